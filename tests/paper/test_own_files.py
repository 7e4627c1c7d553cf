"""The blocks' own files as one document: in order, as they are, and nothing left out in silence."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.paper.conftest import pictures
from toolkit.model.errors import UserError
from toolkit.model.plan import Block, Kind
from toolkit.paper.joining import join
from toolkit.paper.own_files import own_files
from toolkit.paper.own_pictures import FINEST, ready
from toolkit.paper.pictures import page_within, pages_as_pictures
from toolkit.words import Words, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.paper.conftest import Lines, MakeEvent, Read
    from toolkit.model.event import Event
    from toolkit.model.plan import Plan
    from toolkit.paper.typeset import Fonts

A4 = (595, 842)
WIDE = (842, 595)


def pdf(*texts: str, size: tuple[int, int] = A4, locked: bool = False) -> bytes:
    file = BytesIO()
    lock = StandardEncryption("secret", ownerPassword="own") if locked else None
    canvas = Canvas(file, pagesize=size, invariant=1, encrypt=lock)
    for text in texts:
        canvas.drawString(60, 60, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def save(path: Path, size: tuple[int, int], colour: object = "red", **more: object) -> Path:
    Image.new(str(more.pop("mode", "RGB")), size, colour).save(path, **more)  # type: ignore[arg-type]
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "files"
    found.mkdir()
    (found / "plan of the house.pdf").write_bytes(pdf("ground floor", "first floor", size=WIDE))
    (found / "rules.pdf").write_bytes(pdf("our rules"))
    save(found / "tree.png", (400, 300))
    (found / "story.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    (found / "locked.pdf").write_bytes(pdf("x", locked=True))
    (found / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (found / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n torn")
    return found


@pytest.fixture
def words(root: Path) -> Words:
    return load("en", root / "i18n")


@pytest.fixture
def event(small_plan: Plan, make_event: MakeEvent) -> Callable[..., Event]:
    """An event whose circle and last circle have these files."""

    def make(*circle: str, last: tuple[str, ...] = (), inner: tuple[str, ...] = ()) -> Event:
        first, second = small_plan.days
        blocks = list(first.blocks)
        strands = ((Block("quiet", "Quiet corner", Kind.SESSION, 60, files=inner),),)
        beside = strands if inner else ()
        blocks[1] = replace(blocks[1], files=circle, strands=beside)
        ends = (second.blocks[0], replace(second.blocks[1], files=last))
        days = (replace(first, blocks=tuple(blocks)), replace(second, blocks=ends))
        return make_event(replace(small_plan, days=days))

    return make


def test_blocks_come_in_order_with_their_pages_as_they_are(
    event: Callable[..., Event],
    words: Words,
    fonts: Fonts,
    folder: Path,
    read: Read,
    lines: Lines,
) -> None:
    found = event("tree.png", "plan of the house.pdf", "story.mp4", last=("rules.pdf",))
    ticks: list[int] = []
    made, left = own_files(found, words, fonts, folder, lambda: ticks.append(1))
    assert (left, len(ticks)) == ((), 4)
    pages = read(made)
    assert len(pages) == 7
    contents, circle, tree, ground, upper, last, rules = pages
    assert "Day 1 · Fri 2 Oct · 15:00–16:00 page 2" in lines(made)[0]
    assert "Day 2 · Sat 3 Oct · 08:00–10:00 page 6" in lines(made)[0]
    assert "First circle tree.png: 1 page plan of the house.pdf: 2 pages" in contents
    assert "story.mp4: to be shown, not printed" in contents
    assert "Last circle rules.pdf: 1 page" in contents
    assert "Day 1 · Fri 2 Oct · 15:00–16:00 First circle" in circle
    assert "page 2 of 7" in circle.lower()
    assert "First circle · Day 1 · Fri 2 Oct · 15:00–16:00" in tree
    assert "Page 3 of 7" in tree
    assert (ground, upper, rules) == ("ground floor", "first floor", "our rules")
    assert "Last circle" in last
    with pypdfium2.PdfDocument(made) as document:
        sizes = [tuple(round(side) for side in page.get_size()) for page in document]
    assert sizes == [A4, A4, WIDE, WIDE, WIDE, A4, A4]


def test_a_picture_fills_its_page_within_the_margin(
    event: Callable[..., Event], words: Words, fonts: Fonts, folder: Path
) -> None:
    save(folder / "tall.jpg", (300, 900), "blue", quality=95)
    made, _ = own_files(event("tall.jpg"), words, fonts, folder)
    page = pictures(made, 72)[2]
    blue = [
        (x, y)
        for x in range(page.width)
        for y in range(page.height)
        if page.getpixel((x, y))[2] > 200 and page.getpixel((x, y))[0] < 80  # type: ignore[index]
    ]
    left, top = min(x for x, _ in blue), min(y for _, y in blue)
    right, bottom = max(x for x, _ in blue), max(y for _, y in blue)
    assert abs((left + right) / 2 - page.width / 2) < 2
    assert 39 <= top <= 45
    assert bottom - top > 650
    assert (bottom - top) / (right - left) == pytest.approx(3, rel=0.03)


def test_what_cannot_be_printed_is_named_and_the_rest_is_printed(
    event: Callable[..., Event], words: Words, fonts: Fonts, folder: Path, read: Read
) -> None:
    found = event("gone.pdf", "locked.pdf", "broken.pdf", "torn.png", "rules.pdf", "gone.mp4")
    made, left = own_files(found, words, fonts, folder)
    assert [(e.code, e.params["name"]) for e in left] == [
        ("own-file-missing", "gone.pdf"),
        ("own-file-locked", "locked.pdf"),
        ("own-file-broken", "broken.pdf"),
        ("own-file-broken", "torn.png"),
        ("own-file-missing", "gone.mp4"),
    ]
    contents, title, rules = read(made)
    for text in (contents, title):
        assert "Not printed: “gone.pdf” is not on this laptop." in text
        assert "Not printed: “locked.pdf” asks for a password." in text
        assert "Not printed: “torn.png” is damaged" in text
    assert rules == "our rules"


def test_with_nothing_but_films_there_is_the_contents_page(
    event: Callable[..., Event], words: Words, fonts: Fonts, folder: Path, read: Read
) -> None:
    made, left = own_files(event("story.mp4"), words, fonts, None)
    assert left[0].code == "own-file-missing"
    made, left = own_files(event("story.mp4"), words, fonts, folder)
    assert len(read(made)) == 1
    with pytest.raises(UserError, match="no-own-files"):
        own_files(event(), words, fonts, folder)


def test_files_of_what_runs_side_by_side_are_there_too(
    event: Callable[..., Event], words: Words, fonts: Fonts, folder: Path, read: Read
) -> None:
    made, _ = own_files(event(inner=("rules.pdf",)), words, fonts, folder)
    contents, title, _rules = read(made)
    assert "Quiet corner" in contents
    assert "Quiet corner" in title
    assert "First circle" not in contents


def test_many_files_need_more_than_one_page_of_contents(
    event: Callable[..., Event],
    words: Words,
    fonts: Fonts,
    folder: Path,
    read: Read,
    lines: Lines,
) -> None:
    names = tuple(f"sheet {n}.pdf" for n in range(70))
    for name in names:
        (folder / name).write_bytes(pdf(name))
    made, _ = own_files(event(*names[:35], last=names[35:]), words, fonts, folder)
    pages = read(made)
    first = next(n for n, page in enumerate(pages) if page == "sheet 35.pdf")
    assert pages[first - 1].count("sheet 35.pdf: 1 page") == 1
    contents = [line for page in lines(made)[:3] for line in page]
    assert f"Day 2 · Sat 3 Oct · 08:00–10:00 page {first}" in contents


def test_the_same_files_give_the_same_bytes(
    event: Callable[..., Event], words: Words, fonts: Fonts, folder: Path
) -> None:
    found = event("tree.png", "plan of the house.pdf", last=("rules.pdf",))
    once, _ = own_files(found, words, fonts, folder)
    assert own_files(found, words, fonts, folder)[0] == once


def test_joining_gives_the_same_bytes_in_another_process(folder: Path) -> None:
    base = folder / "base.pdf"
    base.write_bytes(pdf("a", "b", "c"))
    code = (
        "import hashlib, pathlib, sys\n"
        "from toolkit.paper.joining import join\n"
        "base, other = map(pathlib.Path, sys.argv[1:])\n"
        "print(hashlib.sha256(join(base.read_bytes(), [(1, 1, other)])).hexdigest())"
    )
    line = [sys.executable, "-c", code, str(base), str(folder / "rules.pdf")]
    told = {subprocess.run(line, check=True, capture_output=True).stdout for _ in range(2)}
    assert len(told) == 1
    assert join(base.read_bytes(), []) == base.read_bytes()


def test_pictures_are_made_upright_plain_and_no_finer_than_needed(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    path = save(tmp_path / "a.jpg", (6000, 3000), "green", exif=turned)
    made = ready(path)
    assert (made.width, made.height) == (FINEST // 2, FINEST)
    clear = ready(save(tmp_path / "b.png", (40, 30), (0, 0, 0, 0), mode="RGBA"))
    assert Image.open(BytesIO(clear.jpeg)).getpixel((5, 5)) == (255, 255, 255)
    for mode, colour in (("P", 3), ("1", 1), ("I;16", 65535), ("LA", (255, 255)), ("L", 255)):
        path = save(tmp_path / "c.png", (40, 30), colour, mode=mode)
        assert ready(path)[1:] == (40, 30)
    deep = ready(save(tmp_path / "d.png", (40, 30), 65535, mode="I;16"))
    assert Image.open(BytesIO(deep.jpeg)).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_of_too_many_dots_is_not_opened(tmp_path: Path) -> None:
    Image.new("1", (12_000, 12_000)).save(tmp_path / "a.png")
    with pytest.raises(UserError, match="own-file-fine"):
        ready(tmp_path / "a.png")


def test_a_page_is_as_large_as_fits_the_screen(folder: Path) -> None:
    dots, pages = page_within(folder / "plan of the house.pdf", 1, 800, 600)
    assert pages == 2
    assert (dots.width, dots.height) == (800, 566)
    assert len(dots.data) == dots.stride * dots.height
    assert page_within(folder / "plan of the house.pdf", 9, 800, 600)[0] == dots
    for name, code in (
        ("locked.pdf", "own-file-locked"),
        ("broken.pdf", "own-file-broken"),
        ("gone.pdf", "own-file-broken"),
    ):
        with pytest.raises(UserError, match=code):
            page_within(folder / name, 0, 800, 600)


def test_a_poster_is_printed_in_the_size_of_paper() -> None:
    [png] = pages_as_pictures(pdf("x", size=(3370, 2384)), 72)
    assert Image.open(BytesIO(png)).size == (842, 596)
