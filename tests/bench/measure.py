"""How `make bench` measures: ours and a bare counterpart in turn, and their medians."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter_ns

NS_PER_MS = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Without a baseline the goal is in milliseconds; with one it is a ratio to the baseline.
    """

    name: str
    ours_ms: float
    baseline_ms: float | None
    goal: float
    note: str = ""

    @property
    def measured(self) -> float:
        """What is held against the goal: the ratio to the baseline, or else the milliseconds."""
        return self.ours_ms if self.baseline_ms is None else self.ours_ms / self.baseline_ms

    @property
    def holds(self) -> bool:
        return self.measured <= self.goal


@dataclass(frozen=True, slots=True)
class Medians:
    """The medians of both sides, in milliseconds."""

    ours_ms: float
    baseline_ms: float


def milliseconds(work: Callable[[], object]) -> float:
    """How long the work takes, by the wall clock."""
    began = perf_counter_ns()
    work()
    return (perf_counter_ns() - began) / NS_PER_MS


def interleave(
    ours: Callable[[], object], baseline: Callable[[], object], rounds: int = 9, warm_up: int = 1
) -> Medians:
    """Run both in turn, so that a busy moment of the machine meets both, and take the medians.

    The first warm_up rounds don't count.
    """
    pairs = [(milliseconds(ours), milliseconds(baseline)) for _ in range(warm_up + rounds)][
        warm_up:
    ]
    return Medians(median(pair[0] for pair in pairs), median(pair[1] for pair in pairs))
