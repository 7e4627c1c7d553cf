"""The plan at hand, for the pages of plans: what it is now, what was done to it, saving it.

It is saved by itself shortly after every change, on the worker; each change is also put down at
once beside the file, so that a crash loses none. Nothing here draws.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from toolkit.actions import editing_plans
from toolkit.actions.places import own_folder
from toolkit.content.places import Places
from toolkit.model.editing.history import History
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.actions.editing_plans import PlanFile
    from toolkit.gui.context import Context
    from toolkit.model.plan import Plan

PUT_DOWN_AFTER = 150
"""Milliseconds after a change at which it is put down beside the file: a crash loses no more."""
SAVE_AFTER = 1200
"""Milliseconds of rest after a change before the file is written."""
LOOK_EVERY = 3000
"""Milliseconds between two looks at whether another program changed the file."""


class OpenPlan(QObject):
    """The one plan that the pages of plans are about.

    ``opened`` comes when another plan is at hand or none, ``changed`` after every change,
    ``chosen_changed`` when another block is chosen, ``saving_changed`` when it is saved or isn't
    any more, ``outside_changed`` when the file is another one on disk than was read.
    """

    opened = Signal()
    changed = Signal()
    chosen_changed = Signal()
    saving_changed = Signal()
    outside_changed = Signal()
    refused = Signal(object)
    """A :class:`UserError`: why a change can't be made."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.places = Places(context.root, own_folder())
        self._file: PlanFile | None = None
        self._history: History | None = None
        self._data = b""
        self._chosen = ""
        self._saving = False
        self._kept = False
        """Whether changes were put down beside the file that aren't in it."""
        self.outside = False
        """Whether another program has written the file meanwhile; saving waits for a choice."""
        self._down_timer = QTimer(self)
        self._down_timer.setSingleShot(True)
        self._down_timer.setInterval(PUT_DOWN_AFTER)
        self._down_timer.timeout.connect(self._put_down)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER)
        self._save_timer.timeout.connect(self.save)
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(LOOK_EVERY)
        self._look_timer.timeout.connect(self.look_outside)

    @property
    def path(self) -> Path | None:
        """The plan's file; ``None`` while none is at hand."""
        return self._file.path if self._file else None

    @property
    def plan(self) -> Plan | None:
        """The plan as it stands now, saved or not."""
        return self._history.now.plan if self._history else None

    @property
    def own(self) -> bool:
        """Whether it is a person's own, which can be changed."""
        return self._file is not None and self._file.own

    @property
    def original(self) -> Plan | None:
        """What it was adapted from, as it was then, if that was kept."""
        return self._file.original if self._file else None

    @property
    def unsaved(self) -> Plan | None:
        """What an earlier sitting changed and couldn't save; until it is taken up or dropped."""
        return self._file.unsaved if self._file else None

    @property
    def changed_since(self) -> bool:
        """Whether the file is another one by now than what is unsaved was changed from."""
        return self._file is not None and self._file.changed_since

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what is shown."""
        return self._history is None or (self._history.is_saved and not self._saving)

    @property
    def chosen(self) -> str:
        """The id of the block that is chosen; empty for none."""
        return self._chosen

    @property
    def undoes(self) -> str:
        """What undoing would take back, in words; empty for nothing."""
        return self._history.undoes if self._history else ""

    @property
    def redoes(self) -> str:
        """What would be done again, in words; empty for nothing."""
        return self._history.redoes if self._history else ""

    def open(self, id_or_file: str, then: Callable[[], None] | None = None) -> None:
        """Take a plan at hand, by its id or the path of its file; what was at hand is saved."""
        self.save()

        def ready(found: PlanFile) -> None:
            self._take(found)
            if then is not None:
                then()

        self._context.runner.do(lambda _: editing_plans.open_plan(self.places, id_or_file), ready)

    def _take(self, found: PlanFile) -> None:
        self._file = found
        self._data = found.data
        self._history = History.begin(found.plan)
        self.outside = self._kept = False
        self._chosen = ""
        self._look_timer.start()
        self.opened.emit()
        self.changed.emit()
        self.chosen_changed.emit()

    def close(self) -> None:
        """Put the plan away, saved."""
        self.save()
        self._look_timer.stop()
        self._file = self._history = None
        self.opened.emit()

    def copy(self, then: Callable[[], None] | None = None) -> None:
        """Make a copy of one's own of the plan at hand and open that."""
        if self._file is None:
            return
        path, places = self._file.path, self.places
        self._context.runner.do(
            lambda _: editing_plans.own_copy(places, str(path)),
            lambda made: self.open(str(made), then),
        )

    def choose(self, block_id: str) -> None:
        """Choose a block, or none with an empty id."""
        if block_id != self._chosen:
            self._chosen = block_id
            self.chosen_changed.emit()

    def do(
        self, change: Callable[[Plan], Plan], done: str, *, chosen: str = "", joins: str = ""
    ) -> bool:
        """Change the plan; ``done`` says what was done, for undoing.

        ``chosen`` is the block to choose with it; changes with the same ``joins`` one after the
        other are undone together. Tells whether it was done: why not comes with ``refused``.
        """
        if self._history is None:
            return False
        if not self.own:
            self.refused.emit(UserError("plan-shipped"))
            return False
        try:
            plan = change(self._history.now.plan)
        except UserError as error:
            self.refused.emit(error)
            return False
        if not self._history.do(plan, done, chosen or self._chosen, joins):
            return False
        self._moved_on(chosen or self._chosen)
        return True

    def part(self) -> None:
        """Let the next change be undone by itself."""
        if self._history is not None:
            self._history.part()

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        before = self.plan
        moment = self._history.undo() if self._history else None
        now = self.plan
        if moment is None or before is None or now is None:
            return False
        self._moved_on(_came_back(before, now) or moment.chosen)
        return True

    def redo(self) -> bool:
        """Make the last change that was taken back again; whether there was one."""
        moment = self._history.redo() if self._history else None
        if moment is None:
            return False
        self._moved_on(moment.chosen)
        return True

    def _moved_on(self, chosen: str) -> None:
        plan = self.plan
        there = plan is not None and (
            plan.block(chosen) is not None or any(one.id == chosen for one in plan.parked)
        )
        self._chosen = chosen if there else ""
        self.changed.emit()
        self.chosen_changed.emit()
        self.saving_changed.emit()
        if not self._down_timer.isActive():
            self._down_timer.start()
        self._save_timer.start()

    def _put_down(self) -> None:
        path, plan, data = self.path, self.plan, self._data
        if path is not None and plan is not None and not self.is_saved:
            self._kept = True
            self._context.runner.do(lambda _: editing_plans.keep_unsaved(path, data, plan))

    def save(self) -> None:
        """Write the file now, if there is anything to write and nobody else wrote it."""
        self._save_timer.stop()
        path, plan = self.path, self.plan
        if path is None or plan is None or self._saving:
            return
        if self.outside:
            # Which file counts is still to be chosen: till then what was done here isn't lost.
            self._put_down()
            return
        if self.is_saved:
            # What was put down has been undone since: it must not be offered next time.
            if self._kept:
                self._kept = False
                self._context.runner.do(lambda _: editing_plans.forget_unsaved(path))
            return
        data = self._data
        self._write(plan, lambda: editing_plans.save_plan(path, data, plan))

    def keep_mine(self) -> None:
        """Write over what another program wrote; that is put aside beside the file."""
        path, plan, data = self.path, self.plan, self._data
        if path is None or plan is None:
            return
        self.outside = False
        self._write(plan, lambda: editing_plans.overwrite_plan(path, data, plan))

    def take_theirs(self) -> None:
        """Take what another program wrote; undoing brings back what was here."""
        path, places = self.path, self.places
        if path is None:
            return

        def ready(found: PlanFile) -> None:
            self.outside = False
            self._file = found
            self._data = found.data
            history = self._history
            if history is None:
                return
            history.saved = found.plan
            done = self._context.words.say("the change made outside")
            if history.do(found.plan, done, self._chosen):
                self._moved_on(self._chosen)
            self.saving_changed.emit()

        self._context.runner.do(lambda _: editing_plans.open_plan(places, str(path)), ready)

    def take_up_unsaved(self) -> None:
        """Go on with what an earlier sitting had changed; it can be undone."""
        plan = self.unsaved
        self._forget_unsaved(keep=True)
        if plan is not None:
            self.do(lambda _: plan, self._context.words.say("the changes of last time"))

    def drop_unsaved(self) -> None:
        """Leave what an earlier sitting had changed; it is thrown away."""
        self._forget_unsaved(keep=False)

    def _forget_unsaved(self, *, keep: bool) -> None:
        if self._file is None:
            return
        path = self._file.path
        self._file = replace(self._file, unsaved=None)
        if not keep:
            self._context.runner.do(lambda _: editing_plans.forget_unsaved(path))
        self.opened.emit()

    def _write(self, plan: Plan, work: Callable[[], bytes]) -> None:
        self._saving = True
        self.saving_changed.emit()
        history = self._history

        def done(data: bytes) -> None:
            self._saving = self._kept = False
            self._data = data
            if history is not None:
                history.saved = plan
            self.saving_changed.emit()
            if not self.is_saved and history is self._history:
                # What was put down meanwhile belongs to the file as it was before.
                self._put_down()
                self._save_timer.start()

        def failed(error: UserError) -> None:
            self._saving = False
            if error.code == "plan-changed-outside":
                self._is_outside()
            else:
                self._context.runner.trouble.emit(error)
            self.saving_changed.emit()

        self._context.runner.do(lambda _: work(), done, failed)

    def look_outside(self) -> None:
        """See whether another program has written the file."""
        path, data = self.path, self._data
        if path is None or self.outside or self._saving or not self.own:
            return

        def seen(other: object) -> None:
            if other and path == self.path and data == self._data and not self._saving:
                self._is_outside()

        self._context.runner.do(
            lambda _: editing_plans.changed_outside(path, data), seen, lambda _: None
        )

    def _is_outside(self) -> None:
        self.outside = True
        self.outside_changed.emit()


def _came_back(before: Plan, after: Plan) -> str:
    """Give the first block on the days that wasn't on them before; empty for none."""
    were = {block.id for _, block in before.all_blocks()}
    return next((block.id for _, block in after.all_blocks() if block.id not in were), "")
