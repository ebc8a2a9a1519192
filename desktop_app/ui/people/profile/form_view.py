"""One small form in the page: a dated change of a person, the correction of one, or the person himself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.people import FactKind, PersonFact, in_force
from desktop_app.services.people import PersonSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.people.listing import unit_choices
from desktop_app.ui.people.profile.draft import (
    draft_of,
    fact_problems,
    self_draft_of,
    self_problems,
)
from desktop_app.ui.people.profile.fact_fields import FactFields, Offers
from desktop_app.ui.people.profile.saving import FactDeed, SelfDeed, fact_from, person_from
from desktop_app.ui.people.profile.self_fields import SelfFields
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Chips, IconButton, Kind
from desktop_app.ui.widgets.cards import Card, PageHead, scrolled
from desktop_app.ui.widgets.editors import LineEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.words.people_terms import FACTS

HIMSELF, NUMBER = "diri", "nomor"
_KINDS = (FactKind.PENEMPATAN, FactKind.PANGKAT, FactKind.STATUS)


class PersonFormView(QWidget):
    """`closed()`: back to the profile, saved or not."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: PersonSheet | None = None
        self._corrects: PersonFact | None = None
        year = desk.acting.day.year
        self.back = IconButton("arrow-left", self.tr("Kembali ke profil"), "Esc")
        self.cancel = Button(self.tr("Batal"))
        self.save = Button(self.tr("Simpan"), Kind.PRIMARY, "check")
        self.save.setToolTip(self.tr("Simpan (Ctrl S)"))
        self.void = Button(self.tr("Tarik dari riwayat"), Kind.DANGER, "trash-2")
        self.head = PageHead("", "", [self.void, self.cancel, self.save])
        kinds = [(kind.value, FACTS[kind]) for kind in _KINDS]
        forms = [*kinds, (HIMSELF, self.tr("Nama dan data diri")), (NUMBER, self.tr("NIP"))]
        self.chips = Chips(forms, self.tr("Yang berubah"))
        self.facts, self.himself = FactFields(year), SelfFields(year)
        self.told = Label("", Role.SECONDARY, wraps=True)
        self.number = LineEdit(self.tr("18 digit; spasi boleh dipakai"))
        self.number_field = Field(
            self.tr("NIP atau NI PPPK"), self.number, is_required=True, check=self._number_problem
        )
        self._build()
        self._connect()

    def begin(self, sheet: PersonSheet, form: str, corrects: PersonFact | None = None) -> None:
        """A form for this person: the word of a kind of fact, `HIMSELF` or `NUMBER`."""
        self._sheet, self._corrects = sheet, corrects
        offices, day = self._desk.house.offices, self._desk.acting.day
        units = [(choice.id, choice.name) for choice in unit_choices(offices.units(day))]
        posts = [(post.id, post.name) for post in offices.posts()]
        ranks = [(rank.code, rank.text) for rank in offices.golongan()]
        self.facts.offer(Offers(units, posts, ranks))
        with QSignalBlocker(self.chips):
            self.chips.pick(form)
        self.chips.setVisible(corrects is None)
        title = self.tr("Betulkan riwayat") if corrects else self.tr("Catat perubahan")
        self.head.retitle(title, sheet.identity.name)
        self.void.setVisible(corrects is not None)
        self._fill(form)

    def go_on(self) -> None:
        """Save, when nothing is wrong."""
        if self._sheet is None:
            return
        match self.chips.key():
            case "diri":
                self._save_himself(self._sheet)
            case "nomor":
                self._save_number(self._sheet)
            case _:
                self._save_fact(self._sheet)

    def escape(self) -> bool:
        """Back without saving."""
        self.closed.emit()
        return True

    def first(self) -> QWidget:
        """Where typing begins."""
        firsts = {HIMSELF: self.himself.first(), NUMBER: self.number}
        return firsts.get(self.chips.key(), self.facts.first())

    def focus_first(self) -> None:
        """Put the focus there."""
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        card = Card()
        card.add(column(self.told, self.facts, self.himself, self.number_field, gap=12))
        card.finish()
        card.setMaximumWidth(px(680))
        top = row(column(self.back, STRETCH), self.head)
        top.setStretch(1, 1)
        inner = row(card, 0)
        inner.setStretch(0, 1)
        body = scrolled(boxed(column(inner, STRETCH)))
        content = column(top, self.chips, body, gap=12, margins=(22, 16, 22, 16))
        content.setStretch(2, 1)
        self.setLayout(content)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.cancel.clicked.connect(self.closed)
        self.save.clicked.connect(self.go_on)
        self.chips.picked.connect(self._on_form)
        self.void.clicked.connect(self._take_back)

    def _fill(self, form: str) -> None:
        sheet, corrects = self._sheet, self._corrects
        if sheet is None:
            return
        self.facts.setVisible(form not in {HIMSELF, NUMBER})
        self.himself.setVisible(form == HIMSELF)
        self.number_field.setVisible(form == NUMBER)
        if form == HIMSELF:
            self.himself.show_draft(self_draft_of(sheet.person))
            told = self.tr("Berlaku untuk naskah sesudah ini; naskah yang sudah ditetapkan tidak berubah.")
        elif form == NUMBER:
            self.number.clear()
            self.number_field.clear_error()
            told = self.tr("Nomor lama tetap tersimpan, misalnya NI PPPK dari kontrak sebelumnya.")
        else:
            kind = FactKind(form)
            held = corrects or in_force(sheet.facts, kind, self._desk.acting.day)
            self.facts.show_draft(draft_of(kind, held, corrects=corrects is not None))
            told = self.tr("Data lama tetap tersimpan sebagai riwayat sampai sehari sebelum tanggal ini.")
            if corrects is not None:
                told = self.tr("Isi yang keliru diganti oleh yang ini; keduanya tetap tercatat dalam jejak.")
        self.told.setText(told)

    def _on_form(self, form: str) -> None:
        self._fill(form)
        self.focus_first()

    def _number_problem(self) -> str:
        digits = "".join(self.number.text().split())
        return "" if digits else self.tr("Isi 18 digit NIP atau NI PPPK.")

    def _save_fact(self, sheet: PersonSheet) -> None:
        draft = self.facts.draft()
        problems = fact_problems(draft, self._desk.acting.day, sheet.person.born_on)
        self.facts.show_problems(problems)
        if problems or self.facts.day_problem():
            return
        fact = fact_from(draft, sheet.person, self._desk.house.clock())
        said = self.tr("{kind} {name} dicatat").format(kind=FACTS[draft.kind], name=sheet.identity.name)
        self._do_fact(sheet, fact, said)

    def _take_back(self) -> None:
        """The fact was wrong altogether."""
        if self._sheet is not None and self._corrects is not None:
            fact = replace(self._corrects, corrects_id=self._corrects.id, void=True)
            said = self.tr("{kind} {name} ditarik dari riwayat")
            self._do_fact(
                self._sheet, fact, said.format(kind=FACTS[fact.kind], name=self._sheet.identity.name)
            )

    def _do_fact(self, sheet: PersonSheet, fact: PersonFact, said: str) -> None:
        deed = FactDeed(self._desk.house.people, self._desk.acting, fact)
        old = deed.old(sheet)
        job = self._desk.undoable(lambda _job: deed.do(), said, lambda _job: deed.undo(old))
        job.succeeded.connect(self._on_saved)

    def _save_himself(self, sheet: PersonSheet) -> None:
        draft = self.himself.draft()
        problems = self_problems(draft, self._desk.acting.day)
        self.himself.show_problems(problems)
        if problems or self.himself.day_problem():
            return
        after = person_from(draft, sheet.person)
        deed = SelfDeed(self._desk.house.people, self._desk.acting, sheet.person, after)
        said = self.tr("Data diri {name} dibetulkan").format(name=after.display)
        job = self._desk.undoable(lambda _job: deed.do(), said, lambda _job: deed.undo())
        job.succeeded.connect(self._on_saved)

    def _save_number(self, sheet: PersonSheet) -> None:
        self.number_field.check()
        number, house, acting = self.number.text(), self._desk.house, self._desk.acting
        if self.number_field.error():
            return
        person_id = sheet.person.person_id
        said = self.tr("Nomor {name} dicatat").format(name=sheet.identity.name)
        self._desk.do(
            lambda _job: house.people.add_number(acting, person_id, number), said, then=self._on_saved
        )

    def _on_saved(self, _result: object) -> None:
        self.closed.emit()
