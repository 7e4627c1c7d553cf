"""One or two lines for the Run page: who is on duty, what the rota leaves open right now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages.duty_told import holding, now_told, short_told
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.duty import findings
from toolkit.model.instants import MINUTE
from toolkit.model.logbook import log_due
from toolkit.model.schedule import Phase
from toolkit.words.duty import finding_text
from toolkit.words.logs import turn_title

if TYPE_CHECKING:
    from toolkit.gui.pages.run_view import View
    from toolkit.words import Words


class DutyLine(QWidget):
    """Who is on duty and when that changes; below, what holds right now. Gone without a rota."""

    page_asked = Signal(str)
    """The page with more about it: ``rota``, or ``logs`` while a log is due."""

    def __init__(self, words: Words) -> None:
        """Begin hidden."""
        super().__init__()
        self._words = words
        self._seen: tuple[object, ...] = ()
        self.setAccessibleName(words.say("On duty"))
        self.told = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.open = Label("", Type.CONTROL_STRONG, tone="attention", wrap=True)
        self.button = Button("", "quiet")
        self.button.setMinimumHeight(Size.RUN_TARGET)
        self._page = "rota"
        self.button.clicked.connect(lambda: self.page_asked.emit(self._page))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.told)
        lines.addWidget(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.M)
        row.addLayout(lines, 1)
        row.addWidget(self.button)
        self.hide()

    def show_view(self, view: View) -> None:
        """Show how it stands at the view's instant; looked at anew once a minute or with facts."""
        seen = (view.event, view.now // MINUTE, view.names)
        if self._seen and seen[0] is self._seen[0] and seen[1:] == self._seen[1:]:
            return
        self._seen = seen
        words, event = self._words, view.event
        shown = bool(event.shifts) and view.phase is not Phase.CLOSED
        self.setVisible(shown)
        if not shown:
            return
        self.told.setText(short_told(words, event, view.now))
        everyone = now_told(words, event, view.now, names=view.names)
        told = [words.say("{who}: {until}", who=who, until=until) for who, until in everyone]
        self.told.setToolTip("\n".join(told))
        self.told.setAccessibleDescription(". ".join(told))
        holds = holding(event, view.now, findings(event, view.now, view.schedule))
        finding = finding_text(words, holds[0]) if holds else ""
        if len(holds) > 1:
            more = words.say_n("{n} more", "{n} more", len(holds) - 1)
            finding = words.say("{a} · {b}", a=finding, b=more)
        # The mark says without colour that this line wants a look.
        self.open.setText(words.say("▲ {finding}", finding=finding) if finding else "")
        self.open.setVisible(bool(finding))
        self._show_button(view)

    def _show_button(self, view: View) -> None:
        words = self._words
        due = log_due(view.event, view.now) if view.phase is not Phase.PREPARED else None
        self._page = "rota" if due is None else "logs"
        self.button.setText(words.say("Shifts") if due is None else words.say("Write the log"))
        self.button.setToolTip("" if due is None else turn_title(words, due.name, due.day))
