"""The other end of links: what in the plan points at the record on the form, with a way there."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import LINKS_ALLOWED, Link
from recovery_journal.domain.record import Record
from recovery_journal.gui.widgets.chips import Chip, ChipRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.reader import Reader, record_class
from recovery_journal.services.words import kind_words, name_of

ICONS = {"trigger": "wave", "warning_sign": "eye", "if_then": "way", "coping_strategy": "anchor", "goal": "tick"}
OUTSIDE_THE_PLAN = ("appointment", "check_in", "urge_log", "lapse")  # of these there are ever more


def can_be_pointed_at(kind: str) -> list[str]:
    """The kinds of the plan that may point at records of this one."""
    return [start for start, ends in LINKS_ALLOWED.items() if kind in ends and start not in OUTSIDE_THE_PLAN]


class BelongsTo(QWidget):
    """Chips of what points at a record; a click goes there. Nothing is changed here."""

    go_requested = Signal(str, object)

    def __init__(self, kind: str, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._from = can_be_pointed_at(kind)
        self._shown: list[tuple[str, str]] = []
        self._row: ChipRow | None = None
        self.hide()

    @property
    def row(self) -> ChipRow:
        """The chips below their heading, made when there is something to show."""
        if self._row is None:
            self._row = ChipRow(tr("Belongs to"))
            column = column_in(self, 7)
            column.addWidget(label(tr("Belongs to"), "label"))
            column.addWidget(self._row)
        return self._row

    def show_of(self, record: UUID | None) -> None:
        """Shows what points at a record, or nothing."""
        found = self._found(record) if record is not None and self._from else []
        shown = [(str(each.id), name_of(each)) for each in found]
        if shown != self._shown:
            self._shown = shown
            self.row.set_chips([self._chip(each) for each in found])
        self.setVisible(bool(found))

    def names(self) -> list[str]:
        """What is shown, in order."""
        return [name for _, name in self._shown]

    def _found(self, record: UUID) -> list[Record]:
        links = self._reader.links_to(record, self._from)
        found = [
            self._reader.get(record_class(link.from_kind), link.from_id) for link in sorted(links, key=self._order)
        ]
        return [each for each in found if each is not None and each.archived_on is None]

    def _order(self, link: Link) -> int:
        return self._from.index(link.from_kind)

    def _chip(self, record: Record) -> Chip:
        chip = Chip(name_of(record), ICONS.get(record.KIND, ""), removable=False)
        chip.setAccessibleDescription(kind_words(record.KIND))
        chip.setToolTip(tr("Go to this {kind}", kind=kind_words(record.KIND)))
        chip.clicked.connect(lambda: self.go_requested.emit(record.KIND, record.id))
        return chip
