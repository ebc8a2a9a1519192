"""For whom a file is and what goes into it, as a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.services.exchange.values import FileKind
from desktop_app.ui.exchange.phrases import office_words, seen_words
from desktop_app.ui.widgets.buttons import Chips
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import Combo
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import OfficeLine

MB = 1024 * 1024
PARTS = (5, 10, 15, 25)


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for; `part_size` in bytes, None for one file."""

    code: str
    with_files: bool
    kind: FileKind
    part_size: int | None


class AddresseeCard(Card):
    """`chosen()`: another office or content. `divided()`: only the size of the parts changed."""

    chosen = Signal()
    divided = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Untuk siapa"))
        self._lines: dict[str, OfficeLine] = {}
        self.office = Combo([], self.tr("Kantor tujuan"))
        kinds = [
            (FileKind.SINKRON.value, self.tr("Perubahan")),
            (FileKind.PAKET_AWAL.value, self.tr("Paket awal")),
            (FileKind.TANDA_TERIMA.value, self.tr("Tanda terima saja")),
        ]
        self.kind = Chips(kinds, self.tr("Isi kiriman"))
        self.evidence = CheckBox(self.tr("Sertakan berkas bukti"))
        self.evidence.setChecked(True)
        sizes: list[tuple[object, str]] = [(None, self.tr("Satu berkas"))]
        sizes += [(size * MB, self.tr("Bagian {size} MB").format(size=size)) for size in PARTS]
        self.parts = Combo(sizes, self.tr("Ukuran berkas"))
        self.seen, self.about = Label("", Role.CAPTION, wraps=True), Label("", Role.CAPTION, wraps=True)
        self._build()
        for choice in (self.office.valued, self.kind.picked):
            choice.connect(self._on_choice)
        self.evidence.toggled.connect(self.chosen)
        self.parts.valued.connect(self.divided)

    def offer(self, lines: Sequence[OfficeLine], own_code: str | None) -> bool:
        """Other offices; `own_code` when the own office has further computers. Answers whether there are any.

        The agency comes first, as an office mostly writes to it. At first an office is chosen for which
        something waits: who has to look for it writes to another one by mistake.
        """
        others = sorted(
            (line for line in lines if not line.is_own and not line.is_revoked),
            key=lambda line: (line.role != "bkpsdm", line.name),
        )
        offered = [(line.code, office_words(line.name, line.code)) for line in others]
        is_first, self._lines = not self._lines, {line.code: line for line in others}
        if own_code is not None:
            offered.append((own_code, self.tr("Komputer lain kantor ini ({code})").format(code=own_code)))
        self.office.offer(offered)
        if is_first:
            self.office.choose(next((line.code for line in others if line.unwritten), self.office.value()))
        self._tell()
        return bool(offered)

    def order(self) -> Order | None:
        """What is asked for now; None while there is nobody to write to."""
        code, size = self.office.value(), self.parts.value()
        if code is None:
            return None
        part_size = size if isinstance(size, int) else None
        return Order(str(code), self.evidence.isChecked(), FileKind(self.kind.key()), part_size)

    def _build(self) -> None:
        help_text = self.tr("Bagi bila surat elektronik menolak berkas besar.")
        for part in (
            Field(self.tr("Kantor tujuan"), self.office),
            self.seen,
            Field(self.tr("Isi kiriman"), self.kind),
            self.about,
            self.evidence,
            Field(self.tr("Ukuran berkas"), self.parts, help_text),
        ):
            self.add(part)
        self.finish()

    def _on_choice(self) -> None:
        self._tell()
        self.chosen.emit()

    def _tell(self) -> None:
        line, kind = self._lines.get(str(self.office.value())), FileKind(self.kind.key())
        self.seen.setText(seen_words(line) if line is not None else "")
        self.seen.setVisible(line is not None)
        words = {
            FileKind.SINKRON: self.tr("Semua yang belum diakui kantor itu; kiriman ulang tidak merugikan."),
            FileKind.PAKET_AWAL: self.tr("Semua yang diperlukan kantor itu untuk mulai, atau mulai lagi."),
            FileKind.TANDA_TERIMA: self.tr("Hanya kabar bahwa berkasnya sudah diterima; tanpa data."),
        }
        self.about.setText(words[kind])
        self.evidence.setEnabled(kind is not FileKind.TANDA_TERIMA)
