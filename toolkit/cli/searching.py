"""The command about a child who can't be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions import searching
from toolkit.model.errors import UserError
from toolkit.model.prompts import expected_people
from toolkit.model.search import open_search, searches

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk
    from toolkit.cli.shared import Shell
    from toolkit.model.instants import Instant

    Action = Callable[["Desk", str, "Instant | None"], Changed]


def search(shell: Shell) -> Action:
    """Open a search, say what was done, or end it."""
    args = shell.args
    doings: dict[str, Action] = {
        "open": lambda desk, event, at: _open(shell, desk, event, at),
        "call": lambda desk, event, at: searching.call(
            desk, event, _at_hand(desk, event), args.text, at=at
        ),
        "note": lambda desk, event, at: searching.note(
            desk, event, _at_hand(desk, event), args.text, at
        ),
        "found": lambda desk, event, at: searching.found(
            desk, event, _at_hand(desk, event), args.text, args.condition, args.adult, at
        ),
        "police": lambda desk, event, at: searching.to_police(
            desk, event, _at_hand(desk, event), args.text, at
        ),
    }
    return doings[args.doing]


def _open(shell: Shell, desk: Desk, event: str, at: Instant | None) -> Changed:
    args = shell.args
    if args.counted is None:
        return searching.somebody_missing(desk, event, args.missing, at)
    expected = expected_people(desk.event(event))
    changed = searching.short_count(desk, event, args.counted, expected, at=at)
    if args.missing:
        name = _at_hand(desk, event)
        changed = searching.about(desk, event, name, args.missing, at=at)
    return changed


def _at_hand(desk: Desk, event: str) -> str:
    """Give the search that goes on, else the last one: somebody is found after it ended, too."""
    state = desk.event(event)
    known = searches(state)
    going_on = open_search(state)
    if going_on is not None:
        return going_on.id
    if not known:
        raise UserError("no-search-open", event=event)
    return known[-1].id
