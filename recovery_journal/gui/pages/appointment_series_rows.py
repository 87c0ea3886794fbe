"""What a form asks of a series besides its fields: which of its times are changed, and how it repeats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from recovery_journal.gui.pages.appointment_repeats import RepeatsEditor
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.language import tr
from recovery_journal.services.appointments import Details
from recovery_journal.services.series import Reach

REPEATS, REACH, OF_DAY = "repeats", "reach", "planned_on"


class SeriesRows(QObject):
    """Two rows that the form puts in their places. A single appointment has the second one only.

    One time alone does not repeat, so the second row is hidden while only that one is changed.
    """

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        question = tr("Which ones do you change?")
        options: list[tuple[object, str]] = [
            (Reach.ONE, tr("Only this one")),
            (Reach.LATER, tr("This and later ones")),
            (Reach.ALL, tr("All")),
        ]
        self._details: Details | None = None
        self._kept_raw: Any = None
        self._kept_day: object = None
        self.which = Segment(question, options)
        self.reach_row = FormRow(question, self.which)
        self.repeats = RepeatsEditor(today)
        self.repeats_row = FormRow(tr("Repeats"), self.repeats)
        self.repeats.edited.connect(self.edited)
        self.which.value_changed.connect(self._chosen)

    def is_series(self) -> bool:
        """Whether one time of a series is shown."""
        return self._details is not None and self._details.appointment.is_series

    def reach(self) -> Reach:
        """How far the change goes."""
        chosen = self.which.value()
        return chosen if isinstance(chosen, Reach) else Reach.ONE

    def show(self, base: Mapping[str, Any], typed: Mapping[str, Any] | None, details: Details | None) -> None:
        """Shows how an appointment repeats as it is kept, or what was typed after that."""
        self._details, self._kept_day = details, base.get("starts_on")
        self.repeats_row.set_error("")
        self.repeats.set_day(_day_of(base))
        self.repeats.set_raw(base.get(REPEATS))
        self._kept_raw = self.repeats.raw()
        if typed:
            self.repeats.set_raw(typed.get(REPEATS))
        self.which.set_value(Reach((typed or {}).get(REACH) or Reach.ONE) if self.is_series() else None)
        self.reach_row.setVisible(self.is_series())
        self._fit()

    def follow(self, raw: Mapping[str, Any]) -> None:
        """The day of the appointment is the one that stands in the form."""
        self.repeats.set_day(_day_of(raw))

    def raw(self) -> dict[str, Any]:
        """What stands here, for a draft."""
        found = {REPEATS: self.repeats.raw()}
        if self._details is not None and self.is_series():
            found |= {REACH: self.reach().value, OF_DAY: self._details.planned_on.isoformat()}
        return found

    def is_rule_changed(self) -> bool:
        """Whether it repeats in another way than is kept."""
        return not self._is_alone() and self.repeats.raw() != self._kept_raw

    def rule_text(self, raw: Mapping[str, Any]) -> str:
        """The rule; one that nobody touched stays as it is written. Raises ValueError with a sentence."""
        self.repeats_row.set_error("")
        kept = self._details.appointment.repeats if self._details is not None else ""
        is_same_day = raw["starts_on"] == self._kept_day
        if self._details is not None and (self._is_alone() or (is_same_day and not self.is_rule_changed())):
            return kept
        return self.repeats.value()

    def show_error(self, error: str, *, has_focus: bool) -> None:
        """Says what is wrong with the rule."""
        self.repeats_row.set_error(error)
        if has_focus:
            self.repeats.setFocus(Qt.FocusReason.TabFocusReason)

    def delete_words(self) -> str:
        """What the menu calls deleting, as far as the change goes."""
        if not self.is_series():
            return tr("Delete")
        words = {Reach.ONE: tr("Delete only this one"), Reach.LATER: tr("Delete this and later ones")}
        return words.get(self.reach(), tr("Delete all"))

    def _is_alone(self) -> bool:
        return self.is_series() and self.reach() is Reach.ONE

    def _chosen(self) -> None:
        if self.which.value() is None:
            self.which.set_value(Reach.ONE)  # one of the three always is
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self.repeats_row.setVisible(not self._is_alone())


def _day_of(raw: Mapping[str, Any]) -> date | None:
    """The day that stands in a form, if it can be read."""
    try:
        return date.fromisoformat(str(raw.get("starts_on") or ""))
    except ValueError:
        return None
