"""All text of all printed pages is set here, in any script and direction.

A paragraph goes through bidi levels (UAX #9), lines broken by measured width, reordering per line,
runs by level, script and font, shaping by HarfBuzz, and drawing that can be read back in logical
order:

    fonts = Fonts.load()
    setter = Typesetter(canvas, fonts)
    note = setter.lay("ends 12:05", Style(10), width=200, language="en")
    setter.draw(note, x=40, top=780)

Before that, `setter.missing(texts)` names every character that no font has.
"""

from toolkit.paper.typeset.fonts import Fonts
from toolkit.paper.typeset.preflight import Missing, missing
from toolkit.paper.typeset.text import Direction, isolate, isolate_first_strong
from toolkit.paper.typeset.typesetter import Layout, Paragraph, Style, Typesetter

__all__ = [
    "Direction",
    "Fonts",
    "Layout",
    "Missing",
    "Paragraph",
    "Style",
    "Typesetter",
    "isolate",
    "isolate_first_strong",
    "missing",
]
