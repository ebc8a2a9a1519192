"""A page that waits: grey rows until the office is open, then the real page, made once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page
from desktop_app.ui.widgets.waiting import Skeleton


class LatePage(Page):
    """Stands in the stack for a page whose module must not be loaded before the first window is painted."""

    def __init__(self, desk: Desk, make: Callable[[Desk], Page]) -> None:
        super().__init__()
        self._desk, self._make = desk, make
        self._page: Page | None = None
        self._target: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._waiting = Skeleton()
        self._layout.addWidget(self._waiting)
        if desk.is_open:
            self._arrive()  # whoever made this connects to it first and visits it then
        else:
            desk.opened.connect(self._on_opened)

    def visit(self, target: object) -> None:
        self._target = target
        if self._page is not None:
            self._page.visit(target)

    def escape(self) -> bool:
        return self._page is not None and self._page.escape()

    def filter_field(self) -> QWidget | None:
        return None if self._page is None else self._page.filter_field()

    def regions(self) -> list[QWidget]:
        return [] if self._page is None else self._page.regions()

    @property
    def page(self) -> Page | None:
        """The real page once it is there."""
        return self._page

    def _on_opened(self) -> None:
        if self._page is None:
            self._arrive().visit(self._target)

    def _arrive(self) -> Page:
        page = self._make(self._desk)
        page.went.connect(self.went)
        page.badged.connect(self.badged)
        self._layout.replaceWidget(self._waiting, page)
        self._waiting.hide()
        self._waiting.deleteLater()
        self._page = page
        return page
