"""Habits of the house that a machine can see."""

import ast
import re

import pytest
from source import ROOT, docstrings, last_name, modules, text_of, tracked_files

BROAD = {"Exception", "BaseException"}
BROAD_PLACES = {"ui/jobs.py": "Job.run: told in the window", "app/crash.py": "the last net"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "tools"}
LOGS = {"log", "logger", "_log", "logging"}
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
PERSONAL = {
    "person", "people", "identity", "name", "nama", "display", "title", "title_front", "title_back", "number",
    "nip", "born_on", "born_at", "phone", "email", "karpeg", "note", "text", "signatory", "by_text", "search",
    "acting", "facts", "args", "row", "cells",
}  # fmt: skip
# in two parts, so that this file does not hold what it looks for
MACHINE = [
    "/" + part
    for part in ("work/main", "work/shared", "work/.library", "root/", "opt/rembug", "opt/pypi", "opt/wheels")
] + ["/" + "home/"]
HOSTS = [
    "pypi" + ".org",
    "files.python" + "hosted",
    "registry.npm" + "js",
    "proxy.go" + "lang",
    "file:" + "///opt",
]
TEXT_ENDINGS = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".sql",
    ".spec",
    ".svg",
    ".json",
    ".sh",
    ".mako",
    ".cfg",
    ".csv",
    "",
}


def test_broad_excepts_stand_at_two_places_and_say_why():
    places = {}
    for module in modules():
        lines = module.text.splitlines()
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler) and (node.type is None or _names(node.type) & BROAD):
                places[module.place] = lines[node.lineno - 1]

    assert places.keys() == BROAD_PLACES.keys()
    assert all(re.search(r"# noqa: BLE001 - \w+", line) for line in places.values()), places


def _names(node: ast.expr) -> set[str]:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return {last_name(part) for part in parts}


def test_no_assert_checks_input():
    found = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assert)
    ]

    assert found == []


def test_every_module_says_what_it_is_for():
    assert [
        module.place for module in modules() if module.text.strip() and not ast.get_docstring(module.tree)
    ] == []


def test_module_names_are_nouns_that_say_something():
    assert [module.place for module in modules() if EMPTY_NAMES & set(module.name.split("."))] == []


def test_nothing_happens_at_import():
    """No call whose answer is thrown away stands at the top of a module, but for finishing a table there."""
    found = [
        module.at(node)
        for module in modules()
        for node in module.tree.body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        if last_name(node.value.func) != "update"
    ]

    assert found == []


def logged():
    for module in modules():
        for name, call in module.calls():
            if name in LEVELS and isinstance(call.func, ast.Attribute) and last_name(call.func.value) in LOGS:
                yield module, call


def test_logs_hold_no_data_of_persons():
    wrong = {}
    for module, call in logged():
        given = [*call.args[1:], *(each.value for each in call.keywords if each.arg not in {"exc_info"})]
        said = {
            last_name(node)
            for arg in given
            for node in ast.walk(arg)
            if isinstance(node, ast.Name | ast.Attribute)
        }
        if said & PERSONAL:
            wrong[module.at(call)] = sorted(said & PERSONAL)

    assert wrong == {}


def test_log_lines_are_literals_filled_by_logging():
    """So that what goes in is seen by the test above; a stack trace may hold names and is not written."""
    wrong = [
        module.at(call)
        for module, call in logged()
        if text_of(call.args[0]) is None
        or last_name(call.func) == "exception"
        or any(each.arg == "exc_info" for each in call.keywords)
    ]

    assert wrong == []


def text_files():
    for path in tracked_files():
        if path.suffix in TEXT_ENDINGS and path.name != "uv.lock":
            yield path, path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("piece", [*MACHINE, *HOSTS])
def test_no_file_names_this_machine_or_a_registry(piece):
    assert [str(path.relative_to(ROOT)) for path, text in text_files() if piece in text] == []


def test_nothing_is_left_for_later():
    marks = re.compile(
        r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b|segera ha" + r"dir|coming so" + r"on"
    )
    found = [str(path.relative_to(ROOT)) for path, text in text_files() if marks.search(text)]

    assert found == []


def test_public_things_say_what_they_are_for():
    """Classes and functions that other rooms use; a few are so short that their name says all."""
    told, silent = 0, []
    for module in modules():
        if "migrations" in module.place or module.place in SAID_ELSEWHERE:
            continue
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                is_words = isinstance(node, ast.ClassDef) and {last_name(base) for base in node.bases} & ENUMS
                if ast.get_docstring(node) or is_words or node.name == "parse":  # told by its module
                    told += 1
                else:
                    silent.append(f"{module.place}:{node.name}")

    assert len(silent) <= told / 20, silent


SAID_ELSEWHERE = {"cli/commands.py": "the help of each command stands in cli/arguments.py"}
ENUMS = {"StrEnum", "IntEnum", "IntFlag", "Flag", "Enum", "Protocol"}


def test_documentation_is_not_counted_as_text():
    assert all(docstrings(module.tree) for module in modules() if module.text.strip())
