"""The ideas that the guided builder offers on one screen, by category or a few of each."""

from __future__ import annotations

from collections.abc import Iterable

from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.content import CATEGORY_FIELDS, Suggestion, suggestions
from recovery_journal.services.reader import record_class

FEW, NONE = "few", ""
SHOWN_AT_FIRST = 14  # chips that are quickly looked over


class Ideas:
    """The suggestions for one kind; with `category` only those of that one."""

    def __init__(self, kind: str, category: str = "") -> None:
        self._kind = kind
        self._all = [each for each in suggestions(kind) if category in ("", each.category)]
        self._categories = list(dict.fromkeys(each.category for each in self._all))

    def choices(self, *, can_do_without: bool) -> list[tuple[str, str]]:
        """What can be shown, with its words: nothing where the plan has enough, a few of each, one category."""
        if len(self._categories) < 2:
            return []
        words = inner_type(field_types(record_class(self._kind))[CATEGORY_FIELDS[self._kind]])
        nothing = [(NONE, tr("Only my plan"))] if can_do_without else []
        return [*nothing, (FEW, tr("A few of each")), *((member.value, text) for member, text in choices_of(words))]

    def texts(self, category: str, taken: Iterable[str]) -> list[str]:
        """The ideas of a category, a few of each, or none; not what the plan has: `taken` are its names."""
        if category == NONE:
            return []
        names = {each.strip().casefold() for each in taken}
        fresh = [each for each in self._all if each.text.casefold() not in names]
        if category == FEW:
            return [each.text for each in self._a_few(fresh)]
        return [each.text for each in fresh if each.category == category]

    def written(self, text: str) -> str:
        """Words as an idea has them, if it is one; else as they are."""
        wanted = text.casefold()
        return next((each.text for each in self._all if each.text.casefold() == wanted), text)

    def _a_few(self, fresh: list[Suggestion]) -> list[Suggestion]:
        """As many of each category as fit, in the order of the categories."""
        each_has = max(1, SHOWN_AT_FIRST // max(1, len(self._categories)))
        by_category = {each: [one for one in fresh if one.category == each] for each in self._categories}
        return [one for each in self._categories for one in by_category[each][:each_has]]
