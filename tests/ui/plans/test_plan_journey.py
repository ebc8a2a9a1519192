"""From nothing to a set plan, with the keyboard alone (workflow W4)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.terms import Aspek, RhkKind
from desktop_app.ui.plans.editor.lines import RowKind

CONTROL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def reach(room, button):
    """Tab on until a button has the focus."""
    for _ in range(80):
        if QApplication.focusWidget() is button:
            return
        room.press(K.Key_Tab)
    raise AssertionError(f"{button.text()} cannot be reached")


def test_a_plan_is_made_written_submitted_and_set_with_keys_only(room):
    room.page.listing.table.setFocus()
    room.press(K.Key_N, CONTROL)
    room.type("hana", K.Key_Return)
    room.press(K.Key_Return, CONTROL)
    room.rest()
    foot = next(n for n, row in enumerate(room.grid._model.rows) if row.what is RowKind.TAMBAH)
    assert room.grid.currentIndex().row() == foot
    room.press(K.Key_Return)
    room.type("Tersedianya dokumen kependudukan tepat waktu", K.Key_Tab)
    room.type("Meningkatnya mutu dokumen", K.Key_Tab)
    room.press(K.Key_Tab)  # aspek: the first of the wanted ones comes by itself
    room.type("Dokumen yang terbit", K.Key_Tab)
    room.type("1.200 dokumen", K.Key_Tab)
    room.press(K.Key_Escape)
    room.press(K.Key_S, CONTROL)
    room.rest()
    plan = room.world.sheet("Hana Sampel").plan
    head = room.page.editor.head
    room.press(K.Key_F6)
    reach(room, head.first)
    room.press(K.Key_Return)
    room.rest()
    room.press(K.Key_Return, CONTROL)
    room.rest()
    handed_in = room.world.sheet("Hana Sampel").plan.status
    room.press(K.Key_F6)
    reach(room, head.first)
    room.press(K.Key_Return)
    room.rest()
    room.press(K.Key_Return, CONTROL)
    room.rest()

    indicator = plan.indicators_of(plan.lines(RhkKind.UTAMA)[0])[0]
    assert (indicator.aspek, indicator.target) == (Aspek.KUANTITAS, Decimal(1200))
    assert indicator.target_text == "1.200 dokumen"
    assert indicator.measure_id is not None
    assert handed_in is VersionStatus.DIAJUKAN
    assert room.world.sheet("Hana Sampel").plan.status is VersionStatus.DITETAPKAN
    assert room.warned == []
