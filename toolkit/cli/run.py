"""The command line: reads the words, does the one thing, tells problems, gives the exit status.

0 is fine (warnings too), 1 the input has problems, one line each on the error stream, 2 wrong
usage.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli import (
    adapting,
    agendas,
    care,
    catching_up,
    checking,
    concerns,
    events,
    library,
    logs,
    overriding,
    packing,
    plans,
    planwords,
    team,
)
from toolkit.cli.parser import build_parser
from toolkit.cli.shared import make_shell
from toolkit.content.problems import told
from toolkit.doors import behind
from toolkit.model.errors import InputError, UserError
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.cli.shared import Shell

    Pictures = Callable[[Path, Path], list[Path]]


def main(argv: Sequence[str], pictures: Pictures | None = None) -> int:
    """Do what ``argv`` says; ``pictures`` takes the screenshots of the demo.

    Who reads only the first lines and closes the pipe has what they wanted.
    """
    try:
        try:
            return _run(argv, pictures)
        finally:
            # What can't be written any more shows itself here and not while Python ends.
            sys.stdout.flush()
    except BrokenPipeError:
        with Path(os.devnull).open("w", encoding="ascii") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        return 0


def _run(argv: Sequence[str], pictures: Pictures | None) -> int:
    args = build_parser().parse_args(argv)
    shell = make_shell(args)
    try:
        return _command(shell, pictures)
    except InputError as error:
        for problem in error.problems:
            shell.err(told(shell.words, problem))
    except UserError as error:
        shell.err(explain(shell.words, error))
    return 1


def _command(shell: Shell, pictures: Pictures | None) -> int:
    command = shell.args.command
    if command == "demo":
        return _demo(shell, pictures)
    action = getattr(shell.args, "action", "")
    return _COMMANDS.get(f"{command} {action}".strip(), events.do)(shell)


def _demo(shell: Shell, pictures: Pictures | None) -> int:
    out = Path(shell.args.out)
    for written in behind("demo")(out, shell.places, shell.words):
        shell.out(str(written))
    if pictures is not None:
        for picture in pictures(out / "screens", shell.places.root):
            shell.out(str(picture))
    return 0


def _export(shell: Shell) -> int:
    with shell.desk() as desk:
        path = behind("export-workbook")(
            desk, shell.args.event, Path(shell.args.output), shell.words
        )
    shell.out(str(path))
    return 0


def _backup(shell: Shell) -> int:
    with shell.desk() as desk:
        shell.out(str(desk.workspace.backup(Path(shell.args.output))))
    return 0


def _i18n_extract(shell: Shell) -> int:
    for path in behind("i18n-extract")(shell.places):
        shell.out(str(path))
    return 0


def _i18n_status(shell: Shell) -> int:
    rows = behind("i18n-coverage")(shell.places, shell.words)
    if shell.args.json:
        shell.out(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            shell.out(
                f"{row['language']}\t{row['domain']}\t{row['translated']}/{row['total']}"
                f"\tfuzzy {row['fuzzy']}\t{row['state']}"
            )
    problems = [line for row in rows for line in row["problems"]]
    for line in problems:
        shell.err(line)
    return 1 if problems else 0


_COMMANDS: dict[str, Callable[[Shell], int]] = {
    "plan list": plans.list_,
    "plan check": checking.check,
    "plan rules": checking.rules,
    "plan timeline": plans.timeline,
    "event new": events.new,
    "event list": events.list_,
    "event show": events.show,
    "event now": care.now,
    "event log": logs.log,
    "event logs": logs.logs,
    "concern key": concerns.key,
    "concern set-key": concerns.set_key,
    "concern write": concerns.write,
    "concern read": concerns.read,
    "pack": packing.pack,
    "export": _export,
    "backup": _backup,
    "i18n extract": _i18n_extract,
    "i18n status": _i18n_status,
    **adapting.COMMANDS,
    **agendas.COMMANDS,
    **catching_up.COMMANDS,
    **library.COMMANDS,
    **overriding.COMMANDS,
    **planwords.COMMANDS,
    **team.COMMANDS,
}
