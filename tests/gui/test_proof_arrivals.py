"""Thirteen are expected; eleven come, one later, one never, one more without a consent.

Everything is done with the mouse on the real window, and nothing is typed: fourteen clicks from
the first arrival to the count of thirteen.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.gui.opened import open_window, seen
from toolkit.gui.pages.handover import HandoverPage
from toolkit.gui.widgets.rail import Rail
from toolkit.gui.widgets.rows import ROW_ROLE
from toolkit.model.people import in_sessions
from toolkit.model.prompts import expected_codes
from toolkit.model.whereabouts import Where, where_at

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.run import RunPage
    from toolkit.gui.window import MainWindow

MOST_CLICKS = 20
MOST_SECONDS = 20.0
"""For the program's share of it; what people say to each other takes longer."""


@dataclass
class Mouse:
    """A hand on the mouse, which counts its clicks."""

    stage: Stage
    window: MainWindow
    clicks: int = 0
    began: float = field(default_factory=time.monotonic)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible(), widget
        area = widget.rect()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or area.center())
        self.clicks += 1
        self.stage.settle()

    def press(self, text: str) -> None:
        """Click the one visible button of these words."""
        buttons = self.window.findChildren(QAbstractButton)
        found = [b for b in buttons if b.isVisible() and text in (b.text(), b.accessibleName())]
        assert len(found) == 1, (text, [b.text() for b in buttons if b.isVisible()])
        self.click(found[0])

    def on_list(self, area: QRectF) -> None:
        """Click a part of the list of children."""
        page = cast("HandoverPage", self.window.page)
        self.click(page.side.list.viewport(), area.center().toPoint())

    def go(self, page: str) -> None:
        """Click a page's button on the rail."""
        rail = self.window.findChild(Rail)
        assert rail is not None
        buttons = [b for b in rail.findChildren(QAbstractButton) if b.text() == page]
        assert len(buttons) == 1
        self.click(buttons[0])


@pytest.fixture
def no_key_is_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the keyboard be missing."""

    def nothing(*_: object) -> None:
        raise AssertionError("a key was pressed")

    monkeypatch.setattr(QTest, "keyClicks", nothing)


def test_arrivals_with_the_mouse_only(stage: Stage, no_key_is_pressed: None) -> None:
    stage.prepare_event(people=13)
    codes = sorted(person.code for person in stage.state.participants())
    assert len(codes) == 13
    never, late = codes[12], codes[11]
    stage.at("2026-10-02T14:10")
    mouse = Mouse(stage, open_window(stage, "start"))
    mouse.go("Hand-over")
    page = cast("HandoverPage", mouse.window.page)
    assert isinstance(page, HandoverPage)

    # 14:10: all thirteen ticked, two unticked, and eleven have arrived.
    mouse.press("Tick all who have not arrived")
    for code in (late, never):
        page.side.list.go_to(code)
        mouse.on_list(page.side.list.box_of(code))
    mouse.press("11 have arrived")
    assert sorted(expected_codes(stage.state)) == codes[:11]

    # One more, whom nobody had on the list, and whose consent nobody brought.
    homes = sorted({p.home for p in stage.state.participants() if p.home})
    mouse.press("Somebody else came")
    mouse.press(homes[0])
    (extra,) = {p.code for p in stage.state.participants()} - set(codes)
    assert not in_sessions(stage.state.people[extra])
    assert where_at(stage.state)[extra].where is Where.ROOM

    # The event starts, though one waits for papers and two haven't come.
    mouse.go("Run")
    run = cast("RunPage", mouse.window.page)
    mouse.click(run.bar.keys["next"])
    assert stage.state.state == "open"
    mouse.click(run.bar.keys["next"])
    assert stage.state.timeline(stage.context.now()).running is not None

    # 15:20: the late one, by the button of the line.
    stage.at("2026-10-02T15:20")
    mouse.go("Hand-over")
    page.side.list.go_to(late)
    mouse.on_list(page.side.list.button_of(late))
    assert where_at(stage.state)[late].since == stage.context.now()

    # 15:25: the count expects thirteen, twelve of the list and the extra one.
    stage.at("2026-10-02T15:25")
    mouse.go("Run")
    mouse.click(run.bar.keys["count"])
    assert any("13 should be here" in text for text in seen(run))
    assert sorted(expected_codes(stage.state)) == sorted([*codes[:12], extra])
    mouse.press("13 counted")
    (count,) = stage.state.register.headcounts
    assert (count.counted, count.expected) == (13, 13)
    clicks, seconds = mouse.clicks, time.monotonic() - mouse.began
    assert clicks <= MOST_CLICKS
    assert seconds < MOST_SECONDS

    # 16:00: the extra one is in no session, greyed in the group, and never marked with the rest.
    stage.at("2026-10-02T16:00")
    mouse.click(run.bar.keys["next"])
    mouse.click(run.bar.keys["next"])
    mouse.click(run.bar.keys["next"])
    running = stage.state.timeline(stage.context.now()).running
    assert running is not None
    mouse.press("Everyone present")
    marked = set(stage.state.register.marks[running.id])
    assert marked == {code for code in codes[:12] if in_sessions(stage.state.people[code])}
    model = run.group.table.model()
    rows = [model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount())]
    (line,) = [row for row in rows if row.code == extra]
    assert (line.waiting, line.text, line.status) == (True, "waiting for paper", "")
