"""The typeface of the window: Noto Sans, which the program brings along.

Only what the window's own language needs is registered at the start; the rest is registered once
the window is painted. Scripts that aren't brought along come from the system's fonts.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QFontDatabase

from toolkit.gui.look.tokens import TextStyle, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_LATIN: Final = ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "Noto Sans")
_ARABIC: Final = ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", "Noto Sans Arabic")
_ARABIC_LANGUAGES: Final = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "prs"})
_STRONG: Final = 600
_REGULAR: Final = 400


def install(application: QApplication, language: str) -> None:
    """Register what a language (a BCP 47 tag) needs and make it the application's font."""
    _register(_LATIN)
    if language.replace("_", "-").split("-")[0].lower() in _ARABIC_LANGUAGES:
        _register(_ARABIC)
    application.setFont(font(Type.CONTROL))


def install_rest() -> None:
    """Register what the start left out, for names and texts in other scripts."""
    _register(_ARABIC)


@lru_cache(maxsize=64)
def font(style: TextStyle) -> QFont:
    """Give the font of a text style. Digits of Noto Sans are all as wide. Do not change it."""
    made = QFont()
    made.setFamilies([_LATIN[2], _ARABIC[2]])
    made.setPixelSize(style.size)
    weight = _STRONG if style.strong else _REGULAR
    made.setWeight(QFont.Weight(weight))
    # Where the family comes from one variable file, the weight alone picks no bolder face.
    made.setVariableAxis(QFont.Tag("wght"), weight)
    return made


@lru_cache(maxsize=4)
def _register(which: tuple[str, str, str]) -> bool:
    """Register one file with Qt; a package that is missing leaves the system's fonts."""
    package, name, _family = which
    found = find_spec(package)
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder, "files", name)
        if path.is_file():
            return QFontDatabase.addApplicationFont(str(path)) >= 0
    return False
