"""Cuts a paragraph into runs that one font can shape at once: by level, script and font."""

from itertools import pairwise
from typing import NamedTuple

from toolkit.paper.typeset.face import Face, Variant
from toolkit.paper.typeset.fonts import Fonts, covers
from toolkit.paper.typeset.properties import COMMON, INHERITED, joins, script_of


class Run(NamedTuple):
    """Characters `start` to `end` of a paragraph, all of one level, script and face."""

    start: int
    end: int
    level: int
    script: str
    face: Face


def cut(text: str, levels: list[int], fonts: Fonts, variant: Variant) -> list[Run]:
    """The runs of a paragraph, in logical order."""
    runs = []
    for start, end, script in _by_script(text):
        for first, last, face in _by_face(text, start, end, script, fonts, variant):
            for begin, stop in _by_level(levels, first, last):
                runs.append(Run(begin, stop, levels[begin], script, face))
    return runs


def _by_script(text: str) -> list[tuple[int, int, str]]:
    """Spans of one script; spaces, digits and signs belong to the letters before them."""
    scripts = {script_of(char) for char in set(text)} - {COMMON, INHERITED}
    if len(scripts) < 2:
        return [(0, len(text), min(scripts, default="Latn"))]
    spans: list[tuple[int, int, str]] = []
    start, current = 0, ""
    for index, char in enumerate(text):
        script = script_of(char)
        if script in {COMMON, INHERITED, current}:
            continue
        if current:
            spans.append((start, index, current))
            start = index
        current = script
    spans.append((start, len(text), current))
    return spans


def _by_face(
    text: str, start: int, end: int, script: str, fonts: Fonts, variant: Variant
) -> list[tuple[int, int, Face]]:
    """Spans of one face; a character and its marks are parted only if no face has them all."""
    preferred = fonts.preferred(script, variant)
    if covers(preferred, text[start:end]):
        return [(start, end, preferred)]
    spans: list[tuple[int, int, Face]] = []
    for first, last in _clusters(text, start, end):
        face = fonts.choose(text[first:last], script, variant)
        if face is not None:
            spans.append((first, last, face))
            continue
        for index in range(first, last):
            face = fonts.choose(text[index], script, variant) or preferred
            spans.append((index, index + 1, face))
    return _joined(spans)


def _joined(spans: list[tuple[int, int, Face]]) -> list[tuple[int, int, Face]]:
    """The spans with neighbours of one face made one."""
    joined: list[tuple[int, int, Face]] = []
    for start, end, face in spans:
        if joined and joined[-1][2] is face:
            joined[-1] = (joined[-1][0], end, face)
        else:
            joined.append((start, end, face))
    return joined


def _clusters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    inside = [i for i in range(start + 1, end) if not joins(text[i - 1], text[i])]
    return list(pairwise([start, *inside, end]))


def _by_level(levels: list[int], start: int, end: int) -> list[tuple[int, int]]:
    changes = [i for i in range(start + 1, end) if levels[i] != levels[i - 1]]
    return list(pairwise([start, *changes, end]))
