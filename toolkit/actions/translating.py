"""Collecting the sentences to translate, and saying how many are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.content.translate import translatable
from toolkit.words.coverage import describe, status
from toolkit.words.extract import extract
from toolkit.words.sources import SourceText, python_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.content.places import Places
    from toolkit.words import Words


def extract_all(places: Places) -> list[Path]:
    """Bring the catalogues of every language up to date; give the files that changed."""
    app = extract(places.i18n, "app", python_texts(places.root / "toolkit"))
    return app + extract(places.i18n, "sessions", _plan_texts(places))


def _plan_texts(places: Places) -> Iterator[SourceText]:
    for path in sorted(places.sessions.glob("*.yaml")):
        for found in translatable(path):
            yield SourceText(
                str(Path("sessions") / path.name), found.line, found.context, found.text
            )


def coverage(places: Places, words: Words) -> list[dict[str, Any]]:
    """Say for each language and domain how many texts are translated and what is wrong."""
    return [
        {
            "language": row.language,
            "domain": row.domain,
            "translated": row.translated,
            "fuzzy": row.fuzzy,
            "total": row.total,
            "state": row.state,
            "problems": [f"{p.place}: {describe(words, p)}" for p in row.problems],
        }
        for row in status(places.i18n)
    ]
