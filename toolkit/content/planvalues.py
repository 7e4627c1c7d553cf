"""What a field of a plan holds, on one line: for differences and clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content.emit import written_time
from toolkit.content.log import SHOWN, shown
from toolkit.model.plan import LeftOut, Material, Origin, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = "–"
_ALIKE = 12
"""Characters that values begin alike before the beginning is left out."""

_TIMES = frozenset({"start", "end", "counts"})


def value_text(field: str, value: object) -> str:
    """Say a value on one line, shortened; times as on the clock, nothing as a dash."""
    return shown(_text(field, value))


def values_text(field: str, *values: object) -> tuple[str, ...]:
    """Say values that differ each on one line, shortened to where they begin to differ."""
    texts = [" ".join(_text(field, value).split()) for value in values]
    long = [text for text in texts if text != NOTHING]
    start = _apart(long) if any(len(text) > SHOWN for text in long) else 0
    return tuple(shown(f"… {one[start:]}" if start and one != NOTHING else one) for one in texts)


def _apart(texts: list[str]) -> int:
    """Give the beginning of the first word that isn't the same in all; 0 where it comes soon."""
    alike = 0
    for letters in zip(*texts, strict=False):
        if len(set(letters)) > 1:
            break
        alike += 1
    return texts[0].rfind(" ", 0, alike) + 1 if len(texts) > 1 and alike > _ALIKE else 0


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
        said = "".join(f" “{text}”" for text in value.say)
        return f"{value.text}{said}" + (f" ({value.minutes})" if value.minutes else "")
    if isinstance(value, Material):
        return f"{value.count} × {value.item}"
    if isinstance(value, tuple):
        return _row(field, value)
    return NOTHING if value is None or value == "" else str(value)


def _row(field: str, values: Sequence[object]) -> str:
    if field in {"size", "ages"}:
        return "–".join(str(value) for value in values)
    return "; ".join(_text(field, value) for value in values) or NOTHING
