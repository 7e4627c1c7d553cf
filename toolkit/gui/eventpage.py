"""What the pages about the event at hand share: following it, and asking for one without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedLayout

from toolkit.gui.page import Page
from toolkit.gui.watch import listen
from toolkit.gui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from toolkit.gui.context import Context
    from toolkit.gui.watch import Watch


class EventPage(Page):
    """A page about the event at hand.

    A page calls :meth:`_follow` when it is made; from then on :meth:`_refresh` comes when facts
    did, and :meth:`_at_hand` when another event is at hand or somebody else sat down.
    """

    even_unseen = False
    """Whether facts are shown at once behind another page too, rather than on coming back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._watch: Watch | None = None

    def _pile(self, icon: str, ask: str, *pages: QWidget) -> None:
        """Put ``pages`` on a pile; what stands at its bottom asks for an event, as ``ask`` says."""
        self.empty = no_event(self.context, icon, ask)
        self._stack = QStackedLayout(self)
        for widget in (self.empty, *pages):
            self._stack.addWidget(widget)

    def _turn_up(self, widget: QWidget, keyboard: QWidget) -> None:
        """Bring one of the pile to its top.

        A keyboard on the one before goes on to ``keyboard``, and not to whatever stands first.
        """
        before, at = self._stack.currentWidget(), QApplication.focusWidget()
        self._stack.setCurrentWidget(widget)
        if before is None or before is widget or at is None:
            return
        if before.isAncestorOf(at):
            keyboard.setFocus()

    def _follow(self) -> None:
        self.context.watching.connect(self._take_watch)
        self._take_watch()

    def _take_watch(self) -> None:
        before = self._watch
        self._watch = listen(before, self.context.watch, self._changed)
        self._at_hand(other=self._watch is not before)

    def _at_hand(self, *, other: bool) -> None:
        """Show the event at hand; it is another than before, or somebody else is at the desk."""
        self._changed()

    def _changed(self) -> None:
        if self.even_unseen or self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show what is true now."""
        raise NotImplementedError


def no_event(context: Context, icon: str, ask: str) -> EmptyState:
    """Make what stands on a page while no event is at hand: ``ask``, and the way to the events."""
    made = EmptyState(icon, ask, context.words.say("Go to the events"))
    made.pressed.connect(lambda: context.go.emit("events"))
    return made
