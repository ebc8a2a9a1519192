"""The one style sheet of the application and the palette, both filled from the tokens.

Qt style sheets know no variables, so the text is made anew for each look. What has character (pills, bars,
rows, navigation) is painted by the widgets themselves; here stand only the controls Qt draws.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from desktop_app.ui.theme.fonts import FAMILY
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tokens


def palette(t: Tokens) -> QPalette:
    """Colours for everything Fusion draws by itself: menus, check boxes, file dialogs, text selection."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, t.canvas),
        (role.WindowText, t.text),
        (role.Base, t.surface),
        (role.AlternateBase, t.surface2),
        (role.Text, t.text),
        (role.PlaceholderText, t.text3),
        (role.Button, t.surface),
        (role.ButtonText, t.text),
        (role.ToolTipBase, t.text),
        (role.ToolTipText, t.surface),
        (role.Highlight, t.primary),
        (role.HighlightedText, t.on_primary),
        (role.Accent, t.primary),
        (role.Link, t.primary),
        (role.LinkVisited, t.violet),
        (role.Light, t.surface),
        (role.Midlight, t.border),
        (role.Mid, t.border_strong),
        (role.Dark, t.border_strong),
        (role.Shadow, t.border_strong),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.border_strong))
    return made


def style_sheet(t: Tokens) -> str:
    """The whole sheet; lengths follow the font scale in force."""
    return "".join(
        (_texts(t), _buttons(t), _fields(t), _containers(t), _tables(t), _tabs(t), _scroll_bars(t), _menus(t))
    )


def _texts(t: Tokens) -> str:
    return f"""
QLabel {{ background: transparent; color: {t.text}; }}
QLabel[role="title"] {{ font-size: {px(20)}px; font-weight: 700; }}
QLabel[role="card_title"] {{ font-size: {px(15)}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 500; }}
QLabel[role="secondary"] {{ color: {t.text2}; }}
QLabel[role="caption"] {{ font-size: {px(12)}px; color: {t.text3}; }}
QLabel[role="small"] {{ font-size: {px(11)}px; color: {t.text3}; }}
QLabel[role="section"] {{ font-size: {px(11)}px; font-weight: 600; color: {t.text2}; }}
QLabel[role="label"] {{ font-size: {px(12)}px; font-weight: 600; color: {t.text}; }}
QLabel[role="error"] {{ font-size: {px(12)}px; color: {t.danger}; }}
QLabel[role="kpi"] {{ font-size: {px(26)}px; font-weight: 700; }}
QLabel[role="key"] {{ font-size: {px(11)}px; color: {t.text2}; background: {t.surface2}; border: 1px
    solid {t.border};
    border-radius: 4px; padding: 1px {px(6)}px; }}
QToolTip {{ background: {t.text}; color: {t.surface}; border: none; padding: 4px 8px; font-size:
    {px(12)}px; }}
"""


def _buttons(t: Tokens) -> str:
    side, height = px(16), px(32)
    return f"""
QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
    border-radius: 6px;
    padding: 0 {side}px; min-height: {height}px; font-weight: 600; }}
QPushButton, QPushButton:focus, QTabBar:focus, QTabBar::tab:focus {{ outline: none; }}
QPushButton:hover {{ background: {t.surface2}; }}
QPushButton:pressed {{ background: {t.border}; }}
QPushButton:disabled {{ color: {t.border_strong}; border-color: {t.border}; background: {t.surface}; }}
QPushButton[kind="primary"] {{ background: {t.primary}; color: {t.on_primary}; border-color: {t.primary}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {t.primary_hover};
    border-color: {t.primary_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.track}; color: {t.text3}; border-color: {t.track}; }}
QPushButton[kind="danger"] {{ color: {t.danger}; border-color: {t.danger}; }}
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed {{ background: {t.danger_soft}; }}
QPushButton[kind="danger"]:disabled {{ color: {t.border_strong}; border-color: {t.border}; }}
QPushButton[kind="ghost"] {{ background: transparent; border-color: transparent; color: {t.text2}; }}
QPushButton[kind="ghost"]:hover {{ background: {t.surface2}; }}
QPushButton[kind="ghost"]:pressed {{ background: {t.border}; }}
QPushButton[kind="ghost"]:disabled {{ color: {t.border_strong}; }}
QPushButton[kind="link"] {{ background: transparent; border: none; color: {t.primary}; padding: 0 {px(3)}px;
    min-height: {px(28)}px; font-weight: 500; }}
QPushButton[kind="link"]:hover {{ color: {t.primary_hover}; text-decoration: underline; }}
QPushButton[kind="link"]:disabled {{ color: {t.border_strong}; }}
QPushButton[kind="icon"] {{ background: transparent; border: 1px solid transparent; padding: 0;
    min-height: {px(30)}px; min-width: {px(30)}px; }}
QPushButton[kind="icon"]:hover {{ background: {t.surface2}; }}
QPushButton[kind="icon"]:pressed, QPushButton[kind="icon"]:checked {{ background: {t.border}; }}
QPushButton[kind="chip"] {{ background: {t.surface}; color: {t.text2}; border: 1px solid {t.border};
    border-radius: {px(14)}px; min-height: {px(26)}px; padding: 0 {px(12)}px; font-weight: 500; }}
QPushButton[kind="chip"]:hover {{ background: {t.surface2}; }}
QPushButton[kind="chip"]:checked {{ background: {t.primary_soft}; color: {t.primary}; border-color:
    {t.primary};
    font-weight: 600; }}
QPushButton[kind="chip"]:disabled {{ color: {t.border_strong}; }}
QPushButton[kind="toast"] {{ background: transparent; border: none; padding: 0 {px(4)}px; color:
    {_on_dark(t)}; }}
QPushButton[kind="toast"]:hover {{ text-decoration: underline; }}
"""


def _on_dark(t: Tokens) -> str:
    # The toast stands in the inverse of the theme, so its action takes the other theme's primary.
    return "#85C1F4" if t.name == "terang" else "#0B5CA8"


def _fields(t: Tokens) -> str:
    editors = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")
    every = ", ".join(editors)

    def state(suffix: str) -> str:
        return ", ".join(f"{editor}{suffix}" for editor in editors)

    return f"""
{every} {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong}; border-radius: 6px;
    padding: 0 {px(10)}px; min-height: {px(32)}px; selection-background-color: {t.primary};
    selection-color: {t.on_primary}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(6)}px {px(6)}px; }}
{state(":hover")} {{ border-color: {t.text3}; }}
{state(":focus")} {{ border: 2px solid {t.primary}; padding: 0 {px(10) - 1}px; min-height: {px(32) - 2}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {px(6) - 1}px {px(6) - 1}px; }}
{state('[state="error"]')} {{ border: 2px solid {t.danger}; padding: 0 {px(10) - 1}px; min-height:
    {px(32) - 2}px; }}
QPlainTextEdit[state="error"], QTextEdit[state="error"] {{ padding: {px(6) - 1}px {px(6) - 1}px; }}
{state(":disabled")} {{ background: {t.surface2}; color: {t.text3}; border-color: {t.border}; }}
{state(":read-only")} {{ background: {t.surface2}; border-color: {t.border}; }}
QComboBox:!editable, QComboBox:!editable:on {{ background: {t.surface}; border-color: {t.border_strong};
    padding-right: {px(28)}px; }}
QComboBox:!editable:focus {{ border: 2px solid {t.primary}; padding-right: {px(28) - 1}px; }}
QComboBox[state="error"]:!editable {{ border: 2px solid {t.danger}; }}
QComboBox:!editable:disabled {{ background: {t.surface2}; border-color: {t.border}; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
    selection-background-color: {t.primary_soft}; selection-color: {t.text}; outline: 0; }}
QLineEdit#bare, QLineEdit#bare:focus {{ border: none; background: transparent; padding: 0; }}
QCheckBox, QRadioButton {{ color: {t.text}; spacing: {px(8)}px; min-height: {px(28)}px; background:
    transparent; }}
"""


def _containers(t: Tokens) -> str:
    return f"""
QMainWindow, QWidget#canvas, QStackedWidget#pages {{ background: {t.canvas}; }}
QFrame[role="card"], QFrame[role="panel"] {{ background: {t.surface}; border: 1px solid {t.border};
    border-radius: 10px; }}
QFrame[role="overlay"] {{ background: {t.surface}; border: 1px solid {t.border_strong}; border-radius:
    10px; }}
QFrame[role="line"] {{ background: {t.border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="topbar"] {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.border}; }}
QFrame[role="sidebar"] {{ background: {t.side}; border: none; border-right: 1px solid {t.border}; }}
QFrame[role="sidebar"] QScrollArea, QFrame[role="sidebar"] QWidget#items {{ background: transparent;
    border: none; }}
QScrollArea[role="bare"], QScrollArea[role="bare"] > QWidget > QWidget[role="bare"] {{ background:
    transparent;
    border: none; }}
QDialog {{ background: {t.surface}; }}
"""


def _tables(t: Tokens) -> str:
    # Windows gives headers the system font unless both the view and the section name the family.
    return f"""
QTableView, QTreeView, QListView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
    border-radius: 10px; gridline-color: transparent; outline: 0; padding: 1px 4px 4px 1px;
    selection-background-color: {t.primary_soft}; selection-color: {t.text}; }}
QListView#results, QTableView#inset {{ border: none; border-radius: 0; padding: 0; background: transparent; }}
QHeaderView {{ background: transparent; border: none; font-family: "{FAMILY}"; font-size: {px(12)}px; }}
QHeaderView::section {{ background: transparent; color: {t.text2}; border: none;
    border-bottom: 1px solid {t.border}; padding: 0 {px(12)}px; font-family: "{FAMILY}"; font-size:
    {px(12)}px;
    font-weight: 600; height: {px(40)}px; }}
QHeaderView::section:hover {{ color: {t.text}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0; height: 0; }}
QTableCornerButton::section {{ background: transparent; border: none; }}
"""


def _tabs(t: Tokens) -> str:
    return f"""
QTabBar {{ background: transparent; border: none; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {t.text2}; border: none; border-bottom: 2px solid transparent;
    padding: {px(8)}px {px(4)}px; margin-right: {px(18)}px; font-weight: 500; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.primary}; border-bottom-color: {t.primary}; font-weight: 600; }}
QTabBar::tab:disabled {{ color: {t.border_strong}; }}
"""


def _scroll_bars(t: Tokens) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px 2px 2px 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0 2px 2px 2px; border: none; }}
QScrollBar::handle {{ background: {t.border_strong}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.text3}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong}; padding: 4px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.primary_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.border_strong}; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
"""
