"""Fills an empty journal with the days of a person who was made up: for trying out, pictures and measuring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.services import (
    demo_aims,
    demo_care,
    demo_days,
    demo_doses,
    demo_lapses,
    demo_plan,
    demo_reviews,
    demo_series,
    demo_urges,
    demo_writing,
)
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant, words
from recovery_journal.services.drafts import Drafts
from recovery_journal.services.journal import Deed
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.problems import JournalProblem

DEMO_LABEL, DEMO_PASSPHRASE = "Demo", "demo"
DEMO_SEED = 12


def make_demo(shelf: Shelf) -> OpenJournal:
    """Makes the throw-away journal with one year of days until today. Raises JournalProblem."""
    opened = shelf.make(DEMO_LABEL, DEMO_PASSPHRASE)
    try:
        fill(opened, 1, DEMO_SEED, opened.preferences.today())
        return opened
    except BaseException:
        opened.close()
        raise


def fill(opened: OpenJournal, years: int, seed: int, last_day: date, *, dense: bool = False) -> None:
    """Writes `years` of days up to `last_day`, which has a draft only; the same arguments give the same records.

    `dense` has ten times as many urges and journal entries, as somebody writes who writes all day long.
    Raises JournalProblem: not_empty, and those of the disk.
    """
    if any(opened.reader.count(kind) for kind in ENTITIES):
        raise JournalProblem("not_empty")
    texts = words()
    plan, deeds = all_that_happened(texts, years, seed, last_day, dense=dense)
    opened.journal.save_in_bulk(deeds)
    _write_drafts(opened, texts, plan, last_day)
    opened.prefer(replace(opened.preferences, welcomed=True))


def all_that_happened(
    texts: Words, years: int, seed: int, last_day: date, *, dense: bool = False
) -> tuple[demo_plan.Plan, list[Deed]]:
    """The plan, and everything that was done in the journal, in order of time."""
    stretch = Stretch.of(years, last_day)
    plan = demo_plan.build(texts, stretch, Chance(seed, "plan"))
    days = demo_days.build(texts, stretch, plan, Chance(seed, "days"))
    care = demo_care.build(texts, stretch, plan, Chance(seed, "care"))
    series = demo_series.build(texts, stretch, plan, Chance(seed, "series"), dense=dense)
    aims = demo_aims.build(texts, stretch, plan, Chance(seed, "aims"))
    urges = demo_urges.build(texts, stretch, plan, Chance(seed, "urges"), dense=dense)
    writing = demo_writing.build(texts, stretch, Chance(seed, "writing"), dense=dense)
    learned = demo_lapses.build(texts, stretch, plan, Chance(seed, "lapses"))
    doses = demo_doses.build(texts, stretch, plan, Chance(seed, "doses"))
    found = (*plan.deeds, *days, *care, *series, *aims, *urges, *writing, *learned, *doses)
    done = sorted(found, key=lambda deed: deed.at)
    reviews = demo_reviews.build(texts, stretch, done, Chance(seed, "reviews"))
    return plan, sorted((*done, *reviews), key=lambda deed: deed.at)


def _write_drafts(opened: OpenJournal, texts: Words, plan: demo_plan.Plan, last_day: date) -> None:
    """What the person typed and did not save: a new trigger, and the check-in of the last day."""
    typed_at = instant(last_day - timedelta(days=1), 22, 30)
    drafts = Drafts(opened.database, clock=lambda: typed_at)
    river, alone, theo = (
        [str(plan.id_of(kind, key))]
        for kind, key in (("coping_strategy", "river"), ("warning_sign", "pull_away"), ("contact", "theo"))
    )
    new = {"is_new": True, "coping_strategy": river}  # a record that was never saved says so in its draft
    drafts.keep("trigger", Chance(0, "draft").new_id(), texts["draft_trigger"] | new)
    drafts.keep("check_in", last_day.isoformat(), texts["draft_check_in"] | {"signs": alone, "people": theo})
