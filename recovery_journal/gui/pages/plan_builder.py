"""The guided builder: the plan chapter by chapter, one question on screen at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_journal.domain.record import Part, Record
from recovery_journal.gui import theme
from recovery_journal.gui.another_place import told
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.gap_list import safely
from recovery_journal.gui.pages.plan_builder_card import BuilderCard
from recovery_journal.gui.pages.plan_builder_chapters import BUILDER_CHAPTERS, Phones, Screen, screens
from recovery_journal.gui.pages.plan_builder_ends import Begin, Summary
from recovery_journal.gui.pages.plan_builder_parts import QuestionView
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.scroll import AIR
from recovery_journal.language import ntr, tr
from recovery_journal.services.journal import Changed

BEGIN, END = "begin", "end"


class PlanBuilderPage(JournalPage):
    """Begins with what it is, asks, and ends with the plan in words.

    Each answered question is saved as an action of its own. The place is kept as a preference, what is picked or
    typed and not saved as a draft.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Build my plan"))
        self._opened = desk.opened
        self._place = BEGIN
        self._screen: Screen | None = None
        self._view: QuestionView | None = None
        self._keeper: DraftKeeper | None = None
        self.card = BuilderCard()
        self.begin = Begin()
        self.summary = Summary(desk.opened)
        for part in (self.begin, self.card, self.summary):
            row = QHBoxLayout()  # so that a card that grows no wider is asked for its height at the width it has
            row.addWidget(part, 1000)
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addStretch(1)
        self._connect(desk)
        self._show_begin()

    # ---- what the window asks for

    def refresh(self) -> None:
        """Shows the journal as it is now; what is picked or typed stays."""
        if self._place == END:
            self.summary.refresh()
        elif self._place == BEGIN:
            self._show_begin()

    def show_target(self, target: object) -> None:
        """Whoever comes is asked first whether to go on or to begin."""
        self._keep_typed()
        self._show_begin()
        self.enter()

    def enter(self) -> None:
        if self._view is not None:
            self._view.take_focus()
        else:
            (self.summary if self._place == END else self.begin).take_focus()

    def write_drafts(self) -> None:
        if self._keeper is not None:
            self._keeper.write()

    def step_back(self) -> bool:
        """Esc stops; the place is kept, and so are words that were typed."""
        self.stop()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on wherever it means nothing else."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.go_on()
        else:
            super().keyPressEvent(event)

    # ---- the way through

    def go_on(self) -> None:
        """Saves what was answered, as one action, and shows what comes next."""
        if self._place == BEGIN:
            self._start(self._kept_place())
        elif self._place == END:
            self._leave()
        elif self._save_answer():
            self._step(1)

    def skip(self) -> None:
        """Goes past a question and leaves the plan as it is."""
        if self._view is not None and self._keep_typed():
            self._step(1)

    def back(self) -> None:
        """To the question before, and from the first one to the beginning."""
        if self._place != BEGIN and self._keep_typed():
            self._step(-1)

    def stop(self) -> None:
        """Leaves; it goes on here another time."""
        if self._keep_typed():
            self.go_requested.emit("plan", None)
            self._show_begin()

    def finish(self) -> None:
        """Saves what was answered, and shows the plan in words without the questions that are left."""
        if self._save_answer():
            self._show_end()

    def start_over(self) -> None:
        """Begins with the first question; the plan stays as it is."""
        self._start("")

    def _start(self, place: str) -> None:
        way = screens(self._opened.reader)
        self._show(next((each for each in way if each.place == place), way[0]))

    def _step(self, step: int) -> None:
        """What comes next or before, by the plan as it is now."""
        way = screens(self._opened.reader)
        places = [each.place for each in way]
        if self._place == END:
            at = len(way) - 1
        elif self._place in places:
            at = places.index(self._place) + step
        else:  # the trigger it was about is gone
            chapter = self._screen.chapter if self._screen else 1
            at = next((at for at, each in enumerate(way) if each.chapter >= chapter), len(way))
        if at < 0:
            self._show_begin()
            self._settle()
        elif at >= len(way):
            self._show_end()
        else:
            self._show(way[at])

    def _leave(self) -> None:
        self.go_requested.emit("plan", None)
        self._show_begin()

    # ---- what is shown

    def _show_begin(self) -> None:
        self._put(BEGIN, self.begin)
        self.set_sentence(tr("One question at a time, in your own words or with ready ideas."))
        kept = next((each for each in screens(self._opened.reader) if each.place == self._kept_place()), None)
        self.begin.show_kept(chapter_words(kept) if kept else "", self._opened.preferences.builds_with_counselor)

    def _show(self, screen: Screen) -> None:
        self._view = None
        self._screen = screen
        self._remember(screen.place)
        view = self._make_view(screen)
        self._put(screen.place, self.card)
        self.set_sentence(chapter_words(screen))
        self.card.show_view(screen, cast(QWidget, view))
        self._view = view
        self._watch(screen, view)
        self._settle()

    def _show_end(self) -> None:
        self._remember("")
        self._put(END, self.summary)
        self.set_title(tr("My plan on one page"))
        self.set_sentence(tr("This is your plan so far. You can change any of it in My plan."))
        self.summary.refresh()
        self._settle()

    def _put(self, place: str, part: QWidget) -> None:
        self._place = place
        self.set_title(tr("Build my plan"))
        if part is not self.card:
            self._view = self._screen = self._keeper = None
        for each in (self.begin, self.card, self.summary):
            each.setVisible(each is part)

    def _settle(self) -> None:
        """The new screen is seen from its top, and has the keyboard."""
        if self.isVisible():
            self.enter()
            QTimer.singleShot(0, self, self._bring_into_sight)  # when it has its place

    def _bring_into_sight(self) -> None:
        area, focused = self.scroll_area, self.window().focusWidget()
        if area is None:
            return
        area.verticalScrollBar().setValue(0)
        if focused is not None and self.isAncestorOf(focused):
            area.ensureWidgetVisible(focused, 0, theme.current().px(AIR))

    def _make_view(self, screen: Screen) -> QuestionView:
        if isinstance(screen.question, Phones):
            from recovery_journal.gui.pages.plan_builder_phones import PhonesView

            return PhonesView(self._opened)
        from recovery_journal.gui.pages.plan_builder_pick import PickView

        return PickView(self._opened, screen, self._opened.preferences.builds_with_counselor)

    # ---- keeping

    def _watch(self, screen: Screen, view: QuestionView) -> None:
        """What is picked and typed here is kept as a draft; one that was kept is shown."""
        kind, record = f"builder_{screen.question.key}", screen.trigger.id if screen.trigger else None
        kept = self._opened.drafts.find(kind, record)
        if kept is not None:
            view.show_raw(kept)
        keeper = DraftKeeper(self._opened.drafts, kind, cast(QWidget, view))
        keeper.watch(record, view.raw)
        keeper.failed.connect(lambda problem: self.said.emit(told(self, problem), False))
        view.edited.connect(keeper.touch)
        self._keeper = keeper

    def _keep_typed(self) -> bool:
        return self._keeper is None or self._keeper.flush()

    def _save_answer(self) -> bool:
        """Whether it was saved; where something has to be mended first the screen says so."""
        answer = self._view.to_save() if self._view is not None else None
        return answer is not None and safely(self, lambda: self._save(*answer))

    def _save(self, saved: list[Part], removed: list[Part]) -> None:
        """One action, which ends the draft. Raises JournalProblem."""
        assert self._keeper is not None
        self._opened.journal.save(*saved, removed=removed, asked_by=self, ends_drafts=[self._keeper.key()])
        self._keeper.forget()
        away = sum(isinstance(each, Record) and each.archived_on is not None for each in saved)
        if away:
            self.said.emit(ntr("{n} was put into the archive.", "{n} were put into the archive.", away), True)

    def _kept_place(self) -> str:
        return self._opened.preferences.builder_place

    def _remember(self, place: str) -> None:
        if place != self._kept_place():
            self._prefer(builder_place=place)

    def _prefer(self, **values: object) -> None:
        safely(self, lambda: self._opened.prefer(replace(self._opened.preferences, **values)))  # type: ignore[arg-type]

    def _journal_changed(self, changed: Changed) -> None:
        """Another one changed the plan: the question is asked anew, with what was picked and typed."""
        if changed.asked_by is self or self._screen is None or not self._keep_typed():
            return
        screen, had_focus = self._screen, self.isAncestorOf(self.window().focusWidget() or self.window())
        if screen.place in (each.place for each in screens(self._opened.reader)):
            self._show(screen)
        elif had_focus:
            self._step(0)

    def _connect(self, desk: Desk) -> None:
        self.begin.go_on_requested.connect(self.go_on)
        self.begin.start_over_requested.connect(self.start_over)
        self.begin.company_chosen.connect(lambda with_counselor: self._prefer(builds_with_counselor=with_counselor))
        self.card.go_on.clicked.connect(self.go_on)
        self.card.skip.clicked.connect(self.skip)
        self.card.back.clicked.connect(self.back)
        self.card.to_end.clicked.connect(self.finish)
        self.card.stop.clicked.connect(self.stop)
        self.summary.back_requested.connect(self.back)
        self.summary.done.connect(self._leave)
        desk.signals.changed.connect(self._journal_changed)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self._aside(-1), context=inside)
        QShortcut(QKeySequence("Alt+Right"), self, lambda: self._aside(1), context=inside)

    def _aside(self, step: int) -> None:
        """Back, or past a question, as the arrow points in the person's language."""
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        (self.back if (step < 0) != is_mirrored else self.skip)()


def chapter_words(screen: Screen) -> str:
    """'Chapter 2 of 6: Triggers'."""
    words = tr(BUILDER_CHAPTERS[screen.chapter - 1].words)
    return tr("Chapter {n} of {all}: {chapter}", n=screen.chapter, all=len(BUILDER_CHAPTERS), chapter=words)
