"""What undo and redo would do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import (
    BlockEnded,
    BlockExtended,
    BlockInserted,
    BlockShortened,
    BlockSkipped,
    BlockStarted,
    HeadcountTaken,
    Marked,
    Noted,
    Opened,
    Paused,
    Resumed,
)
from toolkit.model.facts_care import HandedOver, Moved
from toolkit.model.facts_team import NeutralBegun, NeutralEnded
from toolkit.model.journal import redo_target, undo_target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.gui.pages.run_view import View
    from toolkit.model.facts import Fact
    from toolkit.words import Words


_CATCHING_UP = (BlockShortened, BlockSkipped, BlockInserted)


def what_undo(words: Words, view: View, facts: Sequence[Fact]) -> str | None:
    """Say what undo would take back; ``None`` if there is nothing."""
    target = set(undo_target(facts))
    if not target:
        return None
    found = [fact for fact in reversed(facts) if fact.id.hex() in target]
    marks = [fact.what for fact in found if isinstance(fact.what, Marked)]
    if marks and (len(marks) < len(found) or len({mark.block for mark in marks}) > 1):
        return words.say("Takes back what was entered from paper")
    if marks:
        return words.say_n(
            "Takes back {n} mark in {block}",
            "Takes back {n} marks in {block}",
            len(marks),
            block=_title(words, view, marks[0].block),
        )
    if len(found) > 1 and all(isinstance(fact.what, _CATCHING_UP) for fact in found):
        return words.say("Takes back what was chosen to catch up")
    return _named(words, view, found[0])


def what_redo(words: Words, facts: Sequence[Fact]) -> str | None:
    """Say that there is something to redo; ``None`` if there is nothing."""
    return words.say("Does again what was taken back") if redo_target(facts) else None


def _named(words: Words, view: View, fact: Fact) -> str:
    what = fact.what
    said: dict[type, Callable[[str], str]] = {
        BlockStarted: lambda b: words.say("Takes back the start of {block}", block=b),
        BlockEnded: lambda b: words.say("Takes back the end of {block}", block=b),
        BlockSkipped: lambda b: words.say("Takes {block} in again", block=b),
        BlockInserted: lambda b: words.say("Takes out {block} again", block=b),
        BlockExtended: lambda b: words.say("Takes back the minutes more for {block}", block=b),
        BlockShortened: lambda b: words.say("Takes back the minutes less for {block}", block=b),
    }
    kind: type = type(what)
    if kind in said:
        return said[kind](_title(words, view, getattr(what, "block", "")))
    plain: dict[type, Callable[[], str]] = {
        Paused: lambda: words.say("Takes back the pause"),
        Resumed: lambda: words.say("Takes back going on"),
        HeadcountTaken: lambda: words.say("Takes back the headcount"),
        Noted: lambda: words.say("Takes back the note"),
        Opened: lambda: words.say("Takes back the opening of the event"),
        HandedOver: lambda: words.say("Takes back the hand-over"),
        Moved: lambda: words.say("Takes back where a child went"),
        NeutralBegun: lambda: words.say("Lets the screens show again what they showed"),
        NeutralEnded: lambda: words.say("Makes the screens calm again"),
    }
    if kind in plain:
        return plain[kind]()
    return words.say("Takes back the last thing done")


def _title(words: Words, view: View, block: str) -> str:
    return words.content(view.event.title_of(block))
