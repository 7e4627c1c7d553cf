"""A trainer's own PDFs, pictures and films: taken into their folder under a name that is free."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.content.blocks import OWN_KINDS
from toolkit.content.filekinds import is_kind
from toolkit.content.library import list_plans
from toolkit.content.planfile import MAX_MEMBER
from toolkit.content.plans import load_bytes, plan_from_bytes
from toolkit.model.errors import UserError
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.content.places import Places

LIMIT = MAX_MEMBER
"""Most bytes of one file: what a plan that travels as one file may hold."""
_LONGEST = 80
_UNSAFE = re.compile(r"[^\w .()+-]+")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)")


def take_file(places: Places, path: Path) -> str:
    """Copy a file into the folder of own files; give its name there.

    One with the same content is there only once. Raises ``UserError``: ``own-file-kind``,
    ``own-file-big``, ``own-file-empty``, ``own-file-wrong``, ``folder-missing`` and what the disk
    refuses.
    """
    folder = places.own_files
    if folder is None:
        raise UserError("folder-missing", path=str(path.parent))
    kind = path.suffix.lower().removeprefix(".")
    if kind not in OWN_KINDS:
        raise UserError("own-file-kind", name=path.name)
    with explained(path), path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise UserError("own-file-big", name=path.name, limit=LIMIT // 1_000_000)
    if not data:
        raise UserError("own-file-empty", name=path.name)
    if not is_kind(data, kind):
        raise UserError("own-file-wrong", name=path.name)
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    name = free_name(folder, path, kind, data)
    if not (folder / name).exists():
        write_atomic(folder / name, data)
    return name


def missing_files(places: Places, names: Iterable[str]) -> frozenset[str]:
    """Give those of the names that no file in the folder of own files has."""
    folder = places.own_files
    return frozenset(n for n in names if folder is None or not (folder / n).is_file())


def known_handouts(places: Places) -> list[str]:
    """Give the handouts that any plan names, in the order of letters."""
    names: set[str] = set()
    for entry in list_plans(places):
        if not entry.problems:
            plan = plan_from_bytes(load_bytes(entry.path), entry.path).plan
            names.update(name for _, block in plan.all_blocks() for name in block.handouts)
    return sorted(names)


def free_name(folder: Path, path: Path, kind: str, data: bytes) -> str:
    """Give a plain name that no other file has; that of the same content where there is one."""
    stem = " ".join(_UNSAFE.sub("-", path.stem).split()).lstrip(" .()+-")[:_LONGEST].rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"file-{stem}".rstrip("-")
    taken = {one.name.lower() for one in folder.iterdir()}
    number, name = 1, f"{stem}.{kind}"
    while name.lower() in taken:
        there = folder / name
        if there.is_file() and there.stat().st_size == len(data) and there.read_bytes() == data:
            return name
        number += 1
        name = f"{stem}-{number}.{kind}"
    return name
