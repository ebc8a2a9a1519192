"""The words of the command line: argparse with Indonesian messages, and every command with its arguments."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from desktop_app.cli.output import complain
from desktop_app.domain.errors import RuleBroken
from desktop_app.words.sentences import sentence

_TRANSLATED = (
    (r"the following arguments are required: (.*)", r"argumen wajib belum ada: \1"),
    (r"unrecognized arguments: (.*)", r"argumen tidak dikenal: \1"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1: pilihan \2 tidak ada; yang ada: \3"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"\1: \2 bukan bilangan bulat mulai 1"),
    (r"argument (.*?): expected (?:one|at least one) argument", r"\1: nilainya belum ada"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1: nilai \2 tidak dipakai pada pilihan ini"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 tidak dapat dipakai bersama \2"),
    (r"one of the arguments (.*) is required", r"salah satu dari ini wajib ada: \1"),
)
"""What argparse says when a call is wrong, and what we say instead."""


OPENED = (".sinkron", ".kartu")
"""Endings of files that open the window."""

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


class Formatter(argparse.HelpFormatter):
    """Help with Indonesian headings."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        return super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Indonesian; a wrong call exits with 2."""

    def __init__(self, **options: object) -> None:
        options = {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter, **options}
        super().__init__(**options)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "perintah", "pilihan"
        self.add_argument("-h", "--bantuan", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for english, ours in _TRANSLATED:
            if re.fullmatch(english, message, re.DOTALL):
                message = re.sub(english, ours, message, flags=re.DOTALL)
                break
        error = RuleBroken("perintah.salah", masalah=message, program=self.prog)
        complain(error.code, sentence(error))
        raise SystemExit(2)


def count(text: str) -> int:
    """A number of things, at least one."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def split_opened(arguments: Sequence[str]) -> tuple[list[Path], list[str]]:
    """Exchange files and cards in place of a command: a double click opens the window with them."""
    files: list[Path] = []
    rest: list[str] = []
    given = list(arguments)
    while given and (given[0].startswith("-") or given[0].lower().endswith(OPENED)):
        word = given.pop(0)
        if word.startswith("-"):
            rest.append(word)
            if word == "--data" and given:
                rest.append(given.pop(0))
        else:
            files.append(Path(word))
    return files, [*rest, *given]


def parser() -> Parser:
    """All commands. Without a command the window opens."""
    top = Parser(prog="rembug", description="Meja kerja luring untuk pengelolaan kinerja ASN.")
    top.add_argument("--versi", action="store_true", help="tampilkan versi")
    top.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)
    top.add_argument("--gallery", action="store_true", help=argparse.SUPPRESS)
    _data(top, default=None)
    commands = top.add_subparsers(dest="perintah", metavar="PERINTAH", parser_class=Parser)
    _practice(commands)
    _office(commands)
    _import(commands, "pegawai", "data pegawai")
    _import(commands, "skp", "rencana kinerja (SKP)")
    _template(commands)
    _prints(commands)
    _recap(commands)
    periksa = _command(commands, "periksa", "periksa keutuhan basis data, catatan pertukaran, berkas bukti")
    periksa.add_argument(
        "--bangun-ulang", action="store_true", help="kembalikan baris yang berbeda dari catatan pertukaran"
    )
    _json(periksa)
    _exchange(commands)
    _cards(commands)
    _starter(commands)
    _backups(commands)
    _city(commands)
    for command in commands.choices.values():
        _data_everywhere(command)
    return top


def _practice(commands: Commands) -> None:
    latihan = _command(commands, "latihan", "buat kantor latihan «Dinas Latihan» lalu buka")
    latihan.add_argument("--pegawai", type=count, metavar="N", help="jumlah pegawai (bawaan 60)")
    latihan.add_argument("--tanpa-jendela", action="store_true", help="buat saja, jangan buka jendela")


def _office(commands: Commands) -> None:
    buat = _command(_group(commands, "kantor", "mengelola kantor"), "buat", "buat kantor baru di folder data")
    buat.add_argument("--nama", required=True, help="nama kantor")
    buat.add_argument("--kode", required=True, help="kode kantor, misalnya DISDUKCAPIL")
    buat.add_argument("--pusat", action="store_true", help="kantor ini BKPSDM")


def _import(commands: Commands, name: str, what: str) -> None:
    impor = _command(_group(commands, name, what), "impor", f"impor {what} dari lembar kerja")
    impor.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas xlsx, xls, ods atau csv")
    how = impor.add_mutually_exclusive_group()
    how.add_argument("--pratinjau", action="store_true", help="periksa saja, jangan tulis apa pun")
    how.add_argument(
        "--salah-ke", type=Path, metavar="BERKAS.xlsx", help="tulis baris yang salah ke lembar kerja ini"
    )
    _json(impor)


def _template(commands: Commands) -> None:
    templat = _command(commands, "templat", "tulis lembar kosong yang dibaca oleh impor")
    templat.add_argument("jenis", choices=("pegawai", "skp"), help="lembar untuk apa")
    templat.add_argument("--ke", type=Path, required=True, metavar="BERKAS.xlsx", help="berkas yang ditulis")


def _prints(commands: Commands) -> None:
    cetak = _command(commands, "cetak", "cetak formulir resmi sebagai PDF")
    cetak.add_argument("jenis", choices=("skp", "evaluasi", "dokumen-evaluasi"), help="formulir yang mana")
    _period(cetak)
    who = cetak.add_mutually_exclusive_group(required=True)
    who.add_argument("--nip", help="NIP pegawai")
    who.add_argument("--semua", action="store_true", help="semua pegawai, satu berkas tiap orang")
    cetak.add_argument("--ke", type=Path, required=True, metavar="FOLDER", help="folder tempat PDF ditulis")
    cetak.add_argument("--kertas", choices=("A4", "F4"), help="bawaan: menurut profil kantor")
    cetak.add_argument("--tempat", help="tempat pada surat (bawaan: menurut profil kantor)")
    cetak.add_argument(
        "--tanggal", metavar="TTTT-BB-HH", help="tanggal pada surat; kosong untuk diisi tangan"
    )
    _json(cetak)


def _recap(commands: Commands) -> None:
    rekap = _command(commands, "rekap", "rekap predikat satu periode sebagai lembar kerja")
    _period(rekap)
    rekap.add_argument("--ke", type=Path, required=True, metavar="BERKAS.xlsx", help="berkas yang ditulis")
    _json(rekap)


def _exchange(commands: Commands) -> None:
    deeds = _group(commands, "sinkron", "bertukar data dengan kantor lain melalui berkas")
    tulis = _command(deeds, "tulis", "tulis berkas untuk sebuah kantor")
    _outgoing(tulis)
    tulis.add_argument("--tanda-terima", action="store_true", help="kirim tanda terima saja, tanpa data")
    baca = _command(deeds, "baca", "terima berkas dari kantor lain")
    baca.add_argument("berkas", type=Path, nargs="+", metavar="BERKAS", help="berkas .sinkron, atau folder")
    baca.add_argument("--pratinjau", action="store_true", help="periksa saja, jangan tulis apa pun")
    _json(baca)
    urungkan = _command(deeds, "urungkan", "sisihkan isi berkas yang terakhir diterima")
    urungkan.add_argument("berkas", nargs="?", metavar="NAMA", help="nama berkas (bawaan: yang terakhir)")
    _json(_command(deeds, "riwayat", "sebutkan semua berkas yang dikirim dan diterima"))
    _json(_command(deeds, "ganda", "sebutkan data ganda: orang, rencana, pembetulan, nomor dokumen"))
    _command(deeds, "komputer-baru", "data ini salinan: menulis sebagai komputer baru sejak sekarang")


def _starter(commands: Commands) -> None:
    deeds = _group(commands, "paket-awal", "segala yang diperlukan sebuah kantor untuk mulai")
    _outgoing(_command(deeds, "tulis", "tulis paket awal untuk sebuah kantor"))


def _outgoing(tulis: argparse.ArgumentParser) -> None:
    tulis.add_argument("--untuk", required=True, metavar="KODE", help="kode kantor tujuan")
    tulis.add_argument("--ke", type=Path, metavar="BERKAS", help="berkas, atau folder seperti stik")
    tulis.add_argument("--pratinjau", action="store_true", help="sebutkan apa yang akan keluar saja")
    tulis.add_argument("--tanpa-bukti", action="store_true", help="jangan sertakan berkas bukti")
    tulis.add_argument("--bagian", type=count, metavar="MB", help="bagi menjadi berkas sebesar ini")
    _json(tulis)


def _cards(commands: Commands) -> None:
    deeds = _group(commands, "kartu", "memperkenalkan kantor dan komputer")
    for name, what in (
        ("tulis", "tulis kartu kantor (atau komputer) ini"),
        ("terima", "terima kartu yang sidiknya sudah dicocokkan"),
    ):
        deed = _command(deeds, name, what)
        deed.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas .kartu")
        _json(deed)
    cabut = _command(deeds, "cabut", "cabut kartu sebuah kantor (BKPSDM)")
    cabut.add_argument("kode", metavar="KODE", help="kode kantor")


def _backups(commands: Commands) -> None:
    deeds = _group(commands, "cadangan", "mencadangkan dan memulihkan kantor")
    buat = _command(deeds, "buat", "tulis cadangan kantor sebagai satu berkas")
    buat.add_argument(
        "--ke", type=Path, metavar="BERKAS", help="berkas atau folder (bawaan: folder data, tanpa bukti)"
    )
    buat.add_argument("--tanpa-bukti", action="store_true", help="jangan sertakan berkas bukti")
    buat.add_argument(
        "--kode", action="store_true", help="buat kode pemulihan, untuk membuka cadangan di komputer lain"
    )
    _json(buat)
    periksa = _command(deeds, "periksa", "baca seluruh cadangan dan sebutkan isinya")
    pulihkan = _command(deeds, "pulihkan", "kembalikan kantor dari cadangan; data sekarang tetap disimpan")
    pulihkan.add_argument("--pratinjau", action="store_true", help="bandingkan saja, jangan ubah apa pun")
    for deed in (periksa, pulihkan):
        deed.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas cadangan")
        deed.add_argument(
            "--kode-dari",
            type=Path,
            metavar="BERKAS",
            help="berkas berisi kode pemulihan; - untuk masukan baku",
        )
        _json(deed)


def _city(commands: Commands) -> None:
    contoh = _command(commands, "contoh", "buat kota tiruan untuk uji beban")
    contoh.add_argument("--kantor", type=count, required=True, metavar="K", help="jumlah kantor")
    contoh.add_argument("--pegawai", type=count, required=True, metavar="N", help="jumlah pegawai seluruhnya")
    contoh.add_argument("--tahun", type=count, required=True, metavar="T", help="tahun, misalnya 2026")
    contoh.add_argument("--benih", type=count, default=1, metavar="B", help="benih acak (bawaan 1)")


def _command(commands: Commands, name: str, what: str) -> Parser:
    return commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")


def _group(commands: Commands, name: str, what: str) -> Commands:
    group = _command(commands, name, what)
    return group.add_subparsers(dest="tindakan", metavar="TINDAKAN", required=True, parser_class=Parser)


def _period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--periode", required=True, help="2026, 2026-TW3 atau 2026-09")


def _data(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--data", type=Path, metavar="FOLDER", default=default, help="folder data kantor")


def _data_everywhere(command: argparse.ArgumentParser) -> None:
    """`--data` may stand before or after the command; what stands later wins."""
    _data(command, default=argparse.SUPPRESS)
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                _data_everywhere(sub)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="keluaran untuk mesin")
