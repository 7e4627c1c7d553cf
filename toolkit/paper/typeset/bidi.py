"""The Unicode Bidirectional Algorithm (UAX #9): which way each character of a paragraph runs.

`levels` resolves a paragraph (rules P2 to I2), `line_levels` what a line end changes (L1) and
`visual_order` the order from left to right (L2). Even levels run left to right, odd ones right to
left. Rule names in the comments are those of the Annex.
"""

from typing import NamedTuple

from toolkit.paper.typeset.bidi_neutral import resolve_brackets, resolve_neutrals
from toolkit.paper.typeset.bidi_weak import resolve_weak
from toolkit.paper.typeset.properties import bidi_classes

MAX_DEPTH = 125

INITIATORS = frozenset({"LRI", "RLI", "FSI"})
EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED = EMBEDDINGS | {"PDF", "BN"}
"""Classes that rule X9 takes out of the paragraph: they have no place in the visual order."""

_STRONG = frozenset({"L", "R", "AL"})
_TURNING = frozenset({"R", "AL", "AN", "PDI", "PDF"}) | EMBEDDINGS | INITIATORS
"""Without any of these a left-to-right paragraph is level 0 throughout."""

_TRAILING = frozenset({"WS", "PDI"}) | INITIATORS | REMOVED
"""What rule L1 puts back to the paragraph's level at a line end or before a tab."""


class _Entry(NamedTuple):
    """One entry of the directional status stack."""

    level: int
    override: str
    isolate: bool


def first_strong(text: str) -> int | None:
    """The level that the first strong character asks for, isolates left out (P2, P3)."""
    classes = bidi_classes(text)
    return _first_strong(classes, 0, len(classes), _matching(classes))


def levels(text: str, base: int) -> list[int]:
    """The embedding level of every character of one paragraph with the base level 0 or 1.

    Characters of the `REMOVED` classes get the level of the one before them.
    """
    if base == 0 and _TURNING.isdisjoint(bidi_classes("".join(set(text)))):
        return [0] * len(text)
    classes = bidi_classes(text)
    partner = _matching(classes)
    found, types = _explicit(classes, base, partner)
    kept = [index for index, name in enumerate(classes) if name not in REMOVED]
    for sequence, sos, eos in _sequences(classes, found, kept, base, partner):
        level = found[sequence[0]]
        resolve_weak(sequence, types, sos)
        resolve_brackets(text, classes, sequence, types, level, sos)
        resolve_neutrals(sequence, types, level, sos, eos)
        for index in sequence:  # I1, I2
            if types[index] in {"AN", "EN"}:
                found[index] = level + 2 - level % 2
            elif (types[index] == "R") == (level % 2 == 0):
                found[index] = level + 1
    before = base
    for index, name in enumerate(classes):
        if name in REMOVED:
            found[index] = before
        before = found[index]
    return found


def line_levels(found: list[int], classes: list[str], start: int, end: int, base: int) -> list[int]:
    """The levels of the characters `start` to `end` when they stand on one line (L1)."""
    line = found[start:end]
    trailing = True
    for index in range(end - 1, start - 1, -1):
        name = classes[index]
        if name in {"S", "B"}:
            trailing = True
            line[index - start] = base
        elif name in _TRAILING:
            if trailing:
                line[index - start] = base
        else:
            trailing = False
    return line


def visual_order(line: list[int]) -> list[int]:
    """Logical positions from left to right (L2)."""
    order = list(range(len(line)))
    odd = [level for level in line if level % 2]
    if not odd:
        return order
    for level in range(max(line), min(odd) - 1, -1):
        position = 0
        while position < len(order):
            if line[order[position]] < level:
                position += 1
                continue
            end = position
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[position:end] = reversed(order[position:end])
            position = end
    return order


def _matching(classes: list[str]) -> dict[int, int]:
    """Isolate initiators and their PDIs, each by the other's index (BD9)."""
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for index, name in enumerate(classes):
        if name in INITIATORS:
            waiting.append(index)
        elif name == "PDI" and waiting:
            partner[index] = waiting[-1]
            partner[waiting.pop()] = index
    return partner


def _first_strong(classes: list[str], start: int, end: int, partner: dict[int, int]) -> int | None:
    index = start
    while index < end:
        name = classes[index]
        if name in _STRONG:
            return 0 if name == "L" else 1
        if name in INITIATORS:
            index = partner.get(index, end)
        index += 1
    return None


class _Explicit:
    """The directional status stack and its counters while rules X1 to X8 are applied."""

    def __init__(self, classes: list[str], base: int, partner: dict[int, int]) -> None:
        self.classes = classes
        self.partner = partner
        self.stack = [_Entry(base, "", False)]
        self.overflow_isolates = 0
        self.overflow_embeddings = 0
        self.valid_isolates = 0

    def open(self, index: int) -> None:
        """An embedding, override or isolate begins (X2 to X5c)."""
        name = self.classes[index]
        isolate = name in INITIATORS
        level = self._next_level(self._runs_right_to_left(index))
        if level > MAX_DEPTH or self.overflow_isolates or self.overflow_embeddings:
            if isolate:
                self.overflow_isolates += 1
            elif not self.overflow_isolates:
                self.overflow_embeddings += 1
            return
        override = {"LRO": "L", "RLO": "R"}.get(name, "")
        self.valid_isolates += isolate
        self.stack.append(_Entry(level, override, isolate))

    def close_isolate(self) -> None:
        """A PDI ends its isolate and whatever was left open inside (X6a)."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def close_embedding(self) -> None:
        """A PDF ends its embedding or override (X7)."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()

    def _runs_right_to_left(self, index: int) -> bool:
        name = self.classes[index]
        if name == "FSI":
            end = self.partner.get(index, len(self.classes))
            return _first_strong(self.classes, index + 1, end, self.partner) == 1
        return name in {"RLE", "RLO", "RLI"}

    def _next_level(self, right_to_left: bool) -> int:
        level = self.stack[-1].level
        return level + 1 + (level % 2 == right_to_left)


def _explicit(
    classes: list[str], base: int, partner: dict[int, int]
) -> tuple[list[int], list[str]]:
    """Levels and types after rules X1 to X8."""
    state = _Explicit(classes, base, partner)
    found, types = [base] * len(classes), list(classes)
    for index, name in enumerate(classes):
        if name == "PDI":
            state.close_isolate()
        elif name == "PDF":
            state.close_embedding()
        if name == "B":
            continue
        top = state.stack[-1]
        found[index] = top.level
        if top.override and name not in REMOVED:
            types[index] = top.override
        if name in INITIATORS or name in EMBEDDINGS:
            state.open(index)
    return found, types


def _sequences(
    classes: list[str], found: list[int], kept: list[int], base: int, partner: dict[int, int]
) -> list[tuple[list[int], str, str]]:
    """Isolating run sequences, each with its start and end of sequence types (X10)."""
    runs: list[list[int]] = []
    at: dict[int, int] = {}
    for index in kept:
        if not runs or found[runs[-1][-1]] != found[index]:
            runs.append([])
        runs[-1].append(index)
        at[index] = len(at)
    by_first = {run[0]: run for run in runs}
    result = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in partner:
            continue  # it goes on where its initiator stood
        sequence = list(run)
        while classes[sequence[-1]] in INITIATORS and sequence[-1] in partner:
            sequence += by_first[partner[sequence[-1]]]
        level = found[sequence[0]]
        first, last = at[sequence[0]], at[sequence[-1]]
        before = found[kept[first - 1]] if first else base
        after = found[kept[last + 1]] if last + 1 < len(kept) else base
        if classes[sequence[-1]] in INITIATORS:
            after = base
        result.append((sequence, _side(level, before), _side(level, after)))
    return result


def _side(level: int, other: int) -> str:
    return "R" if max(level, other) % 2 else "L"
