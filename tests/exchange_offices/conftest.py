"""A city for each test."""

from __future__ import annotations

import pytest
from small_city import City, city_in


@pytest.fixture
def city(tmp_path) -> City:
    return city_in(tmp_path / "kota")
