"""Made-up facts for the letters: an ordinary one and a full one of each."""

from __future__ import annotations

from datetime import date

from desktop_app.documents.facts import IdentityBlock, PlaceAndDay
from desktop_app.documents.letters import BERITA_ACARA, KARTU, KEPUTUSAN, KEUTUHAN, KODE_PEMULIHAN, PENGINGAT
from desktop_app.documents.letters.facts import (
    CardFacts,
    Count,
    From,
    IntegrityFacts,
    LetterFacts,
    Looked,
    MinutesFacts,
    OpenFile,
    Question,
    QuestionsFacts,
    RecoveryFacts,
    ReminderFacts,
)

DAY = date(2026, 11, 24)
AGENCY = "Pemerintah Kota Contoh"
HEAD = IdentityBlock("Dr. Siti Contoh, S.H., M.Si.", "197001011995032001")
BKPSDM = From(AGENCY, "Badan Kepegawaian dan Pengembangan SDM", HEAD, PlaceAndDay("Kota Contoh", DAY))
DINAS = From(
    AGENCY, "Dinas Kependudukan dan Pencatatan Sipil", IdentityBlock(""), PlaceAndDay("Kota Contoh", None)
)
GROUPS = ("04821", "99310", "77265", "00418", "35902", "61174")
CARD = b'{"content":{"kind":"kantor","office":"' + b"0123456789abcdef" * 40 + b'"}}'
HASH = "9f2c41d0 77ab63e1 04c85b92 ee1d2f37 5a60b8c4 13d97e0f 88e2a6b5 4c71f930"


def _file(number: int, days: int) -> OpenFile:
    kind = "Paket awal" if number == 1 else "Kiriman"
    return OpenFile(number, date(2026, 10, 1), kind, f"BKPSDM_ke_DISDUKCAPIL_{number:04d}.sinkron", days)


LETTERS: dict[str, tuple[str, LetterFacts]] = {
    "pengingat": (
        PENGINGAT,
        ReminderFacts(
            BKPSDM, DAY, DINAS.office, date(2026, 10, 12), 43, (_file(4, 40), _file(5, 21), _file(6, 9))
        ),
    ),
    "pengingat-penuh": (
        PENGINGAT,
        ReminderFacts(BKPSDM, DAY, DINAS.office, None, None, tuple(_file(n, 60 - n) for n in range(1, 31))),
    ),
    "kartu": (
        KARTU,
        CardFacts(
            DINAS,
            "Kartu kantor",
            "DISDUKCAPIL",
            DINAS.office,
            GROUPS,
            CARD,
            "Kartu ini memperkenalkan kantor kami kepada BKPSDM, agar berkas pertukaran kami dapat diperiksa "
            "keasliannya dan berkas untuk kami hanya dapat dibuka oleh kami.",
            (
                "Petugas BKPSDM menelepon nomor kantor yang sudah dikenalnya, bukan nomor dari surat ini.",
                "Kantor membacakan enam kelompok angka di atas satu per satu; BKPSDM mencocokkannya.",
                "Semua sama: kartu diterima dan kantor masuk daftar.",
                "Satu angka saja berbeda: kartu tidak diterima; mintalah kartu baru yang diantar langsung.",
            ),
        ),
    ),
    "berita-acara": (
        BERITA_ACARA,
        MinutesFacts(
            DINAS,
            "Pada Selasa, 24 November 2026 pukul 09.30 WIB, Dinas Kependudukan dan Pencatatan Sipil telah "
            "menerima satu berkas pertukaran data kinerja dari Badan Kepegawaian dan Pengembangan SDM.",
            "BKPSDM",
            "DISDUKCAPIL",
            (
                ("Pengirim", "Badan Kepegawaian dan Pengembangan SDM (BKPSDM)"),
                ("Penerima", "Dinas Kependudukan dan Pencatatan Sipil (DISDUKCAPIL)"),
                ("Jenis dan nomor", "Kiriman nomor 4"),
                ("Nama berkas", "BKPSDM_ke_DISDUKCAPIL_0004.sinkron"),
                ("SHA-256 berkas", HASH),
            ),
            (
                Count("Perubahan", "312", "312"),
                Count("– baris baru", "", "280"),
                Count("– baris berubah", "", "30"),
                Count("Berkas bukti", "4", "4"),
            ),
            (
                Count("data umum kota", "48213 00917 55260", "48213 00917 55260"),
                Count("kepegawaian DISDUKCAPIL", "11822 40736 90515", "73004 18226 54401"),
            ),
            (
                "Angka kendali kepegawaian DISDUKCAPIL berbeda karena penerima memegang perubahan yang "
                "belum dikirim kepada pengirim.",
            ),
        ),
    ),
    "keutuhan": (
        KEUTUHAN,
        IntegrityFacts(
            DINAS,
            (
                ("Kantor", "Dinas Kependudukan dan Pencatatan Sipil (DISDUKCAPIL)"),
                ("Diperiksa pada", "24 November 2026 pukul 10.00 WIB"),
                ("Oleh", "Operator kepegawaian"),
                ("Versi program", "0.1.0"),
            ),
            (
                Looked("Halaman dan isi basis data", "1 basis data", "Utuh"),
                Looked("Berkas bukti dan cetakan", "214 berkas", "Utuh"),
                Looked("Tanda tangan dan rantai catatan", "61 blok", "Utuh"),
                Looked("Baris menurut catatan", "4.812 baris", "1 temuan"),
            ),
            "Ada 1 temuan. Lihat rinciannya di bawah.",
            ("Adi Anwar, A.Md. (pegawai): diubah di luar program pada bidang tanggal lahir.",),
            GROUPS,
        ),
    ),
    "keutuhan-penuh": (
        KEUTUHAN,
        IntegrityFacts(
            DINAS,
            (("Kantor", DINAS.office),),
            (Looked("Baris menurut catatan", "4.812 baris", "90 temuan"),),
            "Ada 90 temuan.",
            tuple(f"Pegawai Contoh {n} (pegawai): diubah di luar program pada nama." for n in range(90)),
            GROUPS,
        ),
    ),
    "keputusan": (
        KEPUTUSAN,
        QuestionsFacts(
            DINAS,
            date(2026, 11, 24),
            (
                ("Kantor", "Dinas Kependudukan dan Pencatatan Sipil (DISDUKCAPIL)"),
                ("Isi berbeda menurut kantor", "3"),
                ("Pegawai yang mungkin tercatat ganda", "1 pasang"),
                ("Data yang tercatat dua kali", "0 pasang"),
            ),
            (("lebih dari 90 hari", "1"), ("sampai 7 hari", "1"), ("tidak diketahui (jam diragukan)", "1")),
            (
                Question(
                    "5 Jul 2026",
                    "142 hari",
                    "Adi Anwar, A.Md.",
                    "Golongan · riwayat pegawai",
                    "BKPSDM, DISDUKCAPIL",
                ),
                Question("20 Nov 2026", "4 hari", "Budi Contoh", "Telepon · pegawai", "BKPSDM, DISDUKCAPIL"),
                Question("–", "–", "Citra Contoh", "Baris dihapus · kendala", "DISDUKCAPIL"),
            ),
            0,
        ),
    ),
    "keputusan-penuh": (
        KEPUTUSAN,
        QuestionsFacts(
            DINAS,
            date(2026, 11, 24),
            (("Kantor", DINAS.office),),
            (("8–30 hari", "120"),),
            tuple(
                Question(
                    "3 Nov 2026", "21 hari", f"Pegawai Contoh {n}", "Uraian · hasil kerja", "BKPSDM, DINKES"
                )
                for n in range(90)
            ),
            30,
        ),
    ),
    "kode": (
        KODE_PEMULIHAN,
        RecoveryFacts(
            DINAS,
            ("1234", "5678", "9012", "3456", "7890", "1122", "3344", "5566"),
            (("Berkas", "sendiri-20261124-093000.cadangan"), ("Dibuat", "24 November 2026 pukul 09.30 WIB")),
        ),
    ),
}
