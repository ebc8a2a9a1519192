"""The window speaks Indonesian: our texts are written so; Qt's own buttons and dialogs are translated here.

Qt ships no Indonesian for itself. After a change of `qtbase_id.ts`:
`pyside6-lrelease resources/i18n/qtbase_id.ts -qm resources/i18n/qtbase_id.qm`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop_app.resources import resource


def speak_indonesian(application: QCoreApplication) -> QTranslator:
    """Set numbers, dates and Qt's own words to Indonesian, whatever the computer speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    translator = QTranslator(application)
    translator.load(str(resource("i18n", "qtbase_id.qm")))
    application.installTranslator(translator)
    return translator
