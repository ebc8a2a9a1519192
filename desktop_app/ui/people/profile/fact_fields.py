"""The editors of a dated fact: one set for each kind of fact, all giving and taking a `FactDraft`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.people import FactKind, WorkStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import StaffKind
from desktop_app.ui.people.profile.draft import FactDraft, Problem, Problems
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import Combo, DateEdit, LineEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.words.people_terms import STAFF, STATUS

Choice = tuple[object, str]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the combos offer: units, posts and grades of the office on the day."""

    units: Sequence[tuple[Id, str]]
    posts: Sequence[tuple[Id, str]]
    ranks: Sequence[tuple[str, str]]


class FactFields(QWidget):
    """Fills and reads a draft; says what is wrong at the fields."""

    def __init__(self, usual_year: int) -> None:
        super().__init__()
        self._draft = FactDraft(kind=FactKind.PENEMPATAN)
        self.unit, self.post = Combo([], self.tr("Unit kerja")), Combo([], self.tr("Jabatan"))
        self.post_text = LineEdit(self.tr("Contoh: Plt. Kepala Bidang Pelayanan"))
        self.is_head = CheckBox(self.tr("Memimpin unit ini"))
        self.rank = Combo([], self.tr("Golongan"))
        staff: list[Choice] = [(kind, STAFF[kind]) for kind in StaffKind]
        status: list[Choice] = [(kind, STATUS[kind]) for kind in WorkStatus]
        self.staff = Combo([(None, self.tr("Pilih…")), *staff], self.tr("Jenis pegawai"))
        self.status = Combo([(None, self.tr("Pilih…")), *status], self.tr("Kedudukan"))
        self.since = DateEdit(self.tr("Berlaku sejak"), usual_year)
        self.decree_no = LineEdit(self.tr("Contoh: 821.2/012/2026"))
        self.decree_on = DateEdit(self.tr("Tanggal SK"), usual_year)
        self.fields: dict[str, Field] = self._made()
        self._rows = self._build()

    def offer(self, offers: Offers) -> None:
        """Other choices."""
        nothing: Choice = (None, self.tr("Pilih…"))
        self.unit.offer([nothing, *offers.units])
        self.post.offer([nothing, *offers.posts])
        self.rank.offer([nothing, *offers.ranks])

    def show_draft(self, draft: FactDraft) -> None:
        """Fill the editors and show those of its kind."""
        self._draft = draft
        self.unit.choose(draft.unit_id)
        self.post.choose(draft.post_id)
        self.post_text.setText(draft.post_text if not self._is_plain(draft) else "")
        self.is_head.setChecked(draft.is_head)
        self.rank.choose(draft.golongan)
        self.staff.choose(draft.staff_kind)
        self.status.choose(draft.status)
        self.since.set_day(draft.from_on)
        self.decree_no.setText(draft.decree_no)
        self.decree_on.set_day(draft.decree_on)
        for kind, rows in self._rows.items():
            for made in rows:
                made.setVisible(kind is draft.kind)
        for field in self.fields.values():
            field.clear_error()

    def draft(self) -> FactDraft:
        """What stands in the editors."""
        post_id, text = self.post.value(), self.post_text.text().strip()
        base = replace(
            self._draft,
            from_on=self.since.day(),
            decree_no=self.decree_no.text().strip(),
            decree_on=self.decree_on.day(),
        )
        match base.kind:
            case FactKind.PENEMPATAN:
                return replace(
                    base,
                    unit_id=_id(self.unit.value()),
                    post_id=_id(post_id),
                    post_text=text or (self.post.currentText() if post_id else ""),
                    is_head=self.is_head.isChecked(),
                )
            case FactKind.PANGKAT:
                rank = self.rank.value()
                return replace(base, golongan=rank if isinstance(rank, str) else None)
            case _:
                staff, status = self.staff.value(), self.status.value()
                return replace(
                    base,
                    staff_kind=StaffKind(staff) if isinstance(staff, str) else None,
                    status=WorkStatus(status) if isinstance(status, str) else None,
                )

    def day_problem(self) -> str:
        """What is wrong with a day as it was typed."""
        return self.since.problem() or self.decree_on.problem()

    def show_problems(self, problems: Problems) -> None:
        """Say at the fields what is wrong; the first of them gets the focus."""
        words = {
            Problem.KOSONG: self.tr("Isi bagian ini."),
            Problem.PANJANG: self.tr("Terlalu panjang; ringkas dahulu."),
            Problem.TERLALU_JAUH: self.tr("Lebih dari setahun lagi; periksa tahunnya."),
            Problem.SEBELUM_LAHIR: self.tr("Mendahului tanggal lahir; periksa tahunnya."),
        }
        for name, problem in problems.items():
            self.fields[name].show_error(words.get(problem, words[Problem.KOSONG]))
        for name in self.fields:
            if name in problems:
                self.fields[name].editor.setFocus()
                break

    def first(self) -> QWidget:
        """Where typing begins."""
        kinds = {FactKind.PENEMPATAN: self.unit, FactKind.PANGKAT: self.rank}
        return kinds.get(self._draft.kind, self.staff)

    def _made(self) -> dict[str, Field]:
        tr = self.tr
        written = tr("Kosongkan bila sama dengan nama jabatan.")
        return {
            "unit_id": Field(tr("Unit kerja"), self.unit, is_required=True),
            "post_id": Field(tr("Jabatan"), self.post, is_required=True),
            "post_text": Field(tr("Sebutan pada formulir"), self.post_text, written),
            "golongan": Field(tr("Golongan"), self.rank, is_required=True),
            "staff_kind": Field(tr("Jenis pegawai"), self.staff, is_required=True),
            "status": Field(tr("Kedudukan"), self.status, is_required=True),
            "from_on": Field(
                tr("Berlaku sejak"),
                self.since,
                tr("Tanggal menurut surat keputusan (TMT)."),
                is_required=True,
                check=self.since.problem,
            ),
            "decree_no": Field(tr("Nomor SK"), self.decree_no),
            "decree_on": Field(tr("Tanggal SK"), self.decree_on, check=self.decree_on.problem),
        }

    def _build(self) -> dict[FactKind, list[QWidget]]:
        fields = self.fields
        placed = boxed(
            column(fields["unit_id"], fields["post_id"], fields["post_text"], self.is_head, gap=12)
        )
        rows: dict[FactKind, list[QWidget]] = {
            FactKind.PENEMPATAN: [placed],
            FactKind.PANGKAT: [fields["golongan"]],
            FactKind.STATUS: [boxed(column(fields["staff_kind"], fields["status"], gap=12))],
        }
        dated = row(column(fields["from_on"], STRETCH), column(fields["decree_on"], STRETCH), gap=14)
        every = [made for made_rows in rows.values() for made in made_rows]
        self.setLayout(column(*every, dated, fields["decree_no"], gap=12))
        return rows

    def _is_plain(self, draft: FactDraft) -> bool:
        """Whether the words of the post are just its name."""
        return draft.post_text == self.post.currentText()


def _id(value: object) -> Id | None:
    return Id(value) if isinstance(value, bytes) else None
