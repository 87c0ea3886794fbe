"""What bringing in a diary would do: the days that are there already first, then some of the new ones, and the deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.full_table import FullTable, WordsModel
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.diary_choices import Doubles
from recovery_journal.services.diary_import import Standing, doubles_first, fills, left_words, outcome, outcome_words
from recovery_journal.services.diary_plan import DiaryDay, Plan
from recovery_journal.services.reader import Reader
from recovery_journal.services.words import field_words

MOST_SHOWN = 12
LONGEST = 48


class PreviewCard(Card):
    """`doubles_chosen(Doubles)`, and `wanted` when the person has it brought in."""

    doubles_chosen = Signal(object)
    wanted = Signal()

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self.words = label("", "strong", wrap=True)
        options: list[tuple[object, str]] = [
            (Doubles.KEEP, tr("Leave mine as they are")),
            (Doubles.FILL, tr("Fill in only what is blank")),
            (Doubles.SKIP, tr("Skip these days")),
        ]
        self.doubles = Segment("", options)
        self.doubles_row = FormRow(tr("Days you already have"), self.doubles, tr("They are shown first."))
        self.left = label("", tone="soft", wrap=True)
        self.several = label("", "caption", "quiet", wrap=True)
        self.days = WordsModel()
        self.table = FullTable(tr("Days of the file"), self.days)
        self.shown = label("", "caption", "quiet", wrap=True)
        self.bring = button(tr("Bring it in"), "primary", on_click=self.wanted.emit)
        self._lay_out()
        self.doubles.value_changed.connect(self._chosen)

    def show_plan(self, plan: Plan, there: Standing, doubles: Doubles) -> None:
        """Shows what would be done, with this answer to the days that are there already."""
        found = outcome(plan, doubles, there)
        self.words.setText(outcome_words(found))
        self.doubles.set_value(doubles)
        self.doubles_row.setVisible(found.known_days > 0)
        self.left.setText("\n".join(left_words(plan)))
        self.left.setVisible(bool(self.left.text()))
        self.several.setVisible(plan.rows > len(plan.days) + len(plan.left_out))
        days = doubles_first(plan, there)[:MOST_SHOWN]
        self.days.set_words(*self._rows(days, there, doubles))
        self.table.stretch(self.days.columnCount() - 1)
        self.table.fit()
        self.table.setVisible(bool(days))
        self.shown.setText(tr("{shown} of {all} days are shown.", shown=len(days), all=len(plan.days)))
        self.shown.setVisible(len(plan.days) > len(days))
        stays = found.new_days == 0 and found.entries == 0 and doubles is not Doubles.FILL
        self.bring.setEnabled(not stays and not found.is_nothing())
        self.bring.set_words(ntr("Bring in {n} day", "Bring in {n} days", found.new_days) if found.new_days else _all())

    def stops(self) -> list[QWidget]:
        """What Tab comes to, in order."""
        return [*self.doubles.options(), self.table, self.bring]

    def _lay_out(self) -> None:
        look = theme.current()
        self.body.setSpacing(look.px(12))
        self.several.setText(
            tr("Where a day has several rows, the last one gives the numbers. Feelings and notes are all kept.")
        )
        self.body.addWidget(label(tr("What will happen"), "section", wrap=True))
        for each in (self.words, self.doubles_row, self.left, self.several, self.table, self.shown):
            self.body.addWidget(each)
        self.body.addWidget(
            row_of(
                self.bring,
                label(tr("A backup is made first. Undo takes all of it back."), "caption", "quiet", wrap=True),
                gap=16,
            )
        )

    def _chosen(self, value: object) -> None:
        """A second click takes nothing off: one answer is always chosen."""
        self.doubles_chosen.emit(value or Doubles.KEEP)

    def _rows(self, days: Sequence[DiaryDay], there: Standing, doubles: Doubles) -> tuple[list[str], list[list[str]]]:
        fields = [name for name in _FIELDS if any(name in each.answers for each in days)]
        has_entries = any(each.entries for each in days)
        heads = [tr("Day"), tr("What becomes of it"), *(field_words("check_in", name) for name in fields)]
        rows = [
            [
                dates.current().day_text(each.day),
                self._becomes(each, there, doubles),
                *(_value(each.answers.get(name)) for name in fields),
                *([_entries(each)] if has_entries else []),
            ]
            for each in days
        ]
        return [*heads, *([tr("Journal entries")] if has_entries else [])], rows

    def _becomes(self, each: DiaryDay, there: Standing, doubles: Doubles) -> str:
        if not each.answers:
            return tr("no check-in")
        if each.day not in there.days:
            return tr("new")
        if doubles is not Doubles.FILL:
            return tr("stays as it is") if doubles is Doubles.KEEP else tr("skipped")
        mine = self._reader.check_in_on(each.day)
        names = [field_words("check_in", name).lower() for name in fills(mine, each)] if mine else []
        return tr("fills in: {names}", names=", ".join(names)) if names else tr("stays as it is")


_FIELDS = (
    "mood", "urge_now", "urge_strongest", "stress", "pain", "sleep_hours", "feelings", "note",
)  # fmt: skip


def _all() -> str:
    return tr("Bring it in")


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _short(", ".join(value))
    return _short(value) if isinstance(value, str) else f"{value:g}"


def _entries(day: DiaryDay) -> str:
    return _short(" · ".join(each.title or each.text or ", ".join(each.tags) for each in day.entries))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
