"""The Help page: a topic for every page, read as it is meant, found by its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtTest import QTest

from tests.gui.opened import open_window, seen
from toolkit.doors import DOORS
from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages.help import OF_PAGE, TOPICS, HelpPage, read_topics
from toolkit.gui.pages.help_dress import dress

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow

K = Qt.Key
PAGES = [name.removeprefix("page:") for name in DOORS if name.startswith("page:")]


def page_of(window: MainWindow) -> HelpPage:
    page = window.page
    assert isinstance(page, HelpPage)
    return page


def test_every_page_has_its_help(root: Path) -> None:
    topics = {topic.name: topic for topic in read_topics(root, "en")}
    assert set(topics) == set(TOPICS)
    assert {OF_PAGE.get(page, page) for page in PAGES} - {"help"} <= set(topics)
    for topic in topics.values():
        assert len(topic.text.split()) > 60, topic.name
        assert topic.title
        assert topic.language == "en"


def test_the_texts_hold_no_left_overs(root: Path) -> None:
    for topic in read_topics(root, "en"):
        assert not re.search(r"TODO|FIXME|lorem|xxx", topic.text, re.IGNORECASE), topic.name
        assert topic.text.count("`") % 2 == 0, topic.name
        assert topic.text.startswith("# "), topic.name


def test_a_topic_that_is_translated_is_read_in_its_language(tmp_path: Path) -> None:
    home = tmp_path / "handouts" / "help"
    for tag, name, text in (
        ("en", "start", "# Start\n\nHello."),
        ("en", "run", "# Run\n\nGo."),
        ("it", "start", "# Inizio\n\nCiao."),
    ):
        (home / tag).mkdir(parents=True, exist_ok=True)
        (home / tag / f"{name}.md").write_text(text, encoding="utf-8")
    found = [(t.title, t.language) for t in read_topics(tmp_path, "it-CH")]
    assert found == [("Inizio", "it"), ("Run", "en")]


def test_topics_are_chosen_by_mouse_and_with_the_arrows(stage: Stage) -> None:
    page = page_of(open_window(stage, "help"))
    assert page.search.hasFocus()
    assert page.topic == "start"
    QTest.keyClick(page.search, K.Key_Down)
    assert page.topic == "events"
    assert page.text.toPlainText().startswith("Events")
    item = page.list.item(TOPICS.index("keys"))
    place = page.list.visualItemRect(item).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.topic == "keys"
    assert page.text.accessibleName() == "All keys"


def test_a_search_leaves_the_topics_in_which_all_words_stand(stage: Stage) -> None:
    page = page_of(open_window(stage, "help"))
    QTest.keyClicks(page.search, "recovery key")
    assert page.topic == "people"
    assert page.list.count() == 1
    marked = [mark.cursor.selectedText().casefold() for mark in page.text.extraSelections()]
    assert {"recovery", "key"} <= set(marked)
    page.search.clear()
    assert page.list.count() == len(TOPICS)
    assert page.topic == "people"
    QTest.keyClicks(page.search, "zeppelin")
    assert page.list.count() == 0
    assert any("Nothing is found for “zeppelin”." in text for text in seen(page))
    assert page.text.toPlainText() == ""
    QTest.keyClick(page.search, K.Key_Down)
    page.search.clear()
    assert page.topic == "start"


def test_help_asked_on_a_page_wins_over_a_search(stage: Stage) -> None:
    window = open_window(stage, "help")
    QTest.keyClicks(page_of(window).search, "zeppelin")
    window.open_page("settings")
    QTest.keyClick(window, K.Key_F1)
    stage.settle()
    assert page_of(window).topic == "settings"
    assert page_of(window).search.text() == ""
    QTest.keyClick(window, K.Key_F1)
    assert page_of(window).topic == "settings", "help on the help page stays where it is"


@pytest.mark.parametrize("language", ["ar-XB"])
def test_what_is_not_translated_says_so(stage: Stage) -> None:
    page = page_of(open_window(stage, "help"))
    assert page.foreign.isVisible()


def test_the_text_wears_the_windows_type(stage: Stage) -> None:
    document = QTextDocument()
    document.setDefaultFont(font(Type.BODY))
    document.setMarkdown(
        "# One\n\nplain **strong** `Ctrl+Z`\n\n## Two\n\n"
        "| Key | What |\n| --- | --- |\n| F1 | help |",
        QTextDocument.MarkdownFeature.MarkdownDialectGitHub,
    )
    dress(document)
    sizes: dict[str, tuple[int, int]] = {}
    colours: dict[str, str] = {}
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            made = part.fragment().charFormat()
            text = part.fragment().text().strip()
            sizes[text] = (made.font().pixelSize(), made.font().weight())
            colours[text] = made.foreground().color().name()
            part += 1
        block = block.next()
    assert sizes["One"] == (24, 600)
    assert sizes["Two"] == (16, 600)
    assert sizes["plain"] == (15, 400)
    assert sizes["strong"] == (15, 600)
    assert sizes["Ctrl+Z"] == (15, 600)
    assert colours["Ctrl+Z"] == theme.current().accent.lower()
    (table,) = [f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert table.columns() == 2
    assert table.format().borderBrush().color().name() == theme.current().line.lower()
