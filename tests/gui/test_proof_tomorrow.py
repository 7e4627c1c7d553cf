"""Proof: 23:00 on day 2, no printer: tomorrow's sheets, counted, on a stick as one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from tests.gui.opened import choose_file, open_window, seen
from tests.gui.proof import Proof
from toolkit.gui.pages.printing import PrintPage
from toolkit.gui.sticks import Stick
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.gui.conftest import Stage


def text_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def titles(stage: Stage, day: int) -> set[str]:
    """The titles of a day's sessions that no other day has."""
    line = [(n, b.title) for n, b in stage.state.run.line if b.kind is Kind.SESSION]
    return {t for n, t in line if n == day} - {t for n, t in line if n != day}


def test_tomorrows_sheets_go_on_a_stick(
    stage: Stage, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    stage.prepare_event()
    stage.clock.speed = 60
    stage.play("2026-10-03T22:35")
    stage.at("2026-10-03T23:00")
    window = open_window(stage, "run")
    proof = Proof(window, stage.settle)
    proof.click(window._rail._buttons["print"])
    page = window.page
    assert isinstance(page, PrintPage)
    page.delivery.printers = list
    stick = tmp_path / "BLUE"
    stick.mkdir()
    page._have_sticks([Stick("BLUE", stick)])
    assert any(text.startswith("Evening: print the sheets for tomorrow") for text in seen(page))
    chip = page.view.chips["day"]
    assert chip.text() == "Print for tomorrow: day 3"
    assert chip.property("tone") == "attention"
    proof.click(chip)

    # How many sheets it will be is told before anything leaves.
    (card,) = page.cards.values()
    assert card.paper is not None
    told = f"{card.paper.pages} sheets, printed on one side"
    assert told in seen(card)
    assert list(stick.iterdir()) == []

    proof.click(card.sticks[0])
    (written,) = stick.iterdir()
    assert written.name == f"{stage.state.id} day-3.pdf"
    pages = text_of(written.read_bytes())
    assert len(pages) == card.paper.pages
    assert f"{len(pages)} sheets in all" in pages[0]
    whole = " ".join(" ".join(pages).split())
    for title in titles(stage, 3):
        assert title in whole, title
    for day in (1, 2, 4):
        for title in titles(stage, day):
            assert title not in whole, title
    assert any(text.startswith("On BLUE:") for text in seen(window))
    assert proof.presses == 3
    assert proof.by_hand < 2
    assert proof.seconds < 60

    # Without a stick, the printer's button says that there is none and asks for a folder.
    proof.click(card.print)
    assert any(text.startswith("No printer is set up on this laptop") for text in seen(window))
    choose_file(stage, page, tmp_path / "tomorrow.pdf")
    assert (tmp_path / "tomorrow.pdf").read_bytes() == written.read_bytes()
    proof.state(request)
