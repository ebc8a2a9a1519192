"""The editors of name, titles, birth and how to reach a person."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.terms import Sex
from desktop_app.ui.people.profile.draft import Problem, Problems, SelfDraft
from desktop_app.ui.widgets.editors import Combo, DateEdit, LineEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.layouts import column, row
from desktop_app.words.people_terms import SEX

_TEXTS = ("name", "title_front", "title_back", "born_at", "karpeg", "phone", "email")


class SelfFields(QWidget):
    """Fills and reads a draft; says what is wrong at the fields."""

    def __init__(self, usual_year: int) -> None:
        super().__init__()
        self.texts = {name: LineEdit() for name in _TEXTS}
        self.texts["title_front"].setPlaceholderText(self.tr("Contoh: Dr."))
        self.texts["title_back"].setPlaceholderText(self.tr("Contoh: S.Kom., M.T."))
        sexes = [(sex, SEX[sex]) for sex in Sex]
        self.sex = Combo([(None, self.tr("Belum diketahui")), *sexes], self.tr("Jenis kelamin"))
        self.born_on = DateEdit(self.tr("Tanggal lahir"), usual_year)
        self.fields = self._made()
        self._build()

    def show_draft(self, draft: SelfDraft) -> None:
        """Fill the editors."""
        for name, edit in self.texts.items():
            edit.setText(getattr(draft, name))
        self.sex.choose(draft.sex)
        self.born_on.set_day(draft.born_on)
        for field in self.fields.values():
            field.clear_error()

    def draft(self) -> SelfDraft:
        """What stands in the editors."""
        texts = {name: " ".join(edit.text().split()) for name, edit in self.texts.items()}
        sex = self.sex.value()
        return SelfDraft(**texts, sex=Sex(sex) if isinstance(sex, str) else None, born_on=self.born_on.day())

    def day_problem(self) -> str:
        """What is wrong with a day as it was typed."""
        return self.born_on.problem()

    def show_problems(self, problems: Problems) -> None:
        """Say at the fields what is wrong; the first of them gets the focus."""
        words = {
            Problem.KOSONG: self.tr("Nama tidak boleh kosong."),
            Problem.PANJANG: self.tr("Terlalu panjang; ringkas dahulu."),
            Problem.BELUM_LAHIR: self.tr("Tanggal lahir harus sebelum hari ini."),
            Problem.SUREL: self.tr("Alamat surel memuat tanda @."),
        }
        for name, problem in problems.items():
            self.fields[name].show_error(words.get(problem, words[Problem.PANJANG]))
        for name in self.fields:
            if name in problems:
                self.fields[name].editor.setFocus()
                break

    def first(self) -> QWidget:
        """Where typing begins."""
        return self.texts["name"]

    def _made(self) -> dict[str, Field]:
        tr = self.tr
        bare = tr("Tanpa gelar, seperti pada surat keputusan.")
        return {
            "name": Field(tr("Nama"), self.texts["name"], bare, is_required=True),
            "title_front": Field(tr("Gelar depan"), self.texts["title_front"]),
            "title_back": Field(tr("Gelar belakang"), self.texts["title_back"]),
            "born_at": Field(tr("Tempat lahir"), self.texts["born_at"]),
            "born_on": Field(tr("Tanggal lahir"), self.born_on, check=self.born_on.problem),
            "sex": Field(tr("Jenis kelamin"), self.sex),
            "karpeg": Field(tr("Nomor karpeg"), self.texts["karpeg"]),
            "phone": Field(tr("Telepon"), self.texts["phone"]),
            "email": Field(tr("Surel"), self.texts["email"]),
        }

    def _build(self) -> None:
        fields = self.fields
        pairs = (("title_front", "title_back"), ("born_at", "born_on"), ("sex", "karpeg"), ("phone", "email"))
        rows = [row(fields[one], fields[other], gap=14) for one, other in pairs]
        for made in rows:
            made.setStretch(0, 1)
            made.setStretch(1, 1)
        self.setLayout(column(fields["name"], *rows, gap=12))
