"""Every sentence a person can see: its translation, plurals, dates and numbers.

Importing this room is cheap: nothing heavy is loaded until a language other than English needs
it, so that the window in English opens without Babel.
"""

from __future__ import annotations

from toolkit.words.isolates import isolate
from toolkit.words.languages import LanguageState, available, for_window, load
from toolkit.words.speech import Words, message
from toolkit.words.tags import is_rtl, language_name

__all__ = [
    "LanguageState",
    "Words",
    "available",
    "for_window",
    "is_rtl",
    "isolate",
    "language_name",
    "load",
    "message",
]
