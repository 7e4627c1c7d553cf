"""How our sheets look: a few named styles, so that a cell only says which one is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

if TYPE_CHECKING:
    from collections.abc import Iterator

TEAL = "1E6B7B"
MAKER = "Interact Toolkit"
LINE = "D5DDE1"

NUMBER = "number"
HOURS = "hours"
"""A length in days, shown as hours and minutes; see :func:`hours`."""
SHARE = "share"
WHEN = "when"
DATE = "date"
CLOCK = "clock"
"""A time of day, as a part of a day."""
LEFT = "left"
"""A number that names something and counts nothing."""
LEFT_TOP = "left top"
"""A number beside texts of many lines; it keeps away from the text that follows."""
TOP = "top"
WRAPPED = "wrapped"
HEADING = "heading"
TITLE = "title"
FAINT = "faint"
FIGURE_HEADING = "figure heading"
FIGURES = (NUMBER, HOURS, SHARE)
_FACE = "Calibri"
_SIZE = 11


def named_styles(*, rtl: bool) -> Iterator[NamedStyle]:
    """Give every style of a book; each cell names one and carries none of its own."""

    def style(
        name: str,
        number_format: str = "General",
        alignment: Alignment | None = None,
        font: Font | None = None,
        fill: PatternFill | None = None,
    ) -> NamedStyle:
        return NamedStyle(
            f"{MAKER} {name}",
            font=font or Font(name=_FACE, size=_SIZE),
            number_format=number_format,
            alignment=alignment or Alignment(),
            fill=fill or PatternFill(),
        )

    # The indent keeps a figure away from a text that begins beside it.
    figure = Alignment(horizontal="right", indent=1)
    yield style(NUMBER, "0", figure)
    yield style(HOURS, "[h]:mm", figure)
    yield style(SHARE, "0%", figure)
    yield style(WHEN, "yyyy-mm-dd hh:mm", Alignment(horizontal="left"))
    top_left = Alignment(horizontal="left", vertical="top")
    yield style(CLOCK, "hh:mm", top_left)
    yield style(LEFT_TOP, "0", top_left)
    yield style(DATE, "yyyy-mm-dd", Alignment(horizontal="left"))
    yield style(LEFT, "0", Alignment(horizontal="left"))
    yield style(TOP, alignment=Alignment(vertical="top"))
    yield style(WRAPPED, alignment=Alignment(horizontal="left", vertical="top", wrap_text=True))
    white = Font(name=_FACE, size=_SIZE, bold=True, color="FFFFFF")
    teal = PatternFill("solid", fgColor=TEAL)
    middle = Alignment(vertical="center", wrap_text=True)
    yield style(HEADING, font=white, fill=teal, alignment=middle)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    yield style(FIGURE_HEADING, font=white, fill=teal, alignment=centred)
    # Text that runs over its cell must run into the sheet, whatever script it begins with.
    inwards = Alignment(horizontal="right", readingOrder=2) if rtl else Alignment(horizontal="left")
    yield style(TITLE, "General", inwards, Font(name=_FACE, size=16, bold=True, color=TEAL))
    yield style(FAINT, "General", inwards, Font(name=_FACE, size=_SIZE, color="595959"))
