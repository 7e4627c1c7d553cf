"""What may be wrong with the translation of one text: told, and left to a person to judge."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from toolkit.words.glossary import is_used

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from toolkit.words.glossary import Term
    from toolkit.words.speech import Words

# Numbers to call begin with a plus or a nought, or are Europe's short ones; dates aren't meant.
_PHONE = re.compile(
    r"(?<![\d.])(?:116[ .\u00a0\u202f]?\d{3}|112|(?!\d\d[./-]\d\d[./-]\d{4})"
    r"(?:\+|0)\d[\d ./()\u00a0\u202f-]{4,}\d)(?!\d)"
)
_NUMBER = re.compile(r"\d+")
_PLACEHOLDER = re.compile(r"\{[^{}\n]*\}")
_THOUSANDS = re.compile(r"(?<=\d)[.,' \u00a0\u202f](?=\d{3}(?!\d))")
_EVERYDAY = 4
"""Letters up to which a term is an everyday word too, as late and log: said in many ways."""
_PAIRS = ("()", "[]", "{}")
GRAVE = frozenset({"phone", "placeholder"})
"""Warnings of what would mislead whoever reads it; a translator's file isn't taken with them."""


class Slip(NamedTuple):
    """Something that may be wrong; ``what`` is the part of the text that it is about.

    ``code`` is ``placeholder``, ``phone``, ``number``, ``brackets``, ``same`` or ``term``;
    ``wanted`` is the glossary's translation of a term.
    """

    code: str
    what: str = ""
    wanted: str = ""


def slips(source: str, translation: str, terms: Iterable[Term] = ()) -> tuple[Slip, ...]:
    """Compare a translation with its source; none are told of a text without translation."""
    if not translation.strip():
        return ()
    if translation.strip() == source.strip():
        return (Slip("same"),) if _has_words(source) else ()
    return tuple(_slips(source, translation, terms))


def _slips(source: str, translation: str, terms: Iterable[Term]) -> Iterator[Slip]:
    missing = _missing(_PLACEHOLDER.findall(source), _PLACEHOLDER.findall(translation))
    yield from (Slip("placeholder", name) for name in missing)
    said = digits_of(translation)
    phones = _PHONE.findall(source)
    for phone in dict.fromkeys(phones):
        if digits_of(phone) not in said:
            yield Slip("phone", phone)
    rest = _PHONE.sub(" ", source)
    numbers = _missing(_numbers(rest), _numbers(translation))
    yield from (Slip("number", number) for number in numbers)
    for pair in _PAIRS:
        if _torn(translation, pair) and not _torn(source, pair):
            yield Slip("brackets", pair)
    if source.count("[") != translation.count("[") and not _torn(translation, "[]"):
        yield Slip("brackets", "[]")
    for term in terms:
        if len(term.source) > _EVERYDAY and not is_used(term, translation):
            yield Slip("term", term.source, term.translation)


def describe_slip(words: Words, slip: Slip) -> str:
    """Say what may be wrong."""
    return _SENTENCES[slip.code](words, slip)


_SENTENCES: dict[str, Callable[[Words, Slip], str]] = {
    "placeholder": lambda w, s: w.say("{name} is missing; it is filled in later.", name=s.what),
    "phone": lambda w, s: w.say("The phone number {number} is missing.", number=s.what),
    "number": lambda w, s: w.say("The number {number} is missing.", number=s.what),
    "brackets": lambda w, s: w.say("The brackets {pair} don't fit.", pair=s.what),
    "same": lambda w, s: w.say("This is the same as the text itself."),
    "term": lambda w, s: w.say(
        "“{term}” is “{wanted}” in the glossary.", term=s.what, wanted=s.wanted
    ),
}


def digits_of(text: str) -> str:
    """Give the digits of a text in a row, whatever stands between them and whosever they are."""
    return "".join(_NUMBER.findall(_ascii_digits(text)))


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(_THOUSANDS.sub("", _ascii_digits(text)))


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c, "")) if c.isdigit() else c for c in text)


def _missing(wanted: list[str], found: list[str]) -> list[str]:
    return list((Counter(wanted) - Counter(found)).elements())


def _torn(text: str, pair: str) -> bool:
    return text.count(pair[0]) != text.count(pair[1])


def _has_words(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 3
