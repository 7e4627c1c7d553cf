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
    whole: bool = True
    """Whether the program itself speaks it, and not only its plans."""

    @property
    def draft(self) -> bool:
        """Whether no native speaker has checked it yet."""
        return self.state != "checked"


def available(root: Path, own: Path | None = None) -> list[LanguageState]:
    """List the languages of plans, papers and projector: English, then the others by tag.

    These have a folder with a state in ``root`` and the program's sentences or plans' texts in
    it, or texts in ``own``, a folder like ``root`` with a person's own translations. Raises
    ``UserError('words-damaged')`` for a state file that can't be read.
    """
    folders = [path.parent for path in root.glob(f"*/{STATE_FILE}")]
    found = {folder.name: read_state(folder) for folder in folders if _speaks(folder)}
    for path in own.glob("*/sessions.po") if own is not None else ():
        tag = path.parent.name
        name = language_name(tag)
        found.setdefault(tag, LanguageState(tag, name, "draft", whole=False))
    english = LanguageState(SOURCE, language_name(SOURCE), "checked")
    return [english, *(found[tag] for tag in sorted(found) if tag != SOURCE)]


def for_window(root: Path) -> list[LanguageState]:
    """List the languages that the program itself speaks; raises as :func:`available` does."""
    return [state for state in available(root) if state.whole]


def _speaks(folder: Path) -> bool:
    return any((folder / f"{domain}.po").is_file() for domain in DOMAINS)


def is_draft(root: Path, language: str) -> bool:
    """Tell whether nobody has checked what ``root`` has of a language, or it has nothing."""
    for tag in fallbacks(language):
        if (root / tag / STATE_FILE).is_file():
            return read_state(root / tag).draft
    return True


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
        whole=(folder / "app.po").is_file(),
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
        texts = cache(partial(_texts, tag, None, own)) if own is not None else tuple
        return Words(tag, formats=English(), texts=texts)
    for shorter in fallbacks(tag):
        folder = root / shorter
        if (folder / STATE_FILE).is_file():
            return Words(
                tag,
                read_state(folder).draft,
                read(folder / "app.po"),
                cache(partial(_texts, tag, folder, own)),
                formats_for(tag),
            )
    texts = cache(partial(_texts, tag, None, own))
    return Words(tag, draft=True, app=Catalogue(), texts=texts, formats=formats_for(tag))


def _texts(tag: str, folder: Path | None, own: Path | None) -> tuple[Catalogue, ...]:
    """Read the plans' and handouts' catalogues, one's own first; a damaged one says nothing."""
    found = []
    places = [own / shorter for shorter in fallbacks(tag)] if own is not None else []
    for place in places if folder is None else [*places, folder]:
        for domain in DOMAINS[1:]:
            with suppress(UserError):
                found.append(read(place / f"{domain}.po"))
    return tuple(found)
