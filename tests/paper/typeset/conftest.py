"""Real PDFs, made and read back."""

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from toolkit.paper.typeset import Fonts, Typesetter

Drawing = Callable[[Typesetter], None]
Printed = Callable[[Drawing], bytes]
ReadBack = Callable[[Drawing], str]

_EMBEDDING_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What pdftotext writes around parts that run the other way."""


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return Fonts.load()


@pytest.fixture(scope="session")
def printed(fonts: Fonts) -> Printed:
    """The bytes of a page that something was drawn on."""

    def make(drawing: Drawing) -> bytes:
        file = BytesIO()
        canvas = Canvas(file, pagesize=(595, 842), invariant=1, pageCompression=1)
        drawing(Typesetter(canvas, fonts))
        canvas.showPage()
        canvas.save()
        return file.getvalue()

    return make


@pytest.fixture
def read_back(printed: Printed, tmp_path: Path) -> ReadBack:
    """What pdftotext reads on a page, its lines joined by single spaces."""

    def read(drawing: Drawing) -> str:
        path = tmp_path / "page.pdf"
        path.write_bytes(printed(drawing))
        told = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", str(path), "-"],
            check=True,
            capture_output=True,
            timeout=60,
        )
        assert told.stderr == b""
        return " ".join(_EMBEDDING_MARKS.sub("", told.stdout.decode("utf-8")).split())

    return read
