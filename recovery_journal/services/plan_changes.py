"""What differs between two states of the plan, in words: what was added, what changed and how, what is gone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from recovery_journal.domain.kinds import ENTITIES, OWNERS
from recovery_journal.domain.plain import Plain, field_types, from_plain
from recovery_journal.domain.record import Part
from recovery_journal.domain.revision import LINK, PLAN_KINDS, PLAN_PARTS, Snapshot
from recovery_journal.language import tr
from recovery_journal.services.history import UNSAID, difference_words
from recovery_journal.services.words import DayWords, field_words, kind_words, name_of

HIDES, HIDDEN = "hides_recovering_from", "recovering_from"


@dataclass(frozen=True, repr=False)
class RecordChange:
    """One record that is in both states, and each difference in words."""

    name: str
    differences: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class KindChanges:
    """All that differs among the records of one kind: names of what is new, what changed, names of what is gone.

    What is archived is not in the plan any more, so archiving counts as going, and bringing back as coming.
    """

    kind: str
    added: tuple[str, ...]
    changed: tuple[RecordChange, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.gone)


def plan_changes(before: Snapshot, after: Snapshot, day_words: DayWords) -> list[KindChanges]:
    """What differs from one state of the plan to another, by kind in the plan's order; kinds alike are left out."""
    told = _Telling(_State(before), _State(after), day_words)
    return [found for found in map(told.kind, PLAN_KINDS) if found]


class _State:
    """One state of the plan: its records in use by kind and id, with their parts and links."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.records = {kind: _by_id(snapshot, kind) for kind in PLAN_KINDS}
        self.kinds = {each: kind for kind, rows in self.records.items() for each in rows}
        self.parts = {kind: _by_id(snapshot, kind) for kind in PLAN_PARTS}
        self.targets: dict[str, set[str]] = {}
        for each in snapshot.get(LINK, ()):
            if each.get("to_id") in self.kinds:
                self.targets.setdefault(str(each.get("from_id")), set()).add(str(each["to_id"]))

    def parts_of(self, kind: str, owner: str) -> dict[str, Plain]:
        """The parts of one kind that belong to a record."""
        return {part: plain for part, plain in self.parts[kind].items() if plain.get("owner") == owner}


class _Telling:
    """Compares two states, kind by kind."""

    def __init__(self, before: _State, after: _State, day_words: DayWords) -> None:
        self._before, self._after, self._day_words = before, after, day_words

    def kind(self, kind: str) -> KindChanges:
        old, new = self._before.records[kind], self._after.records[kind]
        both = [(each, self._differences(kind, each)) for each in new if each in old]
        return KindChanges(
            kind,
            tuple(self._name(kind, new[each]) for each in new if each not in old),
            tuple(RecordChange(self._name(kind, new[each]), words) for each, words in both if words),
            tuple(self._name(kind, old[each]) for each in old if each not in new),
        )

    def _differences(self, kind: str, record: str) -> tuple[str, ...]:
        old, new = self._before.records[kind][record], self._after.records[kind][record]
        parts = [part for part in PLAN_PARTS if OWNERS[part] == kind]
        return (
            *self._fields(kind, old, new),
            *(words for part in parts for words in self._parts(part, record)),
            *self._joined(record),
        )

    def _fields(self, kind: str, old: Plain, new: Plain) -> list[str]:
        names = [each for each in field_types(ENTITIES[kind]) if each not in UNSAID and _differs(each, old, new)]
        hidden = old.get(HIDES) or new.get(HIDES)
        return [self._field(kind, each, old, new, unsaid=bool(hidden) and each == HIDDEN) for each in names]

    def _field(self, kind: str, name: str, old: Plain, new: Plain, *, unsaid: bool) -> str:
        """What became of a field; of one that is not to be shown, or that nobody can read today, only that it did."""
        with suppress(ValueError, TypeError):
            if not unsaid:
                return difference_words(kind, name, old.get(name), new.get(name), self._day_words)
        return tr("{field}: changed", field=field_words(kind, name))

    def _parts(self, kind: str, record: str) -> list[str]:
        old, new = (each.parts_of(kind, record) for each in (self._before, self._after))
        words = [tr("Joined: {name}", name=self._name(kind, new[each])) for each in new if each not in old]
        for each in new:
            told = self._fields(kind, old[each], new[each]) if each in old else []
            words += [tr("“{name}” {words}", name=self._name(kind, new[each]), words=one) for one in told]
        return words + [
            tr("No longer joined: {name}", name=self._name(kind, old[each])) for each in old if each not in new
        ]

    def _joined(self, record: str) -> list[str]:
        """Links that came or went. That one went with the record at its end is told of that record alone."""
        old, new = (each.targets.get(record, set()) for each in (self._before, self._after))
        came = sorted(self._name_in(self._after, each) for each in new - old)
        went = sorted(self._name_in(self._before, each) for each in (old - new) & self._after.kinds.keys())
        return [tr("Joined: {name}", name=each) for each in came] + [
            tr("No longer joined: {name}", name=each) for each in went
        ]

    def _name_in(self, state: _State, record: str) -> str:
        kind = state.kinds[record]
        return self._name(kind, state.records[kind][record])

    def _name(self, kind: str, plain: Plain) -> str:
        entity = _entity(kind, plain)
        return (name_of(entity, self._day_words) if entity else "") or kind_words(kind)


def _differs(name: str, old: Plain, new: Plain) -> bool:
    """A state from before there was such a field is like one where it is blank."""
    return old.get(name) != new.get(name) and (name in old or bool(new.get(name)))


def _by_id(snapshot: Snapshot, kind: str) -> dict[str, Plain]:
    rows = [each for each in snapshot.get(kind, ()) if each.get("archived_on") is None]
    return {each["id"]: each for each in sorted(rows, key=_place)}


def _place(plain: Plain) -> int:
    found = plain.get("position")
    return found if isinstance(found, int) else 0


def _entity(kind: str, plain: Plain) -> Part | None:
    """A row as an entity, as far as it is one by today's rules."""
    known = field_types(ENTITIES[kind])
    try:
        return from_plain(ENTITIES[kind], {name: value for name, value in plain.items() if name in known})
    except (ValueError, TypeError):
        return None
