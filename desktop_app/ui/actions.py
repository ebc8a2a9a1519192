"""Actions as data: menus, palette, buttons, tooltips and the sheet of shortcuts come from one registry.

A page lists its `ActionSpec`s as data; whoever can do them binds them:

    action = actions.bind(NEW_PLAN, self._on_new, self)     # self: the widget in which the shortcut works
    button = ActionButton(action, Kind.PRIMARY)             # of ui/widgets/buttons.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

WINDOW = ""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that can be done.

    `page` is the key of the page it belongs to, `WINDOW` when it works everywhere;

    `shortcut` as "Ctrl+N" (portable text), may be empty. `is_listed` puts it into palette and sheet.
    """

    id: str
    text: str
    icon: str = ""
    shortcut: str = ""
    page: str = WINDOW
    is_listed: bool = True


def shortcut_words(shortcut: str) -> str:
    """A shortcut as it is written on keys here: "Ctrl Shift L", "Spasi", "Alt ←"."""
    for key, word in (("Return", "Enter"), ("Space", "Spasi"), ("Left", "←"), ("Right", "→")):
        shortcut = shortcut.replace(key, word)
    return shortcut.replace("+", " ")


def clashes(specs: Iterable[ActionSpec]) -> list[tuple[str, str]]:
    """Pairs of action ids that would answer to the same key at the same time; must be empty."""
    found = []
    seen: list[ActionSpec] = []
    for spec in specs:
        for other in seen:
            is_near = WINDOW in (spec.page, other.page) or spec.page == other.page
            if spec.shortcut and is_near and _key(spec) == _key(other):
                found.append((other.id, spec.id))
        seen.append(spec)
    return found


def _key(spec: ActionSpec) -> str:
    return QKeySequence(spec.shortcut).toString()


class Actions(QObject):
    """The registry of one window.

    `needed(page)` asks the shell to open a page, so that an action of a page that has not been made yet can
    run from the palette.
    """

    needed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}

    def declare(self, specs: Iterable[ActionSpec]) -> None:
        """Make actions known before their page exists."""
        for spec in specs:
            self._specs[spec.id] = spec

    def bind(self, spec: ActionSpec, run: Callable[[], object], owner: QWidget) -> QAction:
        """Join an action to what it does; the shortcut works while the focus is in `owner`."""
        self._specs[spec.id] = spec
        action = QAction(spec.text, owner)
        action.setObjectName(spec.id)
        action.setProperty("icon_name", spec.icon)
        action.setShortcut(QKeySequence(spec.shortcut))
        if spec.page != WINDOW:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if spec.shortcut:
            action.setToolTip(f"{spec.text} ({shortcut_words(spec.shortcut)})")
        action.triggered.connect(lambda: run())
        owner.addAction(action)
        self._actions[spec.id] = action
        action.destroyed.connect(lambda: self._forget(spec.id, action))
        return action

    def _forget(self, id: str, action: QAction) -> None:
        """A page made anew has bound it again before the old page was gone."""
        if self._actions.get(id) is action:
            del self._actions[id]

    def specs(self) -> tuple[ActionSpec, ...]:
        """All actions known, in the order they were declared."""
        return tuple(self._specs.values())

    def find(self, id: str) -> QAction | None:
        """The bound action, or None while its page has not been made."""
        return self._actions.get(id)

    def is_ready(self, id: str) -> bool:
        """Whether the action may be offered: an unbound one may, since its page is made on demand."""
        action = self._actions.get(id)
        return action is None or action.isEnabled()

    def run(self, id: str) -> None:
        """Do it, from wherever; opens its page first."""
        page = self._specs[id].page
        if page != WINDOW:
            self.needed.emit(page)
        action = self._actions.get(id)
        if action is not None:
            action.trigger()
