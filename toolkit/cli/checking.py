"""``plan check``: what is wrong with plan files, and what the rules say of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.content.fields import is_id
from toolkit.content.library import find_plan
from toolkit.content.plans import read_plan
from toolkit.content.problems import describe
from toolkit.model.errors import InputError
from toolkit.model.plancheck import check_times
from toolkit.model.rules.book import check_plan, rule
from toolkit.words.rules import basis_name, finding_text
from toolkit.words.rules_table import rules_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.cli.shared import Shell
    from toolkit.content.plans import ReadPlan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.model.rules.base import Finding
    from toolkit.words import Words

Row = dict[str, object]


def check(shell: Shell) -> int:
    """Check plan files; every problem and finding has its file and line. Errors give 1."""
    rows = [row for name in shell.args.files for row in _file(shell, Path(name))]
    if shell.args.json:
        shell.out(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            shell.err(_line(shell.words, row))
    return 1 if any(row["severity"] == "error" for row in rows) else 0


def rules(shell: Shell) -> int:
    """Print all rules with their sources, as a Markdown table."""
    shell.out(rules_table(shell.words))
    return 0


def _line(words: Words, row: Row) -> str:
    place = str(row["file"]) if row["line"] is None else f"{row['file']}:{row['line']}"
    text = str(row["text"])
    if "source" in row:
        text = f"{text} [{row['rule']}]"
    if row["severity"] == "error":
        return f"{place}: {text}"
    return f"{place}: {words.say('warning: {what}', what=text)}"


def _file(shell: Shell, path: Path) -> Iterator[Row]:
    words = shell.words
    try:
        found = find_plan(shell.places, str(path)) if is_id(str(path)) else read_plan(path)
    except InputError as error:
        for problem in error.problems:
            line = problem.place.removeprefix(f"{path}:")
            number = int(line) if line.isdecimal() else None
            yield _row(path, number, "error", describe(words, problem), code=problem.code)
        return
    path = found.path
    for time_problem in check_times(found.plan):
        severity = "error" if time_problem.is_error else "warning"
        at = found.lines.get(time_problem.block, 1)
        text = _time_problem(words, time_problem)
        yield _row(path, at, severity, text, code=time_problem.code, block=time_problem.block)
    for finding in check_plan(found.plan, shell.args.country):
        yield _finding(words, found, finding)


def _row(
    path: Path, line: int | None, severity: str, text: str, *, code: str, block: str = ""
) -> Row:
    return {
        "file": str(path),
        "line": line,
        "severity": severity,
        "rule": code,
        "block": block,
        "text": text,
    }


def _finding(words: Words, found: ReadPlan, finding: Finding) -> Row:
    broken = rule(finding.rule)
    row = _row(
        found.path,
        found.lines.get(finding.block, 1),
        finding.severity.value,
        finding_text(words, finding),
        code=finding.rule,
        block=finding.block,
    )
    return {
        **row,
        "basis": basis_name(words, broken.basis),
        "source": words.say(broken.source),
        "why": words.say(broken.why),
    }


def _time_problem(words: Words, problem: TimeProblem) -> str:
    if problem.is_error:
        return words.say(
            "{block} runs {minutes} min into the fixed time that follows; expected it to end "
            "before. Shorten it, or move one of the two.",
            block=problem.block,
            minutes=problem.minutes,
        )
    return words.say(
        "{minutes} min before {block} belong to no block; expected none free. "
        "Lengthen the block before, or insert one.",
        block=problem.block,
        minutes=problem.minutes,
    )
