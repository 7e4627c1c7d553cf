"""The sheet for a child who can't be found: real at first sight, empty or filled, two pages."""

from pathlib import Path

import pytest
from PIL import Image

from tests.paper.conftest import (
    START,
    Lines,
    MakeEvent,
    Read,
    Said,
    children,
    pictures,
)
from toolkit.model.event import Event
from toolkit.model.facts import Registered
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
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Plan
from toolkit.model.search import searches
from toolkit.paper.handover import handover
from toolkit.paper.not_found import not_found
from toolkit.paper.pictures import page_count
from toolkit.paper.typeset import Fonts
from toolkit.words import Words, load

REAL = "REAL. This is real, not an exercise."
NOW = Instant(START + 730 * MINUTE)
SAID: list[Said] = [
    (0, FacilityStepsSet(("Ring the bell twice", "Lock the street door"))),
    (720, SearchOpened("s", 12, 13, "night", 120)),
    (
        721,
        SearchAbout(
            "NORD-03-X",
            "s",
            seen_at=int(START + 600 * MINUTE),
            seen_by="TEAM-01-6",
            where="Kitchen door",
            wearing="Green hood",
        ),
    ),
    (722, SearchPlaced("s", "bedrooms", "TEAM-01-6")),
    (724, SearchPlaced("s", "bedrooms", "TEAM-01-6", done=True)),
    (724, SearchPlaced("s", "Boat house", "TEAM-01-6")),
    (723, SearchCalled("s", "lead", "On her way")),
    (725, SearchCalled("s", "Neighbours", "Seen nobody")),
    (726, SearchStepped("s", "Ring the bell twice")),
    (727, SearchNoted("s", "Rucksack is gone")),
    (728, SearchClosed("s", "found", "Bus stop", "well", "TEAM-01-6")),
]


@pytest.fixture(scope="module")
def event(make_event: MakeEvent, small_plan: Plan) -> Event:
    team = [Registered("TEAM-01-6", "lead", name="Ada Berg", cleared="yes")]
    return make_event(small_plan, [*children(13), *team], SAID)


def framed(picture: Image.Image) -> bool:
    """Whether a line as thick as a finger's nail runs around the whole page."""
    grey = picture.convert("L")
    wide, high = grey.size
    at = round(15 / 25.4 * 50)
    sides = [(x, y) for x in range(at, wide - at) for y in (at, high - at)]
    sides += [(x, y) for y in range(at, high - at) for x in (at, wide - at)]
    shades = [grey.getpixel(spot) for spot in sides]
    return all(isinstance(shade, int) and shade < 60 for shade in shades)


def test_every_page_is_framed_and_says_that_it_is_real(
    event: Event, fonts: Fonts, read: Read
) -> None:
    for search in (None, searches(event)[0]):
        pdf = not_found(event, NOW, Words(), fonts, search=search)
        for page, picture in zip(read(pdf), pictures(pdf), strict=True):
            assert REAL in page
            assert framed(picture)
    other = handover(event, NOW, Words(), fonts, codes=["NORD-03-X"])
    assert not any(framed(picture) for picture in pictures(other))


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB", "ar"])
def test_front_and_back_are_enough(event: Event, fonts: Fonts, language: str, root: Path) -> None:
    words = load(language, root / "i18n")
    assert page_count(not_found(event, NOW, words, fonts)) == 2
    assert page_count(not_found(event, NOW, words, fonts, search=searches(event)[0])) == 2


@pytest.mark.parametrize("language", ["en", "en-XA", "ar", "ar-XB", "bg", "it", "ro"])
def test_a_long_name_and_a_long_foot_leave_it_at_front_and_back(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, language: str, root: Path, lines: Lines
) -> None:
    name = "Maria Magdalena Alexandrescu-Constantinescu de la Vrancea"
    sought = Registered("NORD-03-X", "child", age=15, name=name, call_name="Magdalena")
    lead = Registered("TEAM-01-6", "lead", name="Annunziata Hohenstein-Papadopoulou")
    others = [child for child in children(13) if child.person != sought.person]
    event = make_event(big_plan, [*others, sought, lead], SAID)
    words = load(language, root / "i18n")
    pdf = not_found(event, NOW, words, fonts, search=searches(event)[0])
    assert page_count(pdf) == 2
    assert page_count(not_found(event, NOW, words, fonts)) == 2
    front = " ".join(lines(pdf)[0])
    for known in ("NORD-03-X", "Magdalena", "Ring the bell twice", "Lock the street door"):
        assert known in front


def test_an_empty_one_names_nobody_and_asks_everything_in_order(
    event: Event, fonts: Fonts, lines: Lines
) -> None:
    text = " ".join(line for page in lines(not_found(event, NOW, Words(), fonts)) for line in page)
    place = 0
    for asked in (
        "There is no waiting period",
        "Last seen at",
        "Wearing",
        "Safeguarding lead",
        "Police 112",
        "Missing children 116 000",
        "Carer of the home",
        "Guardian",
        "The house's own steps",
        "Ring the bell twice",
        "Bedrooms",
        "What was done, by whom, when",
        "Handed over to the police",
        "Found",
        "talks with the child",
    ):
        place = text.index(asked, place)
    for known in ("NORD-03-X", "RESTRICTED", "Green hood", "Boat house", "Rucksack"):
        assert known not in text


def test_a_filled_one_says_what_is_known_and_when(event: Event, fonts: Fonts, lines: Lines) -> None:
    pdf = not_found(event, NOW, Words(), fonts, search=searches(event)[0])
    front, back = (" ".join(page) for page in lines(pdf))
    assert "RESTRICTED: names" in front
    assert "RESTRICTED: names" in back
    for known in (
        "NORD-03-X",
        "Sat 3 Oct · 02:00",
        "12 of 13",
        "02:10",
        "Sat 3 Oct · 00:00",
        "Kitchen door",
        "Green hood",
        "Safeguarding lead 02:03",
        "Neighbours 02:05",
        "On her way",
        "Ring the bell twice 02:06",
    ):
        assert known in front, known
    for known in (
        "Bedrooms Ada Berg 02:02 02:04",
        "Boat house Ada Berg 02:04",
        "02:07 Rucksack is gone",
        "Bus stop",
        "Well",
    ):
        assert known in back, known


def test_a_search_without_anybody_named_is_not_restricted(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(small_plan, children(3), [(720, SearchOpened("s", 2, 3))])
    for page in read(not_found(event, NOW, Words(), fonts, search=searches(event)[0])):
        assert "RESTRICTED" not in page
        assert REAL in page


def test_two_who_are_looked_for_stand_both_on_it(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    said = [
        (720, SearchOpened("s", 1, 3)),
        (721, SearchAbout("NORD-01-X", "s")),
        (721, SearchAbout("NORD-02-X", "s")),
        (722, SearchAbout("NORD-03-X", "s", missing=False)),
    ]
    event = make_event(small_plan, children(3), said)
    text = " ".join(read(not_found(event, NOW, Words(), fonts, search=searches(event)[0])))
    assert "NORD-01-X" in text
    assert "NORD-02-X" in text
    assert "NORD-03-X" not in text
