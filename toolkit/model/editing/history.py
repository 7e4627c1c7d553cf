"""What was done to a plan, to be undone and done again without limit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.model.plan import Plan


class Moment(NamedTuple):
    """A plan as it stood: what had been done last, and the block that was chosen then."""

    plan: Plan
    done: str = ""
    chosen: str = ""
    joins: str = ""


@dataclass(slots=True)
class History:
    """All moments of one sitting. Plans share what is the same, so that thousands weigh little."""

    moments: list[Moment]
    at: int = 0
    saved: Plan | None = field(default=None)
    """The plan as its file holds it."""

    @classmethod
    def begin(cls, plan: Plan) -> History:
        """Begin with a plan as its file holds it."""
        return cls([Moment(plan)], saved=plan)

    @property
    def now(self) -> Moment:
        """The plan as it stands."""
        return self.moments[self.at]

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what is shown."""
        return self.now.plan is self.saved or self.now.plan == self.saved

    def do(self, plan: Plan, done: str, chosen: str = "", joins: str = "") -> bool:
        """Note a change; what had been undone is gone. Tells whether anything changed.

        A change that ``joins`` the last one (the same word, not empty) is undone together with it.
        """
        if plan == self.now.plan:
            return False
        del self.moments[self.at + 1 :]
        last = self.moments[self.at]
        if joins and last.joins == joins and self.at:
            self.moments[self.at] = Moment(plan, done, chosen, joins)
        else:
            self.moments.append(Moment(plan, done, chosen, joins))
            self.at += 1
        return True

    def part(self) -> None:
        """Let the next change stand for itself, whatever it joins."""
        self.moments[self.at] = self.moments[self.at]._replace(joins="")

    @property
    def undoes(self) -> str:
        """What undoing would take back; empty if there is nothing."""
        return self.moments[self.at].done if self.at else ""

    @property
    def redoes(self) -> str:
        """What doing again would bring back; empty if there is nothing."""
        return self.moments[self.at + 1].done if self.at + 1 < len(self.moments) else ""

    def undo(self) -> Moment | None:
        """Go back by one; gives what was done and is taken back."""
        if not self.at:
            return None
        self.at -= 1
        return self.moments[self.at + 1]

    def redo(self) -> Moment | None:
        """Go forward by one; gives what is done again."""
        if self.at + 1 >= len(self.moments):
            return None
        self.at += 1
        return self.moments[self.at]
