"""What the diary says of a child who couldn't be found: when, how many, who looked where.

People are named by their code. What was typed (where, wearing what, what was said, how a child
was found) stays with the search: a diary may leave the house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts_search import (
    FacilityStepsSet,
    SearchAbout,
    SearchCalled,
    SearchClosed,
    SearchNoted,
    SearchOpened,
    SearchPlaced,
    SearchStepped,
)
from toolkit.model.search import AREAS, CALLS
from toolkit.words.diary_sentences import tell
from toolkit.words.searching import area_name, whom_name

if TYPE_CHECKING:
    from toolkit.words.diary_sentences import Telling

KINDS = (
    "search-opened",
    "search-about",
    "search-placed",
    "search-called",
    "search-stepped",
    "search-noted",
    "search-closed",
)
"""The kinds of facts that are told here under one topic."""


@tell.register(SearchOpened)
def _opened(what: SearchOpened, diary: Telling) -> str:
    words = diary.words
    if what.counted >= what.expected:
        return words.say("Somebody can't be found: the search began.")
    return words.say(
        "Somebody can't be found, {counted} of {expected} counted: the search began.",
        counted=what.counted,
        expected=what.expected,
    )


@tell.register(SearchAbout)
def _about(what: SearchAbout, diary: Telling) -> str:
    words, code = diary.words, what.person
    if not what.missing:
        return words.say("{code} isn't looked for any more.", code=code)
    if what.seen_at is None:
        return words.say("{code} is looked for.", code=code)
    return words.say(
        "{code} is looked for, last seen {moment}.", code=code, moment=diary.moment(what.seen_at)
    )


@tell.register(SearchPlaced)
def _placed(what: SearchPlaced, diary: Telling) -> str:
    words = diary.words
    known = what.area in AREAS
    area = area_name(words, what.area) if known else words.say_c("area", "another place")
    if what.done:
        return words.say("Search: “{area}” was searched.", area=area)
    if not what.adult:
        return words.say("Search: nobody looks in “{area}” any more.", area=area)
    return words.say("Search: {code} looks in “{area}”.", code=what.adult, area=area)


@tell.register(SearchCalled)
def _called(what: SearchCalled, diary: Telling) -> str:
    words = diary.words
    if what.whom not in CALLS:
        return words.say("Search: somebody else was called.")
    return words.say("Search: {whom} was called.", whom=whom_name(words, what.whom))


@tell.register(SearchStepped)
def _stepped(what: SearchStepped, diary: Telling) -> str:
    if what.done:
        return diary.words.say("Search: a step of the facility's own was ticked.")
    return diary.words.say("Search: a tick on the facility's own steps was removed.")


@tell.register(SearchNoted)
def _noted(_what: SearchNoted, diary: Telling) -> str:
    return diary.words.say("Search: something was written down.")


@tell.register(SearchClosed)
def _closed(what: SearchClosed, diary: Telling) -> str:
    if what.how == "police":
        return diary.words.say("The search was handed over to the police.")
    return diary.words.say("Found: the search has ended.")


@tell.register(FacilityStepsSet)
def _steps(_what: FacilityStepsSet, diary: Telling) -> str:
    return diary.words.say("The facility's own steps for a child who can't be found were kept.")
