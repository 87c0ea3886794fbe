"""What pictures of numbers are worked out from: gaps, scales, marks, and the words of a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.gui.widgets.band_data import latest, runs, scale_round, spread
from recovery_journal.gui.widgets.week_cells import WeekData, WeekRow, words_at

VALUES = st.lists(st.none() | st.floats(0, 24), max_size=60)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([None, None], []),
        ([4, 5], [[(0, 4), (1, 5)]]),
        ([4, None, 5, 6, None, None, 7], [[(0, 4)], [(2, 5), (3, 6)], [(6, 7)]]),
        ([None, 0], [[(1, 0)]]),
    ],
)
def test_a_line_ends_where_a_gap_begins(values: list[float | None], expected: list[object]) -> None:
    assert runs(values) == expected


@given(VALUES)
def test_no_line_goes_across_a_gap_and_no_value_is_lost(values: list[float | None]) -> None:
    found = runs(values)
    assert [each for run in found for each in run] == [(at, each) for at, each in enumerate(values) if each is not None]
    for before, after in zip(found, found[1:], strict=False):
        assert None in values[before[-1][0] : after[0][0]]
    for run in found:
        assert [at for at, _value in run] == list(range(run[0][0], run[0][0] + len(run)))


def test_the_latest_value_may_be_some_days_back() -> None:
    assert latest([1, 0, None]) == (1, 0)
    assert latest([None]) is None


@given(st.integers(0, 4000), st.integers(2, 12))
def test_marks_begin_with_the_first_and_end_with_the_last(count: int, most: int) -> None:
    found = spread(count, most)
    assert len(found) == min(count, most)
    assert found == sorted(set(found))
    if count:
        assert (found[0], found[-1]) == (0, count - 1)


@given(VALUES)
def test_a_scale_holds_all_values_and_is_never_too_narrow(values: list[float | None]) -> None:
    low, high = scale_round(values, 4, 0, 24)
    assert 0 <= low < high <= 24
    assert high - low >= 4
    assert all(low <= each <= high for each in values if each is not None)


def test_a_scale_is_no_wider_than_it_must_be() -> None:
    assert scale_round([4.5, 8.5], 4, 0, 24) == (4, 9)
    assert scale_round([23.5], 4, 0, 24) == (20, 24)


def test_a_week_of_which_nothing_is_known_is_not_read_as_none() -> None:
    data = WeekData(("3/2", "3/9"), ("week of March 2", "week of March 9"), (WeekRow("Loose anchors", (None, 0)),))
    assert words_at(data, 0, 0) == "Loose anchors, week of March 2: unknown"
    assert words_at(data, 0, 1) == "Loose anchors, week of March 9: 0"
