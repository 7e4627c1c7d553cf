"""Laptops that say things about one event and exchange them, without a disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.model.facts import Body, Fact, encode_body, kind_of
from toolkit.model.instants import Instant

if TYPE_CHECKING:
    from collections.abc import Sequence

EVENT = "e"


class Laptop:
    """Keeps facts as the store does: in order of names, later ones after all that is known."""

    def __init__(self, device: str, at: int = 1_774_616_400_000) -> None:
        self.device = device
        self.at = at
        self.desk = ""
        self.facts: list[Fact] = []

    def say(self, *bodies: Body, holds: int | None = None) -> list[Fact]:
        """Say things in one commit."""
        return self.state([(self.at if holds is None else holds, body) for body in bodies])

    def state(self, statements: Sequence[tuple[int, Body]]) -> list[Fact]:
        """Say things that hold at instants of their own, in one commit."""
        last = max((fact.recorded for fact in self.facts), default=0)
        recorded = Instant(max(self.at, last + 1))
        seen: dict[str, int] = {}
        for fact in self.facts:
            if fact.device != self.device:
                seen[fact.device] = max(seen.get(fact.device, 0), fact.seq)
        number = max((f.seq for f in self.facts if f.device == self.device), default=0)
        said = [
            Fact(
                EVENT,
                recorded.to_bytes(6) + order.to_bytes(2) + self.device.encode().ljust(8, b"."),
                self.device,
                number + 1 + order,
                json.dumps(seen) if seen else "",
                Instant(holds),
                recorded,
                self.desk,
                kind_of(body),
                encode_body(body),
                body,
            )
            for order, (holds, body) in enumerate(statements)
        ]
        self.facts += said
        return said

    def take(self, other: Laptop) -> None:
        """Take over what another knows."""
        every = {fact.id: fact for fact in (*self.facts, *other.facts)}
        self.facts = [every[fact_id] for fact_id in sorted(every)]


def exchange(*laptops: Laptop) -> None:
    """Exchange files until all know all."""
    for _ in range(2):
        for here in laptops:
            for there in laptops:
                if here is not there:
                    here.take(there)
