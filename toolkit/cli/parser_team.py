"""The words of the commands about two laptops at one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

_EVENT = "consultation-72h-20261002-01"

EXAMPLES = {
    "team key": "team key -o stick/key.txt",
    "team send": f"team send {_EVENT} -o stick/event.interact-team --key-file key.txt",
    "team take": "team take stick/event.interact-team --key-file key.txt",
    "team questions": f"team questions {_EVENT} --json",
    "team answer": f"team answer {_EVENT} 5f3a9c01 2",
    "team clock": f"team clock {_EVENT} --take",
}


def team_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands of the group ``team``."""
    key = add("key", "make a key that opens and closes files between laptops")
    key.add_argument("-o", "--output", required=True, metavar="FILE")
    send = add("send", "write an event for another laptop")
    send.add_argument("event", metavar="EVENT")
    send.add_argument("-o", "--output", required=True, metavar="FILE")
    take = add("take", "take in a file of another laptop, as often as one likes")
    take.add_argument("file", metavar="FILE")
    for parser in (send, take):
        parser.add_argument(
            "--key-file",
            required=True,
            metavar="KEY",
            help="file whose first line is a key (AGE-SECRET-KEY-1…) or a passphrase",
        )
    ask = add("questions", "list what two laptops changed without knowing of each other")
    ask.add_argument("event", metavar="EVENT")
    ask.add_argument("--json", action="store_true")
    answer = add("answer", "say which value holds")
    answer.add_argument("event", metavar="EVENT")
    answer.add_argument("question", metavar="QUESTION", help="as team questions prints it")
    answer.add_argument("choice", type=int, metavar="N", help="the number of the value, from 1")
    clock = add("clock", "say which laptop runs the agenda, or take it over")
    clock.add_argument("event", metavar="EVENT")
    clock.add_argument("--take", action="store_true", help="run the agenda here from now on")
