"""Facts in the database: appended in commits, read in order, never changed, erased when they must.

A commit's facts share the device and the instant at which they were recorded. That instant is later
than any in the journal, even when the laptop's clock was put back, so the order of ids is the order
of statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.facts import Body, Fact, decode_body, encode_body, kind_of
from toolkit.model.instants import Instant
from toolkit.store.ids import first_id, instant_of, make_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from toolkit.store.database import Database
    from toolkit.store.wrapping import Entropy

_DEVICE_ID = 8
_COLUMNS = "event, id, device, seq, seen, holds, recorded, desk, kind, body"
_INSERT = f"INSERT INTO fact ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_READ = f"SELECT {_COLUMNS} FROM fact WHERE event = ? ORDER BY id"  # noqa: S608
_READ_KINDS = (
    f"SELECT {_COLUMNS} FROM fact WHERE event = ?1"  # noqa: S608
    " AND kind IN (SELECT value FROM json_each(?2)) ORDER BY id"
)
_EVENTS = "SELECT DISTINCT event FROM fact WHERE kind = 'prepared' ORDER BY event"
_ERASE = "UPDATE fact SET body = zeroblob(length(body)) WHERE event = ? AND id = ?"
# Walks from event to event instead of through all facts, and in each from its end: the last fact,
# and the last that this device said.
_LAST = """
    WITH RECURSIVE step (event) AS (
        SELECT min(event) FROM fact
        UNION ALL
        SELECT (SELECT min(event) FROM fact WHERE event > step.event)
        FROM step WHERE step.event IS NOT NULL
    )
    SELECT (SELECT max(id) FROM fact WHERE fact.event = step.event),
           (SELECT seq FROM fact WHERE fact.event = step.event AND device = ?1 AND id >= ?2
            ORDER BY id DESC LIMIT 1)
    FROM step WHERE step.event IS NOT NULL
"""
_OTHERS = "SELECT id, seq FROM device WHERE id <> ? AND seq > 0 ORDER BY id"
_DEVICE = "SELECT id, since FROM device ORDER BY number DESC LIMIT 1"

_Row = tuple[str, bytes, str, int, str, Instant, Instant, str, str, bytes]


class Statement(NamedTuple):
    """What is to be said: when it holds of the world, and what."""

    holds: Instant
    body: Body


class Journal:
    """The facts of one database, written by one device."""

    def __init__(self, database: Database, entropy: Entropy) -> None:
        """Find out who writes here and where its counting stands."""
        self._database = database
        self._entropy = entropy
        who: list[tuple[str, int]] = database.all(_DEVICE)
        ((self.device, self._since),) = who
        self._count_anew()

    def _count_anew(self) -> None:
        last = self._database.all(_LAST, (self.device, first_id(self._since + 1)))
        self._last_recorded = max((instant_of(last_id) for last_id, _ in last), default=0)
        self._last_seq = max((seq or 0 for _, seq in last), default=0)
        others: dict[str, int] = dict(self._database.all(_OTHERS, (self.device,)))
        self._seen = msgspec.json.encode(others).decode() if others else ""
        self._in_doubt = False

    def append(
        self, event: str, statements: Sequence[Statement], desk: str, now: Instant
    ) -> list[Fact]:
        """Append one commit and return it when it is on the disk."""
        if self._in_doubt:
            self._count_anew()
        recorded = Instant(max(now, self._last_recorded + 1))
        ids = make_ids(recorded, len(statements), self._entropy)
        rows: list[_Row] = [
            (
                event,
                fact_id,
                self.device,
                seq,
                self._seen,
                said.holds,
                recorded,
                desk,
                kind_of(said.body),
                encode_body(said.body),
            )
            for seq, (fact_id, said) in enumerate(
                zip(ids, statements, strict=True), start=self._last_seq + 1
            )
        ]
        # An interruption may come when the commit is on the disk but not yet counted here.
        self._in_doubt = True
        self._database.insert(_INSERT, rows)
        self._last_recorded = recorded
        self._last_seq += len(rows)
        self._in_doubt = False
        return [Fact(*row, said.body) for row, said in zip(rows, statements, strict=True)]

    def events(self) -> list[str]:
        """Give the events that were prepared, by id."""
        return [event for (event,) in self._database.all(_EVENTS)]

    def facts(self, event: str, kinds: Collection[str] = ()) -> list[Fact]:
        """Give an event's facts in statement order: all of them, or those of some ``kinds``."""
        if kinds:
            wanted = msgspec.json.encode(sorted(kinds)).decode()
            rows: list[_Row] = self._database.all(_READ_KINDS, (event, wanted))
        else:
            rows = self._database.all(_READ, (event,))
        return [Fact(*row, decode_body(row[8], row[9])) for row in rows]

    def count(self) -> int:
        """Count every fact of every event."""
        return int(self._database.one("SELECT count(*) FROM fact"))

    def erase(self, event: str, fact_ids: Iterable[bytes]) -> None:
        """Zero the bodies of facts, within a transaction; raise LookupError for an unknown one."""
        for fact_id in fact_ids:
            if self._database.change(_ERASE, (event, fact_id)) != 1:
                raise LookupError(event, fact_id.hex())


def name_device(database: Database, entropy: Entropy, name: str) -> None:
    """Make whoever has the database open a new device, within a transaction.

    The one that wrote until now is then another, known as far as its facts reach here.
    """
    database.change("UPDATE device SET seq = ? WHERE id = ?", _reach(database))
    since = database.one("SELECT coalesce(max(recorded), 0) FROM fact")
    row = (entropy(_DEVICE_ID).hex(), name, since)
    database.change("INSERT INTO device (id, name, since) VALUES (?, ?, ?)", row)


def _reach(database: Database) -> tuple[int, str]:
    device = database.one("SELECT id FROM device ORDER BY number DESC LIMIT 1") or ""
    reach = "SELECT coalesce(max(seq), 0) FROM fact WHERE device = ?"
    return int(database.one(reach, (device,))), str(device)
