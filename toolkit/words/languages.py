"""The languages in the ``i18n`` folder: one folder each, with its state of review."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.errors import UserError
from toolkit.words import pseudo
from toolkit.words.catalogue import Catalogue, read
from toolkit.words.formats import English, formats_for
from toolkit.words.speech import Words
from toolkit.words.tags import (
    LONG_PSEUDO,
    MIRRORED_PSEUDO,
    SOURCE,
    fallbacks,
    language_name,
    tidy,
)

if TYPE_CHECKING:
    from pathlib import Path

STATE_FILE = "state.toml"
DOMAINS = ("app", "sessions", "handouts")
"""The program's own sentences, the plans' texts and the handouts' texts: one file each."""


class LanguageState(NamedTuple):
    """How far a language's translation has come; ``checked_by`` and ``date`` once it is checked."""

    language: str
    name: str
    state: str
    checked_by: str = ""
    date: dt.date | None = None

    @property
    def draft(self) -> bool:
        """Whether no native speaker has checked it yet."""
        return self.state != "checked"


def available(root: Path) -> list[LanguageState]:
    """List English and every language that has a folder with a state in ``root``, by tag.

    Raises ``UserError('words-damaged')`` for a state file that can't be read.
    """
    english = LanguageState(SOURCE, language_name(SOURCE), "checked")
    folders = sorted(path.parent for path in root.glob(f"*/{STATE_FILE}"))
    return [english, *(read_state(folder) for folder in folders)]


def read_state(folder: Path) -> LanguageState:
    """Read the state of one language's folder."""
    import tomllib  # noqa: PLC0415  # late: English never needs it

    path = folder / STATE_FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise UserError("words-damaged", path=f"{folder.name}/{path.name}") from None
    when = found.get("date")
    return LanguageState(
        language=folder.name,
        name=language_name(folder.name),
        state="checked" if found.get("state") == "checked" else "draft",
        checked_by=str(found.get("checked_by", "")),
        date=when if isinstance(when, dt.date) else None,
    )


def load(language: str, root: Path, own: Path | None = None) -> Words:
    """Load a language from its folder in ``root``, or a shorter tag's: ``pt-BR`` takes ``pt``.

    English and the two pseudo-languages need no folder. For a language that has none, sentences
    stay English while direction, dates and numbers are its own; it is a draft. ``own`` is a folder
    like ``root`` with a person's own translations of plans, which come first. Raises
    ``UserError('words-damaged')`` for a catalogue that can't be read.
    """
    tag = tidy(language)
    if tag == LONG_PSEUDO:
        return Words(tag, change=pseudo.lengthen)
    if tag == MIRRORED_PSEUDO:
        return Words(tag, change=pseudo.mirror)
    if tag.split("-")[0] == SOURCE:
        return Words(tag, formats=English())
    for shorter in fallbacks(tag):
        folder = root / shorter
        if (folder / STATE_FILE).is_file():
            return Words(
                tag,
                read_state(folder).draft,
                read(folder / "app.po"),
                cache(partial(_texts, folder, own)),
                formats_for(tag),
            )
    texts = cache(partial(_texts, root / tag, own))
    return Words(tag, draft=True, app=Catalogue(), texts=texts, formats=formats_for(tag))


def _texts(folder: Path, own: Path | None) -> tuple[Catalogue, ...]:
    """Read the plans' and handouts' catalogues, one's own first; a damaged one says nothing."""
    found = []
    for place in (own / folder.name, folder) if own else (folder,):
        for domain in DOMAINS[1:]:
            with suppress(UserError):
                found.append(read(place / f"{domain}.po"))
    return tuple(found)
