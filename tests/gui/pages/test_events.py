"""The events page and the form for a new event, walked by keyboard and mouse."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.opened import seen
from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.actions.desk import Desk
from toolkit.actions.events import close_event, open_event
from toolkit.actions.places import own_folder
from toolkit.actions.showing import EventLine
from toolkit.gui.pages.events import standing
from toolkit.gui.pages.events_list import EventRow, EventsModel
from toolkit.gui.widgets.buttons import Button
from toolkit.model.codes import is_code
from toolkit.model.instants import Instant, load_zone, start_instant, to_datetime
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester

    from tests.gui.conftest import Stage
    from toolkit.gui.newevent import NewEventForm
    from toolkit.gui.pages.events_list import EventsList

K = Qt.Key
ROME = load_zone("Europe/Rome")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No plan of one test is there in the next."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def wall(text: str) -> Instant:
    return start_instant(datetime.fromisoformat(text), ROME)


@pytest.fixture
def three(stage: Stage) -> dict[str, str]:
    """One event that is over, one that runs and one to come."""
    over = stage.prepare_event(people=10, start="2026-05-01T14:00")
    open_event(stage.desk, over)
    stage.clock.set(wall("2026-05-04T14:00"))
    close_event(stage.desk, over)
    runs = stage.prepare_event(start="2026-10-02T14:00")
    open_event(stage.desk, runs)
    comes = stage.prepare_event(people=12, start="2026-10-23T14:00")
    stage.clock.set(wall("2026-10-03T11:23"))
    stage.context.watch_nothing()
    return {"over": over, "runs": runs, "comes": comes}


def events_list(person: Beginner) -> EventsList:
    found: EventsList = person.page._list
    return found


def test_without_events_one_sentence_and_one_button_lead_to_a_new_one(stage: Stage) -> None:
    with stage.qtbot.waitSignal(stage.context.filled):
        person = sit_down(stage, "events")
    assert person.seen() == ["No event yet."]
    person.key(K.Key_Space)
    assert person.sees("Plan")
    person.press("Back to the events")
    assert person.seen() == ["No event yet."]


def test_events_stand_in_three_groups(stage: Stage, three: dict[str, str]) -> None:
    person = sit_down(stage, "events")
    where = "Casa Lanterna Blu, Rome"
    title = "Three days in October"
    assert person.lines(events_list(person)) == [
        "Running now",
        f"{title}, Running, Fri 2 Oct – Mon 5 Oct 2026 · {where}, 13 participants",
        "Coming",
        f"{title}, In 20 days, Fri 23 Oct – Mon 26 Oct 2026 · {where}, 12 participants",
        "Finished",
        f"{title}, Finished, Fri 1 May – Mon 4 May 2026 · {where}, 10 participants",
    ]


@pytest.mark.parametrize(
    ("which", "downs", "page"), [("runs", 0, "run"), ("comes", 1, "prepare"), ("over", 2, "finish")]
)
def test_enter_takes_an_event_up_where_it_stands(
    stage: Stage, three: dict[str, str], which: str, downs: int, page: str
) -> None:
    person = sit_down(stage, "events")
    for _ in range(downs):
        person.key(K.Key_Down)
    person.key(K.Key_Return)
    assert stage.state.id == three[which]
    assert person.went == [page]


def test_a_click_takes_an_event_up(stage: Stage, three: dict[str, str]) -> None:
    person = sit_down(stage, "events")
    person.click_row(events_list(person), "In 20 days")
    assert stage.state.id == three["comes"]
    assert person.went == ["prepare"]


def test_the_list_follows_what_happens_elsewhere(stage: Stage, three: dict[str, str]) -> None:
    person = sit_down(stage, "events")
    close_event(stage.desk, three["runs"])
    stage.context.events_changed.emit()
    stage.settle()
    assert person.lines(events_list(person))[0] == "Coming"


@pytest.mark.parametrize(
    ("state", "now", "told"),
    [
        ("open", "2026-10-03T10:00", ("Running", "accent")),
        ("closed", "2026-10-09T10:00", ("Finished", "done")),
        ("prepared", "2026-10-02T14:00", ("Not opened yet", "attention")),
        ("prepared", "2026-10-02T00:10", ("Today", "accent")),
        ("prepared", "2026-10-01T23:59", ("Tomorrow", "plain")),
        ("prepared", "2026-09-22T10:00", ("In 10 days", "plain")),
    ],
)
def test_an_event_says_how_it_stands(state: str, now: str, told: tuple[str, str]) -> None:
    start, end = wall("2026-10-02T14:00"), wall("2026-10-05T14:00")
    line = EventLine("E", "T", "P", start, end, "Europe/Rome", state, 13, sample=False)
    assert standing(Words(), line, wall(now)) == told


def test_the_list_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = EventsModel()
    model.set_rows([EventRow("", "Coming"), EventRow("E", "Three days", pill="Today")])
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


@pytest.fixture
def person(stage: Stage) -> Beginner:
    return sit_down(stage, "events")


@pytest.fixture
def form(person: Beginner) -> NewEventForm:
    """The form for a new event, opened as a person does, in a given year."""
    person.press("Prepare an event")
    made: NewEventForm = person.page._form
    made._day.setDate(QDate(2026, 10, 2))
    made._zone.setEditText("Europe/Rome")
    return made


def fill_homes(person: Beginner, form: NewEventForm) -> None:
    """NORD 7 and SUD 6, by the keyboard."""
    for (name, _, _), home, count in zip(form._homes._lines, ("NORD", "SUD"), "76", strict=True):
        name.setFocus()
        person.type(home)
        person.key(K.Key_Tab)
        person.type(count)


def test_an_event_is_prepared_with_codes_for_everyone(
    stage: Stage, person: Beginner, form: NewEventForm
) -> None:
    assert form._title.text() == "A 72-hour consultation"
    fill_homes(person, form)
    form._facility.setFocus()
    person.type("Casa Lanterna Blu")
    codes = [told for told in person.seen() if is_code(told)]
    assert [code[:7] for code in codes[:2]] == ["NORD-01", "NORD-02"]
    assert len(codes) == 7 + 6 + 11
    assert person.sees("72 h")
    assert person.sees("Fri 2 Oct, 14:00 – Mon 5 Oct 2026, 14:00")
    person.press("Prepare this event")
    event = stage.state
    assert event.id == "consultation-72h-20261002-01"
    assert [*event.people] == codes
    assert sum(p.role == "child" for p in event.people.values()) == 13
    assert (event.details.facility, event.details.languages) == ("Casa Lanterna Blu", ("en",))
    assert to_datetime(event.start, event.zone).isoformat() == "2026-10-02T14:00:00+02:00"
    assert person.went == ["prepare"]
    person.window.open_page("events")
    stage.settle()
    assert len(person.lines(events_list(person))) == 2


def test_that_an_event_is_being_prepared_is_seen_where_it_takes_long(
    stage: Stage, person: Beginner, form: NewEventForm
) -> None:
    fill_homes(person, form)
    done = threading.Event()

    def slowly() -> Instant:
        done.wait(20)
        return stage.clock.now()

    stage.context.desk = Desk(stage.workspace, slowly)
    QTest.mouseClick(form._done, Qt.MouseButton.LeftButton)
    try:
        stage.qtbot.waitUntil(
            lambda: "Preparing the event …" in seen(person.window), timeout=10_000
        )
    finally:
        done.set()
    stage.settle()
    assert "Preparing the event …" not in seen(person.window)
    assert person.went == ["prepare"]


def test_the_start_is_proposed_for_a_friday_at_two(stage: Stage) -> None:
    person = sit_down(stage, "events")
    person.press("Prepare an event")
    day = person.page._form._day.date()
    assert day.dayOfWeek() == 5
    assert QDate.currentDate() < day <= QDate.currentDate().addDays(7)
    assert person.page._form._time.time() == QTime(14, 0)


def test_what_is_missing_is_said_where_it_is_missing(
    stage: Stage, person: Beginner, form: NewEventForm
) -> None:
    form._title.clear()
    form._languages.set_tags([])
    assert not person.sees("Give the event a title.")
    person.press("Prepare this event")
    for told in (
        "Give the event a title.",
        "Say how many come from each home.",
        "Choose at least one language.",
        "3 fields need a look.",
    ):
        assert person.sees(told)
    assert QApplication.focusWidget() is form._title
    assert stage.context.watch is None
    person.type("Ours")
    assert not person.sees("Give the event a title.")
    assert person.sees("2 fields need a look.")


def test_a_start_that_does_not_exist_is_said_at_once(person: Beginner, form: NewEventForm) -> None:
    form._day.setDate(QDate(2027, 3, 28))
    form._time.setTime(QTime(2, 30))
    assert person.sees("At Sun 28 Mar 2027, 02:30 the clocks in Europe/Rome jump ahead")
    form._time.setTime(QTime(3, 30))
    assert not person.sees("jump ahead")
    assert person.sees("On that day the clocks there show UTC+02:00.")


def test_a_change_of_the_clocks_is_foretold(person: Beginner, form: NewEventForm) -> None:
    assert not person.sees("The clocks change during this event.")
    form._day.setDate(QDate(2027, 3, 26))
    assert person.sees("The clocks change during this event.")
    assert person.sees("71 h")


def test_a_zone_is_found_by_any_part_of_its_name(person: Beginner, form: NewEventForm) -> None:
    form._zone.setFocus()
    person.key(K.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type("skopje")
    finder = form._zone.finder
    assert finder.completionCount() == 1
    assert finder.currentCompletion() == "Europe/Skopje"
    assert person.sees("skopje isn't a time zone.")


def test_a_zone_that_only_one_name_fits_is_taken_by_going_on(
    person: Beginner, form: NewEventForm
) -> None:
    line = form._zone.lineEdit()
    assert line is not None
    for typed, taken in (("rome", "Europe/Rome"), ("europe/r", "europe/r"), ("nowhere", "nowhere")):
        line.setText(typed)
        line.editingFinished.emit()
        assert form._zone.currentText() == taken


def test_a_start_in_the_past_is_pointed_out(
    stage: Stage, person: Beginner, form: NewEventForm
) -> None:
    stage.clock.set(wall("2026-10-02T15:00"))
    form._time.setTime(QTime(14, 30))
    assert person.sees("This start has passed already.")


def test_languages_are_chosen_by_name_or_tag(person: Beginner, form: NewEventForm) -> None:
    add = form._languages._add
    add.setFocus()
    person.type("Italiano (it)")
    person.key(K.Key_Return)
    person.type("ku_arab")
    person.key(K.Key_Return)
    person.type("no language!")
    person.key(K.Key_Return)
    assert list(form._languages.tags) == ["en", "it", "ku-Arab"]
    assert add.currentText() == "no language!"
    person.press("English (en)")
    assert list(form._languages.tags) == ["it", "ku-Arab"]


def test_a_home_can_be_added_and_taken_away(person: Beginner, form: NewEventForm) -> None:
    fill_homes(person, form)
    person.press("Add a home")
    person.type("NORD")
    assert person.sees("NORD is here twice.")
    (trash,) = form._homes._lines[2][2].findChildren(Button)
    person.click(trash)
    assert [home.name for home in form.draft().homes] == ["NORD", "SUD"]


def test_the_team_comes_from_the_plan_and_can_be_changed(
    person: Beginner, form: NewEventForm
) -> None:
    assert form.draft().team["mediator"] == 2
    form._team._counts["mediator"].setValue(3)
    assert len(form.draft().people()) == 12


def test_a_plan_that_cannot_be_used_is_shown_with_its_problems(stage: Stage) -> None:
    folder = own_folder() / "sessions"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text("id: ours\ntitle: Ours\n", encoding="utf-8")
    person = sit_down(stage, "events")
    person.press("Prepare an event")
    assert person.sees("Plans that can't be used")
    assert person.sees("ours.yaml:1: “programme” is missing or empty")
    shipped_plans = list((stage.context.root / "sessions").glob("*.yaml"))
    assert person.page._form._plan.count() == len(shipped_plans)


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off_in_other_languages(stage: Stage, three: dict[str, str]) -> None:
    person = sit_down(stage, "events")
    assert cut_off(person.page) == []
    person.click(person.page._new)
    assert cut_off(person.page._form) == []
    assert (person.window.layoutDirection() == Qt.LayoutDirection.RightToLeft) == (
        stage.context.words.rtl
    )
