"""The real program on offices that know each other, or do not yet."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager

import pytest
from builders import clock
from exchange_town import Town, town_in
from sitting import Sitting

from desktop_app.ui.exchange import sticks
from tests.app.program_room import Room, running


@pytest.fixture
def town(tmp_path):
    """Offices whose cards are exchanged and whose starter packages were taken in."""
    return town_in(tmp_path / "kota")


@pytest.fixture
def strangers(tmp_path):
    """Offices that have not heard of each other."""
    return town_in(tmp_path / "kota", knows=False)


@pytest.fixture(autouse=True)
def plugged(monkeypatch):
    """The sticks of this test, by their places; those of this machine are not seen."""
    places = []
    monkeypatch.setattr(sticks, "_roots", lambda: list(places))
    return places


@pytest.fixture
def open_window(theme, qtbot):
    """`open_window(home)` opens the program on an office; all windows close at the end."""
    with ExitStack() as open_:
        yield lambda home: open_.enter_context(running(home, theme, qtbot))


@pytest.fixture
def send_from(town, open_window, qtbot):
    """`send_from(code)`: the window of an office on Kirim, ready to write."""

    def opened(code: str) -> Room:
        room = open_window(town.home(code))
        page = room.go("sinkronisasi")
        qtbot.waitUntil(lambda: page.send.is_ready, timeout=10_000)
        room.rest()
        return room

    return opened


@pytest.fixture
def sits(theme, qtbot):
    """`with sits(town, code) as desk`: somebody sits down at the PC of an office, and leaves at the end.

    Nothing may have gone wrong behind his back; what he was warned of on purpose he takes out of `warned`.
    """

    @contextmanager
    def opened(town: Town, code: str, moment=clock):
        with running(town.home(code), theme, qtbot, moment) as room:
            room.answers.target = town.stick
            yield Sitting(room, qtbot)
            assert room.warned == []

    return opened
