"""The theme in force, and how it is put on.

Widgets that paint themselves ask :func:`current` while painting and so follow a change of theme
without being told; the style sheet tells the others.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from toolkit.gui.look import glyphs, sheet
from toolkit.gui.look.tokens import DARK, LIGHT, Palette

_PROPERTY = "darkTheme"
_STYLE = "Fusion"
_STYLED = "styleSet"


def current() -> Palette:
    """Give the palette in force; the light one before any was put on."""
    application = QCoreApplication.instance()
    return DARK if application is not None and application.property(_PROPERTY) else LIGHT


def make_application(name: str) -> QApplication:
    """Make the application of the window, in the style that the sheet is written for."""
    # Asked for by a word of the command line, the style isn't handed to Python, which would make
    # its class there with some hundred names: a twentieth of the start.
    made = QApplication([name, "-style", _STYLE])
    made.setProperty(_STYLED, True)
    return made


def apply(application: QApplication, palette: Palette) -> None:
    """Put a palette on the whole application, at the start or at any time later."""
    glyphs.register(palette)
    put_on(application, palette)


def put_on(application: QApplication, palette: Palette) -> None:
    """Put a palette on, without the glyphs: they are to follow before a field or a box is made."""
    application.setProperty(_PROPERTY, palette.is_dark)
    if not application.property(_STYLED):
        application.setStyle(_STYLE)
        application.setProperty(_STYLED, True)
    application.setPalette(sheet.qt_palette(palette))
    application.setStyleSheet(sheet.style_sheet(palette))


@lru_cache(maxsize=256)
def colour(value: str) -> QColor:
    """Turn ``#RRGGBB`` into a Qt colour, remembered; do not change what you get."""
    return QColor(value)
