"""The sheet to write a concern on, and the lead's key on paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.paper.conftest import CALL_NAME, CHILD_NAME, children
from toolkit.paper.concern_form import concern_form
from toolkit.paper.lead_key import lead_key_sheet
from toolkit.words import Words, load, pseudo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.paper.conftest import MakeEvent, Read
    from toolkit.model.plan import Plan
    from toolkit.paper.typeset import Fonts

SECRET = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SPXYZ9K"
RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
LANGUAGES = ["en", "ar", "bg", "en-XA"]


def words_of(tag: str, root: Path) -> Words:
    return Words("en-XA", change=pseudo.lengthen) if tag == "en-XA" else load(tag, root / "i18n")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_form_is_one_blank_page(
    tag: str, make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, root: Path
) -> None:
    event = make_event(small_plan, children(3))
    pages = read(concern_form(event, words_of(tag, root), fonts))
    assert len(pages) == 1
    assert "112" in pages[0]
    assert CALL_NAME not in pages[0]
    assert CHILD_NAME not in pages[0]


def test_the_form_says_first_whom_to_call(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    page = read(concern_form(make_event(small_plan), Words(), fonts))[0]
    assert page.index("Danger now: 112") < page.index("Tell the safeguarding lead")
    assert page.index("I was told") < page.index("What you saw and heard")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_key_can_be_read_back_from_the_sheet(
    tag: str, make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, root: Path
) -> None:
    day = date(2026, 10, 2)
    event = make_event(small_plan)
    pages = read(lead_key_sheet(event, SECRET, RECIPIENT, day, words_of(tag, root), fonts))
    assert len(pages) == 1
    whole = "".join(pages[0].split())
    assert SECRET in whole
    assert RECIPIENT in whole
