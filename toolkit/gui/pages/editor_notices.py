"""What must be decided before going on: changes of last time, a file changed by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space
from toolkit.gui.pages.editor_head import Notice
from toolkit.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from toolkit.gui.openplan import OpenPlan
    from toolkit.words import Words


class Notices(QWidget):
    """The strips above the agenda, made when there is something to decide."""

    decided = Signal()
    """A button was pressed, and its strip is gone or will be: the keyboard belongs elsewhere."""

    def __init__(self, words: Words, desk: OpenPlan) -> None:
        super().__init__()
        self._words = words
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self.unsaved: Notice | None = None
        self.outside: Notice | None = None
        self.hide()

    def refresh(self) -> None:
        """Show what has to be decided now."""
        desk = self._desk
        self.unsaved = self._kept(self.unsaved, desk.unsaved is not None, self._make_unsaved)
        self.outside = self._kept(self.outside, desk.outside, self._make_outside)
        self.setVisible(self.unsaved is not None or self.outside is not None)

    def _kept(self, notice: Notice | None, wanted: bool, make: object) -> Notice | None:
        if wanted and notice is None and callable(make):
            made: Notice = make()
            self._column.addWidget(made)
            return made
        if notice is not None and not wanted:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
            return None
        return notice

    def _make_unsaved(self) -> Notice:
        words = self._words
        take = Button(words.say("Take them up"), "primary")
        take.clicked.connect(self._desk.take_up_unsaved)
        drop = Button(words.say("Leave them"))
        drop.clicked.connect(self._desk.drop_unsaved)
        said = words.say(
            "Last time the program ended before these changes were in the file. Take them up? "
            "They can be undone."
        )
        if self._desk.changed_since:
            said = words.say(
                "{said} The file has been changed by another program since: taking them up takes "
                "its place.",
                said=said,
            )
        return self._told(Notice(said, take, drop), take, drop)

    def _make_outside(self) -> Notice:
        words = self._words
        theirs = Button(words.say("Take the other one"))
        theirs.clicked.connect(self._take_theirs)
        mine = Button(words.say("Keep mine"))
        mine.clicked.connect(self._keep_mine)
        said = words.say(
            "Another program has changed this plan's file. Nothing is saved until you choose. What "
            "you take can be undone; of what you don't take a copy stays beside the file."
        )
        return self._told(Notice(said, theirs, mine), theirs, mine)

    def _told(self, notice: Notice, *buttons: Button) -> Notice:
        for button in buttons:
            button.clicked.connect(self.decided)
        return notice

    def _take_theirs(self) -> None:
        self._desk.take_theirs()
        self._desk.outside = False
        self.refresh()

    def _keep_mine(self) -> None:
        self._desk.keep_mine()
        self.refresh()
