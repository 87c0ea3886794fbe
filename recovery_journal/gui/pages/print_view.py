"""Sheets of paper before they are printed: they are seen first, then they go to a printer or into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from recovery_journal.gui import paper, printing, theme
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.by_width import as_high_as_needed
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.safe_files import write_whole

SHEET_WIDTH, LEAST_SHEET, DESK = 560, 240, 16
Note = Callable[[Path | str, int, int], str]  # of where it went, its pages, the private things in it; what went wrong
MakeSheets = Callable[[bool], Sequence[paper.Paint]]  # the sheets, with what is private or without it


class PrintView(QWidget):
    """The sheets on a desk, with Print and Save. `left` asks to go back, which `back` calls by its name.

    `note` keeps in the journal that they went to a printer ('') or into a file; none where nothing of one is on them.
    """

    left = Signal()

    def __init__(self, back: str, holds: str, note: Note | None) -> None:
        super().__init__()
        self._note = note
        self._sheets: list[paper.Paint] = []
        self._make: MakeSheets = lambda _with_private: ()
        self._holds, self._with_private, self._hidden = holds, False, 0
        self.print = button(tr("Print"), "primary", "print", on_click=self._print)
        self.save = button(tr("Save as PDF"), icon="file", on_click=self._save)
        self.back = button(back, on_click=self.left.emit)
        self.private = label("", tone="soft", wrap=True)
        self.put_in = button("", "words_link", on_click=self._turn_private)
        self.told = label("", "caption", "soft", wrap=True)
        self.desk = QFrame()

        self._lay_out()

    def show_made(self, make: MakeSheets, hidden: int) -> None:
        """Shows the sheets that are made; `hidden` is how many private things may be left out."""
        self._make, self._hidden, self._with_private = make, hidden, False
        self.told.hide()
        self._draw()

    def _draw(self) -> None:
        self._sheets = list(self._make(self._with_private))
        for child in self.desk.findChildren(SheetView):
            child.hide()
            child.deleteLater()
        for number, sheet in enumerate(self._sheets, 1):
            self._add_sheet(number, sheet)
        self._say_private()

    def _add_sheet(self, number: int, sheet: paper.Paint) -> None:
        name = tr("Page {n} of {all}", n=number, all=len(self._sheets))
        self._desk_column.addWidget(SheetView(sheet, name), 0, Qt.AlignmentFlag.AlignHCenter)

    def _say_private(self) -> None:
        shown = self._hidden > 0
        self.private.setVisible(shown)
        self.put_in.setVisible(shown)
        if self._with_private:
            self.private.setText(ntr("{n} private item is in it.", "{n} private items are in it.", self._hidden))
            self.put_in.set_words(ntr("Leave it out", "Leave them out", self._hidden))
        else:
            self.private.setText(ntr("{n} private item is left out.", "{n} private items are left out.", self._hidden))
            self.put_in.set_words(ntr("Put it in", "Put them in", self._hidden))

    def _turn_private(self) -> None:
        self._with_private = not self._with_private
        self._draw()

    def _print(self) -> None:
        if printing.printing.print_sheets(self.window(), self._sheets):
            self._went(tr("The pages went to the printer."))

    def _save(self) -> None:
        file = dialogs.name_file(self.window(), tr("Save the pages"), tr("PDF file"), tr("pages") + ".pdf")
        if file is not None:
            self._write(file)

    def _write(self, file: Path) -> None:
        try:
            write_whole(file, paper.to_pdf(self._sheets))
        except OSError:
            self._say(tr("The pages could not be saved there. Nothing is lost. Please choose another place."))
            return
        self._went(tr("Saved here, for anyone who can open it: {file}", file=file), file)

    def _went(self, words: str, place: Path | str = "") -> None:
        if self._note is not None:
            private = self._hidden if self._with_private else 0
            words = f"{words} {self._note(place, len(self._sheets), private)}".rstrip()
        self._say(words)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()

    def _lay_out(self) -> None:
        look = theme.current()
        self.desk.setProperty("kind", "desk")
        self._desk_column = QVBoxLayout(self.desk)
        pad(self._desk_column, (DESK, DESK, DESK, DESK))
        ways = row_of(self.print, self.save, self.back)
        side = QVBoxLayout()
        side.setSpacing(look.px(12))
        side.addWidget(ways)
        for each in (
            label(self._holds, tone="soft", wrap=True),
            self.private,
            self.put_in,
            label(tr("A printer and its queue may keep a copy of the pages."), tone="soft", wrap=True),
            label(
                tr("A saved file is not locked: it can be read by anyone who finds it, until you delete it."),
                tone="soft",
                wrap=True,
            ),
            self.told,
        ):
            side.addWidget(each)
        side.addStretch(1)
        sheets = QVBoxLayout()
        sheets.addWidget(self.desk)
        sheets.addStretch(1)
        whole = column_in(self)
        whole.addWidget(two_columns(side, sheets, SHEET_WIDTH + 2 * DESK))


class SheetView(QLabel):
    """One sheet as it will be printed, as wide as there is room, up to a comfortable width."""

    def __init__(self, sheet: paper.Paint, name: str) -> None:
        super().__init__()
        self._sheet = sheet
        self.setAccessibleName(name)
        self.setSizePolicy(as_high_as_needed())
        self.setMaximumWidth(theme.current().px(SHEET_WIDTH))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = paper.page_size().sizePoints()
        return round(min(width, self.maximumWidth()) * size.height() / size.width())

    def sizeHint(self) -> QSize:
        width = theme.current().px(SHEET_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_SHEET, self.heightForWidth(LEAST_SHEET))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            image = paper.to_image(self._sheet, self.width(), self.devicePixelRatioF())
            self.setPixmap(QPixmap.fromImage(image))
