"""How the wall looks: large, calm, without red, in every language, on every screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.gui.opened import colours, picture
from toolkit.gui.look import theme
from toolkit.gui.look.tokens import contrast
from toolkit.gui.projector_told import Line, Show
from toolkit.gui.projector_view import ProjectorView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Stage

SHOW = Show("session", (Line("Story of an offer"),), 0.6, False, "Lunch", "12:05", "meal")


@pytest.fixture
def view(stage: Stage, qtbot: QtBot) -> ProjectorView:
    made = ProjectorView(stage.context.words)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_now(SHOW)
    return made


def test_sizes_are_for_the_back_row_and_grow_with_the_screen(view: ProjectorView) -> None:
    assert view.titles[0].fitting().pixelSize() == 64
    assert view.foot.fitting().pixelSize() == 40
    assert view.ring.width() >= 260
    assert view.pictogram.width() >= 220
    view.resize(1920, 1080)
    assert view.titles[0].fitting().pixelSize() == 90
    view.resize(800, 600)
    wide = view.titles[0].fontMetrics
    assert wide is not None
    for part in (view.pictogram, view.ring, view.foot, view.foot_time, *view.titles[:1]):
        assert view.rect().contains(part.geometry())


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_long_titles_break_and_shrink_but_never_leave_the_wall(
    view: ProjectorView, lines: int
) -> None:
    long = "Umore in cerchio con faccine e mappa del corpo, e una parola interminabilissimamente"
    view.show_now(replace(SHOW, titles=tuple(Line(f"{long} {n}") for n in range(lines))))
    for title in view.titles[:lines]:
        assert title.isVisible()
        assert view.rect().contains(title.geometry())
        metrics = title.fitting()
        assert metrics.pixelSize() >= 20
        assert not title.geometry().intersects(view.ring.geometry())
        assert not title.geometry().intersects(view.pictogram.geometry())
    tops = [title.y() for title in view.titles[:lines]]
    assert tops == sorted(tops)


def test_a_right_to_left_title_stands_at_its_own_side(view: ProjectorView) -> None:
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    for line, found in ((Line("قصة عرض", rtl=True), right), (Line("Offer"), left)):
        view.show_now(replace(SHOW, titles=(line,)))
        title = view.titles[0]
        image = picture(title)
        ink = theme.current().ink
        columns = [
            x
            for x in range(image.width())
            if any(image.pixelColor(x, y).name().upper() == ink for y in range(image.height()))
        ]
        found.append((min(columns), max(columns)))
    width = view.titles[0].width()
    assert left[0][0] < 10
    assert right[0][1] > width - 10


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_on_it_is_red_and_everything_is_seen_from_afar(view: ProjectorView) -> None:
    view.show_now(replace(SHOW, left=0.0))
    for red, green, blue in colours(picture(view)):
        assert not (red > 140 and red > 1.5 * green and red > 1.5 * blue)
    palette = theme.current()
    assert contrast(palette.ink, palette.ground) >= 7


def test_the_ring_has_no_digits(view: ProjectorView) -> None:
    assert view.ring.accessibleName() == ""
    middle = view.ring.geometry().center()
    image = picture(view)
    inside = {
        image.pixelColor(middle.x() + x, middle.y() + y).name()
        for x in range(-60, 60, 3)
        for y in range(-40, 40, 3)
    }
    assert inside == {theme.current().ground.lower()}


def test_a_tick_turns_the_ring_and_paints_nothing_else(
    view: ProjectorView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    qtbot.waitExposed(view)
    plain = ProjectorView.paintEvent

    def counting(self: ProjectorView, event: object) -> None:
        painted.append("view")
        plain(self, event)  # type: ignore[arg-type]

    monkeypatch.setattr(ProjectorView, "paintEvent", counting)
    view.repaint()
    before = len(painted)
    titles = [title.geometry() for title in view.titles]
    view.show_now(replace(SHOW, left=0.3))
    assert len(painted) == before
    assert [title.geometry() for title in view.titles] == titles
