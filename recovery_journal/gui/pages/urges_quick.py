"""The quick way to write down an urge: one number, and it is saved with the time it is now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

PADDING = (16, 12, 16, 12)


class QuickUrge(QFrame):
    """A scale and a Save button. `save_requested(strength)`; the page saves, and then takes the number off again."""

    save_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        question = tr("How strong is an urge right now?")
        self.scale = ScalePicker(question, tr("none"), tr("very strong"), fill_up=True)
        self.save = button(tr("Save this urge"), "primary", size="small", on_click=self._save)
        head = QWidget()
        row = SplitLayout(head, centered=True)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(question, "label", wrap=True))
        row.addWidget(self.save)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.scale)
        self._column.insertWidget(0, head)  # Tab comes to the number first
        self._pad()
        self.scale.value_changed.connect(self._show_state)
        self._show_state()

    def clear(self) -> None:
        """No number; for the next one."""
        self.scale.set_value(None)
        self._show_state()

    def event(self, event: QEvent) -> bool:
        """Ctrl+S is for the number while the keyboard is here."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and event.matches(QKeySequence.StandardKey.Save):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS or event.matches(QKeySequence.StandardKey.Save):
            self._save()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._pad()

    def _save(self) -> None:
        strength = self.scale.value()
        if strength is not None:
            self.save_requested.emit(strength)

    def _show_state(self, _value: object = None) -> None:
        self.save.setEnabled(self.scale.value() is not None)

    def _pad(self) -> None:
        if not hasattr(self, "_column"):
            return
        look = theme.current()
        self._column.setContentsMargins(*(look.px(side) for side in PADDING))
        self._column.setSpacing(look.px(7))
