"""Translating a plan: its texts in a language, one's own translations, the way to a translator.

One's own translations are in the person's folder and come before those that ship.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.own_plans import original_file
from toolkit.actions.places import own_folder
from toolkit.content.library import find_plan
from toolkit.content.plans import read_plan
from toolkit.model.errors import InputError, UserError
from toolkit.model.plantexts import spots
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.words.glossary import read_glossary
from toolkit.words.languages import is_draft
from toolkit.words.planentries import CATALOGUE, Said, read_entries, with_entries
from toolkit.words.plantexts import Known, PlanTexts, match
from toolkit.words.tags import LONG_PSEUDO, MIRRORED_PSEUDO, is_tag, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.content.places import Places
    from toolkit.model.plan import Plan
    from toolkit.model.plantexts import Spot
    from toolkit.words.glossary import Glossary


def texts_of(places: Places, id_or_file: str, language: str) -> PlanTexts:
    """Give a plan's texts in a language, in the order of the agenda.

    Raises ``InputError`` where there is no such plan or it has problems, ``UserError``
    ``language-wrong`` or ``language-same``, ``words-damaged`` for a catalogue.
    """
    found = find_plan(places, id_or_file)
    return texts_now(places, found.plan, found.path, language)


def texts_now(places: Places, plan: Plan, path: Path, language: str) -> PlanTexts:
    """Give the texts of a plan as it stands now, in its file at ``path`` or not yet.

    Raises as :func:`texts_of` does.
    """
    tag = language_of(language)
    if tag == tidy(plan.language):
        raise UserError("language-same", language=tag)
    draft = is_draft(places.i18n, tag)
    known = Known(
        read_entries(own_words(places), tag),
        read_entries(places.i18n, tag),
        draft,
        _before(plan, path),
    )
    texts = tuple(match(spots(plan), known, read_glossary(places.i18n, tag)))
    return PlanTexts(plan.id, plan.version, plan.language, tag, draft, texts)


def language_of(text: str) -> str:
    """Read the tag of a language that plans can be translated into; raise ``language-wrong``."""
    tag = tidy(text)
    if not is_tag(tag) or tag in {LONG_PSEUDO, MIRRORED_PSEUDO}:
        raise UserError("language-wrong", language=text)
    return tag


def glossary_of(places: Places, language: str) -> Glossary:
    """Give the glossary of a language; empty where there is none."""
    return read_glossary(places.i18n, language_of(language))


def own_words(places: Places) -> Path:
    """Give the folder of one's own translations."""
    return places.own_i18n or own_folder() / "i18n"


def _before(plan: Plan, path: Path) -> tuple[Spot, ...]:
    """Give the texts of the original that an adapted plan was made of, if it was kept."""
    origin = plan.origin
    kept = None if origin is None else original_file(path.parent, origin)
    if kept is None or not kept.is_file():
        return ()
    try:
        return tuple(spots(read_plan(kept).plan))
    except InputError:
        # Without it changed sentences are missing ones, which is no reason to show nothing.
        return ()


def set_translation(
    places: Places, language: str, source: str, translation: str, key: str = ""
) -> None:
    """Keep one's own translation of a text, or take it back if it is empty; others stay.

    ``key`` is the place of the text (``Spot.key``): with it the translation is found again when
    the text is changed.
    """
    set_translations(places, language, {source: Said(translation, key)})


def set_translations(places: Places, language: str, said: Mapping[str, Said]) -> None:
    """Keep several of one's own translations in one step; see :func:`set_translation`."""
    tag = language_of(language)
    path = own_words(places) / tag / CATALOGUE
    with explained(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, with_entries(path, tag, said))
