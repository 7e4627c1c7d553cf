"""Concerns for real: sealed with age, in a real workspace; who writes one can't read it back."""

from __future__ import annotations

import base64
import stat
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest

from toolkit.actions import concern_papers, concerns, events, undoing
from toolkit.actions.sample import sample_lead_key
from toolkit.actions.showing import show_event
from toolkit.content.places import Places, shipped
from toolkit.model.codes import check_character
from toolkit.model.concerns import MOST, Draft, fold_concerns
from toolkit.model.errors import UserError
from toolkit.model.facts import Noted
from toolkit.model.facts_team import ConcernSealed, LeadKeySet
from toolkit.model.instants import MINUTE, Instant
from toolkit.store.sealing import make_key
from toolkit.words import Words
from toolkit.words.diary import Diary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Scene
    from toolkit.store.sealing import SealingKey

WORDS = "Zwetschge cried behind the gym"
PASSPHRASE = "seven quiet otters"


@pytest.fixture
def key(scene: Scene) -> SealingKey:
    """A lead's key that was made elsewhere and is set for the event."""
    made = make_key()
    concerns.set_lead_key(scene.desk, scene.event, made.recipient)
    return made


def draft(scene: Scene, **more: object) -> Draft:
    plain = Draft("told", scene.codes()[2], danger=True, text=WORDS, by="TEAM-02-1")
    return msgspec.structs.replace(plain, **more)


def sealed_fact(scene: Scene) -> ConcernSealed:
    return next(
        f.what for f in reversed(scene.desk.facts(scene.event)) if isinstance(f.what, ConcernSealed)
    )


def test_the_lead_reads_in_the_order_of_time_what_was_written(
    scene: Scene, key: SealingKey
) -> None:
    first = concerns.write(scene.desk, scene.event, draft(scene))
    scene.clock.set(Instant(scene.clock.now() + 5 * MINUTE))
    second = concerns.write(scene.desk, scene.event, Draft("seen"))
    receipts = [concerns.receipt_of(first), concerns.receipt_of(second)]
    for receipt in receipts:
        plain = receipt.replace("-", "")
        assert check_character(plain[:-1]) == plain[-1]
    found = concerns.read(scene.desk, scene.event, key.identity)
    assert [one.sealed.receipt for one in found] == receipts
    opened = found[0].concern
    assert opened is not None
    assert (opened.text, opened.about, opened.danger) == (WORDS, scene.codes()[2], True)
    assert (opened.kind, opened.by) == ("told", "TEAM-02-1")
    assert opened.written == scene.clock.now() - 5 * MINUTE


def test_no_word_of_it_is_in_the_database(scene: Scene, key: SealingKey) -> None:
    """The facts as they lie in the decrypted database, envelope and body."""
    before = len(scene.desk.facts(scene.event))
    concerns.write(scene.desk, scene.event, draft(scene, by="TEAM-01-3"))
    stored = scene.desk.workspace.facts(scene.event)[before:]
    assert len(stored) == 1
    envelope = stored[0]
    assert envelope.desk == ""
    assert envelope.kind == "concern-sealed"
    raw = repr(envelope).encode() + envelope.body
    # Three letters may stand in what is sealed by chance; six or a sign that isn't base64 may not.
    long = [word for word in WORDS.split() if len(word) > 5]
    assert long
    for word in (*long, scene.codes()[2], "TEAM-", '"told"', "danger"):
        assert word.encode() not in raw, word


def test_no_private_key_is_left_in_the_workspace(scene: Scene, tmp_path: Path) -> None:
    made = concerns.make_lead_key(tmp_path / "lead.age", PASSPHRASE)
    concerns.set_lead_key(scene.desk, scene.event, made.recipient)
    concerns.write(scene.desk, scene.event, draft(scene))
    said = b"".join(repr(f).encode() for f in scene.desk.facts(scene.event))
    said += scene.desk.workspace.setting(events.LEAD_KEY).encode()
    assert made.recipient.encode() in said
    assert made.identity.encode() not in said
    for file in scene.desk.workspace.folder.rglob("*"):
        if file.is_file():
            assert made.identity.encode() not in file.read_bytes()
            assert WORDS.encode() not in file.read_bytes()


def sealed_bytes(armoured: str) -> int:
    """The length of what is sealed; the head before it varies by chance from file to file."""
    raw = base64.b64decode("".join(armoured.splitlines()[1:-1]))
    return len(raw.split(b"\n--- ", 1)[1].split(b"\n", 1)[1])


def test_the_length_tells_nothing(scene: Scene, key: SealingKey) -> None:
    lengths = set()
    for text in ("", "a", WORDS * 40, "م" * 1000):
        concerns.write(scene.desk, scene.event, draft(scene, text=text, about=""))
        lengths.add(sealed_bytes(sealed_fact(scene).sealed))
    assert len(lengths) == 1
    concerns.write(scene.desk, scene.event, draft(scene, text="x" * MOST))
    assert sealed_bytes(sealed_fact(scene).sealed) not in lengths


def test_without_a_key_nothing_is_written(scene: Scene, sample: events.NewEvent) -> None:
    bare = events.prepare(scene.desk, replace(sample, sample=False, lead_key="")).event
    before = len(scene.desk.facts(bare))
    with pytest.raises(UserError) as refused:
        concerns.write(scene.desk, bare, Draft("seen", text=WORDS))
    assert refused.value.code == "no-lead-key"
    assert len(scene.desk.facts(bare)) == before


def test_nobody_can_take_one_back(scene: Scene, key: SealingKey) -> None:
    scene.desk.say(scene.event, [Noted("x")])
    concerns.write(scene.desk, scene.event, draft(scene))
    undone = undoing.undoable(scene.desk, scene.event)
    assert [type(f.what) for f in undone] == [Noted]
    for _ in range(3):
        undoing.undo(scene.desk, scene.event)
        if not undoing.undoable(scene.desk, scene.event):
            break
    assert len(concerns.read(scene.desk, scene.event, key.identity)) == 1


def test_neither_diary_nor_show_says_that_there_is_one(scene: Scene, key: SealingKey) -> None:
    now = scene.clock.now()
    shown = show_event(scene.desk, scene.event, now)
    diary = Diary(Words(), scene.state, scene.desk.facts(scene.event)).entries()
    concerns.write(scene.desk, scene.event, draft(scene))
    assert show_event(scene.desk, scene.event, now) == shown
    assert Diary(Words(), scene.state, scene.desk.facts(scene.event)).entries() == diary


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"about": "NORD-99-9"}, "no-such-person"), ({"text": "x" * (MOST + 1)}, "concern-too-long")],
)
def test_what_cant_be_sealed_is_said(
    scene: Scene, key: SealingKey, wrong: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        concerns.write(scene.desk, scene.event, draft(scene, **wrong))
    assert refused.value.code == code


def test_undecodable_bytes_of_a_command_line_dont_lose_the_rest(
    scene: Scene, key: SealingKey
) -> None:
    concerns.write(scene.desk, scene.event, draft(scene, text="caf\udce9 at night"))
    opened = concerns.read(scene.desk, scene.event, key.identity)[0].concern
    assert opened is not None
    assert opened.text == "caf? at night"


def test_a_wrong_key_says_so_in_one_line(scene: Scene, key: SealingKey) -> None:
    assert concerns.read(scene.desk, scene.event, make_key().identity) == []
    concerns.write(scene.desk, scene.event, draft(scene))
    other = make_key()
    with pytest.raises(UserError) as refused:
        concerns.read(scene.desk, scene.event, other.identity)
    assert refused.value.code == "lead-key-other"
    assert refused.value.params == {"ending": other.recipient[-6:]}


def test_after_a_change_of_key_each_opens_its_own(scene: Scene, key: SealingKey) -> None:
    concerns.write(scene.desk, scene.event, draft(scene))
    new = make_key()
    concerns.set_lead_key(scene.desk, scene.event, new.recipient)
    concerns.write(scene.desk, scene.event, draft(scene, text="later"))
    found = concerns.read(scene.desk, scene.event, new.identity)
    assert [one.trouble for one in found] == ["other-key", ""]
    assert [one.trouble for one in concerns.read(scene.desk, scene.event, key.identity)] == [
        "",
        "other-key",
    ]


def test_a_damaged_one_leaves_the_others_readable(scene: Scene, key: SealingKey) -> None:
    concerns.write(scene.desk, scene.event, draft(scene))
    good = sealed_fact(scene)
    broken = good.sealed[:400] + ("A" if good.sealed[400] != "A" else "B") + good.sealed[401:]
    scene.desk.say(scene.event, [ConcernSealed("AAA-AAA", broken, good.recipient)])
    copied = ConcernSealed("CCC-CCC", good.sealed, good.recipient)
    scene.desk.say(scene.event, [copied])
    found = concerns.read(scene.desk, scene.event, key.identity)
    assert [one.trouble for one in found] == ["", "damaged", "damaged"]


def test_a_key_file_is_closed_by_its_passphrase_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "lead.age"
    made = concerns.make_lead_key(path, PASSPHRASE)
    assert made.identity.encode() not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert concerns.read_key_file(path, PASSPHRASE) == made
    for passphrase, code in (("wrong", "wrong-lead-passphrase"), ("", "lead-passphrase-needed")):
        with pytest.raises(UserError) as refused:
            concerns.read_key_file(path, passphrase)
        assert refused.value.code == code
    with pytest.raises(UserError) as there:
        concerns.make_lead_key(path, PASSPHRASE)
    assert there.value.code == "lead-key-there"
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(UserError) as damaged:
        concerns.read_key_file(path, PASSPHRASE)
    assert damaged.value.code == "lead-key-damaged"


def test_a_bare_key_is_read_from_its_file_or_as_typed_from_paper(tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    made = concerns.make_lead_key(path, "")
    assert concerns.read_key_file(path, "") == made
    path.write_text(f"\ufeff# mine\r\n{made.identity}\r\n", encoding="utf-8")
    assert concerns.read_key_file(path, "") == made
    body = made.identity.removeprefix("AGE-SECRET-KEY-1")
    typed = " ".join(body[at : at + 5] for at in range(0, len(body), 5)).lower()
    assert concerns.typed_key(typed) == made
    assert concerns.typed_key(f"age-secret-key-1 {typed.replace('0', 'o')}") == made
    slip = ("q" if typed[0] != "q" else "p") + typed[1:]
    for wrong in ("", typed[:-1], typed + "q", slip):
        with pytest.raises(UserError) as refused:
            concerns.typed_key(wrong)
        assert refused.value.code == "lead-key-mistyped"
    path.write_text("nothing here", encoding="utf-8")
    with pytest.raises(UserError) as none:
        concerns.read_key_file(path, "")
    assert none.value.code == "no-key-in-file"


def test_the_key_is_remembered_for_the_next_event(scene: Scene, sample: events.NewEvent) -> None:
    real = replace(sample, sample=False, lead_key="")
    first = events.prepare(scene.desk, real).event
    assert scene.desk.event(first).folded(fold_concerns).key is None
    made = make_key()
    concerns.set_lead_key(scene.desk, first, f" {made.recipient.upper()}\n")
    for event in (first, events.prepare(scene.desk, real).event):
        found = scene.desk.event(event).folded(fold_concerns).key
        assert found is not None
        assert found.recipient == made.recipient
    with pytest.raises(UserError) as refused:
        concerns.set_lead_key(scene.desk, first, made.recipient[:-1])
    assert refused.value.code == "bad-recipient"


def test_the_sample_brings_its_own_key_and_leaves_none_behind(scene: Scene) -> None:
    path, passphrase = sample_lead_key(Places(shipped()))
    made = concerns.read_key_file(path, passphrase)
    known = scene.state.folded(fold_concerns).key
    assert known is not None
    assert known.recipient == made.recipient
    concerns.set_lead_key(scene.desk, scene.event, make_key().recipient)
    assert scene.desk.workspace.setting(events.LEAD_KEY) == ""
    assert isinstance(scene.desk.facts(scene.event)[-1].what, LeadKeySet)


def test_the_papers_are_made(scene: Scene, tmp_path: Path) -> None:
    made = make_key()
    path = tmp_path / "key.pdf"
    day = date(2026, 10, 2)
    concern_papers.key_sheet(scene.desk, scene.event, made, day, Words(), path)
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    press, lent = concern_papers.lend_form(scene.desk, scene.event, Words(), shipped() / "i18n")
    assert lent.read_bytes().startswith(b"%PDF")
    assert press.words.language == "en"
