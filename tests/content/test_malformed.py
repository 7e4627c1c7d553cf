"""Plans that are wrong in one way each: the line is right and the sentence says what to do."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from toolkit.content.plans import plan_from_bytes, read_plan
from toolkit.content.problems import CODES, describe, told
from toolkit.content.tree import MAX_BYTES
from toolkit.model.errors import InputError, Problem
from toolkit.words import Words

RIGHT = Path(__file__).with_name("right.yaml").read_text(encoding="utf-8")
ENGLISH = Words()


class Wrong(NamedTuple):
    """``old`` becomes ``new``; the problem lies where ``at`` first stands, told with ``words``."""

    name: str
    old: str
    new: str
    at: str
    words: tuple[str, ...]


FROM_DAYS = RIGHT[RIGHT.index("days:") :]
FROM_DAY_TWO = RIGHT[RIGHT.index('    start: "07:30"') :]

# fmt: off
CASES = [
    Wrong("tab", "  - title: One", "\t- title: One", "\t- title", ("tab", "Spaces")),
    Wrong("open quote", "room: Kitchen", 'room: "Kitchen', 'room: "Kitchen', ("closing mark",)),
    Wrong("bad escape", '"Two days"', '"Two\\days"', "Two\\days", ("backslash",)),
    Wrong("colon in text", "room: Kitchen", "room: a: b", "a: b", ("in quotes",)),
    Wrong("colon missing", "opt_out: Lay", "opt_out Lay", "low_tech:", ("colon is missing",)),
    Wrong("open bracket", "[A poster]", "[A poster", "[A poster", ("bracket", "isn't closed")),
    Wrong("comma missing", "{role: night-staff, count: 2}", "{role: night-staff count: 2}",
          "night-staff count", ("comma",)),
    Wrong("indent", "        kind: meal\n", "       kind: meal\n", "       kind: meal",
          ("spaces",)),
    Wrong("sign at start", "room: Kitchen", "room: @home", "@home", ("in quotes",)),
    Wrong("percent at start", "room: Kitchen", "room: %home", "%home", ("in quotes",)),
    Wrong("alias", "room: Kitchen", "room: *kitchen", "*kitchen", ("References", "in quotes")),
    Wrong("anchor", "room: Kitchen", "room: &k Kitchen", "&k", ("References",)),
    Wrong("tag", "room: Kitchen", "room: !!python/name:os.system", "!!python", ("Types", "python")),
    Wrong("own tag", "room: Kitchen", "room: !kitchen x", "!kitchen", ("Types",)),
    Wrong("second document", "days:\n", "---\ndays:\n", "---", ("One plan to a file",)),
    Wrong("merge key", "room: Kitchen", "<<: {room: x}", "<<:", ("“<<” isn't known",)),
    Wrong("list as key", "room: Kitchen", "[room]: Kitchen", "[room]", ("as a key",)),
    Wrong("deep", "room: Kitchen", f"room: {'[' * 30}{']' * 30}", "[[[", ("20 deep",)),
    Wrong("invisible character", "room: Kitchen", "room: Kit\x07chen", "Kit\x07", ("U+0007",)),
    Wrong("escaped control", "room: Kitchen", 'room: "Kit\\achen"', "Kit\\a", ("U+0007",)),
    Wrong("half a character", "room: Kitchen", 'room: "\\ud800"', "\\ud800", ("U+D800",)),
    Wrong("key twice", "room: Kitchen", "room: a\n        room: b", "room: b",
          ("second time", "line 41")),
    Wrong("unknown key", "low_tech:", "lowtech:", "lowtech:",
          ("“lowtech” isn't known", "Did you mean “low_tech”?")),
    Wrong("unknown key of the plan", "afterwards:", "afterward:", "afterward:", ("“afterwards”?",)),
    Wrong("unknown key of a step", "say: [", "sya: [", "sya: [", ("“say”?",)),
    Wrong("unknown key of a day", '    start: "07:30"', '    begin: x\n    start: "07:30"',
          "begin: x", ("title, start, blocks",)),
    Wrong("unknown key of the group", "ages: 13-17", "age: 13-17", "age: 13", ("“ages”?",)),
    Wrong("no format", "format: 1\n", "", "id: two-days", ("“format” is missing",)),
    Wrong("old format", "format: 1", "format: 0", "format: 0", ("from 1 to 1",)),
    Wrong("no id", "id: two-days\n", "", "format: 1", ("“id” is missing",)),
    Wrong("no title", 'title: "Two days"', "title:", "title:", ("“title” is missing",)),
    Wrong("blank title", '"Two days"', '"  "', '"  "', ("“title” is missing",)),
    Wrong("no group", "group: {size: 6-10, ages: 13-17}\n", "", "format: 1", ("“group”",)),
    Wrong("no days", FROM_DAYS, "", "format: 1", ("“days” is missing",)),
    Wrong("empty days", FROM_DAYS, "days: []\n", "days: []", ("“days” is empty",)),
    Wrong("days as text", FROM_DAYS, "days: four\n", "days: four", ("“- ”",)),
    Wrong("day as text", FROM_DAYS, "days:\n  - Monday\n", "- Monday", ("title, start, blocks",)),
    Wrong("no blocks", FROM_DAY_TWO, "    start: 07:30\n", "- title: Two",
          ("“blocks” is missing",)),
    Wrong("empty blocks", FROM_DAY_TWO, "    start: 07:30\n    blocks: []\n", "blocks: []",
          ("“blocks” is empty",)),
    Wrong("block as text", "      - {id: dinner,", "      - dinner\n      - {id: dinner,",
          "- dinner", ("id, title, kind",)),
    Wrong("list for text", "room: Kitchen", "room: [Kitchen]", "room:", ("A text was expected",)),
    Wrong("keys for text", "room: Kitchen", "room: {a: b, c: d}", "room:", ("keys with values",)),
    Wrong("text for list", "[A poster]", "A poster", "outputs:", ("isn't a list", "“- ”")),
    Wrong("colon in an item", '"Facilitator: leads"', "Facilitator: leads", "roles: [F",
          ("colon", "in quotes")),
    Wrong("list in a list", "[A poster]", "[[A poster]]", "outputs:", ("A text was expected",)),
    Wrong("empty item", "  - Know each other", "  -", "  -\n", ("is empty",)),
    Wrong("step as text", "- {text: Read the agenda., minutes: 40}", "- Read the agenda.",
          "- Read the", ("text, minutes, say",)),
    Wrong("step without text", "{text: Read the agenda., minutes: 40}", "{minutes: 40}",
          "{minutes: 40}", ("“text” is missing",)),
    Wrong("say as text", 'say: ["What would you like to be called?"]', "say: What?", "say: What",
          ("“say” isn't a list",)),
    Wrong("group as text", "{size: 6-10, ages: 13-17}", "6-10", "group:", ("size, ages",)),
    Wrong("origin as text", "{plan: one-day, version: 2}", "one-day", "origin:",
          ("plan, version",)),
    Wrong("origin without version", "plan: one-day, version: 2", "plan: one-day", "origin:",
          ("“version” is missing",)),
    Wrong("version 0", "version: 3", "version: 0", "version: 0", ("whole number from 1",)),
    Wrong("version as text", "version: 3", 'version: "3"', 'version: "3"', ("without quotes",)),
    Wrong("no minutes", "        minutes: 180\n", "", "- id: late-talk", ("“minutes” is missing",)),
    Wrong("negative minutes", "minutes: 180", "minutes: -5", "minutes: -5", ("from 1 to 1440",)),
    Wrong("no length", "minutes: 180", "minutes: 0", "minutes: 0", ("from 1 to 1440",)),
    Wrong("half minutes", "minutes: 180", "minutes: 2.5", "minutes: 2.5", ("whole number",)),
    Wrong("huge minutes", "minutes: 180", f"minutes: {'9' * 5000}", "minutes: 999",
          ("from 1 to 1440", "999…")),
    Wrong("minutes in words", "minutes: 180", "minutes: three hours", "minutes: three",
          ("“three hours”",)),
    Wrong("minutes as hours", "minutes: 180", "minutes: 3:00", "minutes: 3:00", ("whole number",)),
    Wrong("minutes as exponent", "minutes: 180", "minutes: 1e2", "minutes: 1e2", ("whole",)),
    Wrong("other digits", "minutes: 180", "minutes: ١٨٠", "minutes: ١", ("whole number",)),
    Wrong("yes", "headcount: true", "headcount: yes", "headcount: yes", ("true or false",)),
    Wrong("quoted true", "headcount: true", 'headcount: "true"', "headcount:", ("without quotes",)),
    Wrong("unknown kind", "kind: meal, minutes: 60", "kind: meel, minutes: 60", "meel",
          ("“meel”", "One of these", "session, meal", "Did you mean “meal”?")),
    Wrong("kind with a capital", "kind: meal, minutes: 60", "kind: Meal, minutes: 60", "Meal",
          ("Did you mean “meal”?",)),
    Wrong("no kind", "kind: meal, minutes: 60", "minutes: 60", "id: dinner",
          ("“kind” is missing",)),
    Wrong("unknown anchor", 'start: "19:00", anchor: fixed', 'start: "19:00", anchor: fix',
          "anchor: fix}", ("fixed, outside", "“fixed”?")),
    Wrong("unknown sensitivity", "sensitivity: amber", "sensitivity: yellow", "yellow",
          ("green, amber, red",)),
    Wrong("unknown per", "per: group", "per: child", "per: child", ("event, group, person",)),
    Wrong("unknown role", "role: facilitator", "role: facilitater", "facilitater",
          ("“facilitator”?",)),
    Wrong("child in the team", "role: facilitator", "role: child", "role: child",
          ("One of these",)),
    Wrong("unknown role in the rota", "roles: [facilitator]", "roles: [fascilitator]",
          "fascilitator", ("“facilitator”?",)),
    Wrong("no roles in the rota", "roles: [facilitator]", "roles: []", "roles: []", ("is empty",)),
    Wrong("no count", "role: night-staff, count: 2", "role: night-staff", "role: night-staff}",
          ("“count” is missing",)),
    Wrong("count of nobody", "role: night-staff, count: 2", "role: night-staff, count: 0",
          "count: 0", ("whole number from 1",)),
    Wrong("size reversed", "6-10", "10-6", "10-6", ("smaller number", "6-10")),
    Wrong("ages reversed", "13-17", "17-13", "17-13", ("smaller number", "13-17")),
    Wrong("size as one number", "6-10", "8", "size: 8", ("Two whole numbers",)),
    Wrong("nobody", "6-10", "0-10", "0-10", ("from 1 to",)),
    Wrong("language in words", "language: en", "language: english", "english", ("as en, it",)),
    Wrong("language with underscore", "language: en", "language: en_GB", "en_GB",
          ("Did you mean “en-GB”?",)),
    Wrong("no language", "language: en\n", "", "format: 1", ("“language” is missing",)),
    Wrong("id with space", "id: two-days", "id: two days", "two days", ("Lower-case letters",)),
    Wrong("id with capitals", "id: breakfast", "id: Breakfast", "id: Breakfast", ("Lower-case",)),
    Wrong("id with two hyphens", "id: breakfast", "id: break--fast", "break--",
          ("single hyphens",)),
    Wrong("long id", "id: breakfast", f"id: {'b' * 61}", "bbbb", ("at most 60",)),
    Wrong("id with umlaut", "id: breakfast", "id: frühstück", "frühstück", ("a–z",)),
    Wrong("handout with suffix", "[group-agreement]", "[group-agreement.md]", ".md",
          ("“handouts”", "Lower-case")),
    Wrong("short time", '"19:00"', '"9:00"', '"9:00"', ("Did you mean “09:00”?",)),
    Wrong("time with dot", '"19:00"', "19.00", "19.00", ("Did you mean “19:00”?",)),
    Wrong("twelve hours", '"19:00"', "7 pm", "7 pm", ("Hours and minutes",)),
    Wrong("hour 24", '"19:00"', '"24:00"', '"24:00"', ("isn't a time",)),
    Wrong("minute 60", '"19:00"', '"18:60"', '"18:60"', ("isn't a time",)),
    Wrong("time in minutes", '"19:00"', "1140", "1140", ("isn't a time",)),
    Wrong("two dates on", "00:30 (+1)", "00:30 (+2)", "(+2)", ("isn't a time",)),
    Wrong("day opens on the next date", '"07:30"\n', '"07:30 (+1)"\n', "07:30 (+1)", ("“start”",)),
    Wrong("day without start", '    start: "07:30"\n', "", "- title: Two", ("“start” is missing",)),
    Wrong("rota time", 'from: "14:00"', 'from: "14h00"', "14h00", ("“14:00”?",)),
    Wrong("rota without end", ', to: "07:30"', "", "name: Night", ("“to” is missing",)),
    Wrong("empty shift", 'to: "22:30"', 'to: "14:00"', "name: Late", ("begins and ends at 14:00",)),
    Wrong("rota day", "[night-staff], day: 1", "[night-staff], day: 3", "day: 3", ("1 to 2",)),
    Wrong("same id", "id: leave", "id: dinner", "id: dinner\n", ("taken", "line 59")),
    Wrong("same id in a strand", "id: tidy", "id: music", "id: music, title: Tidy",
          ("“music” is taken",)),
    Wrong("floor over minutes", "floor: 45", "floor: 61", "floor: 61", ("more than", "60 minutes")),
    Wrong("optional and mandatory", "mandatory: true", "mandatory: true\n        optional: true",
          "optional: true", ("both optional and mandatory",)),
    Wrong("start without anchor", ", anchor: fixed}", "}", "id: dinner", ("without “anchor”",)),
    Wrong("anchor without start", 'start: "19:00", anchor', "anchor", "id: dinner",
          ("without “start”",)),
    Wrong("another start than the day's", "id: breakfast\n",
          'id: breakfast\n        start: "07:45"\n', '"07:45"', ("begins with the day, at 07:30",)),
    Wrong("fixed times backwards", '"08:00"', '"07:00"', '"07:00"',
          ("07:00", "07:30", "“breakfast”")),
    Wrong("two at one time", '"08:00"', '"07:30"', '"07:30"\n        anchor', ("isn't later",)),
    Wrong("midnight forgotten", '"00:30 (+1)"', '"00:30"', '"00:30"', ("“00:30 (+1)”",)),
    Wrong("night into the next day's opening",
          'start: "00:30 (+1)"\n        anchor: fixed\n        counts: ["05:00", "02:00"]',
          'start: "07:45 (+1)"\n        anchor: fixed', "- id: breakfast",
          ("isn't later than 07:45",)),
    Wrong("steps too short", "agenda., minutes: 40", "agenda., minutes: 30", "steps:",
          ("take 50 minutes", "60")),
    Wrong("counts in the day", "minutes: 180", 'minutes: 180\n        counts: ["22:00"]',
          'counts: ["22:00"]', ("belongs to a night",)),
    Wrong("count outside", '"05:00", "02:00"', '"08:00", "02:00"', '"08:00", "02:00"',
          ("08:00", "from 00:30 to 07:30")),
    Wrong("count twice", '"05:00", "02:00"', '"05:00", "05:00"', '"05:00", "05:00"', ("twice",)),
    Wrong("bad count", '"05:00", "02:00"', '"5:00", "02:00"', '"5:00"', ("“05:00”?",)),
    Wrong("counts in a night without start", '        start: "00:30 (+1)"\n        anchor: fixed\n',
          "", "counts:", ("need a night with a fixed start",)),
    Wrong("night not last", "kind: care\n        minutes: 180", "kind: night\n        minutes: 180",
          "kind: night\n        minutes: 180", ("“late-talk” isn't the last",)),
    Wrong("one strand", "          - - {id: music, title: Music, kind: free, minutes: 90}\n", "",
          "strands:", ("At least two lists",)),
    Wrong("empty strand", "          - - {id: games", "          - []\n          - - {id: games",
          "- []", ("At least one block",)),
    Wrong("strand of texts", "          - - {id: music, title: Music, kind: free, minutes: 90}",
          "          - [Music]", "- [Music]", ("id, title, kind",)),
    Wrong("strands not in lists", "          - - {id: music", "          - {id: music",
          "- {id: music", ("A list of blocks",)),
    Wrong("strands too long", "Tidy up, kind: care, minutes: 30",
          "Tidy up, kind: care, minutes: 45", "strands:", ("105 minutes", "90")),
    Wrong("strand in a strand", "kind: care, minutes: 30}",
          "kind: care, minutes: 30, strands: [[], []]}", "strands: [[]", ("One level",)),
    Wrong("fixed time in a strand", "kind: care, minutes: 30}",
          "kind: care, minutes: 30, anchor: fixed}", "anchor: fixed}\n      - id: late",
          ("can't have “anchor”",)),
]
# fmt: on


@cache
def problems_of(data: bytes) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        plan_from_bytes(data, Path("wrong.yaml"))
    return caught.value.problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wrong_plan_is_told_by_its_line(case: Wrong) -> None:
    assert RIGHT.count(case.old) == 1
    text = RIGHT.replace(case.old, case.new)
    line = text[: text.index(case.at)].count("\n") + 1
    problems = problems_of(text.encode("utf-8", "surrogatepass"))
    messages = [told(ENGLISH, problem) for problem in problems]
    assert len(messages) == 1, messages
    assert messages[0].startswith(f"wrong.yaml:{line}: ")
    for words in case.words:
        assert words in messages[0]


def test_there_are_many_kinds_of_wrong() -> None:
    assert len(CASES) > 100
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"", "wrong.yaml:1", "empty"),
        (b"\n\n# only a comment\n", "wrong.yaml:1", "empty"),
        (b"\xef\xbb\xbf", "wrong.yaml:1", "empty"),
        (b"null\n", "wrong.yaml:1", "empty"),
        (b"\nhello\n", "wrong.yaml:2", "isn't a plan"),
        (b"- a\n- b\n", "wrong.yaml:1", "isn't a plan"),
        (b"\x89PNG\r\n\x1a\n\0\0", "wrong.yaml", "isn't a text file"),
        (RIGHT.encode("utf-16"), "wrong.yaml", "isn't a text file"),
        (b"id: a\ntitle: caf\xe9\n", "wrong.yaml:2", "UTF-8"),
        (bytes(range(128, 256)), "wrong.yaml:1", "UTF-8"),
        (b"id: a\n\x1b[31m\n", "wrong.yaml:2", "U+001B"),
        (b"# " + b"x" * 5_000_000, "wrong.yaml", "5000 kB"),
        (b"[" * 100_000, "wrong.yaml:1", "20 deep"),
        (b"a: " * 100_000, "wrong.yaml:1", "colon"),
        (b"- " * 100_000, "wrong.yaml:1", "20 deep"),
        (b"%YAML 9.9\n---\nid: a\n", "wrong.yaml:1", "YAML"),
        (b"%TAG ! x\n%TAG ! y\n---\nid: a\n", "wrong.yaml:2", "YAML"),
    ],
)
def test_what_is_no_plan_at_all(data: bytes, place: str, words: str) -> None:
    [problem] = problems_of(data)
    assert problem.place == place
    assert words in describe(ENGLISH, problem)


def test_a_small_file_that_unfolds_into_a_huge_one_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    [problem] = problems_of("\n".join(lines).encode())
    assert problem.place == "wrong.yaml:1"
    assert "References" in describe(ENGLISH, problem)


def test_the_largest_file_that_is_read() -> None:
    filler = b"#" * (MAX_BYTES - len(RIGHT.encode()))
    assert plan_from_bytes(RIGHT.encode() + filler, Path("p.yaml")).plan.id == "two-days"
    [problem] = problems_of(RIGHT.encode() + filler + b"#")
    assert problem.code == "file-too-big"


def test_a_newer_file_asks_for_a_newer_program_and_for_nothing_else() -> None:
    text = RIGHT.replace("format: 1", "format: 2").replace("room:", "space:")
    [problem] = problems_of(text.encode())
    assert problem.place == "wrong.yaml:2"
    assert "A newer version of the program is needed" in describe(ENGLISH, problem)


def test_every_problem_is_told_at_once_in_the_order_of_lines() -> None:
    text = RIGHT
    for old, new in [
        ("version: 3", "version: three"),
        ("language: en", "language: english"),
        ("kind: meal, minutes: 60", "kind: meel, minutes: 60"),
        ("minutes: 180", "minutes: -1"),
        ("headcount: true", "headcount: yes"),
        ('"05:00", "02:00"', '"12:00", "13:00"'),
        ("id: leave", "id: dinner"),
        ("anchor: outside", "anchor: guests"),
    ]:
        text = text.replace(old, new)
    problems = problems_of(text.encode())
    assert [problem.code for problem in problems] == [
        "not-whole",
        "bad-language",
        "not-true-false",
        "not-one-of",
        "not-whole",
        "count-outside",
        "count-outside",
        "same-id",
        "not-one-of",
    ]
    lines = [int(problem.place.split(":")[1]) for problem in problems]
    assert lines == sorted(lines)


def test_one_mistake_is_told_once() -> None:
    """A day whose opening can't be read makes no trouble for its blocks."""
    text = RIGHT.replace('    start: "18:00"', '    start: "6 pm"')
    assert [problem.code for problem in problems_of(text.encode())] == ["bad-time"]


@pytest.mark.parametrize("name", ["none.yaml", "", "a\0b"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(InputError) as caught:
        read_plan(path)
    [problem] = caught.value.problems
    assert problem.place == str(path)
    assert "file" in describe(ENGLISH, problem)


def test_the_place_is_the_path_as_given(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(RIGHT.replace("version: 3", "version: 0"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(path)
    assert caught.value.problems[0].place == f"{path}:4"


def test_every_code_has_a_sentence_and_every_sentence_a_code(root: Path) -> None:
    source = "\n".join(
        file.read_text(encoding="utf-8")
        for file in (root / "toolkit" / "content").glob("*.py")
        if file.name != "problems.py"
    )
    assert {code for code in CODES if f'"{code}"' not in source} == set()
    seen = set()
    for case in CASES:
        text = RIGHT.replace(case.old, case.new)
        seen |= {p.code for p in problems_of(text.encode("utf-8", "surrogatepass"))}
    elsewhere = {"file-", "plan-", "not-a-plan", "newer-format", "yaml-other"}
    elsewhere |= {"not-helplines", "bad-date", "clash-", "mandatory-lost", "pack-"}
    elsewhere |= {"activity-", "not-an-activity", "words-"}
    assert {c for c in CODES - seen if not c.startswith(tuple(elsewhere))} == set()
