"""One screen: a child goes out with an educator, comes back, and nobody at the wall learns of it.

At most five key presses from going out to being back, where a person needs about ten seconds.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.opened import colours, picture, seen
from tests.gui.pages.run_desk import open_run
from toolkit.actions import people, running
from toolkit.gui import projector_cover
from toolkit.model.attendance import attendance
from toolkit.model.escort import adults_here
from toolkit.model.facts import Status
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk
    from toolkit.gui.projector_cover import Cover

K = Qt.Key
BLOCK = "judge-posters"
MOST_PRESSES = 5


def on_day_two(stage: Stage) -> RunDesk:
    """16:10 on day 2: *Judge the posters* runs, all were counted and are marked present."""
    event = stage.state.id if stage.context.watch is not None else stage.prepare_event()
    stage.clock.speed = 60
    stage.at("2026-10-03T16:10")
    running.start_block(stage.desk, event, BLOCK)
    stage.watch(event)
    run = open_run(stage)
    run.key(K.Key_F3)
    run.key(K.Key_Return)
    run.click(run.page.group.everyone)
    run.page.group.table.setFocus()
    run.presses = 0
    return run


def wall_of(run: RunDesk) -> Cover:
    found = run.window.projector.cover
    assert found is not None
    return found


def come_back(run: RunDesk) -> None:
    """Hold Escape for two seconds: the window is the facilitator's again."""
    wall = wall_of(run)
    QTest.keyPress(wall, K.Key_Escape)
    with run.stage.qtbot.waitSignal(wall.left, timeout=projector_cover.HOLD_MS + 20_000):
        pass


def is_calm(run: RunDesk) -> None:
    """Nobody is named on the wall, by name or code, and nothing is red."""
    wall = wall_of(run)
    text = " ".join(seen(wall)).casefold()
    for person in run.stage.state.people.values():
        assert person.code.casefold() not in text
    reds = [(r, g, b) for r, g, b in colours(picture(wall)) if r > 150 and g < 90 and b < 90]
    assert reds == []


def test_a_child_goes_out_with_an_educator_and_comes_back(
    stage: Stage, record_property: Callable[[str, object], None]
) -> None:
    run = on_day_two(stage)
    began = time.monotonic()
    child = sorted(person.code for person in stage.state.participants())[2]
    educator = next(p for p in stage.state.people.values() if p.role == "educator")

    QTest.keyClick(run.window, K.Key_F11)
    stage.settle()
    come_back(run)

    stage.at("2026-10-03T16:25")
    for _ in range(2):
        run.key(K.Key_Down)
    assert run.page.group.table.current_code() == child
    run.key(K.Key_F4)
    assert run.sees(f"{child} goes out. Who goes along?")
    told = f"{educator.code} · {role_name(stage.context.words, educator.role)}"
    run.click(run.button(told))
    moved = run.fact("moved")
    assert (moved.person, moved.to, moved.adult) == (child, "out", educator.code)
    assert run.places() == {child: f"out 16:25 · {educator.code}"}

    # The clock goes on, and the wall shows what it would have shown.
    assert run.phase == "running"
    assert "paused" not in [fact.kind for fact in stage.workspace.facts(stage.state.id)]
    stage.at("2026-10-03T16:26")
    QTest.keyClick(run.window, K.Key_F11)
    stage.settle()
    is_calm(run)
    come_back(run)

    stage.at("2026-10-03T16:34")
    assert not run.sees("Back again?")
    stage.at("2026-10-03T16:35")
    assert run.sees(f"{child} has been out for 10 min. Back again?")
    run.click(run.button("Still out"))
    stage.at("2026-10-03T16:44")
    assert not run.sees("Back again?")
    stage.at("2026-10-03T16:45")
    assert run.sees(f"{child} has been out for 20 min. Back again?")
    run.click(run.button("Still out"))

    stage.at("2026-10-03T16:48")
    run.page.group.table.setFocus()
    run.key(K.Key_F4)
    assert run.fact("moved").to == "room"
    seconds = time.monotonic() - began

    stage.at("2026-10-03T17:10")
    running.end_block(stage.desk, stage.state.id, BLOCK)
    stage.watch(stage.state.id)
    schedule = stage.state.timeline(stage.clock.now())
    figures = attendance(stage.state, schedule)
    numbers = [n for n, line in enumerate(figures.sessions) if line.session.row.id == BLOCK]
    line = next(line for line in figures.people if line.person.code == child)
    there = line.presence[numbers[0]]
    assert there is not None
    assert (there.status, there.minutes) == (Status.PRESENT, 37)
    others = [
        other.presence[numbers[0]]
        for other in figures.people
        if other.takes_part and other.person.code != child
    ]
    present = [other for other in others if other is not None and other.status is Status.PRESENT]
    assert [other.minutes for other in present] == [60] * 11

    # Nobody asked why, and nothing that was said could hold a reason.
    said = [f for f in stage.workspace.facts(stage.state.id) if f.kind in ("moved", "noted")]
    assert [f.kind for f in said] == ["moved", "moved"]
    assert b"reason" not in b"".join(f.body for f in said)

    record_property("key presses", run.presses)
    record_property("seconds", round(seconds, 1))
    assert run.presses <= MOST_PRESSES


def test_a_lone_adult_is_warned_of_before_and_while_a_child_is_out(stage: Stage) -> None:
    event = stage.prepare_event()
    stay = ("lead", "educator")
    adults = {person.role: person.code for person in adults_here(stage.state, stage.clock.now())}
    for person in adults_here(stage.state, stage.clock.now()):
        if person.code not in [adults[role] for role in stay]:
            people.withdraw(stage.desk, event, person.code)
    stage.watch(event)
    run = on_day_two(stage)
    warning = "Only 1 adult stays in the room. Call somebody else in."
    run.key(K.Key_F4)
    assert run.sees(warning)
    run.key(K.Key_Return)
    assert len(run.places()) == 1
    assert run.sees(warning)
    run.key(K.Key_F4)
    assert run.places() == {}
    assert not run.sees(warning)
    # Two steps out, one step back.
    assert run.presses == 3
