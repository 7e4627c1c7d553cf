"""The logs page: written, read and signed at the desk, beside what the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.actions import marking, people, team_logs
from toolkit.model.facts_search import SearchClosed, SearchOpened
from toolkit.model.logbook import fold_logs

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.pages.logs import LogsPage
    from toolkit.model.logbook import Log

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ready(stage: Stage) -> Stage:
    """An event with the plan's rota, at 22:05 of its first evening."""
    people.take_rota(stage.desk, stage.prepare_event())
    stage.watch(stage.state.id)
    stage.at("2026-10-02T22:05")
    return stage


def page_of(person: Beginner) -> LogsPage:
    page: LogsPage = person.page
    return page


def team(stage: Stage, role: str) -> list[str]:
    return [p.code for p in stage.state.people.values() if p.role == role]


def log_of(stage: Stage, name: str) -> Log:
    return stage.state.folded(fold_logs)[name]


def sit(person: Beginner, code: str) -> None:
    """Sit down at the desk, as the chip on the Run page does."""
    person.stage.context.sit(code)
    person.stage.settle()


def test_without_an_event_one_button_leads_to_the_list(stage: Stage) -> None:
    person = sit_down(stage, "logs")
    person.key(K.Key_Space)
    assert person.went == ["events"]


def test_before_the_first_evening_it_says_when_a_log_is_due(ready: Stage) -> None:
    ready.at("2026-10-02T15:00")
    person = sit_down(ready, "logs")
    assert person.sees("The first log is due from Friday 21:45")
    ready.at("2026-10-02T21:46")
    assert person.sees("Day 1: the day tells the night")


def test_whoever_is_nobody_says_who_they_are_first(ready: Stage) -> None:
    person = sit_down(ready, "logs")
    page = page_of(person)
    assert person.sees("Nobody of the team is at the desk")
    page.log.editor.setPlainText("All well.")
    assert not page.log.write_button.isEnabled()
    lead = team(ready, "lead")[0]
    page.log.who.setCurrentIndex(page.log.who.findData(lead))
    person.press("That's me")
    assert person.sees(f"At the desk: {lead}.")
    assert page.log.editor.toPlainText() == "All well."
    person.press("Written")
    assert log_of(ready, "day-night-1").current.desk == lead


def test_a_log_is_written_read_and_signed_and_signed_anew(ready: Stage) -> None:
    person = sit_down(ready, "logs")
    page = page_of(person)
    lead, (first, second) = team(ready, "lead")[0], team(ready, "night-staff")
    sit(person, lead)
    page.log.editor.setFocus()
    person.type("Two want a night light.")
    person.key(K.Key_Return, CTRL)
    assert person.sees(f"Written Friday 22:05 by {lead}.")
    assert QApplication.focusWidget() is page.log.again_button
    assert person.sees(f"Not read yet: {ready.context.words.join([first, second])}.")
    assert not page.log.sign_button.isVisible()
    sit(person, first)
    person.press("Read and signed")
    assert person.sees(f"Read and signed: {first} (Friday 22:05).")
    assert person.sees(f"Not read yet: {second}.")
    assert not page.log.sign_button.isVisible()
    person.press("Write it anew")
    assert page.log.editor.toPlainText() == "Two want a night light."
    page.log.editor.setPlainText("Three want a night light.")
    person.press("Written")
    assert person.sees("Three want a night light.")
    assert person.sees("Before: ")
    assert person.sees(f"Not read yet: {second}.")
    assert [v.text for v in log_of(ready, "day-night-1").versions] == [
        "Two want a night light.",
        "Three want a night light.",
    ]
    person.key(K.Key_Z, CTRL)
    assert len(log_of(ready, "day-night-1").versions) == 1


def test_what_is_being_typed_outlasts_the_turn(ready: Stage) -> None:
    person = sit_down(ready, "logs")
    page = page_of(person)
    sit(person, team(ready, "night-staff")[0])
    page.log.editor.setPlainText("half a sentence")
    ready.at("2026-10-03T07:40")
    assert person.sees("Day 1: the day tells the night")
    assert page.log.editor.toPlainText() == "half a sentence"
    person.press("Written")
    ready.at("2026-10-03T07:41")
    assert person.sees("Day 2: the night tells the day")
    assert page.log.editor.toPlainText() == ""


def test_a_search_by_night_stands_under_the_day_that_went_on_without_names(ready: Stage) -> None:
    event = ready.state.id
    ready.at("2026-10-04T02:00")
    marking.headcount(ready.desk, event, 12, "night-2", 120)
    ready.desk.say(event, [SearchOpened("s", 12, 13, "night-2", 120)])
    ready.at("2026-10-04T02:08")
    ready.desk.say(event, [SearchClosed("s", "found", where="Ali, on the stairs")])
    ready.watch(event)
    ready.at("2026-10-04T08:05")
    person = sit_down(ready, "logs")
    seen = person.seen()
    assert person.sees("Day 3: the night tells the day")
    day = seen.index("Day 2")
    assert seen[day : day + 7] == [
        "Day 2",
        "02:00",
        "12 of 13 counted",
        "02:00",
        "Not found: 12 of 13, the search began",
        "02:08",
        "Found, after 8 min",
    ]
    assert not any("Ali" in text for text in seen)


def test_earlier_logs_are_read_below_and_opened_again(ready: Stage) -> None:
    ready.desk.person = team(ready, "lead")[0]
    team_logs.write_log(ready.desk, ready.state.id, "day-night", 1, "Mind the back door.")
    ready.watch(ready.state.id)
    ready.at("2026-10-03T21:40")
    person = sit_down(ready, "logs")
    assert person.sees("Day 2: the day tells the night")
    assert person.sees("Mind the back door.")
    assert person.sees("Not written.")
    button = person.button("Open this log")
    ready.at("2026-10-03T21:41")
    assert person.button("Open this log") is button
    person.press("Open this log")
    turn = page_of(person).log.turn
    assert turn is not None
    assert turn.log == "day-night-1"
    person.press("Write it anew")
    assert QApplication.focusWidget() is page_of(person).log.editor


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_nothing_is_cut_off(ready: Stage, size: tuple[int, int]) -> None:
    ready.desk.person = team(ready, "lead")[0]
    team_logs.write_log(ready.desk, ready.state.id, "day-night", 1, "Mind the back door. " * 9)
    marking.headcount(ready.desk, ready.state.id, 13)
    ready.watch(ready.state.id)
    ready.at("2026-10-03T08:05")
    person = sit_down(ready, "logs", *size)
    assert cut_off(page_of(person)) == []
    page_of(person)._open("day-night-1")
    ready.settle()
    assert cut_off(page_of(person)) == []
