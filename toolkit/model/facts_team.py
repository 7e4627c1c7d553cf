"""Facts about the team and its laptops: logs, PINs, concerns, calm screens, restricted sheets."""

from __future__ import annotations

from typing import Literal

import msgspec


class NeutralBegun(msgspec.Struct, frozen=True, tag="neutral-begun", gc=False):
    """The screens were made calm; nothing but the time is kept of it."""


class NeutralEnded(msgspec.Struct, frozen=True, tag="neutral-ended", gc=False):
    """The screens show again what they showed."""


class LeadKeySet(msgspec.Struct, frozen=True, tag="lead-key-set", gc=False):
    """The public key (age) of the safeguarding lead, to which concerns are sealed."""

    recipient: str


class ConcernSealed(msgspec.Struct, frozen=True, tag="concern-sealed", gc=False):
    """A concern, sealed to the lead's key: armoured age, which only the lead can open.

    ``receipt`` is what whoever wrote it takes away; ``recipient`` the key it is sealed to.
    """

    receipt: str
    sealed: str
    recipient: str


class LogWritten(msgspec.Struct, frozen=True, tag="log-written", gc=False):
    """What one shift tells the next; a later text under the same name replaces an earlier one.

    ``day`` is the number of the day whose evening it is, or whose morning.
    """

    log: str
    turn: Literal["day-night", "night-day"]
    day: int
    text: str


class LogSigned(msgspec.Struct, frozen=True, tag="log-signed", gc=False):
    """One of the team has read a log; ``version`` is the id (hexadecimal) of the fact read."""

    person: str
    log: str
    version: str


class PinSet(msgspec.Struct, frozen=True, tag="pin-set", gc=False):
    """One of the team has a PIN; ``check`` is what it is held against, never the PIN itself."""

    person: str
    check: str


class SheetPrinted(msgspec.Struct, frozen=True, tag="sheet-printed", gc=False):
    """A restricted sheet was printed or saved: which, which copy, to be destroyed by when (ISO)."""

    sheet: str
    copy_number: int
    destroy_by: str
    way: Literal["printed", "saved", "shown"] = "printed"


class ClockTaken(msgspec.Struct, frozen=True, tag="clock-taken", gc=False):
    """The laptop with this device id runs the agenda from now on."""

    device: str
