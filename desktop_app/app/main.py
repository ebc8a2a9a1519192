"""What was asked for: the window, a command, the practice office, or a word about the program itself."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.app.crash import guarded, logging_to
from desktop_app.app.paths import Paths, find_paths
from desktop_app.cli.arguments import parser, split_opened
from desktop_app.cli.output import complain, say, speak_utf8
from desktop_app.domain.errors import RuleBroken

_FOUNDING = {("kantor", "buat"), ("kartu", "terima")}
"""Commands that may begin a store; all others need one, and leave an empty folder empty."""


def clock() -> datetime:
    """The present moment; the only place that asks the machine."""
    return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; the exit code is 0, 2 (the user's move) or 1 (ours)."""
    speak_utf8()
    files, words = split_opened(sys.argv[1:] if arguments is None else arguments)
    wanted = parser().parse_args(words)
    if wanted.versi:
        say(f"Rembug {__version__}")
        return 0
    if wanted.smoke:
        return int(import_module("desktop_app.app.smoke").run())
    paths = find_paths(wanted.data, practice=wanted.perintah == "latihan")
    with logging_to(paths.logs):
        return guarded(lambda: _run(wanted, paths, files), complain)


def _run(wanted: Namespace, paths: Paths, files: Sequence[Path]) -> int:
    if wanted.perintah is None:
        return _window(paths, gallery=wanted.gallery, files=files)
    if wanted.perintah in {"latihan", "contoh"}:
        made = int(import_module("desktop_app.app.samples").make(wanted, paths.store, clock))
        shows = wanted.perintah == "latihan" and not wanted.tanpa_jendela
        return _window(paths, gallery=False) if shows else made
    # the use cases load SQLAlchemy, which the window must not do before its first paint
    commands: Any = import_module("desktop_app.cli.commands")
    on_folder = commands.folder_command_of(wanted)
    if on_folder is not None:
        return int(on_folder(paths.store, clock, wanted))
    if not paths.has_store:
        if wanted.perintah == "templat":
            return int(commands.write_template_alone(clock, wanted))
        if (wanted.perintah, getattr(wanted, "tindakan", None)) not in _FOUNDING:
            raise RuleBroken("kantor.belum_ada")
        commands.check_before_founding(wanted)
    house = import_module("desktop_app.app.compose").open_house(paths.store, clock, paths.settings)
    try:
        return int(commands.command_of(wanted)(house, wanted))
    finally:
        house.close()


def _window(paths: Paths, *, gallery: bool, files: Sequence[Path] = ()) -> int:
    return int(import_module("desktop_app.app.desktop").run(paths, clock, gallery=gallery, files=files))
