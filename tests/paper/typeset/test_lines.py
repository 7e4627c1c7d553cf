"""Lines: how wide, where they end, where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.paper.typeset import Fonts, Layout, Style, isolate
from toolkit.paper.typeset.breaks import clusters, places
from toolkit.paper.typeset.properties import bidi_classes

WORDS = [
    "a", "children", "(seventy-two", "hours)", "Ștefan", "Nguyễn", "деца", "παιδί", "أطفال",
    "والسَّلامُ", "می‌خواهم", "ኣበና፡ሰላም", "শিশুদের", "ক্ষমা", "שלום", "14:00", "\u2066116 000\u2069",
    "«", "»", "!", "–", "extra\u00adordinary", "https://example.org/a/long/path", "fi", " ", "\t",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)

# pairs that are kerned, also across a space; digits have the same font everywhere
LATIN = [
    "AV",
    "To",
    "WA",
    "Ty.",
    "fi",
    "P,",
    "Ștefan",
    "office-work",
    "14:00",
    "деца",
    "T",
    "-",
    "y",
]
latin_texts = st.lists(st.sampled_from(LATIN), max_size=14).map(" ".join)


@pytest.fixture(scope="module")
def layout(fonts: Fonts) -> Layout:
    return Layout(fonts)


def shown(layout: Layout, text: str, width: float, language: str = "en") -> list[str]:
    """The lines of a paragraph as text."""
    return [line.text for line in layout.lay(text, Style(10), width, language).lines]


def letters(text: str) -> str:
    """A text without what a line end may swallow or add."""
    return "".join(
        char
        for char, name in zip(text, bidi_classes(text), strict=True)
        if name not in {"WS", "S", "LRI", "PDI", "BN", "B"} and char != "-"
    )


@settings(max_examples=150, deadline=None)
@given(
    text=texts,
    width=st.floats(min_value=1, max_value=400),
    size=st.sampled_from([8.0, 10.0, 24.0]),
    bold=st.booleans(),
    language=st.sampled_from(["en", "ar", "bn", "ti"]),
)
def test_no_line_is_wider_than_its_room(
    layout: Layout, text: str, width: float, size: float, bold: bool, language: str
) -> None:
    paragraph = layout.lay(text, Style(size, bold=bold), width, language)
    for line, found in zip(paragraph.lines, paragraph.widths, strict=True):
        one_cluster = not clusters(line.text.strip("\u2066\u2069"))
        assert found <= width + 0.001 * size or one_cluster, line.text
    assert paragraph.height == pytest.approx(paragraph.leading * len(paragraph.lines))


@settings(max_examples=150, deadline=None)
@given(text=texts, width=st.floats(min_value=5, max_value=300))
def test_no_letter_is_lost_or_doubled(layout: Layout, text: str, width: float) -> None:
    assert letters("".join(shown(layout, text, width))) == letters(text)


@settings(max_examples=100, deadline=None)
@given(text=latin_texts, width=st.floats(min_value=20, max_value=300))
def test_a_line_cut_out_of_a_paragraph_looks_as_if_set_alone(
    layout: Layout, text: str, width: float
) -> None:
    for line in layout.lay(text, Style(10), width, "en").lines:
        alone = layout.measure(line.text, Style(10), "en")
        assert line.width * 10 / 1000 == pytest.approx(alone, abs=0.02)


def test_fields_between_tabs_keep_the_paragraph_s_order(layout: Layout) -> None:
    """Rule L1: a tab and the spaces before it belong to no right-to-left run."""

    def order(text: str) -> str:
        (line,) = layout.lay(text, Style(10), 500, "en").lines
        return "".join(cluster.text for piece in line.pieces for cluster in piece.clusters)

    assert order("אב \tגד") == "בא \tדג"
    assert order("אב גד") == "דג בא"


def test_lines_end_at_spaces(layout: Layout) -> None:
    assert shown(layout, "one two three four", 45) == ["one two", "three", "four"]


def test_a_line_holds_as_many_words_as_fit(layout: Layout) -> None:
    text = "one two three"
    exact = layout.measure("one two", Style(10), "en")
    assert shown(layout, text, exact) == ["one two", "three"]
    assert shown(layout, text, exact - 0.1) == ["one", "two", "three"]


def test_hyphens_dashes_and_slashes_end_a_line_inside_words_only(layout: Layout) -> None:
    assert shown(layout, "low-tech", 25) == ["low-", "tech"]
    assert shown(layout, "carer/guardian", 45) == ["carer/", "guardian"]
    assert shown(layout, "ages 14-17", 32) == ["ages", "14-17"]


def test_no_break_spaces_and_isolated_numbers_are_kept_together(layout: Layout) -> None:
    assert shown(layout, "call 116\u00a0000", 45) == ["call", "116\u00a0000"]
    assert shown(layout, "call 116\u202f000", 45) == ["call", "116\u202f000"]
    call = f"call {isolate('116 000')}"
    assert shown(layout, call, 45) == ["call", isolate("116 000").rstrip("\u2069")]
    assert shown(layout, "call 116 000", 45) == ["call 116", "000"]


def test_a_sign_after_a_space_does_not_begin_a_line(layout: Layout) -> None:
    assert shown(layout, "Tu as compris ?", 68) == ["Tu as", "compris ?"]
    assert shown(layout, "Dis « merci » ici", 42) == ["Dis", "« merci »", "ici"]


def test_a_zero_width_space_and_an_ethiopic_word_space_end_a_line(layout: Layout) -> None:
    assert shown(layout, "abcd\u200befgh", 30) == ["abcd", "efgh"]
    assert shown(layout, "ሰላም፡ሰላም", 32, "ti") == ["ሰላም፡", "ሰላም"]


def test_a_soft_hyphen_is_seen_at_a_line_end_only(layout: Layout) -> None:
    assert shown(layout, "extra\u00adordinary", 50) == ["extra-", "ordinary"]
    whole = layout.measure("extra\u00adordinary", Style(10), "en")
    assert whole == pytest.approx(layout.measure("extraordinary", Style(10), "en"))


def test_a_word_longer_than_a_line_is_torn_between_clusters(layout: Layout) -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    lines = shown(layout, word, 60)
    assert len(lines) > 2
    assert "".join(lines) == word


def test_tearing_leaves_marks_on_their_letters(layout: Layout) -> None:
    lines = shown(layout, "e\u0301" * 30, 20)
    assert len(lines) > 5
    assert all(line.startswith("e") and line.endswith("\u0301") for line in lines)


def test_a_torn_arabic_word_has_the_shapes_of_its_parts(layout: Layout) -> None:
    paragraph = layout.lay("بببببببببببب", Style(10), 20, "ar")
    assert len(paragraph.lines) > 1
    for line in paragraph.lines:
        (alone,) = layout.lay(line.text, Style(10), 500, "ar").lines
        pieces = zip(line.pieces, alone.pieces, strict=True)
        assert all(a.clusters == b.clusters for a, b in pieces)


def test_a_soft_hyphen_at_the_very_end_is_never_seen(layout: Layout) -> None:
    assert shown(layout, "          word\u00ad", 25) == ["", "word\u00ad"]
    assert layout.measure("word\u00ad", Style(10), "en") == layout.measure("word", Style(10), "en")


def test_a_bengali_conjunct_is_not_torn(layout: Layout) -> None:
    assert clusters("ক্ষকি") == [3]
    assert set(shown(layout, "ক্ষ" * 12, 12, "bn")) == {"ক্ষ"}


@pytest.mark.parametrize("text", ["", " ", "   \t ", "\u2066\u2069", "\x07"])
def test_nothing_to_see_is_one_empty_line(text: str, layout: Layout) -> None:
    paragraph = layout.lay(text, Style(10), 100, "en")
    assert [line.pieces for line in paragraph.lines] == [()]
    assert paragraph.height > 0
    assert layout.measure(text, Style(10), "en") == 0


def test_line_ends_in_the_text_end_lines(layout: Layout) -> None:
    text = "one\ntwo\r\nthree\u2028four\n\nsix"
    assert shown(layout, text, 100) == ["one", "two", "three", "four", "", "six"]
    assert layout.measure(text, Style(10), "en") == layout.measure("three", Style(10), "en")


def test_direction_is_the_language_s_unless_given(layout: Layout) -> None:
    def right_to_left(text: str, language: str, **given: str) -> bool:
        return layout.lay(text, Style(10), 100, language, **given).right_to_left  # type: ignore[arg-type]

    assert right_to_left("INTERACT", "ar")
    assert right_to_left("", "ckb")
    assert right_to_left("x", "ku-Arab-IQ")
    assert not right_to_left("أمل", "en")
    assert not right_to_left("x", "ku")
    assert right_to_left("أمل", "en", direction="auto")
    assert not right_to_left("12 Anna", "ar", direction="auto")
    assert right_to_left("12", "ar", direction="auto")
    assert right_to_left("أمل", "")
    assert not right_to_left("أمل", "", direction="ltr")
    assert right_to_left("Anna", "en", direction="rtl")


def test_leading_is_as_asked_or_as_the_script_needs(layout: Layout) -> None:
    assert layout.lay("a\nb", Style(10, leading=20), 100, "en").height == 40
    latin = layout.lay("a", Style(10), 100, "en").leading
    assert 13 < latin < 14
    assert layout.lay("أ", Style(10), 100, "ar").leading > latin


def test_a_paragraph_is_split_between_pages(layout: Layout) -> None:
    paragraph = layout.lay("one two three four five", Style(10, leading=12), 40, "en")
    total = len(paragraph.lines)
    first, rest = paragraph.split(30)
    assert first is not None
    assert rest is not None
    assert (len(first.lines), len(rest.lines)) == (2, total - 2)
    assert first.lines + rest.lines == paragraph.lines
    assert paragraph.split(5) == (None, paragraph)
    assert paragraph.split(1000) == (paragraph, None)


def test_places_of_a_sentence() -> None:
    assert places("a b  c-d 1-2") == [2, 5, 7, 9]
