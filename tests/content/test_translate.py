from collections import Counter
from pathlib import Path

import msgspec
import pytest

from toolkit.content.plans import read_plan
from toolkit.content.translate import translatable, translate_plan
from toolkit.model.errors import InputError
from toolkit.model.plan import Plan
from toolkit.words import Words

FILE = Path(__file__).with_name("right.yaml")


def marking(asked: Counter[str] | None = None) -> Words:
    """Words that put each text between marks, and note which they were asked for."""

    def mark(text: str) -> str:
        if asked is not None:
            asked[text] += 1
        return f"«{text}»"

    return Words(language="en-XA", change=mark)


def test_texts_have_their_line_and_what_they_are_of() -> None:
    found = {item.context: item for item in translatable(FILE)}
    lines = FILE.read_text(encoding="utf-8").splitlines()
    assert found["plan title"].text == "Two days"
    assert found["welcome purpose"].text == "Everyone has been heard."
    assert found["games title"].text == "Games"
    assert found["welcome say"].text == "What would you like to be called?"
    assert found["plan summary"].text == "Young people from two homes meet.\nAnd part again."
    for context in (
        "plan title",
        "day title",
        "team note",
        "rota name",
        "welcome say",
        "games title",
        "night title",
    ):
        assert found[context].text in lines[found[context].line - 1]
        assert found[context].file == FILE


def test_words_for_the_program_are_not_translated() -> None:
    texts = {item.text for item in translatable(FILE)}
    assert texts.isdisjoint({"session", "two-days", "INTERACT", "facilitator", "group", "fixed"})
    assert texts.isdisjoint({"group-agreement", "welcome", "18:00", "amber", "en"})


@pytest.mark.parametrize("name", ["right.yaml", "consultation-72h.yaml"])
def test_what_is_handed_out_is_what_is_looked_up(root: Path, name: str) -> None:
    file = FILE if name == FILE.name else root / "sessions" / name
    asked: Counter[str] = Counter()
    translate_plan(read_plan(file).plan, marking(asked))
    assert asked == Counter(item.text for item in translatable(file))


def test_a_plan_in_a_language_has_all_its_texts_in_it_and_nothing_else_changed() -> None:
    plan = read_plan(FILE).plan
    translated = translate_plan(plan, marking())
    assert translated.title == "«Two days»"
    written = msgspec.json.encode(translated).decode()
    for text in {item.text for item in translatable(FILE)}:
        assert written.count(f'"{text}"'.replace("\n", "\\n")) == 0
    back = written.replace("«", "").replace("»", "")
    assert msgspec.json.decode(back, type=Plan) == plan


def test_english_words_leave_a_plan_as_it_is() -> None:
    plan = read_plan(FILE).plan
    assert translate_plan(plan, Words()) == plan


def test_a_file_that_is_no_yaml_has_no_texts(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(InputError):
        list(translatable(path))
    path.write_text("- a", encoding="utf-8")
    assert list(translatable(path)) == []
