from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from toolkit.content.activities import activities_of, list_activities
from toolkit.content.places import Places, shipped
from toolkit.model.activity import Activity, Energy, Literacy, Theme
from toolkit.model.activityfilters import Filters, asked, fit_test
from toolkit.model.activitysearch import Index, Place, line_found, texts_of
from toolkit.model.plan import Material, Sensitivity
from toolkit.model.textfold import folded, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

LIBRARY = activities_of(list_activities(Places(shipped())))
INDEX = Index(LIBRARY)
BOATS = replace(
    LIBRARY[0],
    id="bateaux",
    title="Les bateaux à l’été",
    summary="Łódź, Ødegård and the Straße: “İstanbul”.",
    language="pt-BR",
    materials=(Material("Glue sticks"), Material("cardboard, A4")),
)


def ids(typed: str, filters: Filters | None = None, index: Index = INDEX) -> list[str]:
    return [found.activity.id for found in index.search(typed, filters)]


def test_what_stands_in_the_title_comes_before_what_stands_in_a_step() -> None:
    found = INDEX.search("picture")
    assert found[0].activity.id == "what-a-picture-tells"
    assert found[0].places == (Place.TITLE,)
    places = [one.places[0] for one in found]
    assert Place.STEPS in places
    assert places.index(Place.STEPS) > places.index(Place.SUMMARY)


def test_it_finds_while_a_word_is_being_typed_and_inside_words() -> None:
    whole = "magnifying"
    for end in range(1, len(whole) + 1):
        assert "what-a-picture-tells" in ids(whole[:end])
    assert "what-a-picture-tells" in ids("agnify")
    assert ids("magnifyingg") == []


def test_case_and_accents_do_not_matter() -> None:
    index = Index([BOATS])
    for typed in ("ETE", "été", "lodz", "odegard", "STRASSE", "istanbul", "Bateaux,", "l'ete"):
        assert ids(typed, index=index) == ["bateaux"], typed


def test_every_word_has_to_be_found_but_not_in_the_same_place() -> None:
    both = ids("listening pencil")
    assert both[0] == "listening-with-a-pencil"
    assert ids("listening zzz") == []


def test_a_theme_is_found_under_its_name_on_screen() -> None:
    index = Index(LIBRARY, {Theme.REST_TIME: "Tempo libero"})
    found = ids("tempo libero", index=index)
    assert sorted(found) == sorted(a.id for a in LIBRARY if a.theme is Theme.REST_TIME)


def test_nothing_typed_lists_all_by_theme_and_title() -> None:
    listed = [found.activity for found in INDEX.search("  ")]
    assert len(listed) == len(LIBRARY)
    order = list(Theme)
    assert listed == sorted(listed, key=lambda a: (order.index(a.theme), folded(a.title)))


def test_the_line_that_was_found_is_given_where_title_and_summary_do_not_say_it() -> None:
    for found in INDEX.search("scissors"):
        line = line_found(found, "scissors")
        if found.places[0] > Place.SUMMARY:
            assert "scissors" in folded(line)
    (cords, *_) = INDEX.search("cord")
    assert line_found(cords, "cord") == ""


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(theme=Theme.TRUST), lambda a: a.theme is Theme.TRUST),
        (Filters(longest=25), lambda a: a.minutes <= 25),
        (Filters(shortest=70), lambda a: a.minutes >= 70),
        (Filters(people=5), lambda a: a.group.least <= 5 <= a.group.most),
        (Filters(youngest=13, oldest=17), lambda a: a.group.youngest <= 13 and a.group.oldest > 16),
        (Filters(youngest=13, oldest=25), lambda a: a.group.youngest <= 13 and a.group.oldest > 24),
        (Filters(energy=Energy.LIVELY), lambda a: a.energy is Energy.LIVELY),
        (Filters(literacy=Literacy.NONE), lambda a: a.literacy is Literacy.NONE),
        (Filters(literacy=Literacy.SOME), lambda a: a.literacy is not Literacy.FULL),
        (Filters(sensitivity=Sensitivity.GREEN), lambda a: a.sensitivity is Sensitivity.GREEN),
        (Filters(has="scissors"), lambda a: any("scissors" in m.item for m in a.materials)),
        (Filters(without=("tape", "cup")), lambda a: not {"tape", "cup"} & _items(a)),
        (Filters(low_tech=True), lambda a: bool(a.low_tech)),
        (Filters(language="en"), lambda a: a.language == "en"),
    ],
    ids=lambda value: "+".join(asked(value)) if isinstance(value, Filters) else "",
)
def test_a_filter_lets_through_just_what_fits(
    filters: Filters, holds: Callable[[Activity], bool]
) -> None:
    found = ids("", filters)
    assert sorted(found) == sorted(a.id for a in LIBRARY if holds(a))
    assert found


def _items(activity: Activity) -> set[str]:
    known = ("tape", "cup")
    return {word for word in known for m in activity.materials if word in folded(m.item)}


def test_filters_of_materials_and_language_go_by_words() -> None:
    def fits(filters: Filters) -> bool:
        return fit_test(filters)(BOATS)

    assert fits(Filters(has="stick GLUE"))
    assert not fits(Filters(has="glue cardboard")), "both words were expected in one material"
    assert not fits(Filters(without=("A4",)))
    assert fits(Filters(language="pt"))
    assert fits(Filters(language="PT-br"))
    assert not fits(Filters(language="p"))
    assert not fit_test(Filters(low_tech=True))(replace(BOATS, low_tech=" "))


def test_a_library_of_nothing_finds_nothing() -> None:
    assert Index([]).search("") == []
    assert Index([]).search("a") == []


_WORDS = sorted(
    {word for a in LIBRARY for p in Place for t in texts_of(a, p) for word in words_of(t)}
)
_TYPED = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_WORDS).flatmap(lambda w: st.integers(1, len(w)).map(lambda n: w[:n])),
    st.text(max_size=4),
)
_FILTERS = st.builds(
    Filters,
    theme=st.none() | st.sampled_from(Theme),
    shortest=st.none() | st.integers(0, 90),
    longest=st.none() | st.integers(10, 100),
    people=st.none() | st.integers(1, 30),
    youngest=st.none() | st.integers(8, 20),
    oldest=st.none() | st.integers(12, 70),
    energy=st.none() | st.sampled_from(Energy),
    literacy=st.none() | st.sampled_from(Literacy),
    sensitivity=st.none() | st.sampled_from(Sensitivity),
    has=st.just("") | st.sampled_from(["paper", "cup", "card"]),
    without=st.just(()) | st.tuples(st.sampled_from(["paper", "tape"])),
    low_tech=st.booleans(),
    language=st.sampled_from(["", "en", "it"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TYPED, max_size=3), _TYPED)
def test_one_more_word_never_finds_more(typed: list[str], more: str) -> None:
    before = " ".join(typed)
    assert set(ids(f"{before} {more}")) <= set(ids(before))


@settings(max_examples=60, deadline=None)
@given(_TYPED, st.integers(0, 8))
def test_one_more_letter_never_finds_more(word: str, end: int) -> None:
    assert set(ids(word)) <= set(ids(word[:end]))


@settings(max_examples=100, deadline=None)
@given(_TYPED, _FILTERS)
def test_filters_hold_together_and_with_the_words(typed: str, filters: Filters) -> None:
    alone = [set(ids("", Filters(**{name: asdict(filters)[name]}))) for name in asked(filters)]
    expected = set(ids(typed)).intersection(*alone)
    assert set(ids(typed, filters)) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(_TYPED, min_size=1, max_size=2))
def test_what_is_found_holds_every_word(typed: list[str]) -> None:
    sought = words_of(" ".join(typed))
    for found in INDEX.search(" ".join(typed)):
        whole = "\n".join(folded(t) for place in Place for t in texts_of(found.activity, place))
        assert all(word in whole for word in sought)
        assert bool(found.places) == bool(sought)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def _quickest(index: Index, filters: Filters) -> float:
    """Give the seconds of the slowest of these searches, each the quickest of five."""

    def once(typed: str) -> float:
        index._masks.cache_clear()
        index._fitting.cache_clear()
        begin = time.perf_counter()
        index.search(typed, filters)
        return time.perf_counter() - begin

    return max(
        min(once(typed) for _ in range(5)) for typed in ("", "e", "pictu", "cup table", "to and of")
    )


def test_a_search_is_over_before_the_next_picture_of_the_screen() -> None:
    filters = Filters(longest=60, people=10, youngest=13, without=("printer",), low_tech=True)
    many = [
        replace(activity, id=f"{activity.id}-{turn}", title=f"{activity.title} {turn}")
        for turn in range(28)
        for activity in LIBRARY
    ][:1000]
    assert len(many) == 1000
    assert _quickest(INDEX, filters) < 0.002
    assert _quickest(Index(many), filters) < 0.016
