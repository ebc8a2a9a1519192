"""A few numbers with their names side by side, to be read at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import boxed, column


class Figures(QWidget):
    """`show_figures(["118", …])` in the order of the names."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.numbers = [Label("–", Role.KPI) for _ in names]
        layout = FlowLayout(self, px(28))
        for number, name in zip(self.numbers, names, strict=True):
            layout.addWidget(boxed(column(number, Label(name, Role.CAPTION), gap=0)))

    def show_figures(self, texts: Sequence[str]) -> None:
        """Other numbers."""
        for number, text in zip(self.numbers, texts, strict=True):
            number.setText(text)
            number.updateGeometry()
        self.updateGeometry()
