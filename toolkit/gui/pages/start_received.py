"""What came of a file that was sent: taken over, its problems, or what to decide first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from toolkit.content.problems import told
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label, set_property
from toolkit.model.instants import to_datetime
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.actions.own_plans import ReceivedPlan
    from toolkit.model.errors import Problem, UserError
    from toolkit.store.backups import Backup
    from toolkit.words import Words

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)

MOST_PROBLEMS = 200
"""So many lines are shown; whoever has more mends these first."""


def _told(words: Words, problem: Problem) -> str:
    """Say a problem with its file and line, the file without its folders."""
    return told(words, problem._replace(place=Path(problem.place).name))


class ReceivedCard(Card):
    """Shown below the ways to begin, once there is something to tell.

    ``restore_asked`` carries what was typed as passphrase or recovery key.
    """

    restore_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        """Begin hidden."""
        super().__init__(padding=Space.XXL)
        self._words = words
        self._buttons: QHBoxLayout | None = None
        self._first: Button | None = None
        self._secret: QLineEdit | None = None
        self._wrong: Label | None = None
        self.hide()

    def show_plan(
        self, got: ReceivedPlan, go_on: Callable[[], None], look: Callable[[], None]
    ) -> None:
        """Say that a plan is among one's own now; ``go_on`` prepares, ``look`` opens it."""
        words = self._words
        self._begin(words.say("“{title}” is among your plans now.", title=got.plan.title))
        if got.kept is not None:
            self._line(
                words.say("The plan you had under this name is kept as {file}.", file=got.kept.name)
            )
        if got.hides_shipped:
            self._line(
                words.say(
                    "It takes the place of the plan that came with the program. Take the file "
                    "{file} away to have that one back.",
                    file=got.path.name,
                )
            )
        self._button(words.say("Prepare an event with it"), "primary", go_on)
        self._button(words.say_c("button", "Open"), "plain", look)
        self._close_button(words.say_c("button", "Close"))

    def show_problems(self, name: str, problems: Sequence[Problem]) -> None:
        """List everything that is wrong with a plan, each with file and line."""
        words = self._words
        self._begin(
            words.say_n(
                "{file} can't be used yet: {n} problem.",
                "{file} can't be used yet: {n} problems.",
                len(problems),
                file=name,
            )
        )
        self._line(words.say("Nothing was taken over. Send these lines to whoever made the file."))
        lines = [_told(words, problem) for problem in problems]
        copied = "\n".join(lines)
        self._button(
            words.say("Copy these lines"),
            "plain",
            lambda: QGuiApplication.clipboard().setText(copied),
        )
        self._close_button(words.say_c("button", "Close"))
        for text in lines[:MOST_PROBLEMS]:
            self._line(text, tone="").setTextInteractionFlags(_SELECTABLE)

    def show_people(self, name: str, label: str, go_on: Callable[[], None]) -> None:
        """Say that a list of people needs an event; ``label`` is the button that leads to one."""
        words = self._words
        self._begin(words.say("{file} is a list of people.", file=name))
        self._line(words.say("It belongs to an event. Choose which one, and the list is shown."))
        self._button(label, "primary", go_on)
        self._close_button(words.say_c("button", "Leave it"))

    def show_backup(self, backup: Backup) -> None:
        """Say what a backup is and what putting it back does, before anything is done."""
        words = self._words
        made = to_datetime(backup.made).astimezone()
        self._begin(
            words.say_n(
                "A backup of {date}, {time}, with {n} entry.",
                "A backup of {date}, {time}, with {n} entries.",
                backup.facts,
                date=words.date(made.date()),
                time=words.clock(made),
            )
        )
        self._line(
            words.say(
                "Putting it back shows the events as they were then. What is on this computer now "
                "is moved aside into a folder of its own and kept; nothing is deleted."
            )
        )
        if backup.protected:
            self._ask_secret()
        self._button(
            words.say("Put this backup back"),
            "primary",
            lambda: self.restore_asked.emit(self._secret.text() if self._secret else ""),
        )
        self._close_button(words.say_c("button", "Leave it"))
        if self._secret is not None:
            self._secret.setFocus()

    def show_error(self, error: UserError) -> None:
        """Say why a file can't be taken."""
        self._begin(explain(self._words, error))
        self._close_button(self._words.say_c("button", "Close"))

    def show_unknown(self, name: str) -> None:
        """Say that a file is none of those that can be taken."""
        words = self._words
        self._begin(words.say("{file} is nothing this program can take over.", file=name))
        self._line(
            words.say(
                "It takes plans (.yaml or .interact-plan), agendas (.docx, .xlsx or .csv), lists "
                "of people (.xlsx or .csv), backups (.interact-backup) and events of other "
                "laptops (.interact-team)."
            )
        )
        self._close_button(words.say_c("button", "Close"))

    def refuse_secret(self, error: UserError) -> None:
        """Say that the passphrase was wrong, where it was typed."""
        if self._secret is None or self._wrong is None:
            self.show_error(error)
            return
        self._wrong.setText(explain(self._words, error))
        self._wrong.show()
        set_property(self._secret, "invalid", "true")
        self._secret.selectAll()
        self._secret.setFocus()

    def _ask_secret(self) -> None:
        words = self._words
        name = words.say("Its passphrase, or the recovery key")
        label = Label(name, Type.SECONDARY_STRONG, tone="soft", wrap=True)
        secret = QLineEdit()
        secret.setEchoMode(QLineEdit.EchoMode.Password)
        secret.setAccessibleName(name)
        secret.setMaximumWidth(420)
        secret.returnPressed.connect(lambda: self.restore_asked.emit(secret.text()))
        label.setBuddy(secret)
        self._wrong = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self._wrong.hide()
        self._secret = secret
        for widget in (label, secret, self._wrong):
            self.body.addWidget(widget)

    def _begin(self, title: str) -> None:
        empty(self.body)
        self._buttons = self._first = self._secret = self._wrong = None
        self.set_title(title)
        self.show()

    def _line(self, text: str, tone: str = "soft") -> Label:
        label = Label(text, Type.CONTROL, tone=tone, wrap=True)
        self.body.addWidget(label)
        return label

    def _button(self, text: str, kind: str, do: Callable[[], object]) -> Button:
        if self._buttons is None:
            row = QWidget()
            self._buttons = QHBoxLayout(row)
            self._buttons.setContentsMargins(0, Space.S, 0, 0)
            self._buttons.setSpacing(Space.S)
            self._buttons.addStretch(1)
            self.body.addWidget(row)
        button = Button(text, kind)
        button.clicked.connect(do)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        if self._first is None:
            self._first = button
        return button

    def _close_button(self, text: str) -> None:
        self._button(text, "plain", self.hide)
        if self._first is not None:
            self._first.setFocus()
