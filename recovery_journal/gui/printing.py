"""The way to a printer, behind one door so that a test can stand in its place; Qt's part for it is loaded here only."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSettings
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import actions
from recovery_journal.gui.paper import POINTS, Paint, page_size
from recovery_journal.language import tr


class Printing:
    """Prints a page. A test puts its own way in place of the process-wide `printing`."""

    def print_page(self, parent: QWidget | None, paint: Paint) -> bool:
        """Asks for a printer and has `paint` fill one sheet, in points; whether it went there."""
        return self.print_sheets(parent, [paint])

    def print_sheets(self, parent: QWidget | None, sheets: Sequence[Paint]) -> bool:
        """The same for several sheets, one after the other."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)  # no note of it
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(page_size())
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        printer.setFullPage(True)
        printer.setDocName(tr("Page"))  # what the queue shows
        box = QPrintDialog(printer, parent)
        actions.keep_ways_out(box)
        if not box.exec():
            return False
        size = printer.pageLayout().fullRectPoints().size()
        with QPainter(printer) as painter:
            painter.scale(printer.resolution() / POINTS, printer.resolution() / POINTS)
            for number, sheet in enumerate(sheets):
                if number:
                    printer.newPage()
                sheet(painter, size)
        return True


printing = Printing()
