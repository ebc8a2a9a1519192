"""The words of the command line: argparse with Indonesian messages, and every command with its arguments."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

_TRANSLATED = (
    (r"the following arguments are required: (.*)", r"argumen wajib belum ada: \1"),
    (r"unrecognized arguments: (.*)", r"argumen tidak dikenal: \1"),
    (
        r"argument (.*?): invalid choice: (\S+) \(choose from (.*)\)",
        r"\1: pilihan \2 tidak ada; yang ada: \3",
    ),
    (r"argument (.*?): invalid int value: (.*)", r"\1: \2 bukan bilangan bulat"),
    (r"argument (.*?): expected one argument", r"\1: nilainya belum ada"),
    (r"argument (.*?): expected at least one argument", r"\1: nilainya belum ada"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 tidak dapat dipakai bersama \2"),
    (r"one of the arguments (.*) is required", r"salah satu dari ini wajib ada: \1"),
)


class Formatter(argparse.HelpFormatter):
    """Help with Indonesian headings."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        return super().add_usage(usage, actions, groups, prefix or "pemakaian: ")


class Parser(argparse.ArgumentParser):
    """A parser that speaks Indonesian; a wrong call exits with 2."""

    def __init__(self, **options: object) -> None:
        options = {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter, **options}
        super().__init__(**options)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "perintah", "pilihan"
        self.add_argument("-h", "--bantuan", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for english, ours in _TRANSLATED:
            if re.fullmatch(english, message):
                message = re.sub(english, ours, message)
                break
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


def parser() -> Parser:
    """All commands. Without a command the window opens."""
    top = Parser(prog="rembug", description="Meja kerja luring untuk pengelolaan kinerja ASN.")
    top.add_argument("--versi", action="store_true", help="tampilkan versi")
    top.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)
    top.add_argument("--gallery", action="store_true", help=argparse.SUPPRESS)
    _data(top, default=None)
    commands = top.add_subparsers(dest="perintah", metavar="PERINTAH", parser_class=Parser)

    latihan = commands.add_parser("latihan", help="buat kantor latihan «Dinas Latihan» lalu buka")
    latihan.add_argument("--pegawai", type=int, metavar="N", help="jumlah pegawai (bawaan 60)")
    latihan.add_argument("--tanpa-jendela", action="store_true", help="buat saja, jangan buka jendela")

    kantor = _group(commands, "kantor", "mengelola kantor")
    buat = kantor.add_parser("buat", help="buat kantor baru di folder ini")
    buat.add_argument("--nama", required=True, help="nama kantor")
    buat.add_argument("--kode", required=True, help="kode kantor, misalnya disdukcapil")
    buat.add_argument("--pusat", action="store_true", help="kantor ini BKPSDM")

    for name, what in (("pegawai", "data pegawai"), ("skp", "rencana kinerja (SKP)")):
        group = _group(commands, name, what)
        impor = group.add_parser("impor", help=f"impor {what} dari lembar kerja")
        impor.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas xlsx, xls, ods atau csv")
        impor.add_argument("--pratinjau", action="store_true", help="periksa saja, jangan tulis apa pun")
        impor.add_argument(
            "--salah-ke", type=Path, metavar="BERKAS", help="tulis baris salah ke berkas xlsx ini"
        )
        _json(impor)

    templat = commands.add_parser("templat", help="tulis lembar kosong yang dibaca oleh impor")
    templat.add_argument("jenis", choices=("pegawai", "skp"))
    templat.add_argument("--ke", type=Path, required=True, metavar="BERKAS.xlsx")

    cetak = commands.add_parser("cetak", help="cetak formulir resmi sebagai PDF")
    cetak.add_argument("jenis", choices=("skp", "evaluasi", "dokumen-evaluasi"))
    cetak.add_argument("--periode", required=True, help="2026 atau 2026-TW3")
    who = cetak.add_mutually_exclusive_group(required=True)
    who.add_argument("--nip", help="NIP pegawai")
    who.add_argument("--semua", action="store_true", help="semua pegawai, satu berkas tiap orang")
    cetak.add_argument("--ke", type=Path, required=True, metavar="FOLDER")
    cetak.add_argument("--kertas", choices=("A4", "F4"), help="bawaan: menurut profil kantor")
    cetak.add_argument("--tempat", help="tempat pada surat (bawaan: menurut profil kantor)")
    cetak.add_argument(
        "--tanggal", metavar="TTTT-BB-HH", help="tanggal pada surat; kosong untuk diisi tangan"
    )
    _json(cetak)

    rekap = commands.add_parser("rekap", help="rekap predikat satu periode sebagai lembar kerja")
    rekap.add_argument("--periode", required=True, help="2026 atau 2026-TW3")
    rekap.add_argument("--ke", type=Path, required=True, metavar="BERKAS.xlsx")
    _json(rekap)

    _json(commands.add_parser("periksa", help="periksa keutuhan basis data dan berkas bukti"))

    contoh = commands.add_parser("contoh", help="buat kota tiruan untuk uji beban")
    contoh.add_argument("--kantor", type=int, required=True, metavar="K", help="jumlah kantor")
    contoh.add_argument("--pegawai", type=int, required=True, metavar="N", help="jumlah pegawai seluruhnya")
    contoh.add_argument("--tahun", type=int, required=True, metavar="T")
    contoh.add_argument("--benih", type=int, default=1, metavar="B", help="benih acak (bawaan 1)")
    for command in commands.choices.values():
        _data_everywhere(command)
    return top


def _group(
    commands: argparse._SubParsersAction[Parser], name: str, what: str
) -> argparse._SubParsersAction[Parser]:
    group = commands.add_parser(name, help=what)
    return group.add_subparsers(dest="tindakan", metavar="TINDAKAN", required=True, parser_class=Parser)


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
