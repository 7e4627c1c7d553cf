"""The files of the block that runs, shown on the projector by hand and taken away again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from tests.gui.opened import cut_off, picture, rgb, seen
from tests.gui.pages.run_desk import open_run
from toolkit.actions import running
from toolkit.actions.places import own_folder
from toolkit.gui import projector
from toolkit.gui.fileshow import Wall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk
    from toolkit.actions.events import NewEvent
    from toolkit.gui.projector_view import ProjectorView

K = Qt.Key
LONG = "a very long name of a picture that somebody took in the garden of the house.png"
FILES = ("map.pdf", "tree.jpg", "story.mp4", "gone.pdf", "torn.png", LONG)
RED, BLUE = (200, 0, 0), (0, 0, 200)


def with_files(new: NewEvent) -> NewEvent:
    """The snack of day 2 has files; what follows has none."""
    days = []
    for day in new.plan.days:
        blocks = [
            msgspec.structs.replace(one, files=FILES) if one.id == "snack-2a" else one
            for one in day.blocks
        ]
        days.append(msgspec.structs.replace(day, blocks=tuple(blocks)))
    return replace(new, plan=msgspec.structs.replace(new.plan, days=tuple(days)))


def fill(path: Path, size: tuple[int, int], colour: tuple[int, int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(*colour))
    assert image.save(str(path), quality=100)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of own files: a PDF of a red, a blue and a red page, a blue picture, a film."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = own_folder() / "sessions" / "files"
    folder.mkdir(parents=True)
    canvas = Canvas(str(folder / "map.pdf"), pagesize=(800, 450))
    for colour in (RED, BLUE, RED):
        canvas.setFillColorRGB(*(part / 255 for part in colour))
        canvas.rect(0, 0, 800, 450, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    fill(folder / "tree.jpg", (300, 900), BLUE)
    fill(folder / LONG, (4000, 3000), RED)
    (folder / "story.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    (folder / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n torn")
    return folder


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second screen for the wall; the window stays as it is."""
    monkeypatch.setattr(
        projector.Projector,
        "_second",
        lambda _self, _without=None: QGuiApplication.primaryScreen(),
    )


@pytest.fixture
def run(stage: Stage, folder: Path) -> Iterator[RunDesk]:
    """Day 2 at 10:33: the snack has begun, which has files."""
    event = stage.prepare_event(change=with_files)
    stage.clock.speed = 60
    stage.at("2026-10-03T10:33")
    running.start_block(stage.desk, event, "snack-2a")
    stage.watch(event)
    desk = open_run(stage)
    yield desk
    desk.window.projector.stop()


def wall(run: RunDesk) -> ProjectorView:
    found = run.window.projector.cover or run.window.projector.wall
    assert found is not None
    return found


def middle(run: RunDesk) -> tuple[int, int, int]:
    """The colour in the middle of the wall, as near as JPEG keeps it."""
    image = picture(wall(run))
    red, green, blue = rgb(image.pixelColor(image.width() // 2, image.height() // 2))
    return (round(red, -1), round(green, -1), round(blue, -1))


def calm(run: RunDesk) -> bool:
    view = wall(run)
    return view.picture.isNull() and view.titles[0].isVisible() and view.pictogram.isVisible()


def press(run: RunDesk, name: str) -> None:
    run.click(run.page.files.chips[name])
    if run.window.projector.wall is not None:
        # This platform gives the keyboard to whatever is shown last, wanted there or not.
        run.window.activateWindow()
        run.stage.settle()


@pytest.mark.usefixtures("second")
def test_a_picture_fills_the_wall_and_a_second_press_takes_it_away(run: RunDesk) -> None:
    row = run.page.files
    assert row.isVisible()
    assert list(row.chips) == list(FILES)
    assert run.window.projector.wall is None, "nothing is shown by itself"
    press(run, "tree.jpg")
    view = wall(run)
    assert middle(run) == BLUE
    assert not calm(run)
    assert view.picture.height() == view.screen().size().height()
    assert abs(view.picture.width() * 3 - view.picture.height()) < 3
    assert row.chips["tree.jpg"].isChecked()
    assert not row._pages.isVisible()
    told = run.window.projector.bar
    assert told is not None
    assert told.told.text() == "The second screen shows a file of yours."
    assert not [text for text in seen(view) if "tree" in text]
    press(run, "tree.jpg")
    assert calm(run)
    assert not row.chips["tree.jpg"].isChecked()
    press(run, LONG)
    assert middle(run) == RED
    size = view.screen().size()
    assert view.picture.width() <= size.width()
    assert view.picture.height() <= size.height()


@pytest.mark.usefixtures("second")
def test_a_pdf_is_turned_page_by_page_by_button_and_key(run: RunDesk) -> None:
    row = run.page.files
    press(run, "map.pdf")
    assert (row.place.text(), middle(run)) == ("page 1 of 3", RED)
    assert not row.back.isEnabled()
    run.click(row.forth)
    assert (row.place.text(), middle(run)) == ("page 2 of 3", BLUE)
    for key, page in (
        (K.Key_Right, 3),
        (K.Key_Right, 3),
        (K.Key_Left, 2),
        (K.Key_PageUp, 1),
        (K.Key_PageUp, 1),
        (K.Key_PageDown, 2),
    ):
        run.key(key)
        assert row.place.text() == f"page {page} of 3"
        assert middle(run) == (BLUE if page == 2 else RED)
    run.key(K.Key_Escape)
    assert calm(run)
    assert not row._pages.isVisible()
    # Now these keys are the group's again.
    before = run.page.group.table.currentIndex().row()
    run.key(K.Key_Down)
    assert run.page.group.table.currentIndex().row() == before + 1


@pytest.mark.usefixtures("second")
def test_pages_turned_fast_end_on_the_last_one(run: RunDesk) -> None:
    press(run, "map.pdf")
    show = run.stage.context.file_show
    show.turn(1)
    show.turn(1)
    run.stage.settle()
    assert run.page.files.place.text() == "page 3 of 3"
    assert middle(run) == RED
    show.turn(-1)
    show.stop()
    run.stage.settle()
    assert calm(run), "what was still being read doesn't come up later"


@pytest.mark.usefixtures("second")
def test_with_its_block_the_file_goes_and_does_not_come_back(run: RunDesk) -> None:
    press(run, "map.pdf")
    run.bar("next")
    assert calm(run)
    assert not run.page.files.isVisible()
    run.key(K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert run.page.files.isVisible()
    assert calm(run)


@pytest.mark.usefixtures("second")
def test_the_neutral_screen_always_wins(run: RunDesk) -> None:
    press(run, "map.pdf")
    run.key(K.Key_F9)
    view = wall(run)
    assert view.picture.isNull()
    assert view.titles[0].isVisible()
    assert view.showing.kind == "break"
    assert not run.page.files.isVisible()
    run.key(K.Key_F9)
    assert run.page.files.isVisible()
    assert calm(run)


@pytest.mark.usefixtures("second")
def test_blank_and_message_lie_over_the_file(run: RunDesk) -> None:
    press(run, "tree.jpg")
    bar = run.window.projector.bar
    assert bar is not None
    run.click(bar.blank)
    assert middle(run) != BLUE
    run.click(bar.blank)
    assert middle(run) == BLUE
    bar.field.setText("Meet in the garden")
    run.click(bar.message)
    assert wall(run).large.isVisible()
    assert middle(run) != BLUE


@pytest.mark.usefixtures("second")
def test_what_cannot_be_shown_is_told_on_the_laptop_alone(run: RunDesk) -> None:
    press(run, "tree.jpg")
    for name, told in (
        ("gone.pdf", "“gone.pdf” is not on this laptop. Add it to its block once more"),
        ("torn.png", "“torn.png” is damaged and can't be shown."),
    ):
        press(run, name)
        assert run.sees(told)
        assert calm(run)
        assert not run.page.files.chips[name].isChecked()
    press(run, "map.pdf")
    assert not run.page.files.told.isVisible()


@pytest.mark.usefixtures("second")
def test_taken_away_with_the_projector_and_with_its_screen(
    run: RunDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(run, "tree.jpg")
    run.key(K.Key_F11)
    assert run.window.projector.wall is None
    assert not run.page.files.chips["tree.jpg"].isChecked()
    run.key(K.Key_F11)
    assert calm(run)
    press(run, "tree.jpg")
    own = projector.Projector._second
    monkeypatch.setattr(projector.Projector, "_second", lambda _self, _without=None: None)
    run.window.projector._screens_changed()
    assert run.window.projector.wall is None
    press(run, "tree.jpg")
    assert run.sees("The projector's screen is not plugged in.")
    monkeypatch.setattr(projector.Projector, "_second", own)
    run.window.projector._screens_changed()
    run.stage.settle()
    assert calm(run)


class Player(QObject):
    """What the desktop was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def play(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_a_film_opens_in_the_laptops_own_player(run: RunDesk, folder: Path) -> None:
    player = Player()
    QDesktopServices.setUrlHandler("file", player, "play")  # type: ignore[arg-type]
    try:
        press(run, "story.mp4")
        assert player.opened == [str(folder / "story.mp4")]
        assert run.sees("“story.mp4” opens in the player of this laptop.")
        (folder / "story.mp4").unlink()
        press(run, "story.mp4")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert len(player.opened) == 1
    assert run.sees("“story.mp4” is not on this laptop.")
    assert run.window.projector.cover is None


def test_with_one_screen_the_window_shows_it_and_escape_brings_the_calm_view(
    run: RunDesk,
) -> None:
    press(run, "map.pdf")
    cover = run.window.projector.cover
    assert cover is not None
    assert middle(run) == RED
    assert cover.hint.text == "Esc takes this away."
    QTest.keyClick(cover, K.Key_Right)
    run.stage.settle()
    assert middle(run) == BLUE
    QTest.keyClick(cover, K.Key_PageUp)
    run.stage.settle()
    assert middle(run) == RED
    QTest.keyClick(cover, K.Key_Escape)
    assert calm(run)
    assert run.window.projector.covering
    QTest.keyClick(cover, K.Key_F9)
    run.stage.settle()
    assert cover.showing.kind == "break"


def test_a_block_without_files_has_no_row(run: RunDesk) -> None:
    run.bar("next")
    assert not run.page.files.isVisible()
    assert run.stage.context.file_show.wall is Wall.OFF


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_nothing_is_cut_off_in_a_long_or_mirrored_language(run: RunDesk) -> None:
    press(run, "map.pdf")
    assert cut_off(run.page.files) == []
    assert run.page.files.chips[LONG].accessibleName() == LONG
    assert "…" in run.page.files.chips[LONG].text()
    assert LONG not in run.page.files.chips[LONG].text()


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize("language", ["ar-XB"])
def test_mirrored_the_left_key_goes_on(run: RunDesk) -> None:
    press(run, "map.pdf")
    run.key(K.Key_Left)
    assert run.stage.context.file_show.page == 1
    run.key(K.Key_PageDown)
    assert run.stage.context.file_show.page == 2
    run.key(K.Key_Right)
    assert run.stage.context.file_show.page == 1
