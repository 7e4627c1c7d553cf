from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from toolkit.actions import travelling
from toolkit.actions.own_plans import adapt, original_file, updates
from toolkit.actions.receiving import Sent, receive_plan, what_is
from toolkit.actions.translating_plans import set_translation
from toolkit.actions.travelling import files_left_out, pack_plan, unpack_plan
from toolkit.content import planfile
from toolkit.content.library import list_plans
from toolkit.content.places import Places
from toolkit.content.plans import read_plan
from toolkit.model.errors import InputError, UserError
from toolkit.model.plan import Origin
from toolkit.words import load
from toolkit.words.planentries import read_entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = """\
# an evening
format: 1
id: evening
version: 3
title: An evening
programme: X
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: One
    start: "18:00"
    blocks:
      - {id: dinner, title: Dinner, kind: meal, minutes: 60, handouts: [menu]}
"""
WORDS = 'msgid ""\nmsgstr ""\n\nmsgid "Dinner"\nmsgstr "Cena"\n\nmsgid "Other"\nmsgstr "Altro"\n'


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def sender(tmp_path: Path) -> Places:
    root = tmp_path / "sender" / "root"
    write(root / "sessions" / "evening.yaml", PLAN)
    write(root / "handouts" / "it" / "menu.md", "Menù")
    write(root / "handouts" / "help" / "en" / "menu.md", "help")
    write(root / "i18n" / "it" / "sessions.po", WORDS)
    return Places(root, tmp_path / "sender" / "own")


@pytest.fixture
def receiver(tmp_path: Path) -> Places:
    (tmp_path / "receiver" / "root" / "sessions").mkdir(parents=True)
    return Places(tmp_path / "receiver" / "root", tmp_path / "receiver" / "own")


def own(places: Places) -> Path:
    assert places.own_sessions is not None
    return places.own_sessions


def everything(places: Places) -> dict[str, bytes]:
    assert places.user is not None
    files = [path for path in places.user.rglob("*") if path.is_file()]
    return {str(path.relative_to(places.user)): path.read_bytes() for path in files}


def test_a_copy_knows_its_origin_and_keeps_its_lines(sender: Places) -> None:
    path = adapt(sender, "evening")
    assert path == own(sender) / "evening-adapted.yaml"
    plan = read_plan(path).plan
    assert (plan.origin, plan.version) == (Origin("evening", 3), 3)
    expected = PLAN.replace("id: evening", 'id: "evening-adapted"').replace(
        "version: 3", "version: 3\norigin: {plan: evening, version: 3}"
    )
    assert path.read_text(encoding="utf-8") == expected
    assert original_file(own(sender), Origin("evening", 3)).read_text(encoding="utf-8") == PLAN
    assert sorted(e.id for e in list_plans(sender)) == ["evening", "evening-adapted"]
    assert adapt(sender, "evening").name == "evening-adapted-2.yaml"
    assert (sender.sessions / "evening.yaml").read_text(encoding="utf-8") == PLAN


def test_a_copy_may_take_the_place_of_what_ships(sender: Places, tmp_path: Path) -> None:
    adapt(sender, "evening", "evening")
    assert [(e.id, e.shipped) for e in list_plans(sender)] == [("evening", False)]
    with pytest.raises(UserError, match="plan-id-taken"):
        adapt(sender, "evening", "evening")
    with pytest.raises(UserError, match="plan-id-wrong"):
        adapt(sender, "evening", "../Evening")
    elsewhere = tmp_path / "stick"
    assert adapt(sender, "evening", "mine", elsewhere) == elsewhere / "mine.yaml"


def test_a_newer_original_is_noticed(sender: Places) -> None:
    path = adapt(sender, "evening")
    assert updates(sender) == []
    shipped = write(sender.sessions / "evening.yaml", PLAN.replace("version: 3", "version: 4"))
    [found] = updates(sender)
    assert (found.own, found.new) == (path, shipped)
    assert found.base is not None
    assert read_plan(found.base).plan.version == 3


def test_a_plan_travels_with_what_belongs_to_it(
    sender: Places, receiver: Places, tmp_path: Path
) -> None:
    adapt(sender, "evening", "ours")
    packed = pack_plan(sender, "ours", tmp_path / "ours.interact-plan")
    assert what_is(packed) is Sent.PLAN
    got = receive_plan(receiver, packed, own(receiver))
    assert got.path == own(receiver) / "ours.yaml"
    assert got.path.read_bytes() == (own(sender) / "ours.yaml").read_bytes()
    assert set(everything(receiver)) == {
        "sessions/ours.yaml",
        "sessions/originals/evening-3.yaml",
        "handouts/it/menu.md",
        "i18n/it/sessions.po",
    }
    assert b"Altro" not in everything(receiver)["i18n/it/sessions.po"]
    words = load("it", receiver.i18n, receiver.own_i18n)
    assert words.content("Dinner") == "Cena"
    before = everything(receiver)
    again = receive_plan(receiver, packed, own(receiver))
    assert (again.kept, everything(receiver)) == (None, before)


def test_the_same_plan_is_the_same_file(sender: Places, tmp_path: Path) -> None:
    one = pack_plan(sender, "evening", tmp_path / "1.interact-plan").read_bytes()
    assert pack_plan(sender, "evening", tmp_path / "2.interact-plan").read_bytes() == one


def test_what_was_ones_own_is_kept(sender: Places, receiver: Places, tmp_path: Path) -> None:
    packed = pack_plan(sender, "evening", tmp_path / "e.interact-plan")
    assert receiver.user is not None
    write(receiver.user / "handouts" / "it" / "menu.md", "mine")
    write(own(receiver) / "evening.yaml", PLAN.replace("minutes: 60", "minutes: 50"))
    write(receiver.user / "i18n" / "it" / "sessions.po", 'msgid "Dinner"\nmsgstr "Pasto"\n')
    got = unpack_plan(receiver, packed, own(receiver))
    assert got.kept == own(receiver) / "evening.yaml.replaced-1"
    files = everything(receiver)
    assert files["handouts/it/menu.md.replaced-1"] == b"mine"
    assert files["handouts/it/menu.md"] == "Menù".encode()
    assert load("it", receiver.i18n, receiver.own_i18n).content("Dinner") == "Pasto"


def test_when_the_disk_refuses_everything_is_as_it_was(
    sender: Places, receiver: Places, tmp_path: Path
) -> None:
    packed = pack_plan(sender, "evening", tmp_path / "e.interact-plan")
    assert receiver.user is not None
    write(receiver.user / "handouts" / "it" / "menu.md", "mine")
    # A file stands where the folder of plans should be.
    write(receiver.user / "sessions", "in the way")
    before = everything(receiver)
    with pytest.raises((UserError, OSError)):
        unpack_plan(receiver, packed, own(receiver))
    assert everything(receiver) == before


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


FILES = "handouts: [menu], files: [map.pdf, Foto 1.png]"
WITH = PLAN.replace("handouts: [menu]", FILES)
PNG = b"\x89PNG\r\n\x1a\n one"
PDF = b"%PDF-1.7 one"
RIGHT = {planfile.MANIFEST: b'{"format": 1}', planfile.PLAN: PLAN.encode()}

WITH_FILES = {planfile.MANIFEST: b'{"format": 1}', planfile.PLAN: WITH.encode()}


def twice() -> bytes:
    # As long as the plan's name, so that it can be renamed in place.
    whole = zipped({**RIGHT, "plan.yamx": b"x"})
    return whole.replace(b"plan.yamx", b"plan.yaml")


def locked() -> bytes:
    data = bytearray(zipped(RIGHT))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def link() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in RIGHT.items():
            archive.writestr(name, data)
        info = zipfile.ZipInfo("handouts/menu.md")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: b"", ["pack-damaged"]),
        (lambda: b"PK\x03\x04 no more", ["pack-damaged"]),
        (lambda: zipped(RIGHT)[:-30], ["pack-damaged"]),
        (lambda: zipped({}), ["pack-no-plan"]),
        (lambda: zipped({planfile.MANIFEST: b"[]"}), ["pack-no-plan"]),
        (lambda: zipped({planfile.MANIFEST: b"[" * 100_000}), ["pack-no-plan"]),
        (lambda: zipped({planfile.MANIFEST: b'{"format": 1}'}), ["pack-no-plan"]),
        (lambda: zipped({**RIGHT, planfile.MANIFEST: b'{"format": 9}'}), ["newer-format"]),
        (lambda: zipped({**RIGHT, "../evil.md": b"x"}), ["pack-name"]),
        (lambda: zipped({**RIGHT, "/etc/x.md": b"x", "handouts/a.exe": b"x"}), ["pack-name"] * 2),
        (lambda: zipped({**RIGHT, "handouts/../../a.md": b"x"}), ["pack-name"]),
        (lambda: zipped({**RIGHT, "handouts/con.md": b"x"}), ["pack-name"]),
        (lambda: zipped({**RIGHT, "files/other.pdf": b"%PDF-1.7"}), ["pack-name"]),
        (lambda: zipped({**RIGHT, "files/a/b.pdf": b"%PDF-1.7"}), ["pack-name"]),
        (lambda: zipped({**WITH_FILES, "files/map.exe": b"MZ"}), ["pack-name"]),
        (lambda: zipped({**WITH_FILES, "files/map.pdf": b"MZ"}), ["pack-kind"]),
        (lambda: zipped({**WITH_FILES, "files/map.pdf": bytes(41_000_000)}), ["pack-member-big"]),
        (lambda: zipped({**RIGHT, "i18n/it.po": b"\xff\xfe"}), ["pack-words"]),
        (lambda: zipped({**RIGHT, "i18n/it.po": b"msgid x"}), ["pack-words"]),
        (lambda: zipped({**RIGHT, "plan.yaml": b"id: x\n"}), None),
        (lambda: zipped({**RIGHT, "original.yaml": b"id: x\n"}), None),
        (lambda: zipped({**RIGHT, "plan.yaml": b"#" * 2_000_000}), ["pack-member-big"]),
        (lambda: zipped({**RIGHT, "handouts/a.md": bytes(41_000_000)}), ["pack-member-big"]),
        (lambda: zipped({f"handouts/a{n}.md": b"" for n in range(501)}), ["pack-too-many"]),
        (twice, ["pack-twice"]),
        (locked, ["pack-locked"]),
        (link, ["pack-name"]),
    ],
)
def test_what_cannot_be_trusted_is_told_and_nothing_is_taken_over(
    receiver: Places, tmp_path: Path, make: Callable[[], bytes], told: list[str] | None
) -> None:
    path = tmp_path / "e.interact-plan"
    path.write_bytes(make())
    assert what_is(path) is Sent.PLAN
    with pytest.raises(InputError) as caught:
        receive_plan(receiver, path, own(receiver))
    if told is not None:
        assert [problem.code for problem in caught.value.problems] == told
    assert all(problem.place.startswith(str(path)) for problem in caught.value.problems)
    assert receiver.user is not None
    assert not receiver.user.exists()


def test_a_bomb_is_not_unpacked(
    receiver: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planfile, "MAX_WHOLE", 1_000_000)
    path = tmp_path / "e.interact-plan"
    bomb = {f"handouts/a{n}.md": bytes(400_000) for n in range(40)}
    path.write_bytes(zipped({**RIGHT, **bomb}))
    with pytest.raises(InputError) as caught:
        unpack_plan(receiver, path, own(receiver))
    assert [problem.code for problem in caught.value.problems] == ["pack-member-big"]
    monkeypatch.setattr(planfile, "MAX_FILE", 100)
    with pytest.raises(InputError) as caught:
        planfile.read_parcel(path.read_bytes(), path)
    assert [problem.code for problem in caught.value.problems] == ["pack-too-big"]


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_file_cut_short_or_changed_takes_nothing_over(
    receiver: Places, tmp_path: Path, cut: int
) -> None:
    whole = zipped({**RIGHT, "handouts/a.md": json.dumps(list(range(900))).encode()})
    at = len(whole) * cut // 100
    path = tmp_path / "e.interact-plan"
    path.write_bytes(whole[:at])
    with pytest.raises(InputError):
        unpack_plan(receiver, path, own(receiver))
    assert receiver.user is not None
    assert not receiver.user.exists()


def test_a_translation_of_ones_own_keeps_its_place_when_others_come(
    sender: Places, receiver: Places, tmp_path: Path
) -> None:
    file = pack_plan(sender, "evening", tmp_path / "evening.interact-plan")
    set_translation(receiver, "it", "My text", "Il mio testo", "games title")
    assert receiver.own_sessions is not None
    unpack_plan(receiver, file, receiver.own_sessions)
    found = read_entries(receiver.own_i18n, "it")
    assert found.done == {"My text": "Il mio testo", "Dinner": "Cena"}
    assert found.keys == {"My text": "games title"}


def files_of(places: Places) -> dict[str, bytes]:
    assert places.own_files is not None
    return {path.name: path.read_bytes() for path in places.own_files.iterdir()}


@pytest.fixture
def with_files(sender: Places) -> Places:
    """A sender whose plan names two files, and has a third."""
    write(sender.sessions / "evening.yaml", WITH)
    assert sender.own_files is not None
    sender.own_files.mkdir(parents=True)
    (sender.own_files / "map.pdf").write_bytes(PDF)
    (sender.own_files / "Foto 1.png").write_bytes(PNG)
    (sender.own_files / "other.pdf").write_bytes(PDF)
    return sender


def test_own_files_travel_with_the_plan_that_names_them(
    with_files: Places, receiver: Places, tmp_path: Path
) -> None:
    assert files_left_out(with_files, "evening") == []
    packed = pack_plan(with_files, "evening", tmp_path / "e.interact-plan")
    got = receive_plan(receiver, packed, own(receiver))
    assert files_of(receiver) == {"map.pdf": PDF, "Foto 1.png": PNG}
    assert got.path.read_bytes() == WITH.encode()


def test_a_file_of_ones_own_stays_and_the_plan_names_the_other_one(
    with_files: Places, receiver: Places, tmp_path: Path
) -> None:
    packed = pack_plan(with_files, "evening", tmp_path / "e.interact-plan")
    assert receiver.own_files is not None
    receiver.own_files.mkdir(parents=True)
    (receiver.own_files / "Map.pdf").write_bytes(b"%PDF-1.7 mine")
    (receiver.own_files / "Foto 1.png").write_bytes(PNG)
    got = unpack_plan(receiver, packed, own(receiver))
    assert files_of(receiver) == {
        "Map.pdf": b"%PDF-1.7 mine",
        "map-2.pdf": PDF,
        "Foto 1.png": PNG,
    }
    text = got.path.read_text(encoding="utf-8")
    assert read_plan(got.path).plan.days[0].blocks[0].files == ("map-2.pdf", "Foto 1.png")
    assert text.startswith("# an evening\n"), "what was written stays as it was"
    before = everything(receiver)
    again = unpack_plan(receiver, packed, own(receiver))
    assert (again.kept, everything(receiver)) == (None, before)


def test_what_is_not_here_is_named_and_stays_out(
    with_files: Places, receiver: Places, tmp_path: Path
) -> None:
    assert with_files.own_files is not None
    (with_files.own_files / "map.pdf").unlink()
    assert files_left_out(with_files, "evening") == ["map.pdf"]
    packed = pack_plan(with_files, "evening", tmp_path / "e.interact-plan")
    unpack_plan(receiver, packed, own(receiver))
    assert files_of(receiver) == {"Foto 1.png": PNG}


def test_a_plan_that_nobody_could_take_over_is_not_written(
    with_files: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "e.interact-plan"
    monkeypatch.setattr(travelling, "MAX_FILE", 100)
    with pytest.raises(UserError, match="plan-too-big"):
        pack_plan(with_files, "evening", out)
    monkeypatch.setattr(travelling, "MAX_WHOLE", 20)
    with pytest.raises(UserError, match="plan-too-big"):
        pack_plan(with_files, "evening", out)
    assert not out.exists()


def test_with_no_room_for_its_files_a_plan_is_not_taken_over(
    with_files: Places, receiver: Places, tmp_path: Path
) -> None:
    packed = pack_plan(with_files, "evening", tmp_path / "e.interact-plan")
    assert receiver.own_files is not None
    write(receiver.own_files, "in the way")
    before = everything(receiver)
    with pytest.raises((UserError, OSError)):
        unpack_plan(receiver, packed, own(receiver))
    assert everything(receiver) == before
