"""A trainer's own picture made ready for a page: upright, on white, no finer than paper shows."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image, ImageOps

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

# Pillow counts a picture of 90 million dots for an attack, while telephones take 200 million.
# What may be opened is limited below instead, by the room that it would take.
Image.MAX_IMAGE_PIXELS = None

MOST_DOTS: Final = 100_000_000
"""Most dots of a picture that has to be read whole: three bytes each in memory."""
MOST_JPEG: Final = 250_000_000
"""Most dots of a JPEG, which is read at an eighth of its size or more, as is needed."""
FINEST: Final = 2300
"""Most dots along the longer side: some 200 an inch on A4."""
_QUALITY: Final = 90


class Picture(NamedTuple):
    """A JPEG with its width and height in dots."""

    jpeg: bytes
    width: int
    height: int


def ready(path: Path) -> Picture:
    """Read a PNG or JPEG file for a page.

    Raises ``UserError``: ``own-file-broken``, ``own-file-fine`` where it has too many dots.
    """
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            limit = MOST_JPEG if image.format == "JPEG" else MOST_DOTS
            if image.width * image.height > limit:
                raise UserError("own-file-fine", name=path.name)
            # Reads a large JPEG small at once, but no smaller than this.
            image.draft("RGB", (FINEST, FINEST))
            small = _plain(image)
            small.thumbnail((FINEST, FINEST), Image.Resampling.LANCZOS)
            shown = _on_white(ImageOps.exif_transpose(small))
    except (OSError, ValueError, SyntaxError, EOFError):
        raise UserError("own-file-broken", name=path.name) from None
    file = BytesIO()
    shown.save(file, "JPEG", quality=_QUALITY, subsampling=0)
    return Picture(file.getvalue(), *shown.size)


def _plain(image: Image.Image) -> Image.Image:
    """Give a picture in a way of colours that can be made smaller well."""
    if image.mode in ("L", "RGB", "RGBA"):
        return image
    if image.mode.startswith("I"):
        # Sixteen bits a dot; paper shows eight.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    """Give a picture without anything that shines through."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    plain = Image.new("RGB", seen.size, "white")
    plain.paste(seen, mask=seen.getchannel("A"))
    return plain
