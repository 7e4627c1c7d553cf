"""What a plan is written as is read back: the same days, times, titles, kinds."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.sheets.agenda_files import problems, read
from toolkit.content.plans import read_plan
from toolkit.content.translate import translate_plan
from toolkit.model.agendaentry import guess_kind
from toolkit.model.agendalines import agenda_days
from toolkit.model.agendawords import HEADINGS, KIND_WORDS, NOT_FIXED_WORDS, OUTSIDE_WORDS, plain
from toolkit.model.instants import start_instant
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan, Step
from toolkit.model.timeline import planned
from toolkit.sheets.people_grid import tidy
from toolkit.sheets.plan_book import write_plan_book
from toolkit.sheets.plan_docx import write_plan_docx
from toolkit.sheets.plan_ics import CalendarOf, write_calendar
from toolkit.sheets.plan_markdown import escaped, headings, write_plan_markdown
from toolkit.words import Words, available, load
from toolkit.words.statuses import kind_name

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.actions.importing import AgendaDraft

PLANS = (
    "consultation-72h",
    "final-conference",
    "joint-training-5d",
    "multiplier-seminar",
    "national-training-1",
    "national-training-2",
    "online-safety-2x90",
    "online-safety-3h",
    "professionals-day",
    "simulation-abena",
    "simulation-quiro",
    "survey-focus-group",
)
MADE = datetime(2026, 10, 1, 12, 0)  # noqa: DTZ001 — as a spreadsheet has it
ROME = ZoneInfo("Europe/Rome")
Lines = list[list[tuple[int, int, str, Kind, Anchor | None]]]


def expected(plan: Plan, *, kinds: bool = True) -> Lines:
    """What should come back: the agenda's own line, free minutes left out."""
    return [
        [
            (
                line.begin,
                line.minutes,
                tidy(line.block.title),
                line.block.kind if kinds else guess_kind(line.block.title, line.minutes),
                line.block.anchor if kinds else None,
            )
            for line in day.lines
            if not line.strand
        ]
        for day in agenda_days(plan)
    ]


def found(draft: AgendaDraft, *, kinds: bool = True) -> Lines:
    assert problems(draft) == []
    return [
        [
            (
                line.start,
                line.minutes,
                line.entry.title,
                line.entry.kind,
                (line.entry.anchor if line.entry.start is not None else None) if kinds else None,
            )
            for line in day.lines
            if line.entry is not None
        ]
        for day in draft.agenda.days
    ]


def plan_named(root: Path, name: str) -> Plan:
    return read_plan(root / "sessions" / f"{name}.yaml").plan


@pytest.mark.parametrize("name", PLANS)
def test_a_shipped_plan_comes_back_from_its_workbook(root: Path, tmp_path: Path, name: str) -> None:
    plan = plan_named(root, name)
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_plan_book(plan, Words(), MADE))
    draft = read(path)
    assert found(draft) == expected(plan)
    assert [day.title for day in draft.agenda.days] == [day.title for day in plan.days]
    inner = [line.strands for day in draft.agenda.days for line in day.lines if line.strands]
    strands = [block.strands for _, block in plan.blocks() if block.strands]
    assert [[[e.title for e in row] for row in rows] for rows in inner] == [
        [[block.title for block in row] for row in rows] for rows in strands
    ]


@pytest.mark.parametrize("name", PLANS)
def test_a_shipped_plan_comes_back_from_its_word_file(
    root: Path, tmp_path: Path, name: str
) -> None:
    plan = plan_named(root, name)
    path = tmp_path / "a.docx"
    path.write_bytes(write_plan_docx(plan, Words()))
    draft = read(path)
    assert found(draft, kinds=False) == expected(plan, kinds=False)
    assert len(draft.agenda.days) == len(plan.days)


@pytest.mark.parametrize("language", ["it", "bg", "ro", "ar", "de"])
def test_a_translated_plan_comes_back(root: Path, tmp_path: Path, language: str) -> None:
    words = load(language, root / "i18n")
    plan = translate_plan(plan_named(root, "consultation-72h"), words)
    (tmp_path / "a.xlsx").write_bytes(write_plan_book(plan, words, MADE))
    (tmp_path / "a.docx").write_bytes(write_plan_docx(plan, words))
    assert found(read(tmp_path / "a.xlsx")) == expected(plan)
    assert found(read(tmp_path / "a.docx"), kinds=False) == expected(plan, kinds=False)


TITLES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30
).filter(lambda text: text.strip() != "" and plain(text) != "title")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan without gaps or overlaps: fixed times stand where the blocks before them end."""
    number = 0
    days = []
    count = draw(st.integers(1, 3))
    for day in range(count):
        start = now = draw(st.integers(7 * 60, 11 * 60))
        blocks = []
        for place in range(draw(st.integers(1, 6))):
            number += 1
            anchor = draw(st.sampled_from([None, Anchor.FIXED, Anchor.OUTSIDE]))
            if place == 0:
                anchor = anchor or Anchor.FIXED
            kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.NIGHT]))
            minutes = draw(st.integers(1, 150))
            blocks.append(
                Block(
                    f"b{number}",
                    f"{draw(TITLES)} {number}",
                    kind,
                    minutes,
                    start=None if anchor is None else now,
                    anchor=anchor,
                )
            )
            now += minutes
        if now < 24 * 60 and draw(st.booleans()):
            night = Block(f"n{day}", "Sleep", Kind.NIGHT, 6 * 60, start=now, anchor=Anchor.FIXED)
            blocks.append(night)
        days.append(Day(f"Part {day + 1}", start, tuple(blocks)))
    return Plan("p", 1, "P", "X", "en", Group(1, 9, 9, 17), tuple(days))


@given(plan=plans())
def test_any_plan_comes_back_from_its_workbook(
    plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("plans") / "a.xlsx"
    path.write_bytes(write_plan_book(plan, Words(), MADE))
    assert found(read(path)) == expected(plan)


def test_every_heading_and_kind_that_is_written_is_known_again(root: Path) -> None:
    for state in available(root / "i18n"):
        words = load(state.language, root / "i18n")
        book = openpyxl.load_workbook(
            io.BytesIO(write_plan_book(plan_named(root, "survey-focus-group"), words, MADE))
        )
        named = [str(cell.value) for cell in book.worksheets[0][1]]
        unknown = [text for text in (*named, *headings(words, strands=True)) if not known(text)]
        assert unknown == [], f"add them to agendawords.py for {state.language}"
        kinds = {kind: kind_name(words, kind) for kind in Kind}
        assert [text for kind, text in kinds.items() if plain(text) not in KIND_WORDS[kind]] == []
        assert plain(words.say("from outside")) in OUTSIDE_WORDS, state.language
        assert plain(words.say("fixed")) not in NOT_FIXED_WORDS | OUTSIDE_WORDS


def known(heading: str) -> bool:
    return plain(heading) in HEADINGS


def test_the_workbook_is_a_real_table_that_runs_with_the_language(root: Path) -> None:
    words = load("ar", root / "i18n")
    plan = translate_plan(plan_named(root, "online-safety-3h"), words)
    day = plan.days[0]
    first = replace(day.blocks[0], title="=1+1", purpose="@home")
    plan = replace(plan, days=(replace(day, blocks=(first, *day.blocks[1:])),))
    book = openpyxl.load_workbook(io.BytesIO(write_plan_book(plan, words, MADE)))
    sheet, about = book.worksheets
    assert list(sheet.tables) == ["Agenda"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert sheet.sheet_view.rightToLeft
    assert sheet["C2"].number_format == "hh:mm"
    assert (sheet["F2"].value, sheet["F2"].data_type) == ("=1+1", "s")
    assert (sheet["K2"].value, sheet["K2"].data_type) == ("@home", "s")
    assert plan.title in [cell.value for cell in about["B"]]


def test_no_figure_touches_the_text_beside_it(root: Path) -> None:
    data = write_plan_book(plan_named(root, "consultation-72h"), Words(), MADE)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    figures = [cell for cell in sheet[2] if isinstance(cell.value, int | float | time)]
    assert len(figures) > 2
    assert {cell.alignment.horizontal for cell in figures} == {"left"}


def test_the_word_file_says_its_language_and_repeats_its_headings(root: Path) -> None:
    words = load("ar", root / "i18n")
    plan = translate_plan(plan_named(root, "consultation-72h"), words)
    document = Document(io.BytesIO(write_plan_docx(plan, words)))
    assert len(document.tables) == len(plan.days)
    for table in document.tables:
        heading, first = (row._tr.get_or_add_trPr() for row in table.rows[:2])
        assert table._tblPr.find(qn("w:bidiVisual")) is not None
        assert heading.find(qn("w:tblHeader")) is not None
        assert first.find(qn("w:tblHeader")) is None
    assert document.core_properties.language == "ar"
    spoken = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert spoken.get(qn("w:bidi")) == "ar"
    title = document.paragraphs[0]
    assert title.text == plan.title
    assert title._p.get_or_add_pPr().find(qn("w:bidi")) is not None
    assert title.runs[0].font.rtl
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert " ".join(plan.days[0].blocks[0].steps[0].text.split()) in told
    english = Document(io.BytesIO(write_plan_docx(plan_named(root, "consultation-72h"), Words())))
    assert english.tables[0]._tblPr.find(qn("w:bidiVisual")) is None


def test_markdown_is_an_agenda_with_every_mark_escaped(root: Path) -> None:
    plan = plan_named(root, "consultation-72h")
    text = write_plan_markdown(plan, Words())
    assert text.startswith(f"# {plan.title}\n")
    assert text.count("\n## ") == len(plan.days)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    columns = {line.replace("\\|", "").count("|") for line in rows}
    assert columns == {7}
    odd = Block("b", "1. *a* | b_c # <d>", Kind.SESSION, 5, steps=(Step("- [x](y)\n2. `z`", 5),))
    day = Day("+ day", 540, (replace(odd, start=540, anchor=Anchor.FIXED),))
    odd_text = write_plan_markdown(replace(plan, days=(day,)), Words())
    assert r"| 09:00–09:05 | 5 | 1\. \*a\* \| b\_c \# \<d\> |" in odd_text
    assert r"1. \- \[x\](y) 2. \`z\` (5 min)" in odd_text
    assert escaped("= a") == r"\= a"
    assert escaped("2026 was") == "2026 was"


def calendar(plan: Plan, sequence: int = 1, start: datetime | None = None) -> bytes:
    begin = start_instant(start or datetime(2026, 10, 23, 14, 0, tzinfo=ROME), ROME)
    of = CalendarOf(plan.id, plan.title, planned(plan, begin, ROME), ROME, sequence)
    return write_calendar(of, Words())


def entries(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_the_calendar_has_one_entry_a_block_at_its_time(root: Path) -> None:
    plan = plan_named(root, "consultation-72h")
    data = calendar(plan)
    assert data == calendar(plan), "the same plan is the same file"
    parsed = icalendar.Calendar.from_ical(data)
    named = {str(event["uid"]): event for event in entries(data)}
    schedule = planned(plan, start_instant(datetime(2026, 10, 23, 14, 0, tzinfo=ROME), ROME), ROME)
    assert len(named) == len(schedule.rows)
    for row in schedule.rows:
        event = named[f"{row.id}.{plan.id}@interact-toolkit.invalid"]
        assert event["dtstart"].dt.timestamp() * 1000 == row.begin
        assert event["dtend"].dt.timestamp() * 1000 == row.end
        assert str(event["summary"]) == row.block.title
        assert event["sequence"] == 1
        assert str(event.get("description", "")) == " ".join(row.block.purpose.split())
    assert [str(zone["tzid"]) for zone in parsed.walk("VTIMEZONE")] == ["Europe/Rome"]


def test_a_calendar_updates_instead_of_doubling(root: Path) -> None:
    plan = plan_named(root, "online-safety-3h")
    later = datetime(2026, 10, 24, 15, 0, tzinfo=ROME)
    old, new = (entries(data) for data in (calendar(plan), calendar(plan, 2, later)))
    assert [str(e["uid"]) for e in old] == [str(e["uid"]) for e in new]
    assert all(a["sequence"] < b["sequence"] for a, b in zip(old, new, strict=True))
    assert all(a["dtstamp"].dt < b["dtstamp"].dt for a, b in zip(old, new, strict=True))


def test_strands_are_entries_of_their_own_and_nights_one(root: Path) -> None:
    plan = plan_named(root, "final-conference")
    ids = {str(event["uid"]).partition(".")[0] for event in entries(calendar(plan))}
    assert ids == {block.id for _, block in plan.all_blocks()}
    weekend = plan_named(root, "consultation-72h")
    nights = [block for _, block in weekend.blocks() if block.kind is Kind.NIGHT]
    named = [str(e["summary"]) for e in entries(calendar(weekend))]
    assert [named.count(block.title) for block in nights] == [
        sum(other.title == block.title for other in nights) for block in nights
    ]
