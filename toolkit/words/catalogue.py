"""One language's translations of one domain, read from a gettext ``.po`` file.

Our own small reader: the window waits for it, and Babel's (which also checks and keeps comments)
takes several times as long. Only finished translations are kept, so that a *fuzzy* one, whose
source sentence has changed, falls back to the source.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Key = tuple[str | None, str]
"""Context (or None) and source sentence; for a plural, the sentence for one."""

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"\\(.)")
_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;\n]+)")


def germanic(n: int) -> int:
    """Choose the first form for exactly one and the second for all else, as in English."""
    return int(n != 1)


class Catalogue(NamedTuple):
    """Finished translations by key, each with its plural forms, and the rule that picks one."""

    texts: Mapping[Key, tuple[str, ...]] = MappingProxyType({})
    form_of: Callable[[int], int] = germanic

    def form(self, key: Key, n: int | None) -> str | None:
        """Give the translation, for ``n`` things if it counts; None if there is none."""
        forms = self.texts.get(key)
        if forms is None:
            return None
        place = 0 if n is None else self.form_of(abs(n))
        return forms[place] or None if place < len(forms) else None


class _Entry:
    """One message as it stands in the file, its strings still in pieces."""

    __slots__ = ("fuzzy", "line", "texts")

    def __init__(self) -> None:
        self.line = 0
        self.fuzzy = False
        self.texts: dict[str, list[str]] = {}


def read(path: Path) -> Catalogue:
    """Read a ``.po`` file; a file that isn't there is an empty catalogue.

    Raises ``UserError('words-damaged')`` if it isn't one.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Catalogue()
    except UnicodeDecodeError:
        raise UserError("words-damaged", path=path.name) from None
    try:
        return _catalogue(_entries(content.split("\n")))
    except ValueError as error:
        raise UserError("words-damaged", path=f"{path.name}:{error}") from None


def unescaped(text: str) -> str:
    """Undo the escapes of a quoted string."""
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[0]), text)


def plural_rule(header: str) -> Callable[[int], int]:
    """Make the rule of a header's ``Plural-Forms`` line; English's if it has none.

    Raises ValueError if the rule can't be read.
    """
    match = _PLURAL_FORMS.search(header)
    if match is None:
        return germanic
    import gettext  # noqa: PLC0415  # late: English never needs it

    # typeshed leaves the compiler of plural rules out of the module's public names' types.
    rule: Callable[[int], int] = gettext.c2py(match[2].strip())
    return rule


def _catalogue(entries: Iterable[_Entry]) -> Catalogue:
    texts: dict[Key, tuple[str, ...]] = {}
    rule: Callable[[int], int] = germanic
    for entry in entries:
        parts = {name: "".join(pieces) for name, pieces in entry.texts.items()}
        if "msgid" not in parts:
            raise ValueError(entry.line)
        forms = tuple(text for name, text in parts.items() if name.startswith("msgstr"))
        if not parts["msgid"] and "msgctxt" not in parts:
            rule = plural_rule("".join(forms))
        elif not entry.fuzzy and any(forms):
            texts[parts.get("msgctxt"), parts["msgid"]] = forms
    return Catalogue(texts, rule)


def _entries(lines: list[str]) -> Iterator[_Entry]:
    entry, current = _Entry(), ""
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if line.startswith("#"):
            if entry.texts and not line.startswith("#~"):
                yield entry
                entry, current = _Entry(), ""
            entry.fuzzy = entry.fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif line.startswith('"'):
            if not current:
                raise ValueError(number)
            entry.texts[current].append(_unquote(line, number))
        elif line:
            keyword, space, quoted = line.partition(" ")
            if not space or not keyword.startswith("msg"):
                raise ValueError(number)
            if _begins_anew(entry, keyword):
                yield entry
                entry = _Entry()
            entry.line = entry.line or number
            current = keyword
            entry.texts[current] = [_unquote(quoted.strip(), number)]
    if entry.texts:
        yield entry


def _begins_anew(entry: _Entry, keyword: str) -> bool:
    complete = any(name.startswith("msgstr") for name in entry.texts)
    return complete and keyword in ("msgctxt", "msgid")


def _unquote(quoted: str, number: int) -> str:
    if len(quoted) < 2 or quoted[0] != '"' or quoted[-1] != '"':
        raise ValueError(number)
    inner = quoted[1:-1]
    return unescaped(inner) if "\\" in inner else inner
