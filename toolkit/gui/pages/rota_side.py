"""Beside the rota: who is on duty now and until when, and what the rota leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.duty_told import finding_rows, grouped, next_told, now_told
from toolkit.gui.pages.prepare_list import CheckList
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.model.duty import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from toolkit.model.duty import Finding
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.words import Words


class NowCard(Card):
    """Who is on duty at this moment, and who comes next."""

    def __init__(self, words: Words) -> None:
        """Begin empty."""
        super().__init__(words.say("On duty now"), padding=Space.L)
        self._words = words
        self._shown: list[tuple[str, str]] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self._next = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._next)

    def show_event(self, event: Event, now: Instant, *, names: bool) -> None:
        """Show who is on duty now."""
        words = self._words
        told = now_told(words, event, now, names=names)
        following = next_told(words, event, now)
        if told == self._shown and following == self._next.text():
            return
        self._shown = told
        empty(self._lines)
        for who, until in told:
            self._lines.addWidget(_line(who, until))
        if not told:
            self._lines.addWidget(Label(words.say("Nobody."), Type.BODY, wrap=True))
        self._next.setText(following)
        self._next.setVisible(bool(following))


def _line(who: str, until: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    row.addWidget(Label(who, Type.CONTROL_STRONG), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(until, Type.CONTROL, tone="soft", wrap=True), 1)
    return made


class _Tall(CheckList):
    """As high as its lines, so that only what it stands in scrolls."""

    def fit(self) -> None:
        """Take the height of all lines."""
        count = self.rows.rowCount()
        height = sum(self.sizeHintForRow(at) for at in range(count))
        self.setFixedHeight(height + 2 * self.frameWidth() + Space.XS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take another height where lines break otherwise."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


class FindingsCard(Card):
    """What the rota leaves open, in words; a line leads to its day."""

    gone_to = Signal(object)
    """The :class:`Finding` of the line that was chosen."""

    def __init__(self, words: Words) -> None:
        """Begin empty."""
        super().__init__(words.say("What is left open"), flush=True)
        self._words = words
        self._found: list[Finding] = []
        self.list = _Tall(words.say("What is left open"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)

    def show_findings(self, event: Event, found: Sequence[Finding]) -> None:
        """Show these findings."""
        words = self._words
        groups = grouped(words, found)
        self._found = [group[0] for group in groups]
        self.list.set_rows(finding_rows(words, event, groups))
        self.list.fit()
        errors = sum(each.severity is Severity.ERROR for each in self._found)
        told = words.say_n("{n} to put right", "{n} to put right", errors) if errors else ""
        self.set_aside(told, "attention")

    def _go(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.gone_to.emit(self._found[index.row()])
