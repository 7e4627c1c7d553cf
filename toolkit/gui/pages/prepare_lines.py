"""The checklist's lines in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages.prepare_list import DONE, HEADING, INFO, CheckRow
from toolkit.words.terms import paper_name, role_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.model.checklist import Checklist, LeadKey, Paper, Post, Print, Thing
    from toolkit.model.event import Event
    from toolkit.words import Words

_NAMED = 3
"""So many blocks are named on a line; the others are counted."""


def paper_rows(words: Words, papers: Iterable[Paper], event: Event) -> list[CheckRow]:
    """Say whose papers are there: tick one when it is in your hand."""
    rows = []
    for paper in papers:
        title = words.say(
            "{code} · {paper}", code=paper.person, paper=paper_name(words, paper.paper)
        )
        if paper.refused:
            told = words.say("Said no. Cared for and counted, not in sessions.")
            if paper.paper == "cleared":
                told = words.say("Not cleared: works with no child.")
            rows.append(CheckRow(paper.key, title, told, kind=INFO))
            continue
        aside = "" if paper.done else words.say("missing")
        role = event.people[paper.person].role
        detail = role_name(words, role) if paper.paper == "cleared" else ""
        rows.append(CheckRow(paper.key, title, detail, aside, ticked=paper.done))
    return rows


def team_rows(words: Words, found: Checklist, event: Event) -> list[CheckRow]:
    """Say which roles are filled, who is cleared, and whom the plan needs when."""
    rows = [_post(words, post) for post in found.team]
    rows += [_lead_key(words, line) for line in found.lead_key]
    if found.clearances:
        rows.append(_heading(words.say("Cleared to work with children")))
        rows += paper_rows(words, found.clearances, event)
    if event.plan.rota:
        rows.append(_heading(words.say("Whom the plan needs when")))
    for number, shift in enumerate(event.plan.rota):
        title = words.say(
            "Day {day} · {begin} – {end} · {name}",
            day=shift.day,
            begin=words.time(shift.start),
            end=words.time(shift.end),
            name=words.content(shift.name),
        )
        roles = words.join([role_name(words, role) for role in shift.roles])
        detail = roles
        if shift.note:
            detail = words.say("{a} · {b}", a=roles, b=words.content(shift.note))
        rows.append(CheckRow(f"rota:{number}", title, detail, kind=INFO))
    return rows


def _post(words: Words, post: Post) -> CheckRow:
    aside = words.say(
        "{cleared} of {needed} cleared",
        cleared=words.number(post.cleared),
        needed=words.number(post.needed),
    )
    detail = words.content(post.note) if post.note else ""
    if post.filled:
        return CheckRow(
            post.key, role_name(words, post.role), detail, aside, DONE, spoken=words.say("filled")
        )
    return CheckRow(post.key, role_name(words, post.role), detail, aside, ticked=post.done)


def _lead_key(words: Words, line: LeadKey) -> CheckRow:
    title = words.say("Key of the safeguarding lead")
    if line.ending:
        aside = words.say("ending in {ending}", ending=line.ending)
        detail = words.say("Concerns (F8) are sealed to it.")
        return CheckRow(line.key, title, detail, aside, DONE, spoken=words.say("set"))
    detail = words.say(
        "Set it on the page Team, under Concerns. Without it F8 only says whom to tell."
    )
    return CheckRow(line.key, title, detail, ticked=line.done)


def thing_rows(words: Words, things: Sequence[Thing], event: Event) -> list[CheckRow]:
    """Say what to bring, for the whole event, for each person, for each small group."""
    people = sum(not person.withdrawn for person in event.participants())
    headings = {
        "event": words.say("For the whole event"),
        "person": words.say_n("For each person ({n})", "For each person ({n})", people),
        "group": words.say("For each small group"),
    }
    rows: list[CheckRow] = []
    per = ""
    for thing in things:
        if thing.per != per:
            per = thing.per
            rows.append(_heading(headings.get(per, per)))
        detail = needed_for(words, thing.blocks, event)
        title = _begin_large(words.content(thing.item))
        rows.append(CheckRow(thing.key, title, detail, _how_many(words, thing), ticked=thing.done))
    return rows


def _begin_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _how_many(words: Words, thing: Thing) -> str:
    count, total = words.number(thing.count), words.number(thing.total)
    if thing.per == "person" and thing.people:
        once = words.number(thing.count * thing.people)
        if thing.total == thing.count:
            return once
        every = words.number(thing.total * thing.people)
        return words.say("{count}, or {total} if used up", count=once, total=every)
    if thing.total == thing.count:
        return count
    return words.say("{count}, or {total} if used up", count=count, total=total)


def needed_for(words: Words, blocks: Sequence[str], event: Event) -> str:
    """Name the blocks that need something, the first of them with its day."""
    days = {block.id: day for day, block in event.plan.all_blocks()}
    titles = list(dict.fromkeys(words.content(event.title_of(block)) for block in blocks))
    named = titles[:_NAMED]
    more = len(titles) - len(named)
    if more:
        named.append(words.say_n("{n} more", "{n} more", more))
    return words.say("Day {day} · {blocks}", day=days.get(blocks[0], 1), blocks=words.join(named))


def handout_rows(words: Words, found: Checklist, event: Event) -> list[CheckRow]:
    """Say which handouts the blocks use."""
    rows = []
    for handout in found.handouts:
        title = words.content(handout.name.replace("-", " ").capitalize())
        detail = needed_for(words, handout.blocks, event)
        uses = words.say_n("used once", "used {n} times", len(handout.blocks))
        rows.append(CheckRow(handout.key, title, detail, uses, ticked=handout.done))
    return rows


def task_rows(words: Words, found: Checklist) -> list[CheckRow]:
    """Say what the plan wants done before the event."""
    return [CheckRow(task.key, words.content(task.text), ticked=task.done) for task in found.tasks]


def print_rows(words: Words, prints: Iterable[Print]) -> list[CheckRow]:
    """Say which of the event's own papers to print."""
    told = {
        "sign-in": (
            words.say("Sign-in sheet"),
            words.say("Adults sign by half-day; children stand by code. Keep it locked away."),
        ),
        "agenda": (words.say("Agenda poster"), words.say("For the wall, without any name.")),
        "run-sheet": (
            words.say("Run sheet"),
            words.say("The whole plan with room for real times and night counts."),
        ),
    }
    rows = []
    for line in prints:
        title, detail = told.get(line.name, (line.name, ""))
        rows.append(CheckRow(line.key, title, detail, ticked=line.done))
    return rows


def _heading(title: str) -> CheckRow:
    return CheckRow(f"heading:{title}", title, kind=HEADING)


def only_missing(rows: Sequence[CheckRow]) -> list[CheckRow]:
    """Leave out what is ready, and headings under which nothing is left."""
    left = [row for row in rows if not row.ticked and row.kind not in (DONE, INFO)]
    return [
        row
        for at, row in enumerate(left)
        if row.kind != HEADING or (at + 1 < len(left) and left[at + 1].kind != HEADING)
    ]
