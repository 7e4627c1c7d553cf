"""Whether a file is what its name says, told by its first bytes."""

from __future__ import annotations

from typing import Final

_FIRST: Final = 1024
_BRANDS: Final = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_BEGINS: Final = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "webm": b"\x1a\x45\xdf\xa3",
}


def is_kind(data: bytes, kind: str) -> bool:
    """Tell whether content is of a kind that is named like a file's ending, as ``pdf``."""
    head = data[:_FIRST]
    if kind == "pdf":
        return b"%PDF-" in head
    if kind in {"mp4", "mov"}:
        return head[4:8] in _BRANDS
    return head.startswith(_BEGINS[kind])
