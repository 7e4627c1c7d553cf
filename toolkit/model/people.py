"""Who takes part and who works at an event, whose papers are missing, and what holds an event."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.codes import TEAM_PREFIX, home_prefix, make_code, prefix_of
from toolkit.model.facts import Amended, Registered, Withdrawn
from toolkit.model.instants import Instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.model.facts import Fact


class Role(StrEnum):
    """What someone is at an event. Lead and deputy are those of safeguarding."""

    CHILD = "child"
    YOUNG_ADULT = "young-adult"
    PROFESSIONAL = "professional"
    CARER = "carer"
    FACILITATOR = "facilitator"
    EDUCATOR = "educator"
    MEDIATOR = "mediator"
    LEAD = "lead"
    DEPUTY = "deputy"
    NIGHT_STAFF = "night-staff"
    FIRST_AIDER = "first-aider"
    OBSERVER = "observer"


YOUNG = frozenset({Role.CHILD, Role.YOUNG_ADULT})
"""Those a consultation or a workshop for young people is for."""

TEAM = frozenset(
    {
        Role.FACILITATOR,
        Role.EDUCATOR,
        Role.MEDIATOR,
        Role.LEAD,
        Role.DEPUTY,
        Role.NIGHT_STAFF,
        Role.FIRST_AIDER,
    }
)
"""Those who work at an event; a carer, an observer and a visiting professional do not."""

SAFEGUARDING = frozenset({Role.LEAD, Role.DEPUTY})
"""Of whom one must be there."""

ADULT = 18
"""Years of age from which someone gives consent alone."""

LEAST_ADULTS = 2
"""Cleared adults of the team without whom no event opens: nobody is ever alone with a group."""

CHILDREN_PER_ADULT = 10
"""The most children to one cleared adult by day."""


class Person(msgspec.Struct, frozen=True):
    """One person as the facts tell it; ``age`` in whole years.

    Papers are ``yes``, ``no`` or empty for not yet. ``since`` is when they were first registered,
    ``away`` are the spans between a withdrawal and a return, ``withdrawn_at`` is set while they
    don't take part.
    """

    code: str
    role: str
    age: int | None = None
    sex: str = ""
    home: str = ""
    languages: tuple[str, ...] = ()
    call_name: str = ""
    name: str = ""
    organisation: str = ""
    consent: str = ""
    assent: str = ""
    cleared: str = ""
    photo: str = ""
    voice: str = ""
    output: str = ""
    withdrawn: bool = False
    since: Instant = Instant(0)
    withdrawn_at: Instant | None = None
    away: tuple[tuple[Instant, Instant], ...] = ()

    def belongs_at(self, instant: Instant) -> bool:
        """Tell whether they took part at an instant: registered, and not withdrawn then."""
        if instant < self.since:
            return False
        if self.withdrawn_at is not None and instant >= self.withdrawn_at:
            return False
        return not any(gone <= instant < back for gone, back in self.away)


_SHARED = tuple(name for name in Registered.__struct_fields__ if name != "person")
_KINDS = frozenset({"registered", "amended", "withdrawn"})


def fold_people(facts: Iterable[Fact]) -> dict[str, Person]:
    """Fold effective facts in statement order to people by code, in order of registration.

    Registering someone again states all their fields anew, and brings back who had withdrawn.
    Amending or withdrawing someone unknown says nothing.
    """
    people: dict[str, Person] = {}
    for fact in facts:
        if fact.kind not in _KINDS:
            continue
        what = fact.what
        if isinstance(what, Registered):
            people[what.person] = _registered(people.get(what.person), what, fact.holds)
        elif isinstance(what, Amended) and what.person in people:
            people[what.person] = amend(people[what.person], what)
        elif isinstance(what, Withdrawn) and what.person in people:
            people[what.person] = _withdrawn(people[what.person], fact.holds)
    return people


def _registered(before: Person | None, what: Registered, at: Instant) -> Person:
    fields = {name: getattr(what, name) for name in _SHARED}
    if before is None:
        return Person(what.person, since=at, **fields)
    away = before.away
    if before.withdrawn_at is not None and at > before.withdrawn_at:
        away = (*away, (before.withdrawn_at, at))
    return Person(what.person, since=before.since, away=away, **fields)


def _withdrawn(before: Person, at: Instant) -> Person:
    if before.withdrawn:
        return before
    return msgspec.structs.replace(before, withdrawn=True, withdrawn_at=at)


def amend(person: Person, what: Amended) -> Person:
    """Put fields of a person right; those that are ``None`` stay."""
    changes = {name: getattr(what, name) for name in _SHARED}
    return msgspec.structs.replace(person, **{k: v for k, v in changes.items() if v is not None})


def registration(person: Person) -> Registered:
    """Say again all that is known of a person, to bring back who had withdrawn."""
    return Registered(person.code, **{name: getattr(person, name) for name in _SHARED})


def takes_part(person: Person, *, training: bool = False) -> bool:
    """Tell whether the sessions are for them.

    Those are children and young adults; in a ``training`` (a plan for adults) also professionals.
    Whether they withdrew or wait for a paper is asked apart.
    """
    return person.role in YOUNG or (training and person.role == Role.PROFESSIONAL)


def is_team(person: Person) -> bool:
    """Tell whether they work at the event."""
    return person.role in TEAM


def needed_papers(person: Person) -> tuple[str, ...]:
    """Name the papers someone must have, in the order in which they are asked for.

    A child needs a guardian's consent and their own assent before taking part; from 18 their own
    word is enough; who works with children must be cleared first.
    """
    if person.role == Role.CHILD:
        return ("consent", "assent")
    if person.role == Role.YOUNG_ADULT:
        return ("assent",)
    return ("cleared",) if person.role in TEAM else ()


def waiting_for_paper(person: Person) -> tuple[str, ...]:
    """Name the needed papers that are missing or say no; who withdrew waits for nothing."""
    if person.withdrawn:
        return ()
    return tuple(paper for paper in needed_papers(person) if getattr(person, paper) != "yes")


def in_sessions(person: Person) -> bool:
    """Tell whether they may be in sessions now: not withdrawn, and no paper missing.

    A child who waits for a paper is cared for and counted all the same.
    """
    return not person.withdrawn and not waiting_for_paper(person)


class Hold(msgspec.Struct, frozen=True):
    """One reason why an event can't open without a named person's word.

    Codes: ``too-few-adults`` (``cleared``, ``needed``), ``ratio-broken`` (``children``,
    ``adults``, ``ratio``), ``no-safeguarding``.
    """

    code: str
    params: dict[str, object] = msgspec.field(default_factory=dict)


def why_held(people: Iterable[Person], ratio: int = CHILDREN_PER_ADULT) -> list[Hold]:
    """Say what holds an event; nothing that is missing for one child ever does.

    Adults are those of the team who are cleared: a participant of 18 or more is never one, nor is
    a minor. Children who wait for a paper are counted. An event whose participants are
    professionals only isn't held.
    """
    here = [person for person in people if not person.withdrawn]
    young = any(person.role in YOUNG for person in here)
    if not young and any(person.role == Role.PROFESSIONAL for person in here):
        return []
    adults = [person for person in here if supervises(person)]
    children = sum(person.role == Role.CHILD for person in here)
    holds = []
    if len(adults) < LEAST_ADULTS:
        holds.append(Hold("too-few-adults", {"cleared": len(adults), "needed": LEAST_ADULTS}))
    if children > ratio * len(adults):
        holds.append(
            Hold("ratio-broken", {"children": children, "adults": len(adults), "ratio": ratio})
        )
    if not any(person.role in SAFEGUARDING for person in adults):
        holds.append(Hold("no-safeguarding"))
    return holds


def supervises(person: Person) -> bool:
    """Tell whether they may look after children: of the team, cleared, not known to be under 18."""
    grown = person.age is None or person.age >= ADULT
    return person.role in TEAM and person.cleared == "yes" and grown


def assign_codes(
    entries: Sequence[Registered],
    existing_codes: Iterable[str],
    homes: Mapping[str, str] | None = None,
) -> list[Registered]:
    """Give a code to every entry without one, in order; the others stay as they are.

    ``existing_codes`` are those the event has given already, withdrawn people's among them;
    ``homes`` maps homes known to the event to their prefixes (see :func:`homes_of`). A code
    given in an entry tells the prefix of its home. Adults without a home get ``TEAM``.
    """
    highest: dict[str, int] = {}
    for code in (*existing_codes, *(entry.person for entry in entries)):
        prefix = prefix_of(code)
        if prefix:
            highest[prefix] = max(highest.get(prefix, 0), int(code.split("-")[1]))
    taken = dict(homes or {})
    for entry in entries:
        _learn(taken, entry.home, entry.person)
    return [entry if entry.person else _coded(entry, taken, highest) for entry in entries]


def _coded(entry: Registered, taken: dict[str, str], highest: dict[str, int]) -> Registered:
    if entry.home or entry.role in YOUNG:
        prefix = taken[entry.home] = home_prefix(entry.home, taken)
    else:
        prefix = TEAM_PREFIX
    number = highest[prefix] = highest.get(prefix, 0) + 1
    return msgspec.structs.replace(entry, person=make_code(prefix, number))


def homes_of(people: Iterable[Person]) -> dict[str, str]:
    """Map the homes of people to the prefixes that their codes have."""
    taken: dict[str, str] = {}
    for person in people:
        _learn(taken, person.home, person.code)
    return taken


def _learn(taken: dict[str, str], home: str, code: str) -> None:
    prefix = prefix_of(code)
    if home and home not in taken and prefix not in ("", TEAM_PREFIX, *taken.values()):
        taken[home] = prefix
