"""Events made of facts in memory, and printables read back."""

import re
import subprocess
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from toolkit.content.plans import read_plan
from toolkit.model.event import Event, fold_event
from toolkit.model.facts import Body, Fact, Prepared, Registered, encode_body, kind_of
from toolkit.model.instants import MINUTE, Instant, load_zone, start_instant
from toolkit.model.plan import Block, Day, Group, Kind, Plan, Step, encode_plan
from toolkit.paper.pictures import pages_as_pictures
from toolkit.paper.typeset import Fonts

ZONE = "Europe/Rome"
START = start_instant(datetime(2026, 10, 2, 14, 0), load_zone(ZONE))  # noqa: DTZ001  a wall time
CALL_NAME = "Zwqxpelle"
CHILD_NAME = "Wyxxkomir Qqzyst"

Said = tuple[int, Body]
"""Minutes after the start, and what is said."""

MakeEvent = Callable[..., Event]
Read = Callable[[bytes], list[str]]
Lines = Callable[[bytes], list[list[str]]]

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return Fonts.load()


@pytest.fixture(scope="session")
def big_plan(root: Path) -> Plan:
    """The consultation that ships: four days, three nights."""
    return read_plan(root / "sessions" / "consultation-72h.yaml").plan


@pytest.fixture(scope="session")
def small_plan() -> Plan:
    """An afternoon, a night and a morning."""
    first = (
        Block("welcome", "Welcome", Kind.HANDOVER, 60, headcount=True),
        Block(
            "circle",
            "First circle",
            Kind.SESSION,
            60,
            purpose="Everyone is heard once.",
            steps=(Step("Sit down.", 10, ("Who are you?", "What helps you?")), Step("Listen.", 50)),
            roles=("lead: at the door",),
            safeguarding="The door stays open.",
        ),
        Block("dinner", "Dinner", Kind.MEAL, 60, start=19 * 60),
        Block("night", "Night", Kind.NIGHT, 540, start=22 * 60, counts=(1410, 120)),
    )
    second = (
        Block("up", "Up", Kind.CARE, 60, start=7 * 60),
        Block("last", "Last circle", Kind.SESSION, 120),
    )
    return Plan(
        id="small",
        version=1,
        title="A night away",
        programme="INTERACT",
        language="en",
        group=Group(6, 14, 13, 17),
        days=(Day("Come", 14 * 60, first), Day("Go", 7 * 60, second)),
        funder="Funded by the Fund for Lanterns",
        disclaimer="The views here are ours alone.",
    )


def fact(number: int, holds: Instant, body: Body) -> Fact:
    return Fact(
        event="small-20261002-01",
        id=number.to_bytes(16, "big"),
        device="desk",
        seq=number,
        seen="{}",
        holds=holds,
        recorded=Instant(START + number),
        desk="",
        kind=kind_of(body),
        body=encode_body(body),
        what=body,
    )


def children(count: int) -> list[Registered]:
    return [
        Registered(
            f"NORD-{number:02d}-X",
            "child",
            age=15,
            home="NORD",
            call_name=CALL_NAME,
            name=CHILD_NAME,
            consent="yes",
            assent="yes",
        )
        for number in range(1, count + 1)
    ]


@pytest.fixture(scope="session")
def make_event() -> MakeEvent:
    """Fold an event of a plan, its people, and what was said at so many minutes after the start."""

    def make(
        plan: Plan,
        people: Sequence[Registered] = (),
        said: Sequence[Said] = (),
        title: str = "",
        place: str = "Rome",
        facility: str = "Blue House",
    ) -> Event:
        prepared = Prepared(encode_plan(plan), START, ZONE, title, place, facility)
        bodies: list[tuple[Instant, Body]] = [(START, prepared)]
        bodies += [(START, person) for person in people]
        bodies += [(Instant(START + minutes * MINUTE), body) for minutes, body in said]
        return fold_event([fact(n, holds, body) for n, (holds, body) in enumerate(bodies, 1)])

    return make


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What stands on each page, in reading order, with single spaces."""

    def pages(pdf: bytes) -> list[str]:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        told = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True
        )
        assert told.stderr == b""
        text = _MARKS.sub("", told.stdout.decode("utf-8")).replace("\u00a0", " ")
        return [" ".join(page.split()) for page in text.split("\f")[:-1]]

    return pages


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[bytes], list[list[str]]]:
    """The lines of each page as they stand side by side, with single spaces: rows of tables."""

    def pages(pdf: bytes) -> list[list[str]]:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        told = subprocess.run(
            ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"],
            check=True,
            capture_output=True,
        )
        text = _MARKS.sub("", told.stdout.decode("utf-8")).replace("\u00a0", " ")
        return [
            [" ".join(line.split()) for line in page.splitlines() if line.strip()]
            for page in text.split("\f")[:-1]
        ]

    return pages


def pictures(pdf: bytes, dpi: float = 50) -> list[Image.Image]:
    return [Image.open(BytesIO(png)).convert("RGB") for png in pages_as_pictures(pdf, dpi)]


def type_sizes(pdf: bytes, page: int) -> list[tuple[str, float]]:
    """Every character of a page with the size of its type in points."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    raw = pypdfium2.raw
    return [
        (chr(raw.FPDFText_GetUnicode(text, n)), raw.FPDFText_GetFontSize(text, n))
        for n in range(text.count_chars())
    ]
