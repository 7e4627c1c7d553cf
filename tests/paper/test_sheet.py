"""What holds for every printable: head, foot, margins, fonts, bytes."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.paper.conftest import CALL_NAME, CHILD_NAME, MakeEvent, Read, children, pictures
from toolkit.model.errors import UserError
from toolkit.model.event import Event
from toolkit.model.facts import Registered
from toolkit.model.plan import Plan
from toolkit.paper.agenda import agenda
from toolkit.paper.day_pack import day_pack
from toolkit.paper.fallback import fallback_restricted
from toolkit.paper.handover import handover
from toolkit.paper.not_found import not_found
from toolkit.paper.page import MM
from toolkit.paper.run_sheet import run_sheet
from toolkit.paper.sheet import MARGIN
from toolkit.paper.sign_in import sign_in
from toolkit.paper.typeset import Fonts
from toolkit.words import Words, load

Print = Callable[[Event, Words, Fonts], bytes]

PRINTABLES: dict[str, Print] = {
    "sign-in": sign_in,
    "agenda": agenda,
    "run sheet": lambda event, words, fonts: run_sheet(event, event.start, words, fonts),
    "hand-over": lambda event, words, fonts: handover(event, event.start, words, fonts),
    "not found": lambda event, words, fonts: not_found(event, event.start, words, fonts),
    "a day": lambda event, words, fonts: day_pack(event, event.start, words, fonts, 1),
    "restricted": lambda event, words, fonts: fallback_restricted(event, event.start, words, fonts),
}
LANGUAGES = ["en", "en-XA", "ar-XB"]

each = pytest.mark.parametrize("make", PRINTABLES.values(), ids=PRINTABLES)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)

CLEAR = 12
"""Millimetres at each edge where nothing may be printed."""


@pytest.fixture
def event(make_event: MakeEvent, small_plan: Plan) -> Event:
    team = [Registered("TEAM-01-6", "facilitator", name="Ada Berg", organisation="Lantern")]
    return make_event(small_plan, [*children(4), *team])


@each
def test_pages_are_numbered_to_the_last(
    event: Event, fonts: Fonts, read: Read, make: Print
) -> None:
    pages = read(make(event, Words(), fonts))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert re.findall(r"Page \d+ of \d+", page) == [f"Page {number} of {len(pages)}"]


@each
def test_every_page_says_which_event_and_who_pays(
    event: Event, fonts: Fonts, read: Read, make: Print
) -> None:
    for page in read(make(event, Words(), fonts)):
        assert "A night away" in page
        assert "Blue House · Rome · Fri 2 Oct – Sat 3 Oct 2026" in page
        assert "Funded by the Fund for Lanterns" in page
        assert "The views here are ours alone." in page
        assert "Draft" not in page


@in_each_language
@each
def test_nothing_stands_outside_the_margins(
    event: Event, fonts: Fonts, make: Print, language: str, root: Path
) -> None:
    for picture in pictures(make(event, load(language, root / "i18n"), fonts)):
        clear = round(CLEAR / 25.4 * 50)
        white = Image.new("RGB", picture.size, "white")
        inked = ImageChops.difference(picture, white).getbbox()
        assert inked is not None
        left, top, right, bottom = inked
        assert left >= clear
        assert top >= clear
        assert right <= picture.width - clear
        assert bottom <= picture.height - clear


@each
def test_nothing_is_told_by_colour(event: Event, fonts: Fonts, make: Print) -> None:
    for picture in pictures(make(event, Words(), fonts)):
        red, green, blue = picture.split()
        assert ImageChops.difference(red, green).getbbox() is None
        assert ImageChops.difference(green, blue).getbbox() is None


@in_each_language
@each
def test_the_same_event_gives_the_same_bytes(
    event: Event, fonts: Fonts, make: Print, language: str, root: Path
) -> None:
    words = load(language, root / "i18n")
    assert make(event, words, fonts) == make(event, words, Fonts.load())


@each
def test_fonts_are_embedded_with_their_texts(
    event: Event, fonts: Fonts, make: Print, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(make(event, Words(), fonts))
    told = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True)
    rows = told.stdout.splitlines()[2:]
    assert rows
    for row in rows:
        embedded, _subset, unicode_map = row.split()[-5:-2]
        assert (embedded, unicode_map) == ("yes", "yes"), row


@each
def test_a_character_without_a_font_is_refused_before_printing(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, make: Print
) -> None:
    event = make_event(small_plan, title="Night \U000e1234 of \uf8ff lanterns")
    with pytest.raises(UserError) as refused:
        make(event, Words(), fonts)
    assert refused.value.code == "missing-glyphs"
    assert refused.value.params["characters"] == ["\U000e1234", "\uf8ff"]


@each
def test_the_document_says_what_it_is(event: Event, fonts: Fonts, make: Print, root: Path) -> None:
    document = pypdfium2.PdfDocument(make(event, load("ar-XB", root / "i18n"), fonts))
    told = document.get_metadata_dict()
    assert told["Title"].endswith(" – A night away")
    assert told["Author"] == "Blue House"
    assert told["Subject"] == "INTERACT"


@each
def test_the_language_is_in_the_document(
    event: Event, fonts: Fonts, make: Print, root: Path
) -> None:
    pdf = make(event, load("ar-XB", root / "i18n"), fonts)
    assert b"/Lang (ar-XB)" in pdf
    assert b"/R2L" in pdf
    assert b"/R2L" not in make(event, Words(), fonts)


@each
def test_an_unchecked_language_is_marked_on_every_page(
    event: Event, fonts: Fonts, read: Read, make: Print, root: Path
) -> None:
    words = load("bg", root / "i18n")
    assert words.draft
    for page in read(make(event, words, fonts)):
        assert words.say("Draft translation, not yet checked") in page


@each
def test_no_sentence_escapes_translation(
    event: Event, fonts: Fonts, read: Read, make: Print, root: Path
) -> None:
    """In the long pseudo-language every letter of ours has an accent; names and dates have none."""
    own = f"Blue House|Rome|Ada Berg|Lantern|TEAM|NORD|Friday|Saturday|{CHILD_NAME}|{CALL_NAME}"
    for page in read(make(event, load("en-XA", root / "i18n"), fonts)):
        assert re.findall(r"\b[A-Za-z]{4,}\b", re.sub(own, "", page)) == []


@each
def test_a_mirrored_page_begins_at_the_right(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, make: Print, root: Path
) -> None:
    """The event's title is in the upper starting corner."""
    event = make_event(small_plan, title="Lanterns")
    for language, mirrored in (("en", False), ("ar-XB", True)):
        document = pypdfium2.PdfDocument(make(event, load(language, root / "i18n"), fonts))
        page = document[0]
        text = page.get_textpage()
        found = text.search("Lanterns").get_next()
        assert found is not None
        left, right = text.get_charbox(found[0])[0], text.get_charbox(sum(found) - 1)[2]
        edge = page.get_width() - right if mirrored else left
        inside_frame = pytest.approx(MARGIN + 6 * MM, abs=3)
        assert edge == pytest.approx(MARGIN, abs=3) or edge == inside_frame


@each
def test_a_very_long_title_and_place_are_wrapped(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, make: Print
) -> None:
    title = " ".join(["Internationalisation"] * 12)
    facility = "Haus" + "lang" * 60
    event = make_event(small_plan, title=title, facility=facility)
    for page in read(make(event, Words(), fonts)):
        assert page.count("Internationalisation") == 12
        assert facility in page.replace(" ", "")


@each
def test_an_event_without_people_can_be_printed(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, make: Print
) -> None:
    assert len(read(make(make_event(small_plan), Words(), fonts))) > 1


@each
def test_a_plan_without_funder_has_a_plain_foot(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, make: Print
) -> None:
    plan = msgspec.structs.replace(small_plan, funder="", disclaimer="")
    pages = read(make(make_event(plan), Words(), fonts))
    assert pages[0].count("Page 1 of") == 1
