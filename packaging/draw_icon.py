"""Draw icon.svg as a picture of 1024 × 1024 points: `draw_icon.py FILE.png`.

PyInstaller turns the picture into what Windows and macOS want of a program's icon.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

POINTS = 1024


def draw(target: Path) -> None:
    """Write the icon to the target, a .png file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication([])
    image = QImage(POINTS, POINTS, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(Path(__file__).with_name("icon.svg"))).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise OSError(f"{target} could not be written")
    app.quit()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
