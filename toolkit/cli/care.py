"""Commands about children in sight."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.actions import handing
from toolkit.actions.showing import where_now
from toolkit.cli.shared import parse_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk
    from toolkit.cli.shared import Shell
    from toolkit.model.instants import Instant

    Action = Callable[["Desk", str, "Instant | None"], Changed]


def arrive(shell: Shell) -> Action:
    """Children were handed over to the event."""
    return lambda desk, event, at: handing.hand_in(desk, event, shell.args.codes, at)


def leave(shell: Shell) -> Action:
    """Children were handed over to their carers."""
    return lambda desk, event, at: handing.hand_out(desk, event, shell.args.codes, at)


def now(shell: Shell) -> int:
    """Say where every child is."""
    with shell.desk() as desk:
        at = parse_at(desk, shell.args.event, shell.args.at)
        found = where_now(desk.event(shell.args.event), at)
    if shell.args.json:
        shell.out(json.dumps(found, ensure_ascii=False))
        return 0
    for code, place in found.items():
        told = [code, place["where"], place["since"] or "", place["adult"] or ""]
        shell.out("\t".join(told).rstrip())
    return 0
