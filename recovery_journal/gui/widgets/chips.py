"""Chips: groups of options as chips, chips that can be taken off, and the chip that adds one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.by_width import as_high_as_needed
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.options import Option, OptionGroup
from recovery_journal.gui.widgets.paint import is_high_contrast, rounded
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.language import tr

MARK = 16
MARK_GAP = 4


class ChipShape(Option):
    """The pill that all chips are: perhaps a mark, the words, perhaps a cross."""

    mark = ""
    mark_role = "card_text"
    closes = False

    def face(self, chosen: bool) -> QFont:
        font = theme.current().font("small")
        font.setWeight(QFont.Weight(theme.current().weight("medium" if chosen else "regular")))
        return font

    def marked(self) -> bool:
        """Whether the mark is to be seen now."""
        return bool(self.mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what does something at once, as it does any button."""
        if event.key() in ENTER_KEYS and not self.isCheckable() and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def extra_width(self) -> int:
        return theme.current().px((MARK + MARK_GAP) * (int(self.marked()) + int(self.closes)))

    def colors(self) -> tuple[str, str, str]:
        """The roles of fill, outline ('' for none) and words."""
        return ("hover" if self.underMouse() else "field"), "field_line", "card_text"

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, outline, words = self.colors() if self.isEnabled() else ("field", "line", "card_text_quiet")
        outline_color = look.color(outline) if outline else None
        radius = min(self.height() / 2, look.px(look.radius("chip")))
        rounded(painter, QRectF(self.rect()), radius, look.color(fill), outline_color)
        self._paint_words(painter, words)

    def _paint_words(self, painter: QPainter, role: str) -> None:
        look = theme.current()
        painter.setFont(self.face(self.isChecked()))
        painter.setPen(look.color(role))
        room = self.width() - 2 * look.px(self.padding) - self.extra_width()
        text = self.shown_text(room + 2, self.isChecked())
        wide = QFontMetrics(painter.font()).horizontalAdvance(text)
        left = (self.width() - wide - self.extra_width()) // 2
        if self.marked():
            self._paint_icon(painter, self.mark, self.mark_role if self.isEnabled() else role, left)
            left += look.px(MARK + MARK_GAP)
        words = self._mirrored(QRect(left, 0, wide + 2, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        if self.closes:
            self._paint_icon(painter, "close", "card_text_soft", left + wide + look.px(MARK_GAP + 2))

    def _paint_icon(self, painter: QPainter, name: str, role: str, left: int) -> None:
        look = theme.current()
        side = look.px(MARK)
        box = self._mirrored(QRect(left, (self.height() - side) // 2, side, side))
        painter.drawPixmap(box, look.pixmap(name, role, side))

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
        return box


class ChipOption(ChipShape):
    """A chip that can be chosen."""

    kind = "choice"
    mark = "tick"
    mark_role = "selection_link"

    def __init__(self, text: str, several: bool = False) -> None:
        super().__init__(text, several)
        self.toggled.connect(self.updateGeometry)

    def marked(self) -> bool:
        return self.isChecked() and (self.several or is_high_contrast())

    def colors(self) -> tuple[str, str, str]:
        if self.isChecked():
            return "selection", "focus", "selection_text"
        return super().colors()


class ChipGroup(OptionGroup):
    """Options as chips in rows; one or none chosen, or any number of them with a tick on each."""

    option_class = ChipOption

    def __init__(self, name: str, options: list[tuple[object, str]], several: bool = False) -> None:
        super().__init__(name, options, several)
        self.setSizePolicy(as_high_as_needed())

    def arrange(self) -> QLayout:
        return FlowLayout(self)


class Chip(ChipShape):
    """A thing that has been put here and can be taken off: by its cross, by Delete or by Backspace."""

    kind = "chip"
    remove_requested = Signal()
    move_requested = Signal(int)

    def __init__(self, text: str, icon: str = "", number: int | None = None, removable: bool = True) -> None:
        super().__init__(text if number is None else f"{number}  {text}")
        self.mark = icon
        self.closes = removable
        self.setCheckable(False)
        self.setAccessibleName(text)
        if removable:
            self.setAccessibleDescription(tr("Press Delete to take it off"))

    def colors(self) -> tuple[str, str, str]:
        return ("hover" if self.underMouse() else "well"), ("line" if is_high_contrast() else ""), "well_text"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.closes:
            self.remove_requested.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.closes and self.isDown() and self._on_cross(round(event.position().x())):
            self.setDown(False)
            self.remove_requested.emit()
        else:
            super().mouseReleaseEvent(event)

    def _on_cross(self, x: int) -> bool:
        reach = theme.current().px(self.padding + MARK + MARK_GAP)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return x < reach if rtl else x > self.width() - reach


class AddChip(ChipShape):
    """A chip that adds something; an outline, a plus and what it adds."""

    kind = "add_chip"
    mark = "add"

    def __init__(self, text: str = "", on_click: Callable[[], object] | None = None, quiet: bool = False) -> None:
        super().__init__(text or tr("Add"))
        self.mark_role = "card_text" if quiet else "link"
        self.setCheckable(False)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def colors(self) -> tuple[str, str, str]:
        return ("hover" if self.underMouse() else "field"), "field_line", self.mark_role


class ChipRow(QWidget):
    """Chips of any kind under one name: one Tab stop, arrows move inside."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._chips: list[QWidget] = []
        self._roving = Roving(self)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)

    def set_chips(self, chips: list[QWidget]) -> None:
        """Show these from now on; the old ones are dropped, unless they stay."""
        for old in self._chips:
            self._flow.removeWidget(old)
            if old not in chips:
                old.hide()
                old.deleteLater()
        self._chips = list(chips)
        for chip in chips:
            self._flow.addWidget(chip)
        self._roving.set_members(self._chips)

    def chips(self) -> list[QWidget]:
        """What is shown, in order."""
        return list(self._chips)


def _chip_interface(chip: ChipShape) -> QAccessibleInterface:
    actions: dict[str, Callable[[], None]] = {accessible.PRESS: chip.click}
    if isinstance(chip, Chip) and chip.closes:
        actions[tr("Take off")] = chip.remove_requested.emit
    return accessible.PaintedInterface(chip, QAccessible.Role.Button, actions=actions)


accessible.register("ChipGroup", accessible.group)
accessible.register("ChipRow", accessible.group)
accessible.register("Chip", _chip_interface)
accessible.register("AddChip", _chip_interface)
