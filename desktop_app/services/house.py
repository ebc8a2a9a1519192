"""All use cases of one open office, side by side: what a window or a command line is given to work with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.lines import PersonLine
from desktop_app.domain.lists import Scope
from desktop_app.domain.records import Id
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.values import Acting, Clock
from desktop_app.services.backups import Backups
from desktop_app.services.evaluations.cases import Evaluations
from desktop_app.services.exchange.cases import Exchange
from desktop_app.services.exchange.moving import Moving
from desktop_app.services.exchange.papers import ExchangePapers
from desktop_app.services.exchange.place import Places
from desktop_app.services.list_sheets import write_people
from desktop_app.services.offices import Offices
from desktop_app.services.people import People
from desktop_app.services.people_import.cases import PeopleImport
from desktop_app.services.plan_import.cases import PlanImport
from desktop_app.services.plans.cases import Plans
from desktop_app.services.printing.cases import Printing
from desktop_app.services.recaps import Recaps
from desktop_app.services.shown import ShownFiles
from desktop_app.services.superiors.cases import Superiors
from desktop_app.services.year import Year
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.lists.overview import OverviewQuery
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.lists.plans import PlanList
from desktop_app.store.lists.scopes import scope_of
from desktop_app.store.lists.search import Search
from desktop_app.store.opening import Health, check_health, data_version, stale_tables
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs


@dataclass(frozen=True, slots=True)
class House:
    """One office, open. `close` gives the database back; nothing of the house may be used afterwards.

    `is_moved`: it was restored or copied since it was last open, and writes as a new replica from now on.
    """

    folder: Path
    store: Store
    blobs: Blobs
    clock: Clock
    backups: Backups
    exchange: Exchange
    exchange_papers: ExchangePapers
    moving: Moving
    places: Places
    is_moved: bool
    offices: Offices
    people: People
    people_import: PeopleImport
    superiors: Superiors
    plans: Plans
    plan_import: PlanImport
    year: Year
    shown: ShownFiles
    evaluations: Evaluations
    recaps: Recaps
    printing: Printing
    people_list: PeopleList
    plan_list: PlanList
    evaluation_list: EvaluationList
    search: Search
    overview: OverviewQuery

    def health(self) -> Health:
        """The integrity of the database file."""
        return check_health(self.store)

    def data_version(self) -> int:
        """Changes when another program has written to the same store."""
        return data_version(self.store)

    def rule_book(self) -> RuleBook:
        """The rule sets of this store; the day asked for chooses among them."""
        with self.store.look() as work:
            return work.rules

    def write_people(self, acting: Acting, lines: Iterable[PersonLine], path: Path) -> None:
        """The list of people as it is shown, as a spreadsheet."""
        write_people(acting, lines, path, self.clock())

    def scope_of(self, person_id: Id, day: date) -> Scope:
        """Whose rows a person may see on a day."""
        return scope_of(self.store.engine, person_id, day)

    def stale_tables(self) -> tuple[str, ...]:
        """Derived tables that differ from a fresh build; none, when all is well."""
        return stale_tables(self.store)

    def close(self) -> None:
        self.places.remember(self.store, self.folder)
        self.store.engine.dispose()
