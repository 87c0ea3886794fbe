"""Which calendar day it is for a person who is up late."""

from __future__ import annotations

from datetime import date, datetime, timedelta


def day_of(now: datetime, begins_at: int) -> date:
    """The day that `now` (wall-clock time) belongs to, when a day begins at the hour `begins_at` (0–12)."""
    return (now - timedelta(hours=begins_at)).date()
