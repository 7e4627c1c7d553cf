"""The theme in force, and how it is put on.

Widgets that paint themselves ask :func:`current` while painting and so follow a change of theme
without being told; the style sheet tells the others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from toolkit.gui.look import glyphs, sheet
from toolkit.gui.look.tokens import DARK, LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_PROPERTY = "darkTheme"


def current() -> Palette:
    """Give the palette in force; the light one before any was put on."""
    application = QCoreApplication.instance()
    return DARK if application is not None and application.property(_PROPERTY) else LIGHT


def apply(application: QApplication, palette: Palette) -> None:
    """Put a palette on the whole application, at the start or at any time later."""
    application.setProperty(_PROPERTY, palette.is_dark)
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    glyphs.register(palette)
    application.setPalette(sheet.qt_palette(palette))
    application.setStyleSheet(sheet.style_sheet(palette))


@lru_cache(maxsize=256)
def colour(value: str) -> QColor:
    """Turn ``#RRGGBB`` into a Qt colour, remembered; do not change what you get."""
    return QColor(value)
