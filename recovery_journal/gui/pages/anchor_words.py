"""A week of an anchor in words, and the drift of a week."""

from __future__ import annotations

from datetime import date, timedelta

from recovery_journal.domain.drift import DAYS_A_WEEK, AnchorWeek
from recovery_journal.gui import dates
from recovery_journal.language import marked as _
from recovery_journal.language import ntr, tr

NUMBERS = (_("Two"), _("Three"), _("Four"), _("Five"), _("Six"))


def count_words(week: AnchorWeek) -> str:
    """'1 of 2': how often it was done of the week's count; of an anchor without one, how often."""
    if week.count is None:
        return ntr("{n} day", "{n} days", week.done)
    return tr("{n} of {count}", n=week.done, count=week.count)


def told(week: AnchorWeek) -> str:
    """What a screen reader says of the whole week: '1 of 2 in this week, loose'."""
    words = tr("{count} in this week", count=count_words(week))
    return tr("{words}, loose", words=words) if week.is_loose else words


def loose_words(loose: int) -> str:
    """'Two anchors are loose.'"""
    if loose == 1:
        return tr("One anchor is loose.")
    word = tr(NUMBERS[loose - 2]) if loose - 2 < len(NUMBERS) else str(loose)
    return tr("{n} anchors are loose.", n=word)


def week_words(first: date, today: date) -> str:
    """'This week', 'Last week', or 'March 2 to March 8', with the year where that is another one."""
    last = first + timedelta(days=DAYS_A_WEEK - 1)
    if first <= today <= last:
        return tr("This week")
    if first <= today - timedelta(days=DAYS_A_WEEK) <= last:
        return tr("Last week")
    return span_words(first, today)


def span_words(first: date, today: date) -> str:
    """'Mar 2 to Mar 8', with the year where that is another one."""
    last, words = first + timedelta(days=DAYS_A_WEEK - 1), dates.current()
    end = words.day_short(last) if last.year == today.year else words.day_text(last)
    return tr("{first} to {last}", first=words.day_short(first), last=end)
