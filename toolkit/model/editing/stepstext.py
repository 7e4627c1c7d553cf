"""A block's steps as Markdown, to be written in one field: numbers, minutes, quotes.

::

    1. Stand in a circle. Each says a name. (10 min)
       > What would you like to be called here?
    2. Read the agenda aloud. (5 min)

A numbered paragraph is a step, the minutes in brackets at its end are its length, and each line
that begins with ``>`` is something to say or ask in exactly these words. Where a line was put below
the one with the minutes, they still are its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.plan import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP = re.compile(r"^ {0,3}(?:\d{1,3}[.)]|[-*+])\s+(.*)$")
_MINUTES = re.compile(r"\s*[(\[]\s*(\d{1,4})\s*(?:min\.?|minutes?|m|′|'|мин\.?|د)?\s*[)\]]\s*$")
_SAY = re.compile(r"^\s*>\s?(.*)$")


class StepProblem(NamedTuple):
    """A line (from 1) of the text that can't be read: ``say-without-step`` or ``empty-step``."""

    line: int
    code: str


class ReadSteps(NamedTuple):
    """What a text says: its steps, and the lines that make no sense."""

    steps: tuple[Step, ...]
    problems: tuple[StepProblem, ...] = ()

    @property
    def minutes(self) -> int:
        """What the steps add up to; 0 if none has minutes."""
        return sum(step.minutes for step in self.steps)


def steps_text(steps: Sequence[Step]) -> str:
    """Write steps as Markdown."""
    lines = []
    for number, step in enumerate(steps, start=1):
        length = f" ({step.minutes} min)" if step.minutes else ""
        lead = f"{number}. "
        text = "\n".join(filter(None, step.text.split("\n"))).replace("\n", f"\n{' ' * len(lead)}")
        lines.append(f"{lead}{text}{length}")
        lines += [f"{' ' * len(lead)}> {' '.join(said.split())}" for said in step.say]
    return "\n".join(lines)


def read_steps(text: str) -> ReadSteps:
    """Read Markdown as steps; text before the first number is a step of its own."""
    found: list[tuple[int, list[str], list[str]]] = []
    problems: list[StepProblem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if said := _SAY.match(line):
            if not found:
                problems.append(StepProblem(number, "say-without-step"))
            elif quote := " ".join(said[1].split()):
                found[-1][2].append(quote)
        elif step := _STEP.match(line):
            found.append((number, [step[1]], []))
        elif line.strip():
            if not found:
                found.append((number, [], []))
            found[-1][1].append(line)
    steps = []
    for number, lines, says in found:
        words, length = _length_of(lines)
        if not words:
            problems.append(StepProblem(number, "empty-step"))
            continue
        steps.append(Step(words, length, tuple(says)))
    return ReadSteps(tuple(steps), tuple(problems))


def _length_of(lines: list[str]) -> tuple[str, int]:
    """Part a step's words from its minutes: at its end, else at the end of one of its lines."""
    words = " ".join(" ".join(lines).split())
    if found := _MINUTES.search(words):
        return words[: found.start()], int(found[1])
    for at in range(len(lines) - 1, -1, -1):
        if found := _MINUTES.search(lines[at]):
            kept = [*lines[:at], lines[at][: found.start()], *lines[at + 1 :]]
            return " ".join(" ".join(kept).split()), int(found[1])
    return words, 0
