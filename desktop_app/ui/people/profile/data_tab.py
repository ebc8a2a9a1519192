"""The tab Data: what holds today, in cards, with what is missing and who judges."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import long_date
from desktop_app.domain.people import FactKind, Gap, Person, PersonFact, WorkStatus, in_force
from desktop_app.services.people import PersonSheet
from desktop_app.ui.people.meter import GapMeter
from desktop_app.ui.people.profile.fact_words import decree
from desktop_app.ui.people.profile.form_view import HIMSELF
from desktop_app.ui.people.profile.sections import ValuesCard
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.words.people_terms import DOUBTS, POSTS, SEX, STAFF, STATUS
from desktop_app.words.sentences import sentences


class DataTab(QWidget):
    """`edit_wanted(str)`: a form by its word. `repaired(Gap)`: to where a gap is closed."""

    edit_wanted = Signal(str)
    repaired = Signal(Gap)

    def __init__(self) -> None:
        super().__init__()
        tr = self.tr
        change = tr("Catat perubahan")
        self.placed = ValuesCard(
            tr("Jabatan dan unit"),
            [tr("Jabatan"), tr("Jenis"), tr("Unit kerja"), tr("Sejak"), tr("SK")],
            change,
        )
        self.rank = ValuesCard(tr("Pangkat"), [tr("Pangkat, golongan"), tr("Sejak"), tr("SK")], change)
        self.status = ValuesCard(
            tr("Status kepegawaian"), [tr("Jenis pegawai"), tr("Kedudukan"), tr("Sejak")], change
        )
        self.himself = ValuesCard(
            tr("Nama dan data diri"),
            [
                tr("Nama tanpa gelar"),
                tr("Gelar"),
                tr("NIP atau NI PPPK"),
                tr("Jenis kelamin"),
                tr("Lahir"),
                tr("Nomor karpeg"),
                tr("Telepon"),
                tr("Surel"),
            ],
            tr("Betulkan"),
        )
        self.superiors = ValuesCard(
            tr("Penilai"), [tr("Pejabat penilai"), tr("Atasan penilai"), tr("Dasar")], tr("Ubah penilai")
        )
        self.meter = GapMeter()
        self.remarks = Label("", Role.SECONDARY, wraps=True)
        self._links = {
            FactKind.PENEMPATAN.value: self.placed,
            FactKind.PANGKAT.value: self.rank,
            FactKind.STATUS.value: self.status,
            HIMSELF: self.himself,
        }
        self._build()

    def show_sheet(self, sheet: PersonSheet, basis: str) -> None:
        """Another person, or the same anew; `basis` is that of the exception in force, empty without one."""
        day = sheet.day
        facts, identity = sheet.facts, sheet.identity
        placed = in_force(facts, FactKind.PENEMPATAN, day)
        ranked = in_force(facts, FactKind.PANGKAT, day)
        status = in_force(facts, FactKind.STATUS, day)
        unit = identity.unit or ""
        if identity.is_head and unit:
            unit = self.tr("{unit} (memimpin unit)").format(unit=unit)
        kind = POSTS[identity.post_kind] if identity.post_kind else ""
        self.placed.show_values([identity.post or "", kind, unit, _since(placed), _decree(placed)])
        self.rank.show_values([identity.rank or identity.golongan or "", _since(ranked), _decree(ranked)])
        staff = STAFF[identity.staff_kind] if identity.staff_kind else ""
        held = STATUS[(status.status or WorkStatus.AKTIF) if status else WorkStatus.AKTIF]
        self.status.show_values([staff, held, _since(status)])
        self.himself.show_values(self._himself(sheet.person, [n.number for n in sheet.numbers]))
        self.superiors.show_values(self._superiors(sheet, basis))
        self.meter.show_gaps(sheet.gaps)
        known = sentences()
        told = [known[finding.code].format(**finding.facts) for finding in sheet.remarks]
        self.remarks.setText("\n".join(told))
        self.remarks.setVisible(bool(told))

    def allow(self, reason: str) -> None:
        """Whether the links work; the reason why not is their tooltip."""
        for card in (*self._links.values(), self.superiors):
            card.link.setEnabled(not reason)
            card.link.setToolTip(reason)

    def _build(self) -> None:
        complete = Card(self.tr("Kelengkapan data"))
        complete.add(self.meter)
        complete.add(self.remarks)
        complete.finish()
        left = boxed(column(self.placed, self.rank, self.status, STRETCH, gap=12))
        right = boxed(column(complete, self.superiors, self.himself, STRETCH, gap=12))
        tiles = Tiles([left, right], 380)
        self.setLayout(column(scrolled(boxed(column(tiles, STRETCH)))))
        for form, card in self._links.items():
            card.link.clicked.connect(partial(self.edit_wanted.emit, form))
        self.meter.repaired.connect(self.repaired)

    def _himself(self, person: Person, numbers: list[str]) -> list[str]:
        titles = ", ".join(words for words in (person.title_front, person.title_back) if words)
        born = ", ".join(
            words for words in (person.born_at, long_date(person.born_on) if person.born_on else "") if words
        )
        return [
            person.name,
            titles,
            ", ".join(numbers),
            SEX[person.sex] if person.sex else "",
            born,
            person.karpeg or "",
            person.phone or "",
            person.email or "",
        ]

    def _superiors(self, sheet: PersonSheet, basis: str) -> list[str]:
        line = sheet.superiors
        if line is None:
            return [self.tr("Tidak dinilai di kantor ini"), "", ""]
        found = basis or self.tr("Susunan unit dan jenis jabatan")
        doubts = "; ".join(DOUBTS[doubt] for doubt in line.doubts) if not basis else ""
        return [line.penilai or "", line.atasan or "", f"{found}. {doubts}." if doubts else found]


def _since(fact: PersonFact | None) -> str:
    return long_date(fact.from_on) if fact else ""


def _decree(fact: PersonFact | None) -> str:
    return decree(fact) if fact else ""
