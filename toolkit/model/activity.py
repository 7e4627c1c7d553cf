"""An activity of the library: something that can be led by itself or become a block of a plan."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.ids import free_id
from toolkit.model.plan import Block, Group, Kind, Material, Sensitivity, Step

if TYPE_CHECKING:
    from collections.abc import Collection


class Theme(StrEnum):
    """What an activity is for, in the order in which lists show them."""

    OPENER = "opener"
    ENERGISER = "energiser"
    TRUST = "trust"
    ONLINE_SAFETY = "online-safety"
    DISCLOSURE_PRACTICE = "disclosure-practice"
    COACHING = "coaching"
    PEER_SUPPORT = "peer-support"
    EVALUATION = "evaluation"
    CLOSING = "closing"
    REST_TIME = "rest-time"


class Energy(StrEnum):
    """How much it stirs a group up."""

    CALM = "calm"
    MEDIUM = "medium"
    LIVELY = "lively"


class Literacy(StrEnum):
    """How much reading it needs, from none upwards; some may be read aloud or drawn."""

    NONE = "none"
    SOME = "some"
    FULL = "full"


class Activity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One activity. Its steps' minutes add up to ``minutes``.

    ``debrief`` are questions to choose from, asked within the steps where these leave time for
    talk, or afterwards. ``variations`` are other ways to hold it, ``tips`` come from those who have
    done it often, ``follow_up`` is what is done with it later.
    """

    id: str
    version: int
    title: str
    theme: Theme
    language: str
    summary: str
    minutes: int
    group: Group
    energy: Energy
    literacy: Literacy
    sensitivity: Sensitivity
    purpose: str
    steps: tuple[Step, ...]
    opt_out: str
    low_tech: str
    if_wrong: str
    room: str = ""
    preparation: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    debrief: tuple[str, ...] = ()
    variations: tuple[str, ...] = ()
    safeguarding: str = ""
    tips: tuple[str, ...] = ()
    handouts: tuple[str, ...] = ()
    follow_up: str = ""


def as_block(activity: Activity, taken_ids: Collection[str], questions: str) -> Block:
    """Make a block of an activity, under an id that none of ``taken_ids`` has.

    A block has no place of its own for the questions of the debrief. They are to choose from, and
    some activities end with words that close what was opened, so they don't go among a step's own
    words: they become a last step without minutes. ``questions`` is its text, which says what they
    are, in the activity's language. Questions that a step asks already aren't repeated.
    """
    rest = activity.theme is Theme.REST_TIME
    return Block(
        id=free_id(activity.id, taken_ids),
        title=activity.title,
        kind=Kind.FREE if rest else Kind.SESSION,
        minutes=activity.minutes,
        voluntary=rest,
        sensitivity=activity.sensitivity,
        room=activity.room,
        purpose=activity.purpose,
        steps=(*activity.steps, *_talk(activity, questions)),
        materials=activity.materials,
        handouts=activity.handouts,
        activity=activity.id,
        safeguarding=activity.safeguarding,
        opt_out=activity.opt_out,
        low_tech=activity.low_tech,
        if_wrong=activity.if_wrong,
    )


def _talk(activity: Activity, questions: str) -> tuple[Step, ...]:
    asked = {words for step in activity.steps for words in step.say}
    left = tuple(question for question in activity.debrief if question not in asked)
    return (Step(text=questions, say=left),) if left else ()
