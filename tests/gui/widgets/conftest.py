"""Every widget's test begins in the light look, whatever was on before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.gui.look import theme
from toolkit.gui.look.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    if theme.current() is not LIGHT:
        theme.apply(qapp, LIGHT)
