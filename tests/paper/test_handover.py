"""Hand-over sheets: every child once each way, a page each, what is known filled in."""

import re

import pytest

from tests.paper.conftest import START, MakeEvent, Read, children, pictures
from toolkit.model.event import Event
from toolkit.model.facts import Registered, Withdrawn
from toolkit.model.facts_care import CareNoted, HandedOver, MedicationSet
from toolkit.model.plan import Plan
from toolkit.paper.handover import handover
from toolkit.paper.pictures import page_count
from toolkit.paper.typeset import Fonts
from toolkit.words import Words, load

CODE = "NORD-01-X"
TIGRINYA = "ሰላም ገብረእየሱስ"


@pytest.fixture(scope="module")
def event(make_event: MakeEvent, small_plan: Plan) -> Event:
    return make_event(
        small_plan, [*children(5), Registered("TEAM-01-6", "lead")], [(10, Withdrawn("NORD-05-X"))]
    )


def test_every_child_who_takes_part_has_one_page_each_way(
    event: Event, fonts: Fonts, read: Read
) -> None:
    pages = read(handover(event, START, Words(), fonts))
    assert len(pages) == 8
    for number, page in enumerate(pages):
        (code,) = re.findall(r"NORD-\d\d-X", page)
        assert code == f"NORD-{number // 2 + 1:02d}-X"
        assert ("hand-over IN" in page, "hand-over OUT" in page) == (number % 2 == 0, number % 2)
        assert "Signature of the carer" in page
        assert "Signature for the event" in page


def test_one_child_can_be_printed_alone(event: Event, fonts: Fonts, read: Read) -> None:
    pages = read(handover(event, START, Words(), fonts, codes=["NORD-03-X"], directions=("out",)))
    assert len(pages) == 1
    assert "NORD-03-X" in pages[0]


def test_without_anybody_there_is_an_empty_sheet_to_copy(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    pages = read(handover(make_event(small_plan), START, Words(), fonts))
    assert len(pages) == 2
    for asked in ("Allergies", "Contacts", "Medication", "Belongings", "Consents, one by one"):
        assert asked in pages[0]
    for asked in ("We call to hear how the child is", "what became of its ideas", "116 000"):
        assert asked in pages[1]


def ticks(make_event: MakeEvent, plan: Plan, fonts: Fonts, **papers: str) -> bytes:
    person = Registered(CODE, "child", **papers)  # type: ignore[arg-type]
    return handover(make_event(plan, [person]), START, Words(), fonts, directions=("in",))


def test_a_consent_that_is_known_is_ticked_at_its_answer(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts
) -> None:
    found = {
        said: pictures(ticks(make_event, small_plan, fonts, photo=said), 100)[0].tobytes()
        for said in ("yes", "no", "")
    }
    assert len(set(found.values())) == 3


def test_long_notes_in_a_long_language_still_leave_one_page_each_way(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, root: object
) -> None:
    long = "Swells within minutes; the pen is in the red bag, then call at once. " * 3
    said = [
        (1, CareNoted(CODE, contacts=long, allergies=long, risks=long, belongings=long)),
        *((n, MedicationSet(CODE, f"m{n}", "Tablets 10 mg", (480, 1200))) for n in (2, 3)),
    ]
    event = make_event(small_plan, children(1), said)
    for language in ("en", "en-XA", "ar-XB"):
        words = load(language, root / "i18n")  # type: ignore[operator]
        assert page_count(handover(event, START, words, fonts)) == 2, language


def test_what_was_agreed_when_the_child_went_is_written_out(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    gone = HandedOver(
        CODE,
        "out",
        "Qqaunt",
        "TEAM-01-6",
        note="Slept badly.",
        welfare_by="2026-10-10",
        feedback_by="2026-11-14",
    )
    event = make_event(small_plan, children(1), [(600, gone)])
    page = read(handover(event, START, Words(), fonts, directions=("out",)))[0]
    for told in (
        "Qqaunt",
        "Sat 10 Oct 2026",
        "Sat 14 Nov 2026",
        "Slept badly.",
        "Sat 3 Oct · 00:00",
    ):
        assert told in page


def test_a_name_in_tigrinya_is_read_back(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, root: object
) -> None:
    assert not fonts.unknown(TIGRINYA), "the Ethiopic Noto font is part of a development set-up"
    event = make_event(small_plan, [Registered(CODE, "child", name=TIGRINYA)])
    for language in ("en", "ar"):
        words = load(language, root / "i18n")  # type: ignore[operator]
        assert TIGRINYA in read(handover(event, START, words, fonts))[0]
