"""The Help page: one topic for each page and a few more, to read and to search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
)

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.page import Page
from toolkit.gui.pages.help_dress import dress
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.gui.context import Context

TOPICS: Final = (
    "start",
    "events",
    "prepare",
    "checks",
    "plans",
    "editor",
    "planimport",
    "differences",
    "plan-words",
    "plan-merge",
    "people",
    "handover",
    "rollcall",
    "run",
    "night",
    "notfound",
    "locking",
    "rota",
    "logs",
    "concerns",
    "laptops",
    "projector",
    "print",
    "paper",
    "finish",
    "settings",
    "keys",
    "safety",
)
"""Topics in the order of the list; those of pages are called like their page."""
OF_PAGE: Final = {"concern": "concerns"}
"""Topics of pages that are called otherwise."""
FIRST: Final = "start"
SOURCE: Final = "en"
_SIDE = 248
_LINE = 760
"""The most that a line of text measures, in pixels; longer ones tire the eye."""
_TEXT: Final = Template(
    "QTextBrowser { background: transparent; border: 2px solid transparent; padding: 5px; }"
    "QTextBrowser:focus { border-color: $accent; }"
)
_LIST: Final = Template(
    "QListWidget::item { padding: 0 10px; border-radius: 8px; }"
    "QListWidget::item:selected { background: $tint; color: $ink; }"
)
_TITLE = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: its title, its text as Markdown, and the language it is written in."""

    name: str
    title: str
    text: str
    language: str

    def has(self, wanted: str) -> bool:
        """Tell whether every word that is looked for occurs in it."""
        plain = self.text.casefold()
        return all(word in plain for word in wanted.casefold().split())


def read_topics(root: Path, language: str) -> list[Topic]:
    """Read the topics in a language, those that aren't there in it in English."""
    home = root / "handouts" / "help"
    found = []
    for name in TOPICS:
        for tag in dict.fromkeys((language, language.split("-", maxsplit=1)[0], SOURCE)):
            path = home / tag / f"{name}.md"
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                title = _TITLE.search(text)
                found.append(Topic(name, title[1] if title else name, text, tag))
                break
    return found


class HelpPage(Page):
    """Topics at one side, the text of one at the other, a search above."""

    name = "help"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.topics = read_topics(context.root, words.language)
        self.search = QLineEdit()
        self.search.setFont(font(Type.CONTROL))
        self.search.setPlaceholderText(words.say("Search"))
        self.search.setAccessibleName(words.say("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words.say("Topics"))
        self.list.setProperty("surface", "ground")
        self.list.setFont(font(Type.BODY))
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.nothing = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.nothing.hide()
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        palette = theme.current()
        self.text.setStyleSheet(_TEXT.substitute(accent=palette.accent))
        self.list.setStyleSheet(_LIST.substitute(tint=palette.accent_tint, ink=palette.ink))
        self.text.document().setDocumentMargin(0)
        self.foreign = Label(
            words.say("This help isn't translated yet."), Type.SECONDARY, tone="soft", wrap=True
        )
        self._lay()
        self._fill(self.topics)

    def _lay(self) -> None:
        words = self.words
        side = QVBoxLayout()
        side.setSpacing(Space.M)
        side.addWidget(Label(words.say_c("page", "Help"), Type.TITLE))
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        side.addWidget(self.nothing)
        self.search.setFixedWidth(_SIDE)
        self.list.setFixedWidth(_SIDE)
        self.nothing.setFixedWidth(_SIDE)
        card = Card(padding=Space.XXL)
        card.body.addWidget(self.foreign)
        card.body.addWidget(self.text, 1)
        card.setMaximumWidth(_LINE + 2 * Space.XXL)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        row.setSpacing(Space.XL)
        row.addLayout(side)
        row.addWidget(card, 100)
        row.addStretch(1)

    def entered(self) -> None:
        """Come to the front with the topic of the page that help was asked on."""
        wanted, self.context.help_on = self.context.help_on, ""
        if wanted and wanted != self.name:
            self.search.clear()
            self.open_topic(OF_PAGE.get(wanted, wanted))
        self.search.setFocus()

    def open_topic(self, name: str) -> None:
        """Show a topic; one that doesn't exist changes nothing."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)
                return

    @property
    def topic(self) -> str:
        """The name of the topic that is shown; empty while nothing is found."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move through the topics with the arrows while typing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _filter(self, wanted: str) -> None:
        """Show the topics in which every word occurs."""
        found = [topic for topic in self.topics if topic.has(wanted)]
        self._fill(found)
        self.nothing.setText(
            self.words.say("Nothing is found for “{text}”. Try one word less.", text=wanted)
        )
        self.nothing.setVisible(not found)

    def _fill(self, topics: list[Topic]) -> None:
        before = self.topic
        self.list.clear()
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic.name)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if topics else -1)
        self.open_topic(before or FIRST)

    def _show(self) -> None:
        shown = next((topic for topic in self.topics if topic.name == self.topic), None)
        if shown is None:
            self.text.clear()
            self.foreign.hide()
            return
        own = self.words.language.split("-")[0]
        self.foreign.setVisible(shown.language.split("-")[0] != own)
        document = self.text.document()
        document.setDefaultFont(font(Type.BODY))
        document.setMarkdown(shown.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        dress(document)
        self.text.setAccessibleName(shown.title)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark_found()

    def _mark_found(self) -> None:
        """Tint what was looked for, wherever it stands."""
        tint = QTextCharFormat()
        tint.setBackground(theme.colour(theme.current().attention_tint))
        marks = []
        for word in self.search.text().split():
            cursor = self.text.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, tint
                marks.append(mark)
                cursor = self.text.document().find(word, cursor)
        self.text.setExtraSelections(marks)
