"""The Print page: the true papers, composed off the window's thread, saved, opened, covered."""

from __future__ import annotations

import gc
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from tests.gui.opened import choose_file, one_day, open_window, seen
from toolkit.actions.places import own_folder
from toolkit.actions.translating_plans import set_translation
from toolkit.content.places import Places, shipped
from toolkit.gui.pages.printing import PrintPage
from toolkit.model.facts import Registered
from toolkit.model.prints import fold_prints

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.pages.printing_card import PaperCard, Preview
    from toolkit.gui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NAME = "Irina Popescu-Sentinel"


def prepare(stage: Stage) -> None:
    stage.prepare_event(change=one_day)


def page_of(window: MainWindow) -> PrintPage:
    page = window.page
    assert isinstance(page, PrintPage)
    return page


@pytest.fixture
def page(stage: Stage) -> PrintPage:
    """The page with the papers of the sample's event, composed."""
    prepare(stage)
    window = open_window(stage, "print")
    stage.settle()
    return page_of(window)


def click(stage: Stage, page: PrintPage, button: str, name: str = "agenda.pdf") -> None:
    card = page.cards[name]
    widget = getattr(card, button) if hasattr(card, button) else getattr(page, button)
    assert widget.isEnabled()
    QTest.mouseClick(widget, LEFT)
    stage.settle()


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_papers_are_shown_as_they_will_be_printed(stage: Stage, page: PrintPage) -> None:
    for name, least in (("sign-in.pdf", 2), ("agenda.pdf", 1), ("run-sheet.pdf", 8)):
        card = page.cards[name]
        assert card.paper is not None
        assert card.paper.pages >= least
        assert card.paper.pdf.startswith(b"%PDF")
        assert card.preview.isVisible()
        assert not card.preview.is_empty
        assert any(text.startswith(f"{card.paper.pages} page") for text in seen(card))
        assert card.place.text() == f"1 of {card.paper.pages}"
        assert "1 of" in card.preview.accessibleName()
    assert "Story of an offer" in text_of(page.cards["agenda.pdf"].paper.pdf)  # type: ignore[union-attr]
    assert "RESTRICTED: names" in seen(page.cards["sign-in.pdf"])
    assert "RESTRICTED: names" not in seen(page.cards["agenda.pdf"])
    assert page.again.isHidden()


def test_ones_own_translations_are_printed(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    set_translation(Places(shipped(), own_folder()), "sq", "Story of an offer", "Historia jonë")
    prepare(stage)
    page = page_of(open_window(stage, "print"))
    stage.settle()
    page.tongue.setCurrentIndex(page.tongue.findData("sq"))
    stage.settle()
    paper = page.cards["agenda.pdf"].paper
    assert paper is not None
    assert "Historia jonë" in text_of(paper.pdf)


def look(preview: Preview) -> bytes:
    return bytes(preview.grab().toImage().constBits())


def test_pages_are_turned(stage: Stage, page: PrintPage) -> None:
    card = page.cards["sign-in.pdf"]
    assert card.paper is not None
    pages = card.paper.pages
    assert not card.back.isEnabled()
    first = look(card.preview)
    click(stage, page, "forth", "sign-in.pdf")
    assert card.place.text() == f"2 of {pages}"
    assert look(card.preview) != first
    for _ in range(pages - 2):
        click(stage, page, "forth", "sign-in.pdf")
    assert not card.forth.isEnabled()
    for _ in range(pages - 1):
        click(stage, page, "back", "sign-in.pdf")
    assert look(card.preview) == first


def test_one_paper_is_saved(stage: Stage, page: PrintPage, tmp_path: Path) -> None:
    click(stage, page, "save")
    choose_file(stage, page, tmp_path / "wall.pdf")
    written = (tmp_path / "wall.pdf").read_bytes()
    assert written == page.cards["agenda.pdf"].paper.pdf  # type: ignore[union-attr]
    assert "Saved as wall.pdf." in seen(page.window())
    click(stage, page, "save")
    choose_file(stage, page, tmp_path / "without an ending")
    assert (tmp_path / "without an ending.pdf").is_file()


def test_all_papers_are_saved_into_a_folder_of_the_event(
    stage: Stage, page: PrintPage, tmp_path: Path
) -> None:
    click(stage, page, "save_all")
    choose_file(stage, page, tmp_path)
    folder = tmp_path / stage.state.id
    assert sorted(p.name for p in folder.iterdir()) == [
        "agenda.pdf",
        "run-sheet.pdf",
        "sign-in.pdf",
    ]
    told = f"Saved in the folder {stage.state.id}. Copy 1, to be destroyed by "
    assert any(text.startswith(told) for text in seen(page.window()))


def test_a_copy_with_names_is_numbered_and_logged_each_time(
    stage: Stage, page: PrintPage, tmp_path: Path
) -> None:
    assert "Preview" in text_of(page.cards["sign-in.pdf"].paper.pdf)  # type: ignore[union-attr]
    for number in (1, 2):
        click(stage, page, "save", "sign-in.pdf")
        choose_file(stage, page, tmp_path / f"door-{number}.pdf")
        assert f"Copy {number} " in text_of((tmp_path / f"door-{number}.pdf").read_bytes())
    watch = stage.context.watch
    assert watch is not None
    for state in (stage.state, watch.state):
        made = state.folded(fold_prints)
        assert [p.what.copy_number for p in made] == [1, 2]
        assert {p.what.sheet for p in made} == {"sign-in"}
        assert {p.what.way for p in made} == {"saved"}


def test_a_folder_that_may_not_be_written_is_told(
    stage: Stage, page: PrintPage, tmp_path: Path
) -> None:
    click(stage, page, "save")
    choose_file(stage, page, tmp_path / "nowhere" / "paper.pdf")
    assert not (tmp_path / "nowhere").exists()
    assert any("nowhere" in text for text in seen(page.window()))


class Viewer(QObject):
    """Stands for the program that shows PDF files."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


def test_a_copy_is_lent_to_the_viewer_and_taken_back(
    stage: Stage, page: PrintPage, tmp_path: Path
) -> None:
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]
    try:
        click(stage, page, "open")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (shown,) = viewer.shown
    path = Path(shown)
    assert path.read_bytes() == page.cards["agenda.pdf"].paper.pdf  # type: ignore[union-attr]
    assert not stat.S_IMODE(path.parent.stat().st_mode) & 0o077
    page._press = None
    stage.context.runner.do(lambda _: None)
    stage.settle()
    gc.collect()
    assert not path.exists()


def test_a_paper_with_names_is_covered_while_names_are_hidden(stage: Stage) -> None:
    prepare(stage)
    stage.workspace.set_passphrase("correct horse battery")
    stage.add(Registered("TEAM-90-X", role="facilitator", name=NAME, cleared="yes"))
    page = page_of(open_window(stage, "print"))
    stage.settle()
    card: PaperCard = page.cards["sign-in.pdf"]
    assert card.paper is not None
    assert NAME in text_of(card.paper.pdf)
    assert not card.preview.isVisible()
    assert card.preview.is_empty
    assert "There are names on this paper, and names are hidden." in seen(card)
    assert page.cards["agenda.pdf"].preview.isVisible()
    QTest.mouseClick(card.show_names, LEFT)
    stage.settle()
    assert stage.context.names_shown
    assert card.preview.isVisible()
    stage.context.show_names(False)
    stage.settle()
    assert not card.preview.isVisible()
    assert card.preview.is_empty


def test_a_letter_without_a_typeface_is_named_and_the_others_are_composed(stage: Stage) -> None:
    prepare(stage)
    stage.workspace.set_passphrase("correct horse battery")
    stage.add(Registered("TEAM-90-X", role="facilitator", name="Ira \U0001f9ff\ue123"))
    page = page_of(open_window(stage, "print"))
    stage.settle()
    card = page.cards["sign-in.pdf"]
    assert card.paper is not None
    assert card.paper.trouble is not None
    assert any("\ue123" in text or "E123" in text.upper() for text in seen(card))
    assert not card.save.isEnabled()
    assert page.cards["run-sheet.pdf"].save.isEnabled()
    assert page.save_all.isEnabled()


def test_the_papers_follow_the_event_and_the_language(stage: Stage, page: PrintPage) -> None:
    before = page.cards["agenda.pdf"].paper
    page.left()
    page.entered()
    stage.settle()
    assert page.cards["agenda.pdf"].paper is before, "nothing changed, nothing is composed"
    at = page.tongue.findData("it")
    assert at > 0
    page.tongue.setCurrentIndex(at)
    stage.settle()
    assert page.cards["agenda.pdf"].paper is not before
    assert page.draft.isVisible()
    page.left()
    running = page.cards["agenda.pdf"].paper
    stage.add(Registered("NORD-77-X", role="child", home="NORD"))
    stage.settle()
    assert page.cards["agenda.pdf"].paper is running, "nothing is composed behind another page"
    page.entered()
    stage.settle()
    assert "NORD-77-X" in text_of(page.cards["sign-in.pdf"].paper.pdf)  # type: ignore[union-attr]


def test_leaving_stops_the_composing(stage: Stage) -> None:
    prepare(stage)
    window = open_window(stage, "start")
    window.open_page("print")
    page = page_of(window)
    window.open_page("start")
    stage.settle()
    assert page.cards["run-sheet.pdf"].paper is None
    window.open_page("print")
    stage.settle()
    assert page.cards["run-sheet.pdf"].paper is not None


def test_cancelled_composing_can_be_begun_again(stage: Stage) -> None:
    prepare(stage)
    window = open_window(stage, "start")
    window.open_page("print")
    page = page_of(window)
    assert page._progress is not None
    page._progress.cancel()
    stage.settle()
    assert "Stopped before it was composed." in seen(page)
    assert not page.save_all.isEnabled()
    QTest.mouseClick(page.again, LEFT)
    stage.settle()
    assert page.save_all.isEnabled()


def test_without_an_event_it_says_what_to_do(stage: Stage) -> None:
    window = open_window(stage, "print")
    page = page_of(window)
    assert page.empty.isVisible()
    QTest.mouseClick(page.empty._button, LEFT)
    stage.settle()
    assert window.page_name == "events"
