"""What must be ready before an event: papers, team, things, handouts, preparation, print.

Gathered from the plan and the people, so that nothing is listed by hand. A paper is ready when the
person's record says so, a role when it is filled; all other lines when they are ticked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.concerns import fold_concerns, key_ending
from toolkit.model.people import is_team, needed_papers, waiting_for_paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.model.plan import Plan

PRINTS = ("sign-in", "agenda", "run-sheet")
"""The papers of every event, in the order in which they are needed."""

LEAD_KEY = "safeguarding:key"
"""The key of the line about the safeguarding lead's key."""

PERS = ("event", "person", "group")
"""For whom a thing is counted, in the order shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. ``key`` is what a tick names and stays the same whatever is added or adapted."""

    key: str
    done: bool


@dataclass(frozen=True, slots=True)
class Paper(Entry):
    """A paper that a person needs; ``refused`` when they or their guardian said no: settled."""

    person: str
    paper: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Post(Entry):
    """A role of the plan's team: how many it needs, how many are registered, how many cleared."""

    role: str
    note: str
    needed: int
    registered: int
    cleared: int

    @property
    def filled(self) -> bool:
        """Whether enough cleared people are registered."""
        return self.cleared >= self.needed


@dataclass(frozen=True, slots=True)
class LeadKey(Entry):
    """The safeguarding lead's key, by its end; empty while there is none.

    A tick says that concerns are told to the lead in another way.
    """

    ending: str


@dataclass(frozen=True, slots=True)
class Thing(Entry):
    """A material and the blocks that need it.

    ``count`` is the most that one block needs per ``per`` (``event``, ``person``, ``group``),
    ``total`` the sum over all blocks, for what is used up. ``people`` is how many a thing per
    person is needed for, 0 for others.
    """

    item: str
    per: str
    count: int
    total: int
    people: int
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout(Entry):
    """A handout by its name and the blocks that use it."""

    name: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task(Entry):
    """One sentence of the plan's preparation."""

    text: str


@dataclass(frozen=True, slots=True)
class Print(Entry):
    """One of the event's own papers, by its name in :data:`PRINTS`."""

    name: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """All lines, by what they are about."""

    papers: tuple[Paper, ...] = ()
    team: tuple[Post, ...] = ()
    clearances: tuple[Paper, ...] = ()
    lead_key: tuple[LeadKey, ...] = ()
    things: tuple[Thing, ...] = ()
    handouts: tuple[Handout, ...] = ()
    tasks: tuple[Task, ...] = ()
    prints: tuple[Print, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Walk the lines that count: a refused paper leaves nothing to prepare."""
        yield from counted(self.papers)
        yield from self.team
        yield from counted(self.clearances)
        yield from self.lead_key
        yield from self.things
        yield from self.handouts
        yield from self.tasks
        yield from self.prints


def counted(papers: Iterable[Paper]) -> list[Paper]:
    """Give the papers that can still be got."""
    return [paper for paper in papers if not paper.refused]


def progress(entries: Iterable[Entry]) -> tuple[int, int]:
    """Count the lines that are ready, and all."""
    found = list(entries)
    return sum(entry.done for entry in found), len(found)


def checklist(event: Event) -> Checklist:
    """Gather everything that an event needs, each thing once."""
    ticked = event.items
    here = [person for person in event.people.values() if not person.withdrawn]
    taking_part = [person for person in event.participants() if not person.withdrawn]
    return Checklist(
        papers=tuple(_papers(taking_part)),
        team=tuple(_team(event.plan, here, ticked)),
        clearances=tuple(_papers(p for p in here if is_team(p))),
        lead_key=(_lead_key(event),),
        things=tuple(_things(event.plan, len(taking_part), ticked)),
        handouts=tuple(_handouts(event.plan, ticked)),
        tasks=tuple(
            Task(task_key(number), task_key(number) in ticked, text)
            for number, text in enumerate(event.plan.preparation)
        ),
        prints=tuple(Print(print_key(name), print_key(name) in ticked, name) for name in PRINTS),
    )


def task_key(number: int) -> str:
    """Give the key of a sentence of the plan's preparation, from 0."""
    return f"preparation:{number}"


def print_key(name: str) -> str:
    """Give the key of one of the event's own papers."""
    return f"print:{name}"


def _papers(people: Iterable[Person]) -> Iterator[Paper]:
    for person in people:
        for paper in needed_papers(person):
            said = getattr(person, paper)
            key = f"paper:{person.code}:{paper}"
            yield Paper(key, said == "yes", person.code, paper, said == "no")


def _team(plan: Plan, people: list[Person], ticked: set[str]) -> Iterator[Post]:
    for post in plan.team:
        key = f"team:{post.role}"
        registered = [person for person in people if person.role == post.role]
        cleared = sum(not waiting_for_paper(person) for person in registered)
        done = key in ticked or cleared >= post.count
        yield Post(key, done, post.role, post.note, post.count, len(registered), cleared)


def _lead_key(event: Event) -> LeadKey:
    key = event.folded(fold_concerns).key
    done = key is not None or LEAD_KEY in event.items
    return LeadKey(LEAD_KEY, done, key_ending(key.recipient) if key is not None else "")


def _things(plan: Plan, people: int, ticked: set[str]) -> list[Thing]:
    needs: dict[tuple[str, str], dict[str, int]] = {}
    for _, block in plan.all_blocks():
        for material in block.materials:
            need = needs.setdefault((material.per, material.item), {})
            need[block.id] = need.get(block.id, 0) + material.count
    found = []
    for (per, item), need in needs.items():
        key = f"material:{per}:{item}"
        counts = need.values()
        found.append(
            Thing(
                key,
                key in ticked,
                item,
                per,
                max(counts),
                sum(counts),
                people if per == "person" else 0,
                tuple(need),
            )
        )
    return sorted(found, key=lambda thing: PERS.index(thing.per) if thing.per in PERS else 9)


def _handouts(plan: Plan, ticked: set[str]) -> Iterator[Handout]:
    uses: dict[str, list[str]] = {}
    for _, block in plan.all_blocks():
        for name in dict.fromkeys(block.handouts):
            uses.setdefault(name, []).append(block.id)
    for name, blocks in uses.items():
        key = f"handout:{name}"
        yield Handout(key, key in ticked, name, tuple(blocks))
