"""The trainer's own files in one document: contents, then block by block what belongs to it.

A block begins with a page that names it. A PDF's pages follow as they are, a picture fills a
page of its own. What can't be printed is named on the contents page with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.instants import to_datetime
from toolkit.model.ownfiles import Sort, sort_of
from toolkit.model.schedule import State
from toolkit.model.timeline import planned
from toolkit.paper.joining import count_pages, join
from toolkit.paper.own_pictures import Picture, ready
from toolkit.paper.page import LINE, MM
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from toolkit.model.event import Event
    from toolkit.model.schedule import Row
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_TITLE = Style(18, bold=True)
_BLOCK = Style(24, bold=True)
_WHEN = Style(14)
_NUMBER = Style(10, align="end")
_COUNT = 26 * MM
"""The width of a column of page numbers."""
_INDENT = 6 * MM


@dataclass(frozen=True, slots=True)
class _Matter:
    """One file of a block: how many pages it takes, its picture, or what is wrong with it."""

    name: str
    sort: Sort
    pages: int = 0
    path: Path | None = None
    picture: Picture | None = None
    trouble: UserError | None = None


@dataclass(slots=True)
class _Part:
    """A block with its files, and the page (from 1) on which it begins, where it has any."""

    row: Row
    matters: list[_Matter] = field(default_factory=list)
    first: int = 0

    @property
    def printed(self) -> list[_Matter]:
        return [matter for matter in self.matters if matter.pages]


def blocks_with_files(event: Event) -> list[Row]:
    """Give the blocks that have files, in the order of the agenda as planned."""
    rows = planned(event.plan, event.start, event.zone).rows
    return [row for one in rows for row in _unfolded(one) if row.block.files]


def count_files(event: Event) -> int:
    """Count the files that blocks name, as often as they are named."""
    return sum(len(row.block.files) for row in blocks_with_files(event))


def own_files(
    event: Event,
    words: Words,
    fonts: Fonts,
    folder: Path | None,
    tick: Callable[[], None] = lambda: None,
) -> tuple[bytes, tuple[UserError, ...]]:
    """Give the files of the blocks as a PDF, and what is wrong with those that are left out.

    ``folder`` holds the files. ``tick`` is called after each file; what it raises stops the work.
    Raises ``UserError``: ``no-own-files``, ``missing-glyphs``.
    """
    rows = blocks_with_files(event)
    if not rows:
        raise UserError("no-own-files")
    known: dict[str, _Matter] = {}
    parts = []
    for row in rows:
        part = _Part(row)
        for name in row.block.files:
            if name not in known:
                known[name] = _look(folder, name)
            part.matters.append(known[name])
            tick()
        parts.append(part)
    sheet = Sheet(words.say("Files of the blocks"), event, words, fonts)
    _contents(sheet, parts)
    left: list[tuple[int, int, Path]] = []
    for part in parts:
        _draw(sheet, part, left)
    pdf = join(sheet.save(), left)
    return pdf, tuple(one.trouble for one in known.values() if one.trouble is not None)


def _unfolded(row: Row) -> Iterator[Row]:
    if row.state is not State.GAP:
        yield row
    for strand in row.strands:
        yield from strand


def _look(folder: Path | None, name: str) -> _Matter:
    """Look what a file needs, and whether it can be printed."""
    sort, path = sort_of(name), None if folder is None else folder / name
    if path is None or not path.is_file():
        return _Matter(name, sort, trouble=UserError("own-file-missing", name=name))
    if sort == "film":
        return _Matter(name, sort)
    try:
        if sort == "pdf":
            return _Matter(name, sort, count_pages(path), path)
        return _Matter(name, sort, 1, picture=ready(path))
    except UserError as error:
        return _Matter(name, sort, trouble=error)


# --- the contents


def _contents(sheet: Sheet, parts: list[_Part]) -> None:
    words = sheet.words
    flow = sheet.begin()
    flow.write(flow.lay(words.say("Files of the blocks"), _TITLE))
    how = words.say(
        "The PDFs and pictures that belong to the blocks, in the order of the agenda, each as it "
        "is. Films are shown, not printed."
    )
    flow.write(flow.lay(how, BODY), after=4 * MM)
    for part in parts:
        _entry(sheet, flow, part)
    flow.page.rule(flow.left, flow.y, flow.width, LINE)


def _entry(sheet: Sheet, flow: Flow, part: _Part) -> None:
    words = sheet.words
    room = flow.width - _COUNT - 4 * MM
    when = sheet.lay(_when(sheet, part.row), NOTE, room)
    title = sheet.lay(sheet.content(part.row.block.title), STRONG, room)
    lines = [_line(words, matter) for matter in part.matters]
    laid = [sheet.lay(text, BODY, room - _INDENT) for text in lines]
    whole = when.height + title.height + sum(text.height for text in laid) + 4 * MM
    flow.need(min(whole, 60 * MM))
    flow.page.rule(flow.left, flow.y, flow.width, LINE)
    flow.y += 1.5 * MM
    if part.printed:
        page, y = flow.page, flow.y

        def number() -> None:
            text = words.say("page {page}", page=words.number(part.first))
            page.text(sheet.lay(text, _NUMBER, _COUNT), flow.left + flow.width - _COUNT, y)

        sheet.finally_(number)
    flow.write(when)
    flow.write(title)
    for text in laid:
        flow.write(text, _INDENT)
    flow.y += 2.5 * MM


def _line(words: Words, matter: _Matter) -> str:
    """Say what becomes of a file."""
    name = isolate(matter.name)
    if matter.trouble is not None:
        return words.say("Not printed: {reason}", reason=explain(words, matter.trouble))
    if matter.sort == "film":
        return words.say("{name}: to be shown, not printed", name=name)
    pages = words.say_n("{n} page", "{n} pages", matter.pages)
    return words.say("{name}: {pages}", name=name, pages=pages)


def _when(sheet: Sheet, row: Row) -> str:
    """Say on which day and from when to when a block is planned."""
    words, zone = sheet.words, sheet.event.zone
    begin, end = to_datetime(row.begin, zone), to_datetime(row.end, zone)
    return words.say(
        "Day {number} · {date} · {begin}–{end}",
        number=row.day,
        date=words.short_date(begin.date()),
        begin=words.clock(begin),
        end=words.clock(end),
    )


# --- the blocks


def _draw(sheet: Sheet, part: _Part, left: list[tuple[int, int, Path]]) -> None:
    """Draw a block's pages, and leave as many as its PDFs have, noting them in ``left``."""
    if not part.printed:
        return
    words, title = sheet.words, sheet.content(part.row.block.title)
    part.first = len(sheet.pages) + 1
    sheet.turn(landscape=False)
    flow = sheet.begin()
    flow.y += 40 * MM
    flow.write(flow.lay(_when(sheet, part.row), _WHEN), after=2 * MM)
    flow.write(flow.lay(title, _BLOCK), after=6 * MM)
    for matter in part.matters:
        flow.write(flow.lay(_line(words, matter), BODY))
    for matter in part.printed:
        if matter.picture is not None:
            _put(sheet, matter.picture, f"{title} · {_when(sheet, part.row)}")
        elif matter.path is not None:
            left.append((len(sheet.pages), matter.pages, matter.path))
            for _ in range(matter.pages):
                sheet.open_plain(landscape=False)


def _put(sheet: Sheet, picture: Picture, foot: str) -> None:
    """Put a picture on a page of its own, as large as fits, the block's title at its foot."""
    page = sheet.open_plain(landscape=picture.width > picture.height)
    line = sheet.lay(foot, NOTE, sheet.width)
    top = sheet.tops[-1]
    below = sheet.bottom - line.height
    high = below - 2 * MM - top
    scale = min(sheet.width / picture.width, high / picture.height)
    width, height = picture.width * scale, picture.height * scale
    x = sheet.left + (sheet.width - width) / 2
    page.picture(picture.jpeg, x, top + (high - height) / 2, width, height)
    page.text(line, sheet.left, below)
