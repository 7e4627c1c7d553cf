"""The hand-over sheet: one child a page, one side for coming, one for going home.

What is known of a child is filled in, so that the carer reads and puts it right; all else is a
line or a box. Nobody's health is guessed: an empty line says that nothing was told yet.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from toolkit.model.care import care_of
from toolkit.model.instants import to_datetime
from toolkit.paper.form import (
    WRITTEN,
    Blank,
    Question,
    blanks,
    matter,
    questions,
    section,
    signatures,
)
from toolkit.paper.page import MM
from toolkit.paper.persons import looked_after, name_of, named
from toolkit.paper.sheet import BODY, Sheet
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.isolates import LEFT_TO_RIGHT
from toolkit.words.terms import paper_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.care import Care, Handing
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.prints import Copy
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

Direction = Literal["in", "out"]

LINES = range(6, -1, -1)
"""Lines to write on where nothing is known: as many as leave a child one page each way."""

_WAY = Style(16, bold=True)
_WHO = Style(16, bold=True)
_MEDICINE = 8.5 * MM
_KNOWN = ("consent", "assent", "photo", "voice", "output")
_ANSWERS = ("yes", "no")


def handover(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    copy: Copy | None = None,
    codes: Sequence[str] | None = None,
    directions: Sequence[Direction] = ("in", "out"),
) -> bytes:
    """Give the hand-over sheets of all young people, or of those with these codes, as a PDF.

    Restricted; without a ``copy`` it is a preview. Raises ``UserError('missing-glyphs')``.
    """
    del now  # What is known of a child doesn't depend on the clock.
    sheet = Sheet(words.say("Hand-over"), event, words, fonts, copy=copy)
    draw_handover(sheet, codes, directions)
    return sheet.save()


def draw_handover(
    sheet: Sheet,
    codes: Sequence[str] | None = None,
    directions: Sequence[Direction] = ("in", "out"),
) -> None:
    """Draw the hand-over sheets; where nobody is known yet, an empty one to copy."""
    sheet.name = sheet.words.say("Hand-over")
    sheet.restricted = True
    people: list[Person | None] = [
        p for p in looked_after(sheet.event) if codes is None or p.code in codes
    ]
    for person in people or [None]:
        for way in directions:
            _page(sheet, person, way)
    sheet.restricted = False


def _page(sheet: Sheet, person: Person | None, way: Direction) -> None:
    care = care_of(sheet.event, "" if person is None else person.code)

    def draw(lines: int) -> None:
        flow = sheet.begin()
        _who(flow, person, way)
        if way == "in":
            _coming(flow, person, care, lines)
        else:
            _going(flow, person, care, lines)

    sheet.fit(draw, LINES)


def _who(flow: Flow, person: Person | None, way: Direction) -> None:
    words = flow.sheet.words
    title = words.say("Coming: hand-over IN") if way == "in" else words.say("Going: hand-over OUT")
    flow.write(flow.lay(title, _WAY), after=1 * MM)
    age = "" if person is None or person.age is None else words.number(person.age)
    languages = [words.language_name(tag) for tag in person.languages] if person else []
    blanks(
        flow,
        [
            Blank(words.say("Child"), named(person) if person else "", 3.2, strong=True),
            Blank(words.say("Code"), isolate(person.code) if person else "", 1.6, strong=True),
            Blank(words.say("Age"), age, 0.6),
            Blank(words.say("Home"), isolate(person.home) if person else "", 1.2),
            Blank(words.say("Languages"), ", ".join(languages), 1.6),
        ],
    )


def _sides(flow: Flow, handing: Handing | None, way: Direction) -> None:
    """Draw who hands over and who receives, and when."""
    sheet = flow.sheet
    words, event = sheet.words, sheet.event
    carer = isolate(handing.what.carer) if handing else ""
    adult = name_of(event, handing.what.adult) if handing and handing.what.adult else ""
    if way == "in":
        first = Blank(words.say("Brought by (carer)"), carer, 2)
        second = Blank(words.say("Received by (for the event)"), adult, 2)
    else:
        first = Blank(words.say("Handed over by (for the event)"), adult, 2)
        second = Blank(words.say("Received by (carer)"), carer, 2)
    when = ""
    if handing:
        moment = to_datetime(handing.at, event.zone)
        when = f"{words.short_date(moment.date())} · {words.clock(moment)}"
    blanks(flow, [first, second, Blank(words.say("Date and time"), when, 1.2)])
    telephone = Blank(words.say("Telephone of the carer, day and night"), "", 2)
    shown = Blank(words.say("Identity card seen, or known to"), "", 3.2)
    blanks(flow, [telephone, shown])


def _coming(flow: Flow, person: Person | None, care: Care, lines: int) -> None:
    words = flow.sheet.words
    _sides(flow, care.came, "in")
    section(flow, words.say("Consents, one by one"))
    questions(flow, _consents(words, person), columns=2)
    section(
        flow,
        words.say("Medication"),
        words.say("Nothing is given that doesn't stand here. Medicines stay with the lead."),
        ruled=False,
    )
    _medicines(flow, care, lines, back=False)
    halves = [
        (words.say("Allergies, and what to do"), care.allergies),
        (words.say("Contacts, in the order to call"), care.contacts),
    ]
    _beside(flow, halves, lines)
    halves = [
        (words.say("What we should know to keep this child safe"), care.risks),
        (words.say("Belongings, money, telephone"), care.belongings),
    ]
    _beside(flow, halves, lines)
    _remark(flow, care.came)
    signatures(
        flow,
        [
            words.say("Signature of the carer"),
            words.say("Signature for the event"),
        ],
    )


def _going(flow: Flow, person: Person | None, care: Care, lines: int) -> None:
    words = flow.sheet.words
    _sides(flow, care.went, "out")
    section(
        flow,
        words.say("Medication given back"),
        words.say("Say when each was last taken."),
        ruled=False,
    )
    _medicines(flow, care, lines, back=True)
    section(flow, words.say("What happened that the carer should know"))
    note = care.went.what.note if care.went else ""
    matter(flow, isolate(note), lines + 1)
    section(flow, words.say("Belongings given back"))
    matter(flow, isolate(care.belongings), min(lines, 2))
    section(flow, words.say("Follow-up"))
    went = care.went.what if care.went else None
    blanks(
        flow,
        [
            Blank(
                words.say("We call to hear how the child is, by (within 7 days)"),
                _date(words, went.welfare_by if went else ""),
            ),
            Blank(
                words.say("The child hears what became of its ideas, by (within 6 weeks)"),
                _date(words, went.feedback_by if went else ""),
            ),
        ],
    )
    _released(flow, person)
    section(flow, words.say("Whom to call"))
    flow.write(flow.lay(_helplines(words), BODY), after=1 * MM)
    signatures(
        flow,
        [
            words.say("Signature of the carer"),
            words.say("Signature for the event"),
        ],
    )


def _date(words: Words, text: str) -> str:
    """Write an ISO date as people do; anything else as it was typed."""
    try:
        return words.date(date.fromisoformat(text))
    except ValueError:
        return isolate(text)


def _consents(words: Words, person: Person | None) -> list[Question]:
    """Give the consents: those that are kept with what is known, the others to tick."""
    yes_no = (words.say_c("answer", "yes"), words.say_c("answer", "no"))
    kept = []
    for field in _KNOWN:
        said = "" if person is None else getattr(person, field)
        known = _ANSWERS.index(said) if said in _ANSWERS else None
        kept.append(Question(paper_name(words, field), yes_no, known))
    asked = (
        words.say("Staying overnight"),
        words.say("Going out together, transport"),
        words.say("Doctor or hospital if needed"),
    )
    return [*kept[:2], *(Question(text, yes_no) for text in asked), *kept[2:]]


def _medicines(flow: Flow, care: Care, lines: int, *, back: bool) -> None:
    """Draw what a child takes, a line each, and lines for what isn't known."""
    words = flow.sheet.words
    when, amount = 40 * MM, 46 * MM
    last = words.say("Given back, last taken at") if back else words.say("Handed over: how much")
    table = Table(
        flow,
        [
            Column(flow.width - when - amount, words.say("What, and how much at a time")),
            Column(when, words.say("When")),
            Column(amount, last),
        ],
    )
    flow.need(3 * _MEDICINE)
    table.head()
    for medicine in care.medicines.values():
        at = words.join([words.time(minute) for minute in sorted(medicine.times)])
        said = at or words.say("when needed")
        table.row([Cell(isolate(medicine.text), BODY), Cell(said, BODY), Cell()], _MEDICINE)
    least = min(lines, 1) if care.medicines else 1
    for _ in range(max(least, min(lines, 3) - len(care.medicines))):
        table.row([Cell(), Cell(), Cell()], _MEDICINE)


def _beside(flow: Flow, halves: Sequence[tuple[str, str]], lines: int) -> None:
    """Draw two sections side by side."""
    gap = 6 * MM
    width = (flow.width - gap) / len(halves)
    flow.need((lines + 1.5) * WRITTEN)
    columns = []
    for number, (title, text) in enumerate(halves):
        column = flow.beside(number * (width + gap), width)
        section(column, title)
        matter(column, isolate(text), lines)
        columns.append(column)
    flow.below(*columns)


def _remark(flow: Flow, handing: Handing | None) -> None:
    if handing and handing.what.note:
        flow.y += 1 * MM
        text = flow.sheet.words.say("Said at the hand-over: {note}", note=handing.what.note)
        flow.write(flow.lay(text, BODY), after=1 * MM)


def _released(flow: Flow, person: Person | None) -> None:
    """Ask once more, at the end, for what the child made: a consent may be taken back."""
    words = flow.sheet.words
    section(
        flow,
        words.say("What the child made"),
        words.say("Each consent may be taken back at any time, now or later."),
    )
    yes_no = (words.say_c("answer", "yes"), words.say_c("answer", "no"))
    taken = Question(words.say("The child takes its own work home"), yes_no)
    said = "" if person is None else person.output
    known = _ANSWERS.index(said) if said in _ANSWERS else None
    questions(flow, [Question(paper_name(words, "output"), yes_no, known), taken], columns=2)


def _helplines(words: Words) -> str:
    numbers = [isolate(number, LEFT_TO_RIGHT) for number in ("112", "116 000", "116 111")]
    return words.say(
        "Danger now: {emergency}. A child is missing: {missing}. "
        "A child wants to talk to someone: {talk}.",
        emergency=numbers[0],
        missing=numbers[1],
        talk=numbers[2],
    )
