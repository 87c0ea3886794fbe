"""Tells the pages, as a Qt signal, that something in the journal changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recovery_journal.services.journal import Changed, Journal


class JournalSignals(QObject):
    """`changed` carries a `Changed`: the kinds and ids an action touched, and who asked for it.

    `destroy_requested` carries a `Wish`: the person has proved who they are, and wants the journal gone for good.
    """

    changed = Signal(object)
    destroy_requested = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        journal.listen(self._tell)

    def _tell(self, changed: Changed) -> None:
        self.changed.emit(changed)
