"""The least window PySide6 can show: what a cold start is held against.

Writes `painted` to stderr after its first paint, then ends.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)

    def painted(self) -> None:
        sys.stderr.write("painted\n")
        sys.stderr.flush()
        QApplication.exit()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Window()
    window.resize(1366, 768)
    window.show()
    app.exec()
