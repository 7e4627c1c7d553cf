"""The names that people read for marks, kinds of blocks, how they stand, answers on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import Status
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


def answer_name(words: Words, answer: str) -> str:
    """Name an answer on paper; empty is not yet."""
    names = {"yes": words.say_c("answer", "yes"), "no": words.say_c("answer", "no")}
    return names.get(answer, words.say_c("answer", "not yet"))
