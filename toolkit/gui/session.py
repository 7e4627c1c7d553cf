"""The workspace in the window's hands: opening it, the sample, undo and redo, letting go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from toolkit.doors import behind
from toolkit.gui.clock import LaptopClock
from toolkit.store.settings import LAST_EVENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Desk
    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress
    from toolkit.model.errors import UserError

STAMP = "last-beat"


class Session(QObject):
    """Opens and closes what the context works on; all of it on the worker.

    ``opened`` comes when a workspace is open, ``locked`` when it waits for its passphrase,
    ``failed`` with the ``UserError`` that kept it from opening.
    """

    opened = Signal()
    locked = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._workspace: Any = None
        self._sample: Any = None
        context.sample_asked.connect(self.open_sample)
        context.workspace_asked.connect(self.open_workspace)
        context.watching.connect(self._remember_event)
        context.neutral_asked.connect(self.toggle_neutral)

    def open_workspace(self) -> None:
        """Open the person's own workspace."""
        context = self.context
        self._let_go()

        def work(_: Progress) -> Any:  # noqa: ANN401 — the class behind the door
            return behind("opening")(context.folder, LaptopClock())

        context.runner.do(work, self._have_opening, self._failed)

    def _have_opening(self, opening: Any) -> None:  # noqa: ANN401 — as above
        context = self.context
        self._workspace = opening.workspace
        context.clock = LaptopClock()
        context.desk = opening.desk
        context.is_sample = False
        if opening.locked:
            self.locked.emit()
            return
        self.unlocked()

    def unlock(
        self,
        passphrase: str,
        then: Callable[[], None],
        failed: Callable[[UserError], None],
        *,
        recovery_key: bool = False,
    ) -> None:
        """Open a protected workspace by its passphrase, or by its recovery key."""
        workspace = self._workspace

        def work(_: Progress) -> None:
            if recovery_key:
                workspace.unlock(recovery_key=passphrase)
            else:
                workspace.unlock(passphrase)

        def done(_: object) -> None:
            self.unlocked()
            then()

        self.context.runner.do(work, done, failed)

    def unlocked(self) -> None:
        """Go to work: the workspace is open."""
        context = self.context
        # First of all, so that what a person waits for isn't read after a backup was made.
        context.events_changed.emit()
        context.ticker.start(context.folder / STAMP)
        last = context.settings.get(LAST_EVENT)
        if last:
            context.watch_again(last)
        workspace = self._workspace
        context.runner.do(lambda _: workspace.backup_if_due())
        self.opened.emit()

    def _remember_event(self) -> None:
        """Keep which event is at hand, for the next start; the sample's is nobody's own."""
        context = self.context
        settings, watch = context.settings, context.watch
        if watch is None or context.is_sample or settings.get(LAST_EVENT) == watch.id:
            return
        event = watch.id
        context.runner.do(lambda _: settings.set(LAST_EVENT, event))

    def open_sample(self, at: int | None = None) -> None:
        """Open the sample event in the middle of its second day."""
        context = self.context
        self._let_go()

        def work(progress: Progress) -> Any:  # noqa: ANN401 — the class behind the door
            make = behind("sample")
            return (
                make(context.root, progress.step)
                if at is None
                else make(context.root, progress.step, at)
            )

        context.runner.do(
            work,
            self._have_sample,
            self._failed,
            label=context.words.say("Getting the sample ready …"),
        )

    def _have_sample(self, sample: Any) -> None:  # noqa: ANN401 — as above
        context = self.context
        self._sample = sample
        context.clock = sample.clock
        context.desk = sample.desk
        context.is_sample = True
        context.ticker.start(None)
        context.events_changed.emit()
        context.watch_event(sample.event, lambda: context.go.emit("run"))
        self.opened.emit()

    def _failed(self, error: UserError) -> None:
        self.failed.emit(error)
        self.context.runner.trouble.emit(error)

    def undo(self) -> None:
        """Take back the last thing done to the event at hand."""
        self._retract("undo")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._retract("redo")

    def toggle_neutral(self) -> None:
        """Make every screen calm, or let them show again what they showed."""
        watch = self.context.watch
        if watch is not None and watch.state.state == "open":
            self.context.act(lambda desk: behind("neutral")(desk, watch.id))

    def _retract(self, which: str) -> None:
        context = self.context
        watch = context.watch
        if watch is None or not behind("may-retract")(context, which):
            return

        def action(desk: Desk) -> Any:  # noqa: ANN401 — what the action behind the door returns
            return behind(which)(desk, watch.id)

        said = context.words.say("Undone.") if which == "undo" else context.words.say("Redone.")
        context.act(action, then=lambda _: context.say(said))

    def _let_go(self) -> None:
        """Close what is open, in the worker's order, and forget the event at hand."""
        context = self.context
        context.ticker.stop()
        context.watch_nothing()
        held = [one for one in (self._workspace, self._sample) if one is not None]
        if held:
            context.runner.do(lambda _: [one.close() for one in held])
        self._workspace = self._sample = None
        context.desk = None

    def close(self) -> None:
        """Finish what was asked for and let go of everything."""
        self._let_go()
        self.context.runner.stop()
