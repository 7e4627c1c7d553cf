"""The nine requirements of General Comment 12 for hearing children, ticked and signed by name.

The nine are those of paragraph 134; their explanations here are our own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.facts_checks import TicksSigned
from toolkit.model.rules.base import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant


class Tick(NamedTuple):
    """One requirement: its identifier, its name, and what is asked of us by it."""

    id: str
    title: str
    asks: str


TICKS = (
    Tick(
        "transparent",
        message("Transparent and informative"),
        message("They were told in their own language what it is for, and what becomes of it."),
    ),
    Tick(
        "voluntary",
        message("Voluntary"),
        message("Each said yes for themselves, and can stop at any time without a reason."),
    ),
    Tick(
        "respectful",
        message("Respectful"),
        message("What they think is taken seriously, and their life outside is known and minded."),
    ),
    Tick(
        "relevant",
        message("Relevant"),
        message("It is about their lives, and leaves room for what matters to them."),
    ),
    Tick(
        "child-friendly",
        message("Child-friendly"),
        message("Time, room, words and methods fit their ages and what they can do."),
    ),
    Tick(
        "inclusive",
        message("Inclusive"),
        message("Nobody is left out by sex, language, origin, disability, faith or papers."),
    ),
    Tick(
        "supported",
        message("Supported by training"),
        message("The adults have learnt how to listen, and have somebody to ask."),
    ),
    Tick(
        "safe",
        message("Safe and sensitive to risk"),
        message("What may go wrong was thought through, and everyone knows whom to go to."),
    ),
    Tick(
        "accountable",
        message("Accountable"),
        message("They hear what came of it, and may say that it wasn't right."),
    ),
)
"""In the order of the paragraph."""

TICK_IDS = tuple(tick.id for tick in TICKS)


class Signed(NamedTuple):
    """The sheet as it was last signed: which are ticked, by whom, when. Unsigned without a name."""

    ticks: tuple[str, ...] = ()
    by: str = ""
    at: Instant | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The requirements that aren't ticked, in order."""
        return tuple(tick for tick in TICK_IDS if tick not in self.ticks)


def fold_ticks(facts: Iterable[Fact]) -> Signed:
    """Give the sheet as the last signature left it."""
    found = Signed()
    for fact in facts:
        if isinstance(fact.what, TicksSigned):
            found = Signed(fact.what.ticks, fact.what.by, fact.holds)
    return found
