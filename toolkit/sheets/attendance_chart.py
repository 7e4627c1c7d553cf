"""The one chart of the attendance workbook: who was where in each session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from toolkit.sheets.styles import TEAL

if TYPE_CHECKING:
    from toolkit.sheets.workbook import Placed, Sheet
    from toolkit.words import Words

_WIDTH = 21
_HEAD = 3.6
"""Centimetres for the title, the scale and the key."""

_BAR = 0.55
"""Centimetres for each session."""

_ROW = 0.529
"""Centimetres of a row of cells."""

_COLOURS = (TEAL, "A88BC2", "D5DDE1", "FFFFFF")
"""Of the parts of a bar; without colour they are told apart by how dark they are."""

_EDGE = "6B7780"
_GRID = "E3E8EA"
_LETTERS = 800
_TITLE_LETTERS = 1200
"""Hundredths of a point."""


def rows_of(sessions: int) -> int:
    """Give how many rows of cells the chart covers."""
    return int((_HEAD + _BAR * sessions) / _ROW) + 2


def presence_chart(sheet: Sheet, placed: Placed, parts: tuple[int, int], words: Words) -> BarChart:
    """Draw a bar for each line of a table whose first column names it.

    ``parts`` are the first and the last column (from 1) of the four numbers that make up a bar.
    """
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 35
    chart.title = words.say("Participants in each session")
    chart.width = _WIDTH
    chart.height = _HEAD + _BAR * (placed.last - placed.first + 1)
    here = sheet.worksheet
    first, last = parts
    chart.add_data(
        Reference(here, min_col=first, max_col=last, min_row=placed.heading, max_row=placed.last),
        titles_from_data=True,
    )
    chart.set_categories(Reference(here, min_col=1, min_row=placed.first, max_row=placed.last))
    for series, colour in zip(chart.series, _COLOURS, strict=True):
        series.graphicalProperties = GraphicalProperties(
            solidFill=colour, ln=LineProperties(solidFill=_EDGE, w=6350)
        )
    _lay_out(chart, mirrored=words.rtl)
    return chart


def _lay_out(chart: BarChart, *, mirrored: bool) -> None:
    """Put the first session on top, every one named, and the key below."""
    names, scale = chart.x_axis, chart.y_axis
    # Left unsaid, a spreadsheet program may take it that no axis is wanted.
    names.delete = scale.delete = False
    names.scaling.orientation = "maxMin"
    scale.crosses = "max"
    names.tickLblSkip = 1
    scale.scaling.orientation = "maxMin" if mirrored else "minMax"
    scale.number_format = "0"
    scale.majorGridlines = ChartLines(
        spPr=GraphicalProperties(ln=LineProperties(solidFill=_GRID, w=6350))
    )
    names.txPr = scale.txPr = _letters(_LETTERS)
    if chart.legend is not None:
        chart.legend.position = "b"
        chart.legend.txPr = _letters(_LETTERS)
    if chart.title is not None and chart.title.tx is not None and chart.title.tx.rich is not None:
        for paragraph in chart.title.tx.rich.p:
            paragraph.pPr = ParagraphProperties(
                defRPr=CharacterProperties(sz=_TITLE_LETTERS, b=True)
            )


def _letters(size: int) -> RichText:
    style = ParagraphProperties(defRPr=CharacterProperties(sz=size))
    # Said outright that they lie flat, no program leaves out every other one.
    flat = RichTextProperties(rot=0)
    return RichText(bodyPr=flat, p=[Paragraph(pPr=style, endParaRPr=CharacterProperties())])
