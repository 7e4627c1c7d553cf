"""Searching the activity library as one types: words, and what an activity has to fit.

An index knows every word of every activity, and in which places of it the word stands. Sets of
activities are whole numbers, one bit an activity, so that one letter, which a thousand words hold,
costs no more than some hundred additions of bits.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.activity import Theme
from toolkit.model.activityfilters import Filters, fit_test
from toolkit.model.textfold import folded, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from toolkit.model.activity import Activity


class Place(IntEnum):
    """Where in an activity a word stands; what counts more comes first."""

    TITLE = 0
    THEME = 1
    SUMMARY = 2
    PURPOSE = 3
    MATERIALS = 4
    STEPS = 5
    QUESTIONS = 6
    VARIATIONS = 7
    CARE = 8
    """Safeguarding, opting out, without power, what to do when it goes wrong."""
    NOTES = 9
    """Preparation, room, tips, handouts, what is done later."""


_WORTH = (40, 30, 20, 18, 16, 10, 8, 6, 4, 3)
"""What a find in each place counts for the order; only which is more matters."""
_MORE = (2.0, 1.5, 1.0)
"""By what it counts more when it is the whole word, when the word begins so, and inside it."""


class _Tier(NamedTuple):
    """One way to be found: what it counts, and where."""

    score: float
    place: Place


_TIERS = tuple(_Tier(_WORTH[place] * more, place) for place in Place for more in _MORE)
"""All ways to be found; the number of one is three times its place, plus how well it fits."""
_BEST_FIRST = sorted(range(len(_TIERS)), key=lambda at: -_TIERS[at].score)


class Found(NamedTuple):
    """An activity that was found; ``places`` are where each word's best find stands."""

    activity: Activity
    places: tuple[Place, ...]
    score: float


_TEXTS: dict[Place, Callable[[Activity], Iterable[str]]] = {
    Place.TITLE: lambda a: (a.title, a.id),
    Place.THEME: lambda a: (a.theme.value,),
    Place.SUMMARY: lambda a: (a.summary,),
    Place.PURPOSE: lambda a: (a.purpose,),
    Place.MATERIALS: lambda a: (material.item for material in a.materials),
    Place.STEPS: lambda a: (text for step in a.steps for text in (step.text, *step.say)),
    Place.QUESTIONS: lambda a: a.debrief,
    Place.VARIATIONS: lambda a: a.variations,
    Place.CARE: lambda a: (a.safeguarding, a.opt_out, a.low_tech, a.if_wrong),
    Place.NOTES: lambda a: (a.room, *a.preparation, *a.tips, *a.handouts, a.follow_up),
}


def texts_of(activity: Activity, place: Place) -> tuple[str, ...]:
    """Give the texts that stand in a place of an activity, as they were written."""
    return tuple(text for text in _TEXTS[place](activity) if text)


def line_found(found: Found, typed: str) -> str:
    """Give the text in which a word was found, or nothing where title, theme or summary say it."""
    sought = words_of(typed)
    for place in found.places:
        if place <= Place.SUMMARY:
            continue
        for text in texts_of(found.activity, place):
            flat = folded(text)
            if any(word in flat for word in sought):
                return text
    return ""


class Index:
    """The words of a library, made once; searching changes nothing of it."""

    def __init__(
        self, activities: Sequence[Activity], theme_names: Mapping[Theme, str] | None = None
    ) -> None:
        """Take in activities; ``theme_names`` are what themes are called on screen, to be found."""
        self._names = dict(theme_names or {})
        # Lists without typed words stand by theme, and within it by title.
        order = {theme: at for at, theme in enumerate(Theme)}
        self._all = tuple(sorted(activities, key=lambda a: (order[a.theme], folded(a.title), a.id)))
        self._sets: dict[str, dict[int, int]] = {}
        for number, activity in enumerate(self._all):
            self._enter(activity, 1 << number)
        self._fitting = lru_cache(maxsize=16)(self._fitting_of)
        # Who types on asks again for the words before the last, and who deletes for them all.
        self._masks = lru_cache(maxsize=64)(self._masks_of)

    def _enter(self, activity: Activity, bit: int) -> None:
        for place in Place:
            texts = texts_of(activity, place)
            if place is Place.THEME:
                texts = (*texts, self._names.get(activity.theme, ""))
            for word in {word for text in texts for word in words_of(text)}:
                places = self._sets.setdefault(word, {})
                at = place.value
                places[at] = places.get(at, 0) | bit

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities, by theme and title."""
        return self._all

    def search(self, typed: str, filters: Filters | None = None) -> list[Found]:
        """Find the activities that hold every typed word and fit the filters, better ones first.

        A word is found inside a longer one too. Without words all that fit come, by theme.
        """
        masks = [self._masks(word) for word in words_of(typed)]
        left = self._fitting(Filters() if filters is None else filters)
        for mask in masks:
            left &= _union(mask)
        best: dict[int, list[_Tier]] = {number: [] for number in _bits(left)}
        for mask in masks:
            _best_finds(mask, best)
        found = [
            Found(
                self._all[number],
                tuple(sorted({tier.place for tier in tiers})),
                sum(tier.score for tier in tiers),
            )
            for number, tiers in best.items()
        ]
        # Sorting keeps the order by theme and title among those that count the same.
        return sorted(found, key=lambda one: -one.score)

    def _fitting_of(self, filters: Filters) -> int:
        """Give the set of activities that fit."""
        fit = fit_test(filters)
        return _union(1 << number for number, one in enumerate(self._all) if fit(one))

    def _masks_of(self, word: str) -> tuple[int, ...]:
        """Give, for each way to be found, the set of activities that hold a word so."""
        masks = [0] * len(_TIERS)
        for known, places in self._sets.items():
            if word in known:
                fit = 0 if known == word else 1 if known.startswith(word) else 2
                for at, mask in places.items():
                    masks[at * 3 + fit] |= mask
        return tuple(masks)


def _union(masks: Iterable[int]) -> int:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def _best_finds(masks: tuple[int, ...], best: dict[int, list[_Tier]]) -> None:
    """Add to each activity in ``best`` the best way in which one word is found in it."""
    left = _union(1 << number for number in best)
    for at in _BEST_FIRST:
        here = masks[at] & left
        left ^= here
        for number in _bits(here):
            best[number].append(_TIERS[at])


def _bits(mask: int) -> Iterator[int]:
    """Walk the numbers of the bits that are set, from the lowest."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
