"""Tables of figures: where their columns begin and end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from recovery_journal.gui.widgets.figure_table import FigureTable, TableData

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
STAGES = TableData(
    ("Stage", "First day", "Provider", "Times"), [("Outpatient", "Mar 3", "", "4"), ("Home", "", "", "")]
)


def sides(table: FigureTable) -> list[Qt.AlignmentFlag]:
    role, model = Qt.ItemDataRole.TextAlignmentRole, table.figures
    cells = [Qt.AlignmentFlag(model.index(0, at).data(role)) for at in range(model.columnCount())]
    heads = [Qt.AlignmentFlag(model.headerData(at, Qt.Orientation.Horizontal, role)) for at in range(len(cells))]
    assert cells == heads
    return [LEFT if each & LEFT else RIGHT for each in cells]


def shown(qtbot: QtBot, width: int) -> FigureTable:
    table = FigureTable("Stages")
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.set_table(STAGES)
    table.show()
    return table


def test_words_begin_at_the_left_and_numbers_end_at_the_right(qtbot: QtBot) -> None:
    assert sides(shown(qtbot, 600)) == [LEFT, LEFT, LEFT, RIGHT]


def test_words_keep_off_those_of_a_first_column_without_room(qtbot: QtBot) -> None:
    assert sides(shown(qtbot, 200)) == [LEFT, RIGHT, RIGHT, RIGHT]
