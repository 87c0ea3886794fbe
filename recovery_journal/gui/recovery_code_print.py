"""The step with the printable page: it is seen first, then printed or saved as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from recovery_journal.gui import printing, theme
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.recovery_code import Step
from recovery_journal.gui.recovery_code_page import CodePage, to_image, to_pdf
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.safe_files import write_whole

SHEET_WIDTH = 340


class PrintCode(Step):
    """The sheet on a desk, Print and Save, and what each leaves behind.

    `handed_out(place)`: the page went to a printer ('') or into a file.
    """

    handed_out = Signal(str)

    def __init__(self, head: str, code: str, name: str) -> None:
        super().__init__(head, tr("A page to keep"), tr("This is what the printer or the file gets."))
        self.page = CodePage(code, name, date.today())
        self.sheet = QLabel()
        self.print = button(tr("Print"), icon="print", on_click=self._print)
        self.save = button(tr("Save as PDF"), icon="file", on_click=self._save)
        self.told = label("", "caption", "soft", wrap=True)
        self.told.hide()
        self._lay_out()
        self.back = self.add_button(button(tr("Back to the code"), "primary", size="large"))
        self._draw()

    def begin(self) -> None:
        """Print comes first."""
        self.print.setFocus()

    def _lay_out(self) -> None:
        """The words and what can be done at the left, the sheet at the right; below where there is no room."""
        desk = QFrame()
        desk.setProperty("kind", "desk")
        inside = QVBoxLayout(desk)
        pad(inside, (16, 16, 16, 16))
        inside.addWidget(self.sheet)
        ways = row_of(self.print, self.save)
        side = QWidget()
        column = column_in(side, 12)
        for words in (
            tr("A printer and its queue may keep a copy of the page."),
            tr("A saved file is not locked: it can be read by anyone who finds it, until you delete it."),
        ):
            column.addWidget(label(words, tone="soft", wrap=True))
        column.addWidget(ways)
        column.addWidget(self.told)
        whole = QWidget()
        both = SplitLayout(whole, gap=24, line_gap=18)
        both.addWidget(side)
        both.addWidget(desk)
        self.body.addWidget(whole)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self.sheet.setPixmap(QPixmap.fromImage(to_image(self.page, theme.current().px(SHEET_WIDTH), ratio)))
        self.sheet.setAccessibleName(tr("The page with the recovery code"))

    def _print(self) -> None:
        if printing.printing.print_page(self.window(), self.page.paint):
            self._say(tr("The page went to the printer. Wait until you hold it, then check that all groups are there."))
            self.handed_out.emit("")

    def _save(self) -> None:
        file = dialogs.name_file(self.window(), tr("Save the page"), tr("PDF file"), tr("page") + ".pdf")
        if file is not None:
            self._write(file)

    def _write(self, file: Path) -> None:
        try:
            write_whole(file, to_pdf(self.page))
        except OSError:
            self.tell(tr("The page could not be saved there. Nothing is lost. Please choose another place."))
            return
        self._say(tr("Saved here, for anyone who can open it: {file}", file=file))
        self.handed_out.emit(str(file))

    def _say(self, words: str) -> None:
        self.problem.hide()
        self.told.setText(words)
        self.told.show()
