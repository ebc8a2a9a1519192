"""The rating of one result or one value, with the observed fact that explains it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.terms import Level
from desktop_app.services.evaluations.judging import RatingDraft
from desktop_app.ui.evaluations.looks import rating_choices
from desktop_app.ui.evaluations.sheet.draft import Key
from desktop_app.ui.widgets.editors import LineEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import column, row
from desktop_app.ui.widgets.rating import Rating


class RatingRow(QWidget):
    """`rated(key, level, fact)`. The fact is asked for when the rating is other than *sesuai*."""

    rated = Signal(object, object, str)

    def __init__(self, key: Key, name: str, hint: str = "") -> None:
        super().__init__()
        self.key = key
        self.rating = Rating(rating_choices(), self.tr("Rating {nama}").format(nama=name))
        self.rating.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.fact = LineEdit(self.tr("Satu hal yang terlihat, dengan tanggalnya"))
        self.field = Field(self.tr("Fakta yang mendasari"), self.fact, is_required=True)
        self._hint = Label(hint, Role.CAPTION, wraps=True)
        top = row(self.rating, self._hint)
        top.setStretch(1, 1)
        self.setLayout(column(top, self.field, gap=6))
        self.rating.rated.connect(lambda _level: self._tell())
        self.fact.textEdited.connect(lambda _text: self._tell())
        self._fit()

    def show_rating(self, rating: RatingDraft, why_not: str) -> None:
        """What stands in the form; `why_not` closes the row and says the reason."""
        with QSignalBlocker(self.rating), QSignalBlocker(self.fact):
            self.rating.rate(rating.level)
            if self.fact.text().strip() != (rating.fact or ""):
                self.fact.setText(rating.fact or "")
        self.rating.setEnabled(not why_not)
        self.rating.setToolTip(why_not)
        self.fact.setReadOnly(bool(why_not))
        self._fit()

    def level(self) -> Level | None:
        """The rating chosen."""
        level = self.rating.value()
        return level if isinstance(level, Level) else None

    def point(self) -> None:
        """Put the focus on what is missing."""
        wanted = self.rating if self.field.isHidden() else self.fact
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        self._fit()
        self.rated.emit(self.key, self.level(), self.fact.text())

    def _fit(self) -> None:
        wants = self.level() not in {None, Level.SESUAI}
        self.field.setVisible(wants or bool(self.fact.text()))
