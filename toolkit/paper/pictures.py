"""Pages of a document as pictures, for the preview: what is shown is what is printed."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POINTS = 72
"""In an inch."""
_LONGEST = 842
"""Points along an A4 page; a larger one, as a poster, is printed and shown in that size."""


class Dots(NamedTuple):
    """A picture as it lies in memory: four bytes a dot (blue, green, red, unused), row by row."""

    data: bytes
    width: int
    height: int
    stride: int


def page_count(pdf: bytes) -> int:
    """Give how many pages a document has."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def pages_as_pictures(pdf: bytes, dpi: float) -> Iterator[bytes]:
    """Give the pages of a document one by one, as PNG pictures of so many dots an inch."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            yield _picture(document, number, dpi)


def page_as_picture(pdf: bytes, number: int, dpi: float) -> bytes:
    """Give one page (counted from 0) as a PNG picture; raise IndexError if there is none."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        return _picture(document, number, dpi)


def page_within(path: Path, number: int, width: int, height: int) -> tuple[Dots, int]:
    """Give one page (from 0) of a document as large as fits so many dots, and how many there are.

    Past its end it is the last page. Raises ``UserError``: ``own-file-locked``,
    ``own-file-broken``.
    """
    try:
        with closing(pypdfium2.PdfDocument(path)) as document:
            pages = len(document)
            page = document[min(number, pages - 1)]
            across, down = page.get_size()
            scale = min(width / across, height / down)
            bitmap = page.render(scale=scale, prefer_bgrx=True, maybe_alpha=False)
            found = Dots(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            page.close()
    except pypdfium2.PdfiumError as error:
        raise unusable(path, error) from None
    except (OSError, IndexError, ZeroDivisionError):
        raise UserError("own-file-broken", name=path.name) from None
    return found, pages


def unusable(path: Path, error: pypdfium2.PdfiumError) -> UserError:
    """Say why a document of somebody else's can't be used: for its password, or damage."""
    locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
    return UserError("own-file-locked" if locked else "own-file-broken", name=path.name)


def _picture(document: pypdfium2.PdfDocument, number: int, dpi: float) -> bytes:
    page = document[number]
    bitmap = page.render(scale=dpi / _POINTS * min(1.0, _LONGEST / max(page.get_size())))
    file = BytesIO()
    bitmap.to_pil().save(file, "PNG")
    page.close()
    return file.getvalue()
