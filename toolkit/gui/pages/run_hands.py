"""What a person does on the Run page, each by one action on the worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, cast

from toolkit.actions import (
    catching_up,
    events,
    gaps,
    marking,
    moving,
    neutral,
    running,
    searching,
    undoing,
)
from toolkit.gui.eventhands import EventHands
from toolkit.gui.locking import may_retract
from toolkit.model.facts import Status
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.catchup import Way
    from toolkit.model.instants import Instant


class Hands(EventHands):
    """Does things to the event at hand; what was done shows on the page by itself."""

    def open_event(self, by: str, why: str) -> None:
        """Open the event; one that is held by a named person's word."""
        event = self._event
        self._context.act(
            lambda desk: events.open_event(desk, event, override_by=by, override_reason=why)
        )

    def next(self) -> None:
        """Start what comes next."""
        event = self._event
        self._context.act(lambda desk: running.next_block(desk, event))

    def start(self, block: str) -> None:
        """Start a block."""
        event = self._event
        self._context.act(lambda desk: running.start_block(desk, event, block))

    def began(self, block: str, at: Instant) -> None:
        """Say that a block began earlier."""
        event = self._event
        self._context.act(lambda desk: running.started_earlier(desk, event, block, at))

    def extend(self, block: str, minutes: int) -> None:
        """Make a block longer, or shorter."""
        event = self._event
        self._context.act(lambda desk: running.extend_block(desk, event, block, minutes))

    def pause(self, *, paused: bool) -> None:
        """Let what runs stand still, or go on if it is paused."""
        event = self._event
        action = running.resume if paused else running.pause
        self._context.act(lambda desk: action(desk, event))

    def skip(self, block: str) -> None:
        """Leave a block out, or break it off."""
        event = self._event
        self._context.act(lambda desk: running.skip_block(desk, event, block))

    def catch_up(self, way: Way) -> None:
        """Do what was chosen to catch up."""
        event = self._event
        self._context.act(lambda desk: catching_up.take(desk, event, way))

    def insert(self, title: str, minutes: int, kind: str) -> None:
        """Put a block in between."""
        event = self._event
        self._context.act(
            lambda desk: running.insert_block(desk, event, title, minutes, Kind(kind))
        )

    def answer(self, answer: str, start: Instant, end: Instant) -> None:
        """Say what a span was in which nobody saw the clock run."""
        event = self._event
        which = cast("Literal['counted', 'paused', 'ended']", answer)
        self._context.act(lambda desk: running.answer_resume(desk, event, which, start, end))

    def lay_gap(self, answer: str, start: Instant, end: Instant, minutes: int, first: str) -> None:
        """Say how the agenda went on unseen; to type it in, go to the sheet of block ``first``."""
        event, context, words = self._event, self._context, self._context.words
        which = cast("Literal['planned', 'shifted', 'entered']", answer)

        def done(_: object) -> None:
            if answer == "entered":
                context.look_at = first
                context.go.emit("paper")
            else:
                context.say(words.say("The blocks of that time have their starts."), undo=True)

        context.act(
            lambda desk: gaps.answer_gap(desk, event, which, start, end, minutes), then=done
        )

    def mark(
        self, block: str, codes: Sequence[str], status: str, minutes: int | None = None
    ) -> None:
        """Mark people in a block, all in one commit."""
        event, people = self._event, tuple(codes)
        self._context.act(
            lambda desk: marking.mark(desk, event, block, people, Status(status), minutes)
        )

    def count(self, counted: int, expected: int, block: str, night_at: int | None) -> None:
        """Record a headcount, and say so where somebody is missing."""
        event, words = self._event, self._context.words
        short = ""
        if counted < expected:
            short = words.say(
                "{counted} of {expected} counted. Look for who is missing, then count again (F3).",
                counted=counted,
                expected=expected,
            )
        self._context.act(
            lambda desk: marking.headcount(desk, event, counted, block, night_at, expected),
            short,
        )

    def missing(self, counted: int, expected: int, block: str, night_at: int | None) -> None:
        """Record a count that is short and open the search; without a count open it by hand."""
        context, event = self._context, self._event
        if counted < expected:
            context.act(
                lambda desk: searching.short_count(desk, event, counted, expected, block, night_at),
                then=self._turn_to_search,
            )
        else:
            self.search()

    def search(self) -> None:
        """Open a search by hand, or turn to the one that is open already."""
        turn, by_hand = self._turn_to_search, partial(searching.somebody_missing, event=self._event)
        self._context.act(by_hand, then=turn, failed=turn)

    def _turn_to_search(self, _: object) -> None:
        self._context.go.emit("notfound")

    def send_out(self, people: Sequence[str], adult: str, off_site: bool) -> None:
        """Let children leave the room with an adult, or the grounds."""
        event = self._event
        go = moving.take_off_site if off_site else moving.send_out
        self._context.act(lambda desk: go(desk, event, people, adult))

    def back(self, people: Sequence[str]) -> None:
        """Let children be in the room again."""
        event = self._event
        self._context.act(lambda desk: moving.bring_back(desk, event, people))

    def toggle_neutral(self) -> None:
        """Make the screens calm, or let them show again what they showed."""
        event = self._event
        if event:
            self._context.act(lambda desk: neutral.toggle_neutral(desk, event))

    def tick(self, block: str, step: int, *, done: bool) -> None:
        """Tick a step, or untick it."""
        event = self._event
        self._context.act(lambda desk: marking.tick_step(desk, event, block, step, done=done))

    def note(self, block: str, text: str) -> None:
        """Write a private note."""
        event = self._event
        self._context.act(lambda desk: marking.note(desk, event, text, block))

    def go_to_finish(self) -> None:
        """Turn to the page where an event is closed and handed over."""
        self._context.go.emit("finish")

    def undo(self) -> None:
        """Take back the last thing done."""
        self._retract("undo")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._retract("redo")

    def _retract(self, which: Literal["undo", "redo"]) -> None:
        event = self._event
        action = undoing.undo if which == "undo" else undoing.redo
        if may_retract(self._context, which):
            self._context.act(lambda desk: action(desk, event))
