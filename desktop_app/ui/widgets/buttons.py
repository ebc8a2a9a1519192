"""Buttons, icon buttons and chips; their icons take the colour of their kind and follow the theme.

`Button(text, Kind.PRIMARY, "plus")`, `IconButton("undo-2", name)`, `ActionButton(action, Kind.DEFAULT)`,
`Chips([("", "Semua"), ("draf", "Draf")], name)` with `picked(str)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop_app.ui.theme.icons import icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.flow import FlowLayout

_GAP, _ICON = 6, 16
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Kind(StrEnum):
    """How much a button asks for attention; one PRIMARY per screen."""

    PRIMARY = "primary"
    DEFAULT = "default"
    GHOST = "ghost"
    LINK = "link"
    DANGER = "danger"
    ICON = "icon"
    CHIP = "chip"
    TOAST = "toast"


_TINTS = {Kind.PRIMARY: "on_primary", Kind.LINK: "primary", Kind.DANGER: "danger", Kind.DEFAULT: "text"}


class Button(QPushButton):
    """A button with words and, if wanted, an icon."""

    def __init__(self, text: str, kind: Kind = Kind.DEFAULT, icon_name: str = "") -> None:
        super().__init__(text)
        self._kind, self._icon_name = kind, icon_name
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Another icon, or none with an empty name."""
        self._icon_name = name
        self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        gap = _GAP if self.text() else 0
        tint = _TINTS.get(self._kind, "text2")
        self.setIcon(icon(self._icon_name, str(getattr(tokens(), tint)), _ICON, gap))
        self.setIconSize(QSize(px(_ICON) + px(gap), px(_ICON)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon_name"):
            self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside dialogs Qt lets only Space press a button; people expect Enter too.
        if event.key() in ENTER and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(Button):
    """An icon alone; its name is spoken and shown as tooltip."""

    def __init__(self, icon_name: str, name: str, shortcut: str = "") -> None:
        super().__init__("", Kind.ICON, icon_name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)


class ActionButton(Button):
    """A button for an action of the registry: text, icon, state and tooltip follow the action."""

    def __init__(self, action: QAction, kind: Kind = Kind.DEFAULT) -> None:
        super().__init__(action.text(), kind, str(action.property("icon_name") or ""))
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())


class Chips(QWidget):
    """Choices of which one holds, as toggles that wrap when the row is full; arrow keys move between them."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._chips: dict[str, Button] = {}
        layout = FlowLayout(self, px(8))
        for key, text in choices:
            chip = Button(text, Kind.CHIP)
            chip.setCheckable(True)
            chip.setProperty("key", key)
            self._group.addButton(chip)
            self._chips[key] = chip
            layout.addWidget(chip)
        next(iter(self._chips.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    def key(self) -> str:
        """Key of the choice that holds."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def pick(self, key: str) -> None:
        """Choose as if by hand."""
        self._chips[key].setChecked(True)

    def rename(self, key: str, text: str) -> None:
        """Another text, as when a count changes."""
        self._chips[key].setText(text)

    def show_choice(self, key: str, is_shown: bool) -> None:
        """Offer a choice, or take it away; the one that holds must stay."""
        self._chips[key].setVisible(is_shown)

    def _on_toggled(self, chip: QPushButton, is_on: bool) -> None:
        if is_on:
            self.picked.emit(str(chip.property("key")))
