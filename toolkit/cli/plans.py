"""Commands about plans."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.actions.showing import plan_timeline
from toolkit.cli.shared import parse_wall
from toolkit.content.library import find_plan, list_plans
from toolkit.content.problems import told
from toolkit.model.instants import load_zone, start_instant

if TYPE_CHECKING:
    from toolkit.cli.shared import Shell


def list_(shell: Shell) -> int:
    """List the plans; one that can't be read is told with its problems."""
    entries = list_plans(shell.places)
    if shell.args.json:
        shell.out(
            json.dumps(
                [
                    {"id": e.id, "title": e.title, "programme": e.programme, "version": e.version}
                    for e in entries
                    if not e.problems
                ],
                ensure_ascii=False,
            )
        )
    else:
        for entry in entries:
            if not entry.problems:
                shell.out(f"{entry.id}\t{entry.title}")
    broken = [problem for entry in entries for problem in entry.problems]
    for problem in broken:
        shell.err(told(shell.words, problem))
    return 1 if broken else 0


def timeline(shell: Shell) -> int:
    """Lay a plan out in time."""
    args = shell.args
    plan = find_plan(shell.places, args.plan).plan
    zone = load_zone(args.zone)
    laid = plan_timeline(plan, start_instant(parse_wall(args.start), zone), zone)
    if args.json:
        shell.out(json.dumps(laid, ensure_ascii=False))
        return 0
    for block in laid["blocks"]:
        begin, end = block["start"][:16].replace("T", " "), block["end"][11:16]
        anchor = {"fixed": "*", "outside": "**"}.get(block["anchor"], "")
        shell.out(f"{begin}–{end}  {block['minutes']:>4}  {block['id']}{anchor}")
    return 0
