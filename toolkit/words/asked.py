"""Questions between laptops in words: what was changed on both, and what each of them says.

Times are those of the event's wall clock. People stand under their codes; a value that names
somebody is only for a screen on which names are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import Status
from toolkit.model.instants import Instant, clock_text, to_datetime
from toolkit.words.searching import area_name
from toolkit.words.statuses import answer_name, status_name
from toolkit.words.terms import paper_name, role_name, sex_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.model.claims import Value
    from toolkit.model.event import Event
    from toolkit.model.questions import Question
    from toolkit.words.speech import Words

_PAPERS = frozenset({"consent", "assent", "cleared", "photo", "voice", "output"})


class Asked:
    """What the sentences need: words, the event they speak of, and what laptops are called."""

    def __init__(self, words: Words, event: Event, laptops: Mapping[str, str]) -> None:
        self.words = words
        self.event = event
        self.laptops = laptops

    def subject(self, question: Question) -> str:
        """Say what was changed on both laptops."""
        return _SUBJECTS[question.topic](self, question.subject[1:])

    def value(self, question: Question, value: Value) -> str:
        """Say one of the values."""
        if question.topic == "new-person":
            return self._new_person(value)
        tell = _VALUES.get(question.topic)
        if tell is not None:
            return tell(self, value)
        return " · ".join(self.field(name, said) for name, said in value.items())

    def _new_person(self, value: Value) -> str:
        words = self.words
        if "apart" in value:
            return words.say("They are two people: the second gets a code of their own")
        fields = " · ".join(self.field(name, said) for name, said in value.items())
        one = words.say("One and the same person")
        return words.say("{what} · {fields}", what=one, fields=fields) if fields else one

    def block(self, block: str) -> str:
        """Give the title of a block."""
        return self.words.content(self.event.title_of(block))

    def time(self, at: object) -> str:
        """Give an instant's time on the wall, with its date."""
        moment = to_datetime(Instant(int(str(at))), self.event.zone)
        date, time = self.words.short_date(moment.date()), self.words.clock(moment)
        return self.words.say("{date} {time}", date=date, time=time)

    def minute(self, at: object) -> str:
        """Give a wall time that is kept as minutes after midnight."""
        return clock_text(int(str(at)))

    def field(self, name: str, value: object) -> str:
        """Say one field of a person, of care, of the event or of a search."""
        known = _FIELDS.get(name)
        label = paper_name(self.words, name) if known is None else known(self.words)
        return self.words.say("{field}: {value}", field=label, value=self._said(name, value))

    def _said(self, name: str, value: object) -> str:
        words = self.words
        if name in _PAPERS:
            return answer_name(words, str(value))
        if name == "role":
            return role_name(words, str(value))
        if name == "sex":
            return sex_name(words, str(value))
        if name == "languages" and isinstance(value, list):
            return words.join([words.language_name(str(tag)) for tag in value]) or "–"
        if name == "seen_at":
            return self.time(value)
        if name == "missing":
            return words.say("is looked for") if value else words.say("isn't looked for")
        return str(value) if value not in ("", None) else words.say_c("field", "empty")


def _mark(asked: Asked, value: Value) -> str:
    name = status_name(asked.words, Status(str(value["status"])))
    if value["minutes"] is None:
        return name
    missed = asked.words.duration(int(str(value["minutes"])))
    return asked.words.say("{mark}, {minutes}", mark=name, minutes=missed)


def _takes_part(asked: Asked, value: Value) -> str:
    words = asked.words
    return words.say("takes part") if value["here"] else words.say("has withdrawn")


def _shift(asked: Asked, value: Value) -> str:
    words = asked.words
    if "cleared" in value:
        return words.say("no shift")
    span = words.say(
        "{start} to {end}", start=asked.time(value["start"]), end=asked.time(value["end"])
    )
    return words.say("{span}, awake", span=span) if value["awake"] else span


def _block(asked: Asked, value: Value) -> str:
    if "skipped" in value:
        return asked.words.say("left out")
    return asked.words.say("began {time}", time=asked.time(value["started"]))


def _ended(asked: Asked, value: Value) -> str:
    return asked.words.say("ended {time}", time=asked.time(value["ended"]))


def _length(asked: Asked, value: Value) -> str:
    minutes = int(str(value["minutes"]))
    if minutes < 0:
        return asked.words.say("{minutes} less", minutes=asked.words.duration(-minutes))
    return asked.words.say("{minutes} more", minutes=asked.words.duration(minutes))


def _inserted(asked: Asked, value: Value) -> str:
    minutes = asked.words.duration(int(str(value["minutes"])))
    return asked.words.say("{title}, {minutes}", title=value["title"], minutes=minutes)


def _pause(asked: Asked, value: Value) -> str:
    if "paused" in value:
        return asked.words.say("paused since {time}", time=asked.time(value["paused"]))
    return asked.words.say("goes on since {time}", time=asked.time(value["resumed"]))


def _gap(asked: Asked, value: Value) -> str:
    words = asked.words
    answers: dict[str, Callable[[], str]] = {
        "counted": lambda: words.say("it went on"),
        "paused": lambda: words.say("it stood still"),
        "ended": lambda: words.say("it had ended"),
        "planned": lambda: words.say("all went as planned"),
        "shifted": lambda: words.say(
            "all was {minutes} later", minutes=words.duration(int(str(value["minutes"])))
        ),
        "entered": lambda: words.say("it is typed in from paper"),
    }
    return answers[str(value["answer"])]()


def _state(asked: Asked, value: Value) -> str:
    words = asked.words
    return words.say("it goes on") if value["open"] else words.say("it is over")


def _adapted(asked: Asked, value: Value) -> str:
    words, known = (
        asked.words,
        {
            "keep-wall": lambda: asked.words.say("the wall times are kept"),
            "move-end": lambda: asked.words.say("the end moves"),
            "wake-later": lambda: asked.words.say("everyone wakes later"),
        },
    )
    told = known.get(str(value["repair"]))
    return words.say("times of its own") if told is None else told()


def _count(asked: Asked, value: Value) -> str:
    return asked.words.say("{counted} of {expected}", **value)


def _handed(asked: Asked, value: Value) -> str:
    words = asked.words
    parts = [asked.time(value["at"])]
    if value["carer"]:
        parts.append(str(value["carer"]))
    if value["adult"]:
        parts.append(words.say("with {code}", code=value["adult"]))
    parts.append(words.say("signed") if value["signed"] else words.say("not signed"))
    if value["note"]:
        parts.append(f"“{value['note']}”")
    return " · ".join(parts)


def _where(asked: Asked, value: Value) -> str:
    words = asked.words
    places: dict[str, Callable[[], str]] = {
        "room": lambda: words.say("in the room"),
        "out": lambda: words.say("out"),
        "off-site": lambda: words.say("off site"),
        "handed-in": lambda: words.say("arrived"),
        "handed-out": lambda: words.say("left with a carer"),
    }
    place = places[str(value["to"])]()
    if not value["adult"]:
        return place
    return words.say("{place}, with {code}", place=place, code=value["adult"])


def _medicine(asked: Asked, value: Value) -> str:
    if "cleared" in value:
        return asked.words.say("not taken any more")
    times = value["times"]
    told = [asked.minute(at) for at in times] if isinstance(times, list) else []
    return " · ".join([str(value["text"]), *told])


def _dose(asked: Asked, value: Value) -> str:
    words = asked.words
    outcomes: dict[str, Callable[[], str]] = {
        "given": lambda: words.say("given"),
        "refused": lambda: words.say("refused"),
        "not-needed": lambda: words.say_c("dose", "not needed"),
    }
    return words.say(
        "{outcome}, {time}", outcome=outcomes[str(value["outcome"])](), time=asked.time(value["at"])
    )


def _roll(asked: Asked, value: Value) -> str:
    return asked.words.say("was seen") if value["seen"] else asked.words.say("was not seen")


def _roll_closed(asked: Asked, value: Value) -> str:
    return asked.words.say("{seen} of {expected} seen", **value)


def _area(asked: Asked, value: Value) -> str:
    return asked.words.say("{code} looks there", code=value["adult"])


def _search_closed(asked: Asked, value: Value) -> str:
    words = asked.words
    ended = (
        words.say("found") if value["how"] == "found" else words.say("handed over to the police")
    )
    more = [str(value[name]) for name in ("where", "condition", "adult", "note") if value[name]]
    return " · ".join([ended, *more])


def _steps(_asked: Asked, value: Value) -> str:
    steps = value["steps"]
    return " · ".join(str(step) for step in steps) if isinstance(steps, list) else ""


def _lead_key(asked: Asked, value: Value) -> str:
    return asked.words.say("key ending in {ending}", ending=str(value["recipient"])[-6:])


def _log(_asked: Asked, value: Value) -> str:
    return f"“{value['text']}”"


def _clock(asked: Asked, value: Value) -> str:
    device = str(value["device"])
    name = asked.laptops.get(device) or asked.words.say("Laptop {signs}", signs=device[:4].upper())
    return asked.words.say("{laptop} runs the agenda", laptop=name)


_VALUES: dict[str, Callable[[Asked, Value], str]] = {
    "mark": _mark,
    "takes-part": _takes_part,
    "shift": _shift,
    "block": _block,
    "ended": _ended,
    "length": _length,
    "inserted": _inserted,
    "pause": _pause,
    "gap": _gap,
    "state": _state,
    "adapted": _adapted,
    "count": _count,
    "handed": _handed,
    "where": _where,
    "medicine": _medicine,
    "dose": _dose,
    "roll": _roll,
    "roll-closed": _roll_closed,
    "area": _area,
    "search-closed": _search_closed,
    "facility-steps": _steps,
    "lead-key": _lead_key,
    "log": _log,
    "clock": _clock,
}

_Rest = tuple[str, ...]

_SUBJECTS: dict[str, Callable[[Asked, _Rest], str]] = {
    "mark": lambda a, s: a.words.say("{code} in “{block}”", code=s[0], block=a.block(s[1])),
    "person": lambda a, s: a.words.say("What is known of {code}", code=s[0]),
    "new-person": lambda a, s: a.words.say("{code} was given out on both laptops", code=s[0]),
    "takes-part": lambda a, s: a.words.say("Whether {code} takes part", code=s[0]),
    "shift": lambda a, s: a.words.say("A shift of {code}", code=s[0]),
    "block": lambda a, s: a.words.say("“{block}”", block=a.block(s[0])),
    "ended": lambda a, s: a.words.say("The end of “{block}”", block=a.block(s[0])),
    "length": lambda a, s: a.words.say("The length of “{block}”", block=a.block(s[0])),
    "inserted": lambda a, _: a.words.say("A block that was added"),
    "pause": lambda a, _: a.words.say("Whether it is paused"),
    "gap": lambda a, s: a.words.say(
        "What was from {start} to {end}", start=a.time(s[0]), end=a.time(s[1])
    ),
    "state": lambda a, _: a.words.say("Whether the event goes on"),
    "adapted": lambda a, _: a.words.say("What was chosen for the change of the clocks"),
    "event": lambda a, _: a.words.say("What is known of the event"),
    "count": lambda a, s: a.words.say("The night count of {time}", time=a.minute(s[1])),
    "handed": lambda a, s: (
        a.words.say("The arrival of {code}", code=s[0])
        if s[1] == "in"
        else a.words.say("The departure of {code}", code=s[0])
    ),
    "where": lambda a, s: a.words.say("Where {code} is", code=s[0]),
    "care": lambda a, s: a.words.say("What carers have to know of {code}", code=s[0]),
    "medicine": lambda a, s: a.words.say("A medicine of {code}", code=s[0]),
    "dose": lambda a, s: a.words.say("A dose for {code}, {time}", code=s[0], time=a.time(s[2])),
    "roll": lambda a, s: a.words.say("{code} when the roll was called", code=s[0]),
    "roll-closed": lambda a, _: a.words.say("What the roll-call came to"),
    "about": lambda a, s: a.words.say("The search for {code}", code=s[0]),
    "area": lambda a, s: a.words.say("Who looks in “{area}”", area=area_name(a.words, s[1])),
    "search-closed": lambda a, _: a.words.say("How the search ended"),
    "facility-steps": lambda a, _: a.words.say("The facility's own steps"),
    "lead-key": lambda a, _: a.words.say("The safeguarding lead's key"),
    "log": lambda a, _: a.words.say("A log between shifts"),
    "clock": lambda a, _: a.words.say("Which laptop runs the agenda"),
}

_FIELDS: dict[str, Callable[[Words], str]] = {
    "title": lambda w: w.say_c("field", "title"),
    "place": lambda w: w.say_c("field", "place"),
    "facility": lambda w: w.say_c("field", "facility"),
    "languages": lambda w: w.say_c("field", "languages"),
    "role": lambda w: w.say_c("field", "role"),
    "age": lambda w: w.say_c("field", "age"),
    "sex": lambda w: w.say_c("field", "sex"),
    "home": lambda w: w.say_c("field", "home"),
    "call_name": lambda w: w.say_c("field", "call name"),
    "name": lambda w: w.say_c("field", "name"),
    "organisation": lambda w: w.say_c("field", "organisation"),
    "contacts": lambda w: w.say_c("field", "contacts"),
    "allergies": lambda w: w.say_c("field", "allergies"),
    "risks": lambda w: w.say_c("field", "risks"),
    "belongings": lambda w: w.say_c("field", "belongings"),
    "room": lambda w: w.say_c("field", "room"),
    "missing": lambda w: w.say_c("field", "search"),
    "seen_at": lambda w: w.say_c("field", "last seen"),
    "seen_by": lambda w: w.say_c("field", "seen by"),
    "where": lambda w: w.say_c("field", "where"),
    "wearing": lambda w: w.say_c("field", "wearing"),
}
