"""Onto paper: a document's own pages, sent to a printer as sharp pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from toolkit.doors import behind
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from toolkit.gui.tasks import Progress

DPI = 300
"""Dots an inch: as fine as a page of text is printed."""

_WHOLE = Qt.AspectRatioMode.KeepAspectRatio


def printers() -> list[str]:
    """Name the printers that are set up here."""
    return QPrinterInfo.availablePrinterNames()


def send(pdf: bytes, pages: int, printer: QPrinter, progress: Progress) -> None:
    """Print a document of so many pages, page by page; called by the worker.

    Raises ``UserError('printer-refused')`` if the printer doesn't take it.
    """
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for number, png in enumerate(behind("pages-as-pictures")(pdf, DPI)):
            page = QImage.fromData(png)
            _turn(printer, page)
            ready = painter.begin(printer) if number == 0 else printer.newPage()
            if not ready:
                raise UserError("printer-refused", printer=printer.printerName())
            area = printer.pageLayout().fullRectPixels(printer.resolution())
            size = QSizeF(page.size()).scaled(QSizeF(area.size()), _WHOLE)
            place = QRectF(0, 0, size.width(), size.height())
            painter.drawImage(place, page)
            progress.step(number + 1, pages)
    finally:
        if painter.isActive():
            painter.end()


def _turn(printer: QPrinter, page: QImage) -> None:
    wide = page.width() > page.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)
