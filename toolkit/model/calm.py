"""The neutral screen: since when the screens are calm, and when they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts_team import NeutralBegun, NeutralEnded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant


def fold_calm(facts: Sequence[Fact]) -> list[tuple[Instant, Instant | None]]:
    """Fold effective facts to the spans in which the screens were calm; the last may go on."""
    relevant = [f for f in facts if isinstance(f.what, NeutralBegun | NeutralEnded)]
    spans: list[tuple[Instant, Instant | None]] = []
    for fact in sorted(relevant, key=lambda f: (f.holds, f.id)):
        calm = bool(spans) and spans[-1][1] is None
        if isinstance(fact.what, NeutralBegun) and not calm:
            spans.append((fact.holds, None))
        elif isinstance(fact.what, NeutralEnded) and calm:
            spans[-1] = (spans[-1][0], fact.holds)
    return spans


def calm_since(event: Event) -> Instant | None:
    """Give since when the screens are calm now; ``None`` while they show what they show."""
    spans = event.folded(fold_calm)
    return spans[-1][0] if spans and spans[-1][1] is None else None
