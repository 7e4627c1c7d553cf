"""Random plans, starts, zones and lives: what the property tests of the model draw from."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from toolkit.model import facts as f
from toolkit.model.errors import UserError
from toolkit.model.facts import Fact, encode_body, kind_of
from toolkit.model.instants import HOUR, MINUTE, Instant, start_instant
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan, encode_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ZONES = [
    "Europe/Rome",
    "Europe/London",
    "Europe/Sofia",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "America/Santiago",
    "UTC",
]
"""With a change on the evening, at midnight, of half an hour, in the south, and none at all."""

CHANGES = ["2026-03-27", "2026-10-23", "2026-04-03", "2026-03-06", "2026-10-30", "2026-09-04"]
"""Fridays before changes of the clocks somewhere."""

FLOWING = [Kind.SESSION, Kind.BREAK, Kind.SNACK, Kind.FREE, Kind.CARE]
PEOPLE = ["NORD-01-A", "NORD-02-B", "SUD-01-C"]
NIGHT_OPENS, NIGHT_MINUTES = 22 * 60 + 30, 9 * 60


@st.composite
def days(draw: st.DrawFn, number: int, *, night: bool) -> Day:
    """A day with fixed meals in order, flowing blocks between, and a night if asked for."""
    opening = draw(st.integers(7 * 60, 9 * 60)) if number > 1 else 9 * 60
    if number > 1:
        opening = NIGHT_OPENS + NIGHT_MINUTES - 24 * 60
    blocks = [
        Block(
            f"open-{number}",
            "Opening",
            draw(st.sampled_from(FLOWING)),
            draw(st.integers(5, 60)),
            start=opening,
            anchor=Anchor.FIXED,
            headcount=draw(st.booleans()),
        )
    ]
    times = sorted(draw(st.lists(st.integers(11 * 60, 21 * 60), max_size=3, unique=True)))
    for order, time in enumerate(times):
        blocks += draw(flowing(f"{number}-{order}"))
        anchor = draw(st.sampled_from(list(Anchor)))
        minutes = draw(st.integers(10, 70))
        blocks.append(
            Block(f"meal-{number}-{order}", "Meal", Kind.MEAL, minutes, start=time, anchor=anchor)
        )
    blocks += draw(flowing(f"{number}-late"))
    if night:
        blocks.append(
            Block(
                f"night-{number}",
                "Night",
                Kind.NIGHT,
                NIGHT_MINUTES,
                start=NIGHT_OPENS,
                anchor=Anchor.FIXED,
                counts=(23 * 60 + 30, 2 * 60, 5 * 60),
            )
        )
    return Day(f"Day {number}", opening, tuple(blocks))


@st.composite
def flowing(draw: st.DrawFn, name: str) -> list[Block]:
    """Up to four blocks without a time of their own; one may hold parallel strands."""
    found = []
    for order in range(draw(st.integers(0, 4))):
        minutes = draw(st.integers(1, 90))
        found.append(
            Block(
                f"flow-{name}-{order}",
                "Flow",
                draw(st.sampled_from(FLOWING)),
                minutes,
                floor=draw(st.none() | st.integers(0, minutes)),
                optional=draw(st.booleans()),
            )
        )
    if draw(st.integers(0, 4)) == 0:
        strands = tuple(
            tuple(
                Block(f"in-{name}-{lane}-{order}", "Inner", Kind.SESSION, draw(st.integers(1, 40)))
                for order in range(draw(st.integers(1, 2)))
            )
            for lane in range(2)
        )
        longest = max(sum(b.minutes for b in strand) for strand in strands)
        found.append(Block(f"par-{name}", "Groups", Kind.SESSION, longest, strands=strands))
    return found


@st.composite
def plans(draw: st.DrawFn, most_days: int = 4) -> Plan:
    """A plan of one to four days; every day but the last has a night."""
    count = draw(st.integers(1, most_days))
    return Plan(
        id="random",
        version=1,
        title="Random",
        programme="INTERACT",
        language="en",
        group=Group(8, 15, 13, 17),
        days=tuple(draw(days(n, night=n < count)) for n in range(1, count + 1)),
    )


@st.composite
def places(draw: st.DrawFn) -> tuple[Instant, ZoneInfo]:
    """A start that exists, often just before a change of the clocks, and its zone."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    day = draw(st.sampled_from(CHANGES) | st.dates(date(2024, 1, 1), date(2099, 12, 31)).map(str))
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    moment = datetime.fromisoformat(f"{day}T{hour:02d}:{minute:02d}")
    try:
        return start_instant(moment, zone), zone
    except UserError:
        return start_instant(moment.replace(hour=12), zone), zone


def fact(number: int, body: f.Body, holds: Instant, recorded: Instant, event: str = "e") -> Fact:
    """A fact as the store would give it; ``number`` orders it among all."""
    data = encode_body(body)
    return Fact(
        event,
        number.to_bytes(16, "big"),
        "laptop",
        number,
        "",
        holds,
        recorded,
        "",
        kind_of(body),
        data,
        body,
    )


def prepared(plan: Plan, start: Instant, zone: ZoneInfo) -> Fact:
    """The first fact of an event."""
    return fact(1, f.Prepared(encode_plan(plan), start, zone.key), start, start)


MINUTES = st.integers(1, 90)
SHORT_STEP, LONG_STEP, MILLISECONDS = (
    st.integers(0, 40),
    st.integers(0, 14 * 60),
    st.integers(0, 59_999),
)
DIE = st.integers(0, 19)
BACK = st.sampled_from([0, 0, 0, 0, 5, 50, 400])
SPAN = st.integers(0, 3 * HOUR)
ANSWERS: st.SearchStrategy[Literal["counted", "paused", "ended"]] = st.sampled_from(
    ["counted", "paused", "ended"]
)
STATUSES = st.sampled_from(list(f.Status))
PERSON = st.sampled_from(PEOPLE)
EXTRA = st.sampled_from(["extra-1", "extra-2"])
EXTRA_KIND = st.sampled_from(["session", "free", "night", "dance"])
EXTRA_MINUTES = st.integers(-5, 60)
COUNTED = st.integers(0, 15)


class Life:
    """What someone at the desk might say next, sense or nonsense, while a plan runs."""

    def __init__(self, draw: st.DrawFn, plan: Plan) -> None:
        self.draw = draw
        self.line = [block.id for _, block in plan.blocks()]
        self.any = st.sampled_from(
            [block.id for _, block in plan.all_blocks()] + ["extra-1", "nowhere"]
        )
        self.at = -1

    def body(self, now: Instant, said: Sequence[Fact]) -> f.Body:
        """Mostly what a person at the desk would do, else anything about any block."""
        die = self.draw(DIE)
        if die < len(_SENSIBLE):
            return _SENSIBLE[die](self)
        if die < 17:
            return _WILD[die - len(_SENSIBLE)](self)
        if die == 17:
            span = self.draw(SPAN)
            return f.ResumeAnswered(self.draw(ANSWERS), now - span, now)
        return f.Retracted((said[self.draw(st.integers(0, len(said) - 1))].id.hex(),))

    def here(self) -> str:
        """The block last started in the agenda's order."""
        return self.line[max(0, self.at)]

    def next(self) -> f.Body:
        """The next of the agenda, or one a few further on."""
        self.at = min(len(self.line) - 1, self.at + (1 if self.draw(DIE) < 15 else 4))
        return f.BlockStarted(self.line[self.at])

    def inserted(self) -> f.Body:
        """A block that the plan doesn't have, some of them impossible."""
        kind, minutes = self.draw(EXTRA_KIND), self.draw(EXTRA_MINUTES)
        return f.BlockInserted(self.draw(EXTRA), "Extra", kind, minutes, self.draw(self.any))


_SENSIBLE: list[Callable[[Life], f.Body]] = [
    Life.next,
    Life.next,
    Life.next,
    Life.next,
    lambda life: f.BlockEnded(life.here()),
    lambda life: f.BlockExtended(life.here(), life.draw(MINUTES)),
    lambda life: f.Paused(),
    lambda life: f.Resumed(),
]
_WILD: list[Callable[[Life], f.Body]] = [
    lambda life: f.BlockStarted(life.draw(life.any)),
    lambda life: f.BlockEnded(life.draw(life.any)),
    lambda life: f.BlockExtended(life.draw(life.any), life.draw(MINUTES)),
    lambda life: f.BlockShortened(life.draw(life.any), life.draw(MINUTES)),
    lambda life: f.BlockSkipped(life.draw(life.any)),
    Life.inserted,
    lambda life: f.Closed() if life.draw(DIE) < 6 else f.Paused(),
    lambda life: f.Marked(life.draw(PERSON), life.draw(life.any), life.draw(STATUSES)),
    lambda life: f.HeadcountTaken(life.draw(COUNTED), 13),
]


@st.composite
def lives(draw: st.DrawFn, plan: Plan, start: Instant, most: int = 25) -> list[Fact]:
    """A life of an event: facts in statement order, some holding earlier than they were said.

    Time goes on in steps of minutes to half a day; the laptop's clock may be set back, answers
    about unseen spans come in, and things are taken back.
    """
    life = Life(draw, plan)
    now = Instant(start - draw(SHORT_STEP) * MINUTE)
    found = [fact(2, f.Opened(), now, now)]
    length = draw(st.integers(8, most)) if draw(DIE) > 1 else draw(st.integers(0, 7))
    for number in range(3, 3 + length):
        die = draw(DIE)
        step = draw(LONG_STEP) if die > 16 else draw(SHORT_STEP)
        now = Instant(now + step * MINUTE + (draw(MILLISECONDS) if die % 2 else 0))
        holds = Instant(now - draw(BACK) * MINUTE)
        found.append(fact(number, life.body(holds, found), holds, now))
    return found


def by_id(found: Sequence[Fact]) -> list[Fact]:
    """Facts in statement order."""
    return sorted(found, key=lambda one: one.id)
