"""Two laptops, one event: files written and taken in, and the questions that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from toolkit.actions.laptops import keep_names, leave_to_another, names
from toolkit.model.answers import answer
from toolkit.model.errors import UserError
from toolkit.model.questions import questions
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.store.naming import may_name_someone
from toolkit.store.sealing import make_key
from toolkit.store.teamfile import TeamFile, key_of, read_team_file, write_team_file
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.questions import Question
    from toolkit.store.taking import Taken
    from toolkit.store.teamfile import Key


class Notice(NamedTuple):
    """Something about laptops that should be known after a file was taken in.

    ``copied``: another laptop wrote under this one's id, which has a new one now; ``doubled``: two
    others write under one id; ``ahead``: a clock is ahead by ``minutes``. ``laptop`` is a name, or
    empty.
    """

    code: Literal["copied", "doubled", "ahead"]
    laptop: str = ""
    minutes: int = 0


class TakenIn(NamedTuple):
    """What came of taking a file in.

    ``laptop`` is what the one is called that wrote it; ``new`` and ``erased`` count facts,
    ``questions`` what is open now; ``first`` tells that the event was not here before.
    """

    event: str
    laptop: str
    new: int
    erased: int
    questions: int
    first: bool
    notices: tuple[Notice, ...] = ()


def read_key(path: Path) -> Key:
    """Read the key or the passphrase in the first line of a file; lines with ``#`` are passed over.

    Raises ``UserError``: ``not-found``, ``key-file-empty``, ``bad-key``.
    """
    if not path.is_file():
        raise UserError("not-found", path=str(path))
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UserError("key-file-empty", path=str(path)) from None
    for line in lines:
        if line.strip() and not line.startswith("#"):
            return key_of(line)
    raise UserError("key-file-empty", path=str(path))


def new_key() -> Key:
    """Make a key that can be printed on paper."""
    return key_of(make_key().identity)


def write_key(path: Path, key: Key) -> None:
    """Keep a key in a file that only its owner can read."""
    with explained(path):
        write_atomic(path, f"{key.secret}\n".encode(), private=True)


def send(desk: Desk, event: str, path: Path, key: Key) -> int:
    """Write an event for another laptop; give the number of facts in the file."""
    facts = desk.facts(event)
    known = names(desk)
    here = desk.workspace.device
    devices = {fact.device for fact in facts} | {here}
    called = {device: known[device] for device in sorted(devices) if device in known}
    write_team_file(path, key, event, here, called, facts)
    return len(facts)


def open_file(path: Path, key: Key) -> TeamFile:
    """Open a file from another laptop; nothing is taken in yet."""
    return read_team_file(path, key)


def names_somebody(file: TeamFile) -> bool:
    """Whether taking a file in needs a workspace that is protected by a passphrase."""
    return any(may_name_someone(fact) for fact in file.facts)


def take(desk: Desk, file: TeamFile) -> TakenIn:
    """Take in what another laptop says of an event; again and again if one likes.

    Raises ``UserError``: ``other-event`` if an event of the same identifier was prepared here,
    ``passphrase-needed``, ``disk-full``, ``read-only``. Then nothing was taken in.
    """
    event = file.header.event
    here = desk.workspace.facts(event, ("prepared",))
    _must_be_the_same(file, {fact.id for fact in here})
    taken = desk.workspace.take(event, file.facts)
    desk.forget()
    keep_names(desk, file.header.laptops)
    writer = file.header.device
    others = set(desk.workspace.devices) - {desk.workspace.device}
    if writer in others and any(fact.device == writer for fact in taken.facts):
        leave_to_another(desk, writer)
    return TakenIn(
        event,
        file.header.laptop,
        len(taken.facts),
        len(taken.erased),
        len(open_questions(desk, event)),
        first=not here,
        notices=_notices(desk, file, taken),
    )


def _must_be_the_same(file: TeamFile, here: set[bytes]) -> None:
    """Two events can be called alike when each was prepared on a laptop of its own."""
    there = {fact.id for fact in file.facts if fact.kind == "prepared"}
    if not there:
        raise UserError("sealed-damaged")
    if here and not here & there:
        raise UserError("other-event", event=file.header.event)


def _notices(desk: Desk, file: TeamFile, taken: Taken) -> tuple[Notice, ...]:
    found = []
    if taken.copied:
        found.append(Notice("copied"))
    known = names(desk)
    found += [Notice("doubled", known.get(device, "")) for device in sorted(taken.doubled)]
    if taken.ahead:
        found.append(Notice("ahead", file.header.laptop, taken.ahead // 60_000))
    return tuple(found)


def open_questions(desk: Desk, event: str) -> list[Question]:
    """Give what two laptops changed unknowingly and nobody has decided yet."""
    return questions(desk.facts(event))


def settle(desk: Desk, event: str, question: str, choice: int) -> Changed:
    """Decide a question: ``choice`` (from 0) is the value that holds.

    Raises ``UserError``: ``no-such-question``, ``no-such-answer``.
    """
    found = next((q for q in open_questions(desk, event) if q.id == question), None)
    if found is None:
        raise UserError("no-such-question")
    if not 0 <= choice < len(found.choices):
        raise UserError("no-such-answer")
    stated = answer(found, found.choices[choice], desk.facts(event))
    return desk.state(event, [Statement(holds, body) for holds, body in stated])
