"""The pages: each is made when first opened, and kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.ui.page import Page, PageSpec, Place


class PageStack(QStackedWidget):
    """`went(Place)`: a page wants to go elsewhere. `badged(key, count)`: the number at an entry changed."""

    went = Signal(Place)
    badged = Signal(str, int)

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._specs = {spec.key: spec for spec in specs}
        self._pages: dict[str, Page] = {}

    def show_place(self, place: Place) -> Page:
        """Bring a page into view and hand it the target."""
        page = self._pages.get(place.page) or self._make(place.page)
        self.setCurrentWidget(page)
        page.visit(place.target)
        return page

    def current(self) -> Page | None:
        """The page in view."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def current_key(self) -> str:
        """Key of the page in view, empty while there is none."""
        page = self.currentWidget()
        return next((key for key, made in self._pages.items() if made is page), "")

    def renew(self) -> None:
        """Forget all pages: another office, or another state of it, will be shown."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = {}

    def made(self) -> tuple[str, ...]:
        """Keys of the pages made so far."""
        return tuple(self._pages)

    def focus_filter(self) -> None:
        """Put the focus into the field that narrows the page in view, if it has one."""
        page = self.current()
        field = page.filter_field() if page is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def regions(self) -> list[QWidget]:
        """Where F6 goes within the page in view; the page itself when it names none."""
        page = self.current()
        return [] if page is None else page.regions()

    def _make(self, key: str) -> Page:
        page = self._specs[key].make()
        page.went.connect(self.went)
        page.badged.connect(lambda count: self.badged.emit(key, count))
        self._pages[key] = page
        self.addWidget(page)
        return page


def focus_next(regions: Sequence[QWidget]) -> None:
    """Put the focus into the region after the one that has it."""
    here = QApplication.focusWidget()
    holds = [here is not None and (region is here or region.isAncestorOf(here)) for region in regions]
    at = holds.index(True) if True in holds else -1
    regions[(at + 1) % len(regions)].setFocus(Qt.FocusReason.ShortcutFocusReason)
