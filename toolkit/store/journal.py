"""Facts in the database: appended in commits, read in order, never changed, erased when they must.

A commit's facts share the device and the instant at which they were recorded. That instant is later
than any in the journal, even when the laptop's clock was put back, so the order of ids is the order
of statements. Only where another laptop's clock was far ahead (a wrong year, say) is it later than
any of that event alone: what is said of the event still comes after what was known of it, and the
other events keep their time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.facts import Body, Fact, decode_body, encode_body, kind_of
from toolkit.model.instants import Instant
from toolkit.store.ids import first_id, instant_of, make_ids
from toolkit.store.taking import Taken, union

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
_HERE = "SELECT id, device, seq FROM fact WHERE event = ?"
_FILLED = "SELECT body <> zeroblob(length(body)) FROM fact WHERE event = ? AND id = ?"
# Walks from event to event instead of through all facts, and in each from its end: the last fact,
# and the last that this device said.
_LAST = """
    WITH RECURSIVE step (event) AS (
        SELECT min(event) FROM fact
        UNION ALL
        SELECT (SELECT min(event) FROM fact WHERE event > step.event)
        FROM step WHERE step.event IS NOT NULL
    )
    SELECT event, (SELECT max(id) FROM fact WHERE fact.event = step.event),
           (SELECT seq FROM fact WHERE fact.event = step.event AND device = ?1 AND id >= ?2
            ORDER BY id DESC LIMIT 1)
    FROM step WHERE step.event IS NOT NULL
"""
_SEEN = (
    "SELECT device, max(seq) FROM fact WHERE event = ? AND device <> ?"
    " GROUP BY device ORDER BY device"
)
_DEVICES = "SELECT id, since FROM device ORDER BY number"
_AHEAD = "events-ahead"
_READ_AHEAD = f"SELECT value FROM setting WHERE key = '{_AHEAD}'"  # noqa: S608
_WRITE_AHEAD = f"INSERT OR REPLACE INTO setting (key, value) VALUES ('{_AHEAD}', ?)"  # noqa: S608
_NOT_AHEAD = f"event NOT IN (SELECT value FROM json_each(coalesce(({_READ_AHEAD}), '[]')))"  # noqa: S608

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
        self._count_anew()

    def _count_anew(self) -> None:
        devices: list[tuple[str, int]] = self._database.all(_DEVICES)
        self.own = tuple(device for device, _ in devices)
        self.device, since = devices[-1]
        last = self._database.all(_LAST, (self.device, first_id(since + 1)))
        ahead = set(self._read_ahead())
        recorded = {event: instant_of(last_id) for event, last_id, _ in last}
        self._ahead = {event: at for event, at in recorded.items() if event in ahead}
        in_time = (at for event, at in recorded.items() if event not in ahead)
        self._last_recorded = max(since, *in_time, 0)
        self._last_seq = max((seq or 0 for _, _, seq in last), default=0)
        self._seen: dict[str, str] = {}
        self._in_doubt = False

    def _read_ahead(self) -> list[str]:
        text = self._database.one(_READ_AHEAD)
        return msgspec.json.decode(text, type=list[str]) if text else []

    def _seen_of(self, event: str) -> str:
        """Give what is here of the other devices' facts of an event, as JSON of device to seq.

        Numbers run over a device's whole workspace, and a team file carries one event: so it is
        kept by event. Found out at the first statement, it costs those that follow nothing.
        """
        seen = self._seen.get(event)
        if seen is None:
            others: dict[str, int] = dict(self._database.all(_SEEN, (event, self.device)))
            seen = self._seen[event] = msgspec.json.encode(others).decode() if others else ""
        return seen

    def _recorded(self, event: str, now: Instant) -> Instant:
        """Give the instant of the next commit; see the module."""
        own = max(now, self._last_recorded + 1)
        return Instant(max(own, self._ahead.get(event, 0) + 1))

    def append(
        self, event: str, statements: Sequence[Statement], desk: str, now: Instant
    ) -> list[Fact]:
        """Append one commit and return it when it is on the disk."""
        if self._in_doubt:
            self._count_anew()
        recorded = self._recorded(event, now)
        seen = self._seen_of(event)
        ids = make_ids(recorded, len(statements), self._entropy)
        rows: list[_Row] = [
            (
                event,
                fact_id,
                self.device,
                seq,
                seen,
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
        if event in self._ahead:
            self._ahead[event] = recorded
        else:
            self._last_recorded = recorded
        self._last_seq += len(rows)
        self._in_doubt = False
        return [Fact(*row, said.body) for row, said in zip(rows, statements, strict=True)]

    def take(self, event: str, facts: Iterable[Fact], now: Instant) -> Taken:
        """Take another laptop's facts over, within a transaction, and say what was new.

        If another wrote under this device's id, this one is a new device from now on. Call
        :meth:`settle` when the transaction has ended well.
        """
        self._in_doubt = True
        rows: list[tuple[bytes, str, int]] = self._database.all(_HERE, (event,))
        here = {fact_id: (device, seq) for fact_id, device, seq in rows}
        taken = union(facts, here, self.own, now)
        filled = [i for i in taken.erased if self._database.one(_FILLED, (event, i))]
        self.erase(event, filled)
        if taken.copied:
            name = self._database.one("SELECT name FROM device WHERE id = ?", (self.device,))
            name_device(self._database, self._entropy, name)
        for fact in taken.facts:
            self._database.change(_INSERT, _row(fact))
        if taken.ahead:
            ahead = {*self._read_ahead(), event}
            self._database.change(_WRITE_AHEAD, (msgspec.json.encode(sorted(ahead)).decode(),))
        return taken._replace(erased=tuple(filled))

    def settle(self) -> None:
        """Find out anew who writes here and where its counting stands."""
        self._count_anew()

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


def _row(fact: Fact) -> _Row:
    return (
        fact.event,
        fact.id,
        fact.device,
        fact.seq,
        fact.seen,
        fact.holds,
        fact.recorded,
        fact.desk,
        fact.kind,
        fact.body,
    )


def name_device(database: Database, entropy: Entropy, name: str) -> None:
    """Make whoever has the database open a new device, within a transaction.

    The one that wrote until now is then another, known as far as its facts reach here.
    """
    database.change("UPDATE device SET seq = ? WHERE id = ?", _reach(database))
    # What it says comes later than all here, but for events in which a clock was far ahead.
    since = database.one(f"SELECT coalesce(max(recorded), 0) FROM fact WHERE {_NOT_AHEAD}")  # noqa: S608
    row = (entropy(_DEVICE_ID).hex(), name, since)
    database.change("INSERT INTO device (id, name, since) VALUES (?, ?, ?)", row)


def _reach(database: Database) -> tuple[int, str]:
    device = database.one("SELECT id FROM device ORDER BY number DESC LIMIT 1") or ""
    reach = "SELECT coalesce(max(seq), 0) FROM fact WHERE device = ?"
    return int(database.one(reach, (device,))), str(device)
