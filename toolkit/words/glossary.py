"""A language's glossary: how the words that matter are said in it, everywhere the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from toolkit.model.errors import UserError
from toolkit.words.tags import fallbacks

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY = "glossary.yaml"
_WORD = re.compile(r"\w+")
_SHORT = 2
"""Letters of a word that says too little of a term: articles, prepositions."""


class Term(NamedTuple):
    """A term of the source, its translation (variants with “ / ” between), and a note."""

    source: str
    translation: str
    note: str = ""


class Glossary(NamedTuple):
    """A language's terms; ``draft`` until a native speaker has checked them."""

    language: str
    terms: tuple[Term, ...] = ()
    draft: bool = True

    def within(self, text: str) -> tuple[Term, ...]:
        """Give the terms that stand in a text of the source, each once, by their place in it."""
        by_name = {term.source.casefold(): term for term in self.terms}
        found: dict[str, Term] = {}
        for match in _any_of(tuple(by_name)).finditer(text) if by_name else ():
            name = match[1].casefold()
            found.setdefault(name, by_name[name])
        return tuple(found.values())


def read_glossary(root: Path, language: str) -> Glossary:
    """Read the glossary of a language or of a shorter tag of it; empty where there is none.

    Raises ``UserError('words-damaged')`` if it can't be read.
    """
    for tag in fallbacks(language):
        path = root / tag / GLOSSARY
        if path.is_file():
            return _read(path, tag)
    return Glossary(language)


def is_used(term: Term, translation: str) -> bool:
    """Tell whether a translation seems to use a term: the beginning of one of its words is enough.

    Words are inflected and a term of two is often said short, so only the first three fifths of
    any word of any variant are looked for.
    """
    said = _plain(translation)
    return any(stem in said for stem in _stems(_plain(term.translation)))


def _stems(text: str) -> list[str]:
    words = _WORD.findall(text)
    telling = [word for word in words if len(word) > _SHORT] or words
    return [word[: max(3, -(-len(word) * 3 // 5))] for word in telling]


def _plain(text: str) -> str:
    """Give a text in small letters without accents, which change as words are inflected."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=16)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    inside = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"\b({inside})(?:s|es)?\b", re.IGNORECASE)


def _read(path: Path, tag: str) -> Glossary:
    damaged = UserError("words-damaged", path=f"{tag}/{path.name}")
    try:
        found = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError):
        raise damaged from None
    terms = found.get("terms") if isinstance(found, dict) else None
    if not isinstance(terms, dict):
        raise damaged
    read = [
        Term(str(name), str(entry["translation"]), str(entry.get("note", "")))
        for name, entry in terms.items()
        if isinstance(entry, dict) and entry.get("translation")
    ]
    return Glossary(tag, tuple(read), found.get("state") != "checked")
