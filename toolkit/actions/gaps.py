"""Answering for a span that nobody saw, in which the agenda should have gone on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from toolkit.actions.laptops import must_have_clock
from toolkit.model import gaps
from toolkit.model.errors import UserError
from toolkit.model.facts import ResumeAnswered
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.instants import Instant


def answer_gap(
    desk: Desk,
    event: str,
    answer: Literal["planned", "shifted", "entered"],
    start: Instant,
    end: Instant,
    minutes: int = 0,
) -> Changed:
    """Say that the agenda went on as planned, moved by ``minutes``, or that it will be typed in.

    Raises ``UserError`` with ``bad-span``, ``bad-minutes`` or ``clock-elsewhere``.
    """
    if end <= start:
        raise UserError("bad-span")
    if abs(minutes) > gaps.MOST_SHIFT or (minutes and answer != "shifted"):
        raise UserError("bad-minutes", minutes=minutes)
    state = desk.event(event)
    must_have_clock(desk, state)
    said = [] if answer == "entered" else gaps.statements(state, start, end, minutes)
    answered = ResumeAnswered(answer, start, end, minutes)
    return desk.state(
        event, [*(Statement(at, body) for at, body in said), Statement(end, answered)]
    )
