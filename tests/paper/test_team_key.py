"""The key of the files between laptops on one page: whole, readable, in any language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.paper.conftest import CALL_NAME, children
from toolkit.paper.key_sheet import key_lines
from toolkit.paper.team_key import team_key_sheet
from toolkit.words import Words, load, pseudo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.paper.conftest import MakeEvent, Read
    from toolkit.model.plan import Plan
    from toolkit.paper.typeset import Fonts

SECRET = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SPXYZ9K"


def test_a_key_is_parted_into_groups_that_make_it_whole() -> None:
    lines = key_lines(SECRET)
    assert lines[0] == "AGE-SECRET-KEY-1"
    assert "".join(lines).replace(" ", "") == SECRET
    assert max(len(group) for line in lines[1:] for group in line.split()) == 5


@pytest.mark.parametrize("tag", ["en", "ar", "bg", "en-XA"])
def test_the_key_stands_whole_on_one_page(
    tag: str, make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, root: Path
) -> None:
    long = Words("en-XA", change=pseudo.lengthen)
    words = long if tag == "en-XA" else load(tag, root / "i18n")
    event = make_event(small_plan, children(3))
    pages = read(team_key_sheet(event, SECRET, date(2026, 10, 2), words, fonts))
    assert len(pages) == 1
    assert SECRET in "".join(pages[0].split())
    assert CALL_NAME not in pages[0]
    again = team_key_sheet(event, SECRET, date(2026, 10, 2), words, fonts)
    assert again == team_key_sheet(event, SECRET, date(2026, 10, 2), words, fonts)
