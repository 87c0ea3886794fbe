"""The first window: the closed journal at the left, the way into it at the right, and Help now over all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.unlock_cover import Cover
from recovery_journal.gui.unlock_form import UnlockForm
from recovery_journal.gui.unlock_opening import Opening
from recovery_journal.gui.unlock_parts import push_button, words
from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.services.shelf import OpenJournal, Shelf
    from recovery_journal.settings import JournalEntry

SMALLEST = (640, 480)


class UnlockWindow(QMainWindow):
    """Opens one journal, or starts one. `unlocked(OpenJournal)` hands it over; `closed` tells that the window went."""

    unlocked = Signal(object)
    closed = Signal()

    def __init__(
        self, store: SettingsStore, make_shelf: Callable[[], Shelf], journal: str = "", demo: bool = False
    ) -> None:
        super().__init__()
        self._store = store
        self._opened: OpenJournal | None = None
        self._is_complete = False
        self._opening = Opening(make_shelf, self)
        self.cover = Cover()
        self.views = QStackedWidget()
        self.right = QStackedWidget()
        self.form = UnlockForm(store.now.journals, journal or store.now.last_journal, demo)
        self.first: QWidget | None = None if store.now.journals else self._first_start()
        self.start_page: QWidget | None = None
        self._lay_out()
        self._connect()
        self._show_first()

    def prepare_to_leave(self) -> None:
        """For lock and quit: nothing runs on, and a journal that was opened but not handed over is closed."""
        self._opening.close()
        if self._opened is not None:
            self._opened.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_complete:
            self._is_complete = True
            QTimer.singleShot(0, self._complete)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cover.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Recovery Journal"))
        self.setMinimumSize(*SMALLEST)
        front = QWidget()
        row = QHBoxLayout(front)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cover)
        row.addWidget(self.right, 1)
        self.right.addWidget(_scrolled(self.first or self._with_foot(self.form)))
        self.views.addWidget(front)
        self.setCentralWidget(self.views)

    def _with_foot(self, form: QWidget) -> QWidget:
        """The form, a little above the middle, and what may be known about it at the foot."""
        look = theme.current()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(look.px(104), look.px(24), look.px(96), look.px(22))
        column.setSpacing(0)
        column.addStretch(46)
        column.addWidget(form)
        column.addStretch(54)
        line = QFrame()
        line.setProperty("kind", "line")
        column.addSpacing(look.px(16))
        column.addWidget(line)
        column.addSpacing(look.px(16))
        column.addWidget(words(tr("The names shown here can be changed in Settings."), "caption"))
        return sheet

    def _first_start(self) -> QWidget:
        """One card for somebody who is here for the first time."""
        look = theme.current()
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(look.px(24), look.px(22), look.px(24), look.px(24))
        inside.setSpacing(look.px(8))
        inside.addWidget(words(tr("Start a journal"), "section"))
        inside.addWidget(words(tr("A plan, a few lines a day, and your appointments. It takes about a minute.")))
        inside.addSpacing(look.px(8))
        self.start_button = push_button(tr("Start a journal"), "primary", "large")
        button_row = QHBoxLayout()
        button_row.addWidget(self.start_button)
        button_row.addStretch()
        inside.addLayout(button_row)
        self.start_button.clicked.connect(self._start_journal)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(look.px(104), look.px(24), look.px(96), look.px(22))
        column.setSpacing(look.px(8))
        column.addStretch(46)
        column.addWidget(words(tr("Welcome"), "title"))
        column.addWidget(words(tr("A journal of your own, locked with a passphrase only you know."), "body", "soft"))
        column.addSpacing(look.px(14))
        column.addWidget(card)
        column.addStretch(54)
        return sheet

    def _connect(self) -> None:
        self.cover.help_requested.connect(self.show_help)
        self.form.typed.connect(self._opening.warm_up)
        self.form.open_requested.connect(self._open)
        self.form.new_requested.connect(self._start_journal)
        self._opening.opened.connect(self._adopt)
        self._opening.failed.connect(self._refuse)

    def _show_first(self) -> None:
        if self.first is None:
            self.form.passphrase.setFocus()
        else:
            self.start_button.setFocus()

    def _complete(self) -> None:
        """What the first sight of the window need not wait for: icons, the focus ring, keys."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from recovery_journal.gui.theme.focus_ring import FocusRing

        self.cover.draw_icon()
        self.form.complete()
        self._focus_ring = FocusRing(self)
        QShortcut(QKeySequence("F9"), self, self.show_help)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)

    def show_help(self) -> None:
        """Help now, over everything, without a passphrase."""

    def _start_journal(self) -> None:
        """The questions that make a new journal."""

    def _open(self, entry: JournalEntry, passphrase: str) -> None:
        self.form.set_opening(True)
        self._opening.open(entry, passphrase)

    def _adopt(self, opened: OpenJournal) -> None:
        self._opened = opened
        self._hand_over()

    def _hand_over(self) -> None:
        opened, self._opened = self._opened, None
        self.unlocked.emit(opened)

    def _refuse(self, error: BaseException) -> None:
        """A known problem is told where it arose; anything else is a fault of the program."""
        from recovery_journal.services.problems import JournalProblem, sentence

        self.form.set_opening(False)
        if not isinstance(error, JournalProblem):
            raise error
        if error.code == "wrong_passphrase":
            self.form.say_wrong(sentence(error))
        else:
            self.form.tell(sentence(error))


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    return area
