"""The activity of the library that a block was made of: other ways to do it, and tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.doors import behind
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.words.activities import sections_of

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.openplan import OpenPlan
    from toolkit.model.activity import Activity
    from toolkit.model.plan import Block


class ActivityPart(QWidget):
    """A quiet line; what the library says beyond the block's own fields comes when asked for."""

    def __init__(self, context: Context, desk: OpenPlan) -> None:
        """Begin with nothing."""
        super().__init__()
        words = context.words
        self._context, self._desk = context, desk
        self._id = ""
        self._library: dict[str, Activity] | None = None
        self._line = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.more_button = Button(words.say("Other ways to do it, and tips"), "quiet")
        self.more_button.clicked.connect(self._ask)
        self.told = Label("", Type.CONTROL, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._line)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.told)
        self.hide()

    def show_block(self, block: Block) -> None:
        """Say what a block was made of."""
        if block.activity == self._id:
            return
        self._id = block.activity
        self.setVisible(bool(self._id))
        self.told.hide()
        self.more_button.setVisible(bool(self._id))
        self._name()

    def _name(self) -> None:
        known = (self._library or {}).get(self._id)
        title = known.title if known is not None else self._id
        self._line.setText(
            self._context.words.say("Made of “{title}” from the library.", title=title)
        )

    def _ask(self) -> None:
        """Read the library on the worker, the first time."""
        if self._library is not None:
            self._tell()
            return
        places = self._desk.places
        read, whole = behind("list-activities"), behind("activities-of")
        self._context.runner.do(lambda _: whole(read(places)), self._have)

    def _have(self, activities: list[Activity]) -> None:
        self._library = {activity.id: activity for activity in activities}
        self._tell()

    def _tell(self) -> None:
        self._name()
        words, known = self._context.words, (self._library or {}).get(self._id)
        self.more_button.hide()
        self.told.show()
        if known is None:
            self.told.setText(words.say("It is no longer in the library."))
            return
        wanted = {words.say("Other ways to do it"), words.say("Tips")}
        told = [
            f"{part.title}\n" + "\n".join(f"• {line.text}" for line in part.lines)
            for part in sections_of(words, known)
            if part.title in wanted
        ]
        self.told.setText("\n\n".join(told))
