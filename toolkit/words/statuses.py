"""The names that people read for statuses, roles, kinds of blocks, papers and repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import Status
from toolkit.model.people import Role
from toolkit.model.plan import Kind
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from toolkit.words.speech import Words


def status_name(words: Words, status: Status) -> str:
    """Name a mark: what it says of where someone was, never why."""
    names = {
        Status.PRESENT: words.say_c("mark", "present"),
        Status.LATE: words.say_c("mark", "late"),
        Status.LEFT_EARLY: words.say_c("mark", "left early"),
        Status.CALLED_AWAY: words.say_c("mark", "called away"),
        Status.SAT_OUT: words.say_c("mark", "chose to sit out"),
        Status.NOT_HERE: words.say_c("mark", "not here"),
        Status.EXCUSED: words.say_c("mark", "excused"),
        Status.UNKNOWN: words.say_c("mark", "unknown"),
    }
    return names[status]


def role_name(words: Words, role: str) -> str:
    """Name a role; one that isn't known here comes back as it is."""
    names = {
        Role.CHILD: words.say_c("role", "child"),
        Role.YOUNG_ADULT: words.say_c("role", "young adult"),
        Role.PROFESSIONAL: words.say_c("role", "professional"),
        Role.CARER: words.say_c("role", "carer"),
        Role.FACILITATOR: words.say_c("role", "facilitator"),
        Role.EDUCATOR: words.say_c("role", "educator"),
        Role.MEDIATOR: words.say_c("role", "mediator"),
        Role.LEAD: words.say_c("role", "safeguarding lead"),
        Role.DEPUTY: words.say_c("role", "safeguarding deputy"),
        Role.NIGHT_STAFF: words.say_c("role", "night staff"),
        Role.FIRST_AIDER: words.say_c("role", "first-aider"),
        Role.OBSERVER: words.say_c("role", "observer"),
    }
    found = {known.value: name for known, name in names.items()}
    return found.get(role, role)


def kind_name(words: Words, kind: Kind) -> str:
    """Name what a block is for people's time."""
    names = {
        Kind.SESSION: words.say_c("kind", "session"),
        Kind.MEAL: words.say_c("kind", "meal"),
        Kind.SNACK: words.say_c("kind", "snack"),
        Kind.BREAK: words.say_c("kind", "break"),
        Kind.FREE: words.say_c("kind", "free time"),
        Kind.CARE: words.say_c("kind", "care"),
        Kind.HANDOVER: words.say_c("kind", "hand-over"),
        Kind.NIGHT: words.say_c("kind", "night"),
        Kind.SLACK: words.say_c("kind", "time between"),
    }
    return names[kind]


def state_name(words: Words, state: State) -> str:
    """Name how a block stands."""
    names = {
        State.DONE: words.say_c("block", "done"),
        State.RUNNING: words.say_c("block", "running"),
        State.AHEAD: words.say_c("block", "to come"),
        State.SKIPPED: words.say_c("block", "left out"),
        State.MISSED: words.say_c("block", "no start recorded"),
        State.GAP: words.say_c("block", "time between"),
    }
    return names[state]


def sex_name(words: Words, sex: str) -> str:
    """Name a sex; empty is a real category: unknown."""
    names = {
        "F": words.say_c("sex", "female"),
        "M": words.say_c("sex", "male"),
        "X": words.say_c("sex", "another"),
    }
    return names.get(sex, words.say_c("sex", "unknown"))


def paper_name(words: Words, paper: str) -> str:
    """Name a paper by its field."""
    names = {
        "consent": words.say_c("paper", "guardian's consent"),
        "assent": words.say_c("paper", "own assent"),
        "cleared": words.say_c("paper", "clearance"),
        "photo": words.say_c("paper", "photo consent"),
        "voice": words.say_c("paper", "voice consent"),
        "output": words.say_c("paper", "consent to use what was made"),
    }
    return names.get(paper, paper)


def answer_name(words: Words, answer: str) -> str:
    """Name an answer on paper; empty is not yet."""
    names = {"yes": words.say_c("answer", "yes"), "no": words.say_c("answer", "no")}
    return names.get(answer, words.say_c("answer", "not yet"))
