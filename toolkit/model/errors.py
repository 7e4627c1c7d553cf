"""What a person can mend, as codes; the window and the command line turn them into sentences."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Problem(NamedTuple):
    """One thing wrong with an input, with its place.

    ``place`` is ``file:line`` or ``sheet!row``; ``code`` and ``params`` name the sentence.
    """

    place: str
    code: str
    params: Mapping[str, object] = MappingProxyType({})


class UserError(Exception):
    """Something a person can mend.

    ``code`` names the sentence (see ``toolkit.words.errors``), ``params`` fill it.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        """Name the code and its parameters, for logs of programmers only."""
        return f"{self.code} {self.params}" if self.params else self.code


class InputError(UserError):
    """An input with problems: nothing of it was taken over."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("problems", count=len(problems))
        self.problems = problems
