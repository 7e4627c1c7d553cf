"""A trainer's own copy of a shipped plan, made once a run and then put where a test wants it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from toolkit.actions.own_plans import adapt
from toolkit.content.places import Places, shipped


@cache
def _files(plan: str, name: str | None) -> tuple[str, dict[str, bytes]]:
    """Give the copy's name, and it and what is kept beside it, by path in the folder of plans."""
    with tempfile.TemporaryDirectory() as folder:
        made = adapt(Places(shipped(), Path(folder)), plan, name)
        own = made.parent
        found = {
            file.relative_to(own).as_posix(): file.read_bytes()
            for file in own.rglob("*")
            if file.is_file()
        }
        return made.name, found


def own_copy(places: Places, plan: str, name: str | None = None) -> Path:
    """Put a copy of a shipped plan among the own ones, as adapting does; give its path."""
    copy, files = _files(plan, name)
    folder = places.own_sessions
    assert folder is not None
    for inside, data in files.items():
        file = folder / inside
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder / copy
