"""A store on a real encrypted file, copied from one template a run."""

from __future__ import annotations

import shutil

import pytest
from store_world import KEY, clock, shipped_rules

from desktop_app.store.engine import open_engine
from desktop_app.store.opening import DATABASE, open_store
from desktop_app.store.work import Store


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A folder with a migrated database that knows the shipped rules and nothing else."""
    folder = tmp_path_factory.mktemp("template")
    store = open_store(folder, KEY, clock)
    with store.work() as work:
        work.add(*shipped_rules())
    store.engine.dispose()
    return folder


@pytest.fixture
def folder(template, tmp_path):
    """A data folder of this test's own."""
    shutil.copy(template / DATABASE, tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def store(folder):
    """The open store of `folder`."""
    opened = Store(open_engine(folder / DATABASE, KEY), clock)
    yield opened
    opened.engine.dispose()
