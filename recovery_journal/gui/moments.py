"""Moments and sizes in words: when a backup was made, and how much room it takes."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QLocale

from recovery_journal.gui import dates
from recovery_journal.language import tr


def when(at: datetime, now: datetime | None = None) -> str:
    """'today at 2:20 pm', or 'Thursday, March 12 at 2:20 pm', on this computer's clock."""
    at = at.astimezone()
    today = (now or datetime.now()).astimezone().date()
    words, day = dates.current(), at.date()
    time = words.time(at.time())
    if day == today:
        return tr("today at {time}", time=time)
    if day == today - timedelta(days=1):
        return tr("yesterday at {time}", time=time)
    return tr("{day} at {time}", day=words.day_long(day, year=day.year != today.year), time=time)


def full(at: datetime) -> str:
    """'Thursday, March 12, 2026 at 2:20 pm': for what is kept for long."""
    at = at.astimezone()
    words = dates.current()
    return tr("{day} at {time}", day=words.day_long(at.date(), year=True), time=words.time(at.time()))


def size(number: int) -> str:
    """'1.2 MB'."""
    return QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
