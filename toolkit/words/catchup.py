"""The ways to catch up in words: what gives, when it is then, which fixed times hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.catchup import Manner
from toolkit.model.instants import to_datetime

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from toolkit.model.catchup import Change, Fixed, Way
    from toolkit.model.instants import Instant
    from toolkit.words.speech import Words


class Telling:
    """Tells ways to catch up; ``title_of`` gives a block's title in the language of ``words``."""

    def __init__(self, words: Words, zone: ZoneInfo, title_of: Callable[[str], str]) -> None:
        self._words = words
        self._zone = zone
        self._title_of = title_of

    def clock(self, instant: Instant) -> str:
        """Say what the wall clock shows."""
        return self._words.clock(to_datetime(instant, self._zone))

    def heading(self, way: Way) -> str:
        """Say in a few words what a way is."""
        words = self._words
        if way.manner is Manner.MOVE:
            return words.say("Move {block} to later", block=self._title_of(way.changes[0].block))
        if way.manner is Manner.SKIP:
            left_out = [self._title_of(c.block) for c in way.changes if c.skipped]
            return words.say("Leave out {blocks}", blocks=words.join(left_out))
        if way.manner is Manner.BOTH:
            return words.say("Leave out and shorten")
        if way.minutes:
            return words.say("Shorten by {minutes}", minutes=words.duration(way.minutes))
        return words.say("Use the free minutes")

    def change(self, change: Change) -> str:
        """Say what becomes of a block, and when it is then."""
        words, row = self._words, change.row
        title = self._title_of(change.block)
        if change.skipped:
            return words.say(
                "{block}: left out, {minutes} less",
                block=title,
                minutes=words.duration(change.taken),
            )
        span = words.say("{begin} – {end}", begin=self.clock(row.begin), end=self.clock(row.end))
        if change.after and not change.taken:
            return words.say("{block}: moves to {span}", block=title, span=span)
        if change.after:
            return words.say(
                "{block}: moves to {span}, {minutes} less",
                block=title,
                span=span,
                minutes=words.duration(change.taken),
            )
        return words.say(
            "{block}: {minutes} less, {span}",
            block=title,
            span=span,
            minutes=words.duration(change.taken),
        )

    def fixed(self, fixed: Fixed) -> str:
        """Say whether a fixed time holds."""
        words = self._words
        time = self.clock(fixed.at)
        if not fixed.block and fixed.holds:
            return words.say("the end at {time} holds", time=time)
        if not fixed.block:
            return words.say("the end moves to {time}", time=self.clock(fixed.begin))
        title = self._title_of(fixed.block)
        if fixed.holds:
            return words.say("{block} {time} holds", block=title, time=time)
        if fixed.begin > fixed.at:
            begin = self.clock(fixed.begin)
            return words.say("{block} moves to {time}", block=title, time=begin)
        return words.say("{block} {time} is too near", block=title, time=time)

    def rest(self, way: Way) -> list[str]:
        """Say what is still missing, or free, if anything."""
        words, found = self._words, []
        if way.short:
            missing = words.duration(way.short)
            found.append(words.say("{minutes} are still missing", minutes=missing))
        if way.spare:
            found.append(words.say("{minutes} become free", minutes=words.duration(way.spare)))
        return found
