"""The rota page: shifts moved by mouse and key, who is on duty, what is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.actions import people
from toolkit.model.facts import Amended, ShiftSet
from toolkit.model.instants import MINUTE, Instant, to_datetime

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.rota import RotaPage
    from toolkit.gui.pages.rota_band import BandView
    from toolkit.gui.pages.rota_rows import Span

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def person(stage: Stage) -> Beginner:
    """Somebody on the rota page on day 2 at 10:52, with the plan's rota taken."""
    people.take_rota(stage.desk, stage.prepare_event())
    stage.watch(stage.state.id)
    stage.at("2026-10-03T10:52")
    return sit_down(stage, "rota")


def page_of(person: Beginner) -> RotaPage:
    page: RotaPage = person.page
    return page


def team(stage: Stage, role: str) -> list[str]:
    return [p.code for p in stage.state.people.values() if p.role == role]


def shown(person: Beginner, code: str) -> list[str]:
    rows = page_of(person).band.rows
    return [span.text for span in rows.row(rows.find(code)).spans]


def span_of(person: Beginner, code: str, number: int = 0) -> Span:
    rows = page_of(person).band.rows
    return rows.row(rows.find(code)).spans[number]


def times(stage: Stage, shift: ShiftSet) -> str:
    return "–".join(
        f"{to_datetime(Instant(at), stage.state.zone):%d %H:%M}" for at in (shift.start, shift.end)
    )


def place(band: BandView, code: str, at: Instant) -> QPoint:
    index = band.rows.index(band.rows.find(code))
    band.scrollTo(index)
    return QPoint(round(band.scale().x(at)), band.visualRect(index).center().y())


def drag(person: Beginner, code: str, begin: Instant, end: Instant) -> None:
    """Take what is at one instant of a row with the mouse and let it go at another."""
    band = page_of(person).band
    view = band.viewport()
    QTest.mousePress(view, LEFT, pos=place(band, code, begin))
    QTest.mouseMove(view, place(band, code, end))
    QTest.mouseRelease(view, LEFT, pos=place(band, code, end))
    person.stage.settle()


def test_without_an_event_one_button_leads_to_the_list(stage: Stage) -> None:
    person = sit_down(stage, "rota")
    person.key(K.Key_Space)
    assert person.went == ["events"]


def test_without_shifts_the_plans_rota_is_taken(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "rota")
    assert person.sees("Nobody has a shift yet")
    assert person.lines(page_of(person).findings.list)[0].startswith("No rota yet")
    person.press("Take the plan's rota")
    assert len(stage.state.shifts) > 30
    assert not page_of(person).take_button.isVisible()
    assert person.lines(page_of(person).findings.list) == [
        "Nothing is left open: enough adults, somebody awake, everyone rested."
    ]


def test_who_is_on_duty_until_when_and_who_comes_next(person: Beginner) -> None:
    stage = person.stage
    early, late = team(stage, "facilitator")
    assert page_of(person).day == 2
    for text in (early, "until 18:00", late, "until 22:30"):
        assert text in person.seen()
    assert person.sees("Next: " + stage.context.words.join(team(stage, "night-staff")))
    stage.at("2026-10-03T18:00")
    assert early not in person.seen()


def test_a_row_is_read_aloud_with_its_shifts(person: Beginner, qtmodeltester: ModelTester) -> None:
    band = page_of(person).band
    night = team(person.stage, "night-staff")[0]
    (spoken,) = [line for line in person.lines(band) if line.startswith(night)]
    assert spoken == (
        f"{night}, Night staff, 02:00 – 08:15, 22:00 – 02:00, 02:00 – 08:15, awake at night"
    )
    band.setFocus()
    QTest.keyClick(band, K.Key_Home)
    assert "(chosen)" in person.lines(band)[0]
    qtmodeltester.check(band.rows)  # type: ignore[no-untyped-call]


def test_keys_move_an_end_in_one_statement(person: Beginner) -> None:
    stage, band = person.stage, page_of(person).band
    early = team(stage, "facilitator")[0]
    band.setFocus()
    person.key(K.Key_Home)
    before = len(person.facts("shift-set"))
    for _ in range(3):
        QTest.keyClick(band, K.Key_Right, CTRL)
    QTest.keyClick(band, K.Key_Left, CTRL | SHIFT)
    assert len(person.facts("shift-set")) == before
    person.key(K.Key_Return)
    (said,) = person.facts("shift-set")[before:]
    assert isinstance(said, ShiftSet)
    assert (said.person, said.shift, times(stage, said)) == (
        early,
        span_of(person, early).shift,
        "03 07:15–03 18:45",
    )
    assert not person.facts("shift-cleared")
    assert shown(person, early) == ["07:15 – 18:45"]
    person.key(K.Key_Z, CTRL)
    assert shown(person, early) == ["07:30 – 18:00"]


def test_what_was_moved_is_kept_when_the_hand_rests_and_escape_gives_it_up(
    person: Beginner,
) -> None:
    stage, band = person.stage, page_of(person).band
    early = team(stage, "facilitator")[0]
    band.setFocus()
    person.key(K.Key_Home)
    QTest.keyClick(band, K.Key_Right, CTRL)
    person.key(K.Key_Escape)
    assert shown(person, early) == ["07:30 – 18:00"]
    QTest.keyClick(band, K.Key_Left, CTRL)
    stage.qtbot.waitUntil(lambda: shown(person, early) == ["07:30 – 17:45"], timeout=5_000)


def test_the_mouse_takes_a_shift_at_its_end_or_in_the_middle(person: Beginner) -> None:
    early = team(person.stage, "facilitator")[0]
    span = span_of(person, early)
    band = page_of(person).band
    person.click(band.viewport(), place(band, early, Instant(span.begin + 60 * MINUTE)))
    assert band.rows.chosen == (early, span.shift)
    drag(person, early, span.end, Instant(span.end + 60 * MINUTE))
    assert shown(person, early) == ["07:30 – 19:00"]
    middle = Instant(span.begin + 120 * MINUTE)
    drag(person, early, middle, Instant(middle + 30 * MINUTE))
    assert shown(person, early) == ["08:00 – 19:30"]
    assert [s.shift for s in band.rows.row(band.rows.find(early)).spans] == [span.shift]


def test_a_free_place_begins_a_new_shift_and_delete_takes_one_away(person: Beginner) -> None:
    stage, page = person.stage, page_of(person)
    early = team(stage, "facilitator")[0]
    span = span_of(person, early)
    at = Instant(span.end + 120 * MINUTE)
    person.click(page.band.viewport(), place(page.band, early, Instant(at + 5 * MINUTE)))
    assert (page.form.person.currentData(), page.form.begin.time()) == (early, QTime(20, 0))
    page.form.end.setTime(QTime(21, 0))
    person.press("Add this shift")
    assert shown(person, early) == ["07:30 – 18:00", "20:00 – 21:00"]
    assert any("rests only 2 h" in line for line in person.lines(page.findings.list))
    page.band.setFocus()
    person.key(K.Key_Delete)
    assert shown(person, early) == ["07:30 – 18:00"]
    assert person.lines(page.findings.list)[0].startswith("Nothing is left open")


def test_enter_leads_to_the_fields_which_put_the_shift_right(person: Beginner) -> None:
    stage, page = person.stage, page_of(person)
    early = team(stage, "facilitator")[0]
    page.band.setFocus()
    person.key(K.Key_Home)
    person.key(K.Key_Return)
    assert QApplication.focusWidget() is page.form.begin
    assert not page.form.change_button.isEnabled()
    page.form.begin.setTime(QTime(6, 45))
    # The minute that goes by meanwhile takes nothing of what is being typed.
    stage.at("2026-10-03T10:53")
    assert page.form.begin.time() == QTime(6, 45)
    person.press("Put this shift right")
    assert shown(person, early) == ["06:45 – 18:00"]


def test_findings_follow_shifts_and_people_and_lead_to_their_day(person: Beginner) -> None:
    stage, page = person.stage, page_of(person)
    first = team(stage, "night-staff")[0]
    event = stage.state.id
    stage.context.act(lambda desk: people.amend(desk, event, [Amended(first, cleared="")]))
    stage.settle()
    lines = person.lines(page.findings.list)
    assert f"{first} has a shift and is not cleared, so is not counted." in lines[0]
    assert "must be put right" in lines[0]
    assert any("Only one cleared adult is on duty, for 12 children" in line for line in lines)
    assert any("Nobody on duty is awake" in line for line in lines)
    band = page.band.band
    assert band is not None
    bare = [f"{to_datetime(at, stage.state.zone):%d %H:%M}" for span in band.bare for at in span]
    assert bare == ["02 22:30", "03 07:30", "03 22:30", "04 07:30"]
    row = page.band.rows.row(page.band.rows.find(first))
    assert (row.counted, row.note) == (False, "not counted")
    page.days.setCurrentIndex(3)
    person.click_row(page.findings.list, "Only one cleared adult")
    assert page.day == 1


def test_names_stand_only_while_they_are_shown(person: Beginner) -> None:
    stage = person.stage
    stage.workspace.set_passphrase("correct horse battery")
    lead = team(stage, "lead")[0]
    event = stage.state.id
    stage.context.act(lambda desk: people.amend(desk, event, [Amended(lead, name="Rosa Bianchi")]))
    stage.settle()
    assert not any("Rosa" in text for text in (*person.seen(), *person.lines(page_of(person).band)))
    stage.context.show_names(True)
    assert any("Rosa Bianchi" in line for line in person.lines(page_of(person).band))


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_nothing_is_cut_off(person: Beginner, size: tuple[int, int]) -> None:
    person.window.resize(*size)
    person.stage.settle()
    assert cut_off(page_of(person)) == []
