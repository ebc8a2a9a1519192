"""Second step: which column of the sheet fills which field, with what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop_app.services.people_import import ImportFile
from desktop_app.ui.people.importing.standing import looked_for, standing_of, wants_look
from desktop_app.ui.theme.fonts import MEDIUM
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Chips
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import Combo
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill

_HEAD_ROWS = 20


class ColumnsStep(QWidget):
    """Holds the `file` with the choices made. `changed()`: another choice. `placed(object, object)`: another
    sheet, or another heading row; the file has to be read anew.
    """

    changed = Signal()
    placed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.file: ImportFile | None = None
        self.sheets = Combo([], self.tr("Lembar"))
        heads: list[tuple[object, str]] = [
            (number, self.tr("Judul di baris {number}").format(number=number))
            for number in range(1, _HEAD_ROWS + 1)
        ]
        self.heads = Combo(heads, self.tr("Baris judul"))
        self.founding = CheckBox(self.tr("Buat unit yang belum dikenal, bila lembar menyebut induknya"))
        self.chips = Chips(
            [
                ("", self.tr("Semua kolom")),
                ("periksa", self.tr("Perlu dilihat")),
                ("lewat", self.tr("Tidak dibaca")),
            ],
            self.tr("Saringan kolom"),
        )
        self.lacking = Label("", Role.ERROR, wraps=True)
        self._grid = QGridLayout()
        self._rows: list[_ColumnRow] = []
        self._headings: tuple[str, ...] = ()
        self._build()

    @property
    def combos(self) -> list[Combo]:
        """The choices, one for each column of the sheet."""
        return [made.choice for made in self._rows]

    def show_file(self, file: ImportFile) -> None:
        """A file, or the same one with another choice; then the rows stay and only say something else."""
        self._silently(self.sheets, [(name, name) for name in file.sheets], file.sheet)
        self.heads.blockSignals(True)
        self.heads.choose(file.header_row)
        self.heads.blockSignals(False)
        self.founding.blockSignals(True)
        self.founding.setChecked(file.create_units)
        self.founding.blockSignals(False)
        self.sheets.setVisible(len(file.sheets) > 1)
        if file.headings != self._headings or len(self._rows) != len(file.columns):
            self._make_rows(file)
        for made in self._rows:
            made.show_file(file)
        missing = ", ".join(file.missing)
        self.lacking.setText(self.tr("Kolom wajib belum ada: {names}.").format(names=missing))
        self.lacking.setVisible(bool(missing))
        self.chips.rename("periksa", self.tr("Perlu dilihat {count}").format(count=len(looked_for(file))))
        self.file = file
        self._filter(self.chips.key())

    def match(self, index: int, key: str | None) -> None:
        """Let a column fill a field, or none."""
        if self.file is not None:
            self.show_file(self.file.choose(index, key))
            self.changed.emit()

    def first(self) -> QWidget:
        """What the keyboard begins with: the first column that wants a look, else the first of all."""
        wanted = [made.choice for made in self._rows if made.is_doubtful]
        return next(iter([*wanted, *self.combos]), self.heads)

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(3, 4)
        heads = (self.tr("Kolom berkas"), self.tr("Mengisi"), self.tr("Keadaan"), self.tr("Contoh isi"))
        for place, words in enumerate(heads):
            self._grid.addWidget(Label(words, Role.SECTION), 0, place)
        where = row(self.sheets, self.heads, self.chips)
        where.setStretch(2, 1)
        card = Card()
        card.body.setContentsMargins(px(16), px(10), px(8), px(10))
        inside = boxed(column(self._grid, STRETCH, margins=(0, 0, 8, 0)))
        card.add(scrolled(inside), 1)
        layout = column(where, self.founding, self.lacking, card, gap=8)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.sheets.valued.connect(self._on_sheet)
        self.heads.valued.connect(self._on_head)
        self.chips.picked.connect(self._filter)
        self.founding.toggled.connect(self._on_founding)

    def _make_rows(self, file: ImportFile) -> None:
        for made in self._rows:
            made.remove_from(self._grid)
        self._headings = file.headings
        fields: list[tuple[object, str]] = [(None, self.tr("Tidak dibaca"))]
        fields += [
            (field.key, f"{field.label} *" if field.required else field.label) for field in file.fields
        ]
        self._rows = [_ColumnRow(self, file, each.index, fields) for each in file.columns]
        for place, made in enumerate(self._rows, start=1):
            made.put_into(self._grid, place)

    def _filter(self, key: str) -> None:
        for made in self._rows:
            made.set_visible(
                not key or (key == "periksa" and made.is_doubtful) or (key == "lewat" and not made.is_read)
            )

    def _on_founding(self, is_on: bool) -> None:
        if self.file is not None:
            self.file = self.file.founding_units(is_on)

    def _on_sheet(self, name: object) -> None:
        self.placed.emit(name, None)

    def _on_head(self, number: object) -> None:
        self.placed.emit(self.sheets.value(), number)

    def _silently(self, combo: Combo, choices: list[tuple[object, str]], value: object) -> None:
        combo.blockSignals(True)
        combo.offer(choices)
        combo.blockSignals(True)  # `offer` ends by letting signals through
        combo.choose(value)
        combo.blockSignals(False)


class _ColumnRow:
    """The widgets of one column of the sheet."""

    def __init__(
        self, step: ColumnsStep, file: ImportFile, index: int, fields: list[tuple[object, str]]
    ) -> None:
        each = file.columns[index]
        self._index = index
        self.is_doubtful = self.is_read = False
        self._heading = ElidedLabel(each.heading, weight=MEDIUM)
        self.choice = Combo(fields, step.tr("Mengisi kolom {heading}").format(heading=each.heading))
        self.choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumWidth(px(170))
        self._pill = Pill("-")
        samples = " · ".join(each.samples)
        if not samples:
            hidden = str(each.standing) == "pribadi"
            samples = step.tr("(disembunyikan)") if hidden else step.tr("(kosong)")
        self._samples = ElidedLabel(samples, size=12, tint="text2")
        self.choice.valued.connect(lambda key: step.match(index, key if isinstance(key, str) else None))

    def show_file(self, file: ImportFile) -> None:
        each = file.columns[self._index]
        self.is_doubtful, self.is_read = wants_look(file, self._index), bool(each.field)
        self.choice.blockSignals(True)
        self.choice.choose(each.field)
        self.choice.blockSignals(False)
        pill = standing_of(file, self._index)
        self._pill.show_state(pill.text, pill.tone, pill.icon)

    def put_into(self, grid: QGridLayout, place: int) -> None:
        for column_, widget in enumerate(self._widgets()):
            grid.addWidget(widget, place, column_)

    def remove_from(self, grid: QGridLayout) -> None:
        for widget in self._widgets():
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def set_visible(self, is_visible: bool) -> None:
        for widget in self._widgets():
            widget.setVisible(is_visible)

    def _widgets(self) -> tuple[QWidget, ...]:
        return self._heading, self.choice, self._pill, self._samples
