"""Commands about plans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions.showing import plan_timeline
from toolkit.cli.shared import parse_wall
from toolkit.content.library import find_plan, list_plans
from toolkit.content.plans import read_plan
from toolkit.content.problems import told
from toolkit.model.errors import InputError
from toolkit.model.instants import load_zone, start_instant
from toolkit.model.plancheck import check_times

if TYPE_CHECKING:
    from toolkit.cli.shared import Shell
    from toolkit.content.plans import ReadPlan
    from toolkit.model.plancheck import TimeProblem


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


def check(shell: Shell) -> int:
    """Check plan files; every problem has its file and line."""
    errors = 0
    for name in shell.args.files:
        try:
            found = read_plan(Path(name))
        except InputError as error:
            for problem in error.problems:
                shell.err(told(shell.words, problem))
            errors += len(error.problems)
            continue
        for time_problem in check_times(found.plan):
            shell.err(_time_problem(shell, found, time_problem))
            errors += time_problem.is_error
    return 1 if errors else 0


def _time_problem(shell: Shell, found: ReadPlan, problem: TimeProblem) -> str:
    words = shell.words
    place = f"{found.path}:{found.lines.get(problem.block, 1)}"
    if problem.is_error:
        text = words.say(
            "{block} runs {minutes} min into the fixed time that follows; expected it to end "
            "before. Shorten it, or move one of the two.",
            block=problem.block,
            minutes=problem.minutes,
        )
    else:
        text = words.say(
            "warning: {minutes} min before {block} belong to no block; expected none free. "
            "Lengthen the block before, or insert one.",
            block=problem.block,
            minutes=problem.minutes,
        )
    return f"{place}: {text}"


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
