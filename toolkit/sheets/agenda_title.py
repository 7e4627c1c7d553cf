"""The title that workbooks and Word files keep among their properties."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from docx.oxml import parse_xml

from toolkit.sheets.people_grid import tidy
from toolkit.sheets.people_xlsx import BROKEN

_PART: Final = "docProps/core.xml"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_LARGEST = 100_000
"""Bytes; real ones have a few hundred."""


def core_title(data: bytes) -> str:
    """Give the title of an archive whose size was checked; empty where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = archive.getinfo(_PART)
            if part.file_size > _LARGEST:
                return ""
            found = parse_xml(archive.read(part)).findtext(_TITLE)
    except BROKEN:
        return ""
    return tidy(found or "")
