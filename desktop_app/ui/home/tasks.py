"""How the things that wait read, and where each of them leads. No Qt widgets here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.overview import Task, TaskKind
from desktop_app.ui.page import Place
from desktop_app.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Two lines, an icon with its tone, and the list behind."""

    first: str
    second: str
    icon: str
    tone: Tone
    place: Place


_KINDS: dict[TaskKind, tuple[object, object, str, Tone, str, dict[str, str]]] = {
    TaskKind.BENTROK: (
        QT_TRANSLATE_NOOP("Tasks", "{n} perubahan bentrok"),
        QT_TRANSLATE_NOOP("Tasks", "Pilih isi yang benar, berlaku di semua kantor"),
        "git-merge",
        Tone.VIOLET,
        "sinkronisasi",
        {"tampil": "keputusan"},
    ),
    TaskKind.RENCANA_MENUNGGU: (
        QT_TRANSLATE_NOOP("Tasks", "{n} rencana menunggu persetujuan"),
        QT_TRANSLATE_NOOP("Tasks", "Setujui, atau kembalikan dengan alasan"),
        "clock",
        Tone.WARNING,
        "rencana",
        {"status": "diajukan"},
    ),
    TaskKind.BELUM_DINILAI: (
        QT_TRANSLATE_NOOP("Tasks", "{n} pegawai belum dinilai"),
        QT_TRANSLATE_NOOP("Tasks", "Pilih rating, predikat mengikuti"),
        "star",
        Tone.DANGER,
        "evaluasi",
        {"status": "belum"},
    ),
    TaskKind.BELUM_FINAL: (
        QT_TRANSLATE_NOOP("Tasks", "{n} penilaian siap ditetapkan"),
        QT_TRANSLATE_NOOP("Tasks", "Rating sudah lengkap, tinggal ditetapkan"),
        "circle-check",
        Tone.PRIMARY,
        "evaluasi",
        {"status": "siap"},
    ),
    TaskKind.RENCANA_DIKEMBALIKAN: (
        QT_TRANSLATE_NOOP("Tasks", "{n} rencana dikembalikan"),
        QT_TRANSLATE_NOOP("Tasks", "Perbaiki menurut alasannya, lalu ajukan lagi"),
        "undo-2",
        Tone.WARNING,
        "rencana",
        {"status": "dikembalikan"},
    ),
    TaskKind.TANPA_PENILAI: (
        QT_TRANSLATE_NOOP("Tasks", "{n} pegawai belum punya penilai"),
        QT_TRANSLATE_NOOP("Tasks", "Program sudah menyiapkan usulannya"),
        "users",
        Tone.WARNING,
        "pegawai",
        {"tampil": "penilai"},
    ),
    TaskKind.BELUM_ADA_SKP: (
        QT_TRANSLATE_NOOP("Tasks", "{n} pegawai belum punya SKP tahun ini"),
        QT_TRANSLATE_NOOP("Tasks", "Buka daftarnya, lalu buat satu per satu"),
        "clipboard-list",
        Tone.WARNING,
        "rencana",
        {"tampil": "belum"},
    ),
    TaskKind.RENCANA_DRAF: (
        QT_TRANSLATE_NOOP("Tasks", "{n} rencana masih draf"),
        QT_TRANSLATE_NOOP("Tasks", "Lengkapi, lalu ajukan"),
        "pencil",
        Tone.PRIMARY,
        "rencana",
        {"status": "draf"},
    ),
    TaskKind.DATA_KURANG: (
        QT_TRANSLATE_NOOP("Tasks", "{n} pegawai dengan data belum lengkap"),
        QT_TRANSLATE_NOOP("Tasks", "Pangkat, jabatan atau unit belum terisi"),
        "user",
        Tone.PRIMARY,
        "pegawai",
        {"tampil": "kurang"},
    ),
}


def words_of(task: Task) -> TaskWords:
    """How a task reads on the first page."""
    first, second, icon, tone, page, target = _KINDS[task.kind]
    return TaskWords(
        QCoreApplication.translate("Tasks", str(first)).format(n=task.count),
        QCoreApplication.translate("Tasks", str(second)),
        icon,
        tone,
        Place(page, target),
    )
