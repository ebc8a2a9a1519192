"""The only place that joins the parts: an office out of its folder, a window out of an office to come.

Constructor calls from top to bottom, in the order things depend on each other. Tests compose with a temporary
folder and a fixed clock: the same functions, other arguments.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desktop_app.app.paths import ready_folder
from desktop_app.domain.backups import BackupReason
from desktop_app.domain.errors import Busy, DiskFull
from desktop_app.domain.values import Clock
from desktop_app.services.backups import Backups
from desktop_app.services.evaluations.cases import Evaluations
from desktop_app.services.exchange.cases import Exchange
from desktop_app.services.exchange.moving import Moving
from desktop_app.services.exchange.papers import ExchangePapers
from desktop_app.services.exchange.place import Places
from desktop_app.services.house import House
from desktop_app.services.offices import Offices
from desktop_app.services.people import People
from desktop_app.services.people_import.cases import PeopleImport
from desktop_app.services.plan_import.cases import PlanImport
from desktop_app.services.plans.cases import Plans
from desktop_app.services.printing.cases import Printing
from desktop_app.services.recaps import Recaps
from desktop_app.services.restoring import settle
from desktop_app.services.shown import ShownFiles
from desktop_app.services.superiors.cases import Superiors
from desktop_app.services.year import Year
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.lists.overview import OverviewQuery
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.lists.plans import PlanList
from desktop_app.store.lists.search import Search
from desktop_app.store.opening import open_store
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.files import sweep_parts
from desktop_app.vault.keys import open_keys

_BEFORE_IMPORT = BackupReason.SEBELUM_IMPOR


def open_house(folder: Path, clock: Clock, notes: Path | None = None) -> House:
    """The office in a folder; an empty folder becomes an empty store.

    `notes`: where this PC notes which store lies where, outside of all of them, to tell a copy from its
    original.
    """
    ready_folder(folder)
    settle(folder)
    keys = open_keys(folder)
    sweep_parts(folder)
    store = open_store(folder, keys.database, clock)
    blobs = Blobs(folder / "berkas", keys)
    backups = Backups(store, blobs, folder, keys, clock)
    places = Places(notes)
    exchange = _exchange(store, blobs, folder, backups, places)
    is_moved = places.settle(store, folder)
    with suppress(Busy):  # another program writes: the next start, or the first use, begins
        exchange.begin()
    with suppress(Busy, DiskFull):  # an import was killed; reading the office must not depend on this
        exchange.settle_derived()
    return House(
        folder=folder,
        store=store,
        blobs=blobs,
        clock=clock,
        backups=backups,
        exchange=exchange,
        exchange_papers=ExchangePapers(store, blobs),
        moving=Moving(store),
        places=places,
        is_moved=is_moved,
        offices=Offices(store),
        people=People(store),
        people_import=PeopleImport(store),
        superiors=Superiors(store),
        plans=Plans(store),
        plan_import=PlanImport(store),
        year=Year(store, blobs),
        shown=ShownFiles(folder),
        evaluations=Evaluations(store),
        recaps=Recaps(store),
        printing=Printing(store, blobs, keys.codes),
        people_list=PeopleList(store.engine),
        plan_list=PlanList(store.engine),
        evaluation_list=EvaluationList(store.engine),
        search=Search(store.engine),
        overview=OverviewQuery(store.engine),
    )


def _exchange(store: Store, blobs: Blobs, folder: Path, backups: Backups, places: Places) -> Exchange:
    """A backup precedes every import; after blocks were sealed the PC notes how far the store has come."""
    return Exchange(
        store,
        blobs,
        folder,
        before_import=lambda acting: backups.make(acting, reason=_BEFORE_IMPORT),
        after_seal=lambda: places.remember(store, folder),
    )
