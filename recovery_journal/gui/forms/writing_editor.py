"""The editor for a long text with simple marks of form: typed as it is kept, and read in its form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from recovery_journal.gui.forms import marks
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.buttons import Button, link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.reading_view import ReadingView
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.language import tr
from recovery_journal.services.content import journal_prompts

LEAST_LINES, MOST_LINES = 9, 24
WRITE, READ = "write", "read"


class WritingField(LongTextEditor):
    """Where it is typed; keys put marks of form round what is chosen, and Enter goes on with a list."""

    most_lines = MOST_LINES

    def __init__(self) -> None:
        super().__init__(LEAST_LINES)
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        self._deeds: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_B, control): self.bold,
            (Qt.Key.Key_I, control): self.italic,
            (Qt.Key.Key_H, control): self.heading,
            (Qt.Key.Key_L, control | shift): self.list_items,
        }

    def bold(self) -> None:
        """Bold on or off."""
        self.setTextCursor(marks.surround(self.textCursor(), marks.BOLD))

    def italic(self) -> None:
        """Italic on or off."""
        self.setTextCursor(marks.surround(self.textCursor(), marks.ITALIC))

    def heading(self) -> None:
        """The line a heading, or no longer one."""
        marks.begin_lines(self.textCursor(), marks.HEADING)

    def list_items(self) -> None:
        """The lines points of a list, or no longer."""
        marks.begin_lines(self.textCursor(), marks.ITEM)

    def insert_line(self, words: str) -> None:
        """Words on a line of their own where the cursor is, and a line below to go on."""
        cursor = self.textCursor()
        cursor.insertText(("\n" if cursor.positionInBlock() else "") + words + "\n")
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Its own keys are its own, whatever they mean elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed_of(event)
        if deed is not None:
            deed()
        elif event.key() not in ENTER_KEYS or event.modifiers() or not marks.go_on_with_list(self.textCursor()):
            super().keyPressEvent(event)

    def _deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        return self._deeds.get((event.key(), event.modifiers()))


class WritingEditor(QWidget):
    """The text with its tools above it. What was there is shown to be read, until the person would rather write."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = WritingField()
        self.reading = ReadingView()
        self.mode = Segment(tr("Write or read"), [(WRITE, tr("Write")), (READ, tr("Read"))])
        self.tools = self._make_tools()
        self._tools_holder = QWidget()
        self._rather_reads = True
        self._is_read = False
        self._lay_out()
        self.field.edited.connect(self.edited)
        self.field.textChanged.connect(self._allow_reading)
        self.mode.value_changed.connect(self._mode_chosen)
        self._show_mode()

    def raw(self) -> Any:
        return self.field.raw()

    def set_raw(self, raw: Any) -> None:
        is_other = raw != self.field.raw()
        self.field.set_raw(raw)
        if is_other:
            self._is_read = self._rather_reads and self._has_words()
        self._show_mode()

    def value(self) -> Any:
        return self.field.value()

    def is_read(self) -> bool:
        """Whether it is shown to be read."""
        return self._is_read

    def part_in_use(self) -> QWidget:
        """What has the text now: the field, or the view that it is read in."""
        return self.reading if self.is_read() else self.field

    def read(self, wanted: bool) -> None:
        """Shows it to be read, or to be written."""
        self._is_read = wanted and self._has_words()
        self._show_mode()

    def open_prompts(self) -> QMenu:
        """Questions to write about, in a menu; one that is chosen goes into the text."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = {
            "today": tr("About today"),
            "looking_back": tr("Looking back"),
            "looking_ahead": tr("Looking ahead"),
            "people": tr("About people"),
        }
        for group, prompts in journal_prompts().items():
            part = menu.addMenu(names.get(group, group))
            for prompt in prompts:
                part.addAction(prompt.replace("&", "&&"), partial(self.take_prompt, prompt))
        menu.popup(self.tools[-1].mapToGlobal(QPoint(0, self.tools[-1].height())))
        return menu

    def take_prompt(self, prompt: str) -> None:
        """A prompt becomes a line of the text, and the person's own with that."""
        self.read(False)
        self.field.insert_line(prompt)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_tools(self) -> list[Button]:
        made = []
        for words, keys, deed in (
            (tr("Bold"), "Ctrl+B", self.field.bold),
            (tr("Italic"), "Ctrl+I", self.field.italic),
            (tr("Heading"), "Ctrl+H", self.field.heading),
            (tr("List"), "Ctrl+Shift+L", self.field.list_items),
        ):
            tool = link_button(words, self._user_of(deed), "small")
            tool.setToolTip(keys)
            made.append(tool)
        ideas = link_button(tr("Ideas"), self.open_prompts, "small")
        ideas.setToolTip(tr("Questions to write about"))
        return [*made, ideas]

    def _lay_out(self) -> None:
        flow = FlowLayout(self._tools_holder, 14, 2)
        for tool in self.tools:
            flow.addWidget(tool)
        self._tools_holder.setAccessibleName(tr("Form of the text"))
        Roving(self._tools_holder).set_members(list(self.tools))
        head = QWidget()
        row = SplitLayout(head, centered=True)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._tools_holder)
        row.addWidget(self.mode)
        column = column_in(self, 7)
        for part in (head, self.field, self.reading):
            column.addWidget(part)

    def _has_words(self) -> bool:
        return bool(self.field.toPlainText().strip())

    def _allow_reading(self) -> None:
        """Where nothing is there is nothing to read."""
        self.mode.options()[1].setEnabled(self._has_words())

    def _user_of(self, deed: Callable[[], None]) -> Callable[[], None]:
        def use() -> None:
            deed()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

        return use

    def _mode_chosen(self, mode: object) -> None:
        self._rather_reads = mode == READ
        self.read(self._rather_reads)

    def _show_mode(self) -> None:
        is_read = self.is_read()
        had_focus = self.field.hasFocus() or self.reading.hasFocus()
        if is_read:
            self.reading.show_markdown(self.field.toPlainText())
            self.reading.setAccessibleName(self.field.accessibleName())
        self.mode.set_value(READ if is_read else WRITE)
        self._allow_reading()
        for tool in self.tools:
            tool.setVisible(not is_read)
        self.reading.setVisible(is_read)
        self.field.setVisible(not is_read)
        if had_focus:
            self.part_in_use().setFocus(Qt.FocusReason.OtherFocusReason)


accessible.register("WritingEditor", accessible.group)
