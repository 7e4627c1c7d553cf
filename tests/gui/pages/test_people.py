"""The People page as somebody uses it: by keyboard, by mouse, with lists from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QTime, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.gui.models.people_cells import DOTS
from toolkit.gui.pages.people_table import PeopleTable
from toolkit.gui.pages.people_view import ADULTS_TAB, PARTICIPANTS_TAB, SHIFTS_TAB
from toolkit.gui.passphrase import ProtectDialog
from toolkit.gui.widgets.toast import MessageBar
from toolkit.model.facts import Amended, Registered, ShiftSet, Withdrawn
from toolkit.model.instants import to_datetime
from toolkit.model.people import Role, is_team
from toolkit.sheets.people_cells import COLUMNS, OPTIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.context import Context
    from toolkit.gui.pages.people import PeoplePage

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HEADING = ",".join(COLUMNS)
PASSPHRASE = "four words nobody guesses"


@pytest.fixture
def person(stage: Stage) -> Beginner:
    """Somebody on the People page of an event with thirteen participants and eleven adults."""
    stage.prepare_event()
    return sit_down(stage, "people")


@pytest.fixture
def known(stage: Stage) -> Beginner:
    """The same, in a workspace that has a passphrase, where two have call names."""
    stage.workspace.set_passphrase(PASSPHRASE)
    event = stage.prepare_event()
    codes = list(stage.state.people)
    stage.desk.say(
        event, [Amended(codes[0], call_name="Amina"), Amended(codes[13], name="Mara Bianchi")]
    )
    stage.watch(event)
    return sit_down(stage, "people")


def page_of(person: Beginner) -> PeoplePage:
    return cast("PeoplePage", person.page)


def code_at(person: Beginner, number: int) -> str:
    return list(person.stage.state.people)[number]


def told(person: Beginner) -> str:
    bar = person.window.findChild(MessageBar)
    return bar.text() if bar is not None and bar.isVisible() else ""


def column(table: PeopleTable, name: str) -> list[str]:
    """What a column shows, row by row."""
    at = table.people.columns.index(name)
    return [str(table.filter.index(row, at).data()) for row in range(table.filter.rowCount())]


def go_to(person: Beginner, code: str, name: str) -> PeopleTable:
    table = page_of(person).view.table
    table.go_to(code, name)
    table.setFocus()
    person.stage.settle()
    return table


def editor(table: PeopleTable) -> QWidget:
    found = [w for w in table.viewport().children() if isinstance(w, QLineEdit | QComboBox)]
    shown = [w for w in found if w.isVisible()]
    assert len(shown) == 1
    return shown[0]


def done_with(person: Beginner) -> None:
    """Wait until what was written is on disk; Qt takes it only in its own next turn."""
    table = page_of(person).view.table
    person.stage.qtbot.waitUntil(lambda: table.state() != PeopleTable.State.EditingState)
    person.stage.settle()


def write(person: Beginner, code: str, name: str, text: str) -> None:
    """Go to a cell, press Enter, type and press Enter."""
    table = go_to(person, code, name)
    QTest.keyClick(table, K.Key_Return)
    line = editor(table)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, K.Key_Return)
    done_with(person)


def list_file(tmp_path: Path, *rows: str, name: str = "group.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join((HEADING, *rows)) + "\n", encoding="utf-8")
    return path


# looking


def test_without_an_event_the_page_says_what_to_do(stage: Stage) -> None:
    person = sit_down(stage, "people")
    assert person.sees("No event is at hand")
    person.press("Go to the events")
    assert person.went == ["events"]


def test_participants_and_adults_stand_apart_and_are_counted(person: Beginner) -> None:
    view = page_of(person).view
    assert view.tabs.tabText(PARTICIPANTS_TAB) == "Participants (13)"
    assert view.tabs.tabText(ADULTS_TAB) == "Team and visitors (11)"
    assert view.head.counts.text() == "12 in sessions"
    assert view.head.waiting.text() == "1 waiting for paper"
    assert person.sees("cared for and counted, not in sessions")
    assert column(view.participants, "code") == [code_at(person, n) for n in range(13)]
    assert column(view.participants, "state").count("waiting for paper") == 1
    view.tabs.setFocus()
    person.key(K.Key_Right)
    assert view.adults.isVisible()
    assert view.head.counts.text() == "11 cleared for the team"
    assert set(column(view.adults, "state")) == {"ready"}
    assert view.head.waiting.isHidden()


def test_search_and_the_chip_narrow_the_table(person: Beginner) -> None:
    view = page_of(person).view
    view.table.setFocus()
    person.key(K.Key_F, CTRL)
    person.type("sud ckb")
    assert column(view.participants, "home") == ["SUD"]
    person.type(" nobody")
    assert person.sees("Nobody fits what you search for.")
    view.search.clear()
    person.click(view.head.waiting)
    assert column(view.participants, "state") == ["waiting for paper"]
    go_to(person, column(view.participants, "code")[0], "consent")
    person.key(K.Key_Space)
    assert view.participants.filter.rowCount() == 13, "nobody waits any more"


def test_what_happens_elsewhere_shows_without_a_reset_of_the_keyboard(person: Beginner) -> None:
    code = code_at(person, 4)
    table = go_to(person, code, "home")
    event = person.stage.state.id
    person.stage.context.act(lambda desk: desk.say(event, [Amended(code, age=17)]))
    person.stage.settle()
    assert column(table, "age")[4] == "17"
    assert (table.code, table.currentIndex().column()) == (code, 5)


# writing


def test_a_paper_is_answered_by_space_and_taken_back_by_undo(person: Beginner) -> None:
    table = page_of(person).view.participants
    row = column(table, "state").index("waiting for paper")
    code = column(table, "code")[row]
    go_to(person, code, "consent")
    person.key(K.Key_Space)
    assert person.stage.state.people[code].consent == "yes"
    assert column(table, "state")[row] == "in sessions"
    assert told(person) == f"{code}: Guardian's consent is yes now."
    person.key(K.Key_Z, CTRL)
    assert person.stage.state.people[code].consent == ""
    assert column(table, "state")[row] == "waiting for paper"


def test_two_quick_presses_of_space_are_two_answers(person: Beginner) -> None:
    code = code_at(person, 0)
    table = go_to(person, code, "photo")
    QTest.keyClick(table, K.Key_Space)
    QTest.keyClick(table, K.Key_Space)
    assert column(table, "photo")[0] == "no", "at once, before the disk has it"
    person.stage.settle()
    assert [fact.photo for fact in person.facts("amended") if isinstance(fact, Amended)] == [
        "yes",
        "no",
    ]
    assert person.stage.state.people[code].photo == "no"


def test_enter_writes_in_a_cell_and_what_cannot_stand_is_told(person: Beginner) -> None:
    code = code_at(person, 0)
    write(person, code, "age", "16")
    assert person.stage.state.people[code].age == 16
    write(person, code, "languages", "ar, fr")
    assert person.stage.state.people[code].languages == ("ar", "fr")
    write(person, code, "age", "44")
    assert "isn't a child here" in told(person)
    assert person.stage.state.people[code].age == 16
    assert column(page_of(person).view.participants, "age")[0] == "16"


def test_f2_opens_a_choice_for_what_has_few_answers(person: Beginner) -> None:
    code = code_at(person, 13)
    page_of(person).view.tabs.setCurrentIndex(ADULTS_TAB)
    table = go_to(person, code, "role")
    QTest.keyClick(table, K.Key_F2)
    choice = editor(table)
    assert isinstance(choice, QComboBox)
    assert choice.currentData() == "facilitator"
    person.stage.qtbot.waitUntil(choice.view().isVisible)
    choice.setCurrentIndex(choice.findData("observer"))
    choice.hidePopup()
    QTest.keyClick(choice, K.Key_Return)
    done_with(person)
    assert person.stage.state.people[code].role == "observer"
    assert table.code == code, "the keyboard stays with the person"


def test_who_leaves_can_come_back(person: Beginner) -> None:
    view = page_of(person).view
    code = code_at(person, 2)
    go_to(person, code, "code")
    person.press(f"{code} takes no further part")
    assert person.stage.state.people[code].withdrawn
    assert column(view.participants, "state")[2] == "withdrawn"
    assert view.head.counts.text() == "11 in sessions · 1 withdrawn"
    assert person.facts("withdrawn") == [Withdrawn(code)]
    person.press(f"Let {code} take part again")
    assert not person.stage.state.people[code].withdrawn


# names


def test_names_show_only_when_asked_for(known: Beginner) -> None:
    view = page_of(known).view
    assert column(view.participants, "call_name")[:2] == [DOTS, ""]
    go_to(known, code_at(known, 0), "call_name")
    known.key(K.Key_Return)
    assert "Names are hidden" in told(known)
    known.key(K.Key_N, CTRL | SHIFT)
    assert column(view.participants, "call_name")[0] == "Amina"
    assert view.head.names.text() == "Names shown"
    view.tabs.setCurrentIndex(ADULTS_TAB)
    assert column(view.adults, "name")[0] == "Mara Bianchi"
    view.tabs.setCurrentIndex(PARTICIPANTS_TAB)
    write(known, code_at(known, 0), "call_name", "Ami")
    assert known.stage.state.people[code_at(known, 0)].call_name == "Ami"
    assert "Ami" not in told(known).replace(code_at(known, 0), "")
    known.click(view.head.names)
    assert column(view.participants, "call_name")[0] == DOTS
    assert column(view.adults, "name")[0] == DOTS, "behind the tab in front as well"
    assert "Ami" not in known.window.windowTitle()


def test_the_first_name_asks_for_a_passphrase_and_is_kept_then(person: Beginner) -> None:
    code = code_at(person, 0)
    write(person, code, "call_name", "Amina")
    dialog = person.window.findChild(ProtectDialog)
    assert isinstance(dialog, ProtectDialog)
    assert person.stage.state.people[code].call_name == ""
    for line in (dialog.form.first, dialog.form.second):
        QTest.keyClicks(line, PASSPHRASE)
    person.click(dialog.protect_button)
    dialog.noted.setChecked(True)
    person.click(dialog.done_button)
    assert person.stage.workspace.protected
    assert person.stage.state.people[code].call_name == "Amina"


def test_deciding_against_a_passphrase_leaves_the_name_out(person: Beginner) -> None:
    code = code_at(person, 0)
    write(person, code, "call_name", "Amina")
    dialog = person.window.findChild(ProtectDialog)
    assert isinstance(dialog, ProtectDialog)
    person.click(dialog.later_button)
    assert column(page_of(person).view.participants, "call_name")[0] == ""
    assert not person.stage.workspace.protected
    assert told(person) == ""


# adding


def test_one_after_the_other_is_added_by_keyboard_alone(person: Beginner) -> None:
    view = page_of(person).view
    view.table.setFocus()
    person.key(K.Key_N, CTRL)
    assert view.form.role.hasFocus()
    person.key(K.Key_Tab)
    person.type("EST")
    person.key(K.Key_Tab)
    person.type("15")
    person.key(K.Key_Return)
    first = code_at(person, 24)
    assert first.startswith("EST-01-")
    assert told(person) == f"{first} was added."
    assert view.table.code == first
    assert view.form.lines["age"].hasFocus()
    person.type("14")
    person.key(K.Key_Return)
    second = person.stage.state.people[code_at(person, 25)]
    assert (second.home, second.age, second.role) == ("EST", 14, "child")
    person.key(K.Key_Escape)
    assert view.form.isHidden()
    assert view.participants.hasFocus()


def test_the_form_says_in_place_what_is_missing_and_asks_what_fits_the_role(
    person: Beginner,
) -> None:
    view = page_of(person).view
    person.press("Add someone")
    person.press("Add")
    assert person.sees("A child needs a home")
    assert person.sees("A child or young adult needs an age")
    assert len(person.stage.state.people) == 24
    assert not view.form.papers["cleared"].isVisible()
    view.form.role.setCurrentIndex(view.form.role.findData("educator"))
    assert view.form.papers["cleared"].isVisible()
    assert not view.form.papers["consent"].isVisible()
    view.form.papers["cleared"].setCurrentIndex(1)
    person.press("Add")
    added = person.stage.state.people[code_at(person, 24)]
    assert (added.role, added.cleared, added.code[:5]) == ("educator", "yes", "TEAM-")
    assert view.adults.isVisible(), "shown where they are"


def test_enter_among_the_languages_takes_one_and_adds_nobody(person: Beginner) -> None:
    view = page_of(person).view
    person.press("Add someone")
    view.form.home.setEditText("NORD")
    view.form.lines["age"].setText("15")
    view.form.languages.setFocus()
    person.type("bn")
    person.key(K.Key_Return)
    assert view.form.languages.tags == ("bn",)
    assert len(person.stage.state.people) == 24


# lists from outside


def test_a_list_with_problems_names_each_and_takes_nothing(
    person: Beginner, tmp_path: Path
) -> None:
    taken = code_at(person, 0)
    path = list_file(
        tmp_path,
        "child,,,15,F,EST,it,yes,yes,",
        "child,,,fifteen,F,EST,it,yes,maybe,",
        f"child,{taken},,15,F,NORD,it,,,",
    )
    page = page_of(person)
    page.files.read(path)
    person.stage.settle()
    wrong = page.preview.wrong.model()
    lines = [
        tuple(str(wrong.index(row, at).data()) for at in range(3))
        for row in range(wrong.rowCount())
    ]
    assert [line[:2] for line in lines] == [("3", "age"), ("3", "assent"), ("4", "code")]
    assert lines[0][2] == "“fifteen” isn't an age in whole years."
    assert "belongs to someone already" in lines[2][2]
    assert person.sees("3 problems. Nothing was taken over.")
    assert not page.preview.confirm_button.isVisible()
    list_file(tmp_path, "child,,,15,F,EST,it,yes,yes,")
    person.press("Read it again")
    person.press("Add 1 person")
    assert len(person.stage.state.people) == 25
    assert told(person) == "1 person was added."
    assert page.view.isVisible()
    person.key(K.Key_Z, CTRL)
    assert len(person.stage.state.people) == 24


def test_a_workbook_handed_over_by_another_page_is_taken_up(stage: Stage, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(COLUMNS))
    for age in (14, 15, 16):
        sheet.append(["child", None, None, age, "M", "OVEST", "ar", "yes", "yes", None])
    book.save(tmp_path / "sent.xlsx")
    stage.prepare_event()
    stage.context.received_people = tmp_path / "sent.xlsx"
    person = sit_down(stage, "people")
    page = page_of(person)
    assert stage.context.received_people is None
    assert column(page.preview.table, "age") == ["14", "15", "16"]
    assert column(page.preview.table, "code") == ["gets one"] * 3
    assert page.preview.confirm_button.text() == "Add 3 people"
    person.key(K.Key_Return)
    assert [c[:6] for c in list(stage.state.people)[-3:]] == ["OVEST-"] * 3


def test_a_list_without_codes_takes_the_places_that_were_prepared(
    stage: Stage, tmp_path: Path
) -> None:
    stage.prepare_event()
    stage.add(*[Registered("", Role.CHILD, home="EST") for _ in range(2)])
    before = list(stage.state.people)
    person = sit_down(stage, "people")
    page = page_of(person)
    rows = [f"child,,,{age},F,est,it,yes,yes," for age in (14, 15, 16)]
    page.files.read(list_file(tmp_path, *rows))
    stage.settle()
    assert column(page.preview.table, "code") == [*before[-2:], "gets one"]
    assert person.sees("2 take places that were prepared.")
    person.press("Add 3 people")
    assert len(stage.state.people) == len(before) + 1
    assert [stage.state.people[code].age for code in before[-2:]] == [14, 15]


def test_rows_are_pasted_from_a_spreadsheet(person: Beginner) -> None:
    page = page_of(person)
    page.view.table.setFocus()
    QGuiApplication.clipboard().setText("")
    person.key(K.Key_V, CTRL)
    assert "Nothing is copied yet" in told(person)
    QGuiApplication.clipboard().setText("child\t\t\t15\tF\tEST\tit\tyes\tyes\t\nchild\t\t\tx\n")
    person.key(K.Key_V, CTRL)
    assert person.sees("Put this right in the spreadsheet and copy the rows once more.")
    person.key(K.Key_Escape)
    assert page.view.isVisible()
    QGuiApplication.clipboard().setText("child\t\t\t15\tF\tEST\tit\tyes\tyes\t\n")
    person.key(K.Key_V, CTRL)
    person.press("Add 1 person")
    assert len(person.stage.state.people) == 25


def test_pasting_in_the_search_field_is_just_that(person: Beginner) -> None:
    page = page_of(person)
    page.view.search.setFocus()
    QGuiApplication.clipboard().setText("SUD")
    person.key(K.Key_V, CTRL)
    assert page.view.search.text() == "SUD"
    assert page.view.isVisible()


def test_a_file_is_dropped(person: Beginner, tmp_path: Path) -> None:
    page = page_of(person)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(list_file(tmp_path, "carer,,,,F,EST,it,,,")))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(page.rect().center(), copy, mime, left, none)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, mime, left, none))
    person.stage.settle()
    person.press("Add 1 person")
    assert person.stage.state.people[code_at(person, 24)].role == "carer"


def test_the_empty_list_is_a_workbook_to_fill_in(person: Beginner, tmp_path: Path) -> None:
    page = page_of(person)
    page.view.template_asked.emit()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.close()
    page.files.write_template(tmp_path / "to fill in.xlsx")
    person.stage.settle()
    book = load_workbook(tmp_path / "to fill in.xlsx")
    assert tuple(cell.value for cell in book.worksheets[0][1]) == COLUMNS + OPTIONAL
    assert "to fill in.xlsx" in told(person)
    page.files.write_template(tmp_path / "nowhere" / "x.xlsx")
    person.stage.settle()
    assert "The folder" in told(person)


# shifts


def spans(stage: Stage, shifts: Sequence[ShiftSet]) -> list[str]:
    zone = stage.state.zone
    return [
        f"{to_datetime(s.start, zone):%d %H:%M}–{to_datetime(s.end, zone):%d %H:%M}"  # type: ignore[arg-type]
        for s in shifts
    ]


def test_the_team_takes_the_plans_rota(person: Beginner) -> None:
    view = page_of(person).view
    view.tabs.setCurrentIndex(SHIFTS_TAB)
    assert person.sees("Nobody is on duty yet. The plan has a rota")
    person.press("Take the plan's rota")
    team = [p.code for p in person.stage.state.people.values() if is_team(p)]
    assert {code for code, _ in person.stage.state.shifts} == set(team)
    assert person.sees(f"{len(person.stage.state.shifts)} shifts")
    assert view.shifts.shifts.line(0).cells[3:6] == ("Fri 2 Oct", "12:30", "20:00")
    assert not view.shifts.rota_button.isVisible()
    person.key(K.Key_Z, CTRL)
    assert not person.stage.state.shifts


def test_a_shift_over_midnight_is_added_and_taken_away(person: Beginner) -> None:
    view = page_of(person).view
    view.tabs.setCurrentIndex(SHIFTS_TAB)
    shifts = view.shifts
    night = next(p.code for p in person.stage.state.people.values() if p.role == "night-staff")
    shifts.form.person.setCurrentIndex(shifts.form.person.findData(night))
    shifts.form.day.setCurrentIndex(1)
    shifts.form.begin.setTime(QTime(22, 0))
    shifts.form.end.setTime(QTime(8, 15))
    shifts.form.awake.setChecked(True)
    assert person.sees("10 h 15 min, until the next day")
    person.press("Add this shift")
    (shift,) = person.stage.state.shifts.values()
    assert (shift.person, shift.awake) == (night, True)
    assert spans(person.stage, [shift]) == ["03 22:00–04 08:15"]
    row = shifts.shifts.row_of(night, shift.shift)
    assert shifts.shifts.line(row).cells[-4:] == (
        "Sat 3 Oct",
        "22:00",
        "08:15 (+1)",
        "awake at night",
    )
    person.stage.at("2026-10-03T23:00")
    view.tabs.setCurrentIndex(ADULTS_TAB)
    view.tabs.setCurrentIndex(SHIFTS_TAB)
    assert shifts.shifts.index(row, 6).data() == "on duty now · awake at night"
    shifts.form.end.setTime(QTime(7, 30))
    person.press("Put this shift right")
    (put_right,) = person.stage.state.shifts.values()
    assert put_right.shift == shift.shift
    assert spans(person.stage, [put_right]) == ["03 22:00–04 07:30"]
    shifts.table.setCurrentIndex(shifts.shifts.index(row, 0))
    shifts.table.setFocus()
    person.key(K.Key_Delete)
    assert not person.stage.state.shifts


# how it looks


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_nothing_is_cut_off(
    stage: Stage, language: str, size: tuple[int, int], tmp_path: Path
) -> None:
    stage.prepare_event()
    person = sit_down(stage, "people", *size)
    page = page_of(person)
    for tab in (PARTICIPANTS_TAB, ADULTS_TAB, SHIFTS_TAB):
        page.view.tabs.setCurrentIndex(tab)
        stage.settle()
        assert cut_off(page) == []
    page.view.tabs.setCurrentIndex(PARTICIPANTS_TAB)
    page.view.ask_person()
    stage.settle()
    assert cut_off(page) == []
    page.files.read(list_file(tmp_path, "child,,,fifteen,F,EST,it,yes,maybe,"))
    stage.settle()
    assert cut_off(page) == []
    assert page.minimumSizeHint().width() <= size[0] - 64


def test_every_control_has_a_name(person: Beginner) -> None:
    page = page_of(person)
    page.view.ask_person()
    controls = [
        w
        for kind in (QLineEdit, QComboBox, type(page.view.participants))
        for w in page.findChildren(kind)
        if not isinstance(w.parent(), QComboBox) and w.objectName() != "qt_spinbox_lineedit"
    ]
    nameless = [w for w in controls if not w.accessibleName()]
    assert len(controls) > 15
    assert nameless == []


def test_sixty_people_are_shown_at_once_and_a_mark_looks_at_one_row(stage: Stage) -> None:
    stage.prepare_event()
    stage.add(*(Registered("", "child", age=14, home="EST") for _ in range(47)))
    person = sit_down(stage, "people")
    table = page_of(person).view.participants
    assert table.filter.rowCount() == 60
    code = column(table, "code")[59]
    go_to(person, code, "consent")
    with stage.qtbot.assertNotEmitted(table.people.modelReset):
        person.key(K.Key_Space)
    assert column(table, "consent")[59] == "yes"


def test_nothing_is_read_while_another_page_is_in_front(person: Beginner) -> None:
    page = page_of(person)
    context: Context = person.stage.context
    person.window.open_page("events")
    event, code = person.stage.state.id, code_at(person, 0)
    context.act(lambda desk: desk.say(event, [Amended(code, age=17)]))
    person.stage.settle()
    assert column(page.view.participants, "age")[0] == "15"
    person.window.open_page("people")
    assert column(page.view.participants, "age")[0] == "17"
