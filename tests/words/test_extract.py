"""From source to translation files and back, with real files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.errors import UserError
from toolkit.words import Words, load
from toolkit.words.coverage import Coverage, describe, status
from toolkit.words.extract import extract
from toolkit.words.pofile import dump, open_catalogue
from toolkit.words.sources import SourceText, python_texts, slips

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    WritePo = Callable[..., Path]

SAMPLE = """
from toolkit.words import message
TITLE = message("Hand-over")
class Page:
    def show(self, words, n, title):
        self._words.say("Prepare an event")
        words.say_n("{n} child", "{n} children", n)
        words.say_c("button", "Next")
        words.say("ends {time}, "
                  "then {what}", time=1, what=words.say("lunch"))
        words.say(title)
        self.desk.say(title, ["not a sentence"])
        print("not this")
"""


def texts(*found: str, file: str = "sessions/plan.yaml") -> list[SourceText]:
    return [
        SourceText(file, line, f"plan / step {line}", text) for line, text in enumerate(found, 1)
    ]


def one(root: Path, language: str, domain: str) -> Coverage:
    [found] = [c for c in status(root) if (c.language, c.domain) == (language, domain)]
    return found


def test_sentences_are_found_in_source(tmp_path: Path) -> None:
    (tmp_path / "toolkit").mkdir()
    (tmp_path / "toolkit" / "page.py").write_text(SAMPLE, encoding="utf-8")
    found = list(python_texts(tmp_path / "toolkit"))
    assert [(t.text, t.plural, t.context) for t in found] == [
        ("Hand-over", None, None),
        ("Prepare an event", None, None),
        ("{n} child", "{n} children", None),
        ("Next", None, "button"),
        ("ends {time}, then {what}", None, None),
        ("lunch", None, None),
    ]
    assert found[0].file == "toolkit/page.py"
    assert found[0].line == 3


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ('words.say(f"ends {time}")', "put together"),
        ('words.say("ends " + time)', "put together"),
        ('words.say("ends {}".format(time))', "put together"),
        ('words.say("ends %s" % time)', "put together"),
        ('words.say("late" if late else "on time")', "put together"),
        ('words.say("ends {time}")', "no value for time"),
        ('words.say_n("{n} in {home}", "{n} in {home}", 3)', "no value for home"),
        ('words.say_c("{x}", "{y}")', "no value for y"),
    ],
)
def test_slips_are_named(tmp_path: Path, call: str, what: str) -> None:
    (tmp_path / "page.py").write_text(call, encoding="utf-8")
    [slip] = slips(tmp_path)
    assert what in slip.what
    assert slip.line == 1


def test_good_calls_are_no_slips(tmp_path: Path) -> None:
    calls = 'w.say("a {b}", b=1)\nw.say("a {b}", **p)\nw.say_n("{n}", "{n}", 3)\nw.say(x)\n'
    (tmp_path / "page.py").write_text(calls, encoding="utf-8")
    assert slips(tmp_path) == []


def test_the_program_says_no_sentence_that_cannot_be_translated(root: Path) -> None:
    assert slips(root / "toolkit") == []


def test_extracting_twice_changes_no_byte(write_po: WritePo) -> None:
    root = write_po("ar", 'msgid "Next"\nmsgstr "التالي"\n')
    write_po("ro", "")
    found = [
        SourceText("toolkit/b.py", 9, "", "Next"),
        SourceText("toolkit/a.py", 3, "", "{n} child", plural="{n} children"),
        SourceText("toolkit/a.py", 1, "", "100 % sure\nof {it}"),
        SourceText("toolkit/a.py", 7, "", "Next", context="button"),
    ]
    changed = extract(root, "app", found)
    assert [path.relative_to(root).as_posix() for path in changed] == [
        "templates/app.pot",
        "ar/app.po",
        "ro/app.po",
    ]
    before = {path: path.read_bytes() for path in changed}
    assert extract(root, "app", reversed(found)) == []
    assert {path: path.read_bytes() for path in changed} == before
    content = (root / "ar" / "app.po").read_text(encoding="utf-8")
    assert content.count("msgstr[") == 6
    assert "POT-Creation-Date" not in content
    assert content.index("100 %") < content.index("{n} child") < content.index('"button"')


def test_line_numbers_do_not_touch_the_files(write_po: WritePo) -> None:
    root = write_po("it", "")
    extract(root, "app", [SourceText("a.py", 1, "", "Next")])
    assert extract(root, "app", [SourceText("a.py", 99, "", "Next")]) == []


def test_a_changed_text_is_fuzzy_and_falls_back(write_po: WritePo) -> None:
    root = write_po("it", "")
    extract(root, "sessions", texts("Count the whole group at the door.", "Sing."))
    path = root / "it" / "sessions.po"
    content = path.read_text(encoding="utf-8")
    told = content.replace(
        'at the door."\nmsgstr ""', 'at the door."\nmsgstr "Contate tutto il gruppo."'
    )
    assert told != content
    path.write_text(told, encoding="utf-8")
    before = "Count the whole group at the door."
    assert load("it", root).content(before) == "Contate tutto il gruppo."

    after = "Count the whole group at the gate."
    extract(root, "sessions", texts(after, "Sing."))
    assert load("it", root).content(after) == after
    assert one(root, "it", "sessions").fuzzy == 1
    content = path.read_text(encoding="utf-8")
    assert '#| msgid "Count the whole group at the door."' in content
    assert extract(root, "sessions", texts(after, "Sing.")) == []


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t\\"|# '))


@settings(max_examples=40)
@given(old=LINES.filter(str.strip), new=LINES.filter(str.strip), said=LINES.filter(str.strip))
def test_any_text_survives_the_files(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str, said: str
) -> None:
    root = tmp_path_factory.mktemp("i18n")
    (root / "ro").mkdir()
    (root / "ro" / "state.toml").write_text('state = "draft"\n', encoding="utf-8")
    extract(root, "sessions", texts(old))
    path = root / "ro" / "sessions.po"
    catalogue = open_catalogue(path, "ro")
    catalogue.get(old).string = said
    path.write_bytes(dump(catalogue, "ro"))
    assert load("ro", root).content(old) == said
    extract(root, "sessions", texts(new))
    before = path.read_bytes()
    assert extract(root, "sessions", texts(new)) == []
    assert path.read_bytes() == before
    extract(root, "sessions", texts(old))
    assert load("ro", root).content(old) in (said, old)


def test_a_text_that_comes_back_finds_its_translation(write_po: WritePo) -> None:
    root = write_po("it", 'msgid "Sing together."\nmsgstr "Cantate."\n', domain="sessions")
    extract(root, "sessions", texts("Quite another thing"))
    assert load("it", root).content("Sing together.") == "Sing together."
    extract(root, "sessions", texts("Quite another thing", "Sing together."))
    assert load("it", root).content("Sing together.") == "Cantate."


def test_a_translators_name_is_kept(write_po: WritePo) -> None:
    root = write_po("it", "")
    path = root / "it" / "app.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Last-Translator: A. Rossi <a@example.org>\\n"\n', encoding="utf-8"
    )
    extract(root, "app", [SourceText("a.py", 1, "", "Next")])
    assert "Last-Translator: A. Rossi" in path.read_text(encoding="utf-8")


def test_a_damaged_file_stops_before_anything_is_written(write_po: WritePo) -> None:
    root = write_po("it", "")
    write_po("ro", 'msgid "Next\nmsgstr "Urmează"\n')
    before = (root / "it" / "app.po").read_bytes()
    with pytest.raises(UserError) as caught:
        extract(root, "app", [SourceText("a.py", 1, "", "Next")])
    assert caught.value.code == "words-damaged"
    assert caught.value.params == {"path": "app.po:5"}
    assert (root / "it" / "app.po").read_bytes() == before
    assert not (root / "templates").exists()


def test_status_counts_and_names_problems(write_po: WritePo) -> None:
    body = (
        'msgid "good {a}"\nmsgstr "bun {a}"\n\n'
        'msgid "broken {a}"\nmsgstr "stricat {b}"\n\n'
        'msgid "plain"\nmsgstr "simplu {"\n\n'
        '#, fuzzy\nmsgid "unsure"\nmsgstr "nesigur"\n\n'
        'msgid "{n} child"\nmsgid_plural "{n} children"\n'
        'msgstr[0] "{n} copil"\nmsgstr[1] "{n} copii"\nmsgstr[2] ""\n\n'
        'msgid "{n} day"\nmsgid_plural "{n} days"\n'
        'msgstr[0] "o zi"\nmsgstr[1] "{n} zile"\nmsgstr[2] "{n} de zile"\n'
    )
    root = write_po("ro", body)
    found = [
        SourceText("a.py", line, "", text, plural)
        for line, (text, plural) in enumerate(
            [
                ("good {a}", None),
                ("broken {a}", None),
                ("plain", None),
                ("unsure", None),
                ("not yet", None),
                ("{n} child", "{n} children"),
                ("{n} day", "{n} days"),
            ]
        )
    ]
    extract(root, "app", found)
    coverage = one(root, "ro", "app")
    assert (coverage.translated, coverage.fuzzy, coverage.total) == (2, 1, 7)
    assert coverage.state == "draft"
    assert [(p.code, p.params["text"]) for p in coverage.problems] == [
        ("placeholder", "broken {a}"),
        ("no-placeholder", "plain"),
        ("plural-form", "{n} child"),
    ]
    lines = (root / "ro" / "app.po").read_text(encoding="utf-8").splitlines()
    for problem in coverage.problems:
        file, line = problem.place.split(":")
        assert file == "ro/app.po"
        assert str(problem.params["text"]) in lines[int(line) - 1]
    said = [describe(Words(), problem) for problem in coverage.problems]
    assert said[0].endswith("must use {a} and nothing else in curly brackets.")
    assert "2 of 3 plural forms" in said[2]


def test_brackets_in_content_are_no_problem(write_po: WritePo) -> None:
    root = write_po("it", 'msgid "Draw {"\nmsgstr "Disegna {{"\n', domain="sessions")
    extract(root, "sessions", texts("Draw {"))
    assert one(root, "it", "sessions").problems == ()
    assert one(root, "it", "sessions").translated == 1


def test_status_before_any_extraction(write_po: WritePo) -> None:
    root = write_po("it", "")
    assert [(c.domain, c.total) for c in status(root)] == [
        ("app", 0),
        ("sessions", 0),
        ("handouts", 0),
    ]


def test_a_language_of_plans_alone_gets_no_catalogue_of_the_program(tmp_path: Path) -> None:
    for tag in ("fr", "so"):
        (tmp_path / tag).mkdir()
        (tmp_path / tag / "state.toml").write_text('state = "draft"\n', encoding="utf-8")
    (tmp_path / "fr" / "sessions.po").write_text("", encoding="utf-8")
    for domain in ("app", "sessions"):
        extract(tmp_path, domain, texts("Lunch"))
    assert sorted(path.name for path in (tmp_path / "fr").iterdir()) == [
        "sessions.po",
        "state.toml",
    ]
    assert (tmp_path / "so" / "app.po").is_file(), "a language that begins has both"
    told = {(row.language, row.domain) for row in status(tmp_path)}
    assert ("fr", "sessions") in told
    assert ("fr", "app") not in told
