"""Commands about adapting plans, keeping them up to date and taking them along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions.keeping_up import Files, Override, merge_files
from toolkit.actions.own_plans import adapt, updates
from toolkit.actions.places import own_folder
from toolkit.actions.travelling import files_left_out, pack_plan, unpack_plan
from toolkit.content.library import find_plan
from toolkit.content.planvalues import values_text
from toolkit.model.clashes import Side
from toolkit.model.errors import UserError
from toolkit.model.plandiff import Change, Of, What, diff
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.cli.shared import Shell
    from toolkit.words import Words


def diff_(shell: Shell) -> int:
    """Say what is different between two plans."""
    before, after = (
        find_plan(shell.places, name).plan for name in (shell.args.before, shell.args.after)
    )
    changes = diff(before, after)
    if shell.args.json:
        shell.out(json.dumps([_row(change) for change in changes], ensure_ascii=False))
        return 0
    for change in changes:
        shell.out(_line(shell.words, change))
    if not changes:
        shell.out(shell.words.say("Nothing is different."))
    return 0


def _row(change: Change) -> dict[str, object]:
    row: dict[str, object] = {
        "what": change.what,
        "of": change.of,
        "key": change.key,
        "title": change.title,
        "day": change.day or None,
    }
    if change.field:
        was, now = values_text(change.field, change.before, change.after)
        row |= {"field": change.field, "before": was, "after": now}
    if change.mandatory:
        row["mandatory"] = True
    return row


_SAID: dict[What, Callable[[Words], str]] = {
    What.ADDED: lambda w: w.say("added"),
    What.REMOVED: lambda w: w.say("taken out"),
    What.MOVED: lambda w: w.say("moved"),
    What.CHANGED: lambda w: w.say("changed"),
}


def _line(words: Words, change: Change) -> str:
    what = _SAID[change.what](words)
    if change.mandatory and change.what is What.REMOVED:
        what = words.say("taken out (mandatory)")
    day = words.say("day {day}", day=change.day) if change.of is Of.BLOCK else str(change.of)
    cells = [what, day, change.key]
    if change.what is What.CHANGED:
        was, now = values_text(change.field, change.before, change.after)
        cells.append(f"{change.field}: {was} → {now}")
    else:
        cells.append(change.title)
    return "\t".join(cells)


def merge(shell: Shell) -> int:
    """Bring a new version into an adapted copy; with clashes nothing is written."""
    args = shell.args
    files = Files(*(find_plan(shell.places, name) for name in (args.base, args.local, args.new)))
    override = None
    if args.override_by or args.override_reason:
        override = Override(args.override_by, args.override_reason)
    take = Side(args.take) if args.take else None
    merged = merge_files(files, Path(args.output), take, override)
    if override is not None:
        for block in merged.lost:
            shell.err(
                shell.words.say(
                    "Left out although mandatory: {block}. {name}: {reason}",
                    block=block.id,
                    name=override.by,
                    reason=override.reason,
                )
            )
    shell.out(args.output)
    return 0


def updates_(shell: Shell) -> int:
    """List the own plans whose original has come out in a newer version."""
    found = updates(shell.places)
    if shell.args.json:
        rows = [
            {
                "id": one.id,
                "title": one.title,
                "file": str(one.own),
                "origin": one.origin.plan,
                "version": one.origin.version,
                "newest": one.version,
                "base": None if one.base is None else str(one.base),
            }
            for one in found
        ]
        shell.out(json.dumps(rows, ensure_ascii=False))
        return 0
    for one in found:
        versions = f"{one.origin.plan} {one.origin.version} → {one.version}"
        shell.out("\t".join([one.id, one.title, versions, str(one.own)]))
    if not found:
        shell.out(shell.words.say("Every plan of yours is made of the newest original."))
    return 0


def adapt_(shell: Shell) -> int:
    """Copy a plan into one's own folder and print where."""
    folder = Path(shell.args.to) if shell.args.to else None
    shell.out(str(adapt(shell.places, shell.args.plan, shell.args.id, folder)))
    return 0


def pack(shell: Shell) -> int:
    """Write a plan as one file."""
    shell.out(str(pack_plan(shell.places, shell.args.plan, Path(shell.args.output))))
    for name in files_left_out(shell.places, shell.args.plan):
        shell.err(explain(shell.words, UserError("own-file-missing", name=name)))
    return 0


def unpack(shell: Shell) -> int:
    """Take over a plan that came as one file."""
    own = shell.places.own_sessions or own_folder() / "sessions"
    got = unpack_plan(shell.places, Path(shell.args.file), own)
    shell.out(str(got.path))
    if got.kept is not None:
        shell.err(
            shell.words.say(
                "The plan you had under this name is kept as {file}.", file=got.kept.name
            )
        )
    return 0


COMMANDS: dict[str, Callable[[Shell], int]] = {
    "plan diff": diff_,
    "plan merge": merge,
    "plan adapt": adapt_,
    "plan updates": updates_,
    "plan pack": pack,
    "plan unpack": unpack,
}
