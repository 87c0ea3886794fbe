"""Parts of the page with the recovery code: its groups, two of them asked back, and going on without a code."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services import recovery_code
from recovery_journal.services.recovery_code import CodeUnreadable

ASKED_BACK = 2
A_ROW, GAP = 4, 10


class CodeGroups(QWidget):
    """The code, a numbered box for each group; a screen reader spells it."""

    def __init__(self, code: str) -> None:
        super().__init__()
        groups = recovery_code.groups(code)
        spelled = (f"{number}: {' '.join(group)}." for number, group in enumerate(groups, 1))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Recovery code"))
        self.setAccessibleDescription(" ".join(spelled))
        holder = QWidget()
        flow = FlowLayout(holder, GAP, GAP)
        boxes = [_group(number, group) for number, group in enumerate(groups, 1)]
        width = max(each.sizeHint().width() for each in boxes)
        for each in boxes:
            each.setMinimumWidth(width)
            flow.addWidget(each)
        holder.setMaximumWidth(A_ROW * width + (A_ROW - 1) * theme.current().px(GAP))
        row = QHBoxLayout(self)  # only a row asks what it holds for its height at the width it will have
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder, 1)
        row.addStretch(0)


class AskBack(QWidget):
    """Two groups, chosen by chance, that are copied from paper. `answered`: both are right; `entered`: Enter."""

    entered = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups = recovery_code.groups(code)
        chosen = sorted(random.sample(range(len(self._groups)), ASKED_BACK))
        self.asked = {at: FormRow(tr("Group {n}", n=at + 1), QLineEdit()) for at in chosen}
        column = column_in(self, 18)
        for row in self.asked.values():
            field = _field(row)
            field.setMaximumWidth(theme.current().px(220))
            field.returnPressed.connect(self.entered)
            field.textChanged.connect(lambda _text, row=row: row.set_error(""))
            column.addWidget(row)

    def begin(self) -> None:
        """Puts the keyboard into the first field."""
        _field(next(iter(self.asked.values()))).setFocus()

    def is_right(self) -> bool:
        """Whether both groups are the code's; says beside each what is not, and puts the keyboard there."""
        for at, row in self.asked.items():
            row.set_error(self._wrong(at, _field(row).text()))
        wrong = next((row for row in self.asked.values() if row.error_text()), None)
        if wrong is not None:
            _field(wrong).setFocus()
            _field(wrong).selectAll()
        return wrong is None

    def _wrong(self, at: int, typed: str) -> str:
        try:
            read = recovery_code.read_signs(typed)
        except CodeUnreadable as unreadable:
            return recovery_code.sentence(unreadable)
        if not read:
            return tr("Type this group from your copy.")
        if read != self._groups[at]:
            return tr("This is not group {n} of the code. Compare your copy with the code, sign by sign.", n=at + 1)
        return ""


class WithoutCode(QFrame):
    """The other way: no code, once the person has said that they know what it means. `chosen`: they have."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "well")
        self.accept = QCheckBox(tr("I accept there is no way back"))
        self.accept.setAccessibleName(self.accept.text())
        self.accept.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.go = button(tr("Make the journal without a code"), on_click=self.chosen.emit)
        self.go.setEnabled(False)
        foot = row_of(self.go)
        column = QVBoxLayout(self)
        pad(column, (18, 16, 18, 16))
        column.setSpacing(theme.current().px(10))
        column.addWidget(
            label(tr("Without a code, nobody can open this journal again if you forget the passphrase."), wrap=True)
        )
        column.addWidget(self.accept)
        column.addWidget(foot)
        column.addWidget(
            label(tr("As long as you know the passphrase, Settings can still make a code."), "caption", wrap=True)
        )
        self.accept.toggled.connect(self.go.setEnabled)


def bring_into_view(part: QWidget) -> None:
    """Scrolls whatever a part stands in, once it has its place, so far that the part is seen."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        area = around
        QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part))


def _group(number: int, group: str) -> QFrame:
    box = QFrame()
    box.setProperty("kind", "well")
    column = QVBoxLayout(box)
    pad(column, (16, 8, 16, 9))
    column.setSpacing(0)
    column.addWidget(label(str(number), "caption", "quiet"))
    column.addWidget(label(group, "arm"))
    box.ensurePolished()
    for each in box.findChildren(QLabel):
        each.ensurePolished()  # their width counts before they are shown
    return box


def _field(row: FormRow) -> QLineEdit:
    assert isinstance(row.editor, QLineEdit)
    return row.editor
