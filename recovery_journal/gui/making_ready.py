"""Makes Help now and the pages ahead of their first visit, in small steps, while the person looks at Today."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from recovery_journal.gui.pages import PAGES
from recovery_journal.services.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.gui.main_window import MainWindow

BEGIN_AFTER, PAUSE = 150, 20  # ms; whatever the person does goes first
_MODULES = (
    "help_now",
    "pages.plan",
    "pages.record_form",
    "pages.check_ins",
    "pages.urges",
    "pages.entries",
    "pages.aftercare",
    "pages.insights",
    "pages.settings",
    "flow_frame",
    "pages.urge_now",
    "pages.lapse_flow",
)
FLOWS_AT_HAND = ("urge_now", "lapse")  # one key away at any moment, and one answer away from that


class MakingReady(QObject):
    """Imports first, then one page after the other; it goes with its window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        imports = [partial(import_module, f"recovery_journal.gui.{name}") for name in _MODULES]
        pages = [partial(window.make_ready, page_id) for page_id in (*(spec.id for spec in PAGES), *FLOWS_AT_HAND)]
        # The pages twice: a setting that is read anew meanwhile makes those stale that were made by then.
        again = [partial(self._prepare, spec.id) for spec in PAGES]
        self._steps: deque[Callable[[], object]] = deque((*imports, window.views.help_page, *pages, *again))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._timer.start(BEGIN_AFTER)

    def _next(self) -> None:
        if not self._window.isVisible():
            return
        try:
            self._steps.popleft()()
        except JournalProblem:
            return  # it is said when the person comes to that page, not before
        if self._steps:
            self._timer.start(PAUSE)

    def _prepare(self, page_id: str) -> None:
        self._window.make_ready(page_id).prepare()
