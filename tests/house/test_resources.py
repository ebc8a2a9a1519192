"""Every file the program asks for is there, and nothing lies there unasked."""

import ast
import fnmatch
import importlib.util
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from source import ROOT, modules, pattern_of, strings, text_of

ICON_CALLS = {"icon": 0, "pixmap": 0, "paint_icon": 1, "set_icon": 0}
LICENCES = ROOT / "resources" / "licences"
NOTICES = LICENCES / "pihak-ketiga.md"
_spec = importlib.util.spec_from_file_location("make_notices", ROOT / "tests" / "tools" / "make_notices.py")
make_notices = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(make_notices)


@cache
def written() -> frozenset[str]:
    """All texts of the program that may name a file."""
    return frozenset(node.value for module in modules() for node in strings(module))


@cache
def patterns() -> tuple[str, ...]:
    """Names put together by an f-string with enough of its own to say something, as patterns."""
    found = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.JoinedStr):
                parts = pattern_of(node)
                if len("".join(part or "" for part in parts)) > 4 and "." in "".join(
                    part or "" for part in parts
                ):
                    found.append("".join("*" if part is None else part for part in parts))
    return tuple(found)


def is_asked_for(path: Path) -> bool:
    if path.parent.name == "icons":
        return path.stem in written()
    if path.suffix == ".ts":  # what the .qm beside it is made from
        return path.with_suffix(".qm").is_file()
    globs = [text for text in written() if "*" in text and "." in text]
    return path.name in written() or any(fnmatch.fnmatch(path.name, each) for each in (*patterns(), *globs))


def test_each_icon_that_is_named_exists():
    named = {}
    for module in modules():
        for name, call in module.calls():
            at = ICON_CALLS.get(name)
            given = call.args[at] if at is not None and len(call.args) > at else None
            named |= {text: module.at(call)} if (text := text_of(given)) else {}
            named |= {
                text: module.at(call)
                for each in call.keywords
                if each.arg in {"icon", "icon_name", "note_icon"} and (text := text_of(each.value))
            }

    icons = {path.stem for path in (ROOT / "resources" / "icons").iterdir()}
    assert {name: at for name, at in named.items() if name not in icons} == {}
    assert len(named) > 5


@pytest.mark.parametrize("folder", ["resources", "data"])
def test_each_shipped_file_is_asked_for(folder):
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.parent != LICENCES]

    assert sorted(str(path.relative_to(ROOT)) for path in files if not is_asked_for(path)) == []


def test_icons_take_the_colour_of_the_theme():
    icons = (ROOT / "resources" / "icons").glob("*.svg")

    assert [path.name for path in icons if "currentColor" not in path.read_text(encoding="utf-8")] == []


@cache
def noticed() -> dict[str, tuple[str, str]]:
    """Name → version and licence, from the table of notices."""
    rows = {}
    for line in NOTICES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 5 and cells[0] != "Nama":
            rows[cells[0].lower()] = (cells[1], cells[2])
    return rows


def test_every_library_is_named_with_its_licence_and_nothing_else_is():
    inside = {name.lower() for name, *_ in make_notices.INSIDE}

    assert noticed().keys() - inside == make_notices.needed().keys()
    assert all(licence for _, licence in noticed().values())


@pytest.mark.parametrize("name", ["pyside6-essentials", "shiboken6", "pypdfium2"])
def test_what_is_pinned_is_noticed_in_this_very_version(name):
    assert noticed()[name][0] == version(name)


def test_fonts_icons_and_qt_have_their_licence_texts():
    texts = {path.name for path in LICENCES.iterdir()}

    assert {
        "inter-OFL.txt",
        "liberation-OFL.txt",
        "lucide-ISC.txt",
        "LGPL-3.txt",
        "GPL-3.txt",
        "pihak-ketiga.md",
    } <= texts
    for name in ("LGPL-3.txt", "GPL-3.txt"):
        assert "Version 3, 29 June 2007" in (LICENCES / name).read_text(encoding="utf-8")


def test_where_the_sources_of_qt_are_is_written_for_this_very_version():
    text = NOTICES.read_text(encoding="utf-8")

    assert version("pyside6-essentials") in text
    assert "https://download.qt.io/official_releases/QtForPython/pyside6/" in text
    assert "https://download.qt.io/official_releases/qt/" in text
