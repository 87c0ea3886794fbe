"""What Help now shows of an open journal, as far as that can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.domain.hard_days import OverdosePlan
    from recovery_journal.domain.lapse import OwnHelpLine
    from recovery_journal.domain.plan import Contact
    from recovery_journal.gui.help_now import HelpNow
    from recovery_journal.gui.settings_store import SettingsStore
    from recovery_journal.services.shelf import OpenJournal

Found = TypeVar("Found")


@dataclass(frozen=True)
class Own:
    """The person's own people, help lines, reasons, and the facts of the overdose plan as (what, words)."""

    people: tuple[Contact, ...] = ()
    lines: tuple[OwnHelpLine, ...] = ()
    reasons: tuple[str, ...] = ()
    overdose_plan: tuple[tuple[str, str], ...] = ()


def own_help(opened: OpenJournal) -> Own:
    """All of it; a part that cannot be read is left out, for nothing may stand before the numbers."""
    from recovery_journal.domain.hard_days import OverdosePlan
    from recovery_journal.domain.lapse import OwnHelpLine
    from recovery_journal.domain.plan import Contact, Reason

    reader = opened.reader
    plan = _tried(lambda: reader.only(OverdosePlan), None)
    return Own(
        tuple(_tried(lambda: reader.records(Contact), [])),
        tuple(_tried(lambda: reader.records(OwnHelpLine), [])),
        tuple(each.text for each in _tried(lambda: reader.records(Reason), [])),
        () if plan is None else tuple(overdose_facts(plan)),
    )


def overdose_facts(plan: OverdosePlan) -> Sequence[tuple[str, str]]:
    """What the overdose plan says for somebody who helps: where naloxone is, who can use it, who checks on me."""
    said: list[tuple[str, str]] = []
    if plan.has_naloxone or plan.naloxone_places:
        said.append((tr("Naloxone"), ", ".join(plan.naloxone_places) or tr("it is here")))
    said.append((tr("Who can use it"), plan.who_can_use_it))
    said.append((tr("Who checks on me"), plan.who_checks_on_me))
    said.append((tr("Number to call"), plan.emergency_number))
    return [each for each in said if each[1].strip()]


def help_page(store: SettingsStore, opened: OpenJournal) -> HelpNow:
    """Help now with what an open journal has for it."""
    from recovery_journal.gui.help_now import HelpNow
    from recovery_journal.services.disclosures import What

    return HelpNow(store, lambda: own_help(opened), partial(opened.disclosures.note, What.HELP_SHEET))


def _tried(read: Callable[[], Found], otherwise: Any) -> Found:
    try:
        return read()
    except JournalProblem:
        return otherwise  # type: ignore[no-any-return]
