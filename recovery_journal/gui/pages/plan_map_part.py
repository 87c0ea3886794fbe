"""The map as the first chapter of the plan: what the page of the plan asks of each of its parts."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from recovery_journal.gui.pages.plan_map import PlanMapView
from recovery_journal.gui.pages.plan_map_links import ON_THE_MAP
from recovery_journal.language import tr
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import kind_words


class MapPart(PlanMapView):
    """The map among the pages of the plan; nothing is typed here, so nothing has to be kept."""

    def __init__(self, opened: OpenJournal, add_button: QWidget) -> None:
        super().__init__(opened)
        self._add_button = add_button

    def sentence(self) -> str:
        """What the page is for."""
        return tr("How your triggers, signs and answers fit together.")

    def new_words(self) -> str:
        """What its main button says."""
        return tr("Add to plan")

    def start_new(self) -> QMenu:
        """Asks what shall be added."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in ON_THE_MAP:
            menu.addAction(tr("New {kind}", kind=kind_words(kind)), partial(self.wished.emit, ("new", kind)))
        below = QPoint(0, self._add_button.height())
        menu.popup(self._add_button.mapToGlobal(below))
        return menu

    def show_record(self, record_id: UUID) -> None:
        """Chooses the card of a record."""
        self.show_card(record_id)

    def focus_search(self) -> None:
        """Typed letters find a card."""
        self.enter()
