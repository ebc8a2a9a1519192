"""Every page as a picture, compared pixel by pixel; `REMBUG_ACCEPT=1` renews the pictures after looking."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from desktop_app.ui.theme.theme import Mode
from tests.app.program_room import PAGES
from tests.app.test_pages import SIZES, VIEWS, open_view
from tests.ui.screens import KEPT, compare

pytestmark = pytest.mark.xdist_group("pages")  # made once, on one worker

LOOKS = tuple(product((Mode.LIGHT, Mode.DARK), SIZES))
WITHIN = ((Mode.LIGHT, SIZES[0]), (Mode.DARK, SIZES[2]))
"""What opens within a page is kept in its largest and in its smallest look."""


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_looks_as_it_did(practice_room, theme, tmp_path, view):
    for folder in (KEPT / "pages", tmp_path / "pages"):
        folder.mkdir(parents=True, exist_ok=True)
    different = []
    for mode, size in LOOKS if view in PAGES else WITHIN:
        theme.choose(mode)
        practice_room.window.resize(*size)
        open_view(practice_room, view)
        if view == "pengaturan":
            practice_room.page.data.show_folder(Path("kantor"))  # else that of this run
        practice_room.rest()
        name = f"pages/{view}-{mode.value}-{size[0]}"
        different.append(compare(practice_room.window, name, tmp_path))

    assert [each for each in different if each] == []
