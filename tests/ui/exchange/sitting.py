"""A person at the window of an office: presses what can be seen, reads what stands there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.services.exchange.values import FileKind
from tests.app.program_room import Room


class Sitting:
    """Somebody at the PC of one office, until he closes the window."""

    def __init__(self, room: Room, qtbot: Any) -> None:
        self.room, self._qtbot = room, qtbot
        room.window.resize(1366, 697)  # the screen of the workflows less its bars
        room.rest()

    def press(self, button: QWidget) -> None:
        """What cannot be seen, or rests, cannot be pressed."""
        assert button.isVisible(), button
        assert button.isEnabled(), button.toolTip()
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.room.rest()

    def wait(self, is_so: Callable[[], object]) -> None:
        self._qtbot.waitUntil(is_so, timeout=15_000)

    def ask_for(self, code: str, kind: FileKind = FileKind.SINKRON) -> Any:
        """The tab Kirim, with what would leave for an office; answers the view."""
        send = self.room.go("sinkronisasi", {"tampil": "kirim"}).send
        send.to.office.choose(code)
        send.to.kind.pick(kind.value)
        self.wait(
            lambda: (
                send.is_ready
                and send._order == send.to.order()
                and not self.room.desk.jobs.is_busy
                and not send._later.isActive()
            )
        )
        return send

    def write(self, code: str, kind: FileKind = FileKind.SINKRON) -> Any:
        """Presses *Simpan*; answers the view, whatever came of it."""
        send = self.ask_for(code, kind)
        self.press(self.room.page.head.save)
        return send

    def send(self, code: str, name: str, kind: FileKind = FileKind.SINKRON) -> Path:
        """A file for an office lies on the stick, and gets the name it is carried under."""
        send = self.write(code, kind)
        assert send.done.isVisible(), self.room.warned
        folder = self.room.answers.target
        (written,) = [path for path in folder.glob("*.sinkron") if f"{path.name} (" in send.done.words.text()]
        return written.rename(folder / name)

    def number(self) -> str:
        """The control number that is read out after sending."""
        return self.room.page.send.done.words.text().rsplit("kendali ", 1)[1]

    def open(self, *paths: Path) -> Any:
        """Files or folders are double-clicked; answers the tab Terima."""
        self.room.program.doors.open_files(list(paths))
        self.room.rest()
        return self.room.page.receive

    def take(self) -> Any:
        """Presses *Terima*; answers the tab."""
        self.press(self.room.page.head.take)
        return self.room.page.receive

    def told(self, name: str) -> str:
        """What the panel says of one of the files in view."""
        review = self.room.page.receive.review
        files = [review.files.line_of(review.files.id_at(n)).file for n in range(review.files.rowCount())]
        review.table.choose(review.files.id_at(files.index(name)))
        return review.panel.words.text()

    def notes(self, name: str) -> str:
        """What the panel notes about one of the files in view, line by line."""
        self.told(name)
        return self.room.page.receive.review.panel.notes.text()

    def ledger(self) -> dict[str, str]:
        """{file: its state} of the tab Riwayat."""
        history = self.history()
        return {line[1].split(",")[0]: line[3] for line in table_of(history.table)}

    def history(self) -> Any:
        return self.room.go("sinkronisasi", {"tampil": "riwayat"}).history

    def choose_file(self, name: str) -> Any:
        """The line of a file in Riwayat; answers its panel."""
        history = self.history()
        place = next(n for n, line in enumerate(table_of(history.table)) if line[1].startswith(name))
        history.table.choose(history.model.id_at(place))
        return history.panel

    def take_card(self, card: Path) -> str:
        """A card is double-clicked, its digits compared by telephone; answers the digits that were shown."""
        self.room.program.doors.open_files([card])
        self.room.rest()
        dialog = self.room.page.offices.dialog
        digits = dialog.fingerprint.accessibleName()
        self.press(dialog.same)
        return digits

    def write_card(self, code: str) -> Path:
        """The card of this office is written onto the stick."""
        self.press(self.room.go("sinkronisasi", {"tampil": "kantor"}).offices.own.write)
        return self.room.answers.target / f"{code}.kartu"


def table_of(table: Any) -> list[list[str]]:
    """A table as a screen reader reads it."""
    model = table.model()
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
