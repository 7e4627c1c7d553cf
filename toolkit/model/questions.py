"""Where two laptops changed the same thing without knowing of each other, and how it is settled.

Whether one knew of the other is told by what each fact's device had seen. Until somebody answers,
the last statement stands on both laptops alike. An answer states the chosen value anew, in a fact
that has seen both, so that the question is gone wherever that fact is known.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from toolkit.model.claims import claims_of
from toolkit.model.journal import effective

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.claims import Claim, Value
    from toolkit.model.facts import Fact

RESTRICTED = frozenset({"handed", "care", "medicine", "dose", "about", "search-closed", "log"})
"""Topics whose values may hold what only the team may read."""

RESTRICTED_FIELDS = frozenset({"call_name", "name", "organisation"})
"""Fields of a person that name somebody."""


class Choice(NamedTuple):
    """One of the values: what, and the fact that says so (of several alike, the last)."""

    value: Value
    fact: Fact


class Question(NamedTuple):
    """One thing that was changed on two laptops.

    ``subject`` begins with its topic; ``choices`` are two or more, the last being what stands
    meanwhile; ``facts`` are the ids of all facts concerned. Of a ``new-person`` the last choice is
    ``apart``: they are two people under one code, and all but the first get codes of their own.
    """

    id: str
    subject: tuple[str, ...]
    fields: tuple[str, ...]
    choices: tuple[Choice, ...]
    facts: tuple[bytes, ...]

    @property
    def topic(self) -> str:
        """What kind of thing it is."""
        return self.subject[0]

    @property
    def restricted(self) -> bool:
        """Whether its values may name somebody or tell of their health."""
        return self.topic in RESTRICTED or not RESTRICTED_FIELDS.isdisjoint(self.fields)


class _Said(NamedTuple):
    fact: Fact
    claim: Claim


def questions(facts: Sequence[Fact]) -> list[Question]:
    """Give the open questions of one event; ``facts`` are all of it, in statement order."""
    if len({fact.device for fact in facts}) < 2:
        return []
    subjects: dict[tuple[tuple[str, ...], str], list[_Said]] = {}
    for fact in effective(facts):
        for claim in claims_of(fact):
            subjects.setdefault((claim.subject, claim.field), []).append(_Said(fact, claim))
    twice = _registered_twice(subjects)
    merged: dict[tuple[tuple[str, ...], tuple[bytes, ...]], dict[str, list[_Said]]] = {}
    for (subject, field), claims in subjects.items():
        latest = _latest(claims)
        ids = tuple(fact.id for fact, _ in latest)
        # What two registrations differ in is asked with whether they are one person.
        if _differ(subject, latest) and not set(ids) <= twice.get(subject, set()):
            merged.setdefault((subject, ids), {})[field] = latest
    found = [_question(subject, ids, fields) for (subject, ids), fields in merged.items()]
    by_id = {fact.id: fact for fact in facts} if twice else {}
    found += [_two_people(s[1], [by_id[i] for i in sorted(ids)]) for s, ids in twice.items()]
    found = [
        _in_all(question, facts) if question.topic == "length" else question for question in found
    ]
    return sorted(found, key=lambda question: (question.facts[0], question.subject))


def _registered_twice(
    subjects: Mapping[tuple[tuple[str, ...], str], Sequence[_Said]],
) -> dict[tuple[str, ...], set[bytes]]:
    """Find codes given on two laptops, each of which took it for free; by subject the facts.

    They may stand for one person or for two; a later registration that knew of all settles it.
    """
    found: dict[tuple[str, ...], set[bytes]] = {}
    for (subject, _), claims in subjects.items():
        if subject[0] != "takes-part" or len(claims) < 2:
            continue
        given = [said.fact for said in claims if said.fact.kind == "registered"]
        first = [fact for fact in given if not any(knew_of(fact, other) for other in given)]
        settled = any(all(knew_of(fact, root) for root in first) for fact in given)
        if len(first) > 1 and not settled:
            found["person", subject[1]] = {fact.id for fact in first}
    return found


def _two_people(code: str, first: Sequence[Fact]) -> Question:
    """Ask whether registrations under one code are of one person, and what then holds."""
    subject, ids = ("new-person", code), tuple(fact.id for fact in first)
    values = [
        {claim.field: claim.value[claim.field] for claim in claims_of(fact) if claim.field}
        for fact in first
    ]
    names = tuple(
        sorted(n for n in {*values[0]} if any(v.get(n) != values[0].get(n) for v in values[1:]))
    )
    choices: list[Choice] = []
    for fact, value in zip(first, values, strict=True):
        told: Value = {name: value.get(name) for name in names}
        choices = [*(c for c in choices if c.value != told), Choice(told, fact)]
    choices.append(Choice({"apart": True}, first[-1]))
    mark = crc32(repr(subject).encode() + b"".join(ids))
    return Question(f"{mark:08x}", subject, names, tuple(choices), ids)


def _latest(claims: Sequence[_Said]) -> list[_Said]:
    """Give the claims that no later one knew of, in statement order."""
    if _one_after_the_other(claims):
        return [claims[-1]]
    return [
        said
        for position, said in enumerate(claims)
        if not any(knew_of(later.fact, said.fact) for later in claims[position + 1 :])
    ]


def _one_after_the_other(claims: Sequence[_Said]) -> bool:
    return all(
        a.fact.device == b.fact.device and a.fact.seq < b.fact.seq for a, b in pairwise(claims)
    )


def _differ(subject: tuple[str, ...], latest: Sequence[_Said]) -> bool:
    if len(latest) < 2:
        return False
    # Lengths add up: the same ten minutes given twice make twenty.
    return subject[0] == "length" or any(
        said.claim.value != latest[0].claim.value for said in latest[1:]
    )


def knew_of(later: Fact, earlier: Fact) -> bool:
    """Tell whether the laptop that said ``later`` had ``earlier`` before it.

    Of one device, numbers tell. Where two laptops wrote under one id (one was copied), a later
    name with no greater number is surely the other's; the rest can't be told apart and counts as
    known, so that nobody is asked about what one person put right.
    """
    if earlier.id >= later.id:
        return False
    if earlier.device == later.device:
        return earlier.seq < later.seq
    return _seen(later.seen).get(earlier.device, 0) >= earlier.seq


@lru_cache(maxsize=256)
def _seen(text: str) -> Mapping[str, int]:
    try:
        return msgspec.json.decode(text, type=dict[str, int])
    except msgspec.MsgspecError:
        return {}


def _question(
    subject: tuple[str, ...], ids: tuple[bytes, ...], fields: Mapping[str, list[_Said]]
) -> Question:
    """Put the fields that the same facts disagree on into one question."""
    names = tuple(sorted(fields))
    values: dict[bytes, Value] = {fact_id: {} for fact_id in ids}
    facts: dict[bytes, Fact] = {}
    for claims in fields.values():
        for fact, claim in claims:
            values[fact.id].update(claim.value)
            facts[fact.id] = fact
    choices: list[Choice] = []
    for fact_id in ids:
        # Of those who say the same, the last stands for all.
        choices = [c for c in choices if c.value != values[fact_id] or subject[0] == "length"]
        choices.append(Choice(values[fact_id], facts[fact_id]))
    mark = crc32(repr((subject, names)).encode() + b"".join(ids))
    return Question(f"{mark:08x}", subject, names, tuple(choices), ids)


def _in_all(question: Question, facts: Sequence[Fact]) -> Question:
    """Turn the minutes that were added last into all that each laptop knew of."""
    lengths = lengths_of(question.subject, facts)
    choices = tuple(
        Choice(
            {"minutes": sum(m for fact, m in lengths if fact is c.fact or knew_of(c.fact, fact))},
            c.fact,
        )
        for c in question.choices
    )
    return question._replace(choices=choices)


def lengths_of(subject: tuple[str, ...], facts: Sequence[Fact]) -> list[tuple[Fact, int]]:
    """Give the facts that changed a block's length, with the minutes that each added."""
    found = []
    for fact in effective(facts):
        for claim in claims_of(fact):
            minutes = claim.value.get("minutes")
            if claim.subject == subject and isinstance(minutes, int):
                found.append((fact, minutes))
    return found
