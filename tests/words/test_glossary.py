"""Glossaries as they ship, and finding their terms in texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.model.errors import UserError
from toolkit.words.glossary import Glossary, Term, is_used, read_glossary

if TYPE_CHECKING:
    from pathlib import Path

LATE = Term("late", "in ritardo")
LEAD = Term("safeguarding lead", "referente per la tutela dei minori")
SAFE = Term("safeguarding", "tutela dei minori")
BREAK = Term("break", "pausa")
CODE = Term("person code", "codice personale")
TERMS = Glossary("it", (LATE, SAFE, LEAD, BREAK, CODE))


def test_every_language_of_plans_has_the_same_terms(root: Path) -> None:
    found = {path.parent.name for path in (root / "i18n").glob("*/glossary.yaml")}
    assert found >= {"ar", "bg", "it", "ro", "fr", "el", "nl", "sv", "es", "cs", "pt"}
    wanted = [term.source for term in read_glossary(root / "i18n", "it").terms]
    assert len(wanted) >= 80
    for language in found:
        glossary = read_glossary(root / "i18n", language)
        assert [term.source for term in glossary.terms] == wanted, language
        assert glossary.language == language
        assert glossary.draft
        assert all(term.translation.strip() == term.translation for term in glossary.terms)


def test_a_shorter_tag_lends_its_glossary_and_others_have_none(root: Path) -> None:
    assert read_glossary(root / "i18n", "pt-BR").language == "pt"
    assert read_glossary(root / "i18n", "sq") == Glossary("sq")
    assert read_glossary(root / "i18n", "sq").within("The break is late.") == ()


@pytest.mark.parametrize("content", ["terms: [", "state: draft\n", "- a\n"])
def test_a_damaged_glossary_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "it").mkdir()
    (tmp_path / "it" / "glossary.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_glossary(tmp_path, "it")
    assert caught.value.params == {"path": "it/glossary.yaml"}


def test_terms_are_found_whole_the_longest_first_each_once() -> None:
    text = "After the BREAK the safeguarding lead reads person codes; the next breaks are later."
    assert TERMS.within(text) == (BREAK, LEAD, CODE)
    assert TERMS.within("They translate for breakfast.") == ()


@pytest.mark.parametrize(
    ("term", "translation", "used"),
    [
        (BREAK, "Dopo le pause", True),
        (BREAK, "Dopo l’intervallo", False),
        (CODE, "i codici", True),
        (Term("educator", "educatore / educatrice"), "Le educatrici", True),
        (Term("guardian", "настойник или попечител"), "Настойникът", True),
        (Term("shift", "وردية"), "في الوردية الأولى", True),
        (Term("meal", "χρόνος"), "Χρονοι", True),
    ],
)
def test_a_term_counts_as_used_also_inflected(term: Term, translation: str, used: bool) -> None:
    assert is_used(term, translation) is used
