"""To a translator and back: real Word files and workbooks."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from toolkit.actions.translating_plans import set_translation, texts_of
from toolkit.actions.translators import Taken, send_to_translator, take_from_translator
from toolkit.content.places import Places
from toolkit.content.problems import describe
from toolkit.content.problems_translator import TRANSLATOR
from toolkit.model.errors import InputError, UserError
from toolkit.sheets.translator import OLD, find_tag, make_key, parse_key, plain
from toolkit.words import Words
from toolkit.words.planentries import CATALOGUE, read_entries
from toolkit.words.plantexts import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAN = """\
format: 1
id: evening
version: 3
title: An evening
programme: X
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: First day
    start: "18:00"
    blocks:
      - id: welcome
        title: Welcome
        kind: session
        minutes: 30
        steps:
          - text: "=Sit, 13 of you"
            say: ["@Call 116 000.", "Who?"]
      - {id: dinner, title: Dinner, kind: meal, minutes: 60}
"""
TEXTS = [
    "An evening",
    "First day",
    "Welcome",
    "=Sit, 13 of you",
    "@Call 116 000.",
    "Who?",
    "Dinner",
]
WORDS = """\
msgid "Dinner"
msgstr "Cena"

#, fuzzy
#| msgid "Welcome, all"
msgid "Welcome"
msgstr "Benvenuti"
"""
BOTH = pytest.mark.parametrize("kind", ["docx", "xlsx"])


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    write(tmp_path / "root" / "sessions" / "evening.yaml", PLAN)
    write(tmp_path / "root" / "i18n" / "it" / CATALOGUE, WORDS)
    glossary = "terms:\n  dinner:\n    translation: cena\n    note: in the evening\n"
    write(tmp_path / "root" / "i18n" / "it" / "glossary.yaml", glossary)
    return Places(tmp_path / "root", tmp_path / "own")


def send(places: Places, path: Path, language: str = "it", *, only_open: bool = False) -> Path:
    send_to_translator(places, Words(), "evening", language, path, only_open=only_open)
    return path


Rows = list[list[str]]


def table_of(document: object) -> Table:
    return document.tables[0]  # type: ignore[attr-defined, no-any-return]


def read(path: Path) -> Rows:
    """Number, place, source and translation of each row as they stand in the file."""
    if path.suffix == ".docx":
        rows = [[cell.text for cell in row.cells] for row in table_of(Document(str(path))).rows]
    else:
        sheet = load_workbook(path).worksheets[0]
        values = sheet.iter_rows(max_col=4, values_only=True)
        rows = [["" if value is None else str(value) for value in row] for row in values]
    return [row for row in rows if parse_key(row[0])]


def fill(path: Path, said: dict[str, str]) -> None:
    """Write translations beside their texts, as a translator does."""
    if path.suffix == ".docx":
        document = Document(str(path))
        for row in table_of(document).rows:
            cells = row.cells
            if parse_key(cells[0].text) and cells[2].text in said:
                cells[3].text = said[cells[2].text]
        document.save(str(path))
        return
    book = load_workbook(path)
    for key, _, source, target in book.worksheets[0].iter_rows(max_col=4):
        if parse_key(str(key.value)) and source.value in said:
            target.value = said[str(source.value)]
            target.data_type = "s"
    book.save(path)


def own(places: Places) -> dict[str, str]:
    return dict(read_entries(places.own_i18n, "it").done)


def codes(error: InputError) -> list[str]:
    said = [describe(Words(), problem) for problem in error.problems]
    assert all(one.endswith(".") and "\n" not in one for one in said)
    return [problem.code for problem in error.problems]


def refused(places: Places, path: Path, **how: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        take_from_translator(places, path, **how)  # type: ignore[arg-type]
    assert own(places) == {}
    return codes(caught.value)


@BOTH
def test_a_file_holds_every_text_with_its_place_and_what_is_known(
    places: Places, tmp_path: Path, kind: str
) -> None:
    rows = read(send(places, tmp_path / f"a.{kind}"))
    assert [row[2] for row in rows] == TEXTS
    assert [row[3] for row in rows] == ["", "", f"{OLD} Benvenuti", "", "", "", "Cena"]
    assert rows[4][1] == "Welcome · step 1 · say"
    everything = whole(tmp_path / f"a.{kind}")
    assert "interact:evening:3:it" in everything
    assert "Please write the translation" in everything
    assert "Welcome, all" in everything
    assert "in the evening" in everything, "the glossary with its notes"


def test_no_text_becomes_a_formula(places: Places, tmp_path: Path) -> None:
    set_translation(places, "it", "Who?", "=Chi?")
    book = load_workbook(send(places, tmp_path / "a.xlsx"))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.value for cell in cells} > {"=Sit, 13 of you", "=Chi?", "@Call 116 000."}
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


def whole(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return re.sub(r"<[^>]*>", "\n", "".join(parts))


@BOTH
def test_what_nobody_touched_comes_back_as_nothing(
    places: Places, tmp_path: Path, kind: str
) -> None:
    taken = take_from_translator(places, send(places, tmp_path / f"a.{kind}"))
    assert (taken.counts.new, taken.counts.same) == (0, 1)
    assert (taken.counts.unsure, taken.counts.empty) == (1, 5)
    assert own(places) == {}


@BOTH
def test_only_open_texts_are_sent_if_asked(places: Places, tmp_path: Path, kind: str) -> None:
    rows = read(send(places, tmp_path / f"a.{kind}", only_open=True))
    assert [row[2] for row in rows] == TEXTS[:-1]


@BOTH
def test_translations_come_back(places: Places, tmp_path: Path, kind: str) -> None:
    path = send(places, tmp_path / f"a.{kind}")
    said = {"Welcome": "Benvenute", "=Sit, 13 of you": "=Sedetevi, in 13", "Dinner": "La cena"}
    fill(path, said)
    taken = take_from_translator(places, path)
    assert taken.counts.new == 3
    assert own(places) == said
    assert texts_of(places, "evening", "it").count(State.FUZZY) == 0
    assert take_from_translator(places, path).counts.same == 3, "twice is like once"


@BOTH
def test_what_was_translated_here_meanwhile_is_kept(
    places: Places, tmp_path: Path, kind: str
) -> None:
    path = send(places, tmp_path / f"a.{kind}")
    set_translation(places, "it", "Dinner", "Cenetta")
    fill(path, {"Who?": "Chi?"})
    take_from_translator(places, path)
    assert own(places) == {"Dinner": "Cenetta", "Who?": "Chi?"}


@BOTH
def test_a_text_that_changed_meanwhile_is_told_and_its_translation_offered(
    places: Places, tmp_path: Path, kind: str
) -> None:
    path = send(places, tmp_path / f"a.{kind}")
    fill(path, {"First day": "Primo giorno", "Who?": "Chi?"})
    plan = places.sessions / "evening.yaml"
    plan.write_text(PLAN.replace("First day", "Our first day"), encoding="utf-8")
    taken = take_from_translator(places, path)
    assert taken.counts.new == 1
    [problem] = taken.changed
    assert problem.place.startswith(f"{path}!")
    assert "First day" in describe(Words(), problem)
    text = texts_of(places, "evening", "it").texts[1]
    assert (text.state, text.previous) == (State.FUZZY, "First day")
    assert text.translation == "Primo giorno"


@BOTH
def test_a_lost_phone_number_stops_all_unless_taken_partly(
    places: Places, tmp_path: Path, kind: str
) -> None:
    path = send(places, tmp_path / f"a.{kind}")
    fill(path, {"@Call 116 000.": "Chiamate.", "Who?": "Chi?", "=Sit, 13 of you": "Seduti"})
    assert refused(places, path) == ["words-phone"]
    taken = take_from_translator(places, path, partly=True)
    assert [problem.code for problem in taken.problems] == ["words-phone"]
    assert own(places) == {"Who?": "Chi?", "=Sit, 13 of you": "Seduti"}
    [(place, slip)] = taken.doubts
    assert (slip.code, slip.what) == ("number", "13")
    assert place.startswith(f"{path}!")


@BOTH
def test_another_plan_or_language_is_refused(places: Places, tmp_path: Path, kind: str) -> None:
    path = send(places, tmp_path / f"a.{kind}")
    write(places.sessions / "other.yaml", PLAN.replace("id: evening", "id: other"))
    assert refused(places, path, plan="other") == ["words-other-plan"]
    assert refused(places, path, language="bg") == ["words-other-language"]
    (places.sessions / "evening.yaml").unlink()
    assert refused(places, path) == ["plan-unknown"]


def edit_docx(path: Path, change: Callable[[Table], object]) -> None:
    document = Document(str(path))
    change(table_of(document))
    document.save(str(path))


def edit_xlsx(path: Path, change: Callable[[Worksheet], object]) -> None:
    book = load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def retell(table: Table, key: str, said: str) -> None:
    """Write another number and another translation into the last row."""
    cells = table.rows[-1].cells
    cells[0].text, cells[3].text = key, said


DOCX: dict[str, tuple[Callable[[Table], object], list[str]]] = {
    "merged side by side": (
        lambda t: t.cell(4, 2).merge(t.cell(4, 3)),
        ["words-merged"],
    ),
    "merged downwards": (
        lambda t: t.cell(6, 3).merge(t.cell(7, 3)),
        ["words-merged", "words-merged"],
    ),
    "number gone": (
        lambda t: retell(t, "", "x"),
        ["words-no-number"],
    ),
    "number spoilt": (
        lambda t: setattr(t.rows[-1].cells[0], "text", "seven"),
        ["words-number"],
    ),
    "text and number of nowhere": (
        lambda t: retell(t, "9-aaaaa-0", "x"),
        ["words-unknown"],
    ),
    "no column of the language": (
        lambda t: setattr(t.rows[0].cells[3], "text", "Translation"),
        ["words-no-column"],
    ),
    "no table": (lambda t: t._tbl.getparent().remove(t._tbl), ["words-no-table"]),
}


@pytest.mark.parametrize("what", DOCX)
def test_word_files_that_went_wrong(places: Places, tmp_path: Path, what: str) -> None:
    path = send(places, tmp_path / "a.docx")
    change, told = DOCX[what]
    edit_docx(path, change)
    assert refused(places, path) == told


HEAD = 5
"""Row of the headings in the workbook: above it stand the instructions."""
LAST = HEAD + 11


def put(cell: str, value: object) -> Callable[[Worksheet], object]:
    return lambda sheet: setattr(sheet[cell], "value", value)


def twice(sheet: Worksheet) -> None:
    values = [sheet.cell(LAST, column).value for column in (1, 2, 3)]
    sheet[f"D{LAST}"] = "Una"
    sheet.append([*values, "Due"])


XLSX: dict[str, tuple[Callable[[Worksheet], object], list[str]]] = {
    "formula": (put(f"D{LAST}", "=A1&B1"), ["words-formula"]),
    "error": (put(f"D{LAST}", "#N/A"), ["words-error"]),
    "merged": (lambda s: s.merge_cells(f"C{LAST}:D{LAST}"), ["words-merged"]),
    "twice": (twice, ["words-twice"]),
    "tag gone": (put("A4", None), ["words-no-tag"]),
    "column gone": (lambda s: s.delete_cols(4), ["words-no-column"]),
    "numbers gone": (lambda s: s.delete_cols(1), ["words-no-tag"]),
}


@pytest.mark.parametrize("what", XLSX)
def test_workbooks_that_went_wrong(places: Places, tmp_path: Path, what: str) -> None:
    path = send(places, tmp_path / "a.xlsx")
    change, told = XLSX[what]
    edit_xlsx(path, change)
    assert refused(places, path) == told


def test_columns_may_be_moved_and_rows_sorted(places: Places, tmp_path: Path) -> None:
    path = send(places, tmp_path / "a.xlsx")

    def shuffle(sheet: Worksheet) -> None:
        sheet.insert_cols(1)
        sheet.insert_cols(4)
        sheet[f"F{LAST}"] = "La cena"
        sheet.delete_rows(HEAD + 2, 3)

    edit_xlsx(path, shuffle)
    assert take_from_translator(places, path).counts.new == 1
    assert own(places) == {"Dinner": "La cena"}


def test_tracked_changes_are_read_as_accepted(places: Places, tmp_path: Path) -> None:
    path = send(places, tmp_path / "a.docx")
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    gone = '<w:del w:id="1" w:author="T"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2" w:author="T">{run}</w:ins>'
    mark = '<w:pPr><w:rPr><w:del w:id="3" w:author="T"/></w:rPr></w:pPr>'

    def track(table: Table) -> None:
        cell = table.rows[-1].cells[3]._tc
        for old in cell.findall(qn("w:p")):
            cell.remove(old)
        for inside in (
            f"{mark}{run.format('La ')}{gone.format('vecchia ')}",
            new.format("cena"),
        ):
            cell.append(parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
        row = table.rows[-3]._tr
        row.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="4" w:author="T"/>'))
        table.rows[-3].cells[3].text = "gone with its row"

    edit_docx(path, track)
    take_from_translator(places, path)
    assert own(places) == {"Dinner": "La cena"}


def zipped(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "file-missing"),
        (b"", "words-file-kind"),
        (b"hello, I am a letter", "words-file-kind"),
        (OLE + bytes(600), "words-file-old"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "words-file-locked",
        ),
        (b"PK\x03\x04 and then nothing", "words-file-damaged"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "words-file-kind"),
        (zipped(word__document="x"), "words-file-kind"),
        (zipped(**{"word__document.xml": "<x"}), "words-file-damaged"),
        (zipped(**{"xl__workbook.xml": "<x"}), "words-file-damaged"),
    ],
)
def test_files_of_other_kinds(
    places: Places, tmp_path: Path, data: bytes | None, code: str
) -> None:
    path = tmp_path / "back.docx"
    if data is not None:
        path.write_bytes(data)
    assert refused(places, path) == [code]


def test_a_file_without_tag_or_with_too_much(places: Places, tmp_path: Path) -> None:
    Document().save(str(tmp_path / "empty.docx"))
    assert refused(places, tmp_path / "empty.docx") == ["words-no-tag"]
    with zipfile.ZipFile(tmp_path / "huge.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 41_000_000)
    assert refused(places, tmp_path / "huge.xlsx") == ["words-file-large"]


def test_only_the_two_kinds_can_be_written(places: Places, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        send(places, tmp_path / "a.odt")
    assert caught.value.code == "words-file-ending"
    assert not (tmp_path / "a.odt").exists()


def test_right_to_left_languages_are_written_from_the_right(places: Places, tmp_path: Path) -> None:
    document = Document(str(send(places, tmp_path / "a.docx", "ar")))
    row = table_of(document).rows[-1]
    assert row.cells[3]._tc.find(f".//{qn('w:bidi')}") is not None
    assert row.cells[2]._tc.find(f".//{qn('w:bidi')}") is None
    sheet = load_workbook(send(places, tmp_path / "a.xlsx", "ar")).worksheets[0]
    assert sheet[f"D{LAST - 1}"].alignment.readingOrder == 2
    assert sheet[f"C{LAST - 1}"].alignment.readingOrder != 2


def test_every_sentence_has_a_code_that_is_raised(root: Path) -> None:
    files = [*root.glob("toolkit/actions/translators.py"), *root.glob("toolkit/sheets/transl*.py")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    made = {f"words-{odd}" for odd in ("merged", "formula", "error", "date")}
    made |= {"words-placeholder", "words-phone"}
    assert {code for code in TRANSLATOR if f'"{code}"' not in source} == made


# What a person can type: no control characters, and none that files of these kinds can't hold.
TYPED = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\"'=@+-\u200f\u202b«»&<>אبت"),
    max_size=40,
).map(plain)


@BOTH
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(said=st.dictionaries(st.sampled_from(TEXTS), TYPED))
def test_exactly_what_was_filled_in_comes_back(
    places: Places, tmp_path: Path, kind: str, said: dict[str, str]
) -> None:
    shutil.rmtree(tmp_path / "own", ignore_errors=True)
    path = send(places, tmp_path / f"p.{kind}")
    filled = {
        source: text + (" 116 000" if text and "116" in source else "")
        for source, text in said.items()
    }
    fill(path, filled)
    taken = take_from_translator(places, path)
    wanted = {
        source: text
        for source, text in filled.items()
        if text and not text.startswith(OLD) and (source, text) != ("Dinner", "Cena")
    }
    assert own(places) == wanted
    assert taken.counts.new == len(wanted)
    assert isinstance(taken, Taken)


def test_keys_and_tags_are_read_as_written() -> None:
    key = make_key(17, "A text", "un testo")
    assert parse_key(f" {str(key).upper()} ") == key
    assert parse_key(str(make_key(1, "a", ""))) == make_key(1, "a", "")
    for wrong in ("", "17", "17-abc", "x-aaaaa-0", "1-aaaaa-00000"):
        assert parse_key(wrong) is None
    tag = find_tag("Please leave this: interact:my-plan:12:pt-BR.")
    assert tag is not None
    assert tuple(tag) == ("my-plan", 12, "pt-BR")
    assert find_tag("interact:my plan:1:it") is None
