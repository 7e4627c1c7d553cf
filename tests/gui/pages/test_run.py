"""A piece of day 2 on the Run page, walked by the keyboard alone and by the mouse alone."""

from __future__ import annotations

from collections import deque
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from toolkit.actions import running
from toolkit.gui.heartbeat import Jump
from toolkit.gui.pages import run_bar
from toolkit.model.facts import HeadcountTaken, Status
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key
PEOPLE = 13
PAPERLESS = 1


def marks(run: RunDesk, block: str = "story-of-an-offer") -> dict[str, tuple[str, int | None]]:
    found = run.stage.state.register.marks.get(block, {})
    return {code: (mark.status.value, mark.minutes) for code, mark in found.items()}


def codes(run: RunDesk) -> list[str]:
    return [row.code for row in run.page.group.table._model.rows()]


def test_a_piece_of_day_two_by_keyboard(run: RunDesk) -> None:
    assert run.block() == "Snack"
    run.stage.at("2026-10-03T10:57")
    run.key(K.Key_Return, CTRL)
    assert run.block() == "Story of an offer"
    assert run.fact("block-started").block == "story-of-an-offer"
    assert run.ring() == "68 min left"
    assert run.page.top.late.isVisible()
    assert run.page.top.late.text() == "7 min late · Lunch 12:05 holds"

    # The headcount is due and waits; the keyboard stays on the group until it is asked for.
    assert run.sees("Headcount: Story of an offer")
    assert QApplication.focusWidget() is run.page.group.table
    run.key(K.Key_F3)
    run.key(K.Key_Return)
    count = run.fact("headcount-taken")
    assert (count.counted, count.expected, count.block) == (13, 13, "story-of-an-offer")
    assert run.sees("13 of 13 · 10:57")
    assert not run.sees("Headcount: Story of an offer")

    run.stage.at("2026-10-03T11:03")
    run.presses = 0
    run.key(K.Key_A, CTRL)
    run.key(K.Key_1)
    for _ in range(3):
        run.key(K.Key_Down)
    run.key(K.Key_2)
    for _ in range(3):
        run.key(K.Key_Down)
    run.key(K.Key_5)
    assert run.presses <= 12
    who = codes(run)
    found = marks(run)
    assert found[who[3]] == ("late", 6)
    assert found[who[6]] == ("sat-out", None)
    assert sum(status == "present" for status, _ in found.values()) == PEOPLE - PAPERLESS - 2
    assert len(found) == PEOPLE - PAPERLESS
    assert run.mark_words()[3] == "late 6′"
    assert run.mark_words()[10] == "waiting for paper"

    run.key(K.Key_Up, CTRL)
    assert run.fact("block-extended").minutes == 5
    run.key(K.Key_Down, CTRL)
    assert run.fact("block-shortened").minutes == 5

    run.key(K.Key_Space)
    assert run.sees("Paused")
    assert "paused" in run.ring()
    run.key(K.Key_Space)
    assert not run.sees("Paused")
    assert len(run.facts("resumed")) == 1

    run.stage.at("2026-10-03T12:05")
    run.key(K.Key_Return, CTRL)
    assert run.block() == "Lunch"
    assert run.row("story-of-an-offer").state is State.DONE


def test_the_same_piece_by_mouse(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:57")
    run.bar(run_bar.NEXT)
    assert run.block() == "Story of an offer"
    run.click(run.button("13 counted"))
    assert run.fact("headcount-taken").counted == PEOPLE
    run.stage.at("2026-10-03T11:03")
    run.click(run.page.group.everyone)
    assert len(marks(run)) == PEOPLE - PAPERLESS
    who = codes(run)
    run.click_mark(3)
    assert marks(run)[who[3]] == ("late", 6)
    run.click(run.page.group.more)
    run.click(run.page.group.more)
    run.click(run.page.group.less)
    assert marks(run)[who[3]] == ("late", 7)
    for _ in range(4):
        run.click_mark(6)
    assert marks(run)[who[6]] == ("sat-out", None)
    run.bar(run_bar.MORE)
    assert run.fact("block-extended").minutes == 5
    run.bar(run_bar.PAUSE)
    assert run.page.bar.keys[run_bar.PAUSE].text() == "Go on"
    run.bar(run_bar.PAUSE)
    assert run.page.bar.keys[run_bar.PAUSE].text() == "Pause"
    run.bar(run_bar.NEXT)
    assert run.block() == "Lunch"


def test_any_two_exceptions_among_thirteen_take_at_most_twelve_keys() -> None:
    """One key for everyone, one to mark them, at most eight to move, two for the exceptions."""

    def reach(begin: int) -> dict[int, int]:
        far, queue = {begin: 0}, deque([begin])
        while queue:
            here = queue.popleft()
            pages = (max(0, here - 5), min(PEOPLE - 1, here + 5))
            for there in ((here + 1) % PEOPLE, (here - 1) % PEOPLE, *pages):
                if there not in far:
                    far[there] = far[here] + 1
                    queue.append(there)
        return far

    for one, other in combinations(range(PEOPLE), 2):
        first, then = reach(0)[one] + reach(one)[other], reach(0)[other] + reach(other)[one]
        assert 2 + min(first, then) + 2 <= 12


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ((K.Key_Up,), 12),
        ((K.Key_PageDown, K.Key_PageDown, K.Key_Up), 9),
        ((K.Key_End, K.Key_Down), 0),
        ((K.Key_PageUp,), 0),
    ],
)
def test_the_keys_move_as_reckoned(run: RunDesk, keys: tuple[Qt.Key, ...], place: int) -> None:
    for key in keys:
        run.key(key)
    assert run.page.group.table.current_code() == codes(run)[place]


def test_a_click_beside_the_group_leaves_the_keyboard_on_it(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:57")
    run.key(K.Key_Return, CTRL)
    run.key(K.Key_F3)
    run.key(K.Key_Return)
    for button in (run.page.block.all_questions, run.page.agenda.after, run.page.group.everyone):
        run.click(button)
        assert QApplication.focusWidget() is run.page.group.table, button.text()
    run.key(K.Key_4)
    assert run.fact("marked").status is Status.CALLED_AWAY


@pytest.mark.parametrize("width", [1214, 1216, 1239, 1240, 1302])
def test_nothing_is_scrolled_sideways_where_all_columns_stand(run: RunDesk, width: int) -> None:
    rail = run.window.width() - run.page.width()
    run.window.resize(width + rail, 700)
    run.key(K.Key_Insert)
    run.stage.settle()
    bar = run.page.area.horizontalScrollBar()
    assert run.page.width() == width
    assert bar.maximum() == 0
    assert run.page.group.isVisible()


def test_who_waits_for_a_paper_is_marked_when_chosen(run: RunDesk) -> None:
    who = codes(run)[10]
    assert run.sees("1 waits for a paper")
    for _ in range(3):
        run.key(K.Key_Up)
    run.key(K.Key_1)
    assert marks(run, "snack-2a") == {who: ("present", None)}


def test_minutes_by_plus_and_minus(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:40")
    run.key(K.Key_2)
    first = codes(run)[0]
    assert marks(run, "snack-2a")[first] == ("late", 7)
    run.key(K.Key_Plus)
    run.key(K.Key_Plus)
    run.key(K.Key_Minus)
    assert marks(run, "snack-2a")[first] == ("late", 8)
    assert run.sees("late 8′")


def test_a_pause_stops_the_ring(run: RunDesk) -> None:
    run.key(K.Key_Space)
    assert run.ring() == "20 paused"
    run.stage.later(4)
    assert run.ring() == "20 paused"
    assert run.sees("ends 10:57")
    run.key(K.Key_Space)
    run.stage.later(1)
    assert run.ring() == "19 min left"


def test_skip_asks_which_while_something_runs(run: RunDesk) -> None:
    run.bar(run_bar.SKIP)
    assert run.sees("What do you want to skip?")
    run.click(run.button("Leave out Story of an offer"))
    assert run.fact("block-skipped").block == "story-of-an-offer"
    assert run.block() == "Snack"
    run.bar(run_bar.SKIP)
    run.key(K.Key_Escape)
    assert not run.sees("What do you want to skip?")
    assert len(run.facts("block-skipped")) == 1


def test_skip_of_a_block_in_view(run: RunDesk) -> None:
    run.page.agenda.list.chosen.emit("judge-posters")
    assert run.block() == "Judge the posters"
    run.bar(run_bar.SKIP)
    assert run.fact("block-skipped").block == "judge-posters"
    assert run.block() == "Snack"


def test_insert_needs_no_typing_and_takes_it(run: RunDesk) -> None:
    run.key(K.Key_Insert)
    run.key(K.Key_Return)
    made = run.fact("block-inserted")
    assert (made.title, made.minutes, made.block_kind) == ("Break", 15, "break")
    run.key(K.Key_Insert)
    run.type("Walk to the river")
    run.key(K.Key_Return)
    assert run.fact("block-inserted").title == "Walk to the river"
    titles = run.agenda()
    assert titles[titles.index("Snack") + 1] == "Walk to the river"


def test_space_pauses_only_where_nobody_writes(run: RunDesk) -> None:
    run.page.block.note.setFocus()
    run.type("Two")
    run.key(K.Key_Space)
    run.type("chairs")
    assert run.facts("paused") == []
    run.key(K.Key_Return)
    assert run.fact("noted").text == "Two chairs"
    assert run.sees("10:33 · Two chairs")
    assert run.page.block.note.text() == ""


def test_undo_and_redo_by_key_and_by_button(run: RunDesk) -> None:
    run.key(K.Key_Up, CTRL)
    assert "minutes more" in run.page.bar.keys[run_bar.UNDO].toolTip()
    ends = run.page.block.head.ends.text()
    run.key(K.Key_Z, CTRL)
    assert run.page.block.head.ends.text() != ends
    run.key(K.Key_Y, CTRL)
    assert run.page.block.head.ends.text() == ends
    run.bar(run_bar.UNDO)
    assert run.page.block.head.ends.text() != ends
    run.bar(run_bar.REDO)
    assert run.page.block.head.ends.text() == ends
    assert len(run.facts("retracted")) == 4
    assert not run.page.bar.keys[run_bar.REDO].isEnabled()


def test_a_count_with_one_missing_is_said(run: RunDesk) -> None:
    run.key(K.Key_F3)
    run.type("12")
    assert run.sees("1 fewer than the 13")
    run.key(K.Key_Return)
    assert run.facts("headcount-taken") == []
    assert run.button("Somebody is missing").hasFocus()
    run.click(run.button("Count again"))
    count = run.fact("headcount-taken")
    assert (count.counted, count.expected) == (12, 13)
    assert "Look for who is missing" in run.window._bar.text()
    assert run.sees("12 of 13 · 10:33")
    assert run.button("13 counted").isVisible()
    run.key(K.Key_Return)
    counts = [fact for fact in run.facts("headcount-taken") if isinstance(fact, HeadcountTaken)]
    assert [count.counted for count in counts] == [12, 13]


def test_somebody_who_is_missing_is_looked_for_at_once(run: RunDesk) -> None:
    run.bar(run_bar.COUNT)
    run.click(run.button("1"))
    run.click(run.button("2"))
    run.click(run.button("Somebody is missing"))
    opened = run.fact("search-opened")
    assert (opened.counted, opened.expected) == (12, 13)
    assert run.fact("headcount-taken").counted == 12
    assert run.window.page_name == "notfound"


def test_without_a_count_somebody_may_be_missing_too(run: RunDesk) -> None:
    run.bar(run_bar.COUNT)
    run.click(run.button("Somebody is missing"))
    assert run.facts("headcount-taken") == []
    assert run.fact("search-opened").expected == 13
    assert run.window.page_name == "notfound"


def test_a_count_with_the_pad(run: RunDesk) -> None:
    run.bar(run_bar.COUNT)
    run.click(run.button("1"))
    run.click(run.button("1"))
    assert run.sees("2 fewer than the 13")
    run.key(K.Key_Escape)
    assert run.facts("headcount-taken") == []


def test_a_count_that_is_put_off_stays_away(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:50")
    run.key(K.Key_Return, CTRL)
    run.click(run.button("Not now"))
    run.stage.later(2)
    assert not run.sees("Headcount: Story of an offer")
    assert run.sees("not counted yet")


def test_the_pad_follows_who_is_not_here_until_it_is_touched(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:50")
    run.key(K.Key_Return, CTRL)
    assert run.button("13 counted").isVisible()
    run.key(K.Key_6)
    assert run.fact("marked").status is Status.NOT_HERE
    assert run.button("12 counted").isVisible()


def test_steps_are_ticked_and_bring_the_next_questions(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:50")
    run.key(K.Key_Return, CTRL)
    steps = run.page.block.steps
    assert steps.detail(0) is not None
    assert steps.detail(1) is None
    row = steps.row(0)
    assert row is not None
    run.click(row, QPoint(20, 20))
    ticked = run.fact("step-ticked")
    assert (ticked.block, ticked.step, ticked.done) == ("story-of-an-offer", 0, True)
    assert steps.detail(0) is None
    assert steps.detail(1) is not None
    run.click(run.page.block.all_questions)
    assert steps.detail(0) is not None


def test_another_block_is_looked_at_and_marked_afterwards(run: RunDesk) -> None:
    agenda = run.page.agenda.list
    there = agenda.model().index(run.agenda().index("Risk or chance?"), 0)
    run.click(agenda.viewport(), agenda.visualRect(there).center())
    assert run.block() == "Risk or chance?"
    assert run.sees("Never started")
    assert not run.page.block.steps.isEnabled()
    run.page.group.table.setFocus()
    run.key(K.Key_1)
    assert len(marks(run, "risk-or-chance")) == 1
    run.click(run.page.block.head.back_button)
    assert run.block() == "Snack"


def test_the_agenda_is_leafed_through_and_chosen_by_key(run: RunDesk) -> None:
    run.click(run.page.agenda.after)
    assert run.sees("Sunday · Make")
    agenda = run.page.agenda.list
    agenda.setFocus()
    agenda.setCurrentIndex(agenda.model().index(3, 0))
    run.key(K.Key_Return)
    assert run.block() == "Our messages"
    assert run.sees("Coming")


def test_a_forgotten_start_is_asked_about_and_put_right(run: RunDesk) -> None:
    event = run.stage.state.id
    running.end_block(run.stage.desk, event, "snack-2a")
    run.stage.watch(event)
    run.stage.at("2026-10-03T10:52")
    assert not run.sees("Has Story of an offer begun?")
    run.stage.at("2026-10-03T10:59")
    assert run.sees("Has Story of an offer begun?")
    run.click(run.button("Not yet"))
    run.stage.later(2)
    assert not run.sees("Has Story of an offer begun?")
    run.stage.later(4)
    assert run.sees("Has Story of an offer begun?")
    run.panel.take_up()
    run.type("52")
    run.key(K.Key_Return)
    assert run.block() == "Story of an offer"
    assert run.began() == "10:52"


def test_a_start_pressed_late_is_put_right(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:57")
    run.key(K.Key_Return, CTRL)
    run.click(run.page.block.head.correct_button)
    assert run.sees("When did Story of an offer begin?")
    run.key(K.Key_Return)
    assert run.began() == "10:50"


def test_a_jump_is_asked_about_once_and_answered(run: RunDesk) -> None:
    run.stage.clock.speed = 1
    run.stage.context.ticker.beat()
    run.stage.at("2026-10-03T10:48")
    assert run.sees("15 min passed. Was Snack running?")
    run.click(run.button("It was paused"))
    answer = run.fact("resume-answered")
    assert answer.answer == "paused"
    assert answer.end - answer.start == 15 * MINUTE
    assert not run.sees(" running?")
    assert run.ring() == "20 min left"
    end = Instant(answer.end)
    run.stage.context.ticker.unasked = Jump(Instant(answer.start), end)
    run.stage.context.ticker.beat()
    assert not run.sees(" running?")


def test_no_jump_is_asked_about_while_paused_or_at_night(run: RunDesk) -> None:
    run.key(K.Key_Space)
    run.stage.clock.speed = 1
    run.stage.context.ticker.beat()
    run.stage.at("2026-10-03T11:15")
    assert not run.sees(" running?")
    run.stage.at("2026-10-04T01:00")
    assert not run.sees(" running?")


def test_a_jump_before_the_page_was_there_is_asked_about(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    event = stage.prepare_event()
    stage.at("2026-10-03T09:15")
    running.start_block(stage.desk, event, "risk-or-chance")
    stage.watch(event)
    stage.context.ticker.beat()
    stage.at("2026-10-03T09:40")
    run = open_page()
    assert run.sees("25 min passed. Was Risk or chance? running?")
    run.click(run.button("It had ended"))
    found = run.row("risk-or-chance")
    assert found.state is State.DONE
    assert found.end - found.begin < MINUTE


def test_a_night_with_its_counts(run: RunDesk) -> None:
    run.stage.at("2026-10-03T23:00")
    assert run.phase == "night"
    assert run.sees("Night until 07:30")
    assert run.sees("Next headcount at 23:30")
    assert not run.page.bar.keys[run_bar.NEXT].isEnabled()
    assert not run.page.bar.keys[run_bar.PAUSE].isEnabled()
    run.stage.at("2026-10-04T02:01")
    assert run.sees("Night headcount, 02:00")
    run.key(K.Key_F3)
    run.key(K.Key_Return)
    count = run.fact("headcount-taken")
    assert (count.counted, count.at, count.block) == (13, 120, "night-2")
    assert not run.sees("Night headcount")
    assert run.sees("Next headcount at 05:00")
    run.stage.at("2026-10-04T07:10")
    assert run.page.bar.keys[run_bar.NEXT].isEnabled()
    # Nobody touched it for hours, so the night screen is in front.
    run.key(K.Key_Escape)
    run.key(K.Key_Return, CTRL)
    assert run.block() == "Up; the night's news"


def test_who_is_at_the_desk_signs_what_is_done(run: RunDesk) -> None:
    menu = run.page.top.desk.menu()
    person = menu.actions()[1]
    person.trigger()
    run.stage.settle()
    run.key(K.Key_Up, CTRL)
    facts = run.stage.workspace.facts(run.stage.state.id)
    assert facts[-1].desk == person.text()
    assert run.page.top.desk.text() == f"Desk: {person.text()}"


def test_a_block_that_runs_over_says_by_how_much(run: RunDesk) -> None:
    event = run.stage.state.id
    running.skip_block(run.stage.desk, event, "lunch-2")
    run.stage.watch(event)
    run.stage.at("2026-10-03T10:50")
    run.key(K.Key_Return, CTRL)
    run.stage.at("2026-10-03T12:12")
    assert run.ring() == "+7 min over"
    assert run.sees("ended 12:05")
    assert run.view.over_since == run.stage.clock.now() - 7 * MINUTE
