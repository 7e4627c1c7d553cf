"""The sign-in sheet: names of adults stand right, those of children nowhere."""

import re
from datetime import date
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from tests.paper.conftest import CALL_NAME, CHILD_NAME, START, MakeEvent, Read, children
from toolkit.model.facts import Registered, Withdrawn
from toolkit.model.plan import Block, Day, Group, Kind, Plan
from toolkit.paper.halfdays import HalfDay, half_days, in_grids
from toolkit.paper.pack import write_pack
from toolkit.paper.sign_in import sign_in
from toolkit.paper.typeset import Fonts
from toolkit.words import Words, load

NAMES = {
    "Arabic": "ليلى الحسن",
    "Bulgarian": "Цветелина Щерева",
    "Greek": "Ευαγγελία Παπαδοπούλου",
    "Romanian": "Ștefan Țurcanu",
    "Tigrinya": "ሰላም ተስፋይ",
    "Bengali": "শর্মিষ্ঠা চৌধুরী",
}


def adults(*names: str) -> list[Registered]:
    return [
        Registered(f"TEAM-{number:02d}-Q", "facilitator", name=name, organisation="Lantern e.V.")
        for number, name in enumerate(names, 1)
    ]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_an_adults_name_stands_right_in_any_script(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, name: str
) -> None:
    page = read(sign_in(make_event(small_plan, adults(name)), Words(), fonts))[0]
    assert name in page
    assert "Facilitator" in page
    assert "Lantern e.V." in page


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_place_stands_right_in_any_script(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, name: str
) -> None:
    event = make_event(small_plan, place=name, facility="Blue House")
    page = read(sign_in(event, Words(), fonts))[0]
    assert name in page
    assert page.index("Blue House") < page.index(name) < page.index("Fri 2 Oct")


def test_no_name_of_a_child_is_on_any_paper(
    make_event: MakeEvent, small_plan: Plan, read: Read
) -> None:
    grown = msgspec.structs.replace(children(1)[0], person="NORD-70-X", role="young-adult")
    event = make_event(small_plan, [*children(5), grown])
    pack = write_pack(event, START, Words(), lambda done, total: None)
    for pdf in pack.values():
        text = " ".join(read(pdf))
        for part in (CALL_NAME, *CHILD_NAME.split()):
            assert part not in text
            assert part.encode() not in pdf


def test_children_are_on_pages_without_names(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    pages = read(sign_in(make_event(small_plan, [*children(3), *adults("Ada")]), Words(), fonts))
    with_codes = [page for page in pages if "NORD-" in page]
    assert len(with_codes) == 1
    assert "Ada" not in with_codes[0]
    assert re.findall(r"NORD-\d\d-X", with_codes[0]) == ["NORD-01-X", "NORD-02-X", "NORD-03-X"]


def test_pages_with_names_are_restricted_and_only_those(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(small_plan, [*children(3), *adults(*["Ada Berg"] * 25)])
    pages = read(sign_in(event, Words(), fonts))
    assert len(pages) > 3
    for page in pages:
        named = "Adults" in page
        assert ("RESTRICTED: names" in page) == named
        assert ("Preview" in page) == named
        assert ("Destroy by" in page) == named


def test_an_adult_without_a_known_name_has_a_code_and_a_line(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(small_plan, [Registered("TEAM-07-K", "night-staff")])
    assert "TEAM-07-K" in read(sign_in(event, Words(), fonts))[0]
    named = make_event(small_plan, [Registered("TEAM-07-K", "night-staff", name="Ada Berg")])
    assert "TEAM-07-K" not in read(sign_in(named, Words(), fonts))[0]


def test_who_withdrew_is_not_on_the_sheet(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(small_plan, children(3), [(5, Withdrawn("NORD-02-X"))])
    text = " ".join(read(sign_in(event, Words(), fonts)))
    assert "NORD-02-X" not in text
    assert "NORD-03-X" in text


def test_sixty_people_go_over_pages_with_the_head_repeated(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    names = [f"Person Number{number}" for number in range(1, 31)]
    pages = read(sign_in(make_event(small_plan, [*children(60), *adults(*names)]), Words(), fonts))
    for page in pages:
        assert ("Organisation" in page) == ("Adults" in page)
        assert ("Code" in page) == ("Young people" in page)
        assert "Fri 2 Oct" in page
        assert "afternoon" in page
    text = " ".join(pages)
    for number in range(1, 61):
        assert text.count(f"NORD-{number:02d}-X") == 1
    for number in range(1, 31):
        assert len(re.findall(rf"Number{number}\b", text)) == 1
    assert text.count("Ticked by (initials)") == 1


def test_a_very_long_name_is_wrapped_not_cut(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    names = " ".join(f"Wilhelmina{number}" for number in range(400))
    unbroken = "Brotfabrik" * 40
    people = [Registered("TEAM-01-Q", "carer", name=names, organisation=unbroken)]
    pages = read(sign_in(make_event(small_plan, people), Words(), fonts))
    text = " ".join(pages)
    for number in range(400):
        assert re.search(rf"Wilhelmina{number}\b", text), number
    assert text.replace(" ", "").count("Brotfabrik") == 40


def test_rows_are_high_enough_to_sign(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts
) -> None:
    pdf = sign_in(make_event(small_plan, [*adults("Aaaa", "Bbbb"), *children(2)]), Words(), fonts)
    document = pypdfium2.PdfDocument(pdf)
    for page, above, below in ((0, "Aaaa", "Bbbb"), (1, "NORD-01", "NORD-02")):
        text = document[page].get_textpage()
        tops = []
        for word in (above, below):
            found = text.search(word).get_next()
            assert found is not None
            tops.append(text.get_charbox(found[0])[3])
        assert tops[0] - tops[1] >= 9 * 72 / 25.4


def test_columns_run_from_the_right_where_reading_does(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, root: Path
) -> None:
    event = make_event(small_plan, children(1))
    for language, mirrored in (("en", False), ("ar-XB", True)):
        document = pypdfium2.PdfDocument(sign_in(event, load(language, root / "i18n"), fonts))
        page = document[len(document) - 1]
        text = page.get_textpage()
        found = text.search("NORD").get_next()
        assert found is not None
        assert (text.get_charbox(found[0])[0] > page.get_width() / 2) == mirrored


def test_a_training_has_adults_only(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    plan = msgspec.structs.replace(small_plan, group=Group(6, 20, 18, 99))
    people = [Registered("WORK-01-X", "professional", name="Ada Berg")]
    pages = read(sign_in(make_event(plan, people), Words(), fonts))
    assert "Ada Berg" in pages[0]
    assert all("Young people" not in page for page in pages)


def test_half_days_are_those_in_which_something_begins(
    make_event: MakeEvent, small_plan: Plan, big_plan: Plan
) -> None:
    first, second = date(2026, 10, 2), date(2026, 10, 3)
    assert half_days(make_event(small_plan)) == [HalfDay(first, True), HalfDay(second, False)]
    found = half_days(make_event(big_plan))
    assert [(half.day.day, half.afternoon) for half in found] == [
        (2, True),
        (3, False),
        (3, True),
        (4, False),
        (4, True),
        (5, False),
        (5, True),
    ]


def test_half_days_of_a_date_stay_on_one_grid() -> None:
    halves = [HalfDay(date(2026, 10, day), late) for day in range(1, 7) for late in (False, True)]
    grids = in_grids(halves, 5)
    assert [half for grid in grids for half in grid] == halves
    assert [len(grid) for grid in grids] == [4, 4, 4]


def test_a_long_event_is_signed_on_several_grids(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    blocks = [
        (Block(f"am{n}", "Work", Kind.SESSION, 240), Block(f"pm{n}", "Work", Kind.SESSION, 300))
        for n in range(6)
    ]
    days = tuple(
        Day(f"Day {n}", 9 * 60, (msgspec.structs.replace(am, start=9 * 60), pm))
        for n, (am, pm) in enumerate(blocks)
    )
    plan = msgspec.structs.replace(small_plan, days=days)
    pages = read(sign_in(make_event(plan, adults("Ada Berg")), Words(), fonts))
    named = [page for page in pages if "Ada Berg" in page]
    assert len(named) == 2
    assert "Mon 5 Oct" in named[0]
    assert "Wed 7 Oct" in named[1]
