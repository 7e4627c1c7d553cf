"""What a rota leaves open, in words, and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit.model.instants import Instant, to_datetime
from toolkit.words.terms import sex_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from toolkit.model.duty import Finding
    from toolkit.words.speech import Words

Params = Mapping[str, object]


def finding_text(words: Words, found: Finding) -> str:
    """Say what is open, without when; people are named by their code."""
    return _TEXTS[found.code](words, found.params)


def span_text(words: Words, begin: Instant, end: Instant, zone: ZoneInfo) -> str:
    """Say from when to when, with the date once where both are on the same."""
    first, last = to_datetime(begin, zone), to_datetime(end, zone)
    date = words.short_date(first.date())
    if first.date() == last.date():
        return words.say(
            "{date} {begin} – {end}", date=date, begin=words.clock(first), end=words.clock(last)
        )
    return words.say(
        "{date} {begin} – {other} {end}",
        date=date,
        begin=words.clock(first),
        other=words.short_date(last.date()),
        end=words.clock(last),
    )


def _too_few(words: Words, p: Params) -> str:
    children = words.say_n("{n} child", "{n} children", _whole(p["children"]))
    adults = _whole(p["adults"])
    if not adults:
        return words.say(
            "No cleared adult is on duty, for {children}. At least {needed} are needed.",
            children=children,
            needed=p["needed"],
        )
    return words.say(
        "Only one cleared adult is on duty, for {children}. At least {needed} are needed.",
        children=children,
        needed=p["needed"],
    )


def _ratio(words: Words, p: Params) -> str:
    return words.say(
        "Cleared adults on duty: {adults}, for {children} children. "
        "One is needed for every {ratio}.",
        **p,
    )


def _one_sex(words: Words, p: Params) -> str:
    return words.say(
        "Girls and boys take part, and all on duty are of one sex ({sex}).",
        sex=sex_name(words, str(p["sex"])),
    )


def _untold(words: Words, p: Params) -> str:
    if p["whom"] == "team":
        return words.say(
            "Whether a woman and a man are on duty can't be told: not everyone on duty has said."
        )
    return words.say(
        "Whether the group is mixed can't be told: not everyone has said. All on duty may be of "
        "one sex."
    )


def _rest(words: Words, p: Params) -> str:
    return words.say(
        "{person} rests only {length} between two shifts. It should be 11 hours.",
        person=p["person"],
        length=words.duration(_whole(p["minutes"])),
    )


def _long(words: Words, p: Params) -> str:
    return words.say(
        "{person} is on duty for {length} without a break of 11 hours in the 24.",
        person=p["person"],
        length=words.duration(_whole(p["minutes"])),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


_TEXTS: dict[str, Callable[[Words, Params], str]] = {
    "no-rota": lambda w, p: w.say("No rota yet: nobody has a shift."),
    "too-few": _too_few,
    "ratio": _ratio,
    "ratio-night": _ratio,
    "nobody-awake": lambda w, p: w.say("Nobody on duty is awake. One must be, all night."),
    "one-sex-night": _one_sex,
    "one-sex-day": _one_sex,
    "sex-untold": _untold,
    "short-rest": _rest,
    "long-duty": _long,
    "not-cleared": lambda w, p: w.say(
        "{person} has a shift and is not cleared, so is not counted.", **p
    ),
    "not-adult": lambda w, p: w.say(
        "{person} has a shift and is under 18 or takes part, so is not counted.", **p
    ),
}
