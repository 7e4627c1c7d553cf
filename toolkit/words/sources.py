"""Finds the sentences in the program's own source that are to be translated.

Those are the literal strings in calls of ``say``, ``say_n``, ``say_c`` (of any object) and
``message``. A sentence put together while the program runs can't be found, and so can't be
translated: :func:`slips` names such places.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from toolkit.words import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEXTS_AT = {"say": (0, 1), "say_n": (0, 2), "say_c": (0, 2), "message": (0, 1)}
"""Which arguments of each call are literal text: from, up to."""


class SourceText(NamedTuple):
    """One text to be translated and where it stands.

    ``note`` tells a translator what it belongs to; ``plural`` is the form for many; ``context``
    keeps apart equal texts that need different translations.
    """

    file: str
    line: int
    note: str
    text: str
    plural: str | None = None
    context: str | None = None


class Slip(NamedTuple):
    """A call whose sentence can't be found or filled, and what is wrong with it."""

    file: str
    line: int
    what: str


def python_texts(package: Path) -> Iterator[SourceText]:
    """Give the sentences of every module under ``package``, by file and line."""
    for file, call in _calls(package):
        name = _name(call)
        texts = _literals(call)
        if texts is None:
            continue
        if name == "say_n":
            yield SourceText(file, call.lineno, "", texts[0], plural=texts[1])
        elif name == "say_c":
            yield SourceText(file, call.lineno, "", texts[1], context=texts[0])
        else:
            yield SourceText(file, call.lineno, "", texts[0])


def slips(package: Path) -> list[Slip]:
    """Name the calls that say a sentence put together at run time, or leave a placeholder empty."""
    found = []
    for file, call in _calls(package):
        start, stop = _TEXTS_AT[_name(call)]
        if any(_put_together(argument) for argument in call.args[start:stop]):
            found.append(Slip(file, call.lineno, "the sentence is put together at run time"))
        elif missing := _missing(call):
            found.append(Slip(file, call.lineno, f"no value for {', '.join(sorted(missing))}"))
    return found


def _calls(package: Path) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package.parent).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        calls = [
            node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) != ""
        ]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            yield file, call


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=("say" | "say_n" | "say_c") as name):
            return name
        case ast.Name(id="message") | ast.Attribute(attr="message", value=ast.Name(id="words")):
            return "message"
        case _:
            return ""


def _literals(call: ast.Call) -> list[str] | None:
    start, stop = _TEXTS_AT[_name(call)]
    texts = [
        argument.value
        for argument in call.args[start:stop]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    return texts if len(texts) == stop - start else None


def _put_together(argument: ast.expr) -> bool:
    match argument:
        case ast.JoinedStr() | ast.BinOp() | ast.IfExp():
            return True
        case ast.Call(func=ast.Attribute(attr="format", value=ast.Constant())):
            return True
        case _:
            return False


def _missing(call: ast.Call) -> frozenset[str]:
    """Placeholders without a value; none if some values come from a mapping."""
    name, texts = _name(call), _literals(call)
    if texts is None or name == "message" or any(word.arg is None for word in call.keywords):
        return frozenset()
    said = texts[1:] if name == "say_c" else texts
    wanted = frozenset[str]().union(*(placeholders.names(text) for text in said))
    given = {word.arg for word in call.keywords} | ({"n"} if name == "say_n" else set())
    return wanted - given
