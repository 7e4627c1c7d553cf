"""The entries of a catalogue of plans, the fuzzy ones too; and setting those of one's own."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.words.pofile import dump, open_catalogue, strings
from toolkit.words.tags import fallbacks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from babel.messages.catalog import Catalog

CATALOGUE = "sessions.po"


class Said(NamedTuple):
    """A translation to keep, and the place its text has (see ``Spot.key``); empty takes it back."""

    translation: str
    key: str = ""


class Entries(NamedTuple):
    """Translations by their text.

    ``done`` are finished; ``fuzzy`` have their old translation and the text that it was of;
    ``keys`` are the places noted with texts.
    """

    done: Mapping[str, str] = MappingProxyType({})
    fuzzy: Mapping[str, tuple[str, str]] = MappingProxyType({})
    keys: Mapping[str, str] = MappingProxyType({})

    def over(self, other: Entries) -> Entries:
        """Put these before others."""
        return Entries(
            {**other.done, **self.done},
            {**other.fuzzy, **self.fuzzy},
            {**other.keys, **self.keys},
        )


def read_entries(root: Path | None, language: str) -> Entries:
    """Read a language's catalogue of plans under ``root``, shorter tags' behind it.

    Raises ``UserError('words-damaged')`` for a file that can't be read.
    """
    found = Entries()
    if root is None:
        return found
    for tag in reversed(fallbacks(language)):
        path = root / tag / CATALOGUE
        if path.is_file():
            found = _entries(open_catalogue(path, tag)).over(found)
    return found


def with_entries(path: Path, language: str, said: Mapping[str, Said]) -> bytes:
    """Give one's own catalogue at ``path`` with translations set or, where empty, taken out.

    All else in it stays. Raises ``UserError('words-damaged')`` if it can't be read.
    """
    catalogue = open_catalogue(path, language)
    for text, entry in said.items():
        catalogue.delete(text)
        if entry.translation:
            notes = [entry.key] if entry.key else []
            catalogue.add(text, entry.translation, auto_comments=notes)
    return dump(catalogue, language)


def _entries(catalogue: Catalog) -> Entries:
    done: dict[str, str] = {}
    fuzzy: dict[str, tuple[str, str]] = {}
    keys: dict[str, str] = {}
    for message in catalogue:
        text = strings(message.id)[0]
        said = strings(message.string)[0]
        if not text or not said or message.context:
            continue
        if message.auto_comments:
            keys[text] = message.auto_comments[0]
        if message.fuzzy:
            fuzzy[text] = (said, next(iter(message.previous_id), ""))
        else:
            done[text] = said
    return Entries(done, fuzzy, keys)
