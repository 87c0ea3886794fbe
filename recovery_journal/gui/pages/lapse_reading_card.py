"""One lapse to be read: only what was told of it, in the person's own words, and what became of it in the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.lapse_steps import next_step
from recovery_journal.domain.plan import Contact, Trigger
from recovery_journal.domain.record import Record
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.lapse_flow_parts import safe_words
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.choice_line import ChoiceLine
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, line, voice
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.lapses import Lapses, Told
from recovery_journal.services.reader import Reader
from recovery_journal.services.words import name_of


class LapseCard(Card):
    """Signals: `go_on_requested`, `private_changed(is_private)`, and wishes for what is under its foot."""

    go_on_requested = Signal()
    private_changed = Signal(bool)
    archive_requested = Signal()
    delete_requested = Signal()
    history_requested = Signal()
    back_wished = Signal()
    for_ever_requested = Signal()

    def __init__(self, lapses: Lapses, reader: Reader) -> None:
        super().__init__()
        self._lapses = lapses
        self._reader = reader
        self.title = label("", "section", wrap=True)
        self.left_steps = label("", tone="soft", wrap=True)
        self.go_on = button(tr("Go on"), "primary", on_click=self.go_on_requested.emit)
        self._text = QWidget()
        self.private = QCheckBox(tr("Private until you choose to share it"))
        self.private.setAccessibleName(self.private.text())
        self.archive = link_button(tr("Archive"), self.archive_requested.emit)
        self.history = link_button(tr("History"), self.history_requested.emit)
        self.delete = link_button(tr("Delete"), self.delete_requested.emit)
        self.bring_back = button(tr("Bring back"), on_click=self.back_wished.emit)
        self.for_ever = link_button(tr("Delete for ever"), self.for_ever_requested.emit)
        self._lay_out()
        self.private.clicked.connect(self.private_changed)

    def show_lapse(self, told: Told, in_use: bool) -> None:
        """This one; one that was put away or deleted can only be brought back or go for ever."""
        lapse = told.lapse
        self.title.setText(title_of(lapse))
        self.left_steps.setText(left_words(lapse))
        self.go_on.set_words(tr("Go on") if next_step(lapse) is not None else tr("Add to it"))
        self.private.setChecked(lapse.private)
        for each in (self.go_on, self.private, self.archive, self.history, self.delete):
            each.setVisible(in_use)
        for each in (self.bring_back, self.for_ever):
            each.setVisible(not in_use)
        fresh = self._made_text(told)
        self.body.replaceWidget(self._text, fresh)
        self._text.hide()
        self._text.deleteLater()
        self._text = fresh

    def _made_text(self, told: Told) -> QWidget:
        holder = QWidget()
        column = column_in(holder, 4)
        for question, words in self._said(told):
            column.addWidget(label(question, "label", wrap=True))
            for each in words:
                column.addWidget(voice(each))
            column.addSpacing(theme.current().px(12))
        if told.choices:
            column.addWidget(label(tr("Points where I could have turned"), "label", wrap=True))
            points = ChoiceLine(tr("Points where I could have turned"), reads_only=True)
            points.show_points(told.choices, 0)
            column.addWidget(points)
        return holder

    def _said(self, told: Told) -> list[tuple[str, Sequence[str]]]:
        """Each question with what was answered; what was skipped is left out."""
        lapse = told.lapse
        before = (
            (tr("Being safe"), [safe_words(lapse)]),
            (tr("Whom I left a message") if lapse.left_message else tr("Who I told"), self._people(told)),
            (tr("The hours before"), [lapse.hours_before]),
            (tr("What set it off"), self._names(Trigger, told.triggers)),
            (tr("What went through my mind"), [lapse.thoughts]),
            (tr("What I felt"), [", ".join(lapse.feelings)]),
            (tr("What I felt in my body"), [lapse.body]),
        )
        after = (
            (tr("What helped, even a little"), [lapse.what_helped]),
            (tr("What came of it"), [lapse.effects]),
            (tr("What I learned"), [lapse.learned]),
            (tr("What I changed"), self._lapses.changes(lapse.id)),
        )
        told_of = [(question, [each for each in words if each.strip()]) for question, words in (*before, *after)]
        return [each for each in told_of if each[1]]

    def _people(self, told: Told) -> list[str]:
        """Their names, or that a message was left where it is not known to whom."""
        return self._names(Contact, told.people) or ([tr("I left a message.")] if told.lapse.left_message else [])

    def _names(self, cls: type[Record], ids: Sequence[object]) -> list[str]:
        found = (self._reader.get(cls, each) for each in ids)  # type: ignore[arg-type]
        return [name_of(each) for each in found if each is not None]

    def _lay_out(self) -> None:
        foot, ways = QWidget(), QWidget()
        row = FlowLayout(ways, 16, 8)
        for each in (self.go_on, self.history, self.archive, self.delete, self.bring_back, self.for_ever):
            row.addWidget(each)
        column = column_in(foot, 14)
        column.addWidget(line())
        column.addWidget(self.private, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(ways)
        self.body.addWidget(self.title)
        self.body.addWidget(self.left_steps)
        self.body.addSpacing(theme.current().px(16))
        self.body.addWidget(self._text)
        self.body.addSpacing(theme.current().px(14))
        self.body.addWidget(foot)


def title_of(lapse: Lapse) -> str:
    """'Saturday, January 31, about 11:00 pm'"""
    day = dates.current().day_long(lapse.day, year=True)
    if lapse.started_at is None:
        return day
    at = dates.current().time(lapse.started_at)
    return tr("{day}, about {time}", day=day, time=at) if lapse.is_about else tr("{day}, {time}", day=day, time=at)


def left_words(lapse: Lapse) -> str:
    """Which step would come next, or that all is done."""
    step = next_step(lapse)
    if step is None:
        return tr("You went through it.")
    return tr("Next: {step}. There is no hurry.", step=choice_words(step))
