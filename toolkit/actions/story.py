"""The sample event's story: three days as they go in life, told by the clock.

It is played through the same actions that a person uses, for the demo to its end and for the
sample up to the middle of day 2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from toolkit.actions import (
    events,
    handing,
    marking,
    moving,
    people,
    running,
    team_logs,
    undoing,
)
from toolkit.model.care import unhanded
from toolkit.model.duty import duty_now
from toolkit.model.escort import adults_in_room
from toolkit.model.facts import Status
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.logbook import coming_shift, turns
from toolkit.model.people import in_sessions, waiting_for_paper
from toolkit.model.plan import Kind
from toolkit.model.prompts import expected_people, night_counts
from toolkit.model.register import is_offered
from toolkit.model.rota import proposed_shifts
from toolkit.model.whereabouts import Where, is_in_care, keeps_handovers, stays_of, where_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Desk
    from toolkit.model.logbook import TurnName
    from toolkit.model.schedule import Row


class StoryClock(Protocol):
    """A clock that the story sets forward."""

    def now(self) -> Instant:
        """Give the present instant."""

    def set(self, instant: Instant) -> None:
        """Let it be ``instant``."""


@dataclass(frozen=True, slots=True)
class Apart:
    """One person's mark that isn't *present*: the nth participant, a status, minutes missed."""

    nth: int
    status: Status
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What goes otherwise than planned, by block id; minutes throughout."""

    late: dict[str, int] = field(default_factory=dict)
    longer: dict[str, int] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    inserted_after: dict[str, tuple[str, int]] = field(default_factory=dict)
    paused: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Block to (minutes after its start, length); one may last over midnight."""
    undone: frozenset[str] = frozenset()
    marks: dict[str, tuple[Apart, ...]] = field(default_factory=dict)
    withdrawn: dict[str, int] = field(default_factory=dict)
    arriving: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Who comes later than the others: the nth participant to (block, minutes after its start)."""
    out: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Block to (who goes out with an adult: the nth, minutes after its start, how long)."""
    logs: dict[str, tuple[TurnName, int, str]] = field(default_factory=dict)
    """Block to the log written in it: whose turn, of which day, what one shift tells the next."""


STORY = Story(
    late={"who-is-here": 6, "check-in-2": 3, "story-of-an-offer": 7, "production-1": 4},
    longer={"digital-day": 5, "who-helps": 5},
    skipped=frozenset({"games"}),
    inserted_after={"judge-posters": ("Walk to the river", 25)},
    paused={"judge-posters": (20, 6), "quiet-1": (25, 130)},
    undone=frozenset({"production-2"}),
    marks={
        "who-is-here": (Apart(3, Status.LATE, 12), Apart(9, Status.NOT_HERE)),
        "digital-day": (Apart(9, Status.LATE, 25),),
        "risk-or-chance": (Apart(5, Status.LATE, 5), Apart(2, Status.EXCUSED)),
        "story-of-an-offer": (Apart(3, Status.LATE, 6), Apart(6, Status.SAT_OUT)),
        "who-helps": (Apart(6, Status.CALLED_AWAY, 15),),
        "judge-posters": (Apart(1, Status.LEFT_EARLY, 10),),
        "our-messages": (Apart(10, Status.SAT_OUT),),
        "production-1": (Apart(7, Status.LATE, 8), Apart(0, Status.UNKNOWN)),
        "peer-test": (Apart(4, Status.CALLED_AWAY, 20),),
        "what-we-ask": (Apart(2, Status.LATE, 9),),
        "carers-visit": (Apart(8, Status.EXCUSED),),
    },
    withdrawn={"check-in-3": 11},
    arriving={9: ("digital-day", 24)},
    out={"our-messages": (4, 10, 12)},
    logs={
        "quiet-1": ("day-night", 1, "Lively. The last two rooms were quiet at a quarter past ten."),
        "up-2": ("night-day", 2, "Both counts whole. Somebody had a glass of water at three."),
        "quiet-2": ("day-night", 2, "One child sat the story out, was asked nothing, ate well."),
        "up-3": ("night-day", 3, "A quiet night. Both counts whole."),
        "quiet-3": ("day-night", 3, "Everybody practised for the carers. To bed a little late."),
        "up-4": ("night-day", 4, "Two were awake until one, and packed their bags at six."),
    },
)


def tell(
    desk: Desk,
    event: str,
    clock: StoryClock,
    until: Instant | None = None,
    step: Callable[[int, int], None] = lambda done, total: None,
    story: Story = STORY,
) -> None:
    """Play the story from the opening to ``until``, or to the end and close the event."""
    _Teller(desk, event, clock, until, story).tell(step)


class _OverError(Exception):
    """The story was told up to where it was asked for."""


class _Teller:
    def __init__(
        self, desk: Desk, event: str, clock: StoryClock, until: Instant | None, story: Story
    ) -> None:
        self.desk = desk
        self.event = event
        self.clock = clock
        self.until = until
        self.story = story

    def tell(self, step: Callable[[int, int], None]) -> None:
        start = self.desk.event(self.event).start
        try:
            self.wait(Instant(start - 10 * MINUTE))
            events.open_event(self.desk, self.event)
            if proposed_shifts(self.desk.event(self.event)):
                people.take_rota(self.desk, self.event)
            while (row := self.next()) is not None:
                schedule = self.desk.event(self.event).timeline(self.clock.now())
                step(self.clock.now() - schedule.start, schedule.end - schedule.start)
                self.block(row)
            self.finish()
        except _OverError:
            return

    def wait(self, instant: Instant) -> None:
        """Let time pass, no further than asked for."""
        if self.until is not None and instant > self.until:
            self.clock.set(self.until)
            raise _OverError
        if instant > self.clock.now():
            self.clock.set(instant)

    def next(self) -> Row | None:
        return self.desk.event(self.event).timeline(self.clock.now()).next

    def block(self, row: Row) -> None:
        if row.id in self.story.skipped:
            self.wait(row.begin)
            schedule = self.desk.event(self.event).timeline(self.clock.now())
            if schedule.running is not None:
                running.end_block(self.desk, self.event, schedule.running.id)
            running.skip_block(self.desk, self.event, row.id)
            return
        if row.block.kind is Kind.NIGHT:
            self.night(row)
            return
        planned = row.planned_begin if row.planned_begin is not None else row.begin
        late = self.story.late.get(row.id, 0)
        self.wait(Instant(max(row.begin, planned + late * MINUTE)))
        running.start_block(self.desk, self.event, row.id)
        began = self.clock.now()
        if row.id in self.story.withdrawn:
            people.withdraw(self.desk, self.event, self.nth(self.story.withdrawn[row.id]))
        if row.block.headcount:
            self.wait(Instant(began + MINUTE))
            marking.headcount(
                self.desk, self.event, expected_people(self.desk.event(self.event)), row.id
            )
        if is_offered(row):
            self.wait(Instant(began + 2 * MINUTE))
            self.mark(row)
        self.turns(row, began)

    def turns(self, row: Row, began: Instant) -> None:
        """Let happen what happens inside a block."""
        self.sight(row, began)
        if row.id in self.story.undone:
            self.wait(Instant(began + 9 * MINUTE))
            running.extend_block(self.desk, self.event, row.id, 5)
            self.wait(Instant(began + 10 * MINUTE))
            undoing.undo(self.desk, self.event)
        if row.id in self.story.longer:
            self.wait(Instant(began + 20 * MINUTE))
            running.extend_block(self.desk, self.event, row.id, self.story.longer[row.id])
        if row.id in self.story.inserted_after:
            title, minutes = self.story.inserted_after[row.id]
            self.wait(Instant(began + 15 * MINUTE))
            running.insert_block(self.desk, self.event, title, minutes, Kind.FREE, row.id)
        if row.id in self.story.paused:
            after, length = self.story.paused[row.id]
            self.wait(Instant(began + after * MINUTE))
            running.pause(self.desk, self.event)
            over = Instant(began + (after + length) * MINUTE)
            self.counts(over)
            self.wait(over)
            running.resume(self.desk, self.event)

    def sight(self, row: Row, began: Instant) -> None:
        """Hand children in and out, let one go out and come back, write and read the logs."""
        if row.block.kind is Kind.HANDOVER:
            self.wait(Instant(began + 5 * MINUTE))
            self.hand_over()
        for nth, (block, after) in self.story.arriving.items():
            code, state = self.nth(nth), self.desk.event(self.event)
            if block == row.id and not is_in_care(stays_of(state, code)):
                self.wait(Instant(began + after * MINUTE))
                handing.hand_in(self.desk, self.event, [code])
        if row.id in self.story.out:
            nth, after, length = self.story.out[row.id]
            self.wait(Instant(began + after * MINUTE))
            adult = adults_in_room(self.desk.event(self.event), self.clock.now())[0].code
            moving.send_out(self.desk, self.event, [self.nth(nth)], adult)
            self.wait(Instant(began + (after + length) * MINUTE))
            moving.bring_back(self.desk, self.event, [self.nth(nth)])
        if row.id in self.story.logs:
            self.wait(Instant(began + 20 * MINUTE))
            self.log(*self.story.logs[row.id])

    def hand_over(self) -> None:
        """Before the first meal of the event children arrive, at its end they leave."""
        state = self.desk.event(self.event)
        later = {self.nth(nth) for nth in self.story.arriving}
        awaited = [code for code in self.awaited() if code not in later]
        if not keeps_handovers(state):
            handing.hand_in(self.desk, self.event, awaited)
            return
        here = [person.code for person in unhanded(state)]
        handing.hand_out(self.desk, self.event, here)

    def awaited(self) -> list[str]:
        places = where_at(self.desk.event(self.event))
        kept = keeps_handovers(self.desk.event(self.event))
        return [c for c, stay in places.items() if not kept or stay.where is Where.NOT_ARRIVED]

    def log(self, turn: TurnName, day: int, text: str) -> None:
        """Whoever goes writes; those of the coming shift read and sign."""
        was = self.desk.person
        state = self.desk.event(self.event)
        goes = duty_now(state, self.clock.now()).on
        self.desk.person = goes[0].person if goes else was
        said = team_logs.write_log(self.desk, self.event, turn, day, text)
        version = said.facts[-1].id.hex()
        found = next(t for t in turns(state) if (t.name, t.day) == (turn, day))
        for code in coming_shift(state, found):
            self.desk.person = code
            team_logs.sign_log(self.desk, self.event, found.log, version)
        self.desk.person = was

    def night(self, row: Row) -> None:
        """A night comes and goes by the clock; only the counts are taken."""
        if row.block.headcount:
            self.wait(Instant(row.begin + MINUTE))
            expected = expected_people(self.desk.event(self.event))
            marking.headcount(self.desk, self.event, expected, row.id)
        self.counts(row.end)
        self.wait(row.end)

    def counts(self, until: Instant) -> None:
        """Take the night headcounts that fall due before ``until``."""
        state = self.desk.event(self.event)
        schedule = state.timeline(self.clock.now())
        nights = [row for row in schedule.rows if row.block.kind is Kind.NIGHT]
        for due in [due for row in nights for due in night_counts(state, row)]:
            if self.clock.now() < due.at < until:
                self.wait(Instant(due.at + MINUTE))
                expected = expected_people(state)
                marking.headcount(self.desk, self.event, expected, due.block, due.night_at)

    def codes(self) -> list[str]:
        return [person.code for person in self.desk.event(self.event).participants()]

    def nth(self, number: int) -> str:
        codes = self.codes()
        return codes[number % len(codes)]

    def mark(self, row: Row) -> None:
        """Everyone present, then the exceptions, as one does at the desk."""
        event = self.desk.event(self.event)
        here = [p.code for p in event.participants() if in_sessions(p)]
        marking.mark(self.desk, self.event, row.id, here, Status.PRESENT)
        for exception in self.story.marks.get(row.id, ()):
            code = self.nth(exception.nth)
            if code in here:
                marking.mark(
                    self.desk,
                    self.event,
                    row.id,
                    [code],
                    exception.status,
                    exception.minutes,
                )
        waiting = [p.code for p in event.participants() if waiting_for_paper(p)]
        if waiting:
            marking.mark(self.desk, self.event, row.id, waiting, Status.EXCUSED)

    def finish(self) -> None:
        schedule = self.desk.event(self.event).timeline(self.clock.now())
        running_row = schedule.running
        if running_row is not None:
            self.wait(running_row.end)
            running.end_block(self.desk, self.event, running_row.id)
        self.wait(Instant(self.clock.now() + 10 * MINUTE))
        events.close_event(self.desk, self.event)
