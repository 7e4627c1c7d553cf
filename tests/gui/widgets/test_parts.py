"""The smaller parts: what they tell, what a key does to them, how large they are."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QImage,
    QKeySequence,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.widgets.busy import BusyStrip
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.fields import Choice, DateField, NumberField, TimeField
from toolkit.gui.widgets.keybutton import KeyButton
from toolkit.gui.widgets.pictogram import Pictogram
from toolkit.gui.widgets.pills import Chip, Pill
from toolkit.gui.widgets.question import Question
from toolkit.gui.widgets.quote import Quote
from toolkit.gui.widgets.rail import Rail
from toolkit.gui.widgets.ring import CountdownRing, Mood
from toolkit.gui.widgets.steps import Step, StepList
from toolkit.gui.widgets.text import Label, reading
from toolkit.gui.widgets.toast import MessageBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class PaintCounter(CountdownRing):
    painted = 0

    def paintEvent(self, event: object) -> None:  # noqa: N802
        self.painted += 1
        super().paintEvent(event)  # type: ignore[arg-type]


# --- ring


def test_the_ring_repaints_only_what_can_be_seen(qtbot: QtBot) -> None:
    ring = PaintCounter()
    qtbot.addWidget(ring)
    with qtbot.waitExposed(ring):
        ring.show()
    ring.set_state(0.5, "30", "min left")
    QApplication.processEvents()
    before = ring.painted
    ring.set_state(0.5001, "30", "min left")
    QApplication.processEvents()
    assert ring.painted == before
    ring.set_state(0.49, "29", "min left")
    QApplication.processEvents()
    assert ring.painted == before + 1
    assert ring.accessibleName() == "29 min left"


def ring_picture(ring: CountdownRing) -> QImage:
    image = QImage(ring.size() * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(QColor("white"))
    ring.render(image)
    return image


def test_every_mood_looks_its_own_and_none_is_red(qtbot: QtBot) -> None:
    ring = CountdownRing()
    qtbot.addWidget(ring)
    pictures = set()
    for mood in Mood:
        for calm in (False, True):
            ring.set_state(0.4, "4", "min", mood=mood, calm=calm)
            image = ring_picture(ring)
            pictures.add(bytes(image.constBits()))
            for x in range(0, image.width(), 5):
                for y in range(0, image.height(), 5):
                    colour = image.pixelColor(x, y)
                    assert not (colour.hslHue() in range(350, 360) and colour.hslSaturation() > 120)
    assert len(pictures) >= 5, "calm running and calm overrun may look alike"


def test_a_tick_of_the_ring_is_painted_in_four_milliseconds_at_double_scale(qtbot: QtBot) -> None:
    ring = CountdownRing()
    qtbot.addWidget(ring)
    took = []
    for turn in range(12):
        ring.set_state(turn / 12, str(turn), "min left")
        start = time.perf_counter()
        ring_picture(ring)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.004


# --- buttons


def test_space_presses_what_the_keyboard_is_on_even_if_the_page_has_it(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    button, key, steps = Button("Print"), KeyButton("Skip"), StepList()
    steps.set_steps([Step("One", "5′")])
    for each in (button, key, steps):
        column.addWidget(each)
    paused: list[bool] = []
    QShortcut(QKeySequence("Space"), page).activated.connect(lambda: paused.append(True))
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("button"))
    key.clicked.connect(lambda: pressed.append("key"))
    steps.ticked.connect(lambda at, on: pressed.append(f"step {at} {on}"))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    row = steps.findChildren(QWidget)[0]
    pressable: list[QWidget] = [button, key, row]
    for part in pressable:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(part, Qt.Key.Key_Space)
    assert pressed == ["button", "key", "step 0 True"]
    assert not paused
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert paused == [True]


def test_a_click_on_a_key_button_leaves_the_keyboard_where_it_was(qtbot: QtBot) -> None:
    button = KeyButton("Next", "Ctrl+Enter", primary=True, icon="next")
    qtbot.addWidget(button)
    assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert button.sizeHint().height() >= 56
    assert button.minimumSizeHint().width() >= 44
    assert button.accessibleDescription() == "Ctrl+Enter"
    button.set_words("Weiter zum nächsten Abschnitt", "Strg+Eingabe")
    assert button.minimumSizeHint().width() > 200


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_as_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Watch a sample", "primary")
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert pressed == [True]
    QTest.keyClick(button, key, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 1 or key is Qt.Key.Key_Space


def test_the_wheel_scrolls_the_page_and_changes_no_field_on_its_way(qtbot: QtBot) -> None:
    for field in (NumberField("How many"), TimeField("Time"), DateField("Day"), Choice("Plan")):
        if isinstance(field, Choice):
            field.addItems(["one", "two", "three"])
        page = QWidget()
        row = QVBoxLayout(page)
        other = QLineEdit()
        row.addWidget(other)
        row.addWidget(field)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        other.setFocus()
        before = _told(field)
        assert not _wheel(field), field
        assert (_told(field), field.hasFocus()) == (before, False)
        field.setFocus()
        assert _wheel(field), field
        assert _told(field) != before


def _told(field: QWidget) -> str:
    return field.currentText() if isinstance(field, Choice) else field.text()  # type: ignore[attr-defined]


def _wheel(field: QWidget) -> bool:
    """Turn the wheel down over a field; tell whether it took the turn."""
    at = QPointF(field.rect().center())
    turn = QWheelEvent(
        at,
        field.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 if not isinstance(field, Choice) else -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.wheelEvent(turn)
    return turn.isAccepted()


def test_a_button_without_words_is_named_by_its_hint(qtbot: QtBot) -> None:
    button = Button("", "quiet", icon="close", hint="Close")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close"
    button.set_icon("")
    assert button.icon().isNull()


def test_pills_and_chips_change_their_tone(qtbot: QtBot) -> None:
    pill, chip = Pill("7 min late", "attention"), Chip("Desk: Mara", "accent")
    for part in (pill, chip):
        qtbot.addWidget(part)
    pill.show_status("on time", "plain")
    assert pill.property("pill") == "plain"
    pill.show_status("")
    assert pill.isHidden()
    chip.set_tone("plain")
    assert chip.property("tone") == "plain"
    assert chip.kind == "chip"


# --- rail


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    window = QMainWindow()
    body = QWidget()
    column = QVBoxLayout(body)
    made = Rail("Pages")
    for page in ("start", "events", "run"):
        made.add_page(page, page, page.title())
    made.add_page("settings", "settings", "Settings", bottom=True)
    made.set_current("start")
    column.addWidget(made)
    column.addWidget(KeyButton("Elsewhere"))
    window.setCentralWidget(body)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made.setProperty("keep", window)
    return made


def test_the_rail_is_chosen_from_by_click_by_key_and_by_number(qtbot: QtBot, rail: Rail) -> None:
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    buttons = {b.accessibleName(): b for b in rail.findChildren(QWidget) if b.accessibleName()}
    QTest.mouseClick(buttons["Events"], Qt.MouseButton.LeftButton)
    buttons["Events"].setFocus()
    QTest.keyClick(buttons["Run"], Qt.Key.Key_Space)
    window = rail.window()
    elsewhere = window.findChildren(KeyButton)[0]
    QTest.keyClick(elsewhere, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_2)
    assert chosen == ["events", "run", "start", "settings"]
    assert rail.current() == "settings"
    rail.set_current("run")
    assert chosen[-1] == "settings", "showing a page is not asking for it"
    rail.set_page_enabled("start", enabled=False)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert rail.current() == "run"


def test_a_low_window_keeps_the_icons_and_every_button_a_target(rail: Rail) -> None:
    window = rail.window()
    window.resize(400, 700)
    QApplication.processEvents()
    buttons = [b for b in rail.findChildren(QWidget) if b.accessibleName()]
    assert {button.height() for button in buttons} == {57}
    window.resize(400, window.minimumSizeHint().height())
    QApplication.processEvents()
    assert {button.height() for button in buttons} == {28}
    for one, other in pairwise(buttons[:3]):
        assert one.geometry().bottom() < other.geometry().top()


def test_the_rail_grows_for_longer_words_and_then_breaks_them(rail: Rail) -> None:
    assert rail.width() == 64
    rail.set_label("events", "Consultazioni")
    assert 64 < rail.width() <= 96
    before = rail.findChildren(QWidget)[0].sizeHint().height()
    rail.set_label("start", "Menschen und Orte")
    assert rail.findChildren(QWidget)[0].sizeHint().height() > before
    assert rail.pages() == ["start", "events", "run", "settings"]


# --- messages and progress


def test_a_message_leaves_by_itself_but_not_while_it_is_held(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    elsewhere, bar = Button("Print"), MessageBar("Close", shown_ms=30)
    column.addWidget(elsewhere)
    column.addWidget(bar)
    with qtbot.waitActive(page):
        page.show()
    elsewhere.setFocus()
    QCursor.setPos(700, 700)
    assert bar.isHidden()
    with qtbot.waitSignal(bar.closed, timeout=2000):
        bar.show_message("Saved")
    bar.show_message("Shortened", "Undo", lambda: None)
    middle = QPointF(150, 30)
    bar.enterEvent(QEnterEvent(middle, middle, middle))
    assert not bar.is_waiting()
    bar.leaveEvent(QEvent(QEvent.Type.Leave))
    assert bar.is_waiting()
    assert bar.text() == "Shortened"
    bar.findChildren(Button)[0].setFocus()
    assert not bar.is_waiting()
    elsewhere.setFocus()
    assert bar.is_waiting()


def test_a_problem_stays_until_closed(qtbot: QtBot) -> None:
    bar = MessageBar("Close", shown_ms=1)
    qtbot.addWidget(bar)
    bar.show_message("The folder can’t be written to.", problem=True)
    assert not bar.is_waiting()
    close = next(b for b in bar.findChildren(Button) if b.accessibleName() == "Close")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_undo_on_a_message_happens_once(qtbot: QtBot) -> None:
    bar = MessageBar("Close")
    qtbot.addWidget(bar)
    undone: list[bool] = []
    bar.show_message("Skipped", "Undo", lambda: undone.append(True))
    undo = next(b for b in bar.findChildren(Button) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    undo.click()
    assert undone == [True]
    assert bar.isHidden()


def test_the_strip_tells_what_is_done_and_asks_once(qtbot: QtBot) -> None:
    strip = BusyStrip("Cancel")
    qtbot.addWidget(strip)
    asked: list[bool] = []
    strip.cancelled.connect(lambda: asked.append(True))
    strip.start("Setting pages", 10)
    strip.advance(4, "Setting the agenda")
    assert strip._bar.value() == 4
    assert strip._bar.accessibleName() == "Setting the agenda"
    button = strip.findChildren(Button)[0]
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    assert not strip.isHidden()
    strip.stop()
    assert strip.isHidden()


def test_a_question_starts_on_the_harmless_answer(qtbot: QtBot) -> None:
    asked = Question("Close the event?", "It ends now.", "Close it", "Not yet")
    qtbot.addWidget(asked)
    asked.show()
    assert asked.focusWidget() is asked.refuse_button
    QTest.mouseClick(asked.agree_button, Qt.MouseButton.LeftButton)
    assert asked.result() == Question.DialogCode.Accepted


# --- steps, cards and the rest


def test_steps_break_long_lines_and_keep_their_rows(qtbot: QtBot) -> None:
    steps = StepList()
    qtbot.addWidget(steps)
    steps.set_steps([Step("Short", "8′"), Step("A long step " * 12, "20′", ticked=True)])
    steps.resize(360, 400)
    steps.show()
    QApplication.processEvents()
    rows = steps.findChildren(QWidget)
    assert rows[0].height() >= 44
    assert rows[1].heightForWidth(360) > 80
    steps.set_steps([Step("Short", "8′")])
    assert steps.findChildren(QWidget)[0] is rows[0]
    assert len(steps._rows) == 1


def test_ticking_by_mouse_anywhere_on_the_row(qtbot: QtBot) -> None:
    steps = StepList()
    qtbot.addWidget(steps)
    steps.set_steps([Step("One"), Step("Two", ticked=True)])
    steps.show()
    seen: list[tuple[int, bool]] = []
    steps.ticked.connect(lambda at, on: seen.append((at, on)))
    for row in steps.findChildren(QWidget):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert seen == [(0, True), (1, False)]


def test_a_card_shows_its_title_row_only_with_something_in_it(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    head = card.findChildren(QWidget)[0]
    assert head.isHidden()
    card.set_aside("13 of 13", "done")
    assert not head.isHidden()
    card.set_aside("")
    assert head.isHidden()
    card.set_title("The group")
    assert not head.isHidden()
    assert card.accessibleName() == "The group"


def test_an_empty_page_has_one_sentence_and_one_button(qtbot: QtBot) -> None:
    empty = EmptyState("events", "No event yet.", "Prepare an event")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.pressed, timeout=500):
        empty.findChildren(Button)[0].click()
    empty.set_text("Nothing to print.")
    assert empty.findChildren(Button)[0].isHidden()


def test_the_quotes_bar_changes_sides_with_the_line_of_reading(qtbot: QtBot) -> None:
    quote = Quote("Who would have helped?")
    qtbot.addWidget(quote)
    quote.resize(300, 80)

    def at(x: int) -> str:
        image = QImage(quote.size(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        quote.render(image)
        return image.pixelColor(x, 40).name().upper()

    assert (at(1), at(298)) == ("#1E6B7B", "#F6F4EF")
    quote.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (at(1), at(298)) == ("#F6F4EF", "#1E6B7B")


def test_labels_begin_where_lines_begin_whatever_they_say(qtbot: QtBot) -> None:
    label = Label("Story of an offer")
    qtbot.addWidget(label)
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert label.alignment() & Qt.AlignmentFlag.AlignHCenter


def test_keys_and_times_read_left_to_right_and_arabic_does_not() -> None:
    left = int(Qt.TextFlag.TextForceLeftToRight)
    assert reading("Ctrl+↓") == reading("−5′") == reading("12:05") == left
    assert reading("5 دقائق") == reading("قصة") == int(Qt.TextFlag.TextForceRightToLeft)


def test_fields_keep_their_text_off_the_edge(qtbot: QtBot) -> None:
    number = NumberField("Children", low=1, high=40)
    qtbot.addWidget(number)
    assert number.lineEdit().textMargins().left() == 11
    number.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert number.lineEdit().textMargins().left() == 0
    assert (number.minimum(), number.maximum(), number.accessibleName()) == (1, 40, "Children")


def test_no_weekend_is_red(qtbot: QtBot) -> None:
    date = DateField("Start")
    qtbot.addWidget(date)
    calendar = date.calendarWidget()
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        ink = calendar.weekdayTextFormat(day).foreground().color()
        assert ink.name().upper() == "#1F2A33"


def test_a_pictogram_changes_with_the_block(qtbot: QtBot) -> None:
    drawing = Pictogram("session", "Session")
    qtbot.addWidget(drawing)
    first = drawing.grab().toImage()
    drawing.set_kind("meal", "Meal")
    assert drawing.grab().toImage() != first
    assert drawing.accessibleName() == "Meal"


@pytest.mark.parametrize(
    ("section", "start", "before"),
    [
        (QDateTimeEdit.Section.DaySection, QDate(2026, 10, 1), QDate(2026, 9, 30)),
        (QDateTimeEdit.Section.DaySection, QDate(2027, 1, 1), QDate(2026, 12, 31)),
        (QDateTimeEdit.Section.MonthSection, QDate(2027, 1, 31), QDate(2026, 12, 31)),
        (QDateTimeEdit.Section.YearSection, QDate(2026, 10, 1), QDate(2025, 10, 1)),
    ],
)
def test_the_arrows_step_over_into_the_month_before_and_back(
    qtbot: QtBot, section: QDateTimeEdit.Section, start: QDate, before: QDate
) -> None:
    field = DateField("Day")
    field.setDisplayFormat("ddd d MMM yyyy")
    qtbot.addWidget(field)
    field.show()
    field.setDate(start)
    field.setSelectedSection(section)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.date() == before
    assert field.currentSection() == section
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.date() == start
    field.setMinimumDate(start)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.date() == start
