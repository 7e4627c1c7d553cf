"""A plan that travels as one file: a zip with the plan, its handouts, files and translations.

Such a file comes from somebody else, so nothing in it is trusted: names, sizes and contents are
checked before anything is taken over, and what is wrong is told once for each member.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.content.blocks import is_file_name
from toolkit.content.filekinds import is_kind
from toolkit.content.log import Log
from toolkit.content.plans import ReadPlan, plan_from_bytes
from toolkit.content.tree import MAX_BYTES
from toolkit.model.ownfiles import files_in

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.errors import InputError

SUFFIX = ".interact-plan"
FORMAT = 1
MANIFEST = "interact-plan.json"
PLAN = "plan.yaml"
ORIGINAL = "original.yaml"
MAX_FILE = 50_000_000
"""Largest file taken, in bytes: the pictures and films of one plan."""
MAX_WHOLE = 100_000_000
"""Most bytes that its members may have together once unpacked."""
MAX_MEMBER = 40_000_000
MAX_MEMBERS = 500
_FILES = "files/"
_HANDOUT = re.compile(r"handouts/((?:[a-z0-9][\w-]*/){0,4}[a-z0-9][\w-]*\.[a-z0-9]{1,5})")
_WORDS = re.compile(r"i18n/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.po")
_KINDS = frozenset({"md", "yaml", "pdf", "png", "jpg", "jpeg", "svg", "mp4", "webm"})
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)")
_MADE = (1980, 1, 1, 0, 0, 0)
"""The time on every member, so that the same plan is the same file."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file holds: the plan, the original it was adapted from, and what both name."""

    plan: bytes
    original: bytes | None = None
    handouts: dict[str, bytes] = field(default_factory=dict)
    """By path in a folder of handouts, with forward slashes."""
    words: dict[str, bytes] = field(default_factory=dict)
    """Catalogues by language."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The trainer's own PDFs, pictures and films, by name."""


def is_packed(head: bytes, name: str) -> bool:
    """Tell a packed plan by its name or by its first bytes, which name its manifest."""
    return name.lower().endswith(SUFFIX) or (
        head.startswith(b"PK") and head[30 : 30 + len(MANIFEST)] == MANIFEST.encode()
    )


def write_parcel(parcel: Parcel) -> bytes:
    """Make the file."""
    members = {MANIFEST: json.dumps({"format": FORMAT}).encode(), PLAN: parcel.plan}
    if parcel.original is not None:
        members[ORIGINAL] = parcel.original
    members |= {f"handouts/{name}": data for name, data in sorted(parcel.handouts.items())}
    members |= {f"{_FILES}{name}": data for name, data in sorted(parcel.files.items())}
    members |= {f"i18n/{tag}.po": data for tag, data in sorted(parcel.words.items())}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _MADE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return file.getvalue()


def read_parcel(data: bytes, path: Path) -> tuple[Parcel, ReadPlan]:
    """Read a file's content; ``path`` names it. Raises ``InputError`` with every problem."""
    log = Log(str(path))
    if len(data) > MAX_FILE:
        raise log.stop(0, "pack-too-big", limit=MAX_FILE // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive, log)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise log.stop(0, "pack-damaged") from None
    if log.problems:
        raise log.error()
    _check_format(members.get(MANIFEST, b""), log)
    if PLAN not in members:
        raise log.stop(0, "pack-no-plan")
    read = plan_from_bytes(members[PLAN], path.with_name(f"{path.name}!{PLAN}"))
    if ORIGINAL in members:
        plan_from_bytes(members[ORIGINAL], path.with_name(f"{path.name}!{ORIGINAL}"))
    handouts = {name[len("handouts/") :]: members[name] for name in members if _HANDOUT.match(name)}
    words = {found[1]: members[name] for name in members if (found := _WORDS.fullmatch(name))}
    files = _files(members, files_in(read.plan), log)
    return Parcel(members[PLAN], members.get(ORIGINAL), handouts, words, files), read


def _files(members: dict[str, bytes], named: tuple[str, ...], log: Log) -> dict[str, bytes]:
    """Give the own files; each is one that the plan names, and of the kind that its name says."""
    found = {name[len(_FILES) :]: members[name] for name in members if name.startswith(_FILES)}
    for name, data in found.items():
        if name not in named:
            _note(log, _FILES + name, "pack-name")
        elif not is_kind(data, name.rpartition(".")[2].lower()):
            _note(log, _FILES + name, "pack-kind")
    if log.problems:
        raise log.error()
    return found


def _check_format(manifest: bytes, log: Log) -> None:
    try:
        found = json.loads(manifest)
    except (ValueError, RecursionError):
        found = None
    number = found.get("format") if isinstance(found, dict) else None
    if not isinstance(number, int) or number < 1:
        raise log.stop(0, "pack-no-plan")
    if number > FORMAT:
        raise log.stop(0, "newer-format", found=number, known=FORMAT)


def _members(archive: zipfile.ZipFile, log: Log) -> dict[str, bytes]:
    """Read the members, noting those that can't be taken; sizes are counted, not believed."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_MEMBERS:
        raise log.stop(0, "pack-too-many", limit=MAX_MEMBERS)
    members: dict[str, bytes] = {}
    taken: set[str] = set()
    left = MAX_WHOLE
    for info in infos:
        code = _wrong(info, taken)
        if code:
            _note(log, info.filename, code)
            continue
        taken.add(info.filename.lower())
        limit = min(left, _limit(info.filename))
        content = _read(archive, info, limit, log)
        if content is not None:
            members[info.filename] = content
            left -= len(content)
    return members


def _limit(name: str) -> int:
    return MAX_MEMBER if name.startswith(("handouts/", _FILES)) else MAX_BYTES


def _wrong(info: zipfile.ZipInfo, taken: set[str]) -> str:
    name = info.filename
    if info.flag_bits & 0x1:
        return "pack-locked"
    if (info.external_attr >> 16) & 0o170000 not in {0, 0o100000}:
        return "pack-name"
    if name.lower() in taken:
        return "pack-twice"
    known = name in {MANIFEST, PLAN, ORIGINAL} or _WORDS.fullmatch(name) is not None
    safe = (_is_handout(name) or _is_own_file(name)) and not _reserved(name)
    return "" if known or safe else "pack-name"


def _is_handout(name: str) -> bool:
    return _HANDOUT.fullmatch(name) is not None and name.rpartition(".")[2] in _KINDS


def _is_own_file(name: str) -> bool:
    return name.startswith(_FILES) and is_file_name(name[len(_FILES) :])


def _reserved(name: str) -> bool:
    """Tell names that Windows keeps for devices."""
    return any(_RESERVED.fullmatch(part.partition(".")[0]) for part in name.split("/"))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int, log: Log) -> bytes | None:
    try:
        with archive.open(info) as member:
            content = member.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        _note(log, info.filename, "pack-damaged")
        return None
    if len(content) > limit:
        raise log.stop(0, "pack-member-big", name=info.filename, limit=max(limit // 1_000_000, 1))
    return content


def _note(log: Log, name: str, code: str) -> None:
    inside = Log(f"{log.name}!{''.join(c if c.isprintable() else '�' for c in name)[:80]}")
    inside.add(0, code)
    log.problems += inside.problems


def problem_in(path: Path, member: str, code: str) -> InputError:
    """Give one problem of a member as an error to raise."""
    log = Log(str(path))
    _note(log, member, code)
    return log.error()
