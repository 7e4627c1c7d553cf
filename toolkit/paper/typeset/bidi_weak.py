"""Rules W1 to W7 of the Unicode Bidirectional Algorithm: marks, numbers and their signs.

All functions work on one isolating run sequence: the indices of its characters, in order, and the
paragraph's list of types, which they change in place.
"""

_ISOLATING = frozenset({"LRI", "RLI", "FSI", "PDI"})
_STRONG = frozenset({"L", "R", "AL"})


def resolve_weak(sequence: list[int], types: list[str], sos: str) -> None:
    """Apply W1 to W7; `sos` is the type that counts before the first character."""
    _marks_and_arabic_numbers(sequence, types, sos)
    _separators(sequence, types)
    _terminators(sequence, types)
    _left_to_right_numbers(sequence, types, sos)


def _marks_and_arabic_numbers(sequence: list[int], types: list[str], sos: str) -> None:
    before, strong = sos, sos
    for index in sequence:
        if types[index] == "NSM":  # W1
            types[index] = "ON" if before in _ISOLATING else before
        before = types[index]
        if before in _STRONG:
            strong = before
        elif before == "EN" and strong == "AL":  # W2
            types[index] = "AN"
    for index in sequence:  # W3
        if types[index] == "AL":
            types[index] = "R"


def _separators(sequence: list[int], types: list[str]) -> None:
    """One sign between two numbers of a kind joins them (W4)."""
    for place in range(1, len(sequence) - 1):
        sign = types[sequence[place]]
        if sign not in {"ES", "CS"}:
            continue
        before, after = types[sequence[place - 1]], types[sequence[place + 1]]
        if before == after and (before == "EN" or (before == "AN" and sign == "CS")):
            types[sequence[place]] = before


def _terminators(sequence: list[int], types: list[str]) -> None:
    """Signs beside a European number belong to it (W5), other ones are neutral (W6)."""
    place = 0
    while place < len(sequence):
        if types[sequence[place]] != "ET":
            place += 1
            continue
        end = place
        while end < len(sequence) and types[sequence[end]] == "ET":
            end += 1
        beside = place and types[sequence[place - 1]] == "EN"
        beside = beside or (end < len(sequence) and types[sequence[end]] == "EN")
        for index in sequence[place:end]:
            types[index] = "EN" if beside else "ON"
        place = end
    for index in sequence:
        if types[index] in {"ES", "CS"}:
            types[index] = "ON"


def _left_to_right_numbers(sequence: list[int], types: list[str], sos: str) -> None:
    """European numbers after a left-to-right letter are part of its run (W7)."""
    strong = sos
    for index in sequence:
        if types[index] in {"L", "R"}:
            strong = types[index]
        elif types[index] == "EN" and strong == "L":
            types[index] = "L"
