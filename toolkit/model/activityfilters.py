"""What an activity has to fit: a group, a time, what is at hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from toolkit.model.activity import Energy, Literacy, Theme
from toolkit.model.plan import Sensitivity
from toolkit.model.textfold import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.activity import Activity


class Filters(msgspec.Struct, frozen=True):
    """What is asked for; ``None``, empty and ``False`` ask for nothing.

    Minutes are a span, both ends allowed. ``people`` is one group's size; ``youngest`` and
    ``oldest`` are ages in years, and everybody between them has to fit. Literacy and sensitivity
    are the most that will do. ``has`` is a material that is wanted; ``without`` are materials that
    aren't at hand. Both are found by their words. ``low_tech`` asks for a way to hold it without
    power, printer or a shared language.
    """

    theme: Theme | None = None
    shortest: int | None = None
    longest: int | None = None
    people: int | None = None
    youngest: int | None = None
    oldest: int | None = None
    energy: Energy | None = None
    literacy: Literacy | None = None
    sensitivity: Sensitivity | None = None
    has: str = ""
    without: tuple[str, ...] = ()
    low_tech: bool = False
    language: str = ""


_NAMES: Final = Filters.__struct_fields__
_DEFAULTS: Final = Filters()
_LITERACY: Final = {level: at for at, level in enumerate(Literacy)}
_SENSITIVITY: Final = {level: at for at, level in enumerate(Sensitivity)}

_CHECKS: Final[dict[str, Callable[[Activity, Filters], bool]]] = {
    "theme": lambda a, f: a.theme is f.theme,
    "shortest": lambda a, f: a.minutes >= _int(f.shortest),
    "longest": lambda a, f: a.minutes <= _int(f.longest),
    "people": lambda a, f: a.group.least <= _int(f.people) <= a.group.most,
    "youngest": lambda a, f: a.group.youngest <= _int(f.youngest) <= a.group.oldest,
    "oldest": lambda a, f: a.group.youngest <= _int(f.oldest) <= a.group.oldest,
    "energy": lambda a, f: a.energy is f.energy,
    "literacy": lambda a, f: f.literacy is None or _LITERACY[a.literacy] <= _LITERACY[f.literacy],
    "sensitivity": lambda a, f: (
        f.sensitivity is None or _SENSITIVITY[a.sensitivity] <= _SENSITIVITY[f.sensitivity]
    ),
    "has": lambda a, f: _needs(a, f.has),
    "without": lambda a, f: not any(_needs(a, thing) for thing in f.without),
    "low_tech": lambda a, _: bool(a.low_tech.strip()),
    "language": lambda a, f: _speaks(a.language, f.language),
}


def asked(filters: Filters) -> tuple[str, ...]:
    """Name the filters that ask for something."""
    return tuple(name for name in _NAMES if getattr(filters, name) != getattr(_DEFAULTS, name))


def fit_test(filters: Filters) -> Callable[[Activity], bool]:
    """Give the test whether an activity fits all that is asked for."""
    checks = [_CHECKS[name] for name in asked(filters)]
    return lambda activity: all(check(activity, filters) for check in checks)


def _int(value: int | None) -> int:
    return 0 if value is None else value


def _needs(activity: Activity, thing: str) -> bool:
    """Tell whether a material holds all words of ``thing``."""
    sought = _item(thing).split()
    for material in activity.materials:
        item = _item(material.item)
        if all(word in item for word in sought):
            return True
    return False


_item = lru_cache(maxsize=16_384)(folded)
"""Materials are few and asked for at every key press."""


def _speaks(language: str, asked_for: str) -> bool:
    """Tell whether a language is the one asked for: ``pt`` means every Portuguese."""
    have, want = language.lower(), asked_for.lower()
    return have == want or have.startswith(f"{want}-")
