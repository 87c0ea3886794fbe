"""Printing Insights: the cards that are shown, on sheets of paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recovery_journal.gui import paper
from recovery_journal.gui.pages.insights_section import Section
from recovery_journal.gui.pages.insights_sheets import lay_out
from recovery_journal.gui.pages.print_view import Note, PrintView
from recovery_journal.language import tr

MakeSections = Callable[[bool], Sequence[Section]]  # what is printed, with what is private or without it


class PrintInsights(PrintView):
    """The sheets of the cards."""

    def __init__(self, note: Note) -> None:
        words = tr("The pages hold counts from your own days, and words of your plan.")
        super().__init__(tr("Back to Insights"), words, note)

    def show_sheets(self, make: MakeSections, under: str, hidden: int, as_tables: bool) -> None:
        """Shows the sheets of these sections; `hidden` is how many private things may be left out."""

        def sheets(with_private: bool) -> list[paper.Paint]:
            return lay_out(tr("Insights"), under, make(with_private), as_tables, paper.page_size().sizePoints())

        self.show_made(sheets, hidden)
