"""A paper as it will be printed, page by page: to be saved as PDF or sent to a printer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, IconButton, Kind
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.editors import DateEdit
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role
from desktop_app.ui.widgets.layouts import boxed, column
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.printing import AnyPrint

_ZOOMS = (60, 80, 100, 130, 170)
_PAPER_DPI = 200


class PaperPreview(QWidget):
    """Ancestor of the previews: `order(title, make)` shows a paper, a date on it makes it anew.

    `left()`: back. The heirs lay out the controls with `arrange`; pictures of the pages come from the use
    cases of printing.
    """

    left = Signal()

    def __init__(self, desk: Desk, draft: str) -> None:
        super().__init__()
        self._desk = desk
        self._print: AnyPrint | None = None
        self._order: Callable[[date | None], AnyPrint] | None = None
        self._zoom = 1
        self.back = Button(self.tr("Kembali"), Kind.GHOST, "chevron-left")
        self.title = ElidedLabel("", size=15)
        self.draft = Pill(draft, Tone.WARNING, "pencil")
        self.day = DateEdit(self.tr("Tanggal pada kertas"), desk.acting.day.year)
        self.day.setMaximumWidth(px(130))
        self.day.setToolTip(self.tr("Tanggal pada kertas; kosong mencetak titik-titik"))
        self.smaller = IconButton("minus", self.tr("Perkecil"))
        self.larger = IconButton("plus", self.tr("Perbesar"))
        self.print = Button(self.tr("Cetak"), icon_name="printer")
        self.save = Button(self.tr("Simpan PDF"), Kind.PRIMARY, "download")
        self.warnings = Label("", Role.CAPTION, wraps=True)
        self._pages = column(gap=12, margins=(0, 0, 0, 8))
        self.pages: list[QLabel] = []

    def order(self, title: str, make: Callable[[date | None], AnyPrint]) -> None:
        """Make a paper; it appears when it is made. `make` gets the date that shall stand on it."""
        self._order = make
        self.title.set_text(title)
        self._make()

    def show_print(self, made: AnyPrint) -> None:
        """The paper is made."""
        self._print = made
        self.title.set_text(made.title)
        self.draft.setVisible(made.is_draft)
        told = " ".join(sentence(each) for each in made.warnings)
        self.warnings.setText(told)
        self.warnings.setVisible(bool(told))
        self._draw()
        for button in (self.save, self.print):
            button.setEnabled(True)

    def save_pdf(self) -> None:
        """Ask where, and write the file."""
        made = self._print
        if made is None:
            return
        path = self._desk.dialogs.save_file(self, self.tr("Simpan PDF"), made.file_name, "PDF (*.pdf)")
        if path is not None:
            printing = self._desk.house.printing
            self._desk.do(lambda _job: printing.write(made, path), self.tr("PDF disimpan"))

    def paint_on(self, printer: Any) -> None:
        """Every page on one sheet of the printer, as large as the sheet allows."""
        painter = QPainter(printer)
        for number in range(self._print.pages if self._print else 0):
            if number:
                printer.newPage()
            image = self._image(number, _PAPER_DPI)
            sheet = QRectF(painter.viewport())
            scale = min(sheet.width() / image.width(), sheet.height() / image.height())
            painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
        painter.end()

    def arrange(self, name: str, *rows: QHBoxLayout) -> None:
        """Rows of controls above the pages; `name` tells a screen reader what the pages are."""
        area = scrolled(boxed(self._pages))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(name)
        layout = column(*rows, self.warnings, area, gap=8, margins=(22, 12, 22, 14))
        layout.setStretch(len(rows) + 1, 1)
        self.setLayout(layout)
        self.back.clicked.connect(self.left)
        self.day.dated.connect(lambda _day: self._make())
        self.save.clicked.connect(self.save_pdf)
        self.print.clicked.connect(self._on_print)
        self.smaller.clicked.connect(lambda: self._scale(-1))
        self.larger.clicked.connect(lambda: self._scale(1))

    def _make(self) -> None:
        make, dated_on = self._order, self.day.day()
        self._print = None
        for button in (self.save, self.print):
            button.setEnabled(False)
        for widget in (self.draft, self.warnings):
            widget.hide()
        self._draw()
        if make is not None:
            self._desk.do(lambda _job: make(dated_on), then=self.show_print)

    def _scale(self, step: int) -> None:
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        self._draw()

    def _draw(self) -> None:
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(_ZOOMS) - 1)
        for old in self.pages:
            self._pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        ratio = self.devicePixelRatio()
        self.pages = []
        for number in range(self._print.pages if self._print else 0):
            image = self._image(number, _ZOOMS[self._zoom] * px(96) / 96 * ratio)
            image.setDevicePixelRatio(ratio)
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(image))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.setAccessibleName(self.tr("Halaman {nomor}").format(nomor=number + 1))
            self.pages.append(page)
            self._pages.addWidget(page)

    def _image(self, page: int, dpi: float) -> QImage:
        if self._print is None:
            return QImage()
        drawn = self._desk.house.printing.picture(self._print, page, dpi)
        image = QImage(drawn.rgb, drawn.width, drawn.height, drawn.width * 3, QImage.Format.Format_RGB888)
        return image.copy()

    def _on_print(self) -> None:
        # loads cups; nobody who does not print pays for it
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self._print is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._print.title)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.paint_on(printer)
