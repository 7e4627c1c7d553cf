"""The keys of the files between laptops: kept with the workspace, so that they are typed once.

A workspace holds all that its files hold, so whoever opens it learns nothing more from the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.actions.team import open_file
from toolkit.model.errors import UserError
from toolkit.model.instants import to_datetime
from toolkit.paper.team_key import team_key_sheet
from toolkit.paper.typeset import Fonts
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.store.teamfile import Key, key_of, must_be_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.actions.desk import Desk
    from toolkit.store.teamfile import TeamFile
    from toolkit.words import Words

_KEYS = "team-keys"


def _known(desk: Desk) -> dict[str, str]:
    text = desk.workspace.setting(_KEYS)
    return msgspec.json.decode(text, type=dict[str, str]) if text else {}


def key_for(desk: Desk, event: str) -> Key | None:
    """Give the key that an event's files were last closed or opened with, if there is one."""
    secret = _known(desk).get(event)
    return None if secret is None else Key(secret)


def remember_key(desk: Desk, event: str, key: Key) -> None:
    """Keep the key of an event's files."""
    known = {**_known(desk), event: key.secret}
    desk.workspace.set_setting(_KEYS, msgspec.json.encode(known).decode())


def open_with_known(desk: Desk, path: Path, typed: str = "") -> tuple[TeamFile, Key]:
    """Open a file with what was typed, or else with the keys that are kept here.

    Raises ``UserError`` as ``open_file`` does; ``wrong-key`` when nothing was typed says that a
    key has to be.
    """
    if typed:
        key = key_of(typed)
        return open_file(path, key), key
    # A key tells at once that it doesn't fit, a passphrase takes a second.
    secrets = sorted(set(_known(desk).values()), key=lambda secret: not Key(secret).is_identity)
    for key in map(Key, secrets):
        try:
            return open_file(path, key), key
        except UserError as error:
            if error.code != "wrong-key":
                raise
    must_be_sealed(path)
    raise UserError("wrong-key")


def write_key_page(desk: Desk, event: str, key: Key, words: Words, path: Path) -> None:
    """Write the page to print with the key of an event's files."""
    state = desk.event(event)
    day = to_datetime(desk.now(), state.zone).date()
    page = team_key_sheet(state, key.secret, day, words, Fonts.load())
    with explained(path):
        write_atomic(path, page, private=True)
