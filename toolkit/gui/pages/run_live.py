"""Keeps the Run page's view of the event in step with clock and facts, at little cost.

The schedule is laid out anew when facts came, when a minute or the edge of a block was passed,
or when the clock went back. Between, only what is left of the running block moves, and that is
reckoned from instants each time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.gui.pages.run_view import View, over_since
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.watch import Watch
    from toolkit.model.schedule import Timeline


class Live:
    """Looks at the event at hand."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._view: View | None = None
        self._told = False
        self._watch: Watch | None = None
        self._until = Instant(0)
        self._over: tuple[str, int, Instant | None] = ("", 0, None)

    def forget(self) -> None:
        """Look at everything anew next time: facts came, or names are shown or hidden.

        The schedule is kept where the facts were such that it can't have changed: marks and
        headcounts, of which there are many.
        """
        self._told = False

    def look(self, now: Instant, chosen: str) -> tuple[View, bool] | None:
        """Give the event as it stands, and whether more than the time left may have changed.

        ``None`` without an event at hand.
        """
        watch = self._context.watch
        if watch is None:
            self._view = None
            return None
        if self._watch is not watch:
            self._watch, self._view = watch, None
        schedule = self._kept(watch, now)
        before = self._view if self._told and schedule is not None else None
        if before is not None and before.chosen == chosen:
            self._view = replace(before, now=self._still(now))
            return self._view, False
        self._told = True
        self._view = self._lay_out(watch, now, chosen, schedule)
        if schedule is None:
            self._until = _edge(self._view, now)
        return self._view, True

    def _kept(self, watch: Watch, now: Instant) -> Timeline | None:
        """Give the schedule as last laid out, if it still holds."""
        view = self._view
        if view is None or view.event is not watch.state:
            return None
        return view.schedule if view.now <= now < self._until else None

    def _still(self, now: Instant) -> Instant:
        """While paused nothing moves between two layings, or the ring would creep."""
        view = self._view
        if view is not None and view.phase is Phase.PAUSED:
            return view.now
        return now

    def _lay_out(self, watch: Watch, now: Instant, chosen: str, schedule: Timeline | None) -> View:
        event = watch.state
        if schedule is None:
            schedule = event.timeline(now)
        else:
            now = self._still(now)
        context = self._context
        view = View(
            event=event,
            schedule=schedule,
            now=now,
            saved=watch.facts[-1].recorded,
            chosen=chosen,
            person=context.desk.person if context.desk is not None else "",
            names=context.names_shown,
            locked=context.locked,
            clock_here=watch.has_clock,
        )
        return replace(view, over_since=self._overrun(view, watch))

    def _overrun(self, view: View, watch: Watch) -> Instant | None:
        """Find since when the running block is over; sought once, until facts come."""
        row = view.running
        if row is None or view.phase is not Phase.RUNNING or row.end > view.now:
            return None
        block, facts, since = self._over
        if (block, facts) == (row.id, len(watch.facts)) and since is not None:
            return since
        since = over_since(view.event, row, view.now)
        self._over = (row.id, len(watch.facts), since)
        return since


def _edge(view: View, now: Instant) -> Instant:
    """Give until when a schedule holds: the next full minute or the next edge of a block."""
    minute = (now // MINUTE + 1) * MINUTE
    edges = [e for row in view.schedule.rows for e in (row.begin, row.end) if e > now]
    return Instant(min([minute, *edges]))
