"""A plan opened for changing: reading it, saving it whole, finding again what a crash cut off."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from toolkit.actions.own_plans import adapt, original_file
from toolkit.content.library import find_plan
from toolkit.content.log import Log
from toolkit.content.plans import load_bytes, plan_from_bytes
from toolkit.content.rewrite import rewrite
from toolkit.model.errors import InputError, UserError
from toolkit.model.plan import Plan  # noqa: TC001 — msgspec reads it where it is used
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.places import Places

UNSAVED = ".unsaved"
"""Folder beside own plans for what is being changed and not in its file yet."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan's file as it was read.

    ``own`` ones may be written. ``original`` is what it was adapted from, as it was then, if that
    was kept. ``unsaved`` is what an earlier sitting had changed and could not save any more;
    ``changed_since`` tells that the file is another one by now than it was changed from.
    """

    path: Path
    data: bytes
    plan: Plan
    own: bool
    original: Plan | None = None
    unsaved: Plan | None = None
    changed_since: bool = False


class _Unsaved(msgspec.Struct):
    """What lies in the folder of unsaved changes: the plan, and the file it was changed from."""

    plan: Plan
    base: str


def _print_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def open_plan(places: Places, id_or_file: str) -> PlanFile:
    """Read a plan for changing; raise ``InputError`` with every problem of its file."""
    found = find_plan(places, id_or_file)
    path = found.path
    data = load_bytes(path)
    plan = plan_from_bytes(data, path).plan
    own = not path.resolve().is_relative_to(places.sessions.resolve())
    kept = _unsaved(path)
    unsaved = kept.plan if kept is not None and kept.plan != plan else None
    other = kept is not None and kept.base != _print_of(data)
    return PlanFile(path, data, plan, own, _original(path, plan), unsaved, other)


def _original(path: Path, plan: Plan) -> Plan | None:
    if plan.origin is None:
        return None
    kept = original_file(path.parent, plan.origin)
    try:
        return plan_from_bytes(load_bytes(kept), kept).plan
    except InputError:
        return None


def _unsaved_file(path: Path) -> Path:
    return path.parent / UNSAVED / f"{path.name}.json"


def _unsaved(path: Path) -> _Unsaved | None:
    """Find changes that never reached the file."""
    try:
        return msgspec.json.decode(_unsaved_file(path).read_bytes(), type=_Unsaved)
    except (OSError, msgspec.DecodeError):
        return None


def keep_unsaved(path: Path, data: bytes, plan: Plan) -> None:
    """Put down, in a moment, what is being changed; ``data`` is the file as it was read."""
    file = _unsaved_file(path)
    with explained(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(file, msgspec.json.encode(_Unsaved(plan, _print_of(data))))


def forget_unsaved(path: Path) -> None:
    """Throw away what was put down: the file holds it, or nobody wants it."""
    with explained(path):
        _unsaved_file(path).unlink(missing_ok=True)


def save_plan(path: Path, data: bytes, plan: Plan) -> bytes:
    """Write a changed plan in the manner of its file; give the file's new content.

    ``data`` is the file as it was read or last saved. Raises ``UserError('plan-changed-outside')``
    if it is another one by now, and then nothing was written.
    """
    if _content(path) != data:
        raise UserError("plan-changed-outside", path=path.name)
    written = rewrite(data, path, plan)
    if written != data:
        write_atomic(path, written)
    forget_unsaved(path)
    return written


def overwrite_plan(path: Path, data: bytes, plan: Plan) -> bytes:
    """Write a changed plan over whatever is there now, which is put aside beside it."""
    now = _content(path)
    if now is not None and now != data:
        number = 1
        while (aside := path.with_name(f"{path.name}.replaced-{number}")).exists():
            number += 1
        write_atomic(aside, now)
    written = rewrite(data, path, plan)
    write_atomic(path, written)
    forget_unsaved(path)
    return written


def changed_outside(path: Path, data: bytes) -> bool:
    """Tell whether a plan's file holds something else than what was read or saved last."""
    return _content(path) != data


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise Log(str(path)).stop(0, "file-unreadable") from None


def own_copy(places: Places, id_or_file: str) -> Path:
    """Make a person's own copy of a plan that ships, to be changed."""
    return adapt(places, id_or_file)
