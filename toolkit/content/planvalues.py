"""What a field of a plan holds, on one line: for differences and clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content.emit import written_time
from toolkit.content.log import shown
from toolkit.model.plan import LeftOut, Material, Origin, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = "–"
_TIMES = frozenset({"start", "end", "counts"})


def value_text(field: str, value: object) -> str:
    """Say a value on one line, shortened; times as on the clock, nothing as a dash."""
    return shown(_text(field, value))


def _text(field: str, value: object) -> str:
    if field in _TIMES and isinstance(value, int):
        return written_time(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Origin):
        return f"{value.plan} {value.version}"
    if isinstance(value, LeftOut):
        return f"{value.block} ({value.by}: {value.reason})"
    if isinstance(value, Step):
        return value.text
    if isinstance(value, Material):
        return f"{value.count} × {value.item}"
    if isinstance(value, tuple):
        return _row(field, value)
    return NOTHING if value is None or value == "" else str(value)


def _row(field: str, values: Sequence[object]) -> str:
    if field in {"size", "ages"}:
        return "–".join(str(value) for value in values)
    return "; ".join(_text(field, value) for value in values) or NOTHING
