"""What one cell of the people table says: words, a sign beside them, a tone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.people import in_sessions, is_team, needed_papers, waiting_for_paper
from toolkit.words.statuses import answer_name
from toolkit.words.terms import paper_name, role_name, sex_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.people import Person
    from toolkit.words import Words

PARTICIPANTS: Final = (
    *("code", "call_name", "age", "sex", "languages", "home", "role"),
    *("consent", "assent", "photo", "voice", "output", "state"),
)
"""Columns for those whom the sessions are for."""

ADULTS: Final = (
    *("code", "name", "call_name", "role", "sex", "languages", "home", "organisation"),
    *("cleared", "photo", "state"),
)
"""Columns for the team, and for carers and visitors."""

PREVIEW: Final = (
    *("code", "call_name", "name", "age", "sex", "languages", "home", "role"),
    *("consent", "assent", "cleared", "photo", "voice", "output"),
)
"""Columns for people who are about to be added."""

PAPERS: Final = frozenset({"consent", "assent", "cleared", "photo", "voice", "output"})
NAMES: Final = frozenset({"call_name", "name"})
FIXED: Final = frozenset({"code", "state"})
"""Columns that nobody writes in."""

ANSWERS: Final = ("", "yes", "no")
"""What a paper can say, in the order in which a key goes round: not yet, yes, no."""

DOTS: Final = "• • •"
"""What stands for a name that is there and hidden."""


class Shown(NamedTuple):
    """A cell: its text, the icon beside it if any, and the tone of both.

    ``spoken`` is read aloud where the text alone says too little.
    """

    text: str
    icon: str = ""
    tone: str = ""
    spoken: str = ""


def heading(words: Words, column: str) -> str:
    """Name a column."""
    if column in PAPERS:
        return paper_name(words, column)
    names: dict[str, Callable[[], str]] = {
        "code": lambda: words.say_c("column", "Code"),
        "call_name": lambda: words.say_c("column", "Call name"),
        "name": lambda: words.say_c("column", "Name"),
        "age": lambda: words.say_c("column", "Age"),
        "sex": lambda: words.say_c("column", "Sex"),
        "languages": lambda: words.say_c("column", "Languages"),
        "home": lambda: words.say_c("column", "Home"),
        "organisation": lambda: words.say_c("column", "Organisation"),
        "role": lambda: words.say_c("column", "Role"),
        "state": lambda: words.say_c("column", "How it stands"),
    }
    return names[column]()


def show(words: Words, person: Person, column: str, *, names: bool, training: bool) -> Shown:
    """Say what stands in a person's column; names only if ``names`` are shown."""
    if column in PAPERS:
        return _paper(words, person, column)
    if column in NAMES:
        return _name(words, getattr(person, column), names=names)
    tellers: dict[str, Callable[[], Shown]] = {
        "code": lambda: Shown(person.code or words.say("gets one")),
        "age": lambda: Shown("" if person.age is None else words.number(person.age)),
        "sex": lambda: Shown(person.sex, spoken=sex_name(words, person.sex)),
        "languages": lambda: Shown(
            " ".join(person.languages),
            spoken=words.join(words.language_name(tag) for tag in person.languages),
        ),
        "home": lambda: Shown(person.home),
        "organisation": lambda: Shown(person.organisation),
        "role": lambda: Shown(role_name(words, person.role)),
        "state": lambda: state(words, person, training=training),
    }
    return tellers[column]()


def _paper(words: Words, person: Person, paper: str) -> Shown:
    answer = getattr(person, paper)
    needed = paper in needed_papers(person)
    said = answer_name(words, answer)
    if answer == "yes":
        return Shown(said, "tick", "done")
    if person.withdrawn or not (needed or answer):
        asked = needed or paper in _asked_of(person)
        return Shown(said, "ring", "soft") if asked else Shown("–", spoken=words.say("not needed"))
    if answer == "no":
        return Shown(said, "excused", "attention" if needed else "soft")
    return Shown(said, "late", "attention")


def _asked_of(person: Person) -> tuple[str, ...]:
    """Name the papers that someone is asked for without needing them to take part."""
    return ("photo",) if is_team(person) else ("photo", "voice", "output")


def _name(words: Words, name: str, *, names: bool) -> Shown:
    if not name or names:
        return Shown(name)
    return Shown(DOTS, tone="soft", spoken=words.say("hidden"))


def state(words: Words, person: Person, *, training: bool) -> Shown:
    """Say how someone stands: in the sessions, waiting for a paper, withdrawn."""
    if person.withdrawn:
        return Shown(words.say_c("person", "withdrawn"), "exit", "soft")
    if waiting_for_paper(person):
        return _waiting(words, person)
    if is_team(person):
        return Shown(words.say_c("person", "ready"), "tick", "done")
    young = person.role in ("child", "young-adult")
    if in_sessions(person) and (young or (training and person.role == "professional")):
        return Shown(words.say_c("person", "in sessions"), "tick", "done")
    return Shown(words.say_c("person", "visits"), "ring", "soft")


def _waiting(words: Words, person: Person) -> Shown:
    if is_team(person):
        spoken = words.say("Not cleared yet: doesn't count among the adults who look after others.")
        return Shown(words.say_c("person", "waiting for clearance"), "late", "attention", spoken)
    papers = words.join(paper_name(words, paper) for paper in waiting_for_paper(person))
    spoken = words.say(
        "Waiting for paper ({papers}): cared for and counted, not in sessions.", papers=papers
    )
    return Shown(words.say_c("person", "waiting for paper"), "late", "attention", spoken)
