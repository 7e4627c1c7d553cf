"""The strip above every page while a child can't be found: since when, and the way there.

It is the visual twin of the one sound that is heard at night too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.tokens import LIGHT, Size, Space, Type
from toolkit.gui.pages.notfound_look import Sign, Tile
from toolkit.gui.sound import Alarm, Sounds
from toolkit.gui.widgets.text import Label
from toolkit.model.search import open_search, whole_again
from toolkit.words.searching import length

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant

PAGE = "notfound"
_ICON = 24


class SearchStrip(QWidget):
    """Seen while a search is open. ``pressed`` asks for the page of the search."""

    pressed = Signal()

    def __init__(self, context: Context, alarm: Alarm | None = None) -> None:
        """Make a strip that isn't seen; ``alarm`` knows what was told already."""
        super().__init__()
        self._words = context.words
        self._search = ""
        self.alarm = alarm or Alarm(Sounds().play)
        self.text = Label("", Type.CARD, wrap=True)
        self.text.setStyleSheet(f"color: {LIGHT.on_alarm};")
        self.quiet = Tile(self._words.say_c("button", "Quiet"), look="alarm")
        self.quiet.setToolTip(self._words.say("Stop the sound of this search"))
        self.open = Tile(self._words.say_c("button", "Open"), look="alarm")
        self.quiet.clicked.connect(self.attend)
        self.open.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(Sign("warning", LIGHT.on_alarm, _ICON))
        row.addWidget(self.text, 1)
        row.addWidget(self.quiet)
        row.addWidget(self.open)
        self.setMinimumHeight(Size.TOP_BAR)
        self.hide()

    def show_state(self, event: Event | None, now: Instant, *, in_front: bool = False) -> None:
        """Show what is true now; without a search that goes on there is no strip.

        ``in_front`` is whether the page of the search is, which says all that the strip does.
        """
        search = None if event is None else open_search(event)
        self._search = "" if search is None else search.id
        if event is None or search is None:
            self.hide()
            return
        if in_front:
            self.alarm.attend(search.id)
            self.hide()
            return
        self.alarm.listen(search.id, now)
        self.quiet.setVisible(not self.alarm.is_attended(search.id))
        words, time = self._words, length(self._words, search.elapsed(now))
        whole = whole_again(event, search)
        if whole is None:
            told = words.say("A child can't be found · {time}", time=time)
        else:
            told = words.say(
                "A child can't be found · {time} · {counted} of {expected} counted now. Found?",
                time=time,
                counted=whole.counted,
                expected=whole.expected,
            )
        if told != self.text.text():
            self.text.setText(told)
            self.setAccessibleName(told)
        self.show()

    def attend(self) -> None:
        """Be silent: the page of the search is open, or somebody wants it quiet."""
        self.alarm.attend(self._search)
        self.quiet.hide()

    def _open(self) -> None:
        self.attend()
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme.colour(LIGHT.alarm))
