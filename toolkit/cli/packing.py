"""The command that writes what is printed for an event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.shared import parse_at
from toolkit.doors import behind

if TYPE_CHECKING:
    from toolkit.actions.desk import Desk
    from toolkit.actions.papers import Paper
    from toolkit.cli.shared import Shell


def pack(shell: Shell) -> int:
    """Write the usual papers, or those asked for, each then with its number of sheets."""
    args = shell.args
    out = Path(args.out)
    with shell.desk() as desk:
        papers = _asked(shell, desk)
        if papers is None:
            for path in behind("export-pack")(desk, args.event, out, shell.words):
                shell.out(str(path))
            return 0
        for written in behind("write-papers")(desk, args.event, papers, out):
            count = shell.words.say_n("{n} sheet", "{n} sheets", written.sheets)
            shell.out(f"{written.path}\t{count}")
        for error in (error for paper in papers for error in paper.left_out):
            shell.err(behind("explain")(shell.words, error))
    return 0


def _asked(shell: Shell, desk: Desk) -> list[Paper] | None:
    """Compose what was asked for; none if that is the usual."""
    args, words = shell.args, shell.words
    papers: list[Paper]
    if args.fallback:
        known = behind("read-helplines")(shell.places)
        papers = behind("fallback-papers")(desk, args.event, words, known)
    elif args.day is not None:
        papers = behind("day-papers")(desk, args.event, args.day, words)
    elif args.from_at is not None:
        at = parse_at(desk, args.event, args.from_at)
        papers = behind("from-papers")(desk, args.event, at, words)
    elif args.files:
        papers = behind("file-papers")(desk, args.event, words, shell.places.own_files)
    elif args.checks:
        papers = behind("check-papers")(desk, args.event, words)
    else:
        return None
    return papers
