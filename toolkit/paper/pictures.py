"""Pages of a document as pictures, for the preview: what is shown is what is printed."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

_POINTS = 72
"""In an inch."""


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


def _picture(document: pypdfium2.PdfDocument, number: int, dpi: float) -> bytes:
    page = document[number]
    bitmap = page.render(scale=dpi / _POINTS)
    file = BytesIO()
    bitmap.to_pil().save(file, "PNG")
    page.close()
    return file.getvalue()
