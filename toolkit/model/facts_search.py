"""Facts about a child who can't be found: real life, never an exercise."""

from __future__ import annotations

from typing import Literal

import msgspec


class SearchOpened(msgspec.Struct, frozen=True, tag="search-opened", gc=False):
    """Somebody can't be found: a count was short, or it was noticed otherwise.

    ``block`` and ``at`` say which count it was, as in ``HeadcountTaken``.
    """

    search: str
    counted: int
    expected: int
    block: str = ""
    at: int | None = None


class SearchAbout(msgspec.Struct, frozen=True, tag="search-about", gc=False):
    """What is known of one who is looked for; ``None`` leaves a field as it was.

    ``missing`` false says that it isn't this person. ``seen_at`` is an instant.
    """

    person: str
    search: str
    missing: bool = True
    seen_at: int | None = None
    seen_by: str | None = None
    where: str | None = None
    wearing: str | None = None


class SearchPlaced(msgspec.Struct, frozen=True, tag="search-placed", gc=False):
    """An adult (code) looks in a place, or has looked."""

    search: str
    area: str
    adult: str = ""
    done: bool = False


class SearchCalled(msgspec.Struct, frozen=True, tag="search-called", gc=False):
    """Somebody was called: ``whom`` is ``lead``, ``police``, ``hotline``, ``carer``, ``guardian``
    or a word of one's own; ``note`` what was said.
    """

    search: str
    whom: str
    note: str = ""


class SearchStepped(msgspec.Struct, frozen=True, tag="search-stepped", gc=False):
    """A step of the facility's own procedure was ticked or unticked."""

    search: str
    step: str
    done: bool = True


class SearchNoted(msgspec.Struct, frozen=True, tag="search-noted", gc=False):
    """Something was done, or became known, during a search."""

    search: str
    text: str


class SearchClosed(msgspec.Struct, frozen=True, tag="search-closed", gc=False):
    """A search ended: found, or handed over to the police.

    ``where`` and ``condition`` say where and how the child was found, ``adult`` who of the team
    talks with the child (mostly the lead), ``note`` the police's reference.
    """

    search: str
    how: Literal["found", "police"]
    where: str = ""
    condition: str = ""
    adult: str = ""
    note: str = ""


class FacilityStepsSet(msgspec.Struct, frozen=True, tag="facility-steps-set", gc=False):
    """What this facility does when a child can't be found, in order; replaces what was there.

    ``minutes`` is how long house and grounds are searched before the police is called at the
    latest.
    """

    steps: tuple[str, ...]
    minutes: int = 10
