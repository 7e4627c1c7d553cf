"""Settling a question: what to state so that the chosen value stands on every laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts import (
    Amended,
    BlockExtended,
    BlockShortened,
    EventAmended,
    Registered,
    Retracted,
)
from toolkit.model.facts_care import CareNoted
from toolkit.model.facts_search import SearchAbout
from toolkit.model.journal import effective
from toolkit.model.people import assign_codes, fold_people, homes_of, registration
from toolkit.model.questions import lengths_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.facts import Body, Fact
    from toolkit.model.instants import Instant
    from toolkit.model.questions import Choice, Question

_REPLACED = frozenset(
    {
        "block",
        "ended",
        "inserted",
        "pause",
        "gap",
        "state",
        "count",
        "handed",
        "where",
        "roll-closed",
        "search-closed",
    }
)
"""Topics that are read in the order in which things hold, or as a list: what isn't so is taken
back, or it would go on counting beside the answer."""


def answer(question: Question, choice: Choice, facts: Sequence[Fact]) -> list[tuple[Instant, Body]]:
    """Give what to state, and when it holds, so that the chosen value stands; ``facts`` are all."""
    holds = choice.fact.holds
    if question.topic == "length":
        return [(holds, body) for body in _length(question, choice, facts)]
    if question.topic == "new-person":
        return _registered(question, choice, facts)
    bodies = [_stated(question, choice, facts)]
    if question.topic in _REPLACED:
        bodies.insert(0, Retracted(tuple(fact_id.hex() for fact_id in question.facts)))
    return [(holds, body) for body in bodies]


def _stated(question: Question, choice: Choice, facts: Sequence[Fact]) -> Body:
    what = choice.fact.what
    if what is None:
        raise ValueError(choice.fact.id)
    fields = {name: _tupled(choice.value[name]) for name in question.fields if name}
    match question.topic:
        case "person":
            return Amended(question.subject[1], **fields)  # type: ignore[arg-type]
        case "care":
            return CareNoted(question.subject[1], **fields)  # type: ignore[arg-type]
        case "event":
            return EventAmended(**fields)  # type: ignore[arg-type]
        case "about":
            return _about(question, fields, facts)
        case "takes-part" if isinstance(what, Registered):
            return registration(fold_people(effective(facts))[what.person])
    return what


def _registered(
    question: Question, choice: Choice, facts: Sequence[Fact]
) -> list[tuple[Instant, Body]]:
    """Register one person anew, or each under a code of their own, the first keeping theirs."""
    people = fold_people(effective(facts))
    code = question.subject[1]
    if "apart" not in choice.value:
        fields = {name: _tupled(choice.value[name]) for name in question.fields}
        again = msgspec.structs.replace(registration(people[code]), **fields)
        return [(choice.fact.holds, again)]
    first, *others = [fact for fact in facts if fact.id in question.facts]
    bodies = [what for f in others if isinstance(what := f.what, Registered)]
    free = [msgspec.structs.replace(body, person="") for body in bodies]
    coded = assign_codes(free, people, homes_of(people.values()))
    kept = [first.what] if first.what is not None else []
    holds = [first.holds, *(fact.holds for fact in others)]
    return list(zip(holds, [*kept, *coded], strict=True))


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _about(question: Question, fields: Mapping[str, object], facts: Sequence[Fact]) -> Body:
    """State fields of one who is looked for; whether they are is stated with each."""
    _, person, search = question.subject
    missing = True
    for fact in effective(facts):
        what = fact.what
        if isinstance(what, SearchAbout) and (what.person, what.search) == (person, search):
            missing = what.missing
    stated = {"missing": missing, **fields}
    return SearchAbout(person, search, **stated)  # type: ignore[arg-type]


def _length(question: Question, choice: Choice, facts: Sequence[Fact]) -> list[Body]:
    """State what is missing from the length as it adds up to the one that was chosen."""
    block = question.subject[1]
    total = sum(minutes for _, minutes in lengths_of(question.subject, facts))
    wanted = choice.value["minutes"]
    more = wanted - total if isinstance(wanted, int) else 0
    if more == 0:
        # Said all the same, so that it is settled.
        return [BlockExtended(block, 1), BlockShortened(block, 1)]
    return [BlockExtended(block, more) if more > 0 else BlockShortened(block, -more)]
