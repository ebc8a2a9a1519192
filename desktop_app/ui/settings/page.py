"""Pengaturan: cards one below the other, each with its own deed."""

from __future__ import annotations

from desktop_app.domain.changes import Changes
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page
from desktop_app.ui.settings.data import AboutCard, DataCard
from desktop_app.ui.settings.looks import LooksCard
from desktop_app.ui.settings.office import OfficeCard
from desktop_app.ui.settings.rules import RulesCard
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.cards import PageHead, scrolled
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column


class SettingsPage(Page):
    """What the office and this PC have chosen."""

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.office, self.looks, self.rules = OfficeCard(desk), LooksCard(theme), RulesCard()
        self.data, self.about = DataCard(desk), AboutCard()
        head = PageHead(self.tr("Pengaturan"), self.tr("Kantor, tampilan, aturan dan keadaan data"))
        cards = (self.office, self.looks, self.data, self.rules, self.about)
        content = column(head, *cards, STRETCH, gap=14, margins=(22, 16, 22, 16))
        self.setLayout(column(scrolled(boxed(content))))
        desk.notices.changed.connect(self._on_changed)
        self._look()

    def visit(self, target: object) -> None:
        self._look()

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.SETTINGS | Changes.STRUCTURE):
            self._look()

    def _look(self) -> None:
        offices = self._desk.house.offices
        self.office.setVisible(offices.own() is not None)
        self.data.show_folder(self._desk.house.folder)
        if offices.own() is not None:
            self.office.show_profile(offices.profile())
            self.rules.show_rules(offices.rule_sets())
