"""Opens or makes a journal while the window stays alive: imports first, the key in a worker, pages meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from importlib import import_module
from time import sleep
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from recovery_journal.gui.background import Background
    from recovery_journal.services.shelf import OpenJournal, Shelf
    from recovery_journal.settings import ListedJournal

# What the main window will need, and then its pages, in steps short enough that typing does not falter.
NEEDED = (
    "PySide6.QtSvg",
    "recovery_journal.gui.dates",
    "recovery_journal.gui.navigation",
    "recovery_journal.gui.sidebar",
    "recovery_journal.gui.widgets.toast",
    "recovery_journal.gui.main_window",
    "recovery_journal.gui.clipboard",
    "recovery_journal.gui.making_ready",
    "recovery_journal.gui.pages.today",
    "recovery_journal.gui.forms.editors",
    "recovery_journal.gui.pages.plan",
    "recovery_journal.gui.pages.check_in_look_back",
    "recovery_journal.gui.pages.check_ins",
    "recovery_journal.gui.pages.appointment_form",
    "recovery_journal.gui.pages.aftercare",
    "recovery_journal.gui.pages.settings",
)
# What the first visits to other pages need, if there is time.
LATER = (
    "recovery_journal.gui.help_now",
    "recovery_journal.gui.pages.chaptered_page",
    "recovery_journal.gui.pages.plan_map_part",
    "recovery_journal.gui.pages.record_page",
    "recovery_journal.gui.pages.record_form",
    "recovery_journal.gui.pages.urges",
    "recovery_journal.gui.pages.entries",
    "recovery_journal.gui.pages.questionnaires",
    "recovery_journal.gui.pages.appointment_calendar",
    "recovery_journal.gui.pages.medication",
    "recovery_journal.gui.pages.way",
    "recovery_journal.gui.pages.insights",
    "recovery_journal.gui.flow_frame",
    "recovery_journal.gui.pages.urge_now",
    "recovery_journal.gui.pages.lapse_flow",
)

_AT_REST = 400  # ms; the first window stands, and few have begun to type
_WINDOW_STANDS = 0.15  # s; until then what is read for it is proved as it is read, and looking on takes time from it


class Opening(QObject):
    """`opened(OpenJournal)` or `failed(error)` answers each wish; services are imported at the first character.

    A recovery code is answered by `opened_with_code(OpenJournal)`, a new passphrase by `passphrase_set`.
    """

    opened = Signal(object)
    opened_with_code = Signal(object)
    passphrase_set = Signal()
    failed = Signal(object)

    def __init__(self, make_shelf: Callable[[], Shelf], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_shelf = make_shelf
        self._background: Background | None = None
        needed, later = ([partial(import_module, each) for each in names] for names in (NEEDED, LATER))
        self._ahead: deque[Callable[[], object]] = deque((*needed, _rehearse, *later))
        self._is_waited_for = True

    def warm_up(self) -> None:
        """A passphrase is being typed: import what opening a journal takes."""
        self._worker()

    def open(self, entry: ListedJournal, passphrase: str) -> None:
        """Opens a journal of the list; whether all of it is whole is for `prove` to say."""
        self._run(lambda: self._make_shelf().open(entry, passphrase, proves_later=True))

    def prove(self, opened: OpenJournal, whole: Callable[[], None], damaged: Callable[[BaseException], None]) -> None:
        """Looks at every page of a journal once its window should stand, and then calls one or the other."""

        def look() -> None:
            sleep(_WINDOW_STANDS)
            opened.prove()

        self._worker().run(look, lambda _none: whole(), damaged)

    def open_with_code(self, entry: ListedJournal, code: str) -> None:
        """Opens a journal of the list with its recovery code."""
        self._run(lambda: self._make_shelf().open_with_code(entry, code), self.opened_with_code.emit)

    def set_passphrase(self, opened: OpenJournal, new: str) -> None:
        """Gives a journal that its code opened a new passphrase."""
        self.do(lambda shelf: shelf.set_passphrase(opened, new), lambda _none: self.passphrase_set.emit())

    def do(
        self,
        work: Callable[[Shelf], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Something else with the journals of this computer; what is raised goes to `failed`, or is told as such."""
        self._worker().run(lambda: work(self._make_shelf()), done, failed or self.failed.emit)

    def shelf(self) -> Shelf:
        """The journals of this computer, for what is done at once."""
        return self._make_shelf()

    def make(self, label: str, passphrase: str, code: str, made: Callable[[OpenJournal], None]) -> None:
        """Makes a new journal, with a recovery code or '' for none, and opens it; first of all `made` has it."""

        def tell(opened: OpenJournal) -> None:
            made(opened)
            self.opened.emit(opened)

        self._run(lambda: self._make_shelf().make(label, passphrase, code), tell)

    def close(self, seconds: float | None = None) -> None:
        """Waits for what still runs, at most so long."""
        if self._background is not None:
            self._background.close(seconds)

    def _run(self, work: Callable[[], OpenJournal], tell: Callable[[OpenJournal], object] | None = None) -> None:
        self._worker().run(work, lambda opened: self._adopt(opened, tell or self.opened.emit), self.failed.emit)

    def _worker(self) -> Background:
        if self._background is None:
            from recovery_journal.gui.background import Background

            self._background = Background(self)
            self._background.run(self._make_shelf, self._import_needed, self.failed.emit)
        return self._background

    def _adopt(self, opened: OpenJournal, tell: Callable[[OpenJournal], object]) -> None:
        opened.adopt()
        self._is_waited_for = False
        tell(opened)

    def _import_needed(self, _shelf: Any = None) -> None:
        """One step, then a turn for the window; by the time the key is there, the pages are too."""
        if self._ahead and self._is_waited_for:
            self._ahead.popleft()()
            QTimer.singleShot(0, self._import_needed)


def have_help_at_hand() -> None:
    """Imports Help now while nothing is done: it is one key away, and nobody shall wait for it."""
    QTimer.singleShot(_AT_REST, partial(import_module, "recovery_journal.gui.help_now"))


def _rehearse() -> None:
    """A sidebar that nobody sees: its icons are drawn, and Qt's enumerations read, before Today is waited for."""
    from PySide6.QtGui import QColor, QPainter, QPixmap

    from recovery_journal.gui.pages import PAGES
    from recovery_journal.gui.sidebar import Sidebar

    Sidebar(PAGES, "")
    dot = QPixmap(1, 1)
    QPainter(dot).fillRect(dot.rect(), QColor())  # the longest enumerations of all stand behind this call
