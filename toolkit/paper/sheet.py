"""The frame that every printable stands in: margins, head, foot, page numbers, fonts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from toolkit.model.errors import UserError
from toolkit.model.instants import to_datetime
from toolkit.model.timeline import planned
from toolkit.paper.page import A4, BLACK, HAIR, HEAVY, LINE, MM, Page
from toolkit.paper.typeset import Layout, Style, Typesetter
from toolkit.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.paper.typeset import Fonts, Paragraph
    from toolkit.words import Words

MARGIN = 14 * MM
"""What no printer touches, and a thumb needs."""

SMALL = Style(7.5)
NOTE = Style(9)
BODY = Style(10)
STRONG = replace(BODY, bold=True)
NAME = Style(15, bold=True)

_MAKER = "Interact Toolkit"


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands at the top of every page; ``restricted`` names the mark where names print."""

    title: Paragraph
    where: Paragraph
    name: Paragraph
    restricted: Paragraph | None
    copy: Paragraph | None


class Sheet:
    """A document being composed page by page, with a place ``y`` down to which it is full.

    ``left`` and ``width`` are the room between the margins, ``bottom`` is where the foot begins.
    ``begun`` is called at the top of every further page, to repeat what must stand there.
    """

    def __init__(
        self, name: str, event: Event, words: Words, fonts: Fonts, *, landscape: bool = False
    ) -> None:
        self.words = words
        self.event = event
        self.layout = Layout(fonts)
        self.size = (A4[1], A4[0]) if landscape else A4
        self.left = MARGIN
        self.width = self.size[0] - 2 * MARGIN
        self.pages: list[Page] = []
        self.begun: Callable[[], None] | None = None
        self.restricted = False
        self._fonts = fonts
        self._name = name
        self._texts: list[str] = []
        self._foot = self._foot_lines()
        self.bottom = self.size[1] - MARGIN - self._foot_height() - 3 * MM
        self.y = 0.0
        self.tallest = 0.0
        """The room that a page has when it is begun."""

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """How much height is left on this page."""
        return self.bottom - self.y

    def lay(self, text: str, style: Style, width: float) -> Paragraph:
        """Lay a text out in the sheet's language."""
        self._texts.append(text)
        return self.layout.lay(text, style, width, self.words.language)

    def content(self, text: str) -> str:
        """Say a text of the plan in the sheet's language."""
        return self.words.content(text) if text else text

    def open_page(self) -> None:
        """Begin a page with its head, and what is to be repeated on it."""
        first = not self.pages
        self.pages.append(Page(*self.size, mirrored=self.words.rtl))
        self.y = MARGIN
        self._draw_head()
        if self.begun is not None and not first:
            self.begun()
        self.tallest = self.room

    def need(self, height: float) -> None:
        """Begin a page if this one has no such height left."""
        if height > self.room:
            self.open_page()

    def write(self, paragraph: Paragraph, x: float = 0.0, after: float = 0.0) -> None:
        """Put a paragraph below what is there, over as many pages as it takes."""
        rest: Paragraph | None = paragraph
        while rest is not None:
            part, rest = rest.split(self.room)
            if part is not None:
                self.page.text(part, self.left + x, self.y)
                self.y += part.height
            if rest is not None:
                self.open_page()
        self.y += after

    def save(self) -> bytes:
        """Give the document; raise ``UserError('missing-glyphs')`` if a character has no font."""
        total = len(self.pages)
        for number, page in enumerate(self.pages, start=1):
            self._draw_foot(page, number, total)
        missing = self.layout.missing(self._texts)
        if missing:
            raise UserError("missing-glyphs", characters=[found.char for found in missing])
        file = BytesIO()
        canvas = Canvas(
            file, pagesize=self.size, invariant=1, pageCompression=1, lang=self.words.language
        )
        canvas.setTitle(f"{self._name} – {self._title()}")
        canvas.setAuthor(self.event.details.facility or _MAKER)
        canvas.setCreator(_MAKER)
        canvas.setSubject(self.content(self.event.plan.programme))
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if self.words.rtl:
            canvas.setViewerPreference("Direction", "/R2L")
        setter = Typesetter(canvas, self._fonts)
        for page in self.pages:
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

    def _draw_head(self) -> None:
        side = self.width * 0.4
        main = self.width - side - 4 * MM
        title = self.lay(self._title(), STRONG, main)
        where = self.lay(self._where(), NOTE, main)
        name = self.lay(self._name, replace(NAME, align="end"), side)
        top = self.y
        self.page.text(title, self.left, top)
        self.page.text(where, self.left, top + title.height)
        self.page.text(name, self.left + main + 4 * MM, top - 1.5)
        below = top + max(title.height + where.height, name.height) + 1.5 * MM
        self.page.rule(self.left, below, self.width, HEAVY)
        self.y = below + 2 * MM
        if self.restricted:
            self._draw_restriction()
        self.y += 2 * MM

    def _draw_restriction(self) -> None:
        """Mark a page with names, with lines for its copy's number and its end."""
        mark = self.lay(
            self.words.say("RESTRICTED: names"),
            Style(10, bold=True, colour=(1, 1, 1)),
            self.width * 0.5,
        )
        wide = mark.natural_width + 4 * MM
        mark = self.lay(mark.text, replace(mark.style, align="center"), wide)
        self.page.box(self.left, self.y, wide, mark.height + 4, 0, BLACK)
        self.page.text(mark, self.left, self.y + 2)
        x = self.left + wide + 5 * MM
        for label, length in (
            (self.words.say("Copy number"), 22 * MM),
            (self.words.say("Destroy by"), 34 * MM),
        ):
            text = self.lay(label, NOTE, self.width * 0.25)
            self.page.text(text, x, self.y + 3)
            x += text.natural_width + 2 * MM
            self.page.rule(x, self.y + 3 + text.height, length, LINE)
            x += length + 5 * MM
        self.y += mark.height + 6

    def _foot_lines(self) -> list[Paragraph]:
        plan = self.event.plan
        texts = [self.content(plan.funder), self.content(plan.disclaimer)]
        if self.words.draft:
            texts.insert(0, self.words.say("Draft translation, not yet checked"))
        room = self.width - 34 * MM
        return [self.lay(text, SMALL, room) for text in texts if text]

    def _foot_height(self) -> float:
        return max(14.0, sum(line.height for line in self._foot)) + 1.5 * MM

    def _draw_foot(self, page: Page, number: int, total: int) -> None:
        y = self.size[1] - MARGIN - self._foot_height()
        page.rule(self.left, y, self.width, HAIR)
        y += 1.5 * MM
        count = self.lay(
            self.words.say("Page {page} of {pages}", page=number, pages=total),
            replace(NOTE, bold=True, align="end"),
            32 * MM,
        )
        page.text(count, self.left + self.width - 32 * MM, y)
        for line in self._foot:
            page.text(line, self.left, y)
            y += line.height
