"""The bar at the foot of the plan map: what is chosen, what it is joined to, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QWidget

from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

PADDING = (20, 11, 12, 11)


class MapBar(QFrame):
    """`edit_requested()`, `link_requested()`, `text_requested()` and `begin_requested()` are wishes."""

    edit_requested = Signal()
    link_requested = Signal()
    text_requested = Signal()
    begin_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.name = label("", "strong", wrap=True)
        self.words = label("", "body", "soft", wrap=True)
        self.switch = link_button(tr("Show as text"), self.text_requested.emit, size="small")
        self.edit = link_button(tr("Edit"), self.edit_requested.emit, size="small")
        self.add_link = button(tr("Add a link"), icon="link", size="small", on_click=self.link_requested.emit)
        self.begin = button(tr("Add a trigger"), icon="add", size="small", on_click=self.begin_requested.emit)
        said, ways = QWidget(), QWidget()
        texts = FlowLayout(said, 10, 2)
        texts.addWidget(self.name)
        texts.addWidget(self.words)
        buttons = FlowLayout(ways, 16, 8)
        for each in (self.switch, self.edit, self.add_link, self.begin):
            buttons.addWidget(each)
        self._row = SplitLayout(self, centered=True)
        self._row.addWidget(said)
        self._row.addWidget(ways)
        pad(self._row, PADDING)
        self.show_chosen("", "")

    def show_chosen(self, name: str, words: str) -> None:
        """A record is chosen; '' for none."""
        self.begin.hide()
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.words.setText(words if name else tr("Choose a card to see what it is joined to."))
        for each in (self.edit, self.add_link):
            each.setVisible(bool(name))
        self.switch.show()
        self._row.invalidate()

    def show_empty(self) -> None:
        """Nothing is there yet."""
        self.show_chosen("", "")
        self.words.setText(tr("Start with one trigger that you know well. The rest can be linked to it."))
        self.switch.hide()
        self.begin.show()

    def set_is_text(self, is_text: bool) -> None:
        """The switch leads back from the text."""
        self.switch.set_words(tr("Show as map") if is_text else tr("Show as text"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            pad(self._row, PADDING)
