"""The words of the commands about concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.concerns import KINDS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

_EVENT = "consultation-72h-20261002-01"

EXAMPLES = {
    "concern key": "concern key -o stick/lead.age --key-passphrase-file lead-passphrase.txt",
    "concern set-key": f"concern set-key {_EVENT} --recipient age1…",
    "concern write": (
        f"concern write {_EVENT} --about NORD-01-K --kind told --danger --text-file words.txt"
    ),
    "concern read": (
        f"concern read {_EVENT} --key-file stick/lead.age"
        " --key-passphrase-file lead-passphrase.txt --json"
    ),
}


def concern_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add what makes the lead's key, sets it, writes a concern and reads them."""
    key = add("key", "make a key for the safeguarding lead and print its public part")
    key.add_argument("-o", "--output", required=True, metavar="FILE", help="a new file")
    _passphrase(key, "file whose first line is the lead's own passphrase; without it FILE is bare")
    setting = add("set-key", "seal an event's concerns to a key from now on")
    setting.add_argument("event", metavar="EVENT")
    which = setting.add_mutually_exclusive_group(required=True)
    which.add_argument("--recipient", metavar="age1…", help="the lead's public key")
    which.add_argument("--key-file", metavar="FILE", help="the lead's key file")
    _passphrase(setting, "file with the passphrase of the key file")
    _write(add("write", "seal a concern to the lead's key and print its receipt number"))
    read = add("read", "open the concerns of an event with the lead's key")
    read.add_argument("event", metavar="EVENT")
    read.add_argument(
        "--key-file", required=True, metavar="KEY", help="key file, or a bare AGE-SECRET-KEY-1 line"
    )
    _passphrase(read, "file with the passphrase of the key file")
    read.add_argument("--json", action="store_true")


def _write(write: argparse.ArgumentParser) -> None:
    write.add_argument("event", metavar="EVENT")
    write.add_argument("--about", default="", metavar="CODE", help="whom it is about")
    write.add_argument("--kind", choices=KINDS, default="other", help="how it was noticed")
    write.add_argument("--danger", action="store_true", help="somebody is in danger now: call 112")
    text = write.add_mutually_exclusive_group()
    text.add_argument("--text", default="", metavar="TEXT", help="may stay in the shell's history")
    text.add_argument("--text-file", metavar="FILE", help="file with the words; - reads them in")


def _passphrase(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--key-passphrase-file", metavar="FILE", help=what)
