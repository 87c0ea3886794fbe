"""What was done, in words: the history of one record, and what undo and redo would take back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.aims import AnchorTick
from recovery_journal.domain.kinds import ENTITIES, OWNERS, POINTERS
from recovery_journal.domain.plain import Plain, field_types, from_plain, to_plain
from recovery_journal.domain.record import Part
from recovery_journal.domain.way import DoseEvent
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.words import DayWords, field_words, kind_words, name_of, value_words
from recovery_journal.storage import change_log, repository
from recovery_journal.storage.change_log import Action, Change
from recovery_journal.storage.database import Database

_DONE: dict[str, str] = {
    "add": _("Added"),
    "edit": _("Changed"),
    "remove": _("Deleted"),
    "archive": _("Archived"),
    "bring_back": _("Brought back"),
    "import": _("Imported"),
    "undo": _("Undone"),
    "redo": _("Done again"),
    "after_lapse": _("Changed after a lapse"),
    "add_after_lapse": _("Added after a lapse"),
}
_PARTS = (*OWNERS, "link")
_OF_A_DAY = ("check_in", "urge_log", "journal_entry", "lapse", "plan_revision")
_ONLY_NAME = ("check_in", "urge_log", "lapse", "appointment", "medication", "care_stage")  # whom they link to
UNSAID = ("id", "created_at", "updated_at", "owner", "position", "rank", "archived_on")


@dataclass(frozen=True)
class Event:
    """One thing that happened to a record: when (UTC), what in a word, and each difference in words.

    `state` is the record as it was after that, where it was itself touched and was there; its links are not part of it.
    """

    at: datetime
    what: str
    differences: tuple[str, ...]
    state: Part | None = field(default=None, compare=False, repr=False)


class History:
    """Tells what happened in one open journal. `day_words` says a date as the person reads it."""

    def __init__(self, database: Database, day_words: DayWords = date.isoformat) -> None:
        self._database = database
        self.day_words = day_words

    def of(self, record: Part) -> list[Event]:
        """All that happened to one record, latest first."""
        with self._database.reading() as connection:
            rows = _about(record, change_log.history(connection, record.id, _PARTS))
            by_action: dict[int, tuple[Action, list[Change]]] = {}
            for action, change in rows:
                by_action.setdefault(action.id, (action, []))[1].insert(0, change)
            kept = repository.get(connection, type(record), record.id)
            states = _states(record, to_plain(kept) if kept else None, [each for _, each in by_action.values()])
            told = zip(by_action.values(), states, strict=True)
            return [self._event(connection, record, *each, state) for each, state in told]

    def subject(self, changes: list[Change]) -> str:
        """What an action was about, as in 'Undo: check-in of March 12' after the colon; 'Undo: 8 appointments'."""
        if found := _several(changes):
            kind, n = found
            return tr("{n} {kind}", n=f"{n:,}", kind=kind_words(kind, many=True))
        with self._database.reading() as connection:
            kind, entity = self._main(connection, changes)
        if entity is None:
            return kind_words(kind)
        name = name_of(entity, self.day_words)
        if kind in _OF_A_DAY:
            return tr("{kind} of {day}", kind=kind_words(kind), day=name)
        return tr("{kind} “{name}”", kind=kind_words(kind), name=name)

    def _main(self, connection: Connection, changes: list[Change]) -> tuple[str, Part | None]:
        """The record an action was about: the first whole record among its changes, else the owner of a part."""
        whole = next((each for each in changes if each.entity_kind not in _PARTS), None)
        if whole is not None:
            return whole.entity_kind, _entity_at(connection, whole)
        part = _entity_at(connection, changes[0])
        kind, owner = _owner_of(part)
        return kind, _find(connection, kind, owner) if owner else part

    def _event(
        self, connection: Connection, record: Part, action: Action, changes: list[Change], state: Part | None
    ) -> Event:
        own = [each for each in changes if each.entity_id == record.id]
        words = [text for each in own for text in self._differences(each)]
        parts = [each for each in changes if each.entity_id != record.id]
        words += [text for each in parts for text in self._part_words(connection, record, each)]
        return Event(action.at, tr(_DONE[_what(action, own)]), tuple(words), state)

    def _differences(self, change: Change) -> list[str]:
        if change.before is None or change.after is None:
            return []
        names = [name for name in field_types(ENTITIES[change.entity_kind]) if name in change.after]
        return [
            difference_words(change.entity_kind, name, change.before[name], change.after[name], self.day_words)
            for name in names
            if name not in UNSAID
        ]

    def _part_words(self, connection: Connection, record: Part, change: Change) -> list[str]:
        if change.before is not None and change.after is not None:
            part = _find(connection, change.entity_kind, change.entity_id)
            words, name = self._differences(change), name_of(part, self.day_words) if part else ""
            return [tr("“{name}” {words}", name=name, words=each) for each in words] if name else words
        whole = _whole(change)
        name = self._part_name(connection, record, whole)
        if not name:
            return []
        if isinstance(whole, AnchorTick | DoseEvent):
            name = tr("{day}: {state}", day=name, state=choice_words(whole.state))
            return [name if change.after else tr("No longer noted: {name}", name=name)]
        return [tr("Joined: {name}", name=name) if change.after else tr("No longer joined: {name}", name=name)]

    def _part_name(self, connection: Connection, record: Part, part: Part) -> str:
        """What the part adds to `record`: the other end of a link, the sign noticed, the question's text."""
        for kind, entity_id in _others(part, record):
            other = _find(connection, kind, entity_id)
            return name_of(other, self.day_words) if other else kind_words(kind)
        return name_of(part, self.day_words)


def difference_words(kind: str, name: str, before: object, after: object, day_words: DayWords) -> str:
    """What became of one field, from its plain values: 'Strength: 6 → 8'."""
    old, new = (value_words(kind, name, each, day_words) for each in (before, after))
    return tr("{field}: {before} → {after}", field=field_words(kind, name), before=old, after=new)


def _states(record: Part, plain: Plain | None, actions: list[list[Change]]) -> list[Part | None]:
    """The record after each of some actions, latest first, beginning with how it is kept."""
    found = []
    for changes in actions:
        own = [each for each in changes if each.entity_id == record.id]
        found.append(_readable(type(record), plain) if own else None)
        for each in reversed(own):
            plain = each.before if each.after is None or each.before is None else (plain or {}) | each.before
    return found


def _readable(cls: type[Part], plain: Plain | None) -> Part | None:
    """A state by today's rules, or none."""
    try:
        return from_plain(cls, plain) if plain else None
    except (ValueError, TypeError):
        return None


def _what(action: Action, own: list[Change]) -> str:
    """What happened to the record itself, in an action that may have been about another one."""
    if action.kind in ("bring_back", "undo", "redo"):
        return action.kind
    came_of_lapse = action.kind == "after_lapse"
    if not own:
        return action.kind if came_of_lapse else "edit"
    if own[0].before is None:
        return "add_after_lapse" if came_of_lapse else "add"
    return action.kind


def _about(record: Part, rows: list[tuple[Action, Change]]) -> list[tuple[Action, Change]]:
    """Only what is part of the record: that a day or an appointment names it is their history, not its own."""
    wholes = [change for _, change in rows if None in (change.before, change.after)]
    parts = {each.entity_id for each in wholes if each.entity_id != record.id and _is_part_of(record, _whole(each))}
    return [row for row in rows if row[1].entity_id in {record.id, *parts}]


def _is_part_of(record: Part, part: Part) -> bool:
    if part.KIND == "link":
        return vars(part)["from_id"] == record.id or vars(part)["from_kind"] not in _ONLY_NAME
    return bool(vars(part)["owner"] == record.id)


def _others(part: Part, record: Part) -> list[tuple[str, UUID]]:
    plain = vars(part)
    if part.KIND == "link":
        ends = [(plain["from_kind"], plain["from_id"]), (plain["to_kind"], plain["to_id"])]
        return [each for each in ends if each[1] != record.id]
    return [(kind, plain[column]) for of_kind, column, kind in POINTERS if of_kind == part.KIND]


def _several(changes: list[Change]) -> tuple[str, int] | None:
    """The kind of which an action made or took away several records, and how many; none where it is about one."""
    whole = [each for each in changes if each.entity_kind not in _PARTS]
    came_or_went = [each for each in whole if each.before is None or each.after is None]
    n = sum(each.entity_kind == whole[0].entity_kind for each in came_or_went)
    return (whole[0].entity_kind, n) if n > 1 else None


def _owner_of(part: Part | None) -> tuple[str, UUID | None]:
    if part is None:
        return "link", None
    if part.KIND == "link":
        return vars(part)["from_kind"], vars(part)["from_id"]
    return OWNERS[part.KIND], vars(part)["owner"]


def _whole(change: Change) -> Part:
    plain: Plain = change.after or change.before or {}
    return from_plain(ENTITIES[change.entity_kind], plain)


def _entity_at(connection: Connection, change: Change) -> Part | None:
    """The entity a change was about: as it is kept, else as the log has it."""
    kept = repository.get(connection, ENTITIES[change.entity_kind], change.entity_id)
    return kept or (_whole(change) if None in (change.before, change.after) else None)


def _find(connection: Connection, kind: str, entity_id: UUID) -> Part | None:
    """An entity that is kept, or as it was when it was last removed."""
    kept = repository.get(connection, ENTITIES[kind], entity_id)
    if kept is not None:
        return kept
    removed = (change for _, change in change_log.removals(connection, kind) if change.entity_id == entity_id)
    return next((_whole(each) for each in removed), None)
