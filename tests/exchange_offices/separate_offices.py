"""Offices as the city has them: each a folder, a home and processes of its own, sharing nothing but files.

`Office.run` starts the program as its user does. `Office.open` gives the use cases of the same folder, in
this process, where a process for each step would take too long.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builders import Hands, admin

from desktop_app.app.compose import open_house
from desktop_app.cli.arguments import parser
from desktop_app.cli.commands import command_of
from desktop_app.domain.errors import AppError
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.values import Received, Sent
from desktop_app.services.house import House

ROOT = Path(__file__).parents[2]
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The code before the colon of the last line of complaint."""
        lines = self.err.strip().splitlines()
        return lines[-1].split(":")[0] if lines else ""

    @property
    def said(self) -> Any:
        return json.loads(self.out)


class Office:
    """One PC of one office."""

    def __init__(self, home: Path, code: str, name: str) -> None:
        self.home, self.code, self.name = home, code, name
        self.data = home / "kantor"
        self.hands = Hands()

    @property
    def environment(self) -> dict[str, str]:
        """A home of its own: nothing of another office can be found by accident."""
        kept = {name: held for name, held in os.environ.items() if name in {"PATH", "LANG", "LC_ALL", "TZ"}}
        folders = {"XDG_CONFIG_HOME": "conf", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
        return {
            **kept,
            "HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **{name: str(self.home / folder) for name, folder in folders.items()},
        }

    @property
    def notes(self) -> Path:
        """Where a process of this office notes which store lies where."""
        return self.home / "conf" / "Rembug"

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "desktop_app", "--data", str(self.data), *map(str, arguments)]

    def start(self, *arguments: object, **more: Any) -> subprocess.Popen[str]:
        """A process of this office that goes on by itself."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | more
        return subprocess.Popen(self.command(*arguments), env=self.environment, cwd=self.home, **pipes)

    def run(self, *arguments: object) -> Ran:
        """A process of this office, to its end."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=PATIENCE)
        return Ran(process.returncode, out, err)

    def must(self, *arguments: object) -> Ran:
        """A command that has to succeed without a word of complaint."""
        ran = self.run(*arguments)
        assert (ran.code, ran.err) == (0, ""), ran
        return ran

    def quick(self, *arguments: object) -> int:
        """A command as `run` gives it, but in this process."""
        wanted = parser().parse_args(list(map(str, arguments)))
        with self.open() as house:
            return command_of(wanted)(house, wanted)

    @contextmanager
    def open(self) -> Iterator[House]:
        """The use cases of this office, in this process."""
        house = open_house(self.data, self.hands, self.notes)
        try:
            yield house
        finally:
            house.close()

    @property
    def acting(self) -> Acting:
        return admin(self.hands.now.date())

    def send(self, to: str | Office, target: Path, **more: Any) -> Path:
        """Writes a file for an office; the one file it became."""
        return self.sent(to, target, **more).files[0].path

    def sent(self, to: str | Office, target: Path, **more: Any) -> Sent:
        code = to if isinstance(to, str) else to.code
        with self.open() as house:
            return house.exchange.send(self.acting, code, target, **more)

    def receive(self, *paths: Path) -> Received:
        with self.open() as house:
            return house.exchange.receive(self.acting, list(paths))

    def take(self, *paths: Path) -> Received:
        """Takes files in of which none may be refused, in whole or in part, or wait."""
        received = self.receive(*paths)
        troubles = [(i.file, i.error, i.refused_codes, i.waiting_for, i.totals_differ, i.forks)
                    for i in received.intakes]  # fmt: skip
        assert all(trouble[1:] == (None, {}, {}, (), 0) for trouble in troubles), troubles
        return received

    def refuses(self, path: Path) -> AppError:
        """Takes a file in that must be refused whole; the reason."""
        (intake,) = self.receive(path).intakes
        assert intake.error is not None, intake
        return intake.error


_count = iter(range(10**9))


def post(sender: Office, to: Office, stick: Path, **more: Any) -> Path:
    """One file on a stick; each gets a name of its own."""
    return sender.send(to, stick / f"{next(_count):04}-{sender.code}-{to.code}.sinkron", **more)


def give(sender: Office, to: Office, stick: Path, **more: Any) -> Received:
    """One file from one office to another that must be taken in whole."""
    return to.take(post(sender, to, stick, **more))
