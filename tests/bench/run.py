"""Run every tests/bench/bench_*.py and print what they measured beside the goals.

`python -m tests.bench.run` runs all, `python -m tests.bench.run cold mark` those whose names hold
one of the words. Machines differ, so a missed goal is shown and fails nothing; a bench that breaks
ends with status 1.
"""

import importlib
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.measure import Row

HEADINGS = ("what", "ours", "bare", "measured", "goal", "")


def found(words: Sequence[str]) -> list[str]:
    """The names of the bench modules that hold one of the words, or of all when there is none."""
    every = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    return [name for name in every if not words or any(word in name for word in words)]


def cells(row: Row) -> tuple[str, ...]:
    """One line of the table as texts."""
    unit = " ms" if row.baseline_ms is None else " ×"
    return (
        row.name,
        f"{row.ours_ms:.2f} ms",
        "" if row.baseline_ms is None else f"{row.baseline_ms:.2f} ms",
        f"{row.measured:.2f}{unit}",
        f"≤ {row.goal:g}{unit}",
        " · ".join(filter(None, ("" if row.holds else "MISSED", row.note))),
    )


def table(rows: Iterable[Row]) -> str:
    """All lines under each other, in columns."""
    lines = [HEADINGS, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if column in (0, len(HEADINGS) - 1) else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def main(words: Sequence[str]) -> int:
    rows: list[Row] = []
    broken: list[str] = []
    for name in found(words):
        sys.stderr.write(f"{name} …\n")
        try:
            rows += importlib.import_module(f"tests.bench.{name}").run()
        except Exception:  # noqa: BLE001  # one broken bench must not hide what the others measured
            traceback.print_exc()
            broken.append(name)
    sys.stdout.write(table(rows) + "\n")
    for name in broken:
        sys.stdout.write(f"{name} broke; see above\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
