"""What a next step becomes: a goal, or a step of one. Each is one action."""

from __future__ import annotations

from recovery_journal.domain.aims import Goal, GoalState, GoalStep
from recovery_journal.domain.record import TEXT_LIMIT
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal


class FollowUp:
    """Turns the words of a next step into something of the plan of one open journal."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def goals(self) -> list[Goal]:
        """The goals that a step can be added to, in the person's order."""
        return [each for each in self._opened.reader.records(Goal) if each.state is not GoalState.DONE]

    def make_goal(self, words: str) -> Changed | None:
        """A goal of these words; what is too long for its name stands in its note. Raises RuleBroken for none."""
        text, rest = named(words)
        position = self._opened.reader.last_position(Goal.KIND) + 1
        return self._opened.journal.save(Goal(text=text, note=rest, position=position))

    def add_step(self, goal: Goal, words: str) -> Changed | None:
        """One more step of a goal, after the others. Raises RuleBroken for none."""
        kept = self._opened.reader.parts(GoalStep, goal.id)
        position = max((each.position for each in kept), default=-1) + 1
        return self._opened.journal.save(GoalStep(owner=goal.id, position=position, text=named(words)[0]), kind="edit")


def named(words: str) -> tuple[str, str]:
    """A name of at most a line, and all of the words again where that left some out."""
    whole = words.strip()
    first = whole.splitlines()[0].strip() if whole else ""
    name = first if len(first) <= TEXT_LIMIT else first[: TEXT_LIMIT - 1].rstrip() + "…"
    return name, "" if name == whole else whole
