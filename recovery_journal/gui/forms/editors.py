"""One editor for each kind of field: it shows raw values, keeps them as typed, and reads them as the record wants."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from recovery_journal.domain.record import one_line
from recovery_journal.gui import theme
from recovery_journal.gui.widgets.day_edit import DayEdit, TimeEdit
from recovery_journal.gui.widgets.lined_up import row_in
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

LEAST_LINES, MOST_LINES = 3, 10
NUMBER_WIDTH = 96
LONGEST_NUMBER = 12


class Editor(Protocol):
    """What every editor can do, besides being a widget.

    `raw` is what stands in it, as JSON knows it, readable or not; `value` is what the field of the record takes,
    or a ValueError with a sentence. `edited` tells of every change that did not come from `set_raw`.
    """

    edited: Any

    def raw(self) -> Any: ...

    def set_raw(self, raw: Any) -> None: ...

    def value(self) -> Any: ...


class Quiet:
    """Lets an editor show a value without telling anybody."""

    _showing = False

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """What is shown inside was not typed."""
        self._showing = True
        try:
            yield
        finally:
            self._showing = False

    def tell(self, *_args: object) -> None:
        """Says `edited`, unless the change was only shown."""
        if not self._showing:
            self.edited.emit()  # type: ignore[attr-defined]


class TextEditor(Quiet, QLineEdit):
    """One line of words."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self.tell)

    def raw(self) -> str:
        return self.text()

    def set_raw(self, raw: Any) -> None:
        text = str(raw or "")
        if text == self.text():
            return
        with self.quietly():
            self.setText(text)
            self.setCursorPosition(0)

    def value(self) -> str:
        return one_line(self.text())


class CommaEditor(TextEditor):
    """Short texts on one line with commas between them; blanks and repeats count for nothing."""

    def set_raw(self, raw: Any) -> None:
        super().set_raw(raw if isinstance(raw, str) else ", ".join(raw or ()))

    def value(self) -> Any:
        return tuple(dict.fromkeys(part.strip() for part in one_line(self.text()).split(",") if part.strip()))


class PhoneEditor(TextEditor):
    """A phone number, kept as the person writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)


class LongTextEditor(Quiet, QPlainTextEdit):
    """Any number of lines; it grows with them, up to a point. Tab leaves it."""

    edited = Signal()
    most_lines = MOST_LINES

    def __init__(self, least_lines: int = LEAST_LINES) -> None:
        super().__init__()
        self._least_lines = least_lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def raw(self) -> Any:
        return self.toPlainText()

    def set_raw(self, raw: Any) -> None:
        with self.quietly():
            if raw != self.toPlainText():
                self.setPlainText(str(raw or ""))

    def value(self) -> Any:
        return self.toPlainText().strip()

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if hasattr(self, "_least_lines"):
            self._fit()

    def _fit(self) -> None:
        lines = max(self._least_lines, min(self.most_lines, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + theme.current().px(22)
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class LinesEditor(LongTextEditor):
    """A list of short texts, one a line; blank lines count for nothing."""

    def raw(self) -> list[str]:
        text = self.toPlainText()
        return text.split("\n") if text else []

    def set_raw(self, raw: Any) -> None:
        super().set_raw("\n".join(raw or ()))

    def value(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.toPlainText().split("\n") if line.strip())


class ScaleEditor(Quiet, ScalePicker):
    """A number from 0 to 10, or no answer."""

    edited = Signal()

    def __init__(self, name: str, low: str = "", high: str = "", fill_up: bool = False, middle: str = "") -> None:
        super().__init__(name, low, high, fill_up, middle)
        self.value_changed.connect(self.tell)

    def raw(self) -> int | None:
        return self.value()

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw if isinstance(raw, int) else None)


class IsoEditor(Quiet):
    """Raw is the ISO form of what stands in a field once it can be read, else its words."""

    def raw(self: Any) -> str:
        try:
            read = self.value()
        except ValueError:
            return str(self.text())
        return read.isoformat() if read else ""

    def set_raw(self: Any, raw: Any) -> None:
        with self.quietly():
            try:
                self.show_iso(raw)
            except ValueError:
                self.set_text(str(raw))


class DayEditor(IsoEditor, DayEdit):
    """A day; by its ISO form 'today' in a draft stays the day it was."""

    edited = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.textChanged.connect(self.tell)

    def show_iso(self, raw: str | None) -> None:
        """Shows a day; ValueError where it is none."""
        self.set_day(date.fromisoformat(raw) if raw else None)

    def value(self) -> Any:
        return self.day()


class TimeEditor(IsoEditor, TimeEdit):
    """A time of day."""

    edited = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.textChanged.connect(self.tell)

    def show_iso(self, raw: str | None) -> None:
        """Shows a time; ValueError where it is none."""
        self.set_time(time.fromisoformat(raw) if raw else None)

    def value(self) -> Any:
        return self.time()


class NumberEditor(Quiet, QWidget):
    """A number with the word for what it counts beside it; whole numbers only, unless `halves`."""

    edited = Signal()

    def __init__(self, unit: str = "", halves: bool = False) -> None:
        super().__init__()
        self._halves = halves
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NUMBER)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.unit = label(unit, tone="soft")
        row = row_in(self)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.unit, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.tell)
        self._fit()

    def raw(self) -> str:
        return self.field.text()

    def set_raw(self, raw: Any) -> None:
        with self.quietly():
            self.field.setText("" if raw is None else f"{raw:g}" if isinstance(raw, int | float) else str(raw))

    def value(self) -> int | float | None:
        text = self.field.text().strip().replace(",", ".")
        if not text:
            return None
        try:
            return float(text) if self._halves else int(text)
        except ValueError:
            example = "7.5" if self._halves else "15"
            raise ValueError(tr("Please write a number, like {example}.", example=example)) from None

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if hasattr(self, "field"):
            self._fit()

    def _fit(self) -> None:
        self.field.setFixedWidth(theme.current().px(NUMBER_WIDTH))
