"""What the rules found in an event, on paper: each finding with its reason, source and weight.

What a named person has set aside stands among the findings with who, when and why; it is all
signed for at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.duty import Severity
from toolkit.model.instants import to_datetime
from toolkit.model.rules.base import CONFIRMED
from toolkit.model.rules.book import RULES, check_event
from toolkit.model.rules.overrides import fold_overrides
from toolkit.paper.form import SECTION, Blank, blanks, section, signatures
from toolkit.paper.page import HAIR, HEAVY, MM
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.rules import basis_name, finding_text, severity_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.rules.base import Finding, Rule
    from toolkit.model.rules.overrides import Override
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_TITLE = Style(17, bold=True)
_WEIGHT = Style(10.5, bold=True)
_SIDE = 36 * MM
_GAP = 4 * MM
_BAR = 3 * MM
"""How far what was set aside stands in from the line beside it."""
_LEAST = 24 * MM
"""The room that a rule needs on a page to be begun there."""


class _Looked(NamedTuple):
    """A rule with what it found at one weight; ``found`` may be empty for one set aside."""

    rule: Rule
    severity: Severity
    found: tuple[Finding, ...]


def checks(event: Event, now: Instant, words: Words, fonts: Fonts) -> bytes:
    """Give the sheet as a PDF, as the rules find things at ``now``.

    Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("What was checked"), event, words, fonts)
    draw_checks(sheet, now)
    return sheet.save()


def draw_checks(sheet: Sheet, now: Instant) -> None:
    """Draw the sheet."""
    words, event = sheet.words, sheet.event
    overrides = event.folded(fold_overrides)
    findings = check_event(event, now)
    standing = [found for found in findings if found.rule not in overrides]
    sheet.name = words.say("What was checked")
    flow = sheet.begin()
    flow.write(flow.lay(words.say("What was checked"), _TITLE))
    flow.write(flow.lay(_count(sheet, findings, now), BODY))
    _part(flow, words.say("To be put right"), _looked(f for f in standing if _grave(f)))
    _part(flow, words.say("Worth a look"), _looked(f for f in standing if _light(f)))
    _part(flow, words.say("To be confirmed by a tick"), _looked(f for f in standing if _open(f)))
    _part(flow, words.say("Set aside by name"), _aside(findings, overrides), overrides)
    _left_out(flow)
    _confirmed(flow)
    if not standing:
        told = words.say(
            "Nothing is left open: every rule that fits this event is kept or set aside."
        )
        flow.write(flow.lay(told, STRONG), after=2 * MM)
    _signed(flow)


def draw_overrides(sheet: Sheet, *, named: bool) -> None:
    """Draw the rules that were set aside, on a page of their own; none if there is none.

    Without ``named`` neither who decided nor why is told: that stands where it is locked away.
    """
    words, event = sheet.words, sheet.event
    overrides = event.folded(fold_overrides)
    if not (overrides or event.snapshot.left_out):
        return
    sheet.name = words.say("Rules set aside")
    flow = sheet.begin()
    flow.write(flow.lay(words.say("Rules set aside for this event"), _TITLE), after=2 * MM)
    for rule in RULES:
        if rule.id not in overrides:
            continue
        override = overrides[rule.id]
        _parted(flow)
        flow.write(flow.lay(words.say(rule.title), STRONG))
        if named:
            _decided(flow, override)
        else:
            date = to_datetime(override.at, event.zone).date()
            flow.write(flow.lay(words.say("Decided on {date}", date=words.date(date)), NOTE))
        flow.y += 3 * MM
    _left_out(flow, named=named)
    if not named:
        told = words.say("Who decided it and why stands on the sheet “What was checked”.")
        flow.write(flow.lay(told, NOTE))


def _count(sheet: Sheet, findings: list[Finding], now: Instant) -> str:
    words, moment = sheet.words, to_datetime(now, sheet.event.zone)
    when = words.say("{date}, {time}", date=words.date(moment.date()), time=words.clock(moment))
    rules = words.say_n(
        "{n} rule was held against this event on {when}.",
        "{n} rules were held against this event on {when}.",
        len(RULES),
        when=when,
    )
    found = words.say_n("{n} finding.", "{n} findings.", len(findings))
    return f"{rules} {found}"


def _grave(found: Finding) -> bool:
    return found.is_error and not _open(found)


def _light(found: Finding) -> bool:
    return not found.is_error and not _open(found)


def _open(found: Finding) -> bool:
    return found.found.confirm


def _looked(findings: Iterable[Finding]) -> list[_Looked]:
    """Gather findings by rule, in the order of the rules."""
    by_rule: dict[tuple[Severity, str], list[Finding]] = {}
    for found in findings:
        by_rule.setdefault((found.severity, found.rule), []).append(found)
    return [
        _Looked(rule, severity, tuple(by_rule[severity, rule.id]))
        for severity in Severity
        for rule in RULES
        if (severity, rule.id) in by_rule
    ]


def _aside(findings: list[Finding], overrides: dict[str, Override]) -> Iterator[_Looked]:
    for rule in RULES:
        if rule.id in overrides:
            found = tuple(f for f in findings if f.rule == rule.id)
            grave = any(f.is_error for f in found)
            yield _Looked(rule, Severity.ERROR if grave else rule.severity, found)


def _part(
    flow: Flow,
    title: str,
    looked: Iterable[_Looked],
    overrides: dict[str, Override] | None = None,
) -> None:
    each = list(looked)
    if not each:
        return
    section(flow, title, need=_LEAST)
    for one in each:
        _rule(flow, one, (overrides or {}).get(one.rule.id))


def _rule(flow: Flow, looked: _Looked, override: Override | None) -> None:
    sheet, words, rule = flow.sheet, flow.sheet.words, looked.rule
    flow.need(_LEAST)
    _parted(flow)
    side = flow.beside(0, _SIDE)
    side.write(side.lay(severity_name(words, looked.severity), _WEIGHT))
    side.write(side.lay(basis_name(words, rule.basis), NOTE))
    main = flow.beside(_SIDE + _GAP, flow.width - _SIDE - _GAP)
    main.write(main.lay(words.say(rule.title), STRONG))
    for finding in looked.found:
        told = finding_text(words, finding, sheet.event.zone)
        main.write(main.lay(f"• {told}", BODY))
    if override is not None and not looked.found:
        main.write(main.lay(words.say("Finds nothing as things stand now."), BODY))
    main.write(main.lay(words.say(rule.why), NOTE))
    main.write(main.lay(words.say("Source: {source}", source=words.say(rule.source)), NOTE))
    if override is not None:
        _decided(main, override)
    flow.below(side, main)
    flow.y += 2.5 * MM


def _left_out(flow: Flow, *, named: bool = True) -> None:
    """Name the mandatory blocks that the plan was adapted without, and who answers for that."""
    sheet, words = flow.sheet, flow.sheet.words
    left_out = sheet.event.snapshot.left_out
    if not left_out:
        return
    section(flow, words.say("Left out of the plan although mandatory"), need=_LEAST)
    for number, one in enumerate(left_out):
        flow.need(_LEAST)
        if number:
            _parted(flow)
        flow.write(flow.lay(sheet.content(one.title) or one.block, STRONG))
        if named:
            who = words.say("Left out by {name}", name=isolate(one.by))
            _beside_line(flow, who, one.reason)
        flow.y += 2.5 * MM


def _parted(flow: Flow) -> None:
    """Part a rule from the one above by a hair."""
    if not flow.fresh:
        flow.page.rule(flow.left, flow.y - 1 * MM, flow.width, HAIR)


def _decided(flow: Flow, override: Override) -> None:
    """Write who set a rule aside, when and why, beside a heavy line."""
    words = flow.sheet.words
    moment = to_datetime(override.at, flow.sheet.event.zone)
    who = words.say(
        "Set aside by {name} on {date}, {time}",
        name=isolate(override.by),
        date=words.date(moment.date()),
        time=words.clock(moment),
    )
    _beside_line(flow, who, override.reason)


def _beside_line(flow: Flow, who: str, reason: str) -> None:
    """Write who decided and the reason, with a heavy line at their start."""
    flow.y += 1 * MM
    inner = flow.beside(_BAR, flow.width - _BAR)
    inner.need(inner.lay(who, STRONG).height * 2)
    first, top = inner.at, inner.y
    inner.write(inner.lay(who, STRONG))
    inner.write(inner.lay(isolate(reason), BODY))
    _beside(flow, (first, top), inner)
    flow.below(inner)


def _beside(flow: Flow, begin: tuple[int, float], end: Flow) -> None:
    """Draw a line at the start of what was written, on each of its pages."""
    sheet = flow.sheet
    first, top = begin
    for at in range(first, end.at + 1):
        upper = top if at == first else sheet.tops[at]
        lower = end.y if at == end.at else sheet.bottom
        sheet.pages[at].bar(flow.left, upper, lower - upper, HEAVY)


def _confirmed(flow: Flow) -> None:
    """Name what somebody has confirmed by a tick."""
    words, items = flow.sheet.words, flow.sheet.event.items
    asked = [rule for rule in RULES if rule.asks and f"{CONFIRMED}{rule.id}" in items]
    if not asked:
        return
    section(flow, words.say("Confirmed by a tick"))
    for told in dict.fromkeys(words.say(rule.asks) for rule in asked):
        flow.write(flow.lay(f"• {told}", BODY))
    flow.y += 2 * MM


def _signed(flow: Flow) -> None:
    words = flow.sheet.words
    head = words.say("I know what was found, and answer for what is left open or set aside.")
    flow.need(flow.lay(head, SECTION).height + 34 * MM)
    flow.y += 4 * MM
    flow.write(flow.lay(head, STRONG), after=2 * MM)
    blanks(
        flow,
        [
            Blank(words.say("Name of who leads the event"), share=2),
            Blank(words.say("Place and date")),
        ],
        10 * MM,
    )
    signatures(flow, [words.say("Signature of who leads the event")])
