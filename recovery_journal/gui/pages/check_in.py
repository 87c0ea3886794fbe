"""The check-in of one day: its questions, its draft, and one Save for all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog

from recovery_journal.domain.daily import CheckIn, Used
from recovery_journal.domain.plan import Contact, Trigger, WarningSign
from recovery_journal.domain.record import Record
from recovery_journal.gui.another_place import told
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.forms.form import FormErrors
from recovery_journal.gui.pages.check_in_order import in_order, to_keep
from recovery_journal.gui.pages.check_in_questions import Offer, Questions, Raw, raw_of
from recovery_journal.gui.pages.medication_words import doses_hint
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import CardWithFoot
from recovery_journal.gui.widgets.keys import SAVE_KEYS
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.check_ins import CheckIns, DayEntry
from recovery_journal.services.medication import Medications
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import name_of

LEAST_HEIGHT = 300  # not grown with the text: two things that scroll within each other help nobody


class CheckInForm(CardWithFoot):
    """Writes the check-in of one day. The day is chosen when it is opened and does not move with the clock.

    Signals: `saved(changed)` after Save, with whether anything changed; `stopped` when the person leaves it as a
    draft; `failed(sentence)` when the journal could not keep it.
    """

    saved = Signal(bool)
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._check_ins = CheckIns(opened.journal, opened.reader)
        self._anchors = Anchors(opened)
        self._day: date | None = None
        self._entry: DayEntry | None = None
        self._kept_raw: Raw = {}
        self._way_on: object = None
        self.questions = Questions(in_order(opened.preferences.check_in_questions))
        self.private = QCheckBox(tr("Private until you choose to share it"))
        self.state = label("", "caption", "quiet")
        self.save_button = button(tr("Save check-in"), "primary", on_click=self.save)
        self._stop = link_button(tr("Stop and keep what I wrote"), self.stop)
        self._keeper = DraftKeeper(opened.drafts, CheckIn.KIND, self)

        self.private.setAccessibleName(self.private.text())
        self.body.addWidget(self.questions)
        self.foot_start.addWidget(self.private)
        self.foot_start.addWidget(self.state)
        self.foot_end.addWidget(self._stop)
        self.foot_end.addWidget(self.save_button)

        self.questions.edited.connect(self._edited)
        self.questions.choice_requested.connect(self.choose_questions)
        self.private.clicked.connect(lambda _checked=False: self._edited())
        self._keeper.failed.connect(lambda problem: self.failed.emit(told(self, problem)))
        for key in SAVE_KEYS:
            QShortcut(QKeySequence(key), self, self.save)

    def sizeHint(self) -> QSize:
        """No higher than it must be: it takes the room of the page and scrolls inside."""
        return QSize(super().sizeHint().width(), LEAST_HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return False

    def day(self) -> date | None:
        """The day that is written, none while nothing is open."""
        return self._day

    def open_day(self, day: date, answers: Mapping[str, Any] | None = None) -> None:
        """Shows the check-in of a day as it is kept, or its draft; `answers` were given on the way here."""
        self._keeper.flush()
        self._day = day
        self._entry = self._check_ins.entry(day)
        self._offer()
        self._show(raw_of(self._entry))
        self._kept_raw = self.raw()
        draft = self._draft()
        if draft is not None:
            self._show(draft)
        if answers:
            self._show(self.raw() | dict(answers))
        self._keeper.watch(self._draft_key(), self._raw_if_changed)
        if answers:
            self._keeper.touch()
        self._tell_state()

    def raw(self) -> Raw:
        """What stands in the form, as it was typed."""
        return self.questions.raw() | {"private": self.private.isChecked()}

    def is_changed(self) -> bool:
        """Whether anything differs from what is kept."""
        return self._day is not None and self.raw() != self._kept_raw

    def refresh(self) -> None:
        """Takes in what changed in the journal; what is typed and not saved stays."""
        if self._day is None:
            return
        if self.is_changed():
            self._offer()
        else:
            self.open_day(self._day)

    def write_draft(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        self._keeper.write()

    def keep_draft(self) -> bool:
        """The same; what stands in the way is said, and then it must not be left."""
        return self._keeper.flush()

    def save(self) -> None:
        """Saves the check-in, or says what is wrong and saves nothing."""
        if self._day is None:
            return
        try:
            answers = self.questions.answers() | {"private": self.private.isChecked()}
        except FormErrors as found:
            self.questions.show_errors(found.errors)
            return
        day, self._day = self._day, None  # closed while it is saved: its own change is no news to it
        try:
            changed = self._save(day, answers)
        except JournalProblem as problem:
            self._day = day
            self.failed.emit(told(self, problem))
            return
        except BaseException:
            self._day = day  # a fault of the program: what is typed is still to be kept
            raise
        self.saved.emit(changed)

    def stop(self) -> None:
        """Leaves it as a draft, unless that could not be kept."""
        if not self.keep_draft():
            return
        self._day = None
        self.stopped.emit()

    def choose_questions(self) -> QDialog:
        """Opens the list in which the person chooses what is asked, and in which order."""
        from recovery_journal.gui.pages.check_in_choice import QuestionChoice

        box = QuestionChoice(self.questions.asked(), self)
        box.taken.connect(self._ask)
        box.finished.connect(lambda _result: self.questions.focus_choice(Qt.FocusReason.OtherFocusReason))
        box.open()
        return box

    def _ask(self, asked: Sequence[str]) -> None:
        """Asks these from now on; what is typed stays as it is."""
        try:
            self._opened.prefer(replace(self._opened.preferences, check_in_questions=to_keep(asked)))
        except JournalProblem as problem:
            self.failed.emit(told(self, problem))
            return
        self.questions.arrange(in_order(asked))

    def _save(self, day: date, answers: Mapping[str, Any]) -> bool:
        signs, triggers, people = (self.questions.chosen(name) for name in ("signs", "triggers", "people"))
        ticks = self._anchors.changes(day, self.questions.anchors().items())
        changed = self._check_ins.save(day, answers, signs, triggers, people, ticks, asked_by=self)
        self._keeper.forget()
        was_used = self._entry is not None and self._entry.check_in.used is Used.YES
        self._way_on = ("steps", day) if answers["used"] is Used.YES and not was_used else None
        return changed is not None

    def way_on(self) -> object:
        """What Today shall offer after the last Save: the four steps after a lapse, where that was written down."""
        return self._way_on

    def _show(self, raw: Raw) -> None:
        self.questions.show_raw(raw)
        self.private.setChecked(raw.get("private", True))

    def _offer(self) -> None:
        entry = self._entry
        assert self._day is not None
        self.questions.offer(
            self._options(WarningSign, entry.signs if entry else ()),
            self._options(Trigger, entry.triggers if entry else ()),
            self._options(Contact, entry.people if entry else ()),
            self._anchors.on(self._day),
            self._day == self._opened.preferences.today(),
        )
        doses = Medications(self._opened).doses(self._day)
        self.questions.row("medication").set_hint(doses_hint(doses))  # said beside the question, never answered by it
        self.questions.arrange(in_order(self._opened.preferences.check_in_questions))

    def _options(self, cls: type[Record], chosen: Sequence[Record]) -> Offer:
        return [(each.id, name_of(each)) for each in self._check_ins.offered(cls, [one.id for one in chosen])]

    def _draft_key(self) -> Any:
        """A new check-in has no id yet: its day stands for it."""
        assert self._day is not None
        return self._entry.check_in.id if self._entry else self._day.isoformat()

    def _draft(self) -> Raw | None:
        assert self._day is not None
        drafts = self._opened.drafts.of_kind(CheckIn.KIND)
        return drafts.get(str(self._draft_key()), drafts.get(self._day.isoformat()))

    def _raw_if_changed(self) -> Raw | None:
        return self.raw() if self.is_changed() else None

    def _edited(self) -> None:
        self._keeper.touch()
        self._tell_state()

    def _tell_state(self) -> None:
        self.state.setText(tr("Not saved yet") if self.is_changed() else "")

    def focus(self, reason: Qt.FocusReason) -> None:
        """Puts the cursor into the first question; the second when the first has its answer already."""
        self.questions.focus_first(reason)
        QTimer.singleShot(0, self, self._begin_at_top)  # where things are is known once they are laid out

    def _begin_at_top(self) -> None:
        self.scrolled.verticalScrollBar().setValue(0)
        focused = self.focusWidget()
        if focused is not None and self.questions.isAncestorOf(focused):
            self.scrolled.ensureWidgetVisible(focused, 0, 0)
