"""The list of people given out as a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lines import PersonLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.paged_table import PagedTableModel


def export_list(desk: Desk, over: QWidget, model: PagedTableModel[PersonLine]) -> None:
    """Asks where to, then writes the list as it is shown now; nothing when the user gives up."""
    path = desk.dialogs.save_file(
        over, _tr("Ekspor daftar pegawai"), "Pegawai.xlsx", _tr("Lembar kerja (*.xlsx)")
    )
    if path is None:
        return
    house, acting, lines = desk.house, desk.acting, model.all_lines()
    said = _tr("Daftar pegawai disimpan ke {berkas}").format(berkas=path.name)
    desk.do(lambda _job: house.write_people(acting, lines, path), said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeopleExport", text)
