"""Dinas Latihan made once a run, and copies of it for tests that write."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builders import KEY, NOW, TODAY, admin, clock

from desktop_app.documents.preview import page_count, page_text
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Skp
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Period, Role
from desktop_app.services.printing import Print, Printing, PrintKind
from desktop_app.services.samples.practice import make_practice
from desktop_app.store.engine import open_engine
from desktop_app.store.opening import DATABASE, open_store
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys

PEOPLE = 42
"""A few more than the fewest: every turn of the year happens, and the run stays short."""
YEAR, FIRST, SECOND, THIRD = (Period(f"2026{part}") for part in ("", "-TW1", "-TW2", "-TW3"))


@dataclass(frozen=True)
class Office:
    """An open practice office with its use case of printing."""

    folder: Path
    store: Store
    blobs: Blobs
    printing: Printing
    acting: Acting

    def person(self, name: str) -> Id:
        """Somebody by his name."""
        with self.store.look() as work:
            return next(p.person_id for p in work.find(Person) if p.name == name)

    def make(self, kind: PrintKind, period: Period, person_id: Id, **asked: object) -> Print:
        return self.printing.make(self.acting, kind, period, person_id, **asked)

    def plans(self, person_id: Id) -> list[Skp]:
        with self.store.look() as work:
            return sorted(work.find(Skp, person_id=person_id), key=lambda skp: skp.part)

    def evaluation(self, person_id: Id, period: Period) -> Evaluation:
        with self.store.look() as work:
            return work.find(Evaluation, person_id=person_id, period=period)[-1]

    def acts(self, person_id: Id, role: Role = Role.PEGAWAI) -> Acting:
        return Acting(day=TODAY, role=role, title="Pegawai Contoh", person_id=person_id)


@cache
def template(base: Path) -> Path:
    """The folder of a practice office; `base` is the folder of the run, so that it is made once."""
    folder = base / "practice"
    folder.mkdir()
    store = open_store(folder, KEY, clock)
    make_practice(store, Blobs(folder / "berkas", Keys(KEY)), people=PEOPLE, today=TODAY)
    store.engine.dispose()
    return folder


def opened(folder: Path) -> Office:
    """An office of a folder; dispose of its engine at the end."""
    store = Store(open_engine(folder / DATABASE, KEY), lambda: NOW)
    blobs = Blobs(folder / "berkas", Keys(KEY))
    return Office(folder, store, blobs, Printing(store, blobs, Keys(KEY).codes), admin())


def copied(base: Path, folder: Path) -> Office:
    """An office of this test's own."""
    shutil.copytree(template(base), folder, dirs_exist_ok=True)
    return opened(folder)


def text_of(content: bytes) -> str:
    """All text of a PDF, with single blanks."""
    pages = (page_text(content, page) for page in range(page_count(content)))
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())
