"""Exact comparison of a widget's pixels with a kept picture; `REMBUG_ACCEPT=1` renews the pictures."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from tests.ui.walker import settle

KEPT = Path(__file__).parent.parent / "golden" / "screens"


def compare(widget: QWidget, name: str, out: Path) -> str:
    """Empty when the picture is the kept one, else a sentence that says where both lie."""
    settle()
    got = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    kept_at = KEPT / f"{name}.png"
    if os.environ.get("REMBUG_ACCEPT") == "1":
        KEPT.mkdir(parents=True, exist_ok=True)
        got.save(str(kept_at), "PNG", 0)
        return ""
    kept = QImage(str(kept_at)).convertToFormat(QImage.Format.Format_RGB888)
    if kept == got:
        return ""
    got.save(str(out / f"{name}-got.png"))
    _difference(kept, got).save(str(out / f"{name}-difference.png"))
    return f"{name} looks different: see {out}; renew with REMBUG_ACCEPT=1 after looking"


def _difference(kept: QImage, got: QImage) -> QImage:
    made = QImage(got.size().expandedTo(kept.size()), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.black)
    painter = QPainter(made)
    painter.drawImage(0, 0, got)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, kept)
    painter.end()
    return made
