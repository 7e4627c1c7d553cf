"""A plan's texts in one language: which are translated, by whom, and what to look at again.

A text whose sentence was changed keeps its old translation in sight. Where a catalogue says so
itself (*fuzzy*, with its previous text) that is taken. A trainer's own changes are in no catalogue:
there the texts that stood at the same block and field before, in the kept original of an adapted
plan or as noted with an own translation, are held against the new one (``difflib``), and the
nearest one that is no longer in the plan and has a translation is offered, if at least half of
the letters are the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.words.textchecks import slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.plantexts import Spot
    from toolkit.words.glossary import Glossary, Term
    from toolkit.words.planentries import Entries
    from toolkit.words.textchecks import Slip

NEAR = 0.5
"""Least share of equal letters (difflib's ratio) of a text that was changed with what it was."""


class State(StrEnum):
    """How far one text's translation is; ``draft`` is one that ships and nobody has checked."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    DRAFT = "draft"
    DONE = "done"
    OWN = "own"


class Where(StrEnum):
    """Where a translation comes from."""

    NOWHERE = ""
    SHIPPED = "shipped"
    OWN = "own"


class Found(NamedTuple):
    """A translation, or an old one with the text it was of."""

    translation: str
    state: State
    where: Where
    previous: str = ""


_NOTHING = Found("", State.MISSING, Where.NOWHERE)


@dataclass(frozen=True, slots=True)
class PlanText:
    """One text of a plan: its first place, how many more there are, and its translation.

    ``number`` counts the plan's different texts from 1. Of a fuzzy one ``previous`` is the text
    that ``translation`` was made for.
    """

    number: int
    spot: Spot
    more: int
    found: Found
    terms: tuple[Term, ...] = ()
    slips: tuple[Slip, ...] = ()

    @property
    def source(self) -> str:
        """The text as it stands in the plan."""
        return self.spot.text

    @property
    def state(self) -> State:
        """How far its translation is."""
        return self.found.state

    @property
    def translation(self) -> str:
        """Its translation; of a fuzzy one the old one; else empty."""
        return self.found.translation

    @property
    def previous(self) -> str:
        """Of a fuzzy one the text that was translated; else empty."""
        return self.found.previous

    @property
    def done(self) -> bool:
        """Whether the plan says it in the language."""
        return self.state not in {State.MISSING, State.FUZZY}


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """All texts of a plan in one language, each once, in the order of the agenda."""

    plan: str
    version: int
    source_language: str
    language: str
    draft: bool
    texts: tuple[PlanText, ...]

    @property
    def done(self) -> int:
        """How many have a translation that counts."""
        return sum(text.done for text in self.texts)

    def count(self, state: State) -> int:
        """Count the texts of one state."""
        return sum(text.state is state for text in self.texts)


class Known(NamedTuple):
    """What is there to look up: one's own catalogue, the shipped one, the texts as they were.

    ``draft`` tells that nobody has checked the shipped one.
    """

    own: Entries
    shipped: Entries
    draft: bool = True
    before: tuple[Spot, ...] = ()


def match(spots: Iterable[Spot], known: Known, glossary: Glossary) -> Iterator[PlanText]:
    """Give each different text with what is known of it."""
    places: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        places[spot.text].append(spot)
    former = _Former(known, frozenset(places))
    for number, (text, stands) in enumerate(places.items(), start=1):
        found = _lookup(text, known) or former.nearest(stands) or _NOTHING
        terms = glossary.within(text)
        wrong = slips(text, found.translation, terms)
        yield PlanText(number, stands[0], len(stands) - 1, found, terms, wrong)


def _lookup(text: str, known: Known) -> Found | None:
    if text in known.own.done:
        return Found(known.own.done[text], State.OWN, Where.OWN)
    if text in known.shipped.done:
        state = State.DRAFT if known.draft else State.DONE
        return Found(known.shipped.done[text], state, Where.SHIPPED)
    for entries, where in ((known.own, Where.OWN), (known.shipped, Where.SHIPPED)):
        if text in entries.fuzzy:
            translation, previous = entries.fuzzy[text]
            return Found(translation, State.FUZZY, where, previous)
    return None


class _Former:
    """The texts that stood where others stand now, and have translations."""

    def __init__(self, known: Known, now: frozenset[str]) -> None:
        self._known = known
        self._by_key: dict[str, list[str]] = defaultdict(list)
        noted = ((key, text) for text, key in known.own.keys.items())
        for key, text in [*noted, *((spot.key, spot.text) for spot in known.before)]:
            if text not in now:
                self._by_key[key].append(text)

    def nearest(self, stands: list[Spot]) -> Found | None:
        """Give the old translation of what most likely was here before."""
        best: tuple[float, Found] | None = None
        for spot in stands:
            for old in self._by_key.get(spot.key, ()):
                found = _lookup(old, self._known)
                if found is None or found.state is State.FUZZY:
                    continue
                share = likeness(old, spot.text)
                if share >= NEAR and (best is None or share > best[0]):
                    fuzzy = Found(found.translation, State.FUZZY, found.where, old)
                    best = (share, fuzzy)
        return None if best is None else best[1]


def likeness(one: str, other: str) -> float:
    """Give how alike two texts are, from 0 to 1, small and capital letters alike."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0
