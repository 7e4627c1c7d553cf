from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import codes

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
prefixes = st.text(alphabet=ALPHABET, min_size=2, max_size=6)
numbers = st.integers(1, 9_999)
homes = st.text(max_size=20)


def test_check_character_is_that_of_iso_7064() -> None:
    # The example that the standard's users publish: a Global Release Identifier.
    assert codes.check_character("A1-2425G-ABC1234002") == "M"


@pytest.mark.parametrize("text", ["", "-", "nord01", "ÀB01", "A 1"])
def test_check_character_refuses_what_is_not_in_the_alphabet(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        codes.check_character(text)


@pytest.mark.parametrize(("prefix", "number"), [("A", 1), ("ABCDEFG", 1), ("nord", 1), ("AB", 0)])
def test_make_code_refuses_what_would_not_be_a_code(prefix: str, number: int) -> None:
    with pytest.raises(ValueError, match=prefix):
        codes.make_code(prefix, number)


@given(prefixes, numbers)
def test_a_made_code_is_a_code(prefix: str, number: int) -> None:
    code = codes.make_code(prefix, number)
    assert codes.is_code(code)
    assert codes.prefix_of(code) == prefix


@given(prefixes, numbers, st.data())
def test_every_single_wrong_character_is_caught(
    prefix: str, number: int, data: st.DataObject
) -> None:
    code = codes.make_code(prefix, number)
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET))
    if code[place] != wrong:
        assert not codes.is_code(code[:place] + wrong + code[place + 1 :])


def test_nearly_all_swapped_neighbours_are_caught() -> None:
    chance = random.Random(1)
    swapped = missed = 0
    for _ in range(20_000):
        prefix = "".join(chance.choices(ALPHABET, k=chance.randint(2, 6)))
        code = codes.make_code(prefix, chance.randint(1, 999))
        i = chance.randrange(len(code) - 1)
        other = code[:i] + code[i + 1] + code[i] + code[i + 2 :]
        if other != code and "-" not in code[i : i + 2]:
            swapped += 1
            missed += codes.is_code(other)
    assert swapped > 8_000
    assert missed / swapped < 0.005


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NORD",
        "NORD-00-I",
        "NORD-1-I",
        "NORD-001-I",
        "nord-01-i",
        " NORD-01-I",
        "NORD-01-I\n",
        "NORD-01-J",
        "N-01-I",
        "NORDEST-01-I",
        "NORD-٠١-I",
    ],
)
def test_other_texts_are_no_codes(text: str) -> None:
    assert codes.is_code("NORD-01-I")
    assert not codes.is_code(text)


@pytest.mark.parametrize("text", ["nord-01-i", " NORD – 01 – I ", "Nord\u201101\u2011I"])
def test_codes_as_people_write_them_are_tidied(text: str) -> None:
    assert codes.tidy_code(text) == "NORD-01-I"


@pytest.mark.parametrize(
    ("home", "prefix"),
    [
        ("Nord", "NORD"),
        ("Casa dei Girasoli", "CASADE"),
        ("Élan vital", "ELANVI"),
        ("Weißer Hof", "WEISSE"),
        ("Дом", "H1"),
        ("بيت", "H1"),
        ("", "H1"),
        ("Дом 7", "H7"),
        ("12", "H12"),
        ("A", "HA"),
        ("Team", "TEAM2"),
    ],
)
def test_prefix_of_a_home(home: str, prefix: str) -> None:
    assert codes.home_prefix(home, {}) == prefix


def test_a_home_keeps_its_prefix_however_it_is_spelt() -> None:
    taken = {"Casa Nord": "CN"}
    assert codes.home_prefix("casa  nord", taken) == "CN"


def test_homes_with_the_same_letters_get_different_prefixes() -> None:
    taken: dict[str, str] = {}
    for home in ("Casa Nord", "Casa Nova", "Casa Normale", "Дом", "Къща", "H2"):
        taken[home] = codes.home_prefix(home, taken)
    assert list(taken.values()) == ["CASANO", "CASAN2", "CASAN3", "H1", "H2", "H22"]


@given(st.lists(homes, max_size=40))
def test_prefixes_are_always_valid_and_different_for_different_homes(names: list[str]) -> None:
    taken: dict[str, str] = {}
    for home in names:
        prefix = codes.home_prefix(home, taken)
        assert codes.is_code(codes.make_code(prefix, 1))
        assert prefix != codes.TEAM_PREFIX
        same = {h for h, p in taken.items() if p == prefix}
        assert {h.casefold() for h in same} <= {codes.home_prefix(home, {home: home.casefold()})}
        taken.setdefault(home, prefix)


def test_next_code_never_fills_a_gap() -> None:
    assert codes.next_code("NORD", []) == "NORD-01-I"
    given_out = [codes.make_code("NORD", n) for n in (1, 5)] + ["SUD-09-X", "no code"]
    assert codes.next_code("NORD", given_out) == codes.make_code("NORD", 6)


@given(prefixes, st.lists(st.tuples(prefixes, st.integers(1, 300))))
def test_next_code_is_new(prefix: str, others: list[tuple[str, int]]) -> None:
    existing = [codes.make_code(p, n) for p, n in others]
    assert codes.next_code(prefix, existing) not in existing


def test_numbers_have_three_digits_from_100() -> None:
    existing = [codes.make_code("NORD", 99)]
    assert codes.next_code("NORD", existing).startswith("NORD-100-")


def test_codes_for_homes() -> None:
    made = codes.codes_for_homes({"NORD": 7, "SUD": 6})
    assert made[0] == "NORD-01-I"
    assert made[7] == "SUD-01-B"
    assert len(made) == len(set(made)) == 13
    assert all(codes.is_code(code) for code in made)


@given(st.dictionaries(homes, st.integers(0, 30), max_size=8))
def test_codes_for_homes_are_all_different(counts: dict[str, int]) -> None:
    made = codes.codes_for_homes(counts)
    assert len(made) == len(set(made)) == sum(counts.values())
