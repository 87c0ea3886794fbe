"""Which day a check-in is for: the button with the days close by, and the field for any earlier one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from recovery_journal.gui import theme
from recovery_journal.gui.pages.check_in_words import near_day_words
from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.day_edit import DayEdit
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.language import tr
from recovery_journal.services.check_ins import CheckIns

DAYS_CLOSE_BY = 7
WIDEST = 460


class DayButton(Button):
    """Says the day of the check-in and opens a menu of the last days. `other_day_requested` asks for the field."""

    day_chosen = Signal(object)
    other_day_requested = Signal()

    def __init__(self, check_ins: CheckIns, today: Callable[[], date]) -> None:
        super().__init__("", icon="chevron-down")
        self._check_ins = check_ins
        self._today = today
        self._day = today()
        self.menu_of_days = QMenu(self)
        self._put_chevron_last()
        self.clicked.connect(lambda _checked=False: self.open_menu())

    def show_day(self, day: date) -> None:
        """Say this day, as it is called today."""
        self._day = day
        words = near_day_words(day, self._today())
        self.set_words(words)
        self.setText(f"{self.text()}\u2002")  # the air before the chevron
        self.setAccessibleDescription(tr("Choose another day"))

    def day(self) -> date:
        """The day it says."""
        return self._day

    def open_menu(self) -> QMenu:
        """Open the menu under the button."""
        self._fill()
        menu = self.menu_of_days
        corner = QPoint(0 if self._is_mirrored() else self.width() - menu.sizeHint().width(), self.height())
        menu.popup(self.mapToGlobal(corner))
        return menu

    def _fill(self) -> None:
        today = self._today()
        days = [today - timedelta(days=back) for back in range(DAYS_CLOSE_BY)]
        written = self._check_ins.between(days[-1], days[0])
        self.menu_of_days.clear()
        for day in days:
            words = near_day_words(day, today)
            action = self.menu_of_days.addAction(tr("{day} (has an entry)", day=words) if day in written else words)
            action.setCheckable(True)
            action.setChecked(day == self._day)
            action.triggered.connect(lambda _checked=False, day=day: self.day_chosen.emit(day))
        self.menu_of_days.addSeparator()
        self.menu_of_days.addAction(tr("Another day…")).triggered.connect(
            lambda _checked=False: self.other_day_requested.emit()
        )

    def _put_chevron_last(self) -> None:
        mirrored = self._is_mirrored()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight if mirrored else Qt.LayoutDirection.RightToLeft)

    @staticmethod
    def _is_mirrored() -> bool:
        return QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


class DayAsk(Card):
    """Asks for an earlier day in a field. `day_chosen` carries one that is not in the future."""

    day_chosen = Signal(object)
    closed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.field = DayEdit(tr("Which day?"), today)
        self.row = FormRow(tr("Which day?"), self.field, tr("like 3/5 or yesterday"))
        self._take = button(tr("Open this day"), on_click=self.take)
        self._cancel = link_button(tr("Cancel"), self.close_it)

        foot = row_of(self._take, self._cancel, gap=16)
        self.setMaximumWidth(theme.current().px(WIDEST))
        self.body.setSpacing(theme.current().px(14))
        self.body.addWidget(self.row)
        self.body.addWidget(foot)

        self.field.textEdited.connect(lambda _text: self.row.set_error(""))
        self.field.day_picked.connect(lambda _day: self.row.set_error(""))
        self.hide()

    def ask(self, proposed: date) -> None:
        """Come into view with a day that can be typed over."""
        self.field.set_day(proposed)
        self.row.set_error("")
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def take(self) -> None:
        """Use the day in the field, or say what is wrong with it."""
        problem, day = "", None
        try:
            day = self.field.day()
        except ValueError as unreadable:
            problem = str(unreadable)
        if day is None and not problem:
            problem = tr("Please write a day first, like yesterday.")
        if day is not None and day > self._today():
            problem = tr("That day is still to come. Please choose today or an earlier day.")
        self.row.set_error(problem)
        if problem or day is None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.day_chosen.emit(day)

    def close_it(self) -> None:
        """Go away without a day."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self.take()
        else:
            super().keyPressEvent(event)
