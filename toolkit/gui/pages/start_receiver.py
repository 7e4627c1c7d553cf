"""Takes a file that was sent through its stages, on the worker; the card tells what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from toolkit.content.places import Places
from toolkit.doors import behind
from toolkit.gui.clock import LaptopClock
from toolkit.model.errors import InputError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.actions.own_plans import ReceivedPlan
    from toolkit.gui.context import Context
    from toolkit.gui.pages.start_received import ReceivedCard
    from toolkit.gui.tasks import Progress
    from toolkit.store.backups import Backup

_SECRETS = frozenset(
    {
        "workspace-locked",
        "wrong-passphrase",
        "wrong-recovery-key",
        "recovery-key-length",
        "recovery-key-mistyped",
    }
)
"""Answers to a wrong passphrase; until then the workspace at hand is still open."""


class Receiver(QObject):
    """Receives one file at a time. ``told`` comes when the card has something new to say."""

    told = Signal()

    def __init__(
        self,
        context: Context,
        card: ReceivedCard,
        prepare: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Tell on ``card``; ``prepare`` leads to the form for a new event."""
        super().__init__(parent)
        self._context = context
        self._card = card
        self._prepare = prepare
        self._file: Path | None = None
        self.has_events = False
        """Whether there is an event that a list of people could belong to."""
        card.restore_asked.connect(self._restore)

    def receive(self, path: Path) -> None:
        """Find out what a file is and take it over, or say what must be decided first."""
        self._context.runner.do(
            lambda _: behind("what-is")(path),
            lambda kind: self._take(str(kind), path),
            self._refuse,
        )

    def _take(self, kind: str, path: Path) -> None:
        self._file = path
        if kind == "plan":
            self._take_plan(path)
        elif kind == "agenda":
            self._context.received_agenda = path
            self._context.go.emit("planimport")
        elif kind == "people":
            self._take_people(path)
        elif kind == "backup":
            self._context.runner.do(
                lambda _: behind("look-at-backup")(path), self._have_backup, self._refuse
            )
        elif kind == "team":
            self._context.received_team = path
            self._context.go.emit("laptops")
        else:
            self._card.show_unknown(path.name)
            self.told.emit()

    def _take_plan(self, path: Path) -> None:
        root = self._context.root

        def work(_: Progress) -> ReceivedPlan:
            own: Path = behind("own-folder")()
            places = Places(root, own)
            got: ReceivedPlan = behind("receive-plan")(places, path, places.own_sessions)
            return got

        def done(got: ReceivedPlan) -> None:
            self._context.received_plan = got.plan.id
            self._card.show_plan(got, self._prepare, lambda: self._open_plan(got.path))
            self.told.emit()

        label = self._context.words.say("Reading the file …")
        self._context.runner.do(work, done, self._refuse, label)

    def _open_plan(self, path: Path) -> None:
        context = self._context
        context.open_plan.open(str(path), lambda: context.go.emit("editor"))

    def _take_people(self, path: Path) -> None:
        context, words = self._context, self._context.words
        context.received_people = path
        if context.watch is not None:
            context.go.emit("people")
            return
        if self.has_events:
            label = words.say("Choose the event")
            self._card.show_people(path.name, label, lambda: context.go.emit("events"))
        else:
            self._card.show_people(path.name, words.say("Prepare an event"), self._prepare)
        self.told.emit()

    def _have_backup(self, backup: Backup) -> None:
        self._card.show_backup(backup)
        self.told.emit()

    def _refuse(self, error: UserError) -> None:
        if isinstance(error, InputError) and self._file is not None:
            self._card.show_problems(self._file.name, error.problems)
        else:
            self._card.show_error(error)
        self.told.emit()

    def _restore(self, secret: str) -> None:
        context, path = self._context, self._file
        if path is None:
            return
        held = None if context.is_sample or context.desk is None else context.desk.workspace
        self._card.setEnabled(False)

        def work(_: Progress) -> None:
            now = LaptopClock().now
            behind("restore")(path, context.folder, now=now, secret=secret, held=held)

        def done(_: object) -> None:
            self._card.setEnabled(True)
            self._card.hide()
            context.workspace_asked.emit()
            context.say(
                context.words.say("The backup is back. What was here before is kept aside.")
            )

        def failed(error: UserError) -> None:
            self._card.setEnabled(True)
            if error.code in _SECRETS:
                self._card.refuse_secret(error)
                return
            context.workspace_asked.emit()
            self._refuse(error)

        context.runner.do(work, done, failed, context.words.say("Putting the backup back …"))
