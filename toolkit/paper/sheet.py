"""The frame that every printable stands in: margins, head, foot, page numbers, fonts."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from toolkit.model.errors import UserError
from toolkit.model.instants import to_datetime
from toolkit.model.prints import preview_copy
from toolkit.model.timeline import planned
from toolkit.paper.flow import Flow
from toolkit.paper.page import A4, BLACK, HEAVY, MM, Page
from toolkit.paper.typeset import Layout, Style, Typesetter
from toolkit.paper.typeset.bidi import first_strong
from toolkit.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.model.event import Event
    from toolkit.model.prints import Copy
    from toolkit.paper.typeset import Fonts, Paragraph
    from toolkit.words import Words

MARGIN = 14 * MM
"""What no printer touches, and a thumb needs."""

SMALL = Style(7.5)
NOTE = Style(9)
BODY = Style(10)
STRONG = replace(BODY, bold=True)

_NAME = Style(15, bold=True, align="end")
_DRAFT = replace(SMALL, bold=True)
_COUNT = Style(9, bold=True, align="end")
_RESTRICTED = Style(10, bold=True, colour=(1.0, 1.0, 1.0))
_WHICH = replace(_RESTRICTED, align="end")
_REAL = Style(17, bold=True, colour=(1.0, 1.0, 1.0), align="center")

_FRAME = 3 * MM
"""How thick the frame is around a page that is real life and no exercise."""

_INSET = _FRAME + 3 * MM
"""How much such a page's matter keeps away from the margin."""

_TELEPHONE = re.compile(r"(?<=[0-9]) (?=[0-9]{3}\b)")
"""A space within a number such as 116 000, which must not be torn apart at a line's end."""

_COUNT_WIDTH = 32 * MM
_MAKER = "Interact Toolkit"


class _Canvas(Canvas):
    """A canvas that names no font by itself: reportlab's Helvetica would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Sheet:
    """A document being composed, page by page.

    ``left`` and ``width`` are the room between the margins, ``bottom`` is where the foot begins,
    all in points; ``tops`` says of each page where its own matter begins.

    While ``restricted`` is set, pages that are begun are marked as holding names, with the number
    of their ``copy`` and its last day; while ``continued`` is, they begin with that line; while
    ``real`` is, they stand in a heavy black frame that says so. ``name`` is what the pages that
    are begun are called.
    """

    def __init__(
        self,
        name: str,
        event: Event,
        words: Words,
        fonts: Fonts,
        *,
        landscape: bool = False,
        copy: Copy | None = None,
    ) -> None:
        self.words = words
        self.event = event
        self.name = name
        self.pages: list[Page] = []
        self.tops: list[float] = []
        self.restricted = False
        self.continued = ""
        self.real = False
        self._title_line = name
        self._copy = preview_copy(event) if copy is None else copy
        self._framed: list[bool] = []
        self._fonts = fonts
        self._layout = Layout(fonts)
        self._texts: dict[str, None] = {}
        self._last: list[Callable[[], None]] = []
        self.turn(landscape=landscape)

    def turn(self, *, landscape: bool) -> None:
        """Let the pages that follow lie, or stand."""
        self.size = (A4[1], A4[0]) if landscape else A4
        self._margin = MARGIN + (_INSET if self.real else 0)
        self.left = self._margin
        self.width = self.size[0] - 2 * self._margin
        self.bottom = self.size[1] - self._margin - self._foot_height() - 3 * MM

    def begin(self) -> Flow:
        """Begin a page, and give the place on it where to write."""
        self.open_page()
        return Flow(self, 0.0, self.width, len(self.pages) - 1)

    def lay(self, text: str, style: Style, width: float) -> Paragraph:
        """Lay a text out in the sheet's language.

        A line in another direction, such as a sentence that has no translation yet, keeps its
        order and stands at the sheet's own edge.
        """
        self._texts[text] = None
        text = _TELEPHONE.sub("\u00a0", text)
        lines = (isolate(line) if self._astray(line) else line for line in text.split("\n"))
        return self._layout.lay("\n".join(lines), style, width, self.words.language)

    def _astray(self, line: str) -> bool:
        level = first_strong(line)
        return level is not None and bool(level) != self.words.rtl

    def content(self, text: str) -> str:
        """Give a text of the plan in the sheet's language."""
        return self.words.content(text) if text else text

    def fit(self, draw: Callable[[int], None], choices: Iterable[int]) -> None:
        """Draw with the first of ``choices`` that needs no second page, else with the last."""
        begun, last = len(self.pages), len(self._last)
        for choice in choices:
            del self.pages[begun:], self.tops[begun:], self._framed[begun:], self._last[last:]
            draw(choice)
            if len(self.pages) <= begun + 1:
                return

    def finally_(self, draw: Callable[[], None]) -> None:
        """Have something drawn when all pages are known."""
        self._last.append(draw)

    def open_page(self) -> None:
        """Begin a page with its head."""
        self.turn(landscape=self.size[0] > self.size[1])
        page = Page(*self.size, mirrored=self.words.rtl)
        self.pages.append(page)
        self._framed.append(self.real)
        y = self._head(page)
        if self.real:
            y = self._reality(page, y)
        if self.restricted:
            y = self._restriction(page, y)
        y += 2 * MM
        if self.continued:
            line = self.lay(self.continued, NOTE, self.width)
            page.text(line, self.left, y)
            y += line.height + 1 * MM
        self.tops.append(y)

    def open_plain(self, *, landscape: bool) -> Page:
        """Begin a page without a head, for what needs it whole; it lies or stands."""
        self.turn(landscape=landscape)
        page = Page(*self.size, mirrored=self.words.rtl)
        self.pages.append(page)
        self._framed.append(self.real)
        self.tops.append(self._margin)
        return page

    def save(self) -> bytes:
        """Give the document; raise ``UserError('missing-glyphs')`` if a character has no font."""
        for draw in self._last:
            draw()
        for number, page in enumerate(self.pages, start=1):
            self._foot(page, number)
        missing = self._layout.missing(self._texts)
        if missing:
            raise UserError("missing-glyphs", characters=[found.char for found in missing])
        file = BytesIO()
        canvas = _Canvas(file, invariant=1, pageCompression=1, lang=self.words.language)
        canvas.setTitle(f"{self._title_line} – {self.event.details.title}")
        canvas.setAuthor(self.event.details.facility or _MAKER)
        canvas.setCreator(_MAKER)
        canvas.setSubject(self.event.plan.programme)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if self.words.rtl:
            canvas.setViewerPreference("Direction", "/R2L")
        setter = Typesetter(canvas, self._fonts)
        for page in self.pages:
            canvas.setPageSize((page.width, page.height))
            page.draw(canvas, setter)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _title(self) -> str:
        """The event's title: one that a person gave as it is, the plan's in this language."""
        title = self.event.details.title
        return self.content(title) if title == self.event.snapshot.title else isolate(title)

    def _where(self) -> str:
        details = self.event.details
        places = [isolate(place) for place in (details.facility, details.place) if place]
        span = planned(self.event.plan, self.event.start, self.event.zone)
        first = to_datetime(span.start, self.event.zone).date()
        last = to_datetime(span.end, self.event.zone).date()
        if first == last:
            dates = self.words.date(first)
        else:
            dates = f"{self.words.short_date(first)} – {self.words.date(last)}"
        return " · ".join([*places, dates])

    def _head(self, page: Page) -> float:
        side = self.width * 0.36
        main = self.width - side - 4 * MM
        title = self.lay(self._title(), STRONG, main)
        where = self.lay(self._where(), NOTE, main)
        name = self.lay(self.name, _NAME, side)
        top = self._margin
        page.text(title, self.left, top)
        page.text(where, self.left, top + title.height)
        page.text(name, self.left + main + 4 * MM, top)
        below = top + max(title.height + where.height, name.height) + 1.5 * MM
        page.rule(self.left, below, self.width, HEAVY)
        return below + 2 * MM

    def _restriction(self, page: Page, y: float) -> float:
        """Mark a page with names by a bar that says so, which copy it is and its last day."""
        words, copy = self.words, self._copy
        parts = [
            words.say("Preview")
            if copy.preview
            else words.say("Copy {number}", number=copy.number),
            words.say("Destroy by {date}", date=words.date(copy.destroy_by)),
        ]
        pad = 2 * MM
        mark = self.lay(words.say("RESTRICTED: names"), _RESTRICTED, self.width * 0.4)
        which = self.lay(" · ".join(parts), _WHICH, self.width * 0.6 - 2 * pad)
        high = max(mark.height, which.height) + 4
        page.box(self.left, y, self.width, high, 0, BLACK)
        page.text(mark, self.left + pad, y + 2)
        page.text(which, self.left + self.width - pad - which.width, y + 2)
        return y + high + 1 * MM

    def _reality(self, page: Page, y: float) -> float:
        """Frame a page so that nobody takes it for one of an exercise."""
        at = MARGIN + _FRAME / 2 - 1
        page.box(at, at, self.size[0] - 2 * at, self.size[1] - 2 * at, _FRAME)
        text = self.lay(
            self.words.say("REAL. This is real, not an exercise."), _REAL, self.width - 8 * MM
        )
        high = text.height + 4 * MM
        page.box(self.left, y, self.width, high, 0, BLACK)
        page.text(text, self.left + 4 * MM, y + 2 * MM)
        return y + high + 2 * MM

    def _foot_lines(self) -> list[Paragraph]:
        plan = self.event.plan
        texts = [(self.content(plan.funder), SMALL), (self.content(plan.disclaimer), SMALL)]
        if self.words.draft:
            texts.insert(0, (self.words.say("Draft translation, not yet checked"), _DRAFT))
        room = self.width - _COUNT_WIDTH - 2 * MM
        return [self.lay(text, style, room) for text, style in texts if text]

    def _foot_height(self) -> float:
        return max(14.0, sum(line.height for line in self._foot_lines())) + 1.5 * MM

    def _foot(self, page: Page, number: int) -> None:
        self.real = self._framed[number - 1]
        self.turn(landscape=page.width > page.height)
        y = self.bottom + 3 * MM
        page.rule(self.left, y, self.width)
        y += 1.5 * MM
        text = self.words.say("Page {page} of {pages}", page=number, pages=len(self.pages))
        count = self.lay(text, _COUNT, _COUNT_WIDTH)
        page.text(count, self.left + self.width - _COUNT_WIDTH, y)
        for line in self._foot_lines():
            page.text(line, self.left, y)
            y += line.height
