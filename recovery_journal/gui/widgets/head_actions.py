"""The actions in the head of a page: beside each other, or some behind one button where the window is low."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from recovery_journal.gui.widgets.buttons import Button, IconButton, icon_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.language import tr

GAP, LINE_GAP = 10, 8


class HeadActions(QWidget):
    """In the order they are added; those that may be folded come first."""

    def __init__(self) -> None:
        super().__init__()
        self.more: IconButton | None = None
        self._aside: QWidget | None = None
        self._row = FlowLayout(self, GAP, LINE_GAP)

    def add(self, action: QWidget) -> None:
        """One that always stays in sight."""
        self._row.addWidget(action)

    def add_folding(self, action: Button) -> None:
        """One that goes behind `more` where there is little room."""
        if self._aside is None:
            self._aside, self.more = QWidget(), icon_button("more", tr("More"), self.open_menu)
            self.more.setProperty("kind", "boxed")
            FlowLayout(self._aside, GAP, LINE_GAP)
            self._row.addWidget(self._aside)
            self._row.addWidget(self.more)
            self.fold(False)
        within = self._aside.layout()
        assert within is not None
        within.addWidget(action)

    def can_fold(self) -> bool:
        """Whether any of them may go behind the button."""
        return self._aside is not None

    def fold(self, is_folded: bool) -> None:
        """Takes those that may be folded away, or brings them back."""
        if self._aside is not None and self.more is not None:
            self._aside.setVisible(not is_folded and bool(self._offered()))
            self.more.setVisible(is_folded and bool(self._offered()))

    def open_menu(self) -> QMenu:
        """What is behind the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self._offered():
            menu.addAction(each.text(), each.click)
        assert self.more is not None
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        return menu

    def _offered(self) -> list[Button]:
        """Those that the page offers now."""
        found = self._aside.findChildren(Button) if self._aside is not None else []
        return [each for each in found if not each.isHidden()]
