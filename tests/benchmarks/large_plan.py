"""A plan of the size that the map has to bear: 40 triggers, 60 signs, 60 strategies, 30 people and 300 links."""

from __future__ import annotations

import random
from collections.abc import Sequence

from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Stage, Trigger, WarningSign
from recovery_journal.domain.record import Record

WORDS = ("pay", "day", "rain", "night", "phone", "work", "garden", "river", "money", "letter", "friend", "walk")
LINKS = 300


def a_large_plan() -> list[Record | Link]:
    """The same every time, but for the ids."""
    chance = random.Random(5)

    def words() -> str:
        return " ".join(chance.choice(WORDS) for _each in range(chance.randint(2, 5))).capitalize()

    triggers = [Trigger(text=words(), strength=chance.randint(0, 10), position=at) for at in range(40)]
    signs = [WarningSign(text=words(), stage=chance.choice(list(Stage)), position=at) for at in range(60)]
    strategies = [CopingStrategy(text=words(), minutes=5 * at, position=at) for at in range(60)]
    people = [Contact(name=f"{words().split()[0]} {at}", hours="weekdays 9 to 5", position=at) for at in range(30)]
    sides: tuple[tuple[Sequence[Record], Sequence[Record]], ...] = (
        (triggers, signs),
        (triggers, strategies),
        (signs, strategies),
        (strategies, people),
    )
    links: dict[tuple[object, object], Link] = {}
    while len(links) < LINKS:
        starts, ends = chance.choice(sides)
        start, end = chance.choice(starts), chance.choice(ends)
        pair = (start.id, end.id)
        links[pair] = Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id, rank=len(links))
    return [*triggers, *signs, *strategies, *people, *links.values()]
