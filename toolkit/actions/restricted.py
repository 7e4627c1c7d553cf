"""Restricted sheets leave the laptop one numbered copy at a time, and each is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from toolkit.model.facts_team import SheetPrinted
from toolkit.model.prints import Copy, next_copy

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk

Way = Literal["printed", "saved", "shown"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Restricted:
    """A sheet whose copies are counted under ``sheet``; ``make`` composes one of them."""

    sheet: str
    make: Callable[[Copy], bytes]


@dataclass(frozen=True, slots=True)
class Issued(Generic[T]):
    """A copy that left: which, what its delivery gave, and what was said of it."""

    copy: Copy
    result: T
    changed: Changed


def issue(
    desk: Desk, event: str, restricted: Restricted, deliver: Callable[[bytes], T], way: Way
) -> Issued[T]:
    """Compose the next copy, deliver it, and only then write down that it exists.

    What ``deliver`` raises is raised on, and no copy is counted: a printer without paper or a full
    stick costs no number. Who is at the desk and when stands in the fact's envelope.
    """
    copy = next_copy(desk.event(event), restricted.sheet)
    result = deliver(restricted.make(copy))
    said = SheetPrinted(restricted.sheet, copy.number, copy.destroy_by.isoformat(), way)
    return Issued(copy, result, desk.say(event, [said]))
