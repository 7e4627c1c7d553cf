"""Letters take the shapes that their script and language ask for."""

import pytest

from toolkit.paper.typeset import Fonts, Layout, Style
from toolkit.paper.typeset.face import Variant
from toolkit.paper.typeset.shape import Cluster


@pytest.fixture(scope="module")
def layout(fonts: Fonts) -> Layout:
    return Layout(fonts)


def clusters(layout: Layout, text: str, language: str) -> tuple[Cluster, ...]:
    """The clusters of a short text, from left to right."""
    (line,) = layout.lay(text, Style(10), 500, language).lines
    (piece,) = line.pieces
    return piece.clusters


def numbers(layout: Layout, text: str, language: str) -> list[int]:
    return [glyph.number for c in clusters(layout, text, language) for glyph in c.glyphs]


def nominal(fonts: Fonts, script: str, text: str) -> list[int]:
    """The glyphs that the letters have by themselves."""
    shaper = fonts.preferred(script, Variant()).shaper
    return [shaper.get_nominal_glyph(ord(char)) for char in text]


def test_arabic_letters_join_and_run_to_the_left(layout: Layout, fonts: Fonts) -> None:
    found = clusters(layout, "ككك", "ar")
    assert [cluster.start for cluster in found] == [2, 1, 0]
    shapes = {cluster.glyphs[0].number for cluster in found}
    assert len(shapes) == 3
    assert not shapes & set(nominal(fonts, "Arab", "ك"))


def test_a_non_joiner_parts_persian_letters(layout: Layout) -> None:
    joined, parted = numbers(layout, "می", "fa"), numbers(layout, "م\u200cی", "fa")
    assert joined != parted
    assert len(clusters(layout, "م\u200cی", "fa")) == 2


def test_a_bengali_vowel_stands_on_the_left_and_conjuncts_join(
    layout: Layout, fonts: Fonts
) -> None:
    ka, vowel = nominal(fonts, "Beng", "কি")
    (syllable,) = clusters(layout, "কি", "bn")
    assert syllable.text == "কি"
    assert [glyph.number for glyph in syllable.glyphs].index(ka) == 1
    assert vowel not in nominal(fonts, "Beng", "ক")
    assert len(numbers(layout, "ক্ষ", "bn")) == 1


def test_urdu_digits_have_their_own_shapes(layout: Layout) -> None:
    assert numbers(layout, "۴۷", "ur") != numbers(layout, "۴۷", "fa")


def test_no_discretionary_ligatures_and_the_usual_kerning(layout: Layout) -> None:
    style = Style(10)
    assert layout.measure("AV", style, "en") < sum(layout.measure(c, style, "en") for c in "AV")
    assert len(numbers(layout, "ct", "en")) == 2


def test_vietnamese_stacks_are_single_glyphs(layout: Layout) -> None:
    assert len(numbers(layout, "ễ", "vi")) == 1
    assert numbers(layout, "e\u0302\u0303", "vi") == numbers(layout, "ễ", "vi")
