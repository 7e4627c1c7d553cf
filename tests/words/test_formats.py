"""Dates, clocks, lengths, numbers and lists in the languages of the workshops."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from babel import Locale

from toolkit.words import Words, is_rtl, language_name, load
from toolkit.words.tags import fallbacks, tidy

SHIPPED = Path(__file__).resolve().parents[2] / "i18n"
FRIDAY = dt.date(2026, 3, 27)


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


@pytest.mark.parametrize(
    ("language", "date", "short", "weekday"),
    [
        ("en", "Fri 27 Mar 2026", "Fri 27 Mar", "Friday"),
        ("it", "ven 27 mar 2026", "ven 27 mar", "venerdì"),
        ("bg", "пт, 27.03.2026\u202fг.", "пт, 27.03", "петък"),
        ("ro", "vin., 27 mar. 2026", "vin., 27 mar.", "vineri"),
        ("ar", "الجمعة، 27 مارس 2026", "الجمعة، 27 مارس", "الجمعة"),
    ],
)
def test_dates(language: str, date: str, short: str, weekday: str) -> None:
    words = load(language, SHIPPED)
    assert plain(words.date(FRIDAY)) == date
    assert plain(words.short_date(FRIDAY)) == short
    assert words.weekday(FRIDAY) == weekday


@pytest.mark.parametrize(
    ("language", "lengths"),
    [
        ("en", ["0 min", "45 min", "2 h", "1 h 15 min", "−5 min", "−1 h 5 min"]),
        ("it", ["0 min", "45 min", "2 h", "1 h 15 min", "−5 min", "−1 h 5 min"]),
        ("bg", ["0 мин", "45 мин", "2 ч", "1 ч 15 мин", "−5 мин", "−1 ч 5 мин"]),
        ("ro", ["0 min", "45 min", "2 h", "1 h 15 min", "−5 min", "−1 h 5 min"]),
        ("ar", ["0 د", "45 د", "2 س", "1 س 15 د", "−5 د", "−1 س 5 د"]),
    ],
)
def test_lengths_of_time(language: str, lengths: list[str]) -> None:
    words = load(language, SHIPPED)
    assert [plain(words.duration(n)) for n in (0, 45, 120, 75, -5, -65)] == lengths


def test_clock_times() -> None:
    words = Words()
    assert words.time(0) == "00:00"
    assert words.time(dt.time(10, 52)) == "10:52"
    assert words.time(24 * 60 - 1) == "23:59"
    assert words.time(25 * 60 + 30) == "01:30 (+1)"
    assert words.clock(dt.datetime(2026, 3, 27, 10, 52, 59, tzinfo=dt.UTC)) == "10:52"


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", ["1,234,567", "−1,234.5", "3.5", "2", "0"]),
        ("it", ["1.234.567", "−1.234,5", "3,5", "2", "0"]),
        ("bg", ["1\xa0234\xa0567", "−1\xa0234,5", "3,5", "2", "0"]),
        ("ar", ["1,234,567", "−1,234.5", "3.5", "2", "0"]),
    ],
)
def test_numbers(language: str, numbers: list[str]) -> None:
    words = load(language, SHIPPED)
    said = [
        words.number(1234567),
        words.number(-1234.5),
        words.number(3.456, 1),
        words.number(2.0),
        words.number(-0.001, 0),
    ]
    assert [plain(text).replace("\u200e", "") for text in said] == numbers


def test_lists() -> None:
    assert [Words().join(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert load("it", SHIPPED).join(["a", "b", "c"]) == "a, b e c"
    assert plain(load("ar", SHIPPED).join(["a", "b"])) == "a وb"
    assert load("ro", SHIPPED).join(item for item in ("a", "b")) == "a și b"


def test_a_language_names_itself() -> None:
    assert language_name("it") == "Italiano"
    assert language_name("bg-BG") == "Български (BG)"
    assert language_name("ar") == "العربية"
    assert language_name("de") == "Deutsch"
    assert language_name("xx") == "xx"
    assert language_name("not a tag") == "not a tag"
    assert plain(load("ar", SHIPPED).language_name("it")) == "Italiano"


SPOKEN_BY_TEAMS = ("en", "it", "bg", "ro", "fr", "nl", "el", "sv", "es", "cs", "pt")
SPOKEN_BY_CHILDREN = (
    "ar",
    "ti",
    "ckb",
    "fa",
    "ps",
    "ur",
    "bn",
    "so",
    "sq",
    "tr",
    "uk",
    "vi",
    "am",
    "hu",
)
LANGUAGES = (*SPOKEN_BY_TEAMS, *SPOKEN_BY_CHILDREN)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_names_and_directions_are_those_of_unicode(tag: str) -> None:
    locale = Locale.parse(tag)
    assert (
        (locale.get_language_name(tag) or "").casefold().startswith(language_name(tag).casefold())
    )
    assert is_rtl(tag) == (locale.text_direction == "rtl")


def test_a_script_decides_the_direction() -> None:
    assert is_rtl("ku-Arab-IQ")
    assert not is_rtl("ku-Latn")
    assert is_rtl("az_arab")
    assert not is_rtl("ar-Latn")
    assert is_rtl("prs")


def test_tags_are_tidied() -> None:
    assert tidy(" PT_br ") == "pt-BR"
    assert tidy("KU-arab-iq") == "ku-Arab-IQ"
    assert tidy("sl-rozaj") == "sl-rozaj"
    assert fallbacks("ku-Arab-IQ") == ["ku-Arab-IQ", "ku-Arab", "ku"]


@pytest.mark.parametrize("tag", [*LANGUAGES, "fa-AF", "prs", "en-XA", "ar-XB"])
def test_every_language_writes_every_day(tag: str) -> None:
    words = load(tag, SHIPPED)
    dates = {words.date(dt.date(2026, month, day)) for month in range(1, 13) for day in (1, 15)}
    assert len(dates) == 24
    assert len({words.weekday(FRIDAY + dt.timedelta(days=n)) for n in range(7)}) == 7
