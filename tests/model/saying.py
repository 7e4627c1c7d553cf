"""An event said fact by fact, for tests of what is told of one."""

from __future__ import annotations

from toolkit.model.event import Event, fold_event
from toolkit.model.facts import Body, Fact, Prepared, encode_body, kind_of
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan, encode_plan

START = Instant(1_790_935_200_000)
"""2 October 2026, 12:00 in Rome."""

GROUP = Group(2, 10, 13, 17)


def session(name: str, minutes: int, title: str = "") -> Block:
    return Block(name, title or name.upper(), Kind.SESSION, minutes, floor=0)


PLAN = Plan(
    id="p",
    version=3,
    title="A small event",
    programme="INTERACT",
    language="en",
    group=GROUP,
    days=(
        Day(
            "First",
            720,
            (
                session("a", 60, "Who is here"),
                Block("pause", "Break", Kind.BREAK, 15),
                session("b", 45),
                Block(
                    "both",
                    "Side by side",
                    Kind.SESSION,
                    0,
                    strands=((session("s1", 30), session("s2", 20)), (session("t", 40),)),
                ),
                Block("night", "Night", Kind.NIGHT, 1050, start=890, anchor=Anchor.FIXED),
            ),
        ),
        Day("Second", 500, (session("c", 30),)),
    ),
)
"""Sessions of 60 + 45 + 50 (50 and 40 side by side) + 30 minutes."""

PLAIN = Plan("q", 1, "Plain", "trial", "en", GROUP, (Day("Only", 720, (session("a", 60),)),))
BARE = Plan(
    "r",
    1,
    "No session",
    "trial",
    "en",
    GROUP,
    (Day("Only", 720, (Block("x", "Rest", Kind.FREE, 60),)),),
)


class Said:
    """Facts in the order in which they were said; instants are minutes after the start."""

    def __init__(self, plan: Plan = PLAN, title: str = "", place: str = "") -> None:
        self.facts: list[Fact] = []
        self.say(Prepared(encode_plan(plan), START, "Europe/Rome", title, place), at=-60)

    def say(
        self, what: Body | None, at: float = 0, desk: str = "", kind: str = "", body: bytes = b""
    ) -> Fact:
        number = len(self.facts) + 1
        holds = Instant(START + round(at * MINUTE))
        fact = Fact(
            event="P-20261002-01",
            id=number.to_bytes(16, "big"),
            device="laptop",
            seq=number,
            seen="{}",
            holds=holds,
            recorded=holds,
            desk=desk,
            kind=kind if what is None else kind_of(what),
            body=body if what is None else encode_body(what),
            what=what,
        )
        self.facts.append(fact)
        return fact

    @property
    def event(self) -> Event:
        return fold_event(self.facts)


def minute(after_start: float) -> Instant:
    return Instant(START + round(after_start * MINUTE))
