"""Help now: what to do when somebody may be overdosing and whom to call, with or without an open journal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from recovery_journal import help_lines
from recovery_journal.gui import theme
from recovery_journal.gui.help_numbers import Numbers
from recovery_journal.gui.help_overdose import OverdoseCard
from recovery_journal.gui.help_parts import EmergencyPanel
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.page import is_narrow
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.gui.help_sheet import HelpSheet
    from recovery_journal.gui.pages.print_view import Note
    from recovery_journal.gui.urge_without_journal import UrgeWithoutJournal

RIGHT = 424
GAP = 32
UNBOUND = 16_777_215

Own = Callable[[], Any]  # a help_own.Own, which a locked process does not know


class HelpNow(QWidget):
    """Fills its window. `back_requested` asks to go back to where the person was.

    With a journal open, `own` gives what it has for this, `note` keeps that it was printed with that, and
    `go_requested(page id)` leads to Urge now and the ladder; without one, Urge now is here and keeps nothing.
    """

    back_requested = Signal()
    go_requested = Signal(str)

    def __init__(self, store: SettingsStore, own: Own | None = None, note: Note | None = None) -> None:
        super().__init__()
        self._store = store
        self._note = note
        self._own = own
        self.region = QComboBox()
        self.print = button(tr("Print"), icon="print", on_click=self.show_sheet)
        self.back = button(tr("Back"))
        self.emergency = EmergencyPanel()
        self.overdose = OverdoseCard()
        self.numbers = Numbers()
        self.urge = button(tr("I am safe, but the urge is strong"), icon="wave", size="small", on_click=self.feel_urge)
        self.ladder = button(tr("Climb my ladder"), size="small", on_click=self._climb)
        self.pages = QStackedWidget()
        self._without_journal: UrgeWithoutJournal | None = None
        self._sheet: HelpSheet | None = None
        self._narrow: bool | None = None
        self._shown: tuple[str, Any] | None = None
        self._lay_out()
        self.region.activated.connect(self._choose_region)
        self.back.clicked.connect(self.back_requested)
        self.refresh()

    def refresh(self) -> None:
        """Shows the numbers, by the region and the journal as they are now."""
        self.pages.setCurrentIndex(0)
        code, own = self._store.now.region, self._known()
        if self._shown != (code, own):
            self._shown = code, own
            self._fill(code, own)
        self._order_tabs()

    def feel_urge(self) -> None:
        """To Urge now: that of the journal, or where none is open the one that keeps nothing."""
        if self._own is not None:
            self.go_requested.emit("urge_now")
        else:
            self.show_urge()

    def _climb(self) -> None:
        self.go_requested.emit("ladder_climb")

    def show_urge(self) -> None:
        """Urge now without a journal, also where one is open and cannot be read."""
        if self._without_journal is None:
            from recovery_journal.gui.urge_without_journal import UrgeWithoutJournal

            self._without_journal = UrgeWithoutJournal()
            self._without_journal.back_requested.connect(lambda: self._show_numbers(self.urge))
            self.pages.addWidget(self._without_journal)
        self.pages.setCurrentWidget(self._without_journal)
        self._without_journal.enter()

    def show_sheet(self) -> None:
        """The same on paper, to be seen before it is printed."""
        if self._sheet is None:
            from recovery_journal.gui.help_sheet import HelpSheet

            self._sheet = HelpSheet(self._note)
            self._sheet.left.connect(lambda: self._show_numbers(self.print))
            holder = QWidget()
            pad(column := QVBoxLayout(holder), (40, 24, 40, 24))
            column.addWidget(self._sheet)
            self._paper = Scrolled(holder)
            self.pages.addWidget(self._paper)
        code = self._store.now.region
        found = help_lines.region(code)
        self._sheet.show_help(self._regions(code), _to_call(found), _with_words(found.emergency), self._known())
        self.pages.setCurrentWidget(self._paper)
        self._sheet.print.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_numbers(self, came_from: QWidget) -> None:
        self.refresh()
        came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, code: str, own: Any) -> None:
        self._fill_region(code)
        found = help_lines.region(code)
        self.emergency.show_numbers(_with_words(found.emergency))
        self.overdose.set_number(_to_call(found))
        self.numbers.show_regions(self._regions(code))
        self.numbers.show_lines(own.lines if own else ())
        self.numbers.show_people(own.people if own else ())
        self.numbers.show_words(own.overdose_plan if own else (), own.reasons if own else ())

    def _regions(self, code: str) -> list[help_lines.Region]:
        """The one that was chosen, or all."""
        return [help_lines.region(code)] if code else list(help_lines.regions().values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._sheet is not None and self._sheet.isVisible():
            self._sheet.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._narrow = None
            self._arrange()

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Help now"))
        self.region.setAccessibleName(tr("Country"))
        self.back.setToolTip(tr("Esc"))
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(18)
        self._top = self._head()
        self._column.addWidget(self._top)
        self._column.addLayout(self._grid, 1)
        whole = column_in(self)
        self.pages.addWidget(Scrolled(inside))
        whole.addWidget(self.pages)
        if self._own is None:
            self.ladder.hide()
        self._ways = row_of(self.urge, self.ladder, gap=12)
        self._card = QWidget(inside)
        column = column_in(self._card)
        column.addWidget(self.overdose, 1)
        column.addStretch(0)
        for part in (self.emergency, self.numbers, self._ways):
            part.setParent(inside)
        self._arrange()

    def _head(self) -> QWidget:
        head, words, actions = QWidget(), QWidget(), QWidget()
        line = FlowLayout(words, 26, 2)
        line.addWidget(label(tr("Help now"), "arm_title"))
        sentence = tr("Call from any phone. You do not need to open your journal.")
        line.addWidget(label(sentence, "arm_small", "soft", wrap=True))
        row = FlowLayout(actions, 12, 8)
        for each in (self.region, self.print, self.back):
            row.addWidget(each)
        both = SplitLayout(head, 16, 8, centered=True)
        both.addWidget(words)
        both.addWidget(actions)
        return head

    def _arrange(self) -> None:
        """Side by side, or in a narrow window one under the other with the number first."""
        narrow = is_narrow(self)
        self.overdose.set_narrow(self.width() < theme.current().px(640))
        self._keep_card_in_sight(narrow)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        wide = ((0, 1, 1, 1), (0, 0, 3, 1), (2, 1, 1, 1), (1, 1, 1, 1))
        places = ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1)) if narrow else wide
        for part, place in zip((self.emergency, self._card, self.numbers, self._ways), places, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        self._grid.setHorizontalSpacing(theme.current().px(GAP))
        self._grid.setVerticalSpacing(theme.current().px(18))
        for part in (self.emergency, self.numbers, self._ways):
            part.setMinimumWidth(0 if narrow else theme.current().px(RIGHT))
            part.setMaximumWidth(UNBOUND if narrow else theme.current().px(RIGHT))
        self._grid.setRowStretch(2, 0 if narrow else 1)
        pad(self._column, (28, 20, 28, 20) if narrow else (40, 24, 40, 24))

    def _keep_card_in_sight(self, narrow: bool) -> None:
        """However long the list of numbers: the card ends where the window does, with what not to do at its foot."""
        above = self._top.sizeHint().height() + self._column.spacing()
        margins = self._column.contentsMargins()
        room = self.height() - above - margins.top() - margins.bottom()
        least = self.overdose.sizeHint().height()
        self.overdose.setMaximumHeight(UNBOUND if narrow else max(room, least))

    def _order_tabs(self) -> None:
        """Tab walks from the emergency number down to the last line, then the head."""
        ways = [self.urge, self.ladder]
        stops = [*self.emergency.stops(), *ways, *self.numbers.stops(), self.region, self.print, self.back]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _known(self) -> Any:
        """Nothing, where the journal cannot tell: Help now comes up whatever is wrong with it."""
        try:
            return self._own() if self._own else None
        except Exception:  # the pages of the journal tell of it; here nothing may stand before the numbers
            return None

    def _fill_region(self, code: str) -> None:
        self.region.clear()
        if not code:
            self.region.addItem(tr("Choose your country"), "")
        for each, name in help_lines.region_names().items():
            self.region.addItem(name, each)
        self.region.setCurrentIndex(max(0, self.region.findData(code)))

    def _choose_region(self) -> None:
        code = self.region.currentData()
        if not code:
            return
        with suppress(OSError):  # what cannot be kept is shown all the same
            self._store.change(region=code)
        self.refresh()


def _with_words(numbers: tuple[help_lines.Emergency, ...]) -> list[tuple[str, str]]:
    """Each number with what it is; the first says that it is for emergencies."""
    main, *others = numbers
    first = f"{tr(main.name)}. {tr(main.what)}" if main.what else tr(main.name)
    return [(main.number, first), *((each.number, tr(each.what or each.name)) for each in others)]


def _to_call(region: help_lines.Region) -> str:
    """The number that the step names; both where the country is not known."""
    if region.code != help_lines.UNKNOWN:
        return region.emergency[0].number
    return tr(" or ").join(each.number for each in region.emergency)
