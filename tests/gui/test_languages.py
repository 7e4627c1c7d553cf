"""Every page in English, in a long and in a mirrored pseudo-language: nothing is cut off."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeoutError

from tests.gui.opened import cut_off, one_day, open_window, seen
from toolkit.content.places import shipped
from toolkit.doors import DOORS
from toolkit.gui.projector_bar import ProjectorBar
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.words.languages import for_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Stage

PAGES = [name.removeprefix("page:") for name in DOORS if name.startswith("page:")]
LANGUAGES = ("en", "en-XA", "ar-XB")


def _is_whole(page: QWidget) -> bool:
    return cut_off(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_any_page_is_cut_off(stage: Stage) -> None:
    stage.prepare_event()
    stage.play("2026-10-03T11:23")
    window = open_window(stage)
    found: dict[str, list[str]] = {}
    for name in (page for page in PAGES if page != "print"):
        window.open_page(name)
        stage.settle()
        page = window.page
        assert page is not None
        # Columns that grow with their words find their height in a few turns.
        with suppress(QtTimeoutError):
            stage.qtbot.waitUntil(partial(_is_whole, page), timeout=2000)
        if cut := cut_off(page):
            found[name] = cut
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_the_papers_is_cut_off(stage: Stage) -> None:
    stage.prepare_event(change=one_day)
    window = open_window(stage, "print")
    assert window.page is not None
    assert cut_off(window.page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_cut_off_without_an_event(stage: Stage) -> None:
    window = open_window(stage)
    found: dict[str, list[str]] = {}
    for name in PAGES:
        window.open_page(name)
        stage.settle()
        assert window.page is not None
        if cut := cut_off(window.page):
            found[name] = cut
    assert found == {}


@pytest.mark.parametrize("language", ["en-XA"])
def test_every_word_of_the_window_goes_through_translation(stage: Stage) -> None:
    stage.prepare_event(change=one_day)
    window = open_window(stage)
    known = {person.code for person in stage.state.people.values()}
    for name in ("start", "events", "print", "finish", "settings"):
        window.open_page(name)
        stage.settle()
        plain = [text for text in seen(window) if is_plain(text) and text not in known]
        own = ("Three days in October", "Casa Lanterna Blu", "Rome", "Bulgarian")
        folder = shipped() / "i18n"
        names = (*(state.name for state in for_window(folder)), "[Ļőñĝ ţéšţ]")
        assert [t for t in plain if not any(o in t for o in (*own, *names))] == [], name


def is_plain(text: str) -> bool:
    """Tell whether a text has plain Latin words outside the brackets of the long language."""
    depth, outside = 0, []
    for letter in text:
        depth += (letter == "[") - (letter == "]")
        if depth == 0 and letter != "]":
            outside.append(letter)
    words = "".join(outside).split()
    return any(len(word) > 2 and word.isascii() and word.isalpha() for word in words)


@pytest.mark.parametrize("language", ["ar-XB"])
def test_the_window_is_mirrored(stage: Stage) -> None:
    window = open_window(stage, "print")
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window._rail.geometry().right() == window.width() - 1
    for name in PAGES:
        window.open_page(name)
        assert window.page is not None
        assert window.page.layoutDirection() is Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strip_of_the_second_screen_fits(stage: Stage, qtbot: QtBot) -> None:
    bar = ProjectorBar(stage.context.words)
    qtbot.addWidget(bar)
    bar.tell(stage.context.words.say("On the second screen: {what}", what="Story of an offer"))
    bar.resize(1270, bar.sizeHint().height())
    bar.show()
    qtbot.waitExposed(bar)
    bar.resize(1270, bar.heightForWidth(1270))
    assert cut_off(bar) == []


# --- the measure itself


def test_the_measure_sees_what_is_cut(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    row = QHBoxLayout()
    tight = QLabel("Much longer than there is room for")
    tight.setFixedWidth(60)
    low = Label("Several words that need more than one line in so little room", wrap=True)
    low.setFixedSize(120, 18)
    button = Button("Open in the PDF viewer")
    button.setFixedWidth(70)
    roomy = Label("Fits")
    for widget in (tight, low, button, roomy):
        row.addWidget(widget)
    column.addLayout(row)
    box.show()
    qtbot.waitExposed(box)
    found = " ".join(cut_off(box))
    for widget in (tight, low, button):
        assert repr(widget.text()) in found
    assert "Fits" not in found
