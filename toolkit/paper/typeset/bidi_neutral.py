"""Rules N0 to N2 of the Unicode Bidirectional Algorithm: brackets, spaces and other neutrals.

All functions work on one isolating run sequence, as in `bidi_weak`.
"""

from toolkit.paper.typeset.properties import brackets

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_SIDE = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""Numbers count as right-to-left for the neutrals around them."""

_MAX_OPEN = 63
"""BD16: with more brackets open than this, none of the sequence is paired."""


def resolve_brackets(
    text: str, classes: list[str], sequence: list[int], types: list[str], level: int, sos: str
) -> None:
    """Both brackets of a pair take the direction of what they hold, or of what surrounds (N0)."""
    own = "R" if level % 2 else "L"
    for opening, closing in _pairs(text, sequence, types):
        inside = {_SIDE.get(types[index], "") for index in sequence[opening + 1 : closing]}
        if own in inside:
            side = own
        elif "L" in inside or "R" in inside:
            side = _before(sequence, types, opening, sos)
        else:
            continue
        for place in (opening, closing):
            _set(classes, sequence, types, place, side)


def resolve_neutrals(sequence: list[int], types: list[str], level: int, sos: str, eos: str) -> None:
    """Neutrals between two of a direction take it (N1), the others the embedding's (N2)."""
    own = "R" if level % 2 else "L"
    place = 0
    before = sos
    while place < len(sequence):
        name = types[sequence[place]]
        if name not in _NEUTRAL:
            before = _SIDE[name]
            place += 1
            continue
        end = place
        while end < len(sequence) and types[sequence[end]] in _NEUTRAL:
            end += 1
        after = _SIDE[types[sequence[end]]] if end < len(sequence) else eos
        for index in sequence[place:end]:
            types[index] = before if before == after else own
        place = end


def _pairs(text: str, sequence: list[int], types: list[str]) -> list[tuple[int, int]]:
    """Places in the sequence of paired brackets, by their opening one (BD16)."""
    opening, closing = brackets()
    waiting: list[tuple[str, int]] = []
    found = []
    for place, index in enumerate(sequence):
        char = text[index]
        if types[index] != "ON":
            continue
        if char in opening:
            if len(waiting) == _MAX_OPEN:
                return []
            waiting.append((opening[char], place))
        elif char in closing:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == closing[char]:
                    found.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(found)


def _before(sequence: list[int], types: list[str], place: int, sos: str) -> str:
    """The direction of the last strong type before a place (N0 c)."""
    for index in reversed(sequence[:place]):
        if types[index] in _SIDE:
            return _SIDE[types[index]]
    return sos


def _set(classes: list[str], sequence: list[int], types: list[str], place: int, side: str) -> None:
    """Give a bracket its direction, and the marks that stand on it too."""
    types[sequence[place]] = side
    for index in sequence[place + 1 :]:
        if classes[index] != "NSM":
            break
        types[index] = side
