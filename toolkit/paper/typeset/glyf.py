"""Adds glyphs that are put together from others to a TrueType font file.

A base letter with its marks, or a syllable whose vowel stands on its left, becomes one glyph. A
viewer then sees one box for each cluster, so that marks are not taken for separate words when a
page's text is read back. Sizes and layouts of the tables are those of the OpenType specification.
"""

import struct
from collections.abc import Sequence
from typing import NamedTuple

_LONG_OFFSETS = 1
_WORDS, _OFFSETS, _MORE = 0x0001, 0x0002, 0x0020
"""Flags of a component: its arguments are two bytes each, they shift it, another one follows."""

_CHECKSUM_OF_FILE = 0xB1B0AFBA


class Part(NamedTuple):
    """A glyph of the file and where it goes, in font units."""

    glyph: int
    dx: int
    dy: int


class Compound(NamedTuple):
    """A new glyph; without parts it is blank. The advance is in font units."""

    parts: tuple[Part, ...]
    advance: int


def extended(font: bytes, compounds: Sequence[Compound]) -> bytes:
    """The font file with these glyphs after its own ones, in order."""
    tables = _tables(font)
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    outlines = _outlines(tables, count)
    metrics = _metrics(tables, count)
    for compound in compounds:
        outline, left = _outline(compound, outlines)
        outlines.append(outline)
        metrics.append((compound.advance, left))
    _write(tables, outlines, metrics)
    _raise_limits(tables, max((len(compound.parts) for compound in compounds), default=0))
    return _file(tables)


def _tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, at)
        found[tag.decode("ascii")] = font[offset : offset + length]
    return found


def _outlines(tables: dict[str, bytes], count: int) -> list[bytes]:
    """What `glyf` has of each glyph; empty for blank ones."""
    if struct.unpack_from(">h", tables["head"], 50)[0] == _LONG_OFFSETS:
        offsets = struct.unpack_from(f">{count + 1}I", tables["loca"])
    else:
        offsets = tuple(2 * half for half in struct.unpack_from(f">{count + 1}H", tables["loca"]))
    return [tables["glyf"][offsets[i] : offsets[i + 1]] for i in range(count)]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """Advance and left side bearing of each glyph; the last advances may stand only once."""
    own = struct.unpack_from(">H", tables["hhea"], 34)[0]
    pairs: list[tuple[int, int]] = [
        struct.unpack_from(">Hh", tables["hmtx"], 4 * i) for i in range(own)
    ]
    bearings = struct.unpack_from(f">{count - own}h", tables["hmtx"], 4 * own)
    return [*pairs, *((pairs[-1][0], bearing) for bearing in bearings)]


def _outline(compound: Compound, outlines: list[bytes]) -> tuple[bytes, int]:
    """A compound's outline and its left edge."""
    drawn = [part for part in compound.parts if outlines[part.glyph]]
    if not drawn:
        return b"", 0
    boxes = []
    for part in drawn:
        left, low, right, high = struct.unpack_from(">4h", outlines[part.glyph], 2)
        boxes.append((left + part.dx, low + part.dy, right + part.dx, high + part.dy))
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    out = bytearray(struct.pack(">5h", -1, min(lefts), min(lows), max(rights), max(highs)))
    for place, part in enumerate(drawn):
        more = _MORE if place + 1 < len(drawn) else 0
        out += struct.pack(">HHhh", _WORDS | _OFFSETS | more, part.glyph, part.dx, part.dy)
    return bytes(out), min(lefts)


def _write(tables: dict[str, bytes], outlines: list[bytes], metrics: list[tuple[int, int]]) -> None:
    body = bytearray()
    offsets = [0]
    for outline in outlines:
        body += outline + bytes(-len(outline) % 4)
        offsets.append(len(body))
    tables["glyf"] = bytes(body)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = b"".join(struct.pack(">Hh", *pair) for pair in metrics)
    _set(tables, "head", 50, _LONG_OFFSETS)
    _set(tables, "hhea", 34, len(metrics))
    _set(tables, "maxp", 4, len(outlines))


def _raise_limits(tables: dict[str, bytes], parts: int) -> None:
    """State in `maxp` what the new glyphs need at most, for viewers that reserve memory by it."""
    points, contours, all_points, all_contours = struct.unpack_from(">4H", tables["maxp"], 6)
    elements, depth = struct.unpack_from(">2H", tables["maxp"], 28)
    _set(tables, "maxp", 10, min(0xFFFF, max(1, parts) * max(points, all_points)))
    _set(tables, "maxp", 12, min(0xFFFF, max(1, parts) * max(contours, all_contours)))
    _set(tables, "maxp", 28, max(elements, parts))
    _set(tables, "maxp", 30, depth + 1)


def _set(tables: dict[str, bytes], tag: str, at: int, value: int) -> None:
    table = tables[tag]
    tables[tag] = table[:at] + value.to_bytes(2, "big") + table[at + 2 :]


def _file(tables: dict[str, bytes]) -> bytes:
    """A font file of these tables, with all checksums."""
    head = tables["head"]
    tables["head"] = head[:8] + bytes(4) + head[12:]
    power = len(tables).bit_length() - 1
    search = 16 << power
    directory = struct.pack(
        ">IHHHH", 0x00010000, len(tables), search, power, 16 * len(tables) - search
    )
    offset = len(directory) + 16 * len(tables)
    body = b""
    at_head = 0
    for tag in sorted(tables):
        data = tables[tag] + bytes(-len(tables[tag]) % 4)
        if tag == "head":
            at_head = offset + 8
        directory += struct.pack(
            ">4sIII", tag.encode("ascii"), _checksum(data), offset, len(tables[tag])
        )
        offset += len(data)
        body += data
    font = directory + body
    adjustment = (_CHECKSUM_OF_FILE - _checksum(font)) % 2**32
    return font[:at_head] + adjustment.to_bytes(4, "big") + font[at_head + 4 :]


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) % 2**32
