"""Every pair of colours that meet on screen can be told apart."""

from __future__ import annotations

import pytest

from toolkit.gui.look.tokens import DARK, LIGHT, Palette, Type, contrast

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
TEXT = ("ink", "soft", "accent", "done", "attention", "aside", "alarm")


def test_contrast_is_the_published_formula() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@BOTH
def test_every_colour_is_a_plain_hex_colour(palette: Palette) -> None:
    for name, value in palette._asdict().items():
        if name != "name":
            assert len(value) == 7
            assert value[0] == "#"
            int(value[1:], 16)


@BOTH
@pytest.mark.parametrize("token", TEXT)
@pytest.mark.parametrize("behind", ["ground", "card"])
def test_text_reads_on_ground_and_card(palette: Palette, token: str, behind: str) -> None:
    assert contrast(getattr(palette, token), getattr(palette, behind)) >= 4.5


@BOTH
@pytest.mark.parametrize(
    ("token", "behind"),
    [
        ("ink", "accent_tint"),
        ("soft", "accent_tint"),
        ("accent", "accent_tint"),
        ("ink", "hover"),
        ("soft", "hover"),
        ("attention", "attention_tint"),
        ("ink", "attention_tint"),
        ("on_accent", "accent"),
        ("on_accent", "accent_strong"),
        ("on_done", "done"),
        ("on_alarm", "alarm"),
        ("rail_ink", "rail"),
        ("rail_ink", "rail_hover"),
    ],
)
def test_text_reads_on_tints_and_fills(palette: Palette, token: str, behind: str) -> None:
    assert contrast(getattr(palette, token), getattr(palette, behind)) >= 4.5


@BOTH
@pytest.mark.parametrize("token", ["edge", "accent", "soft"])
@pytest.mark.parametrize("behind", ["ground", "card", "hover"])
def test_controls_and_focus_stand_out(palette: Palette, token: str, behind: str) -> None:
    assert contrast(getattr(palette, token), getattr(palette, behind)) >= 3


@BOTH
def test_the_projector_reads_from_the_back_of_the_room(palette: Palette) -> None:
    assert contrast(palette.ink, palette.ground) >= 7
    assert contrast(palette.ink, palette.accent_tint) >= 7


@BOTH
def test_focus_on_a_primary_button_shows_against_its_fill(palette: Palette) -> None:
    assert contrast(palette.ink, palette.accent) >= 1.5
    assert contrast(palette.card, palette.accent) >= 3


def test_the_type_scale_never_goes_below_eleven_pixels() -> None:
    sizes = [style.size for name, style in vars(Type).items() if name.isupper()]
    assert min(sizes) == 11
    assert max(sizes) == 64
