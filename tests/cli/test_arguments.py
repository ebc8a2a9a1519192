"""What a person types, rightly and wrongly, and what the program answers in his language."""

from __future__ import annotations

import re

import pytest

from desktop_app.cli.arguments import parser

COMMANDS = (
    (),
    ("latihan",),
    ("kantor",),
    ("kantor", "buat"),
    ("pegawai",),
    ("pegawai", "impor"),
    ("skp",),
    ("skp", "impor"),
    ("templat",),
    ("cetak",),
    ("rekap",),
    ("periksa",),
    ("cadangan",),
    ("cadangan", "buat"),
    ("cadangan", "periksa"),
    ("cadangan", "pulihkan"),
    ("contoh",),
)
ENGLISH = re.compile(
    r"\b(usage|options|arguments?|required|invalid|choice|choose|expected|unrecognized|show|help|exit|error|"
    r"positional|not allowed|value|the|one of)\b"
)
WRONG = {
    "an unknown command": (("ceetak",), "pilihan 'ceetak' tidak ada"),
    "a kind with a blank": (("templat", "pe gawai", "--ke", "x"), "pilihan 'pe gawai' tidak ada"),
    "an unknown option": (("periksa", "--cepat"), "argumen tidak dikenal: --cepat"),
    "a part of an option": (("periksa", "--js"), "argumen tidak dikenal: --js"),
    "no deed": (("pegawai",), "argumen wajib belum ada: TINDAKAN"),
    "no file": (("pegawai", "impor"), "argumen wajib belum ada: BERKAS"),
    "nobody": (
        ("cetak", "skp", "--periode", "2026", "--ke", "x"),
        "salah satu dari ini wajib ada: --nip --semua",
    ),
    "two answers": (
        ("cetak", "skp", "--periode", "2026", "--ke", "x", "--nip", "1", "--semua"),
        "--semua tidak dapat dipakai bersama --nip",
    ),
    "no value": (("rekap", "--periode"), "--periode: nilainya belum ada"),
    "a value too many": (("periksa", "--json=ya"), "--json: nilai 'ya' tidak dipakai"),
    "no number": (("contoh", "--kantor", "tiga"), "--kantor: 'tiga' bukan bilangan bulat mulai 1"),
    "nobody at all": (("latihan", "--pegawai", "0"), "--pegawai: '0' bukan bilangan bulat mulai 1"),
    "preview with a file": (
        ("skp", "impor", "x", "--pratinjau", "--salah-ke", "y"),
        "--salah-ke tidak dapat dipakai bersama --pratinjau",
    ),
}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_indonesian_for_every_command(run, command):
    ran = run(*command, "--bantuan")

    assert ran.code == 0
    assert ran.out.startswith(f"pemakaian: {' '.join(('rembug', *command))} ")
    assert not ENGLISH.findall(ran.out.lower())


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_call_is_told_in_indonesian_and_ends_with_2(run, wrong):
    arguments, words = WRONG[wrong]

    ran = run(*arguments)

    assert (ran.code, ran.error, ran.out) == (2, "perintah.salah", "")
    assert words in ran.err
    assert not ENGLISH.findall(ran.err.lower())
    assert ran.err.endswith(" --bantuan.\n")


@pytest.mark.parametrize("command", COMMANDS[1:], ids=" ".join)
def test_every_command_takes_the_folder_before_and_after_it(command):
    rest = {
        "kantor buat": ("--nama", "x", "--kode", "y"),
        "pegawai impor": ("x.csv",),
        "skp impor": ("x.csv",),
        "templat": ("skp", "--ke", "x"),
        "cetak": ("skp", "--periode", "2026", "--semua", "--ke", "x"),
        "rekap": ("--periode", "2026", "--ke", "x"),
        "cadangan periksa": ("x.cadangan",),
        "cadangan pulihkan": ("x.cadangan",),
        "contoh": ("--kantor", "1", "--pegawai", "1", "--tahun", "2026"),
    }.get(" ".join(command), ())
    if command in {("kantor",), ("pegawai",), ("skp",), ("cadangan",)}:
        pytest.skip("not a command by itself")

    before = parser().parse_args(["--data", "sini", *command, *rest])
    after = parser().parse_args([*command, *rest, "--data", "sini"])
    both = parser().parse_args(["--data", "sana", *command, *rest, "--data", "sini"])

    assert {str(each.data) for each in (before, after, both)} == {"sini"}


def test_the_version_is_one_line(run):
    assert run("--versi").out == "Rembug 0.1.0\n"
