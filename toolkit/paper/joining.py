"""Pages of other documents put into one of ours, as they are."""

from __future__ import annotations

import re
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2

from toolkit.model.errors import UserError
from toolkit.paper.pictures import unusable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]")


def count_pages(path: Path) -> int:
    """Count the pages of a document that all can be taken over.

    Raises ``UserError``: ``own-file-locked`` for one with a password, ``own-file-broken``.
    """
    try:
        with (
            closing(pypdfium2.PdfDocument(path)) as document,
            closing(pypdfium2.PdfDocument.new()) as trial,
        ):
            trial.import_pages(document)
            pages = len(document)
            taken = len(trial)
    except pypdfium2.PdfiumError as error:
        raise unusable(path, error) from None
    except OSError:
        raise UserError("own-file-broken", name=path.name) from None
    if not pages or taken != pages:
        raise UserError("own-file-broken", name=path.name)
    return pages


def join(pdf: bytes, places: Sequence[tuple[int, int, Path]]) -> bytes:
    """Put documents in place of pages that were left for them.

    ``places`` are, from first to last, the page (from 0), how many pages were left, and the
    document, which has as many. The same documents give the same bytes.
    """
    if not places:
        return pdf
    file = BytesIO()
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for first, pages, path in places:
            with closing(pypdfium2.PdfDocument(path)) as other:
                document.import_pages(other, index=first)
            for _ in range(pages):
                del document[first + pages]
        document.save(file)
    return _named_alike(file.getvalue())


def _named_alike(pdf: bytes) -> bytes:
    """Give a document the second half of its name by what it holds, which else is by chance."""
    found = _ID.match(pdf, pdf.rfind(b"/ID"))
    if found is None:
        return pdf
    return pdf[: found.start(2)] + found[1] + pdf[found.end(2) :]
