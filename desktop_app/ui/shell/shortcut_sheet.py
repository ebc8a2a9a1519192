"""The sheet of shortcuts (F1), read from the same registry as menus and palette."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.actions import WINDOW, Actions, ActionSpec, shortcut_words
from desktop_app.ui.shell.overlay import Overlay
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row


class ShortcutSheet(Overlay):
    """Groups: what works everywhere, then each page under its title."""

    def __init__(self, over: QWidget, actions: Actions, titles: Mapping[str, str]) -> None:
        super().__init__(over, self.tr("Pintasan papan tik"), 620, 520)
        self._actions, self._titles = actions, dict(titles)
        self._cross = IconButton("x", self.tr("Tutup"), "Esc")
        self._cross.clicked.connect(self.close_overlay)
        head = row(Label(self.tr("Pintasan papan tik"), Role.CARD_TITLE), STRETCH, self._cross)
        self._layout = column(head, gap=8, margins=(18, 14, 14, 14))
        self._area: QWidget | None = None
        self.setLayout(self._layout)

    def ask(self) -> None:
        """Open with what the registry knows now."""
        if self._area is not None:
            self._layout.removeWidget(self._area)
            self._area.deleteLater()
        self._area = scrolled(self._list())
        self._layout.addWidget(self._area, 1)
        self.open(self._cross)

    def _list(self) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, px(8), 0)
        grid.setVerticalSpacing(px(7))
        number = 0
        for page, specs in self._groups().items():
            title = self.tr("Di mana saja") if page == WINDOW else self._titles.get(page, page)
            heading = Label(title.upper(), Role.SECTION)
            heading.setContentsMargins(0, px(8) if number else 0, 0, 0)
            grid.addWidget(heading, number, 0, 1, 2)
            for spec in specs:
                number += 1
                grid.addWidget(Label(spec.text), number, 0)
                grid.addWidget(
                    Label(shortcut_words(spec.shortcut), Role.KEY), number, 1, Qt.AlignmentFlag.AlignRight
                )
            number += 1
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(number, 1)
        return content

    def _groups(self) -> dict[str, list[ActionSpec]]:
        groups: dict[str, list[ActionSpec]] = {WINDOW: []}
        for spec in self._actions.specs():
            if spec.shortcut:
                groups.setdefault(spec.page, []).append(spec)
        return groups
