"""What clashes where two people changed one plan differently, and what came of merging them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.plan import Block, Plan
    from toolkit.model.plandiff import Of


class Side(StrEnum):
    """Whose word counts where both changed the same thing differently."""

    LOCAL = "local"
    NEW = "new"


class Why(StrEnum):
    """What clashes."""

    FIELD = "field"
    ORDER = "order"
    PLACE = "place"
    REMOVED_LOCAL = "removed-local"
    REMOVED_NEW = "removed-new"


class Spot(NamedTuple):
    """Which clash it is: two with the same spot are decided together."""

    why: Why
    of: Of
    key: str
    field: str


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that both changed differently.

    ``key`` names the part as in :class:`toolkit.model.plandiff.Change`; a day's is its title.
    ``field`` is the key in the file of a clash of values.
    """

    why: Why
    of: Of
    key: str = ""
    field: str = ""
    base: object = None
    local: object = None
    new: object = None

    @property
    def spot(self) -> Spot:
        """Which clash it is."""
        return Spot(self.why, self.of, self.key, self.field)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged plan.

    ``clashes`` are all there are, decided or not: ``plan`` has the decided side's word at each,
    where nobody decided the preferred one's. ``lost`` are blocks that the new original has as
    mandatory and that the plan hasn't, or not as mandatory, and that nobody answers for yet.
    """

    plan: Plan
    clashes: tuple[Clash, ...]
    lost: tuple[Block, ...] = ()

    def undecided(self, decisions: Mapping[Spot, Side]) -> tuple[Clash, ...]:
        """Give the clashes that nobody has decided."""
        return tuple(clash for clash in self.clashes if clash.spot not in decisions)
