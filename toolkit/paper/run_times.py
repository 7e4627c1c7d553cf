"""A day's times on the run sheet: planned and actual, who was counted, the counts of the night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.plan import Kind
from toolkit.model.prompts import night_counts
from toolkit.model.schedule import State
from toolkit.paper.page import MM
from toolkit.paper.sheet import NOTE
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words.statuses import state_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.instants import Instant
    from toolkit.model.register import Headcount
    from toolkit.model.schedule import Row
    from toolkit.paper.flow import Flow
    from toolkit.paper.sheet import Sheet

DAY = Style(15, bold=True)
SECTION = Style(11, bold=True)

_ROW = 8 * MM
_COUNT_ROW = 9 * MM
_TIME = Style(10, bold=True)
_WHAT = Style(9.5)
_FILLED = Style(10)
_PAGE = Style(9, align="center")


def times(sheet: Sheet, title: str, rows: Sequence[Row], pages: Mapping[str, int]) -> None:
    """Draw a day's table of times on a page of its own.

    ``pages`` says, once all is drawn, on which page each block stands in full.
    """
    words = sheet.words
    flow = sheet.begin()
    flow.write(flow.lay(title, DAY), after=2 * MM)
    planned, actual, counted, page = 30 * MM, 21 * MM, 24 * MM, 13 * MM
    table = Table(
        flow,
        [
            Column(planned, words.say("Planned")),
            Column(sheet.width - planned - 2 * actual - counted - page, words.say("What")),
            Column(actual, words.say("Began")),
            Column(actual, words.say("Ended")),
            Column(counted, words.say("Counted")),
            Column(page, words.say("Page")),
        ],
    )
    table.head()
    flow.repeat = table.head
    for row in rows:
        said = [*_planned(sheet, row), *_actual(sheet, row), _counted(sheet, row)]
        table.row([*said, _number(sheet, pages, row.id)], _ROW)
    flow.repeat = None
    for row in rows:
        if row.block.kind is Kind.NIGHT:
            _night(flow, row)
    _notes(flow)


def clock(sheet: Sheet, instant: Instant) -> str:
    """Write what the wall clock shows at an instant."""
    return sheet.words.clock(to_datetime(instant, sheet.event.zone))


def span(sheet: Sheet, row: Row) -> str:
    """Write from when to when a block was planned, or that nobody had planned it."""
    if row.planned_begin is None or row.planned_end is None:
        return sheet.words.say("added")
    return f"{clock(sheet, row.planned_begin)} – {clock(sheet, row.planned_end)}"


def _planned(sheet: Sheet, row: Row) -> list[Cell]:
    return [Cell(span(sheet, row), _TIME), Cell(sheet.content(row.block.title), _WHAT)]


def _actual(sheet: Sheet, row: Row) -> list[Cell]:
    """Give when a block began and ended, as far as that is known."""
    if row.state in (State.SKIPPED, State.MISSED):
        return [Cell(state_name(sheet.words, row.state), NOTE), Cell()]
    began = clock(sheet, row.begin) if row.state in (State.DONE, State.RUNNING) else ""
    ended = clock(sheet, row.end) if row.state is State.DONE else ""
    return [Cell(began, _FILLED), Cell(ended, _FILLED)]


def _counted(sheet: Sheet, row: Row) -> Cell:
    if row.block.kind is Kind.NIGHT or not row.block.headcount:
        return Cell(blocked=True)
    found = [c for c in sheet.event.register.headcounts if c.block == row.id]
    return Cell(_of(sheet, found[-1]) if found else "", _FILLED)


def _of(sheet: Sheet, count: Headcount) -> str:
    return sheet.words.say(
        "{counted} of {expected}", counted=count.counted, expected=count.expected
    )


def _number(sheet: Sheet, pages: Mapping[str, int], block: str) -> Cell:
    """Give, once it is known, the page on which a block stands in full."""
    return Cell(style=_PAGE, later=lambda: sheet.words.number(pages[block] + 1))


def _night(flow: Flow, row: Row) -> None:
    sheet, words, event = flow.sheet, flow.sheet.words, flow.sheet.event
    counts = night_counts(event, row)
    flow.need((len(counts) + 2) * _COUNT_ROW)
    flow.y += 4 * MM
    flow.write(flow.lay(words.say("Counts in the night"), SECTION), after=1 * MM)
    fifth = flow.width / 5
    titles = (
        words.say("Planned"),
        words.say("Counted at"),
        words.say("How many"),
        words.say("By whom"),
        words.say("Initials"),
    )
    table = Table(flow, [Column(fifth, title) for title in titles])
    table.head()
    for due in counts:
        key = due.block, due.night_at
        taken = [c for c in event.register.headcounts if (c.block, c.night_at) == key]
        told = [clock(sheet, taken[-1].at), _of(sheet, taken[-1])] if taken else ["", ""]
        filled = [Cell(text, _FILLED) for text in told]
        table.row([Cell(clock(sheet, due.at), _TIME), *filled, Cell(), Cell()], _COUNT_ROW)


def _notes(flow: Flow) -> None:
    """Use what is left of the page for notes, if that is worth it."""
    line = 8 * MM
    if flow.room < 3 * line:
        return
    flow.y += 4 * MM
    flow.write(flow.lay(flow.sheet.words.say("Notes, without names"), SECTION))
    while flow.room >= line:
        flow.y += line
        flow.page.rule(flow.left, flow.y, flow.width)
