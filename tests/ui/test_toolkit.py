"""What the toolkit must not do to us: lose references, load heavy libraries, or speak English."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from desktop_app.ui.language import speak_indonesian

HEAVY = (
    "sqlalchemy",
    "reportlab",
    "alembic",
    "python_calamine",
    "xlsxwriter",
    "asyncio",
    "pypdfium2",
    "nacl",
)


def test_calls_of_qt_do_not_lose_references_to_none(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
        widget.layout()
        widget.resize(10, 10)
        widget.childAt(QPoint(1, 1))

    assert abs(sys.getrefcount(None) - before) < 20


def test_the_first_window_loads_no_heavy_library():
    program = f"""
import sys
from PySide6.QtWidgets import QApplication
application = QApplication(["rembug"])
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.actions import Actions
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.messages import tell
from desktop_app.ui.notices import Notices
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.page import PageSpec, Page, Place
spec = PageSpec("beranda", "Beranda", "house", "", "Ctrl+1", Page)
window = MainWindow([spec], Actions(), Notices(), Theme(application), "Dinas Latihan")
window.go(Place("beranda"))
window.show()
application.processEvents()
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    root = Path(__file__).parent.parent.parent
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=root, capture_output=True, text=True, check=False
    )

    assert ended.stdout.strip() == "[]", ended.stderr


def test_no_module_of_the_window_imports_everything_of_a_qt_module():
    root = Path(__file__).parent.parent.parent / "desktop_app" / "ui"

    guilty = [path for path in root.rglob("*.py") if "import *" in path.read_text(encoding="utf-8")]

    assert guilty == []


@pytest.fixture
def indonesian(qapp):
    usual = QLocale()
    translator = speak_indonesian(qapp)
    yield
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(usual)


def test_standard_buttons_speak_indonesian(indonesian, qtbot):
    standard = QDialogButtonBox.StandardButton
    wanted = {
        standard.Save: "Simpan",
        standard.Cancel: "Batal",
        standard.Yes: "&Ya",
        standard.No: "&Tidak",
        standard.Close: "Tutup",
        standard.Discard: "Buang",
        standard.Open: "Buka",
        standard.Ok: "Oke",
        standard.Retry: "Coba lagi",
        standard.Help: "Bantuan",
    }
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in wanted:
        box.addButton(button)

    assert {button: box.button(button).text() for button in wanted} == wanted


def test_the_menu_of_a_text_field_speaks_indonesian(indonesian, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()

    assert words == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


def test_the_compiled_translation_is_that_of_the_source(tmp_path):
    i18n = Path(__file__).parent.parent.parent / "resources" / "i18n"
    made = tmp_path / "qtbase_id.qm"
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([lrelease, i18n / "qtbase_id.ts", "-qm", made], check=True, capture_output=True)

    assert made.read_bytes() == (i18n / "qtbase_id.qm").read_bytes()
