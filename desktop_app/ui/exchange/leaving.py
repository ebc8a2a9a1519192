"""What would leave, before anything is written: counts, kinds of rows by who may read them, the size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.exchange.figures import Figures
from desktop_app.ui.exchange.phrases import leaving_words, size_words
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import boxed, column
from desktop_app.words.numbers import show_size

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import SendPreview


class LeavingCard(Card):
    """Says it in words; nothing is hidden behind a click."""

    def __init__(self) -> None:
        super().__init__(self.tr("Persis apa yang keluar"))
        self.figures = Figures(
            [self.tr("perubahan"), self.tr("pegawai"), self.tr("berkas bukti"), self.tr("ukuran")]
        )
        self.note = Label("", Role.SECONDARY, wraps=True)
        self._list = boxed(column())
        for part in (self.note, self.figures, line(), self._list):
            self.add(part)
        self.finish()

    def show_preview(self, preview: SendPreview, part_size: int | None) -> None:
        """What would leave now."""
        self.figures.show_figures(
            [
                show_count(preview.operations),
                show_count(preview.people),
                show_count(preview.files),
                size_words(preview, part_size),
            ]
        )
        self.note.setText(self._note(preview))
        groups = leaving_words(preview.kinds)
        lines = [column(Label(name, Role.STRONG, wraps=True), Label(rows, Role.SECONDARY, wraps=True), gap=1)
                 for name, rows in groups]  # fmt: skip
        if not groups:
            lines = [column(Label(self._nothing(preview), Role.SECONDARY, wraps=True))]
        fresh = boxed(column(*lines, gap=10))
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()  # it lives until the event loop comes round
        self._list.deleteLater()
        self._list = fresh

    def groups(self) -> list[str]:
        """The texts of the list, as they are shown."""
        return [label.text() for label in self._list.findChildren(Label)]

    def _note(self, preview: SendPreview) -> str:
        words = self.tr("Untuk {office}. Hanya kantor itu yang dapat membukanya.").format(
            office=preview.to_name
        )
        if preview.file_bytes:
            words += self.tr(" Berkas bukti {size}.").format(size=show_size(preview.file_bytes))
        return words

    def _nothing(self, preview: SendPreview) -> str:
        return self.tr(
            "Tidak ada data yang keluar: {office} sudah memegang semuanya. "
            "Berkasnya hanya membawa tanda terima dan daftar kantor."
        ).format(office=preview.to_name)
