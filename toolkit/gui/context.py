"""What every page is handed: words, look, the desk behind the worker, and where to go.

There is one context per window. Pages read the state of an event through :class:`Watch`, which
lives on the window's thread, and change it through :meth:`Context.act`, which runs an action on
the worker and feeds the new facts back to every watcher.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from toolkit.doors import behind
from toolkit.gui.ticker import Ticker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.actions.desk import Changed, Desk
    from toolkit.gui.clock import Clock
    from toolkit.gui.fileshow import FileShow
    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.tasks import Runner
    from toolkit.gui.watch import Watch
    from toolkit.model.errors import UserError
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.store.settings import Settings
    from toolkit.words import Words

    Read = tuple[list[Fact], frozenset[str]]


class Message(NamedTuple):
    """A word at the foot of the page; ``undo`` offers to take the last thing back."""

    text: str
    undo: bool = False
    error: bool = False


class DeskAsk(StrEnum):
    """What somebody wants of the desk: to sit down, to lock and unlock, to choose a PIN."""

    SIT = "sit"
    LOCK = "lock"
    UNLOCK = "unlock"
    CHOOSE_PIN = "choose-pin"
    CHANGE_PIN = "change-pin"
    FORGET_PIN = "forget-pin"


class Context(QObject):
    """The window's hands and eyes, for pages.

    ``go`` asks for a page by name; ``message`` shows a word; ``events_changed`` comes when an
    event was made or restored; ``watching`` when another event is at hand; ``retold`` when words,
    look or visibility of names changed.
    """

    go = Signal(str)
    message = Signal(object)
    events_changed = Signal()
    watching = Signal()
    retold = Signal()
    names_changed = Signal(bool)
    sample_asked = Signal()
    workspace_asked = Signal()
    projector_asked = Signal()
    neutral_asked = Signal()
    desk_asked = Signal(str, str)
    """A :class:`DeskAsk` and the code of whom it is about, empty for nobody in particular."""
    locked_changed = Signal(bool)
    filled = Signal()
    acted = Signal()
    """Something was done that no message tells of: what was said before can't be undone first."""

    def __init__(
        self,
        *,
        words: Words,
        settings: Settings,
        runner: Runner,
        root: Path,
        folder: Path,
    ) -> None:
        super().__init__()
        self.words = words
        self.settings = settings
        self.runner = runner
        self.root = root
        self.folder = folder
        self.desk: Desk | None = None
        self.clock: Clock | None = None
        self.watch: Watch | None = None
        self.is_sample = False
        self.help_on = ""
        self.look_at = ""
        self.came_from = ""
        """The page that was in front before, for one that comes up for a moment to go back to."""
        self.received_people: Path | None = None
        """A list of people that was sent, for the people page to take up when it is entered."""
        self.received_team: Path | None = None
        """A file of another laptop that was sent, for the Laptops page to take in."""
        self.received_agenda: Path | None = None
        """An agenda of another program, for the page that imports one."""
        self.received_plan = ""
        """The id of a plan that was sent, for the form for a new event to begin with."""
        self.new_event_asked = False
        """Whether the events page shall open with the form for a new event."""
        self.ticker = Ticker(self)
        self._names_shown = False
        self._locked_since: Instant | None = None
        self._open_plan: OpenPlan | None = None
        self._file_show: FileShow | None = None

    @property
    def open_plan(self) -> OpenPlan:
        """What the pages of plans share: the plan at hand, if any; loaded when first asked for."""
        if self._open_plan is None:
            self._open_plan = behind("open-plan")(self)
        return self._open_plan

    @property
    def file_show(self) -> FileShow:
        """The own file on the projector, which Run page and projector share; loaded when asked."""
        if self._file_show is None:
            self._file_show = behind("file-show")(self)
        return self._file_show

    def put_plan_away(self) -> None:
        """Save the plan at hand, if there is one: the window closes."""
        if self._open_plan is not None:
            self._open_plan.save()

    @property
    def names_shown(self) -> bool:
        """Whether names may be read on screen now; hidden until someone asks to see them."""
        return self._names_shown

    @property
    def locked(self) -> bool:
        """Whether nothing but running by code is open, until somebody gives a PIN."""
        return self._locked_since is not None

    @property
    def locked_since(self) -> Instant | None:
        """When it was locked, if it is."""
        return self._locked_since

    def lock(self) -> bool:
        """Hide names and close all reading, if somebody can open it again; whether it is locked."""
        if self._locked_since is None and behind("may-lock")(self):
            self._locked_since = self.now()
            self.show_names(False)
            self.sit("")
            self.locked_changed.emit(True)
        return self.locked

    def unlock(self, person: str) -> None:
        """Open everything again; the caller has seen the PIN of ``person``, or the passphrase."""
        if self._locked_since is not None:
            self._locked_since = None
            self.sit(person)
            self.locked_changed.emit(False)

    def sit(self, person: str) -> None:
        """Say who is at the desk; what is done from now on carries their code."""
        desk = self.desk
        if desk is not None:
            self.runner.do(
                lambda _: setattr(desk, "person", person), lambda _: self.watching.emit()
            )

    def show_names(self, shown: bool) -> None:
        """Show or hide names on screen; while locked somebody has to unlock first."""
        if shown and self.locked:
            self.desk_asked.emit(DeskAsk.UNLOCK, "")
        elif shown != self._names_shown:
            self._names_shown = shown
            self.names_changed.emit(shown)

    def now(self) -> Instant:
        """Give the present instant of the workspace at hand."""
        if self.clock is None:
            raise RuntimeError("no workspace is open")
        return self.clock.now()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a word at the foot of the page."""
        self.message.emit(Message(text, undo=undo))

    def complain(self, text: str) -> None:
        """Show what went wrong and what to do; it stays until it is closed."""
        self.message.emit(Message(text, error=True))

    def act(
        self,
        action: Callable[[Desk], Changed],
        done: str = "",
        *,
        then: Callable[[Changed], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        label: str = "",
    ) -> None:
        """Run an action on the worker; its facts reach every watcher; ``done`` is then shown.

        Where a name needs a passphrase first, one is asked for and the action is done again;
        ``failed`` hears of it only if somebody decides against it.
        """

        def refused(error: UserError) -> None:
            if error.code == "passphrase-needed":
                give_up = partial(failed, error) if failed is not None else None
                behind("ensure-protected")(self, again, give_up)
            elif failed is not None:
                failed(error)
            else:
                self.runner.trouble.emit(error)

        def again() -> None:
            finished = partial(self._finished, done, then)
            # The desk of this moment: the window may be closed before the worker comes to it.
            desk = self.at_desk()
            self.runner.do(lambda _: action(desk), finished, refused, label)

        again()

    def _finished(
        self, done: str, then: Callable[[Changed], None] | None, changed: Changed
    ) -> None:
        if self.watch is not None and self.watch.id == changed.event:
            self.watch.take(changed.facts)
        if done:
            self.say(done, undo=True)
        else:
            self.acted.emit()
        if then is not None:
            then(changed)

    def at_desk(self) -> Desk:
        """Give the desk; only the worker may use it."""
        if self.desk is None:
            raise RuntimeError("no workspace is open")
        return self.desk

    def watch_event(self, event_id: str, then: Callable[[], None] | None = None) -> None:
        """Take an event at hand: its facts are read on the worker, then ``watching`` comes."""

        desk = self.at_desk()

        def ready(read: Read) -> None:
            self.watch = behind("watch")(event_id, *read, self)
            self.watching.emit()
            if then is not None:
                then()

        self.runner.do(lambda _: _read(desk, event_id), ready)

    def watch_again(self, event_id: str) -> None:
        """Take up the event that was at hand last time, if it is still there and none is taken."""
        desk = self.at_desk()

        def ready(read: Read) -> None:
            if read[0] and self.desk is desk and self.watch is None:
                self.watch = behind("watch")(event_id, *read, self)
                self.watching.emit()

        # One that is gone, or that was in another folder, is nothing to complain about.
        self.runner.do(lambda _: _read(desk, event_id), ready, lambda _: None)

    def watch_nothing(self) -> None:
        """Put the event at hand away."""
        self.watch = None
        self.watching.emit()


def _read(desk: Desk, event: str) -> Read:
    """Read an event's facts, and under which ids this laptop writes."""
    return list(desk.facts(event)), behind("my-laptops")(desk)
