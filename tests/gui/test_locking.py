"""Locked, by hand and by the clock: what stays open, what can't be read, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.gui.opened import cut_off, open_window, seen
from toolkit.actions import events, marking, pins, running, searching
from toolkit.actions.people import amend, withdraw
from toolkit.doors import DOORS
from toolkit.gui import app
from toolkit.gui.context import DeskAsk
from toolkit.gui.locking import BY_CODE
from toolkit.gui.pages import run_bar
from toolkit.gui.pages.run import RunPage
from toolkit.model.facts import Amended, BlockStarted, HeadcountTaken, Marked
from toolkit.model.facts_care import CareNoted, MedicationSet
from toolkit.model.facts_search import SearchAbout, SearchNoted
from toolkit.model.facts_team import LogWritten, PinSet
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.search import searches
from toolkit.store.settings import LOCK_AFTER

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.signin import SignIn
    from toolkit.gui.window import MainWindow
    from toolkit.store.settings import LockAfter

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = sorted(name.removeprefix("page:") for name in DOORS if name.startswith("page:"))
LEAD, CHILD = "TEAM-05-X", "NORD-01-I"
PASSPHRASE = "correct horse battery"


class Desk:
    """The window with an open event in which the lead has a PIN, in the middle of day 2."""

    def __init__(self, stage: Stage, page: str = "run", pin: str = "4711") -> None:
        self.stage = stage
        self.event = stage.prepare_event()
        stage.clock.speed = 1
        events.open_event(stage.desk, self.event)
        stage.at("2026-10-03T10:33")
        running.start_block(stage.desk, self.event, "snack-2a")
        if pin:
            pins.set_pin(stage.desk, self.event, LEAD, pin)
        stage.watch(self.event)
        self.window: MainWindow = open_window(stage, page)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.stage.settle()

    def keys(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        self.stage.settle()

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.stage.settle()

    def press(self, text: str) -> None:
        """Click the one visible button of these words in the panel."""
        (button,) = [
            b for b in self.panel.findChildren(QPushButton) if b.text() == text and b.isVisible()
        ]
        self.click(button)

    @property
    def panel(self) -> SignIn:
        panel = self.window.locking.signing.panel
        assert panel is not None
        assert panel.isVisible()
        return panel

    @property
    def asked(self) -> bool:
        return self.window.locking.signing.panel is not None

    @property
    def run(self) -> RunPage:
        page = self.window.page
        assert isinstance(page, RunPage)
        return page

    @property
    def locked(self) -> bool:
        return self.stage.context.locked

    def lock(self) -> None:
        self.key(K.Key_L, CTRL)
        assert self.locked

    def facts(self, kind: type) -> list[object]:
        return [f.what for f in self.stage.desk.facts(self.event) if isinstance(f.what, kind)]

    @property
    def person(self) -> str:
        return self.stage.desk.person


@pytest.fixture
def desk(stage: Stage) -> Desk:
    return Desk(stage)


# --- the desk chip


def entry(desk: Desk, text: str) -> None:
    """Choose an entry of the desk chip's menu."""
    menu = desk.run.top.desk.menu()
    (action,) = [a for a in menu.actions() if a.text() == text]
    action.trigger()
    desk.stage.settle()


def test_one_click_and_the_pin_change_who_is_at_the_desk(desk: Desk) -> None:
    entry(desk, LEAD)
    assert desk.person == ""
    desk.keys("4711")
    assert seen(desk.panel).count("●●●●") == 1
    desk.key(K.Key_Return)
    assert desk.person == LEAD
    assert f"Desk: {LEAD}" in seen(desk.run)
    assert not desk.asked
    entry(desk, "Nobody in particular")
    assert desk.person == ""


def test_by_mouse_on_large_keys(desk: Desk) -> None:
    entry(desk, LEAD)
    for digit in "4711":
        desk.press(digit)
    keys = [b for b in desk.panel.findChildren(QPushButton) if b.isVisible()]
    assert len(keys) >= 13
    assert all(b.width() >= 44 and b.height() >= 44 for b in keys)
    desk.press("Sit down")
    assert desk.person == LEAD


def test_a_wrong_pin_is_one_calm_line_and_seats_nobody(desk: Desk) -> None:
    entry(desk, LEAD)
    for _ in range(5):
        desk.keys("0000")
        desk.key(K.Key_Return)
        assert "This isn't the PIN. Try again." in seen(desk.panel)
    keys = [(key.text(), key.geometry()) for key in desk.panel.pad.findChildren(QPushButton)]
    desk.keys("4")
    assert "This isn't the PIN. Try again." not in seen(desk.panel), "typing begins again"
    assert keys == [(k.text(), k.geometry()) for k in desk.panel.pad.findChildren(QPushButton)]
    desk.keys("711")
    desk.key(K.Key_Return)
    assert "Too many wrong tries. The next one can come in 30 s." in seen(desk.panel)
    assert desk.person == ""
    desk.stage.clock.set(Instant(desk.stage.clock.now() + MINUTE))
    desk.keys("4711")
    desk.key(K.Key_Return)
    assert desk.person == LEAD


def test_escape_puts_it_off_and_backspace_rubs_out(desk: Desk) -> None:
    entry(desk, LEAD)
    desk.keys("48")
    desk.key(K.Key_Backspace)
    desk.keys("711")
    desk.key(K.Key_Escape)
    assert not desk.asked
    assert desk.person == ""
    assert QApplication.focusWidget() is desk.run.group.table
    entry(desk, LEAD)
    desk.keys("48")
    desk.key(K.Key_Backspace)
    desk.keys("711")
    desk.key(K.Key_Return)
    assert desk.person == LEAD


def test_who_has_no_pin_sits_at_once_and_may_choose_one_or_go_on_without(desk: Desk) -> None:
    deputy, educator = "TEAM-06-V", "TEAM-03-2"
    entry(desk, deputy)
    assert desk.person == deputy
    desk.press("Go on without")
    entry(desk, "Nobody in particular")
    entry(desk, deputy)
    assert not desk.asked
    entry(desk, educator)
    desk.keys("12")
    desk.key(K.Key_Return)
    assert "A PIN has four to six digits." in seen(desk.panel)
    desk.keys("123456")
    desk.key(K.Key_Return)
    desk.keys("123457")
    desk.key(K.Key_Return)
    assert "The two weren't the same. Begin anew." in seen(desk.panel)
    for _ in range(2):
        desk.keys("123456")
        desk.key(K.Key_Return)
    assert not desk.asked
    assert [f.person for f in desk.facts(PinSet) if isinstance(f, PinSet)] == [LEAD, educator]
    entry(desk, LEAD)
    entry(desk, educator)
    desk.keys("123456")
    desk.key(K.Key_Return)
    assert desk.person == educator


def test_a_pin_is_changed_and_taken_away(desk: Desk) -> None:
    entry(desk, LEAD)
    desk.keys("4711")
    desk.key(K.Key_Return)
    entry(desk, "Change my PIN …")
    for pin in ("4711", "1234", "1234"):
        desk.keys(pin)
        desk.key(K.Key_Return)
    assert not desk.asked
    entry(desk, "Go on without a PIN …")
    desk.keys("4711")
    desk.key(K.Key_Return)
    assert "This isn't the PIN. Try again." in seen(desk.panel)
    desk.keys("1234")
    desk.key(K.Key_Return)
    assert not pins.has_pin(desk.stage.state, LEAD)
    assert "Choose a PIN …" in [a.text() for a in desk.run.top.desk.menu().actions()]


def test_the_desk_is_nobodys_with_another_event(desk: Desk) -> None:
    entry(desk, LEAD)
    desk.keys("4711")
    desk.key(K.Key_Return)
    assert desk.person == LEAD
    desk.stage.prepare_event()
    desk.stage.settle()
    assert desk.person == ""


# --- locking


def test_ctrl_l_locks_and_the_pin_opens_where_it_was(stage: Stage) -> None:
    desk = Desk(stage, "people")
    desk.lock()
    assert desk.window.page_name == "run"
    assert desk.run.top.desk.text() == "Locked · unlock"
    desk.click(desk.run.top.desk)
    desk.keys("4711")
    desk.key(K.Key_Return)
    assert not desk.locked
    assert desk.person == LEAD
    assert desk.window.page_name == "people"


def test_the_menu_of_the_desk_locks_too(desk: Desk) -> None:
    entry(desk, "Lock now (Ctrl+L)")
    assert desk.locked


@pytest.mark.parametrize(("minutes", "chosen"), [(2, "2"), (5, "5"), (10, "10")])
def test_it_locks_by_the_clock(desk: Desk, minutes: int, chosen: LockAfter) -> None:
    settings = desk.stage.context.settings
    settings.set(LOCK_AFTER, chosen)
    desk.stage.later(1)
    desk.key(K.Key_Down)
    desk.stage.later(minutes - 1)
    assert not desk.locked
    desk.click(desk.run.group.table)
    desk.stage.later(minutes - 1)
    assert not desk.locked
    desk.stage.later(1)
    assert desk.locked


def test_off_means_never(desk: Desk) -> None:
    desk.stage.context.settings.set(LOCK_AFTER, "off")
    desk.stage.later(600)
    assert not desk.locked


def test_a_sample_that_runs_sixty_times_as_fast_idles_as_people_do(desk: Desk) -> None:
    desk.key(K.Key_Down)
    desk.stage.clock.speed = 60
    desk.stage.later(60)
    assert not desk.locked
    desk.stage.later(240)
    assert desk.locked


def test_nothing_locks_without_a_way_back_or_an_open_event(stage: Stage) -> None:
    desk = Desk(stage, pin="")
    desk.key(K.Key_L, CTRL)
    assert not desk.locked
    assert any(text.startswith("Choose a PIN first") for text in seen(desk.window))
    desk.stage.later(60)
    assert not desk.locked
    stage.prepare_event()
    desk.key(K.Key_L, CTRL)
    assert "There is nothing to lock: no event is open." in seen(desk.window)


def test_a_withdrawn_colleagues_pin_is_no_way_back(desk: Desk) -> None:
    withdraw(desk.stage.desk, desk.event, LEAD)
    desk.stage.watch(desk.event)
    desk.key(K.Key_L, CTRL)
    assert not desk.locked


def test_while_locked_every_page_of_the_table_runs_by_code_or_asks(desk: Desk) -> None:
    for page in PAGES:
        desk.window.open_page("run")
        desk.stage.context.lock()
        desk.window.open_page(page)
        desk.stage.settle()
        assert (desk.window.page_name == page) == (page in BY_CODE)
        assert desk.asked == (page not in BY_CODE)
        if desk.asked:
            desk.keys("4711")
            desk.key(K.Key_Return)
            assert desk.window.page_name == page
        desk.stage.context.unlock("")


def test_the_pages_that_stay_open_are_pages() -> None:
    assert set(PAGES) >= BY_CODE


def test_the_rail_asks_first_and_goes_there_afterwards(desk: Desk) -> None:
    desk.lock()
    desk.key(K.Key_2, CTRL)
    assert desk.window.page_name == "run"
    assert desk.window.rail.current() == "run"
    desk.press("Unlock")
    assert desk.locked
    desk.keys("4711")
    desk.press("Unlock")
    assert desk.window.page_name == "events"


def test_where_somebody_wanted_to_go_is_forgotten_once_they_put_it_off(desk: Desk) -> None:
    desk.lock()
    desk.key(K.Key_2, CTRL)
    desk.key(K.Key_Escape)
    desk.click(desk.run.top.desk)
    desk.keys("4711")
    desk.key(K.Key_Return)
    assert desk.window.page_name == "run"


def test_help_opens_while_locked(desk: Desk) -> None:
    desk.lock()
    desk.key(K.Key_F1)
    assert desk.window.page_name == "help"


def test_the_run_goes_on_by_keys_while_locked_also_under_the_pad(desk: Desk) -> None:
    desk.lock()
    desk.click(desk.run.top.desk)
    desk.key(K.Key_Return, CTRL)
    assert isinstance(desk.facts(BlockStarted)[-1], BlockStarted)
    assert desk.facts(BlockStarted)[-1].block == "story-of-an-offer"  # type: ignore[attr-defined]
    desk.key(K.Key_Escape)
    desk.key(K.Key_F3)
    desk.key(K.Key_Return)
    assert desk.facts(HeadcountTaken)
    desk.run.group.table.setFocus()
    desk.key(K.Key_1)
    (mark,) = desk.facts(Marked)
    assert isinstance(mark, Marked)
    assert desk.person == ""
    desk.key(K.Key_Z, CTRL)
    assert not desk.stage.state.register.marks.get("story-of-an-offer")


def test_undo_stops_at_what_was_done_before_it_was_locked(desk: Desk) -> None:
    desk.stage.later(1)
    marking.note(desk.stage.desk, desk.event, "Tea is out.")
    desk.stage.watch(desk.event)
    desk.stage.later(1)
    desk.lock()
    desk.key(K.Key_Z, CTRL)
    assert "That was done before it was locked. Unlock first." in seen(desk.window)
    desk.click(desk.run.bar.keys[run_bar.UNDO])
    assert len(desk.stage.state.notes) == 1
    desk.click(desk.run.bar.keys[run_bar.PAUSE])
    desk.key(K.Key_Z, CTRL)
    assert len(desk.stage.state.notes) == 1
    assert desk.run.view is not None
    assert desk.run.view.phase.value == "running"


def test_what_programs_do_is_nobodys_touch(desk: Desk) -> None:
    desk.key(K.Key_Down)
    desk.stage.later(4)
    QApplication.sendEvent(
        desk.window, QKeyEvent(QEvent.Type.KeyPress, K.Key_Down, Qt.KeyboardModifier.NoModifier)
    )
    desk.stage.later(1)
    assert desk.locked


def test_a_clock_set_back_begins_the_waiting_anew(desk: Desk) -> None:
    desk.key(K.Key_Down)
    desk.stage.later(-60)
    assert not desk.locked
    desk.stage.later(4)
    assert not desk.locked
    desk.stage.later(1)
    assert desk.locked


def test_another_look_or_language_leaves_it_locked(desk: Desk) -> None:
    desk.lock()
    desk.click(desk.run.top.desk)
    app.retell(desk.stage.context, "it")
    desk.stage.settle()
    assert desk.locked
    assert not desk.asked
    assert desk.window.page_name == "run"
    desk.window.open_page("people")
    assert desk.window.page_name == "run"
    assert desk.asked
    app.retell(desk.stage.context, "en")


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("size", [(1366, 768), (1366 // 2, 768 // 2)])
def test_the_panel_is_whole_in_every_window(named: Desk, size: tuple[int, int]) -> None:
    team = ("TEAM-01-6", "TEAM-02-4", "TEAM-03-2", "TEAM-04-Z", "TEAM-06-V")
    for person in team:
        pins.set_pin(named.stage.desk, named.event, person, "1111")
    named.stage.watch(named.event)
    named.window.resize(*size)
    named.stage.settle()
    signing = named.window.locking.signing
    signing.choose("TEAM-07-T")
    named.stage.settle()
    for _ in range(2):
        panel = named.panel
        assert cut_off(panel) == []
        page = named.run
        assert page.visibleRegion().boundingRect().contains(panel.geometry()), panel.geometry()
        mirrored = page.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert (panel.geometry().center().x() < page.width() // 2) == mirrored
        signing.close()
        named.stage.context.lock()
        signing.unlock()
        named.stage.settle()


# --- what can be read


def everything(root: QWidget) -> str:
    """All that can be read in a widget: words, names for screen readers, hints, tables."""
    texts = seen(root)
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        texts.append(widget.toolTip())
        texts.append(widget.accessibleDescription())
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            top = QModelIndex()
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
            for row in range(model.rowCount(top)):
                for column in range(columns):
                    index = model.index(row, column, top)
                    texts += [str(model.data(index, role)) for role in range(16)]
    return "\n".join(texts)


NAMED = ("Aminata", "Mina", "Frida Lindqvist", "Aunt Binta")
NOTED = ("Cried after lunch.", "half a secret", "Woke twice.", "green anorak", "by the river")
HEALTH = ("peanuts", "salbutamol", "runs away at dusk")


@pytest.fixture
def search() -> bool:
    """Whether a child is looked for."""
    return False


@pytest.fixture
def named(stage: Stage, search: bool) -> Desk:
    """A protected event with names, a note on what runs, and one being written."""
    stage.workspace.set_passphrase(PASSPHRASE)
    desk = Desk(stage)
    child = Amended(CHILD, name="Aminata Diallo", call_name="Mina")
    amend(stage.desk, desk.event, [child, Amended(LEAD, name="Frida Lindqvist")])
    now = stage.clock.now()
    half_past_ten = 10 * 60 + 30
    stage.desk.say(
        desk.event,
        [
            CareNoted(CHILD, "Aunt Binta", "peanuts", "runs away at dusk"),
            MedicationSet(CHILD, "m", "salbutamol, two puffs", (half_past_ten,)),
            LogWritten("log", "night-day", 1, "Woke twice."),
        ],
    )
    if search:
        searching.short_count(stage.desk, desk.event, 12, 13)
        (found,) = searches(stage.desk.event(desk.event))
        stage.desk.say(
            desk.event,
            [
                SearchAbout(CHILD, found.id, where="by the river", wearing="green anorak"),
                SearchNoted(found.id, "seen by the river"),
            ],
            Instant(now + 1),
        )
    marking.note(stage.desk, desk.event, "Cried after lunch.", "snack-2a")
    stage.watch(desk.event)
    stage.context.show_names(True)
    desk.run.block.note.setText("half a secret")
    stage.settle()
    return desk


def test_before_it_is_locked_names_and_notes_are_read(named: Desk) -> None:
    text = everything(named.window)
    assert "Mina" in text
    assert "Cried after lunch." in text
    assert "half a secret" in text


@pytest.mark.parametrize("search", [False, True])
def test_no_name_no_note_no_health_is_read_on_any_page_while_locked(named: Desk) -> None:
    context, window = named.stage.context, named.window
    for page in PAGES:
        window.open_page(page)
        context.show_names(True)
        named.stage.settle()
        context.lock()
        for there in (window.page_name, page, *sorted(BY_CODE)):
            window.open_page(there)
            named.stage.settle()
            text = everything(window)
            found = [word for word in (*NAMED, *NOTED, *HEALTH) if word in text]
            assert found == [], (page, there)
        context.unlock("")
        assert window.page_name


def test_the_eye_asks_for_the_pin_and_everything_is_as_it_was(named: Desk) -> None:
    named.lock()
    assert not named.stage.context.names_shown
    named.click(named.run.top.eye)
    assert not named.stage.context.names_shown
    assert not named.run.top.eye.isChecked()
    named.keys("4711")
    named.key(K.Key_Return)
    text = everything(named.window)
    for word in ("Mina", "Frida Lindqvist", *NOTED[:2]):
        assert word in text


def test_the_passphrase_opens_too_as_nobody_in_particular(named: Desk) -> None:
    named.lock()
    named.click(named.run.top.desk)
    named.press("With the passphrase")
    named.keys("wrong")
    named.key(K.Key_Return)
    assert named.locked
    assert any(text.startswith("This isn't the passphrase") for text in seen(named.panel))
    named.keys(PASSPHRASE)
    assert not any(text.startswith("This isn't the passphrase") for text in seen(named.panel))
    assert "The passphrase of your team opens it." in seen(named.panel)
    named.key(K.Key_Return)
    assert not named.locked
    assert named.person == ""


def test_a_protected_event_without_pins_opens_by_the_passphrase(stage: Stage) -> None:
    stage.workspace.set_passphrase(PASSPHRASE)
    desk = Desk(stage, pin="")
    desk.lock()
    desk.click(desk.run.top.desk)
    desk.keys(PASSPHRASE)
    desk.press("Unlock")
    assert not desk.locked


def test_a_forgotten_pin_gives_way_to_the_passphrase(named: Desk) -> None:
    named.stage.context.desk_asked.emit(DeskAsk.SIT, LEAD)
    named.stage.settle()
    named.press("Forgotten?")
    named.keys(PASSPHRASE)
    named.key(K.Key_Return)
    assert named.person == LEAD
    for _ in range(2):
        named.keys("2580")
        named.key(K.Key_Return)
    pins.check_pin(named.stage.desk, named.event, LEAD, "2580", named.window.locking.signing._tries)


def test_messages_and_dialogs_hide_and_dialogs_come_back(named: Desk) -> None:
    dialog = QDialog(named.window)
    QVBoxLayout(dialog).addWidget(QLabel("Aminata Diallo"))
    dialog.open()
    named.stage.context.say("Aminata was written down.")
    named.stage.context.lock()
    named.stage.settle()
    assert not dialog.isVisible()
    assert "Aminata" not in everything(named.window)
    named.stage.context.unlock(LEAD)
    assert dialog.isVisible()
    dialog.close()
