"""What segments and chip groups share: a few options by their words, none, one or several of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.paint import MEASURE_CHANGES
from recovery_journal.gui.widgets.roving import Roving


class Option(QAbstractButton):
    """One option: a button that keeps being chosen; how it looks is up to the kind of group."""

    padding = 12
    height_name = "chip"
    kind = ""

    def __init__(self, text: str, several: bool = False) -> None:
        super().__init__()
        self.several = several
        self._hint: tuple[object, QSize] | None = None  # what it is for comes first
        self.setProperty("kind", self.kind)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def face(self, chosen: bool) -> QFont:
        """The type of the words."""
        return theme.current().font("strong" if chosen else "medium")

    def extra_width(self) -> int:
        """Room for what stands beside the words."""
        return 0

    def sizeHint(self) -> QSize:
        look, text, extra = theme.current(), self.text(), self.extra_width()
        if self._hint is None or self._hint[0] != (look, text, extra):
            metrics = QFontMetrics(self.face(chosen=True))
            width = metrics.horizontalAdvance(text) + 2 * look.px(self.padding) + extra + 2
            height = max(look.size(self.height_name), metrics.height() + look.px(8))
            self._hint = (look, text, extra), QSize(width, height)
        return self._hint[1]

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.current().px(64)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in MEASURE_CHANGES:
            self.updateGeometry()

    def shown_text(self, width: int, chosen: bool) -> str:
        """The words, shortened only when even the whole width is too little."""
        return QFontMetrics(self.face(chosen)).elidedText(self.text(), Qt.TextElideMode.ElideRight, width)


def _option_interface(option: Option) -> QAccessibleInterface:
    role = QAccessible.Role.CheckBox if option.several else QAccessible.Role.RadioButton
    return accessible.PaintedInterface(
        option, role, actions={accessible.TOGGLE: option.click}, checked=option.isChecked
    )


accessible.register("Option", _option_interface)


class OptionGroup(QWidget):
    """Options under one name: one Tab stop, arrows move inside, Space chooses, a second time clears."""

    value_changed = Signal(object)
    option_class: type[Option] = Option

    def __init__(self, name: str, options: Sequence[tuple[object, str]], several: bool = False) -> None:
        super().__init__()
        self.several = several
        self._values: list[object] = []
        self._options: list[Option] = []
        self._roving = Roving(self)
        self.setAccessibleName(name)
        self._row = self.arrange()
        self.set_options(options)

    def arrange(self) -> QLayout:
        """Make the layout that holds the options."""
        raise NotImplementedError

    def options(self) -> list[Option]:
        """The buttons, in order."""
        return list(self._options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these (value, words) from now on; what was chosen and is still there stays chosen."""
        kept = self._chosen()
        for option in self._options:
            self._row.removeWidget(option)
            option.hide()
            option.deleteLater()
        self._values = [value for value, _words in options]
        self._options = [self.option_class(words, self.several) for _value, words in options]
        for option in self._options:
            self._row.addWidget(option)
            option.clicked.connect(self._clicked)
        self._roving.set_members(self._options)
        self._show([value for value in kept if value in self._values])

    def value(self) -> object:
        """What is chosen: one value or None, or a list of values where several may be chosen."""
        chosen = self._chosen()
        if self.several:
            return chosen
        return chosen[0] if chosen else None

    def set_value(self, value: object) -> None:
        """Choose this, or nothing for None, without telling anybody."""
        if self.several:
            self._show(list(value) if isinstance(value, list | tuple | set | frozenset) else [])
        else:
            self._show([] if value is None else [value])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self.several:
            if self._chosen():
                self._show([])
                self.value_changed.emit(None)
            return
        super().keyPressEvent(event)

    def _chosen(self) -> list[object]:
        return [value for value, option in zip(self._values, self._options, strict=True) if option.isChecked()]

    def _show(self, values: list[object]) -> None:
        for value, option in zip(self._values, self._options, strict=True):
            option.setChecked(value in values)
        stop = next((option for option in self._options if option.isChecked()), None)
        if self._options and not any(option.hasFocus() for option in self._options):
            self._roving.set_stop(stop or self._options[0])
        self.update()

    def _clicked(self) -> None:
        clicked = self.sender()
        if not self.several:
            for option in self._options:
                option.setChecked(option is clicked and option.isChecked())
        self.update()
        self.value_changed.emit(self.value())
