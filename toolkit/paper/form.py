"""The parts of a form to fill in by hand: sections, labelled lines, boxes to tick, signatures.

What is known already stands where it would be written; what isn't is a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.paper.page import HAIR, HEAVY, LINE, MM
from toolkit.paper.sheet import NOTE
from toolkit.paper.signs import TICK
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.paper.flow import Flow

SECTION = Style(11.5, bold=True)
LABEL = Style(8)
FILLED = Style(10.5)
FOUND = Style(13, bold=True)
ASKED = Style(10)

WRITTEN = 8 * MM
"""The height of a line that is written on by hand."""

SIGNED = 15 * MM
"""The height of a line that is signed on."""

_BOX = 4.2 * MM
_GAP = 4 * MM


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to fill in: what it is, what is known of it, its share of the row's width.

    A ``strong`` one is what the sheet is found by, such as a name.
    """

    label: str
    text: str = ""
    share: float = 1.0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something to tick: what is asked, the answers, and the one (from 0) that is known."""

    text: str
    answers: Sequence[str]
    known: int | None = None


def section(
    flow: Flow, title: str, how: str = "", need: float = 3 * WRITTEN, *, ruled: bool = True
) -> None:
    """Begin a section with its title; ``need`` is the least height that must follow on the page.

    Above a table it isn't ``ruled``: the table has a line of its own.
    """
    head = flow.lay(title, SECTION)
    flow.need(head.height + need)
    if not flow.fresh:
        flow.y += 3 * MM
    flow.write(head)
    if how:
        flow.write(flow.lay(how, NOTE))
    if ruled:
        flow.page.rule(flow.left, flow.y + 0.5 * MM, flow.width, HEAVY)
    flow.y += 1.5 * MM


def blanks(flow: Flow, row: Sequence[Blank], height: float = WRITTEN) -> None:
    """Draw blanks side by side, each with its label above a line and what is known on it."""
    whole = sum(blank.share for blank in row)
    room = flow.width - _GAP * (len(row) - 1)
    widths = [room * blank.share / whole for blank in row]
    sheet = flow.sheet
    labels = [sheet.lay(b.label, LABEL, w) for b, w in zip(row, widths, strict=True)]
    texts = [
        sheet.lay(b.text, FOUND if b.strong else FILLED, w)
        for b, w in zip(row, widths, strict=True)
    ]
    upper = max(label.height for label in labels)
    lower = max([height - 3 * MM, *(t.height + 0.5 * MM for t in texts if t.text)])
    flow.need(upper + lower + 1 * MM)
    x = flow.left
    for width, label, text in zip(widths, labels, texts, strict=True):
        flow.page.text(label, x, flow.y)
        if text.text:
            flow.page.text(text, x, flow.y + upper)
        flow.page.rule(x, flow.y + upper + lower, width)
        x += width + _GAP
    flow.y += upper + lower + 1.5 * MM


def matter(flow: Flow, text: str, lines: int) -> None:
    """Write what is known, over as many lines as it takes, else leave ``lines`` to write on."""
    if text:
        flow.write(flow.lay(text, FILLED), after=1 * MM)
        lines = min(lines, 1)
    write_on(flow, lines)


def write_on(flow: Flow, lines: int, height: float = WRITTEN) -> None:
    """Leave empty lines."""
    for _ in range(lines):
        flow.need(height)
        flow.y += height
        flow.page.rule(flow.left, flow.y, flow.width)
    if lines:
        flow.y += 1 * MM


def questions(flow: Flow, asked: Sequence[Question], columns: int = 1) -> None:
    """Draw questions with boxes to tick, in so many columns, read along the rows."""
    gap = 7 * MM
    width = (flow.width - gap * (columns - 1)) / columns
    for first in range(0, len(asked), columns):
        row = [_Asked(flow, q, width) for q in asked[first : first + columns]]
        height = max(q.height for q in row)
        flow.need(height)
        for number, question in enumerate(row):
            question.draw(flow.left + number * (width + gap), height)
        flow.y += height


class _Asked:
    """One question: its text, then its answers, each after its box, towards the far edge."""

    def __init__(self, flow: Flow, question: Question, width: float) -> None:
        self.flow = flow
        self.question = question
        self.width = width
        sheet = flow.sheet
        self.answers = [sheet.lay(a, ASKED, width / 2) for a in question.answers]
        self.side = sum(_BOX + 1.2 * MM + a.natural_width + 3 * MM for a in self.answers)
        below = self.side > width * 0.6
        self.text = sheet.lay(question.text, ASKED, width if below else width - self.side)
        self.top = self.text.height if below else 0.0
        self.height = max(self.text.height, self.top + _BOX) + 1.8 * MM

    def draw(self, x: float, height: float) -> None:
        page, y = self.flow.page, self.flow.y
        page.text(self.text, x, y + 0.6 * MM)
        at = x + self.width - self.side + 3 * MM
        top = y + self.top + 0.6 * MM
        for number, answer in enumerate(self.answers):
            box(self.flow, at, top, ticked=number == self.question.known)
            page.text(answer, at + _BOX + 1.2 * MM, top)
            at += _BOX + 1.2 * MM + answer.natural_width + 3 * MM
        page.rule(x, y + height - 0.4 * MM, self.width, HAIR / 2)


def box(flow: Flow, x: float, y: float, *, ticked: bool = False) -> None:
    """Draw a box to tick, or one that is."""
    flow.page.box(x, y, _BOX, _BOX, LINE)
    if ticked:
        flow.page.sign(TICK, x - 0.4 * MM, y - 0.6 * MM, _BOX + 1 * MM)


def signatures(flow: Flow, labels: Sequence[str]) -> None:
    """Leave room for signatures side by side, each with its label below the line."""
    laid = [flow.sheet.lay(label, LABEL, flow.width / len(labels) - _GAP) for label in labels]
    under = max(label.height for label in laid)
    flow.need(SIGNED + under)
    width = (flow.width - _GAP * (len(labels) - 1)) / len(labels)
    x = flow.left
    for label in laid:
        flow.page.rule(x, flow.y + SIGNED, width, LINE)
        flow.page.text(label, x, flow.y + SIGNED + 0.5 * MM)
        x += width + _GAP
    flow.y += SIGNED + under + 1.5 * MM
