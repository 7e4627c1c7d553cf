"""Who is on duty and what a rota leaves open, as lines for pages to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages.prepare_list import DONE, ERROR, OPEN, CheckRow
from toolkit.model.duty import Severity, duty_now, findings
from toolkit.model.instants import Instant, logical_date, to_datetime
from toolkit.words.duty import finding_text, span_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.duty import Duty, Finding
    from toolkit.model.event import Event
    from toolkit.words import Words


_NAMED = 4
"""So many people are named in a line; the others are counted."""


def grouped(words: Words, found: Sequence[Finding]) -> list[list[Finding]]:
    """Put together what would be said in the same words of several times, the first leading."""
    groups: dict[str, list[Finding]] = {}
    for each in found:
        groups.setdefault(finding_text(words, each), []).append(each)
    return sorted(groups.values(), key=lambda group: (group[0].severity, group[0].begin))


def finding_rows(words: Words, event: Event, groups: Sequence[Sequence[Finding]]) -> list[CheckRow]:
    """Say each group of findings on a line with its time; one line says so where there is none."""
    if not groups:
        told = words.say("Nothing is left open: enough adults, somebody awake, everyone rested.")
        return [CheckRow("none", told, kind=DONE)]
    return [_row(words, event, group) for group in groups]


def _row(words: Words, event: Event, group: Sequence[Finding]) -> CheckRow:
    found = group[0]
    error = found.severity is Severity.ERROR
    told = words.say("must be put right") if error else words.say("worth a look")
    when = span_text(words, found.begin, found.end, event.zone)
    if len(group) > 1:
        more = words.say_n("once more", "{n} more times", len(group) - 1)
        when = words.say("{span}, and {more}", span=when, more=more)
    title = finding_text(words, found)
    detail = words.say("{a} · {b}", a=when, b=told)
    return CheckRow(f"{found.code}:{title}", title, detail, kind=ERROR if error else OPEN)


def now_told(words: Words, event: Event, at: Instant, *, names: bool) -> list[tuple[str, str]]:
    """Give who is on duty at an instant, each with until when."""
    now = duty_now(event, at)
    return [
        (_who(words, event, duty, names=names), _until(words, event, duty, at)) for duty in now.on
    ]


def next_told(words: Words, event: Event, at: Instant) -> str:
    """Say who begins next, and when; empty where nobody does."""
    coming = duty_now(event, at).coming
    if not coming:
        return ""
    codes = words.join([duty.person for duty in coming])
    return words.say(
        "Next: {codes}, {when}", codes=codes, when=_moment(words, event, coming[0].begin, at)
    )


def short_told(words: Words, event: Event, at: Instant) -> str:
    """Say in a line or two who is on duty, and when that next changes; of many the first few."""
    now = duty_now(event, at)
    names = [duty.person for duty in now.on]
    more = len(names) - _NAMED
    if more > 1:
        names = [*names[:_NAMED], words.say_n("{n} more", "{n} more", more)]
    codes = words.join(names) or words.say("nobody")
    if now.change is None:
        return words.say("On duty now: {codes}", codes=codes)
    return words.say(
        "On duty now: {codes}; next change {when}",
        codes=codes,
        when=_moment(words, event, now.change, at),
    )


def holding(event: Event, at: Instant, found: Sequence[Finding] | None = None) -> list[Finding]:
    """Give the findings that hold at an instant, errors first."""
    every = findings(event, at) if found is None else found
    return sorted((each for each in every if each.holds_at(at)), key=lambda each: each.severity)


def _who(words: Words, event: Event, duty: Duty, *, names: bool) -> str:
    person = event.people[duty.person]
    name = (person.name or person.call_name) if names else ""
    return words.say("{a} · {b}", a=person.code, b=name) if name else person.code


def _until(words: Words, event: Event, duty: Duty, at: Instant) -> str:
    told = words.say("until {when}", when=_moment(words, event, duty.end, at))
    return words.say("{a} · {b}", a=told, b=words.say("awake at night")) if duty.awake else told


def _moment(words: Words, event: Event, instant: Instant, now: Instant) -> str:
    """Say a time, with its day where that is another than today."""
    moment = to_datetime(instant, event.zone)
    if logical_date(instant, event.zone) == logical_date(now, event.zone):
        return words.clock(moment)
    return words.say("{day} {time}", day=words.weekday(moment.date()), time=words.clock(moment))
