"""Has Tab come to what was made later where it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.widgets import focus_chain


def order_before(last: QWidget, stops: Sequence[QWidget]) -> None:
    """Tab goes through these stops and then to `last`, from where it came to `last` before."""
    before = focus_chain.before(last)
    while before is not None and (before in stops or before.focusPolicy() == Qt.FocusPolicy.NoFocus):
        before = focus_chain.before(before)  # Qt takes no order from what has no focus
    assert before is not None
    for first, second in pairwise([before, *stops, last]):
        QWidget.setTabOrder(first, second)
