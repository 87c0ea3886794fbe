"""The plan map in words: what stands on each card, what a card is joined to, and the whole plan as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from recovery_journal.domain.gaps import STRONG
from recovery_journal.domain.plan import Contact, CopingStrategy, SafePlace, Trigger, WarningSign
from recovery_journal.domain.plan_graph import PlanGraph
from recovery_journal.domain.record import Record
from recovery_journal.gui.widgets.map_columns import MapCard, MapColumn
from recovery_journal.language import ntr, tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.words import kind_words, name_of


def columns_of(plan: PlanGraph) -> list[MapColumn]:
    """The four columns of the map with their cards, in the order in which few lines cross."""
    titles = (tr("Triggers"), tr("Warning signs"), tr("What I do"), tr("People and places"))
    empties = (
        tr("What can start an urge?"),
        tr("What changes before things get hard?"),
        tr("What helps you?"),
        tr("Whom can you call? Where is it good to be?"),
    )
    return [
        MapColumn(title, tuple(_card(plan, each) for each in records), empty)
        for title, records, empty in zip(titles, plan.columns(), empties, strict=True)
    ]


def described(plan: PlanGraph, record_id: UUID) -> str:
    """What a record is joined to at once, on both sides, for a screen reader."""
    parts = []
    sources, targets = (_names(plan, side.get(record_id, ())) for side in (plan.sources, plan.targets))
    if sources:
        parts.append(tr("Comes from {names}.", names=", ".join(sources)))
    if targets:
        parts.append(tr("Leads to {names}.", names=", ".join(targets)))
    return " ".join(parts) or tr("Not joined to anything yet.")


def counted(plan: PlanGraph, record: Record) -> str:
    """'2 signs, 3 responses, 2 people': all that a record leads to and that leads to it."""
    joined = plan.joined(record.id).ids
    by_kind = {kind: 0 for kind in (Trigger.KIND, WarningSign.KIND, CopingStrategy.KIND, Contact.KIND, SafePlace.KIND)}
    for each in joined:
        kind = plan.records[each].KIND
        if kind in by_kind:
            by_kind[kind] += 1
    words = [_count_words(kind, n) for kind, n in by_kind.items() if n]
    return f"{', '.join(words)}." if words else tr("Not joined to anything yet.")


def card_name(record: Record) -> str:
    """The name on a card: 'Theo, family'."""
    if isinstance(record, Contact) and record.role is not None and record.role != "other":
        return tr("{name}, {role}", name=record.name, role=choice_words(record.role).lower())
    return name_of(record)


def as_text(plan: PlanGraph) -> str:
    """The whole plan in words: what each trigger leads to, each sign, and what nothing leads to yet."""
    triggers, signs, strategies, people = plan.columns()
    parts = [_chapter(tr("Triggers"), [_told(plan, each) for each in triggers])]
    parts.append(_chapter(tr("Warning signs"), [_told(plan, each) for each in signs]))
    parts.append(_chapter(tr("What I do"), [_told(plan, each) for each in strategies]))
    parts.append(_chapter(tr("People and places"), [_line_of(plan, each) for each in people]))
    return "\n\n".join(each for each in parts if each) or tr("Nothing here yet.")


def _card(plan: PlanGraph, record: Record) -> MapCard:
    second, is_gap = _second(plan, record)
    name = card_name(record)
    words = ", ".join(each for each in (name, kind_words(record.KIND), second) if each)
    tip = tr("A trigger of strength 7 or more is a strong one.") if is_gap and isinstance(record, Trigger) else ""
    return MapCard(record.id, name, second, is_gap, words, tip)


def _second(plan: PlanGraph, record: Record) -> tuple[str, bool]:
    """What stands below the name, and whether it is worth a look."""
    if isinstance(record, Trigger | WarningSign):
        return _answered(plan, record)
    if isinstance(record, CopingStrategy):
        kind = choice_words(record.kind) if record.kind is not None else ""
        minutes = ntr("{n} minute", "{n} minutes", record.minutes) if record.minutes is not None else ""
        is_alone = record.id not in plan.sources
        alone = tr("nothing leads here yet") if is_alone else ""
        return _listed(minutes, alone or kind.lower()), is_alone
    if isinstance(record, Contact):
        return record.hours or (choice_words(record.tier) if record.tier is not None else ""), False
    return record.hours if isinstance(record, SafePlace) and record.hours else tr("safe place"), False


def _answered(plan: PlanGraph, record: Trigger | WarningSign) -> tuple[str, bool]:
    """'Strength 8, no response yet', 'Early, 2 responses'."""
    responses = len(plan.strategies_for(record.id))
    words = ntr("{n} response", "{n} responses", responses) if responses else tr("no response yet")
    if isinstance(record, Trigger):
        strength = "" if record.strength is None else tr("strength {n}", n=record.strength)
        return _listed(strength, words), not responses and (record.strength or 0) >= STRONG
    return _listed(choice_words(record.stage) if record.stage is not None else "", words), not responses


def _listed(*parts: str) -> str:
    said = ", ".join(each for each in parts if each)
    return said[:1].upper() + said[1:]


def _names(plan: PlanGraph, ids: Iterable[UUID]) -> list[str]:
    return [name_of(plan.records[each]) for each in ids]


def _count_words(kind: str, n: int) -> str:
    return {
        Trigger.KIND: ntr("{n} trigger", "{n} triggers", n),
        WarningSign.KIND: ntr("{n} sign", "{n} signs", n),
        CopingStrategy.KIND: ntr("{n} response", "{n} responses", n),
        Contact.KIND: ntr("{n} person", "{n} people", n),
        SafePlace.KIND: ntr("{n} place", "{n} places", n),
    }[kind]


def _chapter(title: str, told: Sequence[str]) -> str:
    return "\n\n".join((title, *told)) if told else ""


def _told(plan: PlanGraph, record: Record) -> str:
    """A record in a few lines: itself, then what it leads to, however many steps away."""
    onward = dict.fromkeys(far for _near, far in plan.joined(record.id).onward)
    lines = [_line_of(plan, record)]
    for kinds, words in (
        ((WarningSign.KIND,), tr("Signs: {names}.")),
        ((CopingStrategy.KIND,), tr("What I do: {names}.")),
        ((Contact.KIND, SafePlace.KIND), tr("People and places: {names}.")),
    ):
        names = _names(plan, (each for each in onward if plan.records[each].KIND in kinds))
        if names:
            lines.append(words.format(names="; ".join(names)))
    return "\n".join(lines)


def _line_of(plan: PlanGraph, record: Record) -> str:
    second = _second(plan, record)[0]
    name = card_name(record)
    end = "" if name.endswith((".", "?", "!", "…")) else "."
    return f"{name}{end} {second}.".strip() if second else f"{name}{end}"
