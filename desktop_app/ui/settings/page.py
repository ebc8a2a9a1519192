"""Pengaturan: a list of sections at the left, the chosen one at the right, each with its own deeds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.ui.actions import Actions, ActionSpec
from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page
from desktop_app.ui.settings.backups.section import BackupSection
from desktop_app.ui.settings.data import AboutCard, DataCard
from desktop_app.ui.settings.integrity import IntegritySection
from desktop_app.ui.settings.looks import LooksCard
from desktop_app.ui.settings.office import OfficeCard
from desktop_app.ui.settings.rules import RulesCard
from desktop_app.ui.settings.sections import SectionList
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import PageHead, scrolled
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row


class SettingsPage(Page):
    """Target: None, or `{"bagian": key}`: kantor, tampilan, cadangan, keutuhan, aturan or tentang."""

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.office, self.looks, self.rules = OfficeCard(desk), LooksCard(theme), RulesCard()
        self.data, self.about = DataCard(), AboutCard()
        self.backups, self.integrity = BackupSection(desk), IntegritySection(desk)
        self.sections = SectionList(
            (
                ("kantor", self.tr("Kantor dan cetakan"), "building-2"),
                ("tampilan", self.tr("Tampilan"), "sun"),
                ("cadangan", self.tr("Cadangan"), "archive"),
                ("keutuhan", self.tr("Keutuhan data"), "badge-check"),
                ("aturan", self.tr("Aturan"), "landmark"),
                ("tentang", self.tr("Data dan program"), "info"),
            ),
            self.tr("Bagian pengaturan"),
        )
        self._views = self._build()
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        layout = row(self.sections, gap=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.sections.picked.connect(self._on_picked)
        desk.notices.changed.connect(self._on_changed)
        self._bind(actions)
        self._look()

    def visit(self, target: object) -> None:
        if isinstance(target, Mapping):
            self.sections.pick(str(target.get("bagian", self.sections.key())))
        self._look()
        self.backups.visit(restoring=isinstance(target, Mapping) and bool(target.get("pulihkan")))

    def escape(self) -> bool:
        view = self._stack.currentWidget()
        return view in {self.backups, self.integrity} and (
            self.backups.escape() if view is self.backups else self.integrity.escape()
        )

    def regions(self) -> list[QWidget]:
        return [self.sections.items[self.sections.key()], self._stack]

    def _bind(self, actions: Actions) -> None:
        """What the palette offers from anywhere."""
        for id, words, icon, key, button in (
            ("cadangkan", self.tr("Cadangkan sekarang"), "archive", "cadangan", self.backups.make_button),
            ("pulihkan", self.tr("Pulihkan dari cadangan"), "rotate-ccw", "cadangan", self.backups.from_file),
            ("pindah", self.tr("Pindah komputer"), "arrow-right", "cadangan", self.backups.move_button),
            ("periksa", self.tr("Periksa keutuhan data"), "badge-check", "keutuhan", self.integrity.check),
        ):
            spec = ActionSpec(f"pengaturan.{id}", words, icon, page="pengaturan")
            actions.bind(spec, partial(self._run, key, button), self)

    def _run(self, key: str, button: Button) -> None:
        self.sections.pick(key)
        while self.backups.escape():
            pass  # whatever was open in it
        button.click()

    def _build(self) -> dict[str, QWidget]:
        def shown(title: str, subtitle: str, *cards: QWidget) -> QWidget:
            content = column(PageHead(title, subtitle), *cards, STRETCH, gap=14, margins=(22, 16, 22, 16))
            return scrolled(boxed(content))

        return {
            "kantor": shown(
                self.tr("Kantor dan cetakan"), self.tr("Yang tercetak, dan pilihan kantor ini"), self.office
            ),
            "tampilan": shown(self.tr("Tampilan"), self.tr("Hanya di komputer ini"), self.looks),
            "cadangan": self.backups,
            "keutuhan": self.integrity,
            "aturan": shown(self.tr("Aturan"), self.tr("Tabel aturan yang dipakai"), self.rules),
            "tentang": shown(
                self.tr("Data dan program"), self.tr("Letak data, dan tentang Rembug"), self.data, self.about
            ),
        }

    def _on_picked(self, key: str) -> None:
        self._stack.setCurrentWidget(self._views[key])
        if key == "cadangan":
            self.backups.visit()

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
