"""What is open in the plan, in plain words, and where each of it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_journal.domain.gaps import Gap
from recovery_journal.domain.plan import Contact, CopingStrategy, Trigger, WarningSign
from recovery_journal.language import ntr, tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.words import kind_words, name_of

MOST_PARTS = 3


def gap_words(gap: Gap, *, in_passing: bool = False) -> tuple[str, str]:
    """The sentence about one gap and the words of the way to mend it.

    `in_passing` is for pages that others may see from afar: no medicine is named there.
    """
    if gap.code == "none_yet":
        return _beginnings()[gap.kind]
    if gap.code.startswith("naloxone"):
        return _naloxone(gap.code, in_passing)
    name = name_of(gap.record) if gap.record is not None else ""
    stage = choice_words(gap.stage).lower() if gap.stage is not None else ""
    return {
        "no_response": (tr("“{name}” has no response yet.", name=name), tr("Choose one")),
        "empty_stage": (tr("There is no {stage} warning sign yet.", stage=stage), tr("Add one")),
        "nobody_at_night": (tr("There is nobody to call at night yet."), tr("Add someone")),
        "nothing_leads_here": (tr("Nothing leads to “{name}” yet.", name=name), tr("Link it")),
        "never_tried": (tr("“{name}” has not been tried against an urge yet.", name=name), tr("See it")),
    }[gap.code]


def way_to(gap: Gap) -> object:
    """What the page of the plan is asked to show so that this gap can be mended."""
    if gap.code == "no_response":
        return ("link", gap.record, CopingStrategy.KIND)
    if gap.code == "nothing_leads_here":
        return ("map", gap.record)
    if gap.code == "never_tried":
        return gap.record
    if gap.code.startswith("naloxone"):
        return gap.kind
    if gap.stage is not None:
        return ("new", gap.kind, {"stage": gap.stage.value})
    return ("new", gap.kind)


def summary(gaps: Sequence[Gap]) -> tuple[str, str]:
    """All gaps in short: a sentence about the first sort of them, and the next few sorts in a list."""
    sorts: dict[tuple[str, str], list[Gap]] = {}
    for each in gaps:
        sorts.setdefault((each.code, each.kind if each.code == "no_response" else ""), []).append(each)
    groups = list(sorts.values())
    strong = _sentence(groups[0])
    parts = ", ".join(_part(each) for each in groups[1 : MOST_PARTS + 1])
    return strong, tr("Also: {parts}.", parts=parts) if parts else ""


def _beginnings() -> dict[str, tuple[str, str]]:
    return {
        Trigger.KIND: (tr("What can start an urge?"), tr("Add a trigger")),
        WarningSign.KIND: (tr("What changes before things get hard?"), tr("Add a warning sign")),
        CopingStrategy.KIND: (tr("What helps you?"), tr("Add a coping strategy")),
        Contact.KIND: (tr("Whom can you call?"), tr("Add a contact")),
    }


def _naloxone(code: str, in_passing: bool) -> tuple[str, str]:
    is_expired = code == "naloxone_expired"
    if in_passing:
        words = tr("Something in your plan for emergencies is past its date.")
        return (words if is_expired else tr("One line of your plan for emergencies is still open.")), tr("See it")
    if is_expired:
        return tr("The naloxone in your overdose plan is past its date."), tr("See it")
    return tr("Your overdose plan does not say yet if naloxone is there."), tr("Fill it in")


def _sentence(group: Sequence[Gap]) -> str:
    first, n = group[0], len(group)
    if first.code == "no_response" and first.kind == Trigger.KIND:
        return ntr("{n} strong trigger has no response yet.", "{n} strong triggers have no response yet.", n)
    if first.code == "no_response":
        return ntr("{n} warning sign has no response yet.", "{n} warning signs have no response yet.", n)
    if first.code == "nothing_leads_here":
        return ntr(
            "Nothing leads to {n} of your coping strategies yet.",
            "Nothing leads to {n} of your coping strategies yet.",
            n,
        )
    if first.code == "never_tried":
        return ntr("{n} coping strategy has not been tried yet.", "{n} coping strategies have not been tried yet.", n)
    if first.code == "empty_stage":
        return ntr("{n} stage has no warning sign yet.", "{n} stages have no warning sign yet.", n)
    if first.code == "none_yet":
        return tr("Not begun yet: {things}.", things=_things(group))
    return gap_words(first)[0]


def _part(group: Sequence[Gap]) -> str:
    first, n = group[0], len(group)
    if first.code == "no_response" and first.kind == Trigger.KIND:
        return ntr("{n} strong trigger with no response", "{n} strong triggers with no response", n)
    if first.code == "no_response":
        return ntr("{n} warning sign with no response", "{n} warning signs with no response", n)
    if first.code == "nothing_leads_here":
        return ntr("{n} coping strategy nothing leads to", "{n} coping strategies nothing leads to", n)
    if first.code == "never_tried":
        return ntr("{n} coping strategy not tried yet", "{n} coping strategies not tried yet", n)
    if first.code == "empty_stage":
        return ntr("{n} stage with no warning sign", "{n} stages with no warning sign", n)
    if first.code == "none_yet":
        return tr("not begun: {things}", things=_things(group))
    return {
        "nobody_at_night": tr("nobody to call at night"),
        "naloxone_unknown": tr("naloxone not filled in"),
        "naloxone_expired": tr("naloxone past its date"),
    }[first.code]


def _things(group: Sequence[Gap]) -> str:
    return ", ".join(kind_words(each.kind, many=True) for each in group)
