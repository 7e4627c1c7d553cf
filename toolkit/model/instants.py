"""Instants and wall times: the one place where a zone's clock changes are reckoned with.

An :data:`Instant` is whole milliseconds since the Unix epoch, UTC. People live by the wall clock;
facts carry instants; the two meet here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NewType

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Instant = NewType("Instant", int)

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY_MINUTES = 24 * 60
LOGICAL_DAY_BEGINS = 5 * 60
"""Minutes after midnight at which a new day begins for the people in the house."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def from_datetime(moment: datetime) -> Instant:
    """Turn an aware datetime into an instant; fractions of a millisecond are dropped."""
    return Instant((moment - _EPOCH) // _MS)


def to_datetime(instant: Instant, zone: tzinfo = UTC) -> datetime:
    """Show an instant as an aware datetime in ``zone``."""
    return (_EPOCH + timedelta(milliseconds=instant)).astimezone(zone)


def load_zone(name: str) -> ZoneInfo:
    """Load an IANA zone; raise ``UserError('unknown-zone')`` for a name that isn't one."""
    # late: the window is painted before any zone is needed
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UserError("unknown-zone", zone=name) from None


def wall_exists(moment: datetime, zone: ZoneInfo) -> bool:
    """Tell whether a naive wall time occurs in ``zone`` (it doesn't when clocks jump over it)."""
    there = moment.replace(tzinfo=zone).astimezone(UTC)
    return there.astimezone(zone).replace(tzinfo=None) == moment


def at_wall(day: date, minutes: int, zone: ZoneInfo) -> Instant:
    """Give the instant at which the wall clock of ``zone`` shows ``minutes`` after midnight.

    ``minutes`` may pass 1440: the time is then that of a following date. A wall time that occurs
    twice means its first occurrence; one that doesn't exist means the next existing minute.
    """
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    if wall_exists(naive, zone):
        return from_datetime(naive.replace(tzinfo=zone))
    # In a gap, fold 1 reckons with the offset after the change and so lies before it.
    low = from_datetime(naive.replace(tzinfo=zone, fold=1)) // MINUTE
    high = from_datetime(naive.replace(tzinfo=zone)) // MINUTE
    after = _offset(high, zone)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(middle, zone) == after:
            high = middle
        else:
            low = middle
    return Instant(high * MINUTE)


def _offset(minute: int, zone: ZoneInfo) -> timedelta | None:
    return to_datetime(Instant(minute * MINUTE), zone).utcoffset()


def start_instant(moment: datetime, zone: ZoneInfo) -> Instant:
    """Give the instant of an event's start, which must exist in its zone.

    An aware ``moment`` is taken as it is; of an ambiguous one the earlier is meant. Raises
    ``UserError('start-does-not-exist')``.
    """
    if moment.tzinfo is not None:
        return from_datetime(moment)
    if not wall_exists(moment, zone):
        raise UserError(
            "start-does-not-exist", start=moment.isoformat(timespec="minutes"), zone=zone.key
        )
    return from_datetime(moment.replace(tzinfo=zone))


def logical_date(instant: Instant, zone: tzinfo) -> date:
    """Give the date people in the house would name: a new one begins at 05:00."""
    return (to_datetime(instant, zone) - timedelta(minutes=LOGICAL_DAY_BEGINS)).date()


def iso(instant: Instant, zone: tzinfo) -> str:
    """Write an instant as ISO 8601 with the zone's offset, to the minute or finer if needed."""
    moment = to_datetime(instant, zone)
    return moment.isoformat(timespec="minutes" if instant % MINUTE == 0 else "milliseconds")


def parse_clock(text: str) -> int:
    """Read ``HH:MM`` as minutes after midnight; raise ValueError if it isn't a time of day."""
    hours, colon, minutes = text.partition(":")
    if not (colon and len(hours) == 2 and len(minutes) == 2 and (hours + minutes).isascii()):
        raise ValueError(text)
    if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
        raise ValueError(text)
    return int(hours) * 60 + int(minutes)


def clock_text(minutes: int) -> str:
    """Write minutes after midnight as ``HH:MM``; past midnight wraps to the next date's clock."""
    minutes %= DAY_MINUTES
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
