"""What was checked, who set what aside, and the nine requirements: read back from the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.paper.conftest import START, children, pictures
from toolkit.model.errors import UserError
from toolkit.model.facts import ItemTicked, Registered
from toolkit.model.facts_checks import RuleOverridden, RuleRestored, TicksSigned
from toolkit.model.plan import LeftOut
from toolkit.model.rules.base import CONFIRMED
from toolkit.model.rules.book import check_event, rule
from toolkit.model.rules.ticks import TICK_IDS, TICKS
from toolkit.paper.checks import checks
from toolkit.paper.fallback import fallback, fallback_restricted
from toolkit.paper.nine_ticks import nine_ticks
from toolkit.words import Words, load
from toolkit.words.rules import finding_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.paper.conftest import MakeEvent, Read, Said
    from toolkit.model.event import Event
    from toolkit.model.plan import Plan
    from toolkit.paper.typeset import Fonts

REASON = "The carers asked for it, and the night team knows."
LONG = " ".join(f"reason{number}" for number in range(900))


@pytest.fixture
def checked(make_event: MakeEvent, big_plan: Plan) -> Event:
    """Thirteen children, a lead without papers, one rule set aside, one answered."""
    return made(make_event, big_plan, RuleOverridden("two-adults", "Mirela Voinea", REASON))


def made(make_event: MakeEvent, plan: Plan, *bodies: object) -> Event:
    said: list[Said] = [(5, body) for body in bodies]  # type: ignore[misc]
    people = [*children(13), Registered("TEAM-01-6", "lead")]
    return make_event(plan, people, [*said, (6, ItemTicked(f"{CONFIRMED}quiet-room"))])


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_finding_stands_with_why_source_and_weight(
    checked: Event, fonts: Fonts, read: Read
) -> None:
    text = " ".join(read(checks(checked, START, Words(), fonts)))
    findings = check_event(checked, START)
    assert len(findings) >= 6
    for finding in findings:
        found = rule(finding.rule)
        for said in (finding_text(Words(), finding, checked.zone), found.title, found.why):
            assert flat(said) in text
        assert f"Source: {found.source}" in text
    assert "error law Cleared before the first contact" in text
    assert "warning convention A bed of their own" in text
    assert "Confirmed by a tick" in text
    assert "Signature of who leads the event" in text


def test_who_set_a_rule_aside_is_told_with_when_and_why(
    checked: Event, fonts: Fonts, read: Read
) -> None:
    text = " ".join(read(checks(checked, START, Words(), fonts)))
    aside = text.index("Set aside by name")
    assert text.index("Always two adults") > aside
    assert f"Set aside by Mirela Voinea on Fri 2 Oct 2026, 14:05 {REASON}" in text


def test_a_rule_that_holds_again_is_none_set_aside(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    override = RuleOverridden("two-adults", "Mirela Voinea", REASON)
    event = made(make_event, big_plan, override, RuleRestored("two-adults"))
    text = " ".join(read(checks(event, START, Words(), fonts)))
    assert "Set aside" not in text
    assert "Mirela" not in text


def test_a_rule_that_finds_nothing_is_still_told_as_set_aside(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = made(make_event, big_plan, RuleOverridden("three-meals", "Mirela Voinea", REASON))
    assert "three-meals" not in {found.rule for found in check_event(event, START)}
    text = " ".join(read(checks(event, START, Words(), fonts)))
    assert "Finds nothing as things stand now." in text
    assert "Mirela Voinea" in text


@pytest.mark.parametrize("tag", ["en", "bg", "ar"])
def test_a_long_reason_goes_on_over_pages_and_loses_nothing(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read, root: Path, tag: str
) -> None:
    event = made(make_event, big_plan, RuleOverridden("two-adults", "Мирела", LONG))
    pages = read(checks(event, START, load(tag, root / "i18n"), fonts))
    numbers = [int(n) for page in pages for n in re.findall(r"reason(\d+)", page)]
    assert sorted(numbers) == list(range(900))
    assert len(pages) > 2


def test_what_the_plan_was_adapted_without_is_answered_for(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    left_out = (LeftOut("closing", "The last round", "Ana Pop", "The bus leaves earlier."),)
    event = made(make_event, replace(big_plan, left_out=left_out))
    text = " ".join(read(checks(event, START, Words(), fonts)))
    assert "Left out of the plan although mandatory The last round" in text
    assert "Left out by Ana Pop The bus leaves earlier." in text
    open_ = " ".join(read(fallback(event, START, Words(), fonts)))
    assert "The last round" in open_
    assert "Ana Pop" not in open_
    assert "Ana Pop" in " ".join(read(fallback_restricted(event, START, Words(), fonts)))


def test_a_letter_without_a_typeface_is_told(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts
) -> None:
    event = made(make_event, big_plan, RuleOverridden("two-adults", "A\U0001f600", REASON))
    with pytest.raises(UserError) as refused:
        checks(event, START, Words(), fonts)
    assert refused.value.code == "missing-glyphs"


def test_the_fallback_names_what_was_set_aside_and_only_the_locked_part_by_whom(
    checked: Event, make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    open_ = read(fallback(checked, START, Words(), fonts))
    assert "Rules set aside" in open_[0]
    page = next(page for page in open_[1:] if "Rules set aside for this event" in page)
    assert "Always two adults Decided on Fri 2 Oct 2026" in page
    assert "Mirela" not in " ".join(open_)
    locked = " ".join(read(fallback_restricted(checked, START, Words(), fonts)))
    assert "Set aside by Mirela Voinea on Fri 2 Oct 2026, 14:05" in locked
    assert REASON in locked
    none = read(fallback(made(make_event, big_plan), START, Words(), fonts))
    assert "Rules set aside" not in " ".join(none)
    assert len(none) == len(open_) - 1


@pytest.mark.parametrize("tag", ["en", "bg", "ar", "el", "de"])
def test_the_nine_stand_on_one_page(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read, root: Path, tag: str
) -> None:
    words = load(tag, root / "i18n")
    signed = made(make_event, big_plan, TicksSigned(TICK_IDS, "Мирела Войня"))
    for event in (made(make_event, big_plan), signed):
        pages = read(nine_ticks(event, words, fonts))
        assert len(pages) == 1
    if tag == "en":
        for tick in TICKS:
            assert f"{tick.title} {tick.asks}" in pages[0]


def test_the_nine_are_blank_until_they_are_signed(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    blank = nine_ticks(made(make_event, big_plan), Words(), fonts)
    (text,) = read(blank)
    assert "Nothing is ticked yet" in text
    assert "Signature of the safeguarding lead" in text
    seven = made(make_event, big_plan, TicksSigned(TICK_IDS[:7], "Mirela Voinea"))
    (text,) = read(nine_ticks(seven, Words(), fonts))
    assert "Ticked by Mirela Voinea on Fri 2 Oct 2026, 14:05. 7 of 9 are met." in text
    assert [ticks(pdf) for pdf in (blank, nine_ticks(seven, Words(), fonts))] == [0, 7]


def ticks(pdf: bytes) -> int:
    """How many of the boxes have something drawn in them, from side to side of which is no line."""
    (page,) = pictures(pdf, 144)
    millimetre = 144 / 25.4
    left, right, top = (int(at * millimetre) for at in (16.8, 21.2, 60))
    grey = page.convert("L").crop((left, top, right, int(195 * millimetre)))
    dark = [
        sum(grey.getpixel((x, y)) < 128 for x in range(grey.width))  # type: ignore[operator]
        for y in range(grey.height)
    ]
    inked = [y for y, count in enumerate(dark) if 0 < count < grey.width]
    return sum(at == 0 or y - inked[at - 1] > 4 * millimetre for at, y in enumerate(inked))
