"""A plan as one file: packing it with what belongs to it, and taking such a file over."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog

from toolkit.actions.own_files import free_name, missing_files
from toolkit.actions.own_plans import original_file, put_aside, take_plan
from toolkit.content.library import find_plan
from toolkit.content.planfile import (
    MAX_FILE,
    MAX_WHOLE,
    Parcel,
    problem_in,
    read_parcel,
    write_parcel,
)
from toolkit.content.plans import load_bytes
from toolkit.content.rewrite import rewrite
from toolkit.content.translate import translatable
from toolkit.model.errors import InputError, Problem, UserError
from toolkit.model.ownfiles import files_in, renamed
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.words.catalogue import read
from toolkit.words.planentries import CATALOGUE as _CATALOGUE
from toolkit.words.planentries import Said, with_entries
from toolkit.words.pofile import dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.actions.own_plans import ReceivedPlan
    from toolkit.content.places import Places
    from toolkit.model.plan import Plan


def pack_plan(places: Places, id_or_file: str, out: Path) -> Path:
    """Write a plan as one file, with its handouts, own files, translations and its original.

    Files that are not here stay out: :func:`files_left_out` names them. Raises ``InputError``
    where there is no such plan or it has problems, and ``UserError('plan-too-big')`` where others
    couldn't take the file.
    """
    found = find_plan(places, id_or_file)
    origin = found.plan.origin
    kept = None if origin is None else original_file(found.path.parent, origin)
    texts = {text.text for text in translatable(found.path)}
    parcel = Parcel(
        plan=load_bytes(found.path),
        original=load_bytes(kept) if kept is not None and kept.is_file() else None,
        handouts=_handouts(places, found.plan),
        words=_words(places, texts),
        files=_files(places, found.plan),
    )
    data = write_parcel(parcel)
    if len(data) > MAX_FILE:
        raise UserError(
            "plan-too-big", size=-(-len(data) // 1_000_000), limit=MAX_FILE // 1_000_000
        )
    write_atomic(out, data)
    return out


def files_left_out(places: Places, id_or_file: str) -> list[str]:
    """Name the own files of a plan that are not here, so that they can't travel with it."""
    return sorted(missing_files(places, files_in(find_plan(places, id_or_file).plan)))


def _files(places: Places, plan: Plan) -> dict[str, bytes]:
    """Read the own files that a plan names, as far as they are here."""
    folder, names = places.own_files, files_in(plan)
    if folder is None:
        return {}
    found, whole = {}, 0
    for name in sorted(set(names) - missing_files(places, names)):
        whole += (folder / name).stat().st_size
        if whole > MAX_WHOLE:
            raise UserError(
                "plan-too-big", size=-(-whole // 1_000_000), limit=MAX_FILE // 1_000_000
            )
        found[name] = load_bytes(folder / name)
    return found


def _handouts(places: Places, plan: Plan) -> dict[str, bytes]:
    """Find the files of the handouts that a plan names; one's own come before shipped ones."""
    names = {name for _, block in plan.all_blocks() for name in block.handouts}
    folders = [places.handouts, *([places.user / "handouts"] if places.user else [])]
    found: dict[str, bytes] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*.*")):
            inside = file.relative_to(folder)
            if file.stem in names and inside.parts[0] != "help" and file.is_file():
                found[inside.as_posix()] = load_bytes(file)
    return found


def _words(places: Places, texts: set[str]) -> dict[str, bytes]:
    """Make a catalogue for each language that has some of a plan's texts."""
    found: dict[str, dict[str, str]] = {}
    for folder in (places.i18n, places.own_i18n):
        for file in sorted(folder.glob(f"*/{_CATALOGUE}")) if folder else ():
            known = _entries(file)
            mine = {text: known[text] for text in texts if text in known}
            if mine:
                found.setdefault(file.parent.name, {}).update(mine)
    return {tag: _catalogue(tag, entries) for tag, entries in found.items()}


def _entries(file: Path) -> dict[str, str]:
    """Read the finished translations of a catalogue of plans."""
    return {text: forms[0] for (context, text), forms in read(file).texts.items() if not context}


def _catalogue(language: str, entries: Mapping[str, str]) -> bytes:
    made = Catalog()
    for text in sorted(entries):
        made.add(text, entries[text])
    return dump(made, language)


def unpack_plan(places: Places, path: Path, folder: Path) -> ReceivedPlan:
    """Take over a packed plan into ``folder``, one's own plans, and the folders beside it.

    A handout of one's own that is different is put aside; a translation of one's own stays, and so
    does a file, which other plans may name: the one that came gets a free name, and the plan names
    that. Raises ``InputError`` with one problem for each thing that is wrong, and then nothing was
    taken over.
    """
    if path.exists() and path.stat().st_size > MAX_FILE:
        raise InputError([Problem(str(path), "pack-too-big", {"limit": MAX_FILE // 1_000_000})])
    parcel, found = read_parcel(load_bytes(path), path)
    words = {tag: _read_words(path, tag, data) for tag, data in parcel.words.items()}
    with _all_or_nothing() as writer:
        for name, data in parcel.handouts.items():
            shipped = places.handouts / name
            if not (shipped.is_file() and load_bytes(shipped) == data):
                writer.put(folder.parent / "handouts" / name, data)
        for tag, entries in words.items():
            _add_words(writer, places, folder.parent / "i18n" / tag / _CATALOGUE, entries)
        origin = found.plan.origin
        if parcel.original is not None and origin is not None:
            writer.put(original_file(folder, origin), parcel.original)
        names = _take_files(writer, folder / "files", parcel.files)
        data = parcel.plan
        if names:
            data = rewrite(data, found.path, renamed(found.plan, names))
        return take_plan(places, found.path, data, folder)


def _take_files(writer: _Writer, folder: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """Put files into the folder of own files; give the new names of those that needed one."""
    names = {}
    for name, data in sorted(files.items()):
        taken = {one.name.lower() for one in folder.iterdir()} if folder.is_dir() else set()
        free = name
        if name.lower() in taken:
            free = free_name(folder, Path(name), name.rpartition(".")[2].lower(), data)
        writer.put(folder / free, data)
        if free != name:
            names[name] = free
    return names


def _read_words(path: Path, tag: str, data: bytes) -> dict[str, str]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{tag}.po"
        file.write_bytes(data)
        try:
            return _entries(file)
        except UserError:
            raise problem_in(path, f"i18n/{tag}.po", "pack-words") from None


def _add_words(writer: _Writer, places: Places, file: Path, entries: Mapping[str, str]) -> None:
    """Add to one's own catalogue what neither it nor the program's says."""
    tag = file.parent.name
    shipped = _entries(places.i18n / tag / _CATALOGUE)
    own = _entries(file)
    added = {
        text: Said(said)
        for text, said in entries.items()
        if text not in own and shipped.get(text) != said
    }
    if added:
        writer.put(file, with_entries(file, tag, added), aside=False)


@dataclass(slots=True)
class _Writer:
    """Writes files and remembers how it was before."""

    before: list[tuple[Path, bytes | None]] = field(default_factory=list)
    moved: list[tuple[Path, Path]] = field(default_factory=list)

    def put(self, path: Path, data: bytes, *, aside: bool = True) -> None:
        """Write a file; one that is there and different is put aside or, if asked, replaced."""
        old = path.read_bytes() if path.is_file() else None
        if old == data:
            return
        with explained(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            if old is not None and aside:
                self.moved.append((put_aside(path), path))
                old = None
        self.before.append((path, old))
        write_atomic(path, data)

    def take_back(self) -> None:
        """Make everything as it was."""
        for path, old in reversed(self.before):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                write_atomic(path, old)
        for aside, path in reversed(self.moved):
            aside.rename(path)


@contextmanager
def _all_or_nothing() -> Iterator[_Writer]:
    writer = _Writer()
    try:
        yield writer
    except BaseException:
        writer.take_back()
        raise
