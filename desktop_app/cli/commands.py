"""Each command as a few calls of the same use cases that the window calls."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from desktop_app.cli.output import give, say
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.lists import All
from desktop_app.domain.values import Acting, Period, Role, day_of
from desktop_app.services.checking import check_everything
from desktop_app.services.house import House
from desktop_app.services.imports import ImportPreview
from desktop_app.services.printing import PrintKind
from desktop_app.words.checking import TITLES
from desktop_app.words.sentences import sentence

Command = Callable[[House, Namespace], int]


def acting_in(house: House) -> Acting:
    """The command line acts as an operator of the office, today."""
    return Acting(day=day_of(house.clock()), role=Role.ADMIN, title="Operator (baris perintah)")


def create_office(house: House, wanted: Namespace) -> int:
    house.offices.create(acting_in(house), name=wanted.nama, code=wanted.kode, agency=wanted.pusat)
    say(f"Kantor «{wanted.nama}» siap dipakai.")
    return 0


def import_people(house: House, wanted: Namespace) -> int:
    cases = house.people_import
    preview = cases.preview(acting_in(house), cases.open(wanted.berkas))
    if not wanted.pratinjau:
        result = cases.run(acting_in(house), preview)
        if wanted.salah_ke and preview.salah:
            cases.write_faults(result.run_id, wanted.salah_ke)
    return _tell_import(preview, wanted)


def import_plans(house: House, wanted: Namespace) -> int:
    cases = house.plan_import
    preview = cases.preview(acting_in(house), wanted.berkas)
    if not wanted.pratinjau:
        result = cases.run(acting_in(house), preview)
        if wanted.salah_ke and preview.salah:
            cases.write_faults(result.run_id, wanted.salah_ke)
    return _tell_import(preview, wanted)


def _tell_import(preview: ImportPreview, wanted: Namespace) -> int:
    faults = [{"baris": f.baris, "kode": f.kode, "masalah": f.masalah} for f in preview.salah]
    if wanted.json:
        give({"siap": preview.siap, "berubah": preview.berubah, "sama": preview.sama, "salah": faults})
        return 0
    done = "akan masuk" if wanted.pratinjau else "masuk"
    say(
        f"{preview.siap} baru {done}, {preview.berubah} berubah, {preview.sama} sama, {len(faults)} menunggu."
    )
    for fault in faults:
        say(f"  baris {fault['baris']}: {fault['masalah']} [{fault['kode']}]")
    return 0


def write_template(house: House, wanted: Namespace) -> int:
    house.offices.write_template(wanted.jenis, wanted.ke)
    say(f"Templat ditulis ke {wanted.ke}.")
    return 0


def print_forms(house: House, wanted: Namespace) -> int:
    period, acting = Period.parse(wanted.periode), acting_in(house)
    if not wanted.ke.is_dir():
        wanted.ke.mkdir(parents=True)
    people = None if wanted.semua else (house.people.by_number(wanted.nip),)
    made, notes = [], []
    for paper in house.printing.make_all(
        acting,
        PrintKind(wanted.jenis),
        period,
        people,
        paper=wanted.kertas,
        place=wanted.tempat,
        dated_on=date.fromisoformat(wanted.tanggal) if wanted.tanggal else None,
    ):
        house.printing.write(paper, wanted.ke / paper.file_name)
        made.append(paper.file_name)
        notes += [sentence(warning) for warning in paper.warnings]
    if not made:
        raise RuleBroken("perintah.tidak_ada_cetakan", periode=wanted.periode)
    if wanted.json:
        give({"berkas": made, "peringatan": notes})
    else:
        for note in notes:
            say(f"Perhatian: {note}")
        say(f"{len(made)} berkas ditulis ke {wanted.ke}.")
    return 0


def write_recap(house: House, wanted: Namespace) -> int:
    recap = house.recaps.recap(acting_in(house), Period.parse(wanted.periode), All())
    house.recaps.write(recap, wanted.ke)
    if wanted.json:
        give({"berkas": str(wanted.ke), "pegawai": len(recap.rows)})
    else:
        say(f"Rekap {len(recap.rows)} pegawai ditulis ke {wanted.ke}.")
    return 0


def check(house: House, wanted: Namespace) -> int:
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
}


def command_of(wanted: Namespace) -> Command | None:
    """The command that was asked for, or None when it is one of the program itself."""
    return COMMANDS.get((wanted.perintah, getattr(wanted, "tindakan", None)))


def folder_of(wanted: Namespace) -> Path | None:
    """The folder named by `--data`, or None for the usual one."""
    folder: Path | None = wanted.data
    return folder
