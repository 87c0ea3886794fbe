"""What a file cannot tell by itself: which of the numbers is the month, and how it counts a mood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.diary_import_columns import WORDS
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.diary_choices import SCALED, Choice, Scale, Target, words_in
from recovery_journal.services.diary_reading import Table
from recovery_journal.services.diary_values import day_of

MOST_DAYS = 3
_ORDER_WORDS = {"ymd": _("Year first: {day}"), "dmy": _("Day first: {day}"), "mdy": _("Month first: {day}")}
_SCALE_WORDS = {
    Scale.TO_TEN: _("0 to 10"),
    Scale.TO_FIVE: _("1 to 5"),
    Scale.TO_HUNDRED: _("0 to 100"),
    Scale.WORDS: _("In words"),
}


class QuestionsCard(Card):
    """`order_chosen(order)`, `scale_chosen(target, scale)`, `word_chosen(target, word, number or none)`,
    `entries_changed(whether notes become journal entries)`.
    """

    order_chosen = Signal(str)
    scale_chosen = Signal(object, object)
    word_chosen = Signal(object, str, object)
    entries_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._stops: list[QWidget] = []
        self._asked = QWidget()
        words = tr("Keep notes as entries")
        self.as_entries = QCheckBox(words)
        self.as_entries.setAccessibleName(words)
        self.body.setSpacing(theme.current().px(14))
        self.body.addWidget(label(tr("How to read it"), "section", wrap=True))
        self.body.addWidget(self._asked)
        self.body.addWidget(self.as_entries)
        self.as_entries.clicked.connect(lambda checked: self.entries_changed.emit(checked))

    def show_choice(self, table: Table, choice: Choice, today: date) -> None:
        """Asks what this choice leaves open, and shows what was answered; what it asked already stays as it is."""
        has_words = bool({Target.NOTE, Target.TITLE, Target.TAGS} & set(choice.targets))
        self.as_entries.setVisible(has_words)
        self.as_entries.setChecked(choice.as_entries)
        scaled = [each for each in SCALED if each in choice.targets]
        self.setVisible(has_words or bool(scaled) or len(choice.orders) > 1)
        asked = (choice.has_names, choice.targets, choice.orders, [choice.scales.get(each) for each in scaled])
        if asked == self._shown:
            return
        self._shown = asked
        self._stops = []
        fresh = QWidget()
        column = column_in(fresh, 16)
        if len(choice.orders) > 1:
            self._ask_order(column, table, choice, today)
        for target in scaled:
            self._ask_scale(column, table, choice, target)
        self._put(fresh)

    def stops(self) -> list[QWidget]:
        """What Tab comes to, in order."""
        return [*self._stops, self.as_entries]

    def _put(self, fresh: QWidget) -> None:
        self.body.replaceWidget(self._asked, fresh)
        self._asked.hide()
        self._asked.deleteLater()
        self._asked = fresh

    def _ask_order(self, column: QVBoxLayout, table: Table, choice: Choice, today: date) -> None:
        at = choice.column_of(Target.DAY)
        assert at is not None
        read = {each: _readings(each, choice, today) for each in dict.fromkeys(table.column(at, choice.has_names))}
        several = [(text, found) for text, found in read.items() if len(set(found.values())) > 1][:MOST_DAYS]
        first = several[0][1] if several else {}
        options: list[tuple[object, str]] = [
            (each, tr(_ORDER_WORDS[each], day=first.get(each) or "–")) for each in choice.orders
        ]
        asked = Segment("", options)
        asked.set_value(choice.order or None)
        asked.value_changed.connect(lambda order: self.order_chosen.emit(str(order or "")))
        column.addWidget(FormRow(tr("How are the days written?"), asked, tr("The file can be read in several ways.")))
        lines = [
            tr("“{written}” is {readings}", written=text, readings=_or(list(dict.fromkeys(found.values()))))
            for text, found in several
        ]
        column.addWidget(label("\n".join(lines), tone="soft", wrap=True))
        self._stops += asked.options()

    def _ask_scale(self, column: QVBoxLayout, table: Table, choice: Choice, target: Target) -> None:
        options: list[tuple[object, str]] = [(each, tr(words)) for each, words in _SCALE_WORDS.items()]
        asked = Segment("", options)
        asked.set_value(choice.scales.get(target))
        asked.value_changed.connect(lambda scale: self.scale_chosen.emit(target, scale))
        question = tr("How does the file count “{what}”?", what=tr(WORDS[target]))
        hint = tr("All numbers lie from 1 to 5.") if choice.scales.get(target) is None else ""
        column.addWidget(FormRow(question, asked, hint))
        self._stops += asked.options()
        if choice.scales.get(target) is Scale.WORDS:
            column.addWidget(self._words(words_in(table, choice, target), choice.words.get(target, {}), target))

    def _words(self, words: list[str], known: Mapping[str, int | None], target: Target) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, 18, 12)
        for each in words:
            combo = QComboBox()
            combo.addItem(tr("blank"), None)
            for number in range(11):
                combo.addItem(f"{number}", number)
            combo.setCurrentIndex(combo.findData(known.get(each)))
            combo.activated.connect(
                lambda _index, word=each, combo=combo: self.word_chosen.emit(target, word, combo.currentData())
            )
            row.addWidget(FormRow(each, combo))
            self._stops.append(combo)
        return holder


def _readings(text: str, choice: Choice, today: date) -> dict[str, str]:
    """How a day reads in each of the orders that are possible; those in which it is a day."""
    found = {order: day_of(text, order, today.year) for order in choice.orders}
    return {order: dates.current().day_text(day) for order, day in found.items() if day is not None}


def _or(words: list[str]) -> str:
    """'Apr 3, 2026 or Mar 4, 2026'."""
    said = words[0]
    for each in words[1:]:
        said = tr("{one} or {other}", one=said, other=each)
    return said
