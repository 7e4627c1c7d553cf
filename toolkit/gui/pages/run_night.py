"""The night on the Run page: dark and quiet, with the morning and the next count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.tokens import Radius, Space, Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_top import make_roomy, tell
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.plan import Kind
from toolkit.model.prompts import is_counted, night_counts

if TYPE_CHECKING:
    from toolkit.gui.pages.run_view import View
    from toolkit.words import Words

_MOON = 64


class NightCard(QFrame):
    """A dark card with a moon; nothing in it moves. ``dark_asked`` asks for the night screen."""

    dark_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.title = Label("", Type.CONTROL_STRONG, wrap=True)
        self.until = Label("", Type.TITLE, wrap=True)
        self.count = Label("", Type.BODY, wrap=True)
        for label in (self.title, self.until, self.count):
            label.setProperty("tone", "night")
        self.dark = Button(words.say("Night screen"), icon="moon")
        self.dark.setToolTip(words.say("Dark, with the next count in one key press"))
        make_roomy(self.dark)
        self.dark.clicked.connect(self.dark_asked)
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.until)
        texts.addWidget(self.count)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        row.setSpacing(Space.XXL)
        row.addWidget(_Moon())
        row.addLayout(texts, 1)
        row.addWidget(self.dark, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_view(self, view: View) -> None:
        """Tell until when the night is, and when the house is counted next."""
        words = self._words
        row = view.running
        if row is None or row.block.kind is not Kind.NIGHT:
            return
        tell(self.title, words.content(row.block.title))
        tell(self.until, words.say("Night until {time}", time=run_told.clock(words, view, row.end)))
        open_counts = [
            count for count in night_counts(view.event, row) if not is_counted(view.event, count)
        ]
        coming = next((count for count in open_counts if count.at > view.now), None)
        if coming is None:
            tell(self.count, words.say("No more counts tonight."))
        else:
            time = run_told.clock(words, view, coming.at)
            tell(self.count, words.say("Next headcount at {time}", time=time))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dark ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().rail))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)


class _Moon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_MOON, _MOON))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        ink = theme.colour(theme.current().rail_ink)
        icons.paint(painter, "moon", QRectF(self.rect()), ink)
