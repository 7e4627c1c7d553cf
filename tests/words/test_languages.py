"""The languages' folders as they are shipped, and what loading them costs."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from toolkit.model.errors import UserError
from toolkit.words import available, for_window, load
from toolkit.words.catalogue import plural_rule, read
from toolkit.words.coverage import status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    WritePo = Callable[..., Path]

SHIPPED = ("ar", "bg", "cs", "el", "es", "fr", "it", "nl", "pt", "ro", "sv")


def test_english_is_always_there(tmp_path: Path) -> None:
    [english] = available(tmp_path / "nowhere")
    assert (english.language, english.name, english.draft) == ("en", "English", False)


def test_a_state_names_who_checked(write_po: WritePo) -> None:
    root = write_po("it", "", state='state = "checked"\nchecked_by = "A. R."\ndate = 2026-05-01\n')
    write_po("bg", "", state='state = "whatever"\n')
    _, bulgarian, italian = available(root)
    assert italian.checked_by == "A. R."
    assert italian.date == dt.date(2026, 5, 1)
    assert not italian.draft
    assert bulgarian.draft


def test_an_unreadable_state_is_named(write_po: WritePo) -> None:
    root = write_po("it", "", state="state = draft")
    with pytest.raises(UserError) as caught:
        available(root)
    assert caught.value.params == {"path": "it/state.toml"}


def test_shipped_languages_are_drafts_or_say_who_checked_them(root: Path) -> None:
    found = {state.language: state for state in available(root / "i18n")}
    assert set(SHIPPED) < set(found)
    for language in SHIPPED:
        assert found[language].draft or found[language].checked_by
    assert [problem for coverage in status(root / "i18n") for problem in coverage.problems] == []


def test_a_language_of_plans_alone_is_for_paper_and_not_for_the_window(write_po: WritePo) -> None:
    root = write_po("it", "")
    for tag, files in {"fr": ["state.toml", "sessions.po"], "el": ["state.toml"]}.items():
        (root / tag).mkdir()
        for name in files:
            (root / tag / name).write_text("", encoding="utf-8")
    assert [state.language for state in available(root)] == ["en", "fr", "it"]
    assert [state.language for state in for_window(root)] == ["en", "it"]


def test_the_window_speaks_the_languages_that_ship(root: Path) -> None:
    window = {state.language for state in for_window(root / "i18n")}
    assert window == {"en", *SHIPPED}
    assert {state.language for state in available(root / "i18n")} == window


def test_ones_own_texts_make_a_language_of_plans(tmp_path: Path, write_po: WritePo) -> None:
    root = write_po("it", "")
    own = tmp_path / "own"
    for tag in ("sq", "en", "it", "pt-BR"):
        (own / tag).mkdir(parents=True)
        entry = f'msgid "Lunch"\nmsgstr "Lunch in {tag}"\n'
        (own / tag / "sessions.po").write_text(entry, encoding="utf-8")
    found = {state.language: state for state in available(root, own)}
    assert list(found) == ["en", "it", "pt-BR", "sq"]
    assert found["sq"].draft
    assert not found["sq"].whole
    assert found["it"].whole
    for asked, own_tag in {"sq": "sq", "sq-AL": "sq", "en": "en", "pt-BR": "pt-BR"}.items():
        assert load(asked, root, own).content("Lunch") == f"Lunch in {own_tag}"
    assert load("pt", root, own).content("Lunch") == "Lunch"


def test_romanian_has_its_commas_below(root: Path) -> None:
    for path in (root / "i18n" / "ro").iterdir():
        assert not set("şţŞŢ") & set(path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize(
    "content",
    [
        b'msgid "a"\nmsgstr a\n',
        b'msgid "a\nmsgstr "b"\n',
        b'"lost"\n',
        b"hello there\n",
        b'msgstr "b"\n',
        b'msgid "\xff"\nmsgstr ""\n',
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=__import__;\\n"\n',
    ],
)
def test_a_damaged_catalogue_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "app.po"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.code == "words-damaged"
    assert "app.po" in str(caught.value.params["path"])


def test_escapes_and_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "app.po"
    path.write_text(
        '\ufeffmsgid ""\n"a\\n"\n"b \\"c\\" \\\\n\\t"\nmsgstr "d"\n"e"\n'
        'msgid "no blank line"\nmsgstr "between"\n',
        encoding="utf-8",
    )
    catalogue = read(path)
    assert catalogue.form((None, 'a\nb "c" \\n\t'), None) == "de"
    assert catalogue.form((None, "no blank line"), None) == "between"


def test_a_header_without_a_rule_counts_as_english() -> None:
    assert [plural_rule("")(n) for n in (0, 1, 2)] == [1, 0, 1]


def _modules_after(code: str, root: Path) -> set[str]:
    script = f"{code}\nimport sys\nsys.stdout.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_english_loads_nothing_heavy(root: Path) -> None:
    code = (
        "import datetime, pathlib, toolkit.words as w\n"
        "words = w.load('en', pathlib.Path('i18n'))\n"
        "words.say_n('{n} child', '{n} children', 2)\n"
        "words.date(datetime.date(2026, 3, 27)), words.number(3.5), words.duration(75)\n"
        "words.join(['a', 'b']), words.language_name('ar')\n"
    )
    heavy = {"babel", "gettext", "tomllib", "ruamel", "msgspec"}
    assert not heavy & _modules_after(code, root)


def test_speaking_italian_needs_no_locale_data(root: Path) -> None:
    code = (
        "import pathlib, toolkit.words as w\n"
        "w.load('it', pathlib.Path('i18n')).say('Next'), w.language_name('it')\n"
    )
    assert "babel" not in _modules_after(code, root)


def test_a_language_is_loaded_once_and_stays(write_po: WritePo) -> None:
    root = write_po("it", 'msgid "Next"\nmsgstr "Avanti"\n')
    words = load("it", root)
    write_po("it", 'msgid "Next"\nmsgstr "Dopo"\n')
    assert words.say("Next") == "Avanti"
