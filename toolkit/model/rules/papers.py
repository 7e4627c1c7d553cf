"""Papers: consents and assents, clearances, and the consents for photos, voice and outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.duty import Severity
from toolkit.model.people import YOUNG, Role, is_team, waiting_for_paper
from toolkit.model.rules.base import Basis, Found, Rule, asked, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.people import Person
    from toolkit.model.rules.base import Case


def _told(says: str, people: Iterable[Person]) -> Iterator[Found]:
    codes = tuple(person.code for person in people)
    if codes:
        yield Found(says, {"people": codes}, people=codes)


def _here(case: Case) -> list[Person]:
    people = () if case.event is None else case.event.people.values()
    return [person for person in people if not person.withdrawn]


def _consent(case: Case) -> Iterator[Found]:
    young = [person for person in _here(case) if person.role in YOUNG]
    yield from _told(
        message("The guardian's consent is missing: {people}. Cared for, not in sessions."),
        (person for person in young if "consent" in waiting_for_paper(person)),
    )
    yield from _told(
        message("Their own yes is missing: {people}. Cared for, not in sessions."),
        (person for person in young if "assent" in waiting_for_paper(person)),
    )


def _vetting(case: Case) -> Iterator[Found]:
    yield from _told(
        message("On the team and not cleared: {people}. They work with no child until then."),
        (person for person in _here(case) if is_team(person) and waiting_for_paper(person)),
    )


def _apart(case: Case) -> Iterator[Found]:
    for paper, says in (
        (
            "photo",
            message("Photos are allowed and taking part isn't, or not yet: {people}. Ask again."),
        ),
        (
            "voice",
            message("Voice is allowed and taking part isn't, or not yet: {people}. Ask again."),
        ),
        (
            "output",
            message("Outputs are allowed and taking part isn't, or not yet: {people}. Ask again."),
        ),
    ):
        yield from _told(
            says,
            (
                person
                for person in _here(case)
                if person.role in (Role.CHILD, Role.YOUNG_ADULT)
                and getattr(person, paper) == "yes"
                and waiting_for_paper(person)
            ),
        )


RULES = (
    Rule(
        id="consent-and-assent",
        title=message("The guardian's consent and the child's own yes, before taking part"),
        why=message(
            "Both are needed. What is missing holds that child and never the event: cared for, fed "
            "and counted, not in sessions. From 18 one's own yes is enough."
        ),
        source=message(
            "National law; UN Committee on the Rights of the Child, General Comment 12."
        ),
        basis=Basis.LAW,
        severity=Severity.ERROR,
        check=_consent,
    ),
    Rule(
        id="separate-consents",
        title=message("Photos, voice and outputs: each asked apart, each revocable"),
        why=message(
            "A yes to the event is no yes to pictures. What wasn't asked counts as no, and a yes "
            "can be taken back at any time. None of them stands without the papers for taking part."
        ),
        source=message("General Data Protection Regulation; asking one by one is convention."),
        basis=Basis.LAW,
        severity=Severity.ERROR,
        check=_apart,
    ),
    Rule(
        id="vetting",
        title=message("Cleared before the first contact"),
        why=message("Every adult of the team, mediators and night staff too, is vetted first."),
        source=message("Directive 2011/93/EU, Article 10; national rules."),
        basis=Basis.LAW,
        severity=Severity.ERROR,
        check=_vetting,
    ),
    Rule(
        id="safeguarding-training",
        title=message("Safeguarding training before the first contact"),
        why=message("Everyone knows what to say when a child begins to tell, and whom to go to."),
        source=message("Directive 2011/93/EU; national rules."),
        basis=Basis.LAW,
        severity=Severity.ERROR,
        check=asked(
            "safeguarding-training",
            message("Nobody has confirmed that the whole team is trained in safeguarding."),
        ),
        asks=message("Everyone of the team has had the safeguarding training."),
    ),
)
