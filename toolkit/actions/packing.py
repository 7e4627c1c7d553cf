"""What is printed together: the full fallback, one day's sheets, what is left from now on.

Each gives papers to be looked at; :func:`write_papers` writes them into a folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from toolkit.actions.papers import Paper, hand_out, made, made_restricted
from toolkit.model.errors import UserError
from toolkit.model.search import searches
from toolkit.paper.checks import checks
from toolkit.paper.day_pack import DAY_KEY, day_pack, day_restricted, has_restricted
from toolkit.paper.fallback import (
    FALLBACK,
    FALLBACK_KEY,
    FALLBACK_RESTRICTED,
    fallback,
    fallback_restricted,
)
from toolkit.paper.from_now import from_now, standing
from toolkit.paper.handover import handover
from toolkit.paper.headcounts import headcounts
from toolkit.paper.helplines import helplines
from toolkit.paper.medication import medication
from toolkit.paper.nine_ticks import nine_ticks
from toolkit.paper.not_found import not_found
from toolkit.paper.roll_call import roll_call
from toolkit.paper.rooming import night_log, rooming
from toolkit.paper.typeset import Fonts
from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.actions.desk import Desk
    from toolkit.model.event import Event
    from toolkit.model.helplines import Helplines
    from toolkit.model.instants import Instant
    from toolkit.model.search import Search
    from toolkit.words import Words

Step = Callable[[int, int], None]
"""Hears how much is done of how much; what it raises stops the work."""

RESTRICTED_PARTS = 5
"""Sheets of the fallback's restricted part, as far as progress is concerned."""


def _silent(done: int, total: int) -> None:
    """Hear nothing."""


def _idle() -> None:
    """Count nothing: a copy is composed after the progress of its preview has ended."""


class _Progress:
    """Counts what is done."""

    def __init__(self, step: Step, total: int) -> None:
        self._step, self._done, self._total = step, 0, total
        step(0, total)

    def tick(self) -> None:
        self._done = min(self._done + 1, self._total)
        self._step(self._done, self._total)

    def finish(self, papers: list[Paper]) -> list[Paper]:
        """Say that all is done, and give what was made."""
        self._step(self._total, self._total)
        return papers


def fallback_papers(
    desk: Desk, event: str, words: Words, known: Helplines | None, step: Step = _silent
) -> list[Paper]:
    """Compose the full paper fallback: what may lie open, and what is locked away."""
    state, now, fonts = desk.event(event), desk.now(), Fonts.load()
    progress = _Progress(step, len(state.run.line) + RESTRICTED_PARTS)
    tick = progress.tick
    papers = [
        made(FALLBACK, lambda: fallback(state, now, words, fonts, known=known, tick=tick)),
        made_restricted(
            state,
            FALLBACK_RESTRICTED,
            FALLBACK_KEY,
            lambda copy: fallback_restricted(
                state, now, words, fonts, copy=copy, tick=_idle if copy else tick
            ),
        ),
    ]
    return progress.finish(papers)


def day_papers(desk: Desk, event: str, day: int, words: Words, step: Step = _silent) -> list[Paper]:
    """Compose one day's sheets (from 1), those with names apart if the day needs any.

    Raises ``UserError('no-such-day')`` with the ``days`` there are.
    """
    state, now, fonts = desk.event(event), desk.now(), Fonts.load()
    days = len(state.plan.days)
    if not 1 <= day <= days:
        raise UserError("no-such-day", day=day, days=days)
    blocks = sum(number == day for number, _ in state.run.line)
    progress = _Progress(step, blocks)
    tick = progress.tick
    name = f"day-{day}"
    found = [
        made(f"{name}.pdf", lambda: day_pack(state, now, words, fonts, day, tick=tick)),
    ]
    if has_restricted(state, day):
        found.append(
            made_restricted(
                state,
                f"{name}-restricted.pdf",
                DAY_KEY,
                lambda copy: day_restricted(state, now, words, fonts, day, copy=copy),
            )
        )
    return progress.finish(found)


def from_papers(
    desk: Desk, event: str, at: Instant, words: Words, step: Step = _silent
) -> list[Paper]:
    """Compose agenda and run sheet from ``at`` on, with the times as they stand now.

    Raises ``UserError('nothing-left')`` where nothing comes after ``at``.
    """
    state, now, fonts = desk.event(event), desk.now(), Fonts.load()
    blocks = len(standing(state, at, now).rows)
    if not blocks:
        raise UserError("nothing-left")
    progress = _Progress(step, blocks)
    tick = progress.tick
    papers = [made("from-now.pdf", lambda: from_now(state, at, now, words, fonts, tick=tick))]
    return progress.finish(papers)


def check_papers(desk: Desk, event: str, words: Words) -> list[Paper]:
    """Compose what was checked, with what was set aside, and the nine requirements."""
    state, now, fonts = desk.event(event), desk.now(), Fonts.load()
    return [
        made("checks.pdf", lambda: checks(state, now, words, fonts)),
        made("nine-ticks.pdf", lambda: nine_ticks(state, words, fonts)),
    ]


@dataclass(frozen=True, slots=True)
class About:
    """What a single sheet is about: which children (none: all), which day, which search.

    ``at`` is the instant it speaks of, the present by default; ``blank`` an empty sheet to copy;
    ``ways`` are the sides of a hand-over.
    """

    codes: tuple[str, ...] | None = None
    day: int | None = None
    search: str = ""
    at: Instant | None = None
    blank: bool = False
    ways: tuple[Literal["in", "out"], ...] = ("in", "out")


ALL = About()


@dataclass(frozen=True, slots=True)
class _Source:
    """What a sheet is composed from."""

    event: Event
    now: Instant
    words: Words
    fonts: Fonts
    about: About
    known: Helplines | None

    @property
    def search(self) -> Search | None:
        """The search the sheet is about: the one named, else the last, unless it is blank."""
        if self.about.blank:
            return None
        found = [s for s in searches(self.event) if self.about.search in ("", s.id)]
        return found[-1] if found else None


def _hand_over(s: _Source) -> Paper:
    return made_restricted(
        s.event,
        "hand-over.pdf",
        "hand-over",
        lambda c: handover(
            s.event, s.now, s.words, s.fonts, copy=c, codes=s.about.codes, directions=s.about.ways
        ),
    )


def _rooming(s: _Source) -> Paper:
    return made_restricted(
        s.event,
        "rooming.pdf",
        "rooming",
        lambda c: rooming(s.event, s.now, s.words, s.fonts, copy=c),
    )


def _medication(s: _Source) -> Paper:
    return made_restricted(
        s.event,
        "medication.pdf",
        "medication",
        lambda c: medication(s.event, s.now, s.words, s.fonts, copy=c, day=s.about.day),
    )


def _roll_call(s: _Source) -> Paper:
    return made_restricted(
        s.event,
        "roll-call.pdf",
        "roll-call",
        lambda c: roll_call(
            s.event, s.now, s.words, s.fonts, copy=c, everyone=s.event.state == "prepared"
        ),
    )


def _not_found(s: _Source) -> Paper:
    search = s.search
    if search is None or not search.missing:
        return made(
            "not-found.pdf", lambda: not_found(s.event, s.now, s.words, s.fonts, search=search)
        )
    return made_restricted(
        s.event,
        "not-found.pdf",
        "not-found",
        lambda c: not_found(s.event, s.now, s.words, s.fonts, search=search, copy=c),
    )


SHEETS: dict[str, Callable[[_Source], Paper]] = {
    "hand-over": _hand_over,
    "rooming": _rooming,
    "medication": _medication,
    "roll-call": _roll_call,
    "not-found": _not_found,
    "night-log": lambda s: made(
        "night-log.pdf", lambda: night_log(s.event, s.now, s.words, s.fonts, day=s.about.day)
    ),
    "headcounts": lambda s: made(
        "headcounts.pdf", lambda: headcounts(s.event, s.now, s.words, s.fonts, day=s.about.day)
    ),
    "helplines": lambda s: made(
        "helplines.pdf", lambda: helplines(s.event, s.words, s.fonts, s.known)
    ),
}
"""Every sheet that is printed by itself, by its name; also the name under which copies count."""


def one_paper(
    desk: Desk,
    event: str,
    name: str,
    words: Words,
    about: About = ALL,
    known: Helplines | None = None,
) -> Paper:
    """Compose one of :data:`SHEETS`; raises ``KeyError`` for another name."""
    now = desk.now() if about.at is None else about.at
    source = _Source(desk.event(event), now, words, Fonts.load(), about, known)
    return SHEETS[name](source)


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and how many sheets it is when printed on one side."""

    path: Path
    sheets: int


def write_papers(desk: Desk, event: str, papers: Sequence[Paper], folder: Path) -> list[Written]:
    """Write papers into a folder, restricted ones as numbered copies; raise the first trouble."""
    for paper in papers:
        if paper.trouble is not None:
            raise paper.trouble
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for paper in papers:
        path = folder / paper.name
        hand_out(desk, event, paper, partial(write_atomic, path), "saved")
        found.append(Written(path, paper.pages))
    return found
