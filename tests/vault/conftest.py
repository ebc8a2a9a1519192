"""A vault of this test's own, with its key."""

from __future__ import annotations

import pytest

from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys


@pytest.fixture
def keys():
    return Keys(bytes(range(32)))


@pytest.fixture
def blobs(tmp_path, keys):
    return Blobs(tmp_path / "berkas", keys)
