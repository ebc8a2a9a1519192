"""Settings of this PC: a small TOML file, never exchanged, losing it costs little.

Unknown keys survive, so that an older program does not forget what a newer one knew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import tomli_w

from desktop_app.vault.files import write_atomically

VERSION = 1
UPGRADES: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
"""Step n turns the content of version n into version n + 1; a copy of the file is kept before the first."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """How this PC shows the program: `theme` sistem, terang, gelap; `percent` the font scale, 90 to 130."""

    theme: str = "sistem"
    percent: int = 100
    is_compact: bool = False
    rest: dict[str, Any] = field(default_factory=dict, hash=False)

    def with_look(self, theme: str, percent: int, *, is_compact: bool) -> Preferences:
        """The same with what was chosen anew; what other programs keep in the file stays."""
        return replace(self, theme=theme, percent=percent, is_compact=is_compact)


def read_preferences(path: Path) -> Preferences:
    """What was chosen on this PC; a missing or broken file means the defaults."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return Preferences()
    version = content.get("version", VERSION)
    if isinstance(version, int) and version < VERSION:
        write_atomically(path.with_suffix(f".v{version}.toml"), path.read_bytes())
        for upgrade in UPGRADES[version - 1 :]:
            content = upgrade(content)
    theme, percent, compact = content.get("tampilan"), content.get("huruf"), content.get("rapat")
    return Preferences(
        theme=theme if theme in {"sistem", "terang", "gelap"} else "sistem",
        percent=percent if isinstance(percent, int) and 90 <= percent <= 130 else 100,
        is_compact=compact is True,
        rest={k: v for k, v in content.items() if k not in {"version", "tampilan", "huruf", "rapat"}},
    )


def write_preferences(path: Path, chosen: Preferences) -> None:
    """Writes the file whole or not at all."""
    content = {
        **chosen.rest,
        "version": VERSION,
        "tampilan": chosen.theme,
        "huruf": chosen.percent,
        "rapat": chosen.is_compact,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, tomli_w.dumps(content).encode())
