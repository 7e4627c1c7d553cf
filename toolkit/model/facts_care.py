"""Facts about children in sight: hand-over, care, medication, where somebody is, roll-calls."""

from __future__ import annotations

from typing import Literal

import msgspec


class HandedOver(msgspec.Struct, frozen=True, tag="handed-over", gc=False):
    """A child was handed to the event (``in``) or from it to a carer (``out``).

    ``carer`` is who brought or received the child, by name; ``adult`` the code of who of the team
    stood on the other side. Signatures are on paper; ``signed`` says that they were given,
    ``returned`` that belongings and medication went along. The two dates (ISO) are when somebody
    calls to hear how the child is, and when the child hears what became of its ideas.
    """

    person: str
    direction: Literal["in", "out"]
    carer: str = ""
    adult: str = ""
    signed: bool = False
    note: str = ""
    welfare_by: str = ""
    feedback_by: str = ""
    returned: bool = False


class CareNoted(msgspec.Struct, frozen=True, tag="care-noted", gc=False):
    """What those who care for a child have to know; ``None`` leaves a field as it was."""

    person: str
    contacts: str | None = None
    allergies: str | None = None
    risks: str | None = None
    belongings: str | None = None
    room: str | None = None


class MedicationSet(msgspec.Struct, frozen=True, tag="medication-set", gc=False):
    """A child takes ``text`` (what and how much) at wall times (minutes after midnight).

    ``medicine`` names the line, so that it can be put right or cleared. Without times it is taken
    when needed.
    """

    person: str
    medicine: str
    text: str
    times: tuple[int, ...] = ()


class MedicationCleared(msgspec.Struct, frozen=True, tag="medication-cleared", gc=False):
    """A line of medication does not stand."""

    person: str
    medicine: str


class MedicationGiven(msgspec.Struct, frozen=True, tag="medication-given", gc=False):
    """What became of a dose that was due at an instant; ``due`` is 0 for one when needed."""

    person: str
    medicine: str
    due: int
    outcome: Literal["given", "refused", "not-needed"] = "given"


class Moved(msgspec.Struct, frozen=True, tag="moved", gc=False):
    """A child is in the room again, out of it with an adult, or off site; nobody asks why.

    ``adult`` is the code of who of the team is with the child; empty off site means a carer.
    """

    person: str
    to: Literal["room", "out", "off-site"]
    adult: str = ""


class SeenAtRoll(msgspec.Struct, frozen=True, tag="seen-at-roll", gc=False):
    """Someone was seen, or after all not, when the roll was called."""

    person: str
    roll: str
    seen: bool = True


class RollClosed(msgspec.Struct, frozen=True, tag="roll-closed", gc=False):
    """A roll-call is over: so many were seen of so many."""

    roll: str
    seen: int
    expected: int
