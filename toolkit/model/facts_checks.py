"""Facts about checks: rules set aside by name, the nine requirements signed, the answer's date."""

from __future__ import annotations

import msgspec


class RuleOverridden(msgspec.Struct, frozen=True, tag="rule-overridden", gc=False):
    """A named person sets a rule aside for this event and says why."""

    rule: str
    by: str
    reason: str


class RuleRestored(msgspec.Struct, frozen=True, tag="rule-restored", gc=False):
    """A rule that was set aside holds again."""

    rule: str


class TicksSigned(msgspec.Struct, frozen=True, tag="ticks-signed", gc=False):
    """The nine requirements of General Comment 12 were gone through and signed with a name.

    ``ticks`` are the identifiers of those that are met; a later sheet replaces an earlier one.
    """

    ticks: tuple[str, ...]
    by: str


class FeedbackDateSet(msgspec.Struct, frozen=True, tag="feedback-date-set", gc=False):
    """By when the young people hear what came of their ideas (ISO date); empty for none."""

    date: str
