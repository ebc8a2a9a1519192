"""The source of the program as trees, read once; and small questions to them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "desktop_app"
_NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", "hasil"}


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """One file of the program."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        """As `ui/jobs.py`."""
        return self.path.relative_to(HOUSE).as_posix()

    @property
    def name(self) -> str:
        """As `desktop_app.ui.jobs`."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def floor(self) -> str:
        """As `ui`; files beside the packages are their own floor."""
        return self.path.relative_to(HOUSE).parts[0].removesuffix(".py")

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """All calls with the last name of what is called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield last_name(node.func), node

    def at(self, node: ast.AST) -> str:
        """Where a node stands."""
        return f"{self.place}:{getattr(node, 'lineno', 0)}"


@cache
def modules() -> tuple[Module, ...]:
    """Every file of the program, migrations included."""
    made = []
    for path in sorted(HOUSE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        made.append(Module(path, text, ast.parse(text, str(path))))
    return tuple(made)


@cache
def tracked_files() -> tuple[Path, ...]:
    """What is in the repository; in an unpacked archive, what is not made by tools."""
    asked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if asked.returncode == 0:
        found = [ROOT / name for name in asked.stdout.split("\0") if name]
    else:
        found = [
            path
            for path in ROOT.rglob("*")
            if not _NOT_OURS & set(path.parts) and not any(part.endswith("_cache") for part in path.parts)
        ]
    return tuple(path for path in found if path.is_file())


def last_name(node: ast.expr) -> str:
    """`c` of `a.b.c`, the name of a name, "" of everything else."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def text_of(node: ast.expr | None) -> str | None:
    """The content of a string constant."""
    match node:
        case ast.Constant(value=str(text)):
            return text
    return None


def docstrings(tree: ast.Module) -> set[ast.Constant]:
    """The constants that are documentation."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(node.value)
    return found


def strings(module: Module) -> Iterator[ast.Constant]:
    """All string constants that are not documentation."""
    known = docstrings(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in known:
            yield node


def pattern_of(node: ast.JoinedStr) -> list[str | None]:
    """An f-string as its fixed parts, None where something is put in."""
    return [text_of(part) if isinstance(part, ast.Constant) else None for part in node.values]
