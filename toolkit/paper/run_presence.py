"""Who took part, on the run sheet: codes by the sessions of a day, with a digit for each mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import Status
from toolkit.model.register import WITH_MINUTES
from toolkit.model.sheetgrid import DIGITS, grids
from toolkit.paper.page import MM
from toolkit.paper.run_times import DAY, span
from toolkit.paper.sheet import BODY, NOTE
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words.statuses import status_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.facts import Marked
    from toolkit.model.schedule import Row
    from toolkit.model.sheetgrid import Grid
    from toolkit.paper.sheet import Sheet
    from toolkit.words import Words

_ROW = 8.5 * MM
_EMPTY = 12
_CODE = Style(10, bold=True)


def presence(sheet: Sheet, title: str, sessions: Sequence[Row]) -> None:
    """Draw who took part in the sessions of a day, on pages of their own."""
    for grid in grids(sheet.event, sessions):
        _draw(sheet, title, grid)


def _draw(sheet: Sheet, title: str, grid: Grid) -> None:
    sessions = grid.columns
    words = sheet.words
    flow = sheet.begin()
    code = 34 * MM
    each = (sheet.width - code) / len(sessions)
    table = Table(
        flow,
        [
            Column(code, words.say("Code")),
            *(Column(each, f"{sheet.content(r.block.title)}\n{span(sheet, r)}") for r in sessions),
        ],
    )

    def top() -> None:
        flow.write(flow.lay(title, DAY), after=1 * MM)
        flow.write(flow.lay(words.say("Who took part: write the digit, or tick."), BODY))
        flow.write(flow.lay(_key(words), NOTE), after=2 * MM)
        table.head()

    top()
    flow.repeat = top
    for person in grid.codes:
        marks = [sheet.event.register.mark(row.id, person) for row in sessions]
        table.row([Cell(person, _CODE), *(Cell(_mark(words, m), BODY) for m in marks)], _ROW)
    for _ in range(0 if grid.codes else _EMPTY):
        table.row([Cell()] * (1 + len(sessions)), _ROW)


def _key(words: Words) -> str:
    """Say what each digit means, and what goes with those of some minutes."""
    names = [
        words.say("{digit} {status}", digit=digit, status=status_name(words, status))
        for status, digit in DIGITS.items()
    ]
    with_minutes = words.join([words.number(DIGITS[s]) for s in Status if s in WITH_MINUTES])
    how = words.say("With {digits} add the minutes missed.", digits=with_minutes)
    return f"{' · '.join(names)}. {how}"


def _mark(words: Words, mark: Marked | None) -> str:
    if mark is None:
        return ""
    digit = words.number(DIGITS[mark.status])
    if mark.minutes and mark.status in WITH_MINUTES:
        return f"{digit} · {words.duration(mark.minutes)}"
    return digit
