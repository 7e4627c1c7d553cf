"""Being heard: in a language one speaks, by the nine requirements, and with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.duty import Severity
from toolkit.model.facts_care import HandedOver
from toolkit.model.facts_checks import FeedbackDateSet
from toolkit.model.people import Role
from toolkit.model.rules.base import Basis, Found, Rule, message
from toolkit.model.rules.ticks import TICKS, fold_ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.rules.base import Case


def fold_feedback_date(facts: Iterable[Fact]) -> str:
    """Give the date (ISO) by which the young people hear what came of it; empty for none."""
    date = ""
    for fact in facts:
        what = fact.what
        if isinstance(what, FeedbackDateSet):
            date = what.date
        elif isinstance(what, HandedOver) and what.feedback_by and not date:
            date = what.feedback_by
    return date


def _languages(event: Event, *roles: Role) -> frozenset[str]:
    return frozenset(
        language
        for person in event.people.values()
        if person.role in roles and not person.withdrawn
        for language in person.languages
    )


def _mediators(case: Case) -> Iterator[Found]:
    """Find languages in which nobody leads and nobody mediates, each with whom it concerns."""
    event = case.event
    if event is None:
        return
    shared = _languages(event, Role.FACILITATOR)
    mediated = _languages(event, Role.MEDIATOR)
    left: dict[tuple[str, ...], list[str]] = {}
    for person in event.participants():
        known = set(person.languages)
        if known and not person.withdrawn and not known & (shared | mediated):
            left.setdefault(person.languages, []).append(person.code)
    for languages, codes in left.items():
        yield Found(
            message("Nobody leads or mediates in a language of {people} ({languages})."),
            {"people": tuple(codes), "languages": languages},
            people=tuple(codes),
        )


def _feedback(case: Case) -> Iterator[Found]:
    if case.event is None:
        if not case.plan.afterwards:
            says = message("The plan says nothing of what comes afterwards, so not of any answer.")
            yield Found(says, severity=Severity.WARNING)
        return
    if not case.event.folded(fold_feedback_date):
        yield Found(message("No date is set on which the young people hear what came of it."))


def _ticks(case: Case) -> Iterator[Found]:
    if case.event is None:
        return
    signed = case.event.folded(fold_ticks)
    if not signed.by:
        yield Found(message("Nobody has signed the nine requirements of General Comment 12."))
        return
    titles = {tick.id: tick.title for tick in TICKS}
    for tick in signed.missing:
        says = message("Signed and not ticked: {requirement}.")
        yield Found(says, {"requirement": titles[tick]})


RULES = (
    Rule(
        id="mediator",
        title=message("A mediator for every language that isn't shared"),
        why=message(
            "Who can't follow can't say yes, and can't say no. Held against the languages noted "
            "for the young people, the facilitators and the mediators."
        ),
        source=message("UN Committee on the Rights of the Child, General Comment 12."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_mediators,
    ),
    Rule(
        id="feedback-date",
        title=message("A date on which the young people hear what came of it"),
        why=message(
            "Who was asked is owed an answer: what was done with their ideas, what wasn't, and "
            "why. A plan says that it comes; an event has the date."
        ),
        source=message("UN Committee on the Rights of the Child, General Comment 12."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        graver=message("in a plan only a warning"),
        check=_feedback,
    ),
    Rule(
        id="nine-requirements",
        title=message("The nine requirements for hearing children, ticked and signed"),
        why=message(
            "Transparent, voluntary, respectful, relevant, child-friendly, inclusive, supported by "
            "training, safe, accountable: looked at one by one, and signed with a name."
        ),
        source=message(
            "UN Committee on the Rights of the Child, General Comment 12, paragraph 134: an "
            "authoritative reading of the Convention, not a statute."
        ),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_ticks,
    ),
)
