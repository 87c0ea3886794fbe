"""The bar at the foot of the plan map: what is chosen, what it is joined to, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QWidget

from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.tab_order import order_tabs
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
        self._edit: Button | None = None
        self._add_link: Button | None = None
        self._begin: Button | None = None
        self.name = label("", "strong", wrap=True)
        self.words = label("", "body", "soft", wrap=True)
        self.switch = link_button(tr("Show as text"), self.text_requested.emit, size="small")
        said, ways = QWidget(), QWidget()
        texts = FlowLayout(said, 10, 2)
        texts.addWidget(self.name)
        texts.addWidget(self.words)
        self._ways = FlowLayout(ways, 16, 8)
        self._ways.addWidget(self.switch)
        self._row = SplitLayout(self, centered=True)
        self._row.addWidget(said)
        self._row.addWidget(ways)
        pad(self._row, PADDING)
        self.show_chosen("", "")

    @property
    def edit(self) -> Button:
        """The way to the form of what is chosen, made when something first is."""
        if self._edit is None:
            self._edit = link_button(tr("Edit"), self.edit_requested.emit, size="small")
            self._add(self._edit)
        return self._edit

    @property
    def add_link(self) -> Button:
        """Joins what is chosen to something else, made when something first is."""
        if self._add_link is None:
            self._add_link = button(tr("Add a link"), icon="link", size="small", on_click=self.link_requested.emit)
            self._add(self._add_link)
        return self._add_link

    @property
    def begin(self) -> Button:
        """The first step of an empty map."""
        if self._begin is None:
            self._begin = button(tr("Add a trigger"), icon="add", size="small", on_click=self.begin_requested.emit)
            self._add(self._begin)
        return self._begin

    def show_chosen(self, name: str, words: str) -> None:
        """A record is chosen; '' for none."""
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.words.setText(words if name else tr("Choose a card to see what it is joined to."))
        self._show_ways(self.switch, *((self.edit, self.add_link) if name else ()))

    def show_empty(self) -> None:
        """Nothing is there yet."""
        self.name.hide()
        self.words.setText(tr("Start with one trigger that you know well. The rest can be linked to it."))
        self._show_ways(self.begin)

    def set_is_text(self, is_text: bool) -> None:
        """The switch leads back from the text."""
        self.switch.set_words(tr("Show as map") if is_text else tr("Show as text"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            pad(self._row, PADDING)

    def _add(self, made: Button) -> None:
        self._ways.addWidget(made)
        order_tabs(self)

    def _show_ways(self, *wanted: Button) -> None:
        """These ways only."""
        for each in (self.switch, self._edit, self._add_link, self._begin):
            if each is not None:
                each.setVisible(each in wanted)
        self._row.invalidate()
