"""One paper on the Print page: what it is for, how it looks, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import discard
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Pill
from toolkit.gui.widgets.text import Label
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.printing import Paper
    from toolkit.gui.sticks import Stick
    from toolkit.words import Words

PREVIEW = QSize(220, 300)
"""The least that a page is shown in."""


class Preview(QWidget):
    """A page as it will be printed, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumSize(PREVIEW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def is_empty(self) -> bool:
        """Whether there is no page to be seen."""
        return self._image.isNull()

    def show_page(self, png: bytes, name: str) -> None:
        """Show a page, a PNG picture; nothing for an empty one."""
        self._image = QImage.fromData(png) if png else QImage()
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the page: paper is white in every look."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(
            self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio
        )
        left, top = (self.width() - size.width()) / 2, 1.0
        place = QRectF(left, top, size.width(), size.height())
        painter.drawImage(place, self._image)
        painter.setPen(QPen(theme.colour(theme.current().line), 1))
        painter.drawRect(place)


class PaperCard(Card):
    """One paper; ``turned`` asks for a page of it, counted from 0."""

    saved = Signal()
    printed = Signal()
    stuck = Signal(object)
    """Put on the :class:`Stick`."""
    opened = Signal()
    turned = Signal(int)
    names_asked = Signal()

    def __init__(self, words: Words, title: str, about: str, note: str = "") -> None:
        """Show a paper by its title; ``note`` warns of what is on it."""
        super().__init__(title)
        self._words = words
        self._title_text = title
        self.paper: Paper | None = None
        self.page = 0
        self.note = Pill(note, "attention")
        self.sheets = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.copy = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self.preview = Preview()
        self.told = Label("", Type.BODY, tone="soft", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_names = Button(words.say("Show names"), icon="eye")
        self.show_names.clicked.connect(self.names_asked)
        self.back = Button("", "quiet", icon="back", hint=words.say("Page before"))
        self.forth = Button("", "quiet", icon="next", hint=words.say("Page after"))
        self.back.clicked.connect(lambda: self.turned.emit(self.page - 1))
        self.forth.clicked.connect(lambda: self.turned.emit(self.page + 1))
        self.place = Label("", Type.SECONDARY, tone="soft")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.print = Button(words.say("Print …"), icon="print")
        self.print.setAccessibleName(words.say("Print {paper} …", paper=title))
        self.print.clicked.connect(self.printed)
        self.sticks: list[Button] = []
        self.save = Button(words.say("Save …"), icon="save")
        self.save.setAccessibleName(words.say("Save {paper} …", paper=title))
        self.save.clicked.connect(self.saved)
        self.open = Button(words.say("Open in the PDF viewer"), icon="file")
        self.open.setAccessibleName(words.say("Open {paper} in the PDF viewer", paper=title))
        self.open.clicked.connect(self.opened)
        self._lay(about)
        # Only now: what is shown before it has a parent is a window of its own for a moment.
        self.note.setVisible(bool(note))
        self.copy.hide()
        self.wait()

    def _lay(self, about: str) -> None:
        self.body.addWidget(Label(about, Type.CONTROL, tone="soft", wrap=True))
        self.body.addWidget(self.sheets)
        self.body.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.copy)
        self._instead = QWidget()
        column = QVBoxLayout(self._instead)
        column.setSpacing(Space.M)
        column.addStretch(1)
        column.addWidget(self.told)
        column.addWidget(self.show_names, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.body.addWidget(self._instead, 1)
        self.body.addWidget(self.preview, 1)
        turning = QHBoxLayout()
        turning.addStretch(1)
        for widget in (self.back, self.place, self.forth):
            turning.addWidget(widget)
        turning.addStretch(1)
        self.body.addLayout(turning)
        buttons = QWidget()
        self._flow = FlowLayout(buttons, Space.S)
        for button in (self.print, self.save, self.open):
            self._flow.addWidget(button)
        self.body.addWidget(buttons)

    def offer_sticks(self, found: Sequence[Stick]) -> None:
        """Offer a button for each stick that is plugged in."""
        words = self._words
        texts = [words.say("Save on {stick}", stick=stick.name) for stick in found]
        if texts == [button.text() for button in self.sticks]:
            return
        for button in self.sticks:
            self._flow.removeWidget(button)
            discard(button)
        self.sticks = []
        for stick, text in zip(found, texts, strict=True):
            button = Button(text, icon="save")
            button.clicked.connect(lambda _=False, s=stick: self.stuck.emit(s))
            self._flow.addWidget(button)
            self.sticks.append(button)
        self._enable()

    def tell_copy(self, text: str) -> None:
        """Say which copy it will be and by when that has to be destroyed."""
        self.copy.setText(text)
        self.copy.setVisible(bool(text))

    def wait(self, text: str = "") -> None:
        """Say why there is nothing to see yet."""
        self.paper = None
        self._show_instead(text or self._words.say("Being composed …"))
        self._enable()

    def show_paper(self, paper: Paper) -> None:
        """Take a paper as composed; its first page is asked for."""
        self.paper = paper
        self.page = 0
        if paper.trouble is not None:
            self._show_instead(explain(self._words, paper.trouble), trouble=True)
        if paper.left_out:
            self.tell_copy("\n".join(explain(self._words, error) for error in paper.left_out))
        self._enable()

    def show_page(self, page: int, png: bytes) -> None:
        """Show one page (from 0) of the paper."""
        self.page = page
        self._instead.hide()
        self.preview.show()
        self._enable()
        self.preview.show_page(png, f"{self._title_text}, {self.place.text()}")

    def hide_names(self) -> None:
        """Cover the pages while names are hidden on screen."""
        self._show_instead(self._words.say("There are names on this paper, and names are hidden."))
        self.show_names.show()
        self._enable()

    def _show_instead(self, text: str, *, trouble: bool = False) -> None:
        self.preview.show_page(b"", "")
        self.preview.hide()
        self.show_names.hide()
        self.told.set_tone("attention" if trouble else "soft")
        self.told.setText(text)
        self._instead.show()

    def _enable(self) -> None:
        there = self.paper is not None and self.paper.trouble is None
        pages = self.paper.pages if self.paper is not None else 0
        for button in (self.print, self.save, self.open, *self.sticks):
            button.setEnabled(there)
        self.back.setEnabled(there and self.page > 0)
        self.forth.setEnabled(there and self.page < pages - 1)
        words = self._words
        self.set_aside(words.say_n("{n} page", "{n} pages", pages) if pages else "")
        self.sheets.setText(
            words.say_n("{n} sheet, printed on one side", "{n} sheets, printed on one side", pages)
            if pages
            else ""
        )
        self.place.setText(
            words.say("{page} of {pages}", page=self.page + 1, pages=pages) if pages else ""
        )
