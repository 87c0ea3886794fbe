"""Widgets in a row or a column, without margins around them; gaps grow with the text."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme


def column_in(holder: QWidget, gap: int | None = None) -> QVBoxLayout:
    """A column that fills `holder`, `gap` px between two things; as the style has it unless it is given."""
    column = QVBoxLayout(holder)
    _leave(column, gap)
    return column


def row_in(holder: QWidget, gap: int | None = None) -> QHBoxLayout:
    """A row that fills `holder`, which stays a row where it is narrow."""
    row = QHBoxLayout(holder)
    _leave(row, gap)
    return row


def column_of(*widgets: QWidget, gap: int | None = None) -> QWidget:
    """Widgets under each other."""
    holder = QWidget()
    column = column_in(holder, gap)
    for each in widgets:
        column.addWidget(each)
    return holder


def row_of(*widgets: QWidget, gap: int = 10, below: int = 8) -> QWidget:
    """Widgets beside each other; those that have no room go on `below` px under the others."""
    from recovery_journal.gui.widgets.flow_layout import FlowLayout  # it needs `Qt`, and the first window does not

    holder = QWidget()
    row = FlowLayout(holder, gap, below)
    for each in widgets:
        row.addWidget(each)
    return holder


def _leave(layout: QVBoxLayout | QHBoxLayout, gap: int | None) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    if gap is not None:
        layout.setSpacing(theme.current().px(gap))
