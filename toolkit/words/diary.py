"""The diary of an event in plain words: one sentence for each fact.

People are named by their code only. A note says that it was written and not what it says, and who
opened an event that was held is not named: a diary may leave the house, names may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model import facts as said
from toolkit.model.journal import taken_back
from toolkit.words.diary_checks import KINDS as CHECK_KINDS
from toolkit.words.diary_concerns import PASSED_OVER
from toolkit.words.diary_logs import KINDS as LOG_KINDS
from toolkit.words.diary_search import KINDS as SEARCH_KINDS
from toolkit.words.diary_sentences import Telling, tell
from toolkit.words.diary_sight import DESK, PRIVATE, WHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.words.speech import Words

_TOPICS = {
    "registered": "people",
    "amended": "people",
    "withdrawn": "people",
    "shift-set": "people",
    "shift-cleared": "people",
    "marked": "presence",
    "headcount-taken": "headcount",
    "noted": "note",
    "step-ticked": "checklist",
    "item-ticked": "checklist",
    "retracted": "undo",
    "prepared": "event",
    "event-amended": "event",
    "adapted": "event",
    "opened": "event",
    "closed": "event",
    "block-started": "agenda",
    "block-ended": "agenda",
    "block-extended": "agenda",
    "block-shortened": "agenda",
    "block-skipped": "agenda",
    "block-inserted": "agenda",
    "paused": "agenda",
    "resumed": "agenda",
    "resume-answered": "agenda",
    **dict.fromkeys(LOG_KINDS, "log"),
    **dict.fromkeys(SEARCH_KINDS, "search"),
    **dict.fromkeys(WHERE, "where"),
    **dict.fromkeys(DESK, "desk"),
    **dict.fromkeys(CHECK_KINDS, "checklist"),
    "lead-key-set": "desk",
    "facility-steps-set": "event",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the diary.

    ``at`` is when it is true of the event, ``written`` when it was said, ``desk`` the code of who
    was at the desk, ``about`` a word to sort by. ``undone`` entries were taken back later.
    """

    at: Instant
    written: Instant
    desk: str
    about: str
    text: str
    undone: bool


def line(words: Words, event: Event, fact: Fact, facts: Sequence[Fact] = ()) -> str:
    """Say one fact in a sentence.

    ``facts`` are all of the event, in statement order: they tell what was undone and by what.
    """
    return Diary(words, event, facts or [fact]).line(fact)


class Diary:
    """The facts of one event, ready to be told; ``facts`` stand in statement order."""

    def __init__(self, words: Words, event: Event, facts: Sequence[Fact]) -> None:
        self.words = words
        self._facts = facts
        self._gone = taken_back(facts)
        self._by_id = {fact.id.hex(): fact for fact in facts}
        self._again = _came_back(fact for fact in facts if fact.id not in self._gone)
        titles = {block.id: block.title for _, block in event.plan.all_blocks()}
        for fact in facts:
            if isinstance(fact.what, said.BlockInserted):
                titles.setdefault(fact.what.block, fact.what.title)
        said_here = {block: words.content(title) for block, title in titles.items()}
        self._telling = Telling(words, event.zone, said_here)

    def entries(self) -> list[Entry]:
        """Give the whole diary in the order in which things happened."""
        topics = {topic: _topic_name(self.words, topic) for topic in (*_TOPICS.values(), "")}
        return [
            Entry(
                fact.holds,
                fact.recorded,
                fact.desk,
                topics[_TOPICS.get(fact.kind, "")],
                self.line(fact),
                fact.id in self._gone,
            )
            for fact in sorted(self._facts, key=lambda fact: (fact.holds, fact.id))
            if fact.kind not in PASSED_OVER | PRIVATE
        ]

    def line(self, fact: Fact) -> str:
        """Say one fact in a sentence; one that was undone says so."""
        text = self.sentence(fact)
        if fact.id in self._gone:
            return self.words.say("{what} (undone)", what=text)
        return text

    def sentence(self, fact: Fact) -> str:
        """Say one fact in a sentence, whether or not it was undone."""
        words, what = self.words, fact.what
        if what is None:
            if any(fact.body):
                return words.say("An entry by a newer version of this program.")
            return words.say("An entry that was removed on request.")
        if isinstance(what, said.Retracted):
            return self._undoing(fact)
        if fact.id in self._again and isinstance(what, said.Registered):
            return words.say("{code} came back to the event.", code=what.person)
        return tell(what, self._telling)

    def _undoing(self, fact: Fact) -> str:
        """Say what was taken back; taking back an undo is doing again what it had undone."""
        found, undone = self._targets(fact), True
        while found and all(isinstance(target.what, said.Retracted) for target in found):
            found = [deeper for target in found for deeper in self._targets(target)]
            undone = not undone
        if undone:
            return self.words.say("Undone: {what}", what=self._several(found))
        return self.words.say("Done again: {what}", what=self._several(found))

    def _targets(self, fact: Fact) -> list[Fact]:
        """Give the earlier facts that a retraction speaks of."""
        if not isinstance(fact.what, said.Retracted):
            return []
        found = [self._by_id[target] for target in fact.what.facts if target in self._by_id]
        return [target for target in found if target.id < fact.id]

    def _several(self, found: Sequence[Fact]) -> str:
        words = self.words
        if not found:
            return words.say("an entry that isn't here.")
        first = self.sentence(found[0])
        if len(found) == 1:
            return first
        return words.say_n(
            "{first} And {n} entry more.",
            "{first} And {n} entries more.",
            len(found) - 1,
            first=first,
        )


def _came_back(facts: Iterable[Fact]) -> set[bytes]:
    """Give the registrations of people who had left."""
    away: set[str] = set()
    again: set[bytes] = set()
    for fact in facts:
        what = fact.what
        if isinstance(what, said.Withdrawn):
            away.add(what.person)
        elif isinstance(what, said.Registered) and what.person in away:
            away.discard(what.person)
            again.add(fact.id)
    return again


def _topic_name(words: Words, topic: str) -> str:
    names = {
        "event": words.say_c("diary", "event"),
        "people": words.say_c("diary", "people"),
        "agenda": words.say_c("diary", "agenda"),
        "presence": words.say_c("diary", "presence"),
        "headcount": words.say_c("diary", "headcount"),
        "note": words.say_c("diary", "note"),
        "checklist": words.say_c("diary", "checklist"),
        "log": words.say_c("diary", "log"),
        "search": words.say_c("diary", "child not found"),
        "where": words.say_c("diary", "where children are"),
        "desk": words.say_c("diary", "desk"),
        "undo": words.say_c("diary", "undo"),
    }
    return names.get(topic, words.say_c("diary", "other"))
