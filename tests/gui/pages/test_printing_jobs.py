"""What the Print page prints at once: the fallback, tomorrow's sheets, what is left, names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QScrollArea
from reportlab.pdfgen.canvas import Canvas

from tests.gui.opened import choose_file, cut_off, one_day, open_window, seen
from toolkit.actions import overriding, running
from toolkit.actions.places import own_folder
from toolkit.gui.pages import printing_jobs as jobs
from toolkit.gui.pages.printing import PrintPage
from toolkit.gui.sticks import Stick, is_removable
from toolkit.model.facts_team import SheetPrinted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.actions.events import NewEvent

LEFT = Qt.MouseButton.LeftButton


def open_print(stage: Stage) -> PrintPage:
    page = open_window(stage, "print").page
    stage.settle()
    assert isinstance(page, PrintPage)
    return page


def going_home(new: NewEvent) -> NewEvent:
    """The plan's last day alone, on which children are handed over."""
    return replace(new, plan=msgspec.structs.replace(new.plan, days=new.plan.days[-1:], rota=()))


def choose(stage: Stage, page: PrintPage, job: str) -> None:
    chip = page.view.chips[job]
    assert chip.isEnabled()
    QTest.mouseClick(chip, LEFT)
    stage.settle()


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_before_the_event_the_fallback_is_one_click(stage: Stage) -> None:
    stage.prepare_event(people=2, change=one_day)
    page = open_print(stage)
    assert page.view.chips["fallback"].property("tone") == "attention"
    assert any(text.startswith("Before it starts") for text in seen(page))
    choose(stage, page, "fallback")
    assert list(page.cards) == ["fallback.pdf", "fallback-restricted.pdf"]
    paper = page.cards["fallback.pdf"].paper
    assert paper is not None
    assert paper.pages == len(pages_of(paper.pdf)) > 3
    restricted = page.cards["fallback-restricted.pdf"]
    assert any(t.startswith("Next: copy 1, to be destroyed by") for t in seen(restricted))
    assert "Before it starts" not in " ".join(seen(page))


def test_prepare_leads_to_it(stage: Stage) -> None:
    stage.prepare_event(people=2, change=one_day)
    window = open_window(stage, "prepare")
    QTest.mouseClick(window.page._sections.button("prints"), LEFT)  # type: ignore[union-attr]
    stage.settle()
    QTest.mouseClick(window.page._part._fallback, LEFT)  # type: ignore[union-attr]
    stage.settle()
    page = window.page
    assert isinstance(page, PrintPage)
    assert page.job == "fallback"
    assert page.cards["fallback.pdf"].paper is not None


def test_what_runs_late_is_printed_from_now_on(stage: Stage) -> None:
    event = stage.prepare_event(people=2)
    stage.clock.speed = 60
    stage.at("2026-10-05T11:00")
    running.start_block(stage.desk, event, "carers-visit")
    stage.at("2026-10-05T12:05")
    stage.watch(event)
    page = open_print(stage)
    assert any("late: the printed times mislead" in text for text in seen(page))
    choose(stage, page, "now")
    paper = page.cards["from-now.pdf"].paper
    assert paper is not None
    text = " ".join(pages_of(paper.pdf))
    assert "Story of an offer" not in text


def with_files(new: NewEvent) -> NewEvent:
    """One day, the second block of which has a PDF, a picture and a film."""
    [day] = one_day(new).plan.days
    files = ("map.pdf", "tree.png", "gone.png", "story.mp4")
    second = msgspec.structs.replace(day.blocks[1], files=files)
    day = msgspec.structs.replace(day, blocks=(day.blocks[0], second, *day.blocks[2:]))
    return replace(new, plan=msgspec.structs.replace(new.plan, days=(day,), rota=()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of own files, with all of those but one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = own_folder() / "sessions" / "files"
    folder.mkdir(parents=True)
    canvas = Canvas(str(folder / "map.pdf"))
    canvas.drawString(50, 50, "the map")
    canvas.save()
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(folder / "tree.png"))
    (folder / "story.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    return folder


def test_the_files_of_the_blocks_are_printed_and_what_is_missing_is_told(
    stage: Stage, folder: Path
) -> None:
    stage.prepare_event(people=2, change=with_files)
    page = open_print(stage)
    choose(stage, page, "files")
    card = page.cards["block-files.pdf"]
    assert card.paper is not None
    texts = pages_of(card.paper.pdf)
    assert len(texts) == 4
    assert "story.mp4: to be shown, not printed" in texts[0]
    assert texts[2] == "the map"
    assert any(text.startswith("“gone.png” is not on this laptop.") for text in seen(card))
    assert not card.preview.is_empty

    assert (folder / "tree.png").rename(folder / "gone.png")
    page.left()
    page.entered()
    stage.settle()
    told = [text for text in seen(card) if "is not on this laptop" in text]
    assert len(told) == 1
    assert told[0].startswith("“tree.png”")


def test_composing_the_files_can_be_cancelled(stage: Stage, folder: Path) -> None:
    stage.prepare_event(people=2, change=with_files)
    page = open_print(stage)
    QTest.mouseClick(page.view.chips["files"], LEFT)
    page.left()
    stage.settle()
    assert page.cards["block-files.pdf"].paper is None
    assert page.again.isVisible()
    QTest.mouseClick(page.again, LEFT)
    stage.settle()
    assert page.cards["block-files.pdf"].paper is not None


def test_without_files_there_is_nothing_to_choose(stage: Stage) -> None:
    stage.prepare_event(people=2, change=one_day)
    page = open_print(stage)
    assert not page.view.chips["files"].isEnabled()


def test_sheets_with_names_leave_as_numbered_copies(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event(people=2, change=one_day)
    page = open_print(stage)
    choose(stage, page, "names")
    assert list(page.cards) == ["hand-over.pdf", "rooming.pdf", "medication.pdf", "roll-call.pdf"]
    card = page.cards["rooming.pdf"]
    card.offer_sticks([Stick("BLUE", tmp_path)])
    stage.settle()
    QTest.mouseClick(card.sticks[0], LEFT)
    stage.settle()
    assert (tmp_path / f"{stage.state.id} rooming.pdf").is_file()
    told = [text for text in seen(page.window()) if "Copy 1, to be destroyed by" in text]
    assert told
    assert told[0].startswith("On BLUE:")
    assert any(text.startswith("Next: copy 2") for text in seen(card))
    assert [f.what for f in stage.context.watch.facts if isinstance(f.what, SheetPrinted)]  # type: ignore[union-attr]


def test_what_was_checked_is_looked_at_and_saved(stage: Stage) -> None:
    event = stage.prepare_event(people=2, change=one_day)
    overriding.override_rule(stage.desk, event, "two-adults", "Mirela Voinea", "The house asked.")
    stage.watch(event)
    page = open_print(stage)
    choose(stage, page, "checks")
    assert list(page.cards) == ["checks.pdf", "nine-ticks.pdf"]
    paper = page.cards["checks.pdf"].paper
    assert paper is not None
    assert "Set aside by Mirela Voinea" in " ".join(pages_of(paper.pdf))
    assert not page.cards["checks.pdf"].preview.is_empty


@pytest.mark.parametrize(
    ("job", "plain", "restricted"),
    [
        ("day", "day-1.pdf", "day-1-restricted.pdf"),
        ("fallback", "fallback.pdf", "fallback-restricted.pdf"),
    ],
)
def test_the_part_with_names_is_saved_with_the_rest_only_if_asked_for(
    stage: Stage, tmp_path: Path, job: str, plain: str, restricted: str
) -> None:
    stage.prepare_event(people=2, change=going_home)
    stage.at("2026-10-01T20:00")
    page = open_print(stage)
    assert not page.view.with_names.isVisible(), "the sign-in sheet is a paper like the others"
    choose(stage, page, job)
    assert list(page.cards) == [plain, restricted]
    paper = page.cards[restricted].paper
    assert paper is not None
    asked = page.view.with_names
    assert asked.isVisible()
    assert asked.text() == f"Also the sheets with names, {paper.pages} sheets"
    folder = tmp_path / stage.state.id

    QTest.mouseClick(page.save_all, LEFT)
    choose_file(stage, page, tmp_path)
    assert [path.name for path in folder.iterdir()] == [plain]
    assert not [f for f in stage.context.watch.facts if isinstance(f.what, SheetPrinted)]  # type: ignore[union-attr]

    QTest.mouseClick(asked, LEFT, pos=QPoint(8, asked.height() // 2))
    assert asked.isChecked()
    QTest.mouseClick(page.save_all, LEFT)
    choose_file(stage, page, tmp_path)
    assert {path.name for path in folder.iterdir()} == {plain, restricted}
    choose(stage, page, "all")
    assert not asked.isVisible()
    choose(stage, page, job)
    assert not asked.isChecked(), "each time it is asked for anew"


def test_a_printer_gets_every_page(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event(people=2, change=one_day)
    page = open_print(stage)
    paper, press = page.cards["agenda.pdf"].paper, page._press
    assert paper is not None
    assert press is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.delivery.print_on(press, paper, printer)
    stage.settle()
    with pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes()) as document:
        assert len(document) == paper.pages
        width, height = document[0].get_size()
        assert (round(width), round(height)) in {(595, 842), (842, 595)}
    assert "Sent to the printer: 1 sheet." in seen(page.window())


def test_without_a_printer_it_says_so_and_asks_for_a_file(stage: Stage) -> None:
    stage.prepare_event(people=2, change=one_day)
    page = open_print(stage)
    page.delivery.printers = list
    QTest.mouseClick(page.cards["agenda.pdf"].print, LEFT)
    stage.settle()
    assert any(text.startswith("No printer is set up") for text in seen(page.window()))
    chooser = page.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.close()


@pytest.mark.parametrize(
    ("wall", "follows"),
    [
        ("2026-10-01T12:00", True),
        ("2026-10-02T23:00", True),
        ("2026-10-03T02:00", True),
        ("2026-10-03T23:00", True),
        ("2026-10-05T12:00", False),
    ],
)
def test_the_next_days_papers_can_be_had_while_a_day_follows(
    stage: Stage, wall: str, follows: bool
) -> None:
    stage.prepare_event(people=2)
    stage.at(wall)
    assert jobs.is_possible(stage.state, "day", stage.clock.now()) is follows


@pytest.mark.parametrize(
    ("root", "platform", "removable"),
    [
        ("/media/user/BLUE", "linux", True),
        ("/run/media/user/BLUE", "linux", True),
        ("/media", "linux", False),
        ("/", "linux", False),
        ("/home", "linux", False),
        ("/Volumes/BLUE", "darwin", True),
        ("/System/Volumes/Data", "darwin", False),
    ],
)
def test_what_a_stick_is(root: str, platform: str, removable: bool) -> None:
    assert is_removable(root, platform) is removable


@pytest.mark.parametrize(("language", "width"), [("en", 683), ("en-XA", 1366)])
def test_nothing_is_cut_off_and_nothing_scrolls_sideways(stage: Stage, width: int) -> None:
    stage.prepare_event(people=2, change=one_day)
    window = open_window(stage, "print")
    window.resize(width, 384)
    stage.settle()
    page = window.page
    assert page is not None
    assert cut_off(page) == []
    areas = [page.findChild(QScrollArea)]
    assert all(area.horizontalScrollBar().maximum() == 0 for area in areas if area is not None)
