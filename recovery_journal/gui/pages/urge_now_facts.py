"""What Urge now shows of the journal: responses by what helped, people by who is free, if-thens, reasons, own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from recovery_journal.domain.free_now import is_free
from recovery_journal.domain.hard_days import GoodMoment, Letter
from recovery_journal.domain.helps import Helps
from recovery_journal.domain.if_then_order import fitting_first
from recovery_journal.domain.plan import Contact, CopingStrategy, IfThen, Reason, Trigger
from recovery_journal.gui.help_numbers import in_order as people_in_order
from recovery_journal.gui.pages.urge_now_people import Somebody
from recovery_journal.gui.urge_ready import ready_responses
from recovery_journal.gui.urge_responses import Response
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.insight_words import usual_words
from recovery_journal.services.insights import Insights
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.urge_watch import NEW

FEWEST = 3  # responses; below that those that ship fill the list


def responses(opened: OpenJournal) -> tuple[str, list[Response]]:
    """A heading, and what can be done: by what helped, the rest as the plan has it, then what ships."""
    strategies = {each.id: each for each in opened.reader.records(CopingStrategy)}
    helps = [each.helps for each in Insights(opened).what_helps()] if strategies else []
    any_used = any(each.used for each in helps)
    own = [_response(strategies[each.strategy], each, any_used) for each in helps if each.strategy in strategies]
    if len(own) >= FEWEST:
        some_told = any(each.weight is not None for each in helps)
        return tr("What has helped you") if some_told else tr("What you planned to do"), own
    return tr("Things to do right now"), [*own, *ready(have={each.text for each in own})][: max(FEWEST, len(own))]


def ready(have: set[str] | None = None) -> list[Response]:
    """The responses that ship, without those whose text is there."""
    return [
        Response(NEW + each.text, each.text, steps=each.steps, is_own=False)
        for each in ready_responses()
        if each.text not in (have or ())
    ]


def people(opened: OpenJournal, now: datetime) -> list[Somebody]:
    """Who has a phone and is not plainly out of reach now; who is plainly free comes first."""
    return somebodies(opened.reader.records(Contact), now)


def somebodies(contacts: Sequence[Contact], now: datetime) -> list[Somebody]:
    """Of some contacts those that can be called now, who is plainly free first."""
    reachable = [(is_free(each.hours, now), each) for each in people_in_order(contacts)]
    wanted = sorted(((free, each) for free, each in reachable if free is not False), key=lambda pair: not pair[0])
    return [_somebody(each, free) for free, each in wanted]


def reasons(opened: OpenJournal) -> list[str]:
    """The person's reasons, in their order."""
    return [each.text for each in opened.reader.records(Reason)]


def offered(opened: OpenJournal) -> dict[str, bool]:
    """Which of the other ways have anything of the person's own behind them."""
    count = opened.reader.count
    return {"if_thens": bool(count(IfThen.KIND)), "own_words": bool(count(Letter.KIND) or count(GoodMoment.KIND))}


def if_thens(opened: OpenJournal, triggers: Sequence[str]) -> list[IfThen]:
    """The if-then plans, those first that fit the triggers."""
    chosen = [each for each in opened.reader.records(Trigger) if str(each.id) in triggers]
    pairs = opened.reader.pairs_among((IfThen.KIND, Trigger.KIND)) if chosen else []
    return fitting_first(opened.reader.records(IfThen), chosen, pairs)


def own_words(opened: OpenJournal) -> list[tuple[str, str]]:
    """Letters to oneself and good moments, as (title, text)."""
    letters = [(each.title, each.text) for each in opened.reader.records(Letter)]
    moments = [(tr("A good moment"), _moment(each)) for each in opened.reader.records(GoodMoment)]
    return [*letters, *moments]


def _response(strategy: CopingStrategy, helps: Helps, any_used: bool) -> Response:
    said = usual_words(helps) or (tr("not tried yet") if any_used else "")
    is_new = any_used and not helps.used
    return Response(str(strategy.id), strategy.text, said, strategy.steps or _note(strategy), True, is_new)


def _note(strategy: CopingStrategy) -> tuple[str, ...]:
    return tuple(each for each in strategy.note.splitlines() if each.strip())


def _somebody(contact: Contact, free: bool | None) -> Somebody:
    role = choice_words(contact.role).lower() if contact.role is not None else ""
    when = tr("free now") if free else contact.hours.strip()
    said = ", ".join(each for each in (role, when) if each)
    return Somebody(str(contact.id), contact.name, contact.phone, said, contact.first_words)


def _moment(moment: GoodMoment) -> str:
    return "\n".join(each for each in (moment.text, moment.what_was_good) if each.strip())
