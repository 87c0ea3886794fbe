"""Who can be reached right now: plain hours are read, and words that leave it open hide nobody."""

from __future__ import annotations

from datetime import datetime

import pytest

from recovery_journal.domain.free_now import is_free

WEDNESDAY, SATURDAY = 11, 14


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute)


@pytest.mark.parametrize(
    ("hours", "when", "free"),
    [
        ("", at(WEDNESDAY, 14), None),
        ("mostly evenings", at(WEDNESDAY, 14), None),
        ("any time", at(WEDNESDAY, 3), True),
        ("24 hours", at(WEDNESDAY, 3), True),
        ("any time before 10 pm", at(WEDNESDAY, 21, 59), True),
        ("any time before 10 pm", at(WEDNESDAY, 22), False),
        ("any time before 10 pm", at(WEDNESDAY, 3), False),
        ("weekdays 9 to 5", at(WEDNESDAY, 14), True),
        ("weekdays 9 to 5", at(WEDNESDAY, 18), False),
        ("weekdays 9 to 5", at(SATURDAY, 14), False),
        ("Mon to Fri 9-17", at(WEDNESDAY, 10), True),
        ("Mon to Fri 9-17", at(SATURDAY, 10), False),
        ("Fri to Sun", at(SATURDAY, 10), None),
        ("6 pm to 8 am", at(WEDNESDAY, 23), True),
        ("6 pm to 8 am", at(WEDNESDAY, 4), True),
        ("6 pm to 8 am", at(WEDNESDAY, 14), False),
        ("Saturdays at the garden", at(SATURDAY, 14), None),
        ("Saturdays at the garden", at(WEDNESDAY, 14), False),
        ("never on Sundays", at(WEDNESDAY, 14), None),
        ("evenings and weekends", at(WEDNESDAY, 19), None),
        ("evenings, and weekends before 10 pm", at(WEDNESDAY, 14), None),
        ("mornings", at(WEDNESDAY, 23), False),
        ("mornings", at(WEDNESDAY, 14), None),
        ("weekends", at(WEDNESDAY, 14), False),
        ("10 to 12, 14 to 17", at(WEDNESDAY, 15), True),
    ],
)
def test_hours_are_read_as_far_as_they_are_plain(hours: str, when: datetime, free: bool | None) -> None:
    assert is_free(hours, when) is free
