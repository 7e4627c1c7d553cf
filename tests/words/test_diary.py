"""The diary says every fact in plain words, and no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.model.saying import START, Said, minute
from toolkit.model.facts import (
    KINDS,
    Adapted,
    Amended,
    BlockEnded,
    BlockExtended,
    BlockInserted,
    BlockShortened,
    BlockSkipped,
    BlockStarted,
    Body,
    Closed,
    EventAmended,
    Fact,
    HeadcountTaken,
    ItemTicked,
    Marked,
    Noted,
    Opened,
    Paused,
    Registered,
    ResumeAnswered,
    Resumed,
    Retracted,
    ShiftCleared,
    ShiftSet,
    Status,
    StepTicked,
    Withdrawn,
    kind_of,
)
from toolkit.model.instants import HOUR
from toolkit.words import Words, load
from toolkit.words.diary import _TOPICS, Diary, line
from toolkit.words.diary_concerns import PASSED_OVER
from toolkit.words.diary_sight import PRIVATE
from toolkit.words.tags import LONG_PSEUDO, MIRRORED_PSEUDO

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Words()
CODE = "NORD-01-I"

SENTENCES: list[tuple[Body, str]] = [
    (EventAmended(title="T", place="P"), "What the event says of itself was put right: "),
    (Adapted("keep-wall"), "The clocks change: all times on the wall are kept."),
    (Adapted("move-end"), "The clocks change: the end was moved, so that no hour is lost."),
    (Adapted("wake-later"), "The clocks change: everyone is woken later that morning."),
    (Adapted("otherwise"), "The plan was adapted for this event."),
    (Opened(), "The event was opened."),
    (Opened("Maria", "no lead"), "The event was opened on the word of a named person, with a "),
    (Closed(), "The event was closed."),
    (Registered(CODE, "child"), "NORD-01-I was registered: Child."),
    (Amended(CODE, consent="yes"), "What is known of NORD-01-I was put right: Guardian's consent"),
    (Withdrawn(CODE), "NORD-01-I left the event."),
    (
        ShiftSet(CODE, "early", START, START + HOUR),
        "NORD-01-I is on duty from Fri 2 Oct 12:00 to Fri 2 Oct 13:00.",
    ),
    (
        ShiftSet(CODE, "night", START, START + HOUR, awake=True),
        "NORD-01-I is on duty and awake from Fri 2 Oct 12:00 to Fri 2 Oct 13:00.",
    ),
    (ShiftCleared(CODE, "early"), "A time on duty of NORD-01-I was taken off the rota."),
    (BlockStarted("a"), "“Who is here” began."),
    (BlockEnded("a"), "“Who is here” ended."),
    (BlockExtended("a", 65), "“Who is here” was given 1 h 5 min more."),
    (BlockShortened("a", 5), "“Who is here” was cut by 5 min."),
    (BlockSkipped("s1"), "“S1” was left out."),
    (
        BlockInserted("walk", "A walk", "free", 25, "a"),
        "“A walk” was added after “Who is here”, for 25 min.",
    ),
    (Paused(), "What was running was paused."),
    (Resumed(), "What was paused went on."),
    (
        ResumeAnswered("counted", START, START + HOUR),
        "The laptop slept from Fri 2 Oct 12:00 to Fri 2 Oct 13:00; the block went on.",
    ),
    (
        ResumeAnswered("paused", START, START + HOUR),
        "The laptop slept from Fri 2 Oct 12:00 to Fri 2 Oct 13:00; the block was paused.",
    ),
    (
        ResumeAnswered("ended", START, START + HOUR),
        "The laptop slept from Fri 2 Oct 12:00 to Fri 2 Oct 13:00; the block was over.",
    ),
    (
        ResumeAnswered("planned", START, START + HOUR),
        "Nobody saw the clock from Fri 2 Oct 12:00 to Fri 2 Oct 13:00; all went as planned.",
    ),
    (
        ResumeAnswered("shifted", START, START + HOUR, 15),
        (
            "Nobody saw the clock from Fri 2 Oct 12:00 to Fri 2 Oct 13:00; all went as planned, "
            "moved by 15 min."
        ),
    ),
    (
        ResumeAnswered("entered", START, START + HOUR),
        "Nobody saw the clock from Fri 2 Oct 12:00 to Fri 2 Oct 13:00; it is entered from paper.",
    ),
    (StepTicked("a", 0), "“Who is here”: step 1 was ticked."),
    (StepTicked("a", 1, done=False), "“Who is here”: the tick of step 2 was removed."),
    (ItemTicked("print:agenda"), "A line of the checklist was ticked."),
    (ItemTicked("print:agenda", done=False), "A tick on the checklist was removed."),
    (Marked(CODE, "a", Status.SAT_OUT), "NORD-01-I in “Who is here”: chose to sit out."),
    (Marked(CODE, "a", Status.LATE, 12), "NORD-01-I in “Who is here”: late, 12 min missed."),
    (Marked(CODE, "gone", Status.PRESENT), "NORD-01-I in “gone”: present."),
    (HeadcountTaken(12, 13), "Headcount: 12 of 13."),
    (HeadcountTaken(12, 13, "a"), "Headcount in “Who is here”: 12 of 13."),
    (HeadcountTaken(13, 13, "night", 1530), "Night headcount of 01:30: 13 of 13."),
    (Noted("A. cried"), "A note was written."),
    (Noted("A. cried", "a"), "A note was written on “Who is here”."),
    (Retracted(("ff",)), "Undone: an entry that isn't here."),
]


def told(said: Said, fact: Fact, words: Words = WORDS) -> str:
    return line(words, said.event, fact, said.facts)


@pytest.mark.parametrize(("what", "sentence"), SENTENCES)
def test_each_fact_is_one_sentence(what: Body, sentence: str) -> None:
    said = Said()
    text = told(said, said.say(what))
    assert text.startswith(sentence)
    assert text.endswith(".")


def test_every_kind_has_its_sentence() -> None:
    said = Said()
    assert told(said, said.facts[0]) == "The event was prepared."
    here = {kind_of(what) for what, _ in SENTENCES} | {"prepared"}
    assert here <= set(_TOPICS) | {"retracted"}
    # Every kind is told under a topic, or kept out of diaries for a reason.
    assert set(_TOPICS) | PASSED_OVER | PRIVATE == KINDS


def test_what_was_put_right_is_named_and_only_papers_give_their_answer() -> None:
    said = Said()
    person = said.say(Amended(CODE, age=15, call_name="Zuzu", assent="no", cleared=""))
    assert told(said, person) == (
        "What is known of NORD-01-I was put right: "
        "age, call name, Own yes (no) and Clearance (not yet)."
    )
    event = said.say(EventAmended(title="T", languages=("it",)))
    assert told(said, event) == "What the event says of itself was put right: title and languages."


def test_coming_back_is_told_from_coming() -> None:
    said = Said()
    said.say(Registered(CODE, "child"))
    again = said.say(Registered(CODE, "child"))
    said.say(Withdrawn(CODE))
    back = said.say(Registered(CODE, "child"))
    assert told(said, again) == "NORD-01-I was registered: Child."
    assert told(said, back) == "NORD-01-I came back to the event."


def test_an_undone_entry_says_so_and_the_undo_says_what_it_undid() -> None:
    said = Said()
    longer = said.say(BlockExtended("a", 5))
    undo = said.say(Retracted((longer.id.hex(),)))
    assert told(said, longer) == "“Who is here” was given 5 min more. (undone)"
    assert told(said, undo) == "Undone: “Who is here” was given 5 min more."
    redo = said.say(Retracted((undo.id.hex(),)))
    assert told(said, longer) == "“Who is here” was given 5 min more."
    assert told(said, undo) == "Undone: “Who is here” was given 5 min more. (undone)"
    assert told(said, redo) == "Done again: “Who is here” was given 5 min more."
    undone_again = said.say(Retracted((redo.id.hex(),)))
    assert told(said, undone_again) == "Undone: “Who is here” was given 5 min more."


def test_an_undo_of_many_names_the_first() -> None:
    said = Said()
    marks = [said.say(Marked(f"NORD-0{n}-X", "a", Status.PRESENT)) for n in (1, 2, 3)]
    undo = said.say(Retracted(tuple(mark.id.hex() for mark in marks)))
    assert told(said, undo) == "Undone: NORD-01-X in “Who is here”: present. And 2 entries more."


def test_retractions_that_point_at_themselves_or_ahead_do_no_harm() -> None:
    said = Said()
    said.say(Retracted(("00" * 15 + "02", "00" * 15 + "03", "not hexadecimal")))
    said.say(Retracted(("00" * 15 + "03", "00" * 15 + "02")))
    assert [told(said, fact) for fact in said.facts[1:]] == [
        "Undone: an entry that isn't here. (undone)",
        "Done again: an entry that isn't here.",
    ]


def test_what_was_inserted_and_undone_keeps_its_title() -> None:
    said = Said()
    inserted = said.say(BlockInserted("walk", "A walk", "free", 25, "a"))
    said.say(Retracted((inserted.id.hex(),)))
    assert told(said, inserted).startswith("“A walk” was added after “Who is here”")


def test_removed_entries_and_newer_ones_are_told_apart() -> None:
    said = Said()
    removed = said.say(None, kind="marked", body=b"\0\0\0\0")
    newer = said.say(None, kind="hologram", body=b'{"type":"hologram"}')
    assert told(said, removed) == "An entry that was removed on request."
    assert told(said, newer) == "An entry by a newer version of this program."
    assert [entry.about for entry in Diary(WORDS, said.event, said.facts).entries()] == [
        "event",
        "presence",
        "other",
    ]


def test_no_name_and_no_note_is_ever_told() -> None:
    secret = "Sentinella"
    said = Said()
    said.say(Registered(CODE, "child", call_name=secret, name=secret, organisation=secret))
    said.say(Amended(CODE, call_name=secret, name=secret, organisation=secret))
    said.say(Opened(secret, secret))
    said.say(Noted(secret, "a"))
    said.say(ItemTicked(f"paper:{secret}"))
    for entry in Diary(WORDS, said.event, said.facts).entries():
        assert secret not in " ".join((entry.text, entry.about, entry.desk))


def test_the_diary_stands_in_the_order_in_which_things_happened() -> None:
    said = Said()
    said.say(BlockStarted("pause"), at=60, desk="TEAM-01-6")
    started = said.say(BlockStarted("a"), at=0)
    said.facts[-1] = msgspec.structs.replace(started, recorded=minute(61))
    undone = said.say(BlockExtended("a", 5), at=10)
    said.say(Retracted((undone.id.hex(),)), at=62)
    entries = Diary(WORDS, said.event, said.facts).entries()
    assert [entry.text for entry in entries] == [
        "The event was prepared.",
        "“Who is here” began.",
        "“Who is here” was given 5 min more. (undone)",
        "“Break” began.",
        "Undone: “Who is here” was given 5 min more.",
    ]
    assert [entry.undone for entry in entries] == [False, False, True, False, False]
    assert (entries[1].at, entries[1].written) == (minute(0), minute(61))
    assert [entry.desk for entry in entries] == ["", "", "", "TEAM-01-6", ""]


@pytest.mark.parametrize("language", [LONG_PSEUDO, MIRRORED_PSEUDO])
def test_every_sentence_goes_through_translation(language: str, root: Path) -> None:
    words = load(language, root / "i18n")
    said = Said()
    for what, _ in SENTENCES:
        said.say(what)
    english = Diary(WORDS, said.event, said.facts).entries()
    other = Diary(words, said.event, said.facts).entries()
    assert not {entry.text for entry in english} & {entry.text for entry in other}
    assert not {entry.about for entry in english} & {entry.about for entry in other}
