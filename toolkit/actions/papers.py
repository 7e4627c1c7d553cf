"""A paper as composed: looked at as a preview, delivered as it is or as a numbered copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from toolkit.actions.restricted import Restricted, Way, issue
from toolkit.model.care import fold_care
from toolkit.model.errors import UserError
from toolkit.paper.pictures import page_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event
    from toolkit.model.prints import Copy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as composed: the document and its pages, or the ``trouble`` that prevented it.

    Printed on one side, its pages are its sheets. ``names`` tells that somebody's name or health
    is on it. What is ``restricted`` is a preview here, and leaves as a numbered copy only.
    ``left_out`` is what isn't on it that should be, and why.
    """

    name: str
    pdf: bytes = b""
    pages: int = 0
    names: bool = False
    trouble: UserError | None = None
    restricted: Restricted | None = None
    left_out: tuple[UserError, ...] = ()


def made(name: str, make: Callable[[], bytes]) -> Paper:
    """Compose a paper without names."""
    try:
        pdf = make()
    except UserError as error:
        return Paper(name, trouble=error)
    return Paper(name, pdf, page_count(pdf))


def made_restricted(
    event: Event,
    name: str,
    sheet: str,
    make: Callable[[Copy | None], bytes],
    *,
    names: bool | None = None,
) -> Paper:
    """Compose the preview of a restricted paper; its copies are counted under ``sheet``.

    ``names`` says whether it tells anything of anybody, if that isn't :func:`names_known`.
    """
    names = names_known(event) if names is None else names
    try:
        pdf = make(None)
    except UserError as error:
        return Paper(name, names=names, trouble=error)
    return Paper(name, pdf, page_count(pdf), names, restricted=Restricted(sheet, make))


def names_known(event: Event) -> bool:
    """Whether a restricted sheet of this event would tell anything of anybody."""
    return bool(event.folded(fold_care)) or any(
        person.name or person.call_name for person in event.people.values() if not person.withdrawn
    )


def hand_out(
    desk: Desk, event: str, paper: Paper, deliver: Callable[[bytes], T], way: Way
) -> tuple[T, Changed | None]:
    """Deliver a paper: a restricted one as its next copy, which is written down.

    Raises what prevented the paper, if something did.
    """
    if paper.trouble is not None:
        raise paper.trouble
    if paper.restricted is None:
        return deliver(paper.pdf), None
    issued = issue(desk, event, paper.restricted, deliver, way)
    return issued.result, issued.changed
