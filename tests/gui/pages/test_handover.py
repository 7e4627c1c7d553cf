"""The Hand-over page as somebody uses it at the door: by mouse, by keyboard, names shown or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.actions import handing, moving
from toolkit.gui.pages.handover_medicine import MedicineLine, read_times
from toolkit.gui.passphrase import ProtectDialog
from toolkit.gui.widgets.toast import MessageBar
from toolkit.model.care import Care, care_of, unhanded
from toolkit.model.facts import Amended, Marked, Status
from toolkit.model.facts_care import CareNoted, HandedOver
from toolkit.model.prompts import expected_codes

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QWidget

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.handover import HandoverPage
    from toolkit.gui.pages.handover_list import ChildList

K = Qt.Key
PASSPHRASE = "four words nobody guesses"


@pytest.fixture
def person(stage: Stage) -> Beginner:
    """Somebody at the door at ten past two; thirteen are expected."""
    stage.prepare_event()
    stage.at("2026-10-02T14:10")
    return sit_down(stage, "handover")


@pytest.fixture
def known(stage: Stage) -> Beginner:
    """The same with a passphrase, the first child handed in and called Amina."""
    stage.workspace.set_passphrase(PASSPHRASE)
    event = stage.prepare_event()
    stage.at("2026-10-02T14:10")
    code = sorted(p.code for p in stage.state.participants())[0]
    stage.desk.say(event, [Amended(code, call_name="Amina")])
    handing.hand_in(stage.desk, event, [code])
    handing.note_care(stage.desk, event, CareNoted(code, allergies="nuts"))
    stage.watch(event)
    return sit_down(stage, "handover")


def page_of(person: Beginner) -> HandoverPage:
    return cast("HandoverPage", person.page)


def children(person: Beginner) -> ChildList:
    return page_of(person).side.list


def codes(person: Beginner) -> list[str]:
    return sorted(p.code for p in person.stage.state.participants())


def click_at(person: Beginner, area: QRectF) -> None:
    person.click(children(person).viewport(), area.center().toPoint())


def told(person: Beginner) -> str:
    bar = person.window.findChild(MessageBar)
    return bar.text() if bar is not None and bar.isVisible() else ""


def care(person: Beginner, code: str) -> Care:
    return care_of(person.stage.state, code)


def handed(person: Beginner) -> list[HandedOver]:
    return [body for body in person.facts("handed-over") if isinstance(body, HandedOver)]


def test_without_an_event_the_page_says_what_to_do(stage: Stage) -> None:
    person = sit_down(stage, "handover")
    assert person.sees("No event is at hand")
    person.press("Go to the events")
    assert person.went == ["events"]


def test_an_event_without_anybody_sends_to_the_people(stage: Stage) -> None:
    stage.prepare_event(people=0)
    person = sit_down(stage, "handover")
    assert person.sees("Nobody takes part in this event yet")
    person.press("Go to the people")
    assert person.went == ["people"]


def test_before_the_first_arrival_none_is_written_down(person: Beginner) -> None:
    assert person.sees("no arrivals written down yet")
    assert all("no arrival written down" in line for line in person.lines(children(person)))


def test_one_arrives_by_one_click_and_undo_takes_it_back(person: Beginner) -> None:
    code = codes(person)[2]
    click_at(person, children(person).button_of(code))
    assert expected_codes(person.stage.state) == [code]
    assert f"{code}, in the house since 14:10" in person.lines(children(person))
    assert person.sees("1 in the house")
    assert person.sees("12 not arrived")
    assert told(person) == f"{code} has arrived."
    person.window.session.undo()
    person.stage.settle()
    assert handed(person)
    assert person.sees("no arrivals written down yet")


def test_all_arrive_by_two_clicks(person: Beginner) -> None:
    person.press("Tick all who have not arrived")
    person.press("13 have arrived")
    assert len(expected_codes(person.stage.state)) == 13
    assert (
        len({fact.recorded for fact in person.stage.desk.facts(person.stage.state.id)[-13:]}) == 1
    )
    assert page_of(person).side.ticked == frozenset()
    assert person.sees("13 in the house")


def test_with_the_keyboard_alone(person: Beginner) -> None:
    first, second = codes(person)[:2]
    children(person).setFocus()
    person.key(K.Key_Space)
    person.key(K.Key_Down)
    person.key(K.Key_Space)
    assert page_of(person).side.ticked == {first, second}
    button = page_of(person).side.come
    button.setFocus()
    person.key(K.Key_Return)
    assert sorted(expected_codes(person.stage.state)) == [first, second]
    children(person).setFocus()
    person.key(K.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page_of(person).side.ticked) == 13


def test_who_came_a_while_ago_or_at_another_time(person: Beginner) -> None:
    first, second = codes(person)[:2]
    when = page_of(person).side.when
    when.choice.setCurrentIndex(when.choice.findData(10))
    click_at(person, children(person).button_of(first))
    assert f"{first}, in the house since 14:00" in person.lines(children(person))
    assert when.choice.currentIndex() == 0
    when.choice.setCurrentIndex(when.choice.count() - 1)
    assert when.time.isVisible()
    when.time.setTime(QTime(13, 55))
    click_at(person, children(person).button_of(second))
    assert f"{second}, in the house since 13:55" in person.lines(children(person))


def test_minutes_ago_are_counted_from_the_press_on(person: Beginner) -> None:
    code = codes(person)[0]
    person.stage.later(20)
    when = page_of(person).side.when
    when.choice.setCurrentIndex(when.choice.findData(5))
    click_at(person, children(person).button_of(code))
    assert f"{code}, in the house since 14:25" in person.lines(children(person))


def test_a_child_nobody_expected_is_taken_in_with_the_mouse_alone(person: Beginner) -> None:
    before = set(codes(person))
    home = sorted({p.home for p in person.stage.state.participants() if p.home})[-1]
    person.press("Somebody else came")
    person.press(home)
    (extra,) = set(codes(person)) - before
    assert person.stage.state.people[extra].home == home
    assert children(person).code == extra
    assert page_of(person).sheet.code.text() == extra
    (line,) = [line for line in person.lines(children(person)) if extra in line]
    assert line == f"{extra}, in the house since 14:10, waiting for paper"
    person.press("Somebody else came")
    person.press("Another home, or none")
    assert len(codes(person)) == 15


def test_leaving_takes_the_proposed_dates_along(person: Beginner) -> None:
    code = codes(person)[0]
    click_at(person, children(person).button_of(code))
    assert person.sees("a call by Mon 12 Oct")
    person.stage.at("2026-10-05T13:40")
    person.press(f"{code} leaves")
    assert f"{code}, left at 13:40" in person.lines(children(person))
    went = care(person, code).went
    assert went is not None
    assert (went.what.welfare_by, went.what.feedback_by) == ("2026-10-12", "2026-11-16")
    going = page_of(person).sheet.going
    assert going.welfare.date() == QDate(2026, 10, 12)
    for box in (going.returned, going.signed):
        person.click(box, QPoint(14, box.height() // 2))
    went = care(person, code).went
    assert went is not None
    assert (went.what.returned, went.what.signed) == (True, True)
    assert person.sees("1 left")


def test_the_buttons_name_whoever_s_line_the_keyboard_is_on(person: Beginner) -> None:
    first, second, third = codes(person)[:3]
    for code in (first, second):
        click_at(person, children(person).button_of(code))
    side = page_of(person).side
    for code in (first, second):
        children(person).go_to(code)
        assert side.go.text() == f"{code} leaves"
        assert not side.come.isEnabled()
    children(person).go_to(third)
    assert side.come.text() == f"{third} has arrived"
    assert not side.go.isEnabled()


def click_twice(person: Beginner, button: QWidget) -> None:
    """Click as somebody does who doubts whether the first click was taken, wherever it lands."""
    spot = button.mapTo(person.window, button.rect().center())
    person.click(button)
    under = person.window.childAt(spot)
    assert under is not None
    at, left = under.mapFrom(person.window, spot), Qt.MouseButton.LeftButton
    QTest.mouseDClick(under, left, pos=at)
    QTest.mouseRelease(under, left, pos=at)
    person.stage.settle()


def test_who_left_is_not_taken_in_again_by_a_second_click(person: Beginner) -> None:
    side, among = page_of(person).side, codes(person)[:6]
    handing.hand_in(person.stage.desk, person.stage.state.id, among)
    person.stage.watch(person.stage.state.id)
    person.press("Tick all who are here")
    person.stage.later(10)
    assert side.go.text() == "6 leave"
    place = side.go.geometry().topLeft()
    click_twice(person, side.go)
    assert not side.come.isEnabled()
    assert not side.go.isEnabled()
    assert side.go.geometry().topLeft() == place
    assert [body.direction for body in handed(person)] == ["in"] * 6 + ["out"] * 6
    person.key(K.Key_Return)
    person.press("Tick all who have not arrived")
    assert side.ticked == set(codes(person)[6:])


def test_a_second_click_hands_nobody_out_who_just_came(person: Beginner) -> None:
    side, (first, second) = page_of(person).side, codes(person)[:2]
    handing.hand_in(person.stage.desk, person.stage.state.id, [second])
    person.stage.watch(person.stage.state.id)
    children(person).go_to(first)
    click_twice(person, side.come)
    assert [body.direction for body in handed(person)] == ["in", "in"]
    click_at(person, children(person).box_of(first))
    assert side.ticked == {first}
    children(person).go_to(second)
    person.stage.later(10)
    click_twice(person, side.go)
    assert [(body.person, body.direction) for body in handed(person)[2:]] == [(first, "out")]
    assert side.go.text() == f"{second} leaves"


def test_enter_held_after_a_hand_over_does_nothing_more(person: Beginner) -> None:
    side, first = page_of(person).side, codes(person)[0]
    side.come.setFocus()
    person.key(K.Key_Return)
    assert children(person).hasFocus()
    person.key(K.Key_Return)
    assert [body.direction for body in handed(person)] == ["in"]
    assert handed(person)[0].person == first


def test_who_was_seen_without_an_arrival_is_not_left_behind(person: Beginner) -> None:
    stage, side = person.stage, page_of(person).side
    first, second, third = codes(person)[:3]
    handing.hand_in(stage.desk, stage.state.id, [first])
    stage.desk.say(stage.state.id, [Marked(second, "who-is-here", Status.PRESENT)])
    stage.watch(stage.state.id)
    stage.settle()
    assert f"{second}, in the house, arrival not written down" in person.lines(children(person))
    person.press("Tick all who are here")
    assert side.ticked == {first, second}
    stage.later(10)
    person.press("2 leave")
    assert f"{second}, left at 14:20" in person.lines(children(person))
    assert unhanded(stage.state) == []
    assert third not in [body.person for body in handed(person)]


def test_who_left_and_comes_again_is_taken_in_on_purpose(person: Beginner) -> None:
    side, code = page_of(person).side, codes(person)[0]
    click_at(person, children(person).button_of(code))
    assert side.again.isHidden()
    person.stage.later(10)
    person.press(f"{code} leaves")
    person.stage.later(10)
    person.press(f"{code} came again")
    assert f"{code}, in the house since 14:30" in person.lines(children(person))
    assert side.again.isHidden()


def test_only_who_fits_is_taken_of_those_ticked(person: Beginner) -> None:
    first = codes(person)[0]
    click_at(person, children(person).button_of(first))
    children(person).setFocus()
    person.key(K.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert person.button("12 have arrived").isEnabled()
    assert person.button(f"{first} leaves").isEnabled()


def test_where_everybody_is_stands_in_words(person: Beginner) -> None:
    stage = person.stage
    a, b, c = codes(person)[:3]
    handing.hand_in(stage.desk, stage.state.id, [a, b, c])
    stage.at("2026-10-03T09:10")
    adult = next(p.code for p in stage.state.people.values() if p.role == "educator")
    moving.send_out(stage.desk, stage.state.id, [a], adult)
    moving.take_off_site(stage.desk, stage.state.id, [b])
    stage.watch(stage.state.id)
    stage.settle()
    lines = person.lines(children(person))
    assert f"{a}, out with {adult} since 09:10" in lines
    assert f"{b}, off site since 09:10" in lines
    assert f"{c}, in the house since Friday 14:10" in lines
    assert person.sees("1 off site")


def test_who_was_out_for_a_while_is_in_the_house_since_the_arrival(person: Beginner) -> None:
    stage = person.stage
    event, code, unwritten = stage.state.id, *codes(person)[:2]
    adult = next(p.code for p in stage.state.people.values() if p.role == "educator")
    handing.hand_in(stage.desk, event, [code])
    stage.at("2026-10-02T14:20")
    moving.send_out(stage.desk, event, [code, unwritten], adult)
    stage.at("2026-10-02T14:32")
    moving.bring_back(stage.desk, event, [code, unwritten])
    stage.watch(event)
    stage.settle()
    lines = person.lines(children(person))
    assert f"{code}, in the house since 14:10" in lines
    assert f"{unwritten}, in the house since 14:20" in lines
    assert page_of(person).sheet.where.text() == "in the house since 14:10"


def test_a_paper_is_taken_back_at_the_door(person: Beginner) -> None:
    code = codes(person)[0]
    photo = page_of(person).sheet.papers["photo"]
    photo.setCurrentIndex(photo.findData("yes"))
    photo.activated.emit(photo.currentIndex())
    person.stage.settle()
    assert person.stage.state.people[code].photo == "yes"
    photo.setCurrentIndex(photo.findData("no"))
    photo.activated.emit(photo.currentIndex())
    person.stage.settle()
    assert person.stage.state.people[code].photo == "no"
    assert [body.photo for body in person.facts("amended") if isinstance(body, Amended)] == [
        "yes",
        "no",
    ]


def test_what_must_be_known_is_hidden_until_names_are_shown(known: Beginner) -> None:
    code = codes(known)[0]
    sheet = page_of(known).sheet
    assert known.sees("are hidden. Show names to read or write them")
    assert not sheet.notes["allergies"].isVisible()
    assert not sheet.coming.carer.isVisible()
    assert "Amina" not in "".join(known.seen() + known.lines(children(known)))
    assert "nuts" not in sheet.notes["allergies"].toPlainText()  # type: ignore[union-attr]
    known.click(sheet.show_names)
    assert sheet.notes["allergies"].toPlainText() == "nuts"  # type: ignore[union-attr]
    assert sheet.code.text() == f"{code} · Amina"
    assert any("Amina" in line for line in known.lines(children(known)))
    known.stage.context.show_names(False)
    assert not sheet.notes["allergies"].isVisible()
    assert sheet.notes["allergies"].toPlainText() == ""  # type: ignore[union-attr]


def test_carer_contacts_and_room_are_kept_when_their_fields_are_left(known: Beginner) -> None:
    known.stage.context.show_names(True)
    code, sheet = codes(known)[0], page_of(known).sheet
    sheet.coming.carer.setFocus()
    known.type("Rosa Bianchi")
    sheet.notes["contacts"].setFocus()
    known.stage.settle()
    came = care(known, code).came
    assert came is not None
    assert came.what.carer == "Rosa Bianchi"
    known.type("Rosa 333 1234")
    sheet.notes["room"].setFocus()
    known.type("7")
    known.key(K.Key_Return)
    assert (care(known, code).contacts, care(known, code).room) == ("Rosa 333 1234", "7")
    assert "Rosa" not in told(known)


def test_what_was_written_of_one_child_is_not_lost_when_another_is_shown(known: Beginner) -> None:
    known.stage.context.show_names(True)
    first, second = codes(known)[:2]
    sheet = page_of(known).sheet
    sheet.notes["risks"].setFocus()
    known.type("nightmares")
    children(known).go_to(second)
    known.stage.settle()
    assert care(known, first).risks == "nightmares"
    assert care(known, second).risks == ""
    assert sheet.notes["risks"].toPlainText() == ""  # type: ignore[union-attr]


def test_the_time_of_an_arrival_is_put_right(known: Beginner) -> None:
    code, sheet = codes(known)[0], page_of(known).sheet
    sheet.coming.time.setTime(QTime(14, 2))
    sheet.coming.time.editingFinished.emit()
    known.stage.settle()
    assert f"{code}, in the house since 14:02" in known.lines(children(known))
    assert len([body for body in handed(known) if body.person == code]) == 2


def test_a_time_is_put_right_on_its_own_day_and_never_into_the_future(known: Beginner) -> None:
    code, sheet, stage = codes(known)[0], page_of(known).sheet, known.stage
    sheet.coming.time.setTime(QTime(14, 30))
    sheet.coming.time.editingFinished.emit()
    stage.settle()
    assert "still to come" in told(known)
    assert sheet.coming.time.time() == QTime(14, 10)
    stage.at("2026-10-04T10:00")
    sheet.coming.time.setTime(QTime(14, 30))
    sheet.coming.time.editingFinished.emit()
    stage.settle()
    assert f"{code}, in the house since Friday 14:30" in known.lines(children(known))


def medicine_lines(person: Beginner) -> list[MedicineLine]:
    return page_of(person).sheet.medicines.lines


def test_medication_is_written_with_its_times_put_right_and_taken_away(known: Beginner) -> None:
    known.stage.context.show_names(True)
    code = codes(known)[0]
    (new,) = medicine_lines(known)
    new.text.setFocus()
    known.type("Cetirizine 10 mg")
    new.times.setFocus()
    known.type("8:00, 20")
    known.key(K.Key_Return)
    (line,) = care(known, code).medicines.values()
    assert (line.text, line.times) == ("Cetirizine 10 mg", (480, 1200))
    written, empty = medicine_lines(known)
    assert (written.times.text(), empty.text.text()) == ("08:00 20:00", "")
    written.times.setText("25:00")
    written.times.editingFinished.emit()
    known.stage.settle()
    assert "isn't a time of day" in told(known)
    written.times.setText("")
    written.times.editingFinished.emit()
    known.stage.settle()
    (line,) = care(known, code).medicines.values()
    assert line.times == ()
    known.click(written.now)
    assert known.sees("14:10: Cetirizine 10 mg, given")
    known.click(written.gone)
    assert care(known, code).medicines == {}


def test_health_asks_for_a_passphrase_first_and_nothing_is_kept_without(person: Beginner) -> None:
    person.stage.context.show_names(True)
    sheet = page_of(person).sheet
    sheet.notes["allergies"].setFocus()
    person.type("nuts")
    children(person).setFocus()
    person.stage.settle()
    dialog = person.window.findChild(ProtectDialog)
    assert dialog is not None
    assert person.facts("care-noted") == []
    dialog.reject()
    person.stage.settle()


def test_a_child_s_sheet_is_printed_as_a_numbered_copy(
    known: Beginner, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def show(url: object) -> bool:
        opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    menu = page_of(known).printed.menu()
    assert len(menu.actions()) == 3
    menu.actions()[0].trigger()
    known.stage.settle()
    known.stage.qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].endswith(".pdf")
    assert len(known.facts("sheet-printed")) == 1
    kinds = [fact.kind for fact in known.stage.context.watch.facts]  # type: ignore[union-attr]
    assert "sheet-printed" in kinds


def test_where_the_window_is_narrow_the_sheet_stands_under_the_list(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "handover", width=760, height=600)
    page = page_of(person)
    assert page.sheet.y() > page.side.y()
    assert page.sheet.x() == page.side.x()


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB", "it"])
def test_no_word_is_cut_off(known: Beginner) -> None:
    known.stage.context.show_names(True)
    known.stage.settle()
    assert cut_off(page_of(known)) == []


def test_every_control_has_a_name(known: Beginner) -> None:
    known.stage.context.show_names(True)
    sheet = page_of(known).sheet
    fields: list[QWidget] = [*sheet.papers.values(), *sheet.notes.values(), sheet.coming.time]
    fields += [sheet.coming.adult, sheet.coming.carer, sheet.going.welfare]
    assert all(field.accessibleName() for field in fields)


@pytest.mark.parametrize(
    ("text", "times"),
    [("8:00", (480,)), ("08:00, 20.30", (480, 1230)), ("8 20", (480, 1200)), ("", ())],
)
def test_times_are_read_as_people_write_them(text: str, times: tuple[int, ...]) -> None:
    assert read_times(text) == times


@pytest.mark.parametrize("text", ["25:00", "noon", "8:60", "-1"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_times(text)
