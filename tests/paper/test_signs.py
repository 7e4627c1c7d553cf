"""The signs on paper."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.paper.conftest import pictures
from toolkit.gui.look.shapes import PICTOGRAMS
from toolkit.model.plan import Kind
from toolkit.paper.signs import KINDS, OUTSIDE, PIN, Sign, stroke

SIGNS = {**{kind.value: sign for kind, sign in KINDS.items()}, "pin": PIN, "outside": OUTSIDE}


def test_every_kind_has_a_sign() -> None:
    assert set(KINDS) == set(Kind)
    assert len(set(KINDS.values())) == len(Kind)


def test_paper_has_the_pictures_of_the_projector() -> None:
    assert {kind.value: sign for kind, sign in KINDS.items()} == PICTOGRAMS


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_sign_fills_its_square_and_stays_within(sign: Sign) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(120, 120), invariant=1)
    stroke(canvas, sign, 12, 108, 96)
    canvas.showPage()
    canvas.save()
    (picture,) = pictures(file.getvalue(), 72)
    box = picture.convert("L").point(lambda level: 255 if level < 128 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left >= 11
    assert top >= 11
    assert right <= 109
    assert bottom <= 109
    assert bottom - top > 60
