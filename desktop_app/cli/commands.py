"""Each command as a few calls of the same use cases that the window calls."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop_app.cli import exchange
from desktop_app.cli.acting import acting_in
from desktop_app.cli.backups import check_backup, make_backup, restore_backup
from desktop_app.cli.output import give, say
from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.lists import All
from desktop_app.domain.values import Clock, Period, day_of
from desktop_app.services.checking import check_everything
from desktop_app.services.exchange.cards import check_founding
from desktop_app.services.house import House
from desktop_app.services.imports import ImportPreview, ImportResult
from desktop_app.services.people_import.cases import PeopleImport
from desktop_app.services.plan_import.cases import PlanImport
from desktop_app.services.printing.values import PrintKind
from desktop_app.services.templates import write_shipped_template
from desktop_app.words.checking import TITLES
from desktop_app.words.sentences import sentence

Command = Callable[[House, Namespace], int]
FolderCommand = Callable[[Path, Clock, Namespace], int]
"""A command for a folder whose office may not be open, or not be there at all."""
Told = dict[str, str]
"""A remark as machines get it: `kode` and `masalah`."""


def create_office(house: House, wanted: Namespace) -> int:
    house.offices.create(acting_in(house), name=wanted.nama, code=wanted.kode, agency=wanted.pusat)
    house.exchange.begin()
    say(f"Kantor «{wanted.nama}» siap dipakai.")
    return 0


def import_people(house: House, wanted: Namespace) -> int:
    cases, acting = house.people_import, acting_in(house)
    preview = cases.preview(acting, cases.open(wanted.berkas))
    if wanted.pratinjau:
        return _tell_import(preview, wanted)
    return _finish_import(cases, cases.run(acting, preview), wanted)


def import_plans(house: House, wanted: Namespace) -> int:
    cases, acting = house.plan_import, acting_in(house)
    preview = cases.preview(acting, wanted.berkas)
    if wanted.pratinjau:
        return _tell_import(preview, wanted)
    return _finish_import(cases, cases.run(acting, preview), wanted)


def _finish_import(cases: PeopleImport | PlanImport, result: ImportResult, wanted: Namespace) -> int:
    told = _tell_import(result, wanted)
    if wanted.salah_ke and result.salah and result.run_id:
        cases.write_faults(result.run_id, wanted.salah_ke)
    return told


def _tell_import(found: ImportPreview | ImportResult, wanted: Namespace) -> int:
    faults = [{"baris": f.baris, "kode": f.kode, "masalah": f.masalah} for f in found.salah]
    if wanted.json:
        give({"siap": found.siap, "berubah": found.berubah, "sama": found.sama, "salah": faults})
        return 0
    done = "akan masuk" if wanted.pratinjau else "masuk"
    say(f"{found.siap} baru {done}, {found.berubah} berubah, {found.sama} sama, {len(faults)} menunggu.")
    for fault in faults:
        say(f"  baris {fault['baris']}: {fault['masalah']} [{fault['kode']}]")
    return 0


def write_template(house: House, wanted: Namespace) -> int:
    """The sheet with the choices of this office."""
    with _writing(wanted.ke):
        house.offices.write_template(wanted.jenis, wanted.ke)
    return _tell_template(wanted)


def write_template_alone(clock: Clock, wanted: Namespace) -> int:
    """The same sheet where there is no office yet."""
    with _writing(wanted.ke):
        write_shipped_template(wanted.jenis, wanted.ke, day_of(clock()))
    return _tell_template(wanted)


def _tell_template(wanted: Namespace) -> int:
    say(f"Templat ditulis ke {wanted.ke}.")
    return 0


def print_forms(house: House, wanted: Namespace) -> int:
    period, day = Period.parse(wanted.periode), _day(wanted.tanggal)
    people = None if wanted.semua else [house.people.by_number(wanted.nip)]
    run = house.printing.make_all(
        acting_in(house),
        PrintKind(wanted.jenis),
        period,
        people,
        paper=wanted.kertas,
        place=wanted.tempat,
        dated_on=day,
    )
    made: list[str] = []
    notes: list[AppError] = []
    for paper in run:
        with _writing(wanted.ke):
            wanted.ke.mkdir(parents=True, exist_ok=True)
            house.printing.write(paper, wanted.ke / paper.file_name)
        made.append(paper.file_name)
        notes += paper.warnings
    failed = [failure.error for failure in run.failures]
    _tell_prints(wanted, made, _told(notes), _told(failed))
    if not made:
        raise RuleBroken("perintah.tidak_ada_cetakan", periode=period.text)
    return 2 if failed else 0


def _tell_prints(
    wanted: Namespace, made: Sequence[str], notes: Sequence[Told], failed: Sequence[Told]
) -> None:
    if wanted.json:
        give({"berkas": made, "peringatan": notes, "gagal": failed})
        return
    for note in (*notes, *failed):
        say(f"Perhatian: {note['masalah']} [{note['kode']}]")
    if made:
        say(f"{len(made)} berkas ditulis ke {wanted.ke}.")


def _told(errors: Sequence[AppError]) -> list[Told]:
    """Each different sentence once, with its code."""
    told = {sentence(error): error.code for error in errors}
    return [{"kode": code, "masalah": words} for words, code in told.items()]


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Where the system does not let us write, it is the user's move: another place, or rights."""
    try:
        yield
    except OSError as error:
        raise RuleBroken("perintah.tak_dapat_menulis", tempat=path) from error


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RuleBroken("perintah.tanggal", teks=text) from error


def write_recap(house: House, wanted: Namespace) -> int:
    recap = house.recaps.recap(acting_in(house), Period.parse(wanted.periode), All())
    with _writing(wanted.ke):
        house.recaps.write(recap, wanted.ke)
    if wanted.json:
        give({"berkas": str(wanted.ke), "pegawai": len(recap.rows)})
    else:
        say(f"Rekap {len(recap.rows)} pegawai ditulis ke {wanted.ke}.")
    return 0


def check(house: House, wanted: Namespace) -> int:
    if wanted.bangun_ulang:
        house.exchange.rebuild(acting_in(house))
    found = check_everything(house)
    good = not any(found.values())
    if wanted.json:
        give({"baik": good, **{kind: list(lines) for kind, lines in found.items()}})
    elif good:
        say("Basis data utuh, semua berkas bukti ada dan tidak berubah.")
    else:
        for kind, lines in found.items():
            for line in lines:
                say(f"{TITLES[kind]}: {line}")
    return 0 if good else 2


COMMANDS: Mapping[tuple[str, str | None], Command] = {
    ("kantor", "buat"): create_office,
    ("pegawai", "impor"): import_people,
    ("skp", "impor"): import_plans,
    ("templat", None): write_template,
    ("cetak", None): print_forms,
    ("rekap", None): write_recap,
    ("periksa", None): check,
    ("sinkron", "tulis"): exchange.send,
    ("sinkron", "baca"): exchange.receive,
    ("sinkron", "urungkan"): exchange.undo,
    ("sinkron", "riwayat"): exchange.history,
    ("sinkron", "ganda"): exchange.tell_doubles,
    ("sinkron", "komputer-baru"): exchange.become_new,
    ("paket-awal", "tulis"): exchange.send_starter,
    ("kartu", "tulis"): exchange.write_card,
    ("kartu", "terima"): exchange.take_card,
    ("kartu", "cabut"): exchange.revoke_card,
    ("cadangan", "buat"): make_backup,
}
FOLDER_COMMANDS: Mapping[tuple[str, str | None], FolderCommand] = {
    ("cadangan", "periksa"): check_backup,
    ("cadangan", "pulihkan"): restore_backup,
}


def command_of(wanted: Namespace) -> Command:
    """What was asked for."""
    return COMMANDS[_name(wanted)]


def check_before_founding(wanted: Namespace) -> None:
    """Refuses what would be refused anyway, while the folder is still empty."""
    if wanted.perintah == "kartu":
        check_founding(wanted.berkas)


def folder_command_of(wanted: Namespace) -> FolderCommand | None:
    """The same, where no office is to be opened for it."""
    return FOLDER_COMMANDS.get(_name(wanted))


def _name(wanted: Namespace) -> tuple[str, str | None]:
    return wanted.perintah, getattr(wanted, "tindakan", None)
