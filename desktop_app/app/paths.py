"""Where the folders of this PC lie; the only place that asks the system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

_NAME = "Rembug"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folder of the store that is meant, and the folders of this PC."""

    store: Path
    settings: Path
    logs: Path

    @property
    def geometry(self) -> Path:
        """Window geometry only: losing it must cost nothing."""
        return self.settings / "jendela.ini"


def find_paths(data: Path | None, *, practice: bool = False) -> Paths:
    """The folders for `--data FOLDER`, or the usual ones; practice has one of its own."""
    base = user_data_path(_NAME, appauthor=False)
    usual = base / ("latihan" if practice else "kantor")
    return Paths(
        store=data.absolute() if data else usual,
        settings=user_config_path(_NAME, appauthor=False),
        logs=user_log_path(_NAME, appauthor=False),
    )
