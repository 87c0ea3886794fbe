"""Both ends of the guided builder: what it is, and the plan on one page in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.plan_builder_words import Line, Section, plan_in_words
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label, voice
from recovery_journal.language import tr
from recovery_journal.services.shelf import OpenJournal

WIDEST = 640


class Begin(Card):
    """What to expect, who is here, and the way in or on."""

    go_on_requested = Signal()
    start_over_requested = Signal()
    company_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.kept = label("", wrap=True)
        self.company = Segment(tr("Who is here?"), [(False, tr("I am on my own")), (True, tr("With a counselor"))])
        self.go_on = button(tr("Begin"), "primary", on_click=self.go_on_requested.emit)
        self.start_over = button(tr("From the first question"), on_click=self.start_over_requested.emit)
        self._lay_out()
        self.company.value_changed.connect(self._company_changed)

    def show_kept(self, chapter: str, with_counselor: bool) -> None:
        """The chapter in which it goes on, '' where nothing was begun."""
        self.kept.setText(tr("You stopped in {chapter}.", chapter=chapter))
        self.kept.setVisible(bool(chapter))
        self.start_over.setVisible(bool(chapter))
        self.go_on.set_words(tr("Go on where I stopped") if chapter else tr("Begin"))
        self.company.set_value(with_counselor)

    def take_focus(self) -> None:
        """Enter begins."""
        self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def _company_changed(self, value: object) -> None:
        self.company.set_value(bool(value))
        self.company_chosen.emit(bool(value))

    def _lay_out(self) -> None:
        look = theme.current()
        self.setMaximumWidth(look.px(WIDEST))
        self.body.setSpacing(look.px(10))
        self.body.addWidget(label(tr("Six short chapters, about ten minutes"), "section", wrap=True))
        for words in (
            tr("Skip anything you like. You can go back, and you can stop at any point and go on later."),
            tr("Each answer is saved as you go. What is in your plan already has a tick."),
            tr("A few questions touch on hard times. They say so first."),
        ):
            self.body.addWidget(label(words, tone="soft", wrap=True))
        self.body.addSpacing(look.px(8))
        self.body.addWidget(label(tr("Who is here?"), "label"))
        self.body.addWidget(self.company, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(look.px(8))
        self.body.addWidget(self.kept)
        self.body.addWidget(row_of(self.go_on, self.start_over))


class Summary(QWidget):
    """The plan in words, on one page. `done` and `back_requested` are its ways on."""

    done = Signal()
    back_requested = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self.go_on = button(tr("Go to My plan"), "primary", on_click=self.done.emit)
        self.back = link_button(tr("Back to the questions"), self.back_requested.emit)
        self._page = QWidget()
        self._lay_out()

    def refresh(self) -> None:
        """Says the plan as it is now."""
        sections = plan_in_words(self._opened.reader)
        left = [_section(each) for each in sections if not each.at_side]
        right = [_section(each) for each in sections if each.at_side]
        fresh = two_columns(_column(left), _column(right))
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._page, fresh)
        self._page.hide()
        self._page.deleteLater()
        self._page = fresh
        fresh.show()

    def take_focus(self) -> None:
        """The ways on stand above, so that the page is read from its top."""
        self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = column_in(self, 18)
        column.addWidget(row_of(self.go_on, self.back, gap=12))
        column.addWidget(self._page)


def _section(section: Section) -> Card:
    look = theme.current()
    card = Card()
    card.body.setSpacing(look.px(6))
    card.body.addWidget(label(section.heading, "section", wrap=True))
    if not section.lines:
        card.body.addWidget(label(section.none_yet, tone="soft", wrap=True))
    for each in section.lines:
        if each.heading:
            card.body.addSpacing(look.px(6))
            card.body.addWidget(label(each.heading, "label", wrap=True))
        card.body.addWidget(_words(each))
    return card


def _words(each: Line) -> QLabel:
    return voice(each.text) if each.is_voice else label(each.text, tone="soft" if each.is_open else "", wrap=True)


def _column(cards: list[Card]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.current().px(20))
    for each in cards:
        column.addWidget(each)
    column.addStretch(1)
    return column
