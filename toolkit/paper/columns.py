"""Matter set in two columns that come out even, over as many pages as it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from toolkit.paper.page import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from toolkit.paper.flow import Flow
    from toolkit.paper.page import Page
    from toolkit.paper.typeset import Paragraph

GAP = 7 * MM
"""Between the columns."""

_EXACT = 0.5
"""Points; columns needn't be evener than this."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What is never torn apart, a line mostly: its height, how to draw it at a page, x and y.

    ``keep`` holds it together with the next one; a ``blank`` one is left out at a column's top.
    """

    height: float
    draw: Callable[[Page, float, float], None]
    keep: bool = False
    blank: bool = False


def width_of(flow: Flow) -> float:
    """Give the width of one column."""
    return (flow.width - GAP) / 2


def strips(paragraph: Paragraph, x: float = 0.0) -> list[Strip]:
    """Part a paragraph into lines, so that neither its first nor its last ever stands alone."""
    found = [_strip(line, x) for line in _lines(paragraph)]
    for place in (0, len(found) - 2):
        if 0 <= place < len(found) - 1:
            found[place] = replace(found[place], keep=True)
    return found


def space(height: float) -> Strip:
    """Leave some white."""
    return Strip(height, lambda page, x, y: None, blank=True)


def set_in_columns(flow: Flow, matter: Sequence[Strip]) -> None:
    """Set strips below what is there; on the last page both columns are equally long."""
    rest = list(matter)
    while rest:
        whole = _even(rest, flow.room)
        height = flow.room if whole is None else whole
        deepest = 0.0
        for x in (0.0, width_of(flow) + GAP):
            rest = _from_top(rest)
            count = _fitting(rest, height)
            deepest = max(deepest, _draw(flow, rest[:count], x))
            rest = rest[count:]
        if rest and not deepest and flow.fresh:
            # Not even one strip fits the page: it is drawn all the same, rather than never.
            deepest = _draw(flow, rest[:1], 0.0)
            rest = rest[1:]
        flow.y += deepest
        if rest:
            flow.turn()


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    rest: Paragraph | None = paragraph
    while rest is not None:
        line, rest = rest.split(rest.leading)
        if line is not None:
            yield line


def _strip(line: Paragraph, inset: float) -> Strip:
    return Strip(line.height, lambda page, x, y: page.text(line, x + inset, y))


def _fitting(matter: Sequence[Strip], height: float) -> int:
    """Count the strips that fit a column without parting what keeps together."""
    full, good = 0.0, 0
    for place, strip in enumerate(matter, start=1):
        full += strip.height
        if full > height + 0.01:
            break
        if not strip.keep or place == len(matter):
            good = place
    return good


def _from_top(matter: Sequence[Strip]) -> list[Strip]:
    """Leave out the white that would stand at the top of a column."""
    return list(dropwhile(lambda strip: strip.blank, matter))


def _even(matter: Sequence[Strip], most: float) -> float | None:
    """Give the least height at which two columns hold everything; none if that is too much."""

    def holds(height: float) -> bool:
        second = _from_top(matter[_fitting(matter, height) :])
        return _fitting(second, height) == len(second)

    matter = _from_top(matter)
    low, high = 0.0, most
    if not holds(high):
        return None
    while high - low > _EXACT:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _draw(flow: Flow, matter: Sequence[Strip], x: float) -> float:
    y = flow.y
    for strip in matter:
        strip.draw(flow.page, flow.left + x, y)
        y += strip.height
    return y - flow.y
