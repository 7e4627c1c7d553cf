from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.agendatimes import Span, is_day_title, read_length, read_span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:00", 540, None),
        ("09.00", 540, None),
        ("9h00", 540, None),
        ("9 am", 540, None),
        ("12:30 a.m.", 30, None),
        ("1330", 810, None),
        ("0.375", 540, None),
        ("0.250000", 360, None),
        ("24:00", 1440, None),
        ("09:00:00", 540, None),
        ("9 Uhr", 540, None),
        ("ore 9.00", 540, None),
        ("kl. 9.00", 540, None),
        ("٩:٠٠ ص", 540, None),
        ("09:00–10:30", 540, 630),
        ("9-10.30", 540, 630),
        ("2-3 pm", 840, 900),
        ("9:00 a.m. - 12:00 p.m.", 540, 720),
        ("de 9h à 10h30", 540, 630),
        ("от 9:00 до 10:30 ч.", 540, 630),
        ("dalle 9:00 alle 10:00", 540, 600),
        ("من 9:00 إلى 10:30", 540, 630),
        ("9:00 -", 540, None),
    ],
)
def test_times_as_people_write_them(text: str, start: int, end: int | None) -> None:
    span = read_span(text)
    assert span is not None
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize("text", ["soon", "25:00", "9:75", "13 pm", "9:00 and more", "", "=?"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_span(text) is None


def test_a_date_before_the_time_and_the_next_date_are_kept() -> None:
    assert read_span("2026-10-02 14:00") == Span(840, None, "2026-10-02")
    assert read_span("2026-10-02") == Span(date="2026-10-02")
    assert read_span("00:30 (+1)") == Span(30, None, "", next_date=True)


@given(st.integers(0, 1439), st.integers(0, 1440), st.sampled_from(["-", "–", " to ", " bis "]))
def test_any_two_times_are_read_back(start: int, end: int, dash: str) -> None:
    text = f"{start // 60:02d}:{start % 60:02d}{dash}{end // 60:02d}:{end % 60:02d}"
    assert read_span(text) == Span(start, end)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("90'", 90),
        ("1h30", 90),
        ("1:30 h", 90),
        ("1.5 h", 90),
        ("45 min", 45),
        ("45 минути", 45),
        ("1 h 15 min", 75),
        ("0.0625", 90),
        ("١٥ دقيقة", 15),
        ("1 час 30 мин", 90),
    ],
)
def test_lengths_as_people_write_them(text: str, minutes: int) -> None:
    assert read_length(text) == minutes


@pytest.mark.parametrize("text", ["abc", "-5", "long", ""])
def test_what_is_no_length_is_none(text: str) -> None:
    assert read_length(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Day 2",
        "DAY 2: Trust",
        "Friday 3 October",
        "2026-10-03",
        "3 October",
        "Ден 1",
        "1. Tag",
        "Giorno 1 - Arrivo",
        "Venerdì",
        "3.10.2026",
        "اليوم 1",
        "Martedì 3 marzo",
        "Second day",
        "Primo giorno",
        "Ден втори, 13 май",
        "Erster Tag",
        "اليوم الأول",
    ],
)
def test_days_are_known_by_their_names(text: str) -> None:
    assert is_day_title(text)


@pytest.mark.parametrize(
    "text", ["Lunch", "2 groups", "9.30", "Pause 15", "Daydreams", "One more game", ""]
)
def test_other_lines_are_no_days(text: str) -> None:
    assert not is_day_title(text)
