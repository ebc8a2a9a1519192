"""What was asked for: the window, a command, the practice office, or a word about the program itself."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.app.crash import guarded, start_log
from desktop_app.app.paths import Paths, find_paths
from desktop_app.cli.arguments import parser
from desktop_app.cli.output import complain, say


def clock() -> datetime:
    """The present moment; the only place that asks the machine."""
    return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; the exit code is 0, 2 (the user's move) or 1 (ours)."""
    wanted = parser().parse_args(arguments)
    if wanted.versi:
        say(f"Rembug {__version__}")
        return 0
    if wanted.smoke:
        return int(import_module("desktop_app.app.smoke").run())
    practice = wanted.perintah == "latihan"
    paths = find_paths(wanted.data, practice=practice)
    fault = start_log(paths.logs)
    try:
        return guarded(lambda: _run(wanted, paths), complain)
    finally:
        fault.close()


def _run(wanted: Namespace, paths: Paths) -> int:
    if wanted.perintah is None:
        return _window(paths, gallery=wanted.gallery)
    if wanted.perintah == "latihan":
        return _practice(wanted, paths)
    # the use cases load SQLAlchemy, which the window must not do before its first paint
    commands: Any = import_module("desktop_app.cli.commands")
    house = _open(paths.store)
    try:
        if wanted.perintah == "contoh":
            return int(import_module("desktop_app.app.samples").make_city(house, wanted))
        return int(commands.command_of(wanted)(house, wanted))
    finally:
        house.close()


def _practice(wanted: Namespace, paths: Paths) -> int:
    house = _open(paths.store)
    try:
        import_module("desktop_app.app.samples").make_practice(house, wanted.pegawai)
    finally:
        house.close()
    return 0 if wanted.tanpa_jendela else _window(paths, gallery=False)


def _window(paths: Paths, *, gallery: bool) -> int:
    return int(import_module("desktop_app.app.desktop").run(paths, clock, gallery=gallery))


def _open(folder: Path) -> Any:
    return import_module("desktop_app.app.compose").open_house(folder, clock)
