from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.editing.lengths import read_length
from toolkit.model.errors import UserError


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("90 min", 90),
        ("90′", 90),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1h", 60),
        ("1 Std 15 min", 75),
        ("1,5 h", 90),
        ("1:30", 90),
        ("1.30", 90),
        ("2 ore", 120),
        ("1 u 30 min", 90),
        ("2 uur", 120),
        ("2 timmar", 120),
        ("2 hodiny", 120),
        ("2 horas", 120),
        ("2 ώρες", 120),
        ("2 часа", 120),
        ("2 ساعة", 120),
        ("1 ч 30 мин", 90),
        ("+10m", 70),
        ("+10", 70),
        ("-5", 55),
        ("−5 min", 55),
        ("+1h30", 150),
        ("until 12:05", 125),
        ("till 12", 120),
        ("-> 12:05", 125),
        ("→12.05", 125),
        ("fino alle 12:05", 125),
        ("Until 9:00", 1380),
        ("٩٠", 90),
        ("  45 ", 45),
    ],
)
def test_lengths_as_people_type_them(text: str, minutes: int) -> None:
    assert read_length(text, 60, 600, ["fino alle"]) == minutes


@pytest.mark.parametrize("text", ["", "soon", "1h75", "12:", "until noon", "until 25:00", "1h-5"])
def test_what_is_no_length_is_told(text: str) -> None:
    with pytest.raises(UserError, match="length-unreadable"):
        read_length(text, 60, 600)


@pytest.mark.parametrize("text", ["0", "-60", "25h", "1441", "9999"])
def test_lengths_out_of_bounds(text: str) -> None:
    with pytest.raises(UserError, match="length-too-long"):
        read_length(text, 60, 600)


def test_until_needs_a_beginning() -> None:
    with pytest.raises(UserError, match="length-no-begin"):
        read_length("until 12:05", 60)


@given(st.integers(1, 1440), st.integers(0, 1439))
def test_until_the_end_it_has_is_the_length_it_has(minutes: int, begin: int) -> None:
    end = (begin + minutes) % 1440
    text = f"until {end // 60:02d}:{end % 60:02d}"
    assert read_length(text, 5, begin) == minutes


@given(st.integers(1, 1440))
def test_hours_and_minutes_are_the_same_as_minutes(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    assert read_length(f"{hours}h{rest:02d}", 5) == read_length(str(minutes), 5) == minutes
