"""This laptop among others: what they are called, and which of them runs the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.clockholder import fold_clock
from toolkit.model.errors import UserError
from toolkit.model.facts_team import ClockTaken

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event

NAMES = "laptop-names"
"""Setting of the workspace: names of other laptops by device id."""

ELSEWHERE = "laptops-elsewhere"
"""Setting: former ids of this workspace under which another laptop writes now."""


class Laptop(NamedTuple):
    """A laptop that an event knows; ``name`` may be empty."""

    device: str
    name: str
    here: bool
    has_clock: bool


def mine(desk: Desk) -> frozenset[str]:
    """Give the device ids under which this laptop writes or has written.

    Not those under which another one writes on: a laptop from whose backup this one was made.
    """
    return frozenset(desk.workspace.devices) - _elsewhere(desk)


def _elsewhere(desk: Desk) -> frozenset[str]:
    text = desk.workspace.setting(ELSEWHERE)
    return frozenset(msgspec.json.decode(text, type=list[str]) if text else ())


def leave_to_another(desk: Desk, device: str) -> None:
    """Keep that another laptop writes under a former id of this one."""
    known = sorted({*_elsewhere(desk), device})
    desk.workspace.set_setting(ELSEWHERE, msgspec.json.encode(known).decode())


def names(desk: Desk) -> dict[str, str]:
    """Give what laptops are called, by device id, this one under all of its ids."""
    text = desk.workspace.setting(NAMES)
    known = msgspec.json.decode(text, type=dict[str, str]) if text else {}
    own = desk.workspace.device_name
    if own:
        known.update(dict.fromkeys(mine(desk), own))
    return known


def keep_names(desk: Desk, laptops: Mapping[str, str]) -> None:
    """Keep what other laptops are called; one without a name keeps the one it had."""
    known = {device: name for device, name in laptops.items() if name}
    kept = {**names(desk), **known}
    desk.workspace.set_setting(NAMES, msgspec.json.encode(kept).decode())


def name_laptop(desk: Desk, name: str) -> None:
    """Say what this laptop is called."""
    desk.workspace.name_device(" ".join(name.split()))


def laptops(desk: Desk, event: str) -> list[Laptop]:
    """List the laptops that said something of an event, or hold its clock; this one first.

    Of the ids that this laptop has had, only the present one is listed.
    """
    state = desk.event(event)
    own, known = mine(desk), names(desk)
    holder = state.folded(fold_clock)
    devices = {fact.device for fact in desk.facts(event)} | {holder}
    others = sorted(devices - own, key=lambda device: (known.get(device, ""), device))
    here = Laptop(desk.workspace.device, desk.workspace.device_name, True, holder in own)
    return [
        here,
        *(Laptop(d, known.get(d, ""), here=False, has_clock=d == holder) for d in others),
    ]


def has_clock(desk: Desk, event: str) -> bool:
    """Whether this laptop runs the agenda of an event."""
    return _holds(desk.event(event), mine(desk))


def _holds(state: Event, own: Collection[str]) -> bool:
    return state.folded(fold_clock) in own


def must_have_clock(desk: Desk, state: Event) -> None:
    """Raise ``UserError('clock-elsewhere')`` if another laptop runs the agenda of an event."""
    if not _holds(state, mine(desk)):
        holder = state.folded(fold_clock)
        raise UserError("clock-elsewhere", laptop=names(desk).get(holder, ""))


def take_clock(desk: Desk, event: str) -> Changed:
    """Run the agenda on this laptop from now on; raise ``UserError('has-clock')`` if it does."""
    if has_clock(desk, event):
        raise UserError("has-clock")
    return desk.say(event, [ClockTaken(desk.workspace.device)])


def pass_clock(desk: Desk, event: str, device: str) -> Changed:
    """Let another laptop run the agenda; it knows once it has taken in a file of this one.

    Raises ``UserError``: ``clock-elsewhere``, ``no-such-laptop``.
    """
    must_have_clock(desk, desk.event(event))
    if device not in {laptop.device for laptop in laptops(desk, event) if not laptop.here}:
        raise UserError("no-such-laptop")
    return desk.say(event, [ClockTaken(device)])
