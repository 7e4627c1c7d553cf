"""What happens to a text before it is set: direction, isolates, characters that can't be drawn."""

import re
from typing import Literal

from toolkit.paper.typeset.bidi import first_strong
from toolkit.paper.typeset.fonts import Fonts

Direction = Literal["ltr", "rtl", "auto"]

_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa"})

_ISOLATE = "\u2066"
_FIRST_STRONG_ISOLATE = "\u2068"
_POP = "\u2069"

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def isolate(text: str) -> str:
    """The text as an island that runs left to right: times, numbers, phone numbers, codes."""
    return f"{_ISOLATE}{text}{_POP}"


def isolate_first_strong(text: str) -> str:
    """The text as an island that runs as its own letters do: names of people and places."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}"


def lines_of(text: str) -> list[str]:
    """The text's own lines, without control characters (tabs stay)."""
    return [_CONTROL.sub("", line) for line in _LINE_END.split(text)]


def spelled_out(text: str, fonts: Fonts) -> str:
    """The text with every character that no font has given by its number: `[U+1F600]`.

    A preflight should have told before; but what is printed all the same must not be a box.
    """
    for char in sorted(fonts.unknown(text)):
        text = text.replace(char, f"[U+{ord(char):04X}]")
    return text


def base_level(text: str, language: str, direction: Direction | None) -> int:
    """The paragraph's level: 0 for left to right, 1 for right to left.

    Without a direction it is that of the language; with `auto`, or without a language, that of
    the first letter of the text, and the language's if there is no letter.
    """
    if direction in {"ltr", "rtl"}:
        return int(direction == "rtl")
    written = language_level(language)
    if direction is None and language:
        return written
    found = first_strong(text)
    return written if found is None else found


def language_level(language: str) -> int:
    """1 if the language (a BCP 47 tag) is written from right to left, else 0."""
    primary, *rest = language.lower().replace("_", "-").split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return int(scripts[0] in _RIGHT_TO_LEFT_SCRIPTS)
    return int(primary in _RIGHT_TO_LEFT_LANGUAGES)
