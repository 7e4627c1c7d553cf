"""The night screen: dark, large, a count in one key press, a short one that leads to a search."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.opened import colours, cut_off, open_window, picture, seen
from toolkit.actions import events, handing, marking, pins, running
from toolkit.gui.look.tokens import Night, contrast, luminance
from toolkit.gui.pages.night import NightPage
from toolkit.gui.pages.night_count import KEY, NightKey
from toolkit.model.facts import HeadcountTaken
from toolkit.model.facts_search import SearchOpened

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEAD = "TEAM-05-X"


class Watch:
    """Whoever is awake on the second night of an event without a change of the clocks."""

    def __init__(self, stage: Stage, day: str = "2026-10-02") -> None:
        self.stage = stage
        self.first = date.fromisoformat(day)
        self.event = stage.prepare_event(start=f"{day}T14:00")
        stage.clock.speed = 60
        events.open_event(stage.desk, self.event)
        self.at("22:30", 1)
        nights = [b.id for _, b in stage.state.run.line if b.kind.value == "night"]
        running.start_block(stage.desk, self.event, nights[1])
        pins.set_pin(stage.desk, self.event, LEAD, "4711")
        self.at("23:30", 1)
        marking.headcount(stage.desk, self.event, 13, nights[1], 23 * 60 + 30)
        self.at("01:20")
        stage.watch(self.event)
        self.window: MainWindow = open_window(stage, "run")

    def at(self, wall: str, day: int = 2) -> None:
        """Set the clock to a wall time of the third day, or another (from 0); beat once."""
        self.stage.at(f"{self.first + timedelta(days=day)}T{wall}")

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.stage.settle()

    def click(self, key: NightKey) -> None:
        assert key.isVisible()
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        self.stage.settle()

    def dark(self) -> NightPage:
        self.window.open_page("night")
        self.stage.settle()
        return self.page

    @property
    def page(self) -> NightPage:
        page = self.window.page
        assert isinstance(page, NightPage)
        return page

    def counts(self) -> list[HeadcountTaken]:
        """What was counted since the first of the night's counts, at 23:30."""
        facts = self.stage.desk.facts(self.event)
        return [f.what for f in facts if isinstance(f.what, HeadcountTaken)][1:]


@pytest.fixture
def night(stage: Stage) -> Watch:
    return Watch(stage)


def planned(night: Watch) -> list[int]:
    """The wall minutes of this night's counts."""
    view = night.page._view
    assert view is not None
    assert view.running is not None
    return sorted(view.running.block.counts)


def at_count(night: Watch) -> NightPage:
    """Let the next planned count fall due."""
    night.stage.at("2026-10-04T02:00")
    night.stage.settle()
    return night.page


def test_it_shows_the_time_and_the_next_count(night: Watch) -> None:
    page = night.dark()
    assert 2 * 60 in planned(night)
    texts = seen(page)
    assert "01:20" in texts
    assert "Next headcount at 02:00" in texts
    assert page.time.font().pixelSize() >= 96
    assert not page.count.isVisible()
    night.stage.at("2026-10-04T01:21")
    assert "01:21" in seen(page)


def test_a_full_count_is_one_key_press(night: Watch) -> None:
    night.dark()
    page = at_count(night)
    assert "Count now (02:00): 13 should be here" in seen(page)
    night.key(K.Key_Return)
    (count,) = night.counts()
    assert (count.counted, count.expected, count.at) == (13, 13, 120)
    assert not page.count.isVisible()
    assert "13 of 13 · 02:00" in seen(page)
    night.key(K.Key_Return)
    assert len(night.counts()) == 1


def test_the_same_with_the_mouse(night: Watch) -> None:
    night.dark()
    page = at_count(night)
    night.click(page.count.fewer)
    night.click(page.count.more)
    for digit in "13":
        night.click(page.count.digits[digit])
    night.click(page.count.confirm)
    assert night.counts()[-1].counted == 13


def test_a_short_count_leads_to_the_search_in_four_keys(night: Watch) -> None:
    night.dark()
    page = at_count(night)
    for key in (K.Key_1, K.Key_2, K.Key_Return):
        night.key(key)
    assert "1 fewer than the 13 who should be here." in seen(page)
    assert night.counts() == []
    night.key(K.Key_Return)
    (count,) = night.counts()
    assert (count.counted, count.expected, count.at) == (12, 13, 120)
    assert [f for f in night.stage.desk.facts(night.event) if isinstance(f.what, SearchOpened)]
    assert night.window.page_name == "notfound"


def test_counting_again_keeps_both_counts_at_the_same_time_of_the_plan(night: Watch) -> None:
    night.dark()
    page = at_count(night)
    night.key(K.Key_Down)
    night.key(K.Key_Return)
    night.click(page.count.anew)
    assert page.count.isVisible()
    night.stage.at("2026-10-04T02:04")
    night.key(K.Key_Return)
    assert [(c.counted, c.at) for c in night.counts()] == [(12, 120), (13, 120)]
    assert not page.count.isVisible()


def test_a_short_count_nobody_decided_about_stands(night: Watch) -> None:
    night.dark()
    at_count(night)
    night.key(K.Key_Minus)
    night.key(K.Key_Return)
    night.key(K.Key_Escape)
    assert night.window.page_name == "run"
    assert [c.counted for c in night.counts()] == [12]


def test_keys_of_the_number(night: Watch) -> None:
    night.dark()
    page = at_count(night)
    for key, value in (
        (K.Key_1, 1),
        (K.Key_0, 10),
        (K.Key_Backspace, 1),
        (K.Key_Plus, 2),
        (K.Key_Up, 3),
        (K.Key_Down, 2),
        (K.Key_4, 4),
    ):
        night.key(key)
        assert page.count.value == value


def test_when_the_clocks_jump_ahead_the_count_comes_at_three(stage: Stage) -> None:
    night = Watch(stage, "2026-03-27")
    page = night.dark()
    assert "Next headcount at 03:00" in seen(page)
    stage.later(39)
    assert not page.count.isVisible()
    stage.later(1)
    assert "03:00" in seen(page)
    assert "Count now (03:00): 13 should be here" in seen(page)
    night.key(K.Key_Return)
    assert [c.at for c in night.counts()] == [120]


def test_when_two_o_clock_comes_twice_it_is_counted_once(stage: Stage) -> None:
    night = Watch(stage, "2026-10-23")
    page = night.dark()
    stage.later(40)
    assert "Count now (02:00): 13 should be here" in seen(page)
    night.key(K.Key_Return)
    stage.later(60)
    assert "02:00" in seen(page)
    assert not page.count.isVisible()
    assert "Next headcount at 05:00" in seen(page)


def test_f3_counts_at_any_hour(night: Watch) -> None:
    page = night.dark()
    night.key(K.Key_F3)
    assert "Count: 13 should be here" in seen(page)
    night.key(K.Key_Return)
    (count,) = night.counts()
    assert (count.counted, count.at) == (13, None)


def test_undo_takes_the_count_back_without_a_word_in_white(night: Watch) -> None:
    night.dark()
    page = at_count(night)
    night.key(K.Key_Return)
    night.key(K.Key_Z, CTRL)
    assert page.count.isVisible()
    assert night.window._made_bar is None


def test_escape_leads_back_and_so_does_the_morning(night: Watch) -> None:
    night.dark()
    night.key(K.Key_Escape)
    assert night.window.page_name == "run"
    assert night.window.rail.isVisible()
    night.dark()
    assert not night.window.rail.isVisible()
    night.stage.at("2026-10-04T09:30")
    night.stage.settle()
    assert night.window.page_name == "run"


def test_it_works_locked(night: Watch) -> None:
    night.dark()
    night.key(K.Key_L, CTRL)
    assert night.stage.context.locked
    page = at_count(night)
    night.key(K.Key_Return)
    assert night.counts()[-1].counted == 13
    assert any("Locked" in text for text in seen(page))


def test_a_dose_that_is_due_is_told_by_code_and_time(night: Watch) -> None:
    night.dark()
    stage = night.stage
    stage.workspace.set_passphrase("four words nobody guesses")
    child = min(person.code for person in stage.state.participants())
    handing.hand_in(stage.desk, night.event, [child])
    handing.set_medication(stage.desk, night.event, child, "two puffs", [90])
    stage.watch(night.event)
    assert night.page.medicine.isHidden()
    night.at("01:30", 2)
    assert f"Medication: {child}, 01:30" in seen(night.page)
    assert not any("puffs" in text for text in seen(night.page))


def test_the_card_on_the_run_page_leads_there(night: Watch) -> None:
    (button,) = [
        b
        for b in night.window.findChildren(type(night.window.page.block.night.dark))  # type: ignore[union-attr]
        if b.text() == "Night screen"
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert night.window.page_name == "night"


def test_it_comes_up_by_itself_when_nobody_is_there(night: Watch) -> None:
    night.stage.clock.speed = 1
    night.key(K.Key_Down)
    night.stage.later(4)
    assert night.window.page_name == "run"
    night.stage.later(1)
    assert night.window.page_name == "night"
    assert night.stage.context.locked
    night.key(K.Key_Escape)
    assert night.window.page_name == "run"
    night.stage.later(1)
    assert night.window.page_name == "run"


def test_by_day_it_stays_away(night: Watch) -> None:
    night.stage.clock.speed = 1
    night.stage.at("2026-10-04T09:30")
    night.stage.later(30)
    assert night.window.page_name == "run"


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_on_it_is_bright(night: Watch) -> None:
    page = night.dark()
    at_count(night)
    image = picture(night.window)
    lit = max(luminance(f"#{r:02x}{g:02x}{b:02x}") for r, g, b in colours(image, 3))
    assert lit <= luminance(Night.INK) + 0.01
    assert image.pixelColor(2, 2).name() == Night.GROUND.lower()
    night.key(K.Key_Down)
    night.key(K.Key_Return)
    image = picture(night.window)
    lit = max(luminance(f"#{r:02x}{g:02x}{b:02x}") for r, g, b in colours(image, 3))
    assert lit <= luminance(Night.INK) + 0.01
    assert page.count.somebody.isVisible()


def test_what_is_read_stands_out_seven_to_one() -> None:
    for ink in (Night.INK, Night.SOFT):
        for ground in (Night.GROUND, Night.KEY):
            assert contrast(ink, ground) >= 7
    assert contrast(Night.INK, Night.HELD) >= 7
    assert contrast(Night.EDGE, Night.KEY) >= 3


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("size", [(1366, 768), (1366 // 2, 768 // 2)])
def test_it_fits_and_its_keys_are_large(night: Watch, size: tuple[int, int]) -> None:
    night.window.resize(*size)
    night.dark()
    page = at_count(night)
    assert cut_off(page) == []
    assert page.height() <= size[1]
    keys = [k for k in page.findChildren(NightKey) if k.isVisible()]
    assert len(keys) >= 14
    assert all(min(k.width(), k.height()) >= KEY for k in keys)
    night.key(K.Key_Down)
    night.key(K.Key_Return)
    night.stage.settle()
    assert cut_off(page) == []
    assert page.height() <= size[1]
    assert page.time.font().pixelSize() >= 96
