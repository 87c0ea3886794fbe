"""The overdose card of Help now: the signs, what to do in order, and what not to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from recovery_journal.gui.help_parts import Marked
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.text import label, led, line
from recovery_journal.language import tr


class OverdoseCard(QFrame):
    """What to see and do, read from an arm's length by somebody in a hurry."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(12)
        self._signs = QGridLayout()
        self._column = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._sign_rows = [Marked() for _sign in signs()]
        self._step_rows = [Marked(at) for at, _step in enumerate(steps(""), start=1)]
        self._narrow: bool | None = None
        self._lay_out()
        self.set_narrow(False)

    def set_number(self, number: str) -> None:
        """Have the step that says to call name this number."""
        for row, step in zip(self._step_rows, steps(number), strict=True):
            row.set_led(*step)

    def set_narrow(self, narrow: bool) -> None:
        """Signs in one column or two."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for at, row in enumerate(self._sign_rows):
            self._signs.removeWidget(row)
            self._signs.addWidget(row, *((at, 0) if narrow else (at % 3, at // 3)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._pad()

    def _lay_out(self) -> None:
        for sign, row in zip(signs(), self._sign_rows, strict=True):
            row.setText(sign)
        for row in self._step_rows:
            self._steps.addWidget(row)
        self.set_number("112")
        self._signs.setHorizontalSpacing(24)
        self._signs.setVerticalSpacing(9)
        self._signs.setColumnStretch(0, 1)
        self._signs.setColumnStretch(1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(label(tr("Someone may be overdosing"), "arm_title", wrap=True))
        self._column.addSpacing(14)
        self._column.addLayout(self._signs)
        self._column.addSpacing(16)
        self._column.addWidget(line())
        self._column.addSpacing(24)
        self._column.addLayout(self._steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(self._column)
        whole.addStretch(1)
        whole.addWidget(self._made_foot())
        self._pad()

    def _made_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        foot.setLayout(self._foot)
        self._foot.addWidget(led(*do_not(), "arm_small"))
        return foot

    def _pad(self) -> None:
        pad(self._column, (32, 26, 32, 20))
        pad(self._foot, (32, 16, 32, 16))


def signs() -> tuple[str, ...]:
    """How an overdose shows."""
    return (
        tr("Cannot be woken"),
        tr("Slow breathing, or none"),
        tr("Gurgling or snoring sound"),
        tr("Blue or gray lips or nails"),
        tr("Tiny pupils"),
        tr("Cold, damp skin"),
    )


def steps(number: str) -> tuple[tuple[str, str], ...]:
    """What to do, in order: the thing itself, and the rest of its sentence.

    In our own words, after the public-domain opioid overdose guidance of SAMHSA and CDC.
    """
    return (
        (tr("Try to wake them."), tr("Shout their name.")),
        (tr("Call {number}.", number=number), tr("Say: “Not waking, not breathing.”")),
        (tr("Give naloxone"), tr("if you have it.")),
        (tr("Breathe for them,"), tr("1 breath every 5 seconds, as trained.")),
        (tr("On their side"), tr("once they breathe on their own.")),
        (tr("No change in 2 to 3 minutes?"), tr("Give a second dose.")),
        (tr("Stay."), tr("Naloxone wears off in 30 to 90 minutes. They need medical care even if awake.")),
    )


def do_not() -> tuple[str, str]:
    """What makes it worse."""
    return tr("Do not"), tr("leave them alone, slap them, make them vomit, or use cold water.")
