"""The same text gives the same file, in every process, and shares a canvas with other drawing."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.paper.typeset.conftest import Printed
from toolkit.paper.typeset import Fonts, Style, Typesetter, isolate, isolate_first_strong

ROOT = Path(__file__).resolve().parents[3]

SAMPLE = f"Ana أمل {isolate('116 000')} ኣበና শিশু ✓ Nguyễn {isolate_first_strong('שרה')} (ffi)"

PROGRAM = """
import hashlib, sys
from io import BytesIO
from reportlab.pdfgen.canvas import Canvas
from toolkit.paper.typeset import Fonts, Style, Typesetter
file = BytesIO()
canvas = Canvas(file, pagesize=(595, 842), invariant=1, pageCompression=1)
setter = Typesetter(canvas, Fonts.load())
for bold in (False, True):
    setter.draw(setter.lay(sys.argv[1], Style(11, bold=bold), 200, "en"), 40, 780)
canvas.showPage()
canvas.save()
print(hashlib.sha256(file.getvalue()).hexdigest())
"""

PAGE = (0.0, 0.0, 595.0, 842.0)


def sample(setter: Typesetter) -> None:
    for bold in (False, True):
        setter.draw(setter.lay(SAMPLE, Style(11, bold=bold), 200, "en"), 40, 780)


def test_same_bytes_whatever_was_set_before(printed: Printed) -> None:
    first = printed(sample)
    printed(lambda setter: setter.draw(setter.lay("zyx كلمة", Style(9), 50, "ar"), 40, 700))
    assert printed(sample) == first


def test_same_bytes_in_other_processes(printed: Printed) -> None:
    found = {hashlib.sha256(printed(sample)).hexdigest()}
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", PROGRAM, SAMPLE],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            timeout=60,
        )
        found.add(told.stdout.decode().strip())
    assert len(found) == 1


def ink(data: bytes, box: tuple[float, float, float, float]) -> float:
    """How dark a part of the first page is, from 0 to 1; the box in points from below left."""
    left, low, right, high = box
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        width, height = page.get_size()
        crop = (left, low, width - right, height - high)
        image = page.render(scale=2, crop=crop).to_pil().convert("L")
    values: bytes = image.tobytes()
    return 1 - sum(values) / len(values) / 255


@pytest.mark.parametrize(
    ("align", "language", "dark", "bare"),
    [
        ("start", "en", "left", "right"),
        ("end", "en", "right", "left"),
        ("start", "ar", "right", "left"),
        ("end", "ar", "left", "right"),
    ],
)
def test_a_line_stands_at_its_edge(
    align: str, language: str, dark: str, bare: str, printed: Printed
) -> None:
    def drawing(setter: Typesetter) -> None:
        style = Style(20, align=align)  # type: ignore[arg-type]
        text = "كلمة" if language == "ar" else "Word"
        setter.draw(setter.lay(text, style, 300, language), 100, 700)

    data = printed(drawing)
    halves = {"left": (100.0, 660.0, 250.0, 700.0), "right": (250.0, 660.0, 400.0, 700.0)}
    assert ink(data, halves[dark]) > 0.02
    assert ink(data, halves[bare]) == 0
    # the curve of a letter may bleed a hair over the edge
    assert ink(data, (0, 0, 99, 842)) == 0
    assert ink(data, (401, 0, 595, 842)) == 0


def test_a_centred_line_stands_in_the_middle(printed: Printed) -> None:
    def drawing(setter: Typesetter) -> None:
        setter.draw(setter.lay("HIIH", Style(20, align="center"), 300, "en"), 100, 700)
        setter.line("HIIH", 250, 500, Style(20), "en", anchor="center")
        setter.line("HIIH", 250, 300, Style(20), "en", anchor="right")

    data = printed(drawing)
    for low, high in ((660, 700), (490, 530)):
        assert ink(data, (100, low, 250, high)) == pytest.approx(
            ink(data, (250, low, 400, high)), abs=0.005
        )
    assert ink(data, (100, 290, 250, 330)) > 0.02
    assert ink(data, (251, 290, 400, 330)) == 0


def test_marks_are_drawn_on_their_letters(printed: Printed) -> None:
    """A letter with its marks is one shape in the file; it is as dark as its parts."""

    def drawing(text: str) -> bytes:
        return printed(lambda setter: setter.draw(setter.lay(text, Style(60), 90, "ar"), 100, 700))

    assert ink(drawing("بَّ"), PAGE) < ink(drawing("ب"), PAGE) * 1.8
    above = (100.0, 668.0, 190.0, 700.0)
    assert ink(drawing("بَّ"), above) > ink(drawing("ب"), above) + 0.01


def test_text_leaves_the_canvas_as_it_was(fonts: Fonts) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1, pageCompression=0)
    canvas.setFillColorRGB(0, 0, 1)
    setter = Typesetter(canvas, fonts)
    setter.line("red", 40, 700, Style(10, colour=(1, 0, 0)), "en")
    canvas.rect(100, 100, 50, 50, stroke=0, fill=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(40, 600, "plain")
    canvas.showPage()
    Typesetter(canvas, fonts).line("second page", 40, 700, Style(10), "en")
    canvas.save()
    data = file.getvalue()
    assert b"1 0 0 rg BT" in data
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 2
        pixel = document[0].render(scale=1, crop=(110, 110, 475, 722)).to_pil().getpixel((2, 2))
        assert pixel == (0, 0, 255)
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert texts[0].split() == ["red", "plain"]
    assert texts[1] == "second page"


def test_importing_opens_no_font() -> None:
    program = (
        "import sys, toolkit.paper.typeset as typeset\n"
        "from toolkit.paper.typeset import properties\n"
        "assert properties._bidi.cache_info().currsize == 0\n"
        "assert 'fontTools' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, timeout=60)
