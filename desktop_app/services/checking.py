"""The check of everything a store holds: pages, content, references, evidence files, derived tables."""

from __future__ import annotations

from desktop_app.services.house import House
from desktop_app.words.checking import TITLES


def check_everything(house: House) -> dict[str, tuple[str, ...]]:
    """What is not as it should be, by kind; every kind is there, all of them empty when all is well.

    Derived tables that differed were made anew by the check.
    """
    health, files = house.health(), house.year.verify_files()
    return {
        "halaman": health.pages,
        "isi": health.content,
        "rujukan": health.references,
        "bukti_hilang": tuple(files.missing),
        "bukti_rusak": tuple(files.damaged),
        "turunan_usang": house.stale_tables(),
    }


def findings_of(house: House) -> tuple[str, ...]:
    """The same as lines for people; none when all is well."""
    found = check_everything(house)
    return tuple(f"{TITLES[kind]}: {line}" for kind, lines in found.items() for line in lines)
