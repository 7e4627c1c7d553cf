from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.worddiff import ELLIPSIS, Piece, lines_apart, word_diff

TEXTS = st.lists(st.sampled_from(["one", "two", " ", "\n", "…", "ж", "ab-c", "."])).map("".join)


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{text}]" if changed else text for text, changed in pieces)


def test_words_that_changed_are_marked_in_both() -> None:
    before, after = word_diff("Sit in a small circle.", "Sit in a wide circle, all.")
    assert marked(before) == "Sit in a [small] circle."
    assert marked(after) == "Sit in a [wide] circle[, all]."


def test_what_has_nothing_in_common_is_marked_whole() -> None:
    before, after = word_diff("Everyone names a wish.", "Look: a door")
    assert marked(before) == "[Everyone names a wish.]"
    assert marked(after) == "[Look: a door]"


def test_nothing_is_marked_where_nothing_changed() -> None:
    assert word_diff("The same", "The same") == ((Piece("The same", False),),) * 2
    assert word_diff("", "New") == ((), (Piece("New", True),))


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_texts(before: str, after: str) -> None:
    first, second = word_diff(before, after)
    assert "".join(piece.text for piece in first) == before
    assert "".join(piece.text for piece in second) == after
    assert (before == after) == (not any(piece.changed for piece in (*first, *second)))
    kept = ["".join(p.text for p in side if not p.changed) for side in (first, second)]
    assert kept[0] == kept[1]


def test_of_long_texts_only_the_lines_that_differ_are_shown() -> None:
    lines = [f"line {number}" for number in range(1, 13)]
    other = [line if line != "line 7" else "line seven" for line in lines]
    assert lines_apart("\n".join(lines), "\n".join(other)) == (
        f"{ELLIPSIS}\nline 6\nline 7\n{ELLIPSIS}",
        f"{ELLIPSIS}\nline 6\nline seven\n{ELLIPSIS}",
    )


def test_short_texts_and_ones_in_another_order_stay_whole() -> None:
    assert lines_apart("a\nb", "a\nc") == ("a\nb", "a\nc")
    many = "abcdefghijkl"
    texts = ("\n".join(many), "\n".join(reversed(many)))
    assert lines_apart(*texts) == texts


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=14), min_size=2, max_size=3))
def test_no_line_that_differs_is_left_out(texts: list[list[str]]) -> None:
    shown = lines_apart(*("\n".join(lines) for lines in texts))
    common = set.intersection(*map(set, texts))
    for lines, text in zip(texts, shown, strict=True):
        assert {line for line in lines if line not in common} <= set(text.split("\n"))
