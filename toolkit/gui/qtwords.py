"""Qt's own words, as on the buttons of a question for a file, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_NAME = "qt-words"


def speak(application: QApplication, language: str) -> bool:
    """Let Qt speak ``language``; ``False`` where it speaks English as it does by itself.

    That is so for English, and for a language that Qt ships no words of.
    """
    before = application.findChild(QTranslator, _NAME)
    if before is not None:
        application.removeTranslator(before)
        before.setParent(None)
        before.deleteLater()
    if language == "en":
        return False
    made = QTranslator(application)
    made.setObjectName(_NAME)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not made.load(QLocale(language), "qtbase", "_", place):
        made.setParent(None)
        return False
    return application.installTranslator(made)
