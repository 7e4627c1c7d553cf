"""What the rules find in an event, as lines of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.gui.pages.prepare_list import DONE, ERROR, HEADING, INFO, OPEN, CheckRow
from toolkit.model.rules.base import CONFIRMED
from toolkit.model.rules.book import RULES, check_event
from toolkit.model.rules.overrides import Override, fold_overrides
from toolkit.words.rules import finding_text, severity_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.rules.base import Finding
    from toolkit.words import Words


class Checked(NamedTuple):
    """What rules find in an event, and which of them were set aside."""

    findings: tuple[Finding, ...]
    overrides: dict[str, Override]

    @property
    def standing(self) -> list[Finding]:
        """What nobody has set aside."""
        return [found for found in self.findings if found.rule not in self.overrides]

    @property
    def errors(self) -> int:
        """How many must be put right."""
        return sum(found.is_error for found in self.standing)


def look(event: Event, now: Instant) -> Checked:
    """Hold an event against all rules."""
    return Checked(tuple(check_event(event, now)), event.folded(fold_overrides))


def checks_told(words: Words, checked: Checked) -> tuple[str, str]:
    """Say how an event stands, and as what a part of the checklist shows it."""
    if checked.errors:
        told = words.say_n("{n} to put right", "{n} to put right", checked.errors)
        return told, "attention"
    if checked.standing:
        return words.say("Worth a look"), "attention"
    return words.say("Nothing is left open"), "done"


def rule_of(key: str) -> str:
    """Give the rule that a line is about; empty for a heading."""
    kind, _, rest = key.partition(":")
    return rest.partition(":")[0] if kind in ("finding", "check", "aside") else ""


def check_rows(words: Words, event: Event, checked: Checked) -> list[CheckRow]:
    """Say what to put right, what to look at, what to confirm, and what was set aside."""
    errors = [f for f in checked.standing if f.is_error and not f.found.confirm]
    warnings = [f for f in checked.standing if not f.is_error and not f.found.confirm]
    rows = [
        *_part(words.say("To be put right"), _findings(words, event, errors, ERROR)),
        *_part(words.say("Worth a look"), _findings(words, event, warnings, OPEN)),
        *_part(words.say("To be confirmed by a tick"), _asked(words, event, checked)),
        *_part(words.say("Set aside by name"), _aside(words, checked)),
    ]
    if checked.standing:
        return rows
    told = words.say("Nothing is left open: every rule that fits this event is kept or set aside.")
    return [CheckRow("none", told, kind=DONE), *rows]


def _part(heading: str, rows: Iterable[CheckRow]) -> list[CheckRow]:
    found = list(rows)
    return [CheckRow(f"heading:{heading}", heading, kind=HEADING), *found] if found else []


def _findings(
    words: Words, event: Event, findings: Iterable[Finding], kind: str
) -> Iterator[CheckRow]:
    titles = {rule.id: rule.title for rule in RULES}
    counts: dict[str, int] = {}
    for finding in findings:
        number = counts[finding.rule] = counts.get(finding.rule, 0) + 1
        yield CheckRow(
            f"finding:{finding.rule}:{number}",
            finding_text(words, finding, event.zone),
            words.say(titles[finding.rule]),
            kind=kind,
            spoken=severity_name(words, finding.severity),
        )


def _asked(words: Words, event: Event, checked: Checked) -> Iterator[CheckRow]:
    open_ = {f.rule: f.severity for f in checked.standing if f.found.confirm}
    for rule in RULES:
        key = f"{CONFIRMED}{rule.id}"
        ticked = key in event.items
        if not rule.asks or not (ticked or rule.id in open_):
            continue
        aside = "" if ticked else severity_name(words, open_[rule.id])
        yield CheckRow(key, words.say(rule.asks), words.say(rule.title), aside, ticked=ticked)


def _aside(words: Words, checked: Checked) -> Iterator[CheckRow]:
    titles = {rule.id: rule.title for rule in RULES}
    for name, override in checked.overrides.items():
        title = words.say(titles[name]) if name in titles else name
        detail = words.say("{name}: {reason}", name=override.by, reason=override.reason)
        yield CheckRow(f"aside:{name}", title, detail, kind=INFO)
