"""Rules and what they found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.duty import Severity
from toolkit.model.rules.base import FRANCE, Basis, Finding, Rule
from toolkit.words.duty import finding_text as duty_text
from toolkit.words.duty import span_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from toolkit.words.speech import Words

_VALUES: dict[str, Callable[[Words, object], object]] = {
    "length": lambda w, value: w.duration(_whole(value)),
    "wanted": lambda w, value: w.duration(_whole(value)),
    "time": lambda w, value: w.time(_whole(value)),
    "block": lambda w, value: w.content(str(value)),
    "other": lambda w, value: w.content(str(value)),
    "shift": lambda w, value: w.content(str(value)),
    "people": lambda w, value: w.join(_texts(value)),
    "languages": lambda w, value: w.join([w.language_name(tag) for tag in _texts(value)]),
    "requirement": lambda w, value: w.say(str(value)),
}
"""How values are said, by their names."""


def finding_text(words: Words, finding: Finding, zone: ZoneInfo | None = None) -> str:
    """Say what a rule found; with ``zone`` what the rota's look found has its time."""
    found = finding.found
    if found.duty is not None:
        told = duty_text(words, found.duty)
        if zone is None:
            return told
        when = span_text(words, found.duty.begin, found.duty.end, zone)
        return words.say("{what} ({when})", what=told, when=when)
    said = {
        name: _VALUES[name](words, value) if name in _VALUES else value
        for name, value in found.params.items()
    }
    return words.say(found.says, **said)


def severity_name(words: Words, severity: Severity) -> str:
    """Name how grave it is."""
    if severity is Severity.ERROR:
        return words.say_c("severity", "error")
    return words.say_c("severity", "warning")


def basis_name(words: Words, basis: Basis) -> str:
    """Name what stands behind a rule."""
    return {
        Basis.LAW: words.say_c("basis", "law"),
        Basis.GUIDANCE: words.say_c("basis", "guidance"),
        Basis.CONVENTION: words.say_c("basis", "convention"),
        Basis.OURS: words.say_c("basis", "our own"),
    }[basis]


def country_name(words: Words, country: str) -> str:
    """Name a country whose rules are others; one without a name here by its two letters."""
    return {FRANCE: words.say_c("country", "France")}.get(country, country)


def gravity(words: Words, rule: Rule) -> str:
    """Say how grave a rule is, where it is otherwise, and when it becomes graver."""
    told = [severity_name(words, rule.severity)]
    if rule.graver:
        told.append(words.say(rule.graver))
    told += [
        words.say("{country}: {severity}", country=country, severity=severity_name(words, severity))
        for country, severity in rule.countries.items()
    ]
    told += [words.say("only {country}", country=country) for country in rule.only]
    return "; ".join(told)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, tuple) else [str(value)]
