"""Help in sight, somebody to go to, and no child lost: signposts, lead, hand-overs, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.care import unhanded
from toolkit.model.duty import Severity
from toolkit.model.instants import MINUTE
from toolkit.model.people import SAFEGUARDING, why_held
from toolkit.model.plan import Kind
from toolkit.model.rules.base import Basis, Found, Rule, asked, inside, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.rules.base import Case
    from toolkit.model.schedule import Row

HELPLINES = "helpline-card"
"""The handout by which a block points to help."""

EDGE = 60
"""Minutes of sessions at the beginning and at the end within which help is pointed to: ours."""


def _edge(rows: Sequence[Row]) -> list[Row]:
    """Take rows up to the first :data:`EDGE` minutes of sessions."""
    taken: list[Row] = []
    sessions = 0
    for row in rows:
        taken.append(row)
        if row.block.kind is Kind.SESSION:
            sessions += row.end - row.begin
        if sessions >= EDGE * MINUTE:
            break
    return taken


def _points_to_help(rows: Sequence[Row]) -> bool:
    return any(HELPLINES in block.handouts for row in rows for _, block in inside(row))


def _help(case: Case) -> Iterator[Found]:
    sessions = [row for row in case.rows if row.block.kind is Kind.SESSION]
    if not sessions:
        return
    params: dict[str, object] = {"handout": HELPLINES}
    if not _points_to_help(_edge(case.rows)):
        says = message("No block at the beginning points to help (handout “{handout}”).")
        yield Found(says, params, (sessions[0].id,))
    if not _points_to_help(_edge(case.rows[::-1])):
        says = message("No block at the end points to help (handout “{handout}”).")
        yield Found(says, params, (sessions[-1].id,))


def _lead(case: Case) -> Iterator[Found]:
    if case.event is None:
        if not any(post.role in SAFEGUARDING for post in case.plan.team):
            yield Found(message("The plan's team has no safeguarding lead and no deputy."))
        return
    if any(hold.code == "no-safeguarding" for hold in why_held(case.event.people.values())):
        yield Found(message("No safeguarding lead or deputy who is cleared is on the team."))


def _handed(case: Case) -> Iterator[Found]:
    over = [row for row in case.rows if row.block.kind is Kind.HANDOVER]
    sessions = [row for row in case.rows if row.block.kind is Kind.SESSION]
    if case.rows and (case.nights or over):
        first = sessions[0].begin if sessions else case.rows[-1].end
        last = sessions[-1].end if sessions else case.rows[0].begin
        if not any(row.begin < first for row in over):
            says = message(
                "No hand-over stands before the first session: nobody signs children in."
            )
            yield Found(says, {}, (case.rows[0].id,))
        if not any(row.end > last for row in over):
            says = message("No hand-over stands after the last session: nobody signs children out.")
            yield Found(says, {}, (case.rows[-1].id,))
    event = case.event
    if event is not None and event.state == "closed":
        left = tuple(person.code for person in unhanded(event))
        if left:
            says = message("Not handed over to a carer: {people}.")
            yield Found(says, {"people": left}, people=left)


def _counts(case: Case) -> Iterator[Found]:
    """Find nights, a day's first session and what follows a night or free time without a count."""
    day, opening, scattered = 0, False, False
    for row in case.rows:
        block = row.block
        if row.day != day:
            day, opening = row.day, True
        if block.kind not in (Kind.MEAL, Kind.SESSION, Kind.NIGHT):
            scattered = scattered or block.kind is Kind.FREE
            continue
        session, night = block.kind is Kind.SESSION, block.kind is Kind.NIGHT
        asked_for = night or scattered or (session and opening)
        opening = opening and not session
        scattered = night
        if asked_for and not (block.headcount or block.counts):
            says = message("Nobody counts heads when “{block}” begins.")
            yield Found(says, {"block": block.title}, (row.id,))


RULES = (
    Rule(
        id="help-signposted",
        title=message("Help pointed to at the start and at the end"),
        why=message(
            "Everyone leaves with numbers and a name, and has them before the first question is "
            "asked. Looked for among the handouts of the first and the last hour of sessions."
        ),
        source=message("UN Committee on the Rights of the Child, General Comment 12; convention."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_help,
    ),
    Rule(
        id="lead-on-site",
        title=message("A safeguarding lead or deputy on site"),
        why=message("Somebody is there whose only task it is to listen and to decide on concerns."),
        source=message("UN Committee on the Rights of the Child, General Comment 12; convention."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_lead,
    ),
    Rule(
        id="quiet-room",
        title=message("A quiet room"),
        why=message("A place to go to without giving a reason, with an adult in sight."),
        source=message("UN Committee on the Rights of the Child, General Comment 12; convention."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=asked("quiet-room", message("Nobody has confirmed that there is a quiet room.")),
        asks=message("There is a quiet room, and the young people are shown it."),
    ),
    Rule(
        id="signed-in-and-out",
        title=message("Every child signed in and out"),
        why=message(
            "Responsibility goes from one named adult to another. A plan without a night may do "
            "without: the young people stay where they live."
        ),
        source=message("Convention of work with children."),
        basis=Basis.CONVENTION,
        severity=Severity.ERROR,
        check=_handed,
    ),
    Rule(
        id="counts",
        title=message("A count at each transition"),
        why=message(
            "Heads are counted when a night begins and when people come together after it, at the "
            "first session of a day and at the meal or session after free time."
        ),
        source=message("Convention of work with children."),
        basis=Basis.CONVENTION,
        severity=Severity.ERROR,
        check=_counts,
    ),
)
