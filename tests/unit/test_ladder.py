"""Moving the steps of the ladder: within a rung, to another one, and not past the ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recovery_journal.domain.hard_days import LadderStep, Rung
from recovery_journal.services.ladder import Place, moved, stepped

STEPS = [
    LadderStep(text=text, rung=rung, position=at)
    for rung, texts in ((Rung.SIGNS, "ab"), (Rung.PEOPLE, "cd"), (Rung.SURROUNDINGS, "e"))
    for at, text in enumerate(texts)
]


def after(changed: list[LadderStep]) -> str:
    """What stands on each rung, first rung first, once the changes are kept."""
    now = {each.id: each for each in STEPS} | {each.id: each for each in changed}
    rungs = [sorted((e.position, e.text) for e in now.values() if e.rung == rung) for rung in Rung]
    return "|".join("".join(text for _, text in rung) for rung in rungs)


def step(text: str) -> LadderStep:
    return next(each for each in STEPS if each.text == text)


@pytest.mark.parametrize(
    ("text", "by", "wanted"),
    [
        ("a", 1, "ba|||cd||e"),
        ("b", -1, "ba|||cd||e"),
        ("b", 1, "a|b||cd||e"),
        ("c", -1, "ab||c|d||e"),
        ("d", 1, "ab|||c|d|e"),
        ("a", -1, "ab|||cd||e"),
        ("e", 1, "ab|||cd||e"),
        ("e", -1, "ab|||cd|e|"),
    ],
)
def test_one_place_up_or_down(text: str, by: int, wanted: str) -> None:
    assert after(stepped(STEPS, step(text).id, by)) == wanted


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [
        ("a", Place(Rung.PEOPLE, 1), "b|||cad||e"),
        ("e", Place(Rung.SIGNS, 0), "eab|||cd||"),
        ("d", Place(Rung.PEOPLE, 0), "ab|||dc||e"),
        ("d", Place(Rung.PEOPLE, 1), "ab|||cd||e"),
    ],
)
def test_to_any_place(text: str, place: Place, wanted: str) -> None:
    assert after(moved(STEPS, step(text).id, place)) == wanted


def test_the_moved_one_comes_first_and_only_what_differs_is_changed() -> None:
    changed = moved(STEPS, step("d").id, Place(Rung.PEOPLE, 0))
    assert [each.text for each in changed] == ["d", "c"]
    assert moved(STEPS, step("d").id, Place(Rung.PEOPLE, 1)) == []


def test_steps_that_were_never_numbered_are_numbered_by_a_move() -> None:
    steps = [replace(each, position=0) for each in STEPS]
    assert [(each.text, each.position) for each in moved(steps, step("a").id, Place(Rung.SIGNS, 1))] == [("a", 1)]
