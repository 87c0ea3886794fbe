"""What a card of Insights says, before it is shown on the screen or printed: its words, pictures, tables and counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recovery_journal.gui.widgets.band_data import BandData
from recovery_journal.gui.widgets.figure_table import TableData
from recovery_journal.gui.widgets.hour_bars import Bars
from recovery_journal.gui.widgets.week_cells import WeekData


@dataclass(frozen=True)
class Picture:
    """A picture, what it says in words, and the same numbers as a table, worked out when it is first wanted.

    `legend` says how to read it, where the picture does not say so itself.
    """

    name: str
    data: BandData | WeekData | Bars
    summary: str
    table: Callable[[], TableData]
    legend: str = ""


@dataclass(frozen=True)
class Line:
    """A number, and what it counts."""

    number: str
    words: str


@dataclass(frozen=True)
class Section:
    """One card. `aside` stands beside the title, `own_words` are the person's, `own_lead` says what they are.

    Where there is not enough to say anything, `is_empty` and the sentence tells what will stand here.
    `target` is where `way` leads to: a page and what to show there.
    """

    title: str
    sentence: str = ""
    aside: str = ""
    own_lead: str = ""
    own_words: str = ""
    own_after: str = ""
    pictures: tuple[Picture, ...] = ()
    table: TableData | None = None
    lines: tuple[Line, ...] = ()
    note: str = ""
    is_empty: bool = False
    way: str = ""
    target: tuple[str, object] | None = None
