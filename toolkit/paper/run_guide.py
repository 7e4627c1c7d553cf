"""A block in full on the run sheet: what to do and say on one side, what goes with it beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.model.instants import MINUTE
from toolkit.model.plan import Anchor, Sensitivity
from toolkit.paper.columns import set_in_columns, space, strips, width_of
from toolkit.paper.page import LINE, MM, PALE
from toolkit.paper.run_times import DAY, span
from toolkit.paper.sheet import NOTE
from toolkit.paper.signs import KINDS, OUTSIDE, PIN
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from toolkit.model.plan import Block, Material, Step
    from toolkit.model.schedule import Row
    from toolkit.paper.columns import Strip
    from toolkit.paper.flow import Flow
    from toolkit.paper.page import Page
    from toolkit.paper.sheet import Sheet

_TITLE = Style(12, bold=True)
_TIME = Style(12, bold=True, align="end")
_STEP = Style(9.5)
_SAID = Style(9.5, italic=True)
_MINUTES = Style(9, align="end")
_LABEL = Style(9, bold=True)

_LEAST = 40 * MM
"""A block isn't begun at the foot of a page with less room than this."""

_NUMBER = 6 * MM
_INDENT = 3 * MM

_SENSITIVE = (Sensitivity.AMBER, Sensitivity.RED)


class Guide:
    """The blocks of a day in full, one below the other; ``pages`` says where each one begins."""

    def __init__(self, sheet: Sheet, title: str) -> None:
        self.pages: dict[str, int] = {}
        self._sheet = sheet
        self._title = title
        self._flow: Flow | None = None

    def add(self, row: Row) -> None:
        """Draw a block, and those in its strands after it."""
        flow = self._flow
        if flow is None:
            flow = self._flow = self._sheet.begin()
            flow.write(flow.lay(self._title, DAY), after=2 * MM)
        _draw(flow, row, self.pages)
        for strand in row.strands:
            for inner in strand:
                _draw(flow, inner, self.pages)


def _draw(flow: Flow, row: Row, pages: dict[str, int]) -> None:
    sheet, block = flow.sheet, row.block
    flow.need(_LEAST)
    pages[row.id] = flow.at
    _band(flow, row)
    title = sheet.content(block.title)
    sheet.continued = sheet.words.say("{block}, continued", block=title)
    width = width_of(flow)
    matter = strips(sheet.lay(sheet.content(block.purpose), NOTE, width)) if block.purpose else []
    for number, step in enumerate(block.steps, start=1):
        matter += _step(sheet, number, step, width)
    for label, texts in _notes(sheet, block):
        matter += _note(sheet, label, texts, width)
    set_in_columns(flow, matter)
    sheet.continued = ""
    flow.y += 4 * MM


def _band(flow: Flow, row: Row) -> None:
    """Draw the heading of a block: picture, title, time, length."""
    sheet, words, block = flow.sheet, flow.sheet.words, row.block
    right = 46 * MM
    title = sheet.lay(sheet.content(block.title), _TITLE, flow.width - right - 9 * MM)
    time = sheet.lay(span(sheet, row), _TIME, right - 9 * MM)
    minutes = row.minutes
    if row.planned_begin is not None and row.planned_end is not None:
        minutes = (row.planned_end - row.planned_begin) // MINUTE
    high = title.height + 1.5 * MM
    flow.page.box(flow.left, flow.y, flow.width, high, 0, PALE)
    flow.page.rule(flow.left, flow.y, flow.width, LINE)
    flow.page.sign(KINDS[block.kind], flow.left + 1 * MM, flow.y + 1 * MM, 15)
    flow.page.text(title, flow.left + 8 * MM, flow.y + 0.75 * MM)
    flow.page.text(time, flow.left + flow.width - right + 2 * MM, flow.y + 0.75 * MM)
    if block.anchor is not None:
        sign = OUTSIDE if block.anchor is Anchor.OUTSIDE else PIN
        flow.page.sign(sign, flow.left + flow.width - 6 * MM, flow.y + 1 * MM, 15)
    flow.y += high + 1 * MM
    facts = [words.duration(minutes), sheet.content(block.room)]
    if block.voluntary:
        facts.append(words.say("for those who like"))
    if block.optional:
        facts.append(words.say("may be left out"))
    if block.sensitivity in _SENSITIVE:
        red = block.sensitivity is Sensitivity.RED
        facts.append(words.say("very sensitive") if red else words.say("sensitive"))
    flow.write(flow.lay(" · ".join(fact for fact in facts if fact), _LABEL), after=1.5 * MM)


def _step(sheet: Sheet, number: int, step: Step, width: float) -> list[Strip]:
    """A step with its number and minutes, and below it what to say, beside a line."""
    minutes = sheet.words.duration(step.minutes) if step.minutes else ""
    length = sheet.lay(minutes, _MINUTES, width / 3)
    text = sheet.lay(
        sheet.content(step.text), _STEP, width - _NUMBER - length.natural_width - _INDENT
    )
    first, *others = strips(text, _NUMBER)
    count = sheet.lay(sheet.words.number(number), _LABEL, _NUMBER)

    def draw(page: Page, x: float, y: float) -> None:
        page.text(count, x, y)
        page.text(length, x + width - length.width, y)
        first.draw(page, x, y)

    matter = [space(1 * MM), replace(first, draw=draw), *others]
    for said in step.say:
        laid = sheet.lay(sheet.content(said), _SAID, width - _NUMBER - _INDENT)
        matter[-1] = replace(matter[-1], keep=said == step.say[0])
        matter += [_barred(strip) for strip in strips(laid, _NUMBER + _INDENT)]
        matter.append(space(0.6 * MM))
    return matter


def _barred(strip: Strip) -> Strip:
    """A line of what is said, with the line beside it that stands for quotation marks."""

    def draw(page: Page, x: float, y: float) -> None:
        page.bar(x + _NUMBER + 0.5 * MM, y, strip.height, LINE)
        strip.draw(page, x, y)

    return replace(strip, draw=draw)


def _notes(sheet: Sheet, block: Block) -> list[tuple[str, tuple[str, ...]]]:
    """Give what goes with a block, each with what it is; those without any text are left out."""
    words = sheet.words
    notes = [
        (words.say("Have ready"), tuple(_material(sheet, item) for item in block.materials)),
        (words.say("Who does what"), tuple(sheet.content(role) for role in block.roles)),
    ]
    notes += [
        (label, (sheet.content(text),) if text else ())
        for label, text in (
            (words.say("Keep everyone safe"), block.safeguarding),
            (words.say("If someone would rather not"), block.opt_out),
            (words.say("With little equipment"), block.low_tech),
            (words.say("If it goes wrong"), block.if_wrong),
        )
    ]
    return [(label, texts) for label, texts in notes if texts]


def _material(sheet: Sheet, material: Material) -> str:
    words, item = sheet.words, sheet.content(material.item)
    count = words.number(material.count)
    if material.per == "person":
        return words.say("{count} × {item}, for each person", count=count, item=item)
    if material.per == "group":
        return words.say("{count} × {item}, for each group", count=count, item=item)
    return words.say("{count} × {item}", count=count, item=item) if material.count > 1 else item


def _note(sheet: Sheet, label: str, texts: tuple[str, ...], width: float) -> list[Strip]:
    title = [replace(strip, keep=True) for strip in strips(sheet.lay(label, _LABEL, width))]
    matter = [space(1.2 * MM), *title]
    if len(texts) == 1:
        return [*matter, *strips(sheet.lay(texts[0], NOTE, width))]
    for text in texts:
        matter += _item(sheet, strips(sheet.lay(text, NOTE, width - _INDENT), _INDENT))
    return matter


def _item(sheet: Sheet, lines: list[Strip]) -> list[Strip]:
    """The lines of one of several, with a dot before the first."""
    first, *others = lines
    dot = sheet.lay("•", NOTE, _INDENT)

    def draw(page: Page, x: float, y: float) -> None:
        page.text(dot, x, y)
        first.draw(page, x, y)

    return [replace(first, draw=draw), *others]
