"""Gathers problems while a file is read, so that all of them are told at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.model.errors import InputError, Problem

SHOWN = 40
"""Characters of a wrong value that a message repeats."""


@dataclass(slots=True)
class Log:
    """The problems found so far in one file; ``name`` is the file as the person named it."""

    name: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, code: str, **params: object) -> None:
        """Note a problem at a line, counted from 1; 0 means the file as a whole."""
        place = f"{self.name}:{line}" if line else self.name
        self.problems.append(Problem(place, code, params))

    def stop(self, line: int, code: str, **params: object) -> InputError:
        """Note a problem after which nothing more can be read, for the caller to raise."""
        self.add(line, code, **params)
        return self.error()

    def error(self) -> InputError:
        """Give all problems as one error, in the order of the file's lines."""
        return InputError(sorted(self.problems, key=_line))


def _line(problem: Problem) -> int:
    tail = problem.place.rpartition(":")[2]
    return int(tail) if tail.isdecimal() else 0


def shown(value: str) -> str:
    """Shorten a value for a message and put it on one line."""
    flat = " ".join(value.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
