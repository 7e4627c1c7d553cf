"""The program's icon."""

import subprocess
import sys
from pathlib import Path

from PIL import Image


def test_the_icon_is_drawn_on_a_clear_ground(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "icon.png"
    subprocess.run([sys.executable, root / "packaging/draw_icon.py", target], check=True)
    with Image.open(target) as picture:
        assert picture.size == (1024, 1024)
        corner, middle = picture.getpixel((0, 0)), picture.getpixel((512, 512))
    assert isinstance(corner, tuple)
    assert corner[3] == 0
    assert middle == (0x1E, 0x6B, 0x7B, 0xFF)
