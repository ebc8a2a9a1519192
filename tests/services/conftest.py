"""A founded office on a real encrypted file, copied from one template a run."""

from __future__ import annotations

import pytest
from backup_world import settled
from builders import Hands, admin, found_office, office_store

from desktop_app.services.offices import own_office


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A folder with Dinas Latihan, its seeds, and nobody in it; closed, to be copied."""
    folder = tmp_path_factory.mktemp("founded")
    found_office(folder)
    return folder


@pytest.fixture
def hands():
    """The clock of `store`, which a test may turn."""
    return Hands()


@pytest.fixture
def store(founded, tmp_path, hands):
    """The open store of a founded office, this test's own."""
    opened = office_store(founded, tmp_path, hands)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def office(store):
    """The office of `store`."""
    with store.look() as work:
        return own_office(work)


@pytest.fixture
def acting():
    """An admin on the day of the clock."""
    return admin()


@pytest.fixture
def room(founded, tmp_path, hands):
    """An office with something in it, and whatever makes its backups."""
    made = settled(founded, tmp_path / "kantor", hands)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path):
    """Somewhere else to write to."""
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder
