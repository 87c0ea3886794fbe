"""The plan in words for one page: reasons, what to do when a trigger comes, signs, what helps, people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from recovery_journal.domain.plan import Contact, CopingStrategy, Reason, SafePlace, Stage, Tier, Trigger, WarningSign
from recovery_journal.domain.record import Record
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.reader import Reader
from recovery_journal.services.words import name_of


@dataclass(frozen=True)
class Line:
    """One or more lines of text under a heading of their own, or under none; `is_open` where an answer is missing."""

    text: str
    heading: str = ""
    is_voice: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Section:
    """One part of the page; without lines `none_yet` stands there."""

    heading: str
    lines: tuple[Line, ...]
    none_yet: str
    at_side: bool = False


def plan_in_words(reader: Reader) -> list[Section]:
    """The parts of the page, those for the wider column first."""
    return [
        Section(tr("When this comes, I do this"), _answers(reader), tr("No triggers yet.")),
        Section(tr("Signs I watch for"), _signs(reader), tr("No warning signs yet.")),
        Section(tr("What helps me"), _plain(reader.records(CopingStrategy)), tr("Nothing here yet.")),
        Section(
            tr("Why I do this"),
            tuple(Line(each.text, is_voice=True) for each in reader.records(Reason)),
            tr("No reasons yet."),
            at_side=True,
        ),
        Section(tr("People I can turn to"), _people(reader), tr("No one here yet."), at_side=True),
    ]


def _answers(reader: Reader) -> tuple[Line, ...]:
    names: dict[str, dict[object, str]] = {
        cls.KIND: {each.id: name_of(each) for each in reader.records(cls)}
        for cls in (CopingStrategy, Contact, SafePlace)
    }
    found = [(each, _answer(reader, each, names)) for each in reader.records(Trigger)]
    open_yet = tr("No response yet. You can add one at any time.")
    return tuple(Line(text or open_yet, each.text, is_open=not text) for each, text in found)


def _answer(reader: Reader, trigger: Trigger, names: dict[str, dict[object, str]]) -> str:
    links = reader.links_from(trigger.id)
    found = {
        kind: [known[each.to_id] for each in links if each.to_kind == kind and each.to_id in known]
        for kind, known in names.items()
    }
    lines = [*found[CopingStrategy.KIND]]
    if found[Contact.KIND]:
        lines.append(tr("I call {names}", names=_or(found[Contact.KIND])))
    if found[SafePlace.KIND]:
        lines.append(tr("I go here: {names}", names=_or(found[SafePlace.KIND])))
    return "\n".join(lines)


def _signs(reader: Reader) -> tuple[Line, ...]:
    return _by(reader.records(WarningSign), "stage", Stage)


def _people(reader: Reader) -> tuple[Line, ...]:
    return _by(reader.records(Contact), "tier", Tier)


def _by(records: Iterable[Record], field: str, words: type[StrEnum]) -> tuple[Line, ...]:
    """Records under the words of one of their fields; those without it come last."""
    groups: dict[object, list[str]] = {}
    for each in records:
        groups.setdefault(vars(each)[field], []).append(_said(each))
    heads = [*choices_of(words), (None, tr("Others") if len(groups) > 1 else "")]
    return tuple(Line("\n".join(groups[value]), text) for value, text in heads if value in groups)


def _said(record: Record) -> str:
    phone = record.phone if isinstance(record, Contact) else ""
    return f"{name_of(record)}  {phone}" if phone else name_of(record)


def _plain(records: Iterable[Record]) -> tuple[Line, ...]:
    text = "\n".join(name_of(each) for each in records)
    return (Line(text),) if text else ()


def _or(names: list[str]) -> str:
    """'Sam', 'Sam or Alex', 'Sam, Alex or Kim'."""
    if len(names) < 2:
        return "".join(names)
    return tr("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])
