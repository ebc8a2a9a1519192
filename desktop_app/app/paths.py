"""Where the folders of this PC lie; the only place that asks the system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

from desktop_app.domain.backups import JOURNAL
from desktop_app.domain.errors import RuleBroken

_NAME = "Rembug"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folder of the store that is meant, and the folders of this PC."""

    store: Path
    settings: Path
    logs: Path

    @property
    def has_store(self) -> bool:
        """Whether an office may be in the folder, asked without loading what opens it."""
        return holds_store(self.store)

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


def holds_store(folder: Path) -> bool:
    """Whether there is a database in a folder, or one on its way; what is no folder holds none."""
    return any(folder.glob("rembug.db")) or any(folder.glob(JOURNAL))


def ready_folder(folder: Path) -> None:
    """Makes the folder of a store; `perintah.folder_data` when the system does not let us."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RuleBroken("perintah.folder_data", folder=folder) from error
