"""Editors that only the check-in needs: ticks in a row, chips from one's own list, hours of sleep; and its columns."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.domain.record import one_line
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import Quiet, TextEditor
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.calm_box import AnswerBox
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.page import is_narrow
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.choice_words import choices_of

SHOWN_AT_FIRST = 4
BETWEEN_QUESTIONS = 21
BESIDE_THE_LINE = 36


class TickRow(QWidget):
    """Any number of a few words, as check boxes in a row: one Tab stop, arrows move, Space ticks."""

    edited = Signal()

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self._words = words
        self.boxes = {member: QCheckBox(text) for member, text in choices_of(words)}
        flow = FlowLayout(self, 26, 6)
        for box in self.boxes.values():
            box.setAccessibleName(box.text())
            flow.addWidget(box)
            box.clicked.connect(lambda _checked=False: self.edited.emit())
        Roving(self).set_members(list(self.boxes.values()))

    def raw(self) -> list[str]:
        """The ticked words."""
        return [member.value for member, box in self.boxes.items() if box.isChecked()]

    def set_raw(self, raw: Any) -> None:
        """Tick these, without telling anybody."""
        for member, box in self.boxes.items():
            box.setChecked(member.value in (raw or ()))

    def value(self) -> tuple[StrEnum, ...]:
        """What the record takes."""
        return tuple(self._words(each) for each in self.raw())


class OwnList(ChipGroup):
    """Chips of one's own plan, any number ticked; a long list shows its first ones and 'n more'."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        self._more = link_button("", self._unfold, size="small")
        self._is_folded = True
        self._raw: list[str] = []
        self._offered: list[tuple[UUID, str]] = []
        super().__init__(name, [], several=True)
        self._more.setParent(self)
        self._more.hide()
        self.value_changed.connect(lambda _value: self._taken())

    def offer(self, options: Sequence[tuple[UUID, str]]) -> None:
        """Offer these from now on; what was ticked stays ticked."""
        if self._offered == list(options):
            return
        self._offered = list(options)
        self._row.removeWidget(self._more)
        self.set_options(list(options))
        self._row.addWidget(self._more)
        self._roving.set_members([*self._options, self._more])
        self.set_raw(self._raw)

    def raw(self) -> list[str]:
        """The ids of what is ticked, as text."""
        return list(self._raw)

    def set_raw(self, raw: Any) -> None:
        """Tick these and fold the list again, without telling anybody."""
        wanted = [str(each) for each in raw or ()]
        self.set_value([value for value in self._values if str(value) in wanted])
        self._keep(wanted)
        self._is_folded = True
        self._fold()

    def value(self) -> list[Any]:
        """The ids of what is ticked."""
        return [UUID(each) for each in self._raw]

    def members(self) -> list[QWidget]:
        """All that can take the focus, in order."""
        return [*self._options, self._more]

    def _taken(self) -> None:
        self._keep(self._raw)
        self.edited.emit()

    def _keep(self, wanted: list[str]) -> None:
        """What is ticked in the order of the list, then what is wanted but not on offer just now."""
        offered = [str(value) for value in self._values]
        self._raw = [str(each) for each in self._chosen()] + [each for each in wanted if each not in offered]

    def _fold(self) -> None:
        few = len(self._options) <= SHOWN_AT_FIRST + 1
        for at, option in enumerate(self._options):
            option.setVisible(few or not self._is_folded or at < SHOWN_AT_FIRST or option.isChecked())
        hidden = sum(option.isHidden() for option in self._options)
        self._more.set_words(tr("{n} more", n=hidden))
        self._more.setVisible(bool(hidden))
        self.updateGeometry()

    def _unfold(self) -> None:
        first = next((option for option in self._options if option.isHidden()), None)
        self._is_folded = False
        had_focus = self._more.hasFocus()
        self._fold()
        if first is not None and had_focus:
            first.setFocus(Qt.FocusReason.TabFocusReason)


class OwnListRow(FormRow):
    """A question answered from one's own list, with a gentle line while that list is empty."""

    def __init__(self, question: str, when_empty: str, hint: str = "") -> None:
        self.chips = OwnList(question)
        super().__init__(question, self.chips, hint)
        self._own_hint = hint
        self._when_empty = label(when_empty, "caption", "quiet", wrap=True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._when_empty)
        self.offer([])

    def offer(self, options: Sequence[tuple[UUID, str]]) -> None:
        """Offer these, or say that there are none yet."""
        self.chips.offer(options)
        self.chips.setVisible(bool(options))
        self._when_empty.setVisible(not options)
        self.set_hint(self._own_hint if options else "")


class SleepHours(Quiet, AnswerBox):
    """Hours of sleep by the half, or no answer."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.addItem("", None)
        for half_hours in range(49):
            self.addItem(hours_words(half_hours / 2), half_hours / 2)
        self.setMaxVisibleItems(12)
        self.currentIndexChanged.connect(self.tell)

    def raw(self) -> float | None:
        """The hours, or none."""
        found = self.currentData()
        return None if found is None else float(found)

    def set_raw(self, raw: Any) -> None:
        """Show these hours without telling anybody."""
        with self.quietly():
            self.setCurrentIndex(0 if raw is None else max(0, self.findData(float(raw))))

    def value(self) -> float | None:
        """What the record takes."""
        return self.raw()


class FewWords(TextEditor):
    """Short texts in one line with commas between them."""

    def set_raw(self, raw: Any) -> None:
        super().set_raw(raw if isinstance(raw, str) else ", ".join(raw or ()))

    def value(self) -> Any:
        return tuple(part.strip() for part in one_line(self.text()).split(",") if part.strip())


class Halves(Fitted):
    """Questions in two columns with a hairline between; in one column when the window is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._line = QFrame()
        self._line.setProperty("kind", "line_down")
        self._line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(_holder(self._columns[0]), 1)
        self._row.addWidget(self._line)
        self._row.addWidget(_holder(self._columns[1]), 1)
        self._fit()

    def fill(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Put these questions into the columns; what stood there and is not among them goes elsewhere."""
        for column, rows in zip(self._columns, (left, right), strict=True):
            while column.count():
                column.takeAt(0)
            for row in rows:
                column.addWidget(row)
            column.addStretch(1)

    def _fit(self) -> None:
        narrow, look = is_narrow(self), theme.current()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        self._row.setSpacing(look.px(BETWEEN_QUESTIONS if narrow else BESIDE_THE_LINE))
        self._line.setVisible(not narrow)
        for column in self._columns:
            column.setSpacing(look.px(BETWEEN_QUESTIONS))


def hours_words(hours: float) -> str:
    """'6.5 hours'."""
    count = int(hours) if hours == int(hours) else 2
    return ntr("{hours} hour", "{hours} hours", count, hours=f"{hours:g}")


def _holder(column: QVBoxLayout) -> QWidget:
    holder = QWidget()
    column.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(column)
    return holder


accessible.register("TickRow", accessible.group)
accessible.register("OwnList", accessible.group)
