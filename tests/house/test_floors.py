"""The floors of the house: who may import whom, and no knot, counting lazy imports too."""

import os
import shutil
import subprocess
import sys

import grimp
import pytest
from source import HOUSE, ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
PLANTS = {
    "a rule that reads the store": ("domain/plan.py", "import desktop_app.store.work\n"),
    "a lazy import up the house": (
        "store/ids.py",
        "\n\ndef _up() -> None:\n    from desktop_app.services import trail  # noqa\n",
    ),
    "a screen that speaks SQL": ("ui/page.py", "import sqlalchemy\n"),
    "a screen that reads the store": ("ui/page.py", "import desktop_app.store.work\n"),
    "a floor nobody declared": ("extra.py", '"""A new room."""\n'),
}


def lint(folder):
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_import_contracts_hold():
    checked = lint(ROOT)

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_bad_import_is_found(plant, tmp_path):
    shutil.copytree(HOUSE, tmp_path / "desktop_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    place, line = PLANTS[plant]
    with (tmp_path / "desktop_app" / place).open("a", encoding="utf-8") as file:
        file.write(line)

    checked = lint(tmp_path)

    assert checked.returncode != 0, checked.stdout
    assert "broken" in checked.stdout.lower() or "exhaustive" in checked.stdout.lower(), checked.stdout


def test_no_module_reaches_itself_through_others():
    graph = grimp.build_graph("desktop_app", cache_dir=None)

    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    knots = strongly_connected(imports)

    assert knots == []


def strongly_connected(imports: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules of which each reaches each other one (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    knots: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(imports[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            knot = [stack.pop()]
            while knot[-1] != name:
                knot.append(stack.pop())
            if len(knot) > 1:
                knots.append(sorted(knot))

    for name in sorted(imports):
        if name not in index:
            visit(name)
    return knots


def test_the_search_for_knots_finds_one():
    imports = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}

    assert strongly_connected(imports) == [["a", "b", "c"]]
