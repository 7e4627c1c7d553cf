"""The words for roles, sexes and papers, one for all screens, papers and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words.speech import Words

_ROLES: dict[str, Callable[[Words], str]] = {
    "child": lambda w: w.say_c("role", "Child"),
    "young-adult": lambda w: w.say_c("role", "Young adult"),
    "professional": lambda w: w.say_c("role", "Professional"),
    "carer": lambda w: w.say_c("role", "Carer"),
    "facilitator": lambda w: w.say_c("role", "Facilitator"),
    "educator": lambda w: w.say_c("role", "Educator"),
    "mediator": lambda w: w.say_c("role", "Mediator"),
    "lead": lambda w: w.say_c("role", "Safeguarding lead"),
    "deputy": lambda w: w.say_c("role", "Safeguarding deputy"),
    "night-staff": lambda w: w.say_c("role", "Night staff"),
    "first-aider": lambda w: w.say_c("role", "First-aider"),
    "observer": lambda w: w.say_c("role", "Observer"),
}

_PAPERS: dict[str, Callable[[Words], str]] = {
    "consent": lambda w: w.say_c("paper", "Guardian's consent"),
    "assent": lambda w: w.say_c("paper", "Own yes"),
    "cleared": lambda w: w.say_c("paper", "Clearance"),
    "photo": lambda w: w.say_c("paper", "Photos"),
    "voice": lambda w: w.say_c("paper", "Voice recordings"),
    "output": lambda w: w.say_c("paper", "Use of what they make"),
}

_SEXES: dict[str, Callable[[Words], str]] = {
    "F": lambda w: w.say_c("sex", "Female"),
    "M": lambda w: w.say_c("sex", "Male"),
    "X": lambda w: w.say_c("sex", "Another"),
    "": lambda w: w.say_c("sex", "Not said"),
}


def role_name(words: Words, role: str) -> str:
    """Name a role; one that this program doesn't know is given as it is."""
    known = _ROLES.get(role)
    return role if known is None else known(words)


def paper_name(words: Words, paper: str) -> str:
    """Name a consent or clearance by the field it is kept in; an unknown one as it is."""
    known = _PAPERS.get(paper)
    return paper if known is None else known(words)


def sex_name(words: Words, sex: str) -> str:
    """Name a sex by its letter; empty is not said, an unknown letter stays as it is."""
    known = _SEXES.get(sex)
    return sex if known is None else known(words)
