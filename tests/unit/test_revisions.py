"""Reviews of the plan: made whole, never edited, due on their day, and compared in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from recovery_journal.domain.aims import Goal, GoalStep, Profile
from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger, WarningSign
from recovery_journal.domain.record import Part, Record, RuleBroken
from recovery_journal.domain.revision import PlanRevision, SignOff, read_snapshot, snapshot_of, write_snapshot
from recovery_journal.services.plan_changes import KindChanges
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal
from tests.filled import one_of_each_kind

PAYDAY, WALK, THEO = Trigger(text="Payday", strength=6), CopingStrategy(text="Walk"), Contact(name="Theo")


def join(start: Record, end: Record) -> Link:
    return Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id)


@pytest.fixture
def revisions(opened: OpenJournal) -> Revisions:
    opened.journal.save(PAYDAY, WALK, THEO, join(PAYDAY, WALK))
    return Revisions(opened)


def told(found: list[KindChanges]) -> dict[str, tuple[list[str], dict[str, tuple[str, ...]], list[str]]]:
    return {
        each.kind: (list(each.added), {one.name: one.differences for one in each.changed}, list(each.gone))
        for each in found
    }


class TestMaking:
    def test_it_holds_the_whole_plan_and_who_signed(self, opened: OpenJournal, revisions: Revisions) -> None:
        before = datetime.now(UTC)
        made = revisions.review("  A new job  ", [(" Robin ", "me"), ("Grace", "counselor")], 60)
        assert (made.why, made.day) == ("A new job", opened.preferences.today())
        assert made.review_due_on == made.day + timedelta(days=60)
        signed = revisions.signatures(made)
        assert [(each.name, each.role) for each in signed] == [("Robin", "me"), ("Grace", "counselor")]
        assert all(each.created_at and before <= each.created_at <= datetime.now(UTC) for each in signed)
        held = read_snapshot(made.snapshot)
        assert {kind: len(rows) for kind, rows in held.items()} == {
            "trigger": 1, "coping_strategy": 1, "contact": 1, "link": 1,
        }  # fmt: skip

    def test_it_is_one_action(self, opened: OpenJournal, revisions: Revisions) -> None:
        opened.drafts.keep("plan_revision", None, {"why": "half"})
        made = revisions.review("Why", [("Robin", "")], ends_drafts=[("plan_revision", "")])
        assert opened.drafts.keys() == []
        found = opened.journal.next_undo()
        assert found is not None
        assert opened.history.subject(found[1]) == f"review of the plan of {made.day.isoformat()}"
        opened.journal.undo()
        assert revisions.all() == []
        opened.journal.redo()
        assert revisions.all() == [made]

    def test_a_name_is_needed_to_sign(self, revisions: Revisions) -> None:
        with pytest.raises(RuleBroken):
            revisions.review("Why", [("  ", "counselor")])
        assert revisions.all() == []

    def test_what_is_of_days_and_care_stays_out(self, opened: OpenJournal) -> None:
        opened.journal.save(*one_of_each_kind())
        held = read_snapshot(Revisions(opened).review("").snapshot)
        assert {"check_in", "appointment", "anchor_tick", "occurrence", "plan_revision", "sign_off"}.isdisjoint(held)
        assert {"goal_step", "link", "letter", "recovery_period"} <= set(held)

    def test_a_signature_cannot_be_of_another_day(self, opened: OpenJournal, revisions: Revisions) -> None:
        made = revisions.review("")
        late = SignOff(owner=made.id, name="Grace", created_at=datetime(2020, 1, 1, tzinfo=UTC))
        opened.journal.save(late)
        assert revisions.signatures(made)[0].created_at != late.created_at


class TestFixed:
    @pytest.mark.parametrize("what", ["why", "signature", "archive"])
    def test_nothing_edits_it(self, opened: OpenJournal, revisions: Revisions, what: str) -> None:
        made = revisions.review("Why", [("Robin", "")])
        (signed,) = revisions.signatures(made)
        deeds = {
            "why": lambda: opened.journal.save(replace(made, why="Other")),
            "signature": lambda: opened.journal.save(replace(signed, name="Grace")),
            "archive": lambda: opened.journal.archive(made),
        }
        with pytest.raises(JournalProblem) as caught:
            deeds[what]()
        assert caught.value.code == "signed"
        assert (revisions.all(), revisions.signatures(made)) == ([made], [signed])


class TestDue:
    def test_by_the_latest_review(self, opened: OpenJournal, revisions: Revisions) -> None:
        today = opened.preferences.today()
        assert not revisions.is_due(today)
        revisions.review("", due_in=30)
        assert not revisions.is_due(today + timedelta(days=29))
        assert revisions.is_due(today + timedelta(days=30))
        revisions.review("", due_in=90)
        assert not revisions.is_due(today + timedelta(days=30))
        revisions.review("")
        assert revisions.next_review() is None

    def test_the_latest_comes_first(self, revisions: Revisions) -> None:
        made = [revisions.review(str(each)) for each in range(3)]
        assert revisions.all() == made[::-1]


class TestComparing:
    def test_nothing_differs(self, revisions: Revisions) -> None:
        first, second = revisions.review(""), revisions.review("")
        assert revisions.compare(first, second) == revisions.compare(first) == []

    def test_what_was_added_changed_and_taken_out(self, opened: OpenJournal, revisions: Revisions) -> None:
        first = revisions.review("")
        sign = WarningSign(text="Silence")
        opened.journal.save(sign, join(PAYDAY, sign), replace(PAYDAY, strength=8, note="Cash"))
        opened.journal.archive(THEO)
        second = revisions.review("")
        opened.journal.remove(WALK)
        assert told(revisions.compare(first, second)) == {
            "trigger": ([], {"Payday": ("Note: blank → Cash", "Strength: 6 → 8", "Joined: Silence")}, []),
            "warning_sign": (["Silence"], {}, []),
            "contact": ([], {}, ["Theo"]),
        }
        assert told(revisions.compare(second)) == {"coping_strategy": ([], {}, ["Walk"])}
        assert told(revisions.compare(second, first))["contact"] == (["Theo"], {}, [])

    def test_a_link_that_was_taken_off(self, opened: OpenJournal, revisions: Revisions) -> None:
        first = revisions.review("")
        opened.journal.save(removed=opened.reader.links_from(PAYDAY.id))
        assert told(revisions.compare(first)) == {"trigger": ([], {"Payday": ("No longer joined: Walk",)}, [])}

    def test_steps_of_goals(self, opened: OpenJournal, revisions: Revisions) -> None:
        goal = Goal(text="A job")
        old, gone = GoalStep(owner=goal.id, text="Ask Theo"), GoalStep(owner=goal.id, text="Buy shoes")
        opened.journal.save(goal, old, gone)
        first = revisions.review("")
        opened.journal.save(
            replace(old, text="Ask Sam"), GoalStep(owner=goal.id, text="Write the letter"), removed=[gone]
        )
        ((name, words),) = told(revisions.compare(first))["goal"][1].items()
        assert name == "A job"
        assert words == (
            "Joined: Write the letter", "“Ask Sam” Words: Ask Theo → Ask Sam", "No longer joined: Buy shoes",
        )  # fmt: skip

    def test_the_first_review_tells_all_of_it(self, revisions: Revisions) -> None:
        assert [len(each.added) for each in revisions.compare(None)] == [1, 1, 1]

    def test_what_is_hidden_is_not_said(self, opened: OpenJournal, revisions: Revisions) -> None:
        profile = Profile(recovering_from="Xylophones", hides_recovering_from=True)
        opened.journal.save(profile)
        first = revisions.review("")
        opened.journal.save(replace(profile, recovering_from="Zithers"))
        assert told(revisions.compare(first))["profile"][1] == {"Profile": ("What I am recovering from: changed",)}

    def test_one_of_which_there_is_one_has_the_name_of_its_kind(
        self, opened: OpenJournal, revisions: Revisions
    ) -> None:
        opened.journal.save(OverdosePlan(has_naloxone=True))
        assert told(revisions.compare(None))["overdose_plan"][0] == ["Overdose plan"]

    @pytest.mark.parametrize("text", ["", "word", "[]", "null", '{"trigger": 1}', '{"trigger": [1, {}, {"id": 2}]}'])
    def test_what_is_no_snapshot_holds_nothing(self, revisions: Revisions, text: str) -> None:
        assert revisions.compare(PlanRevision(day=revisions.review("").day, snapshot=text), revisions.all()[0])

    def test_fields_of_another_version_do_no_harm(self, revisions: Revisions) -> None:
        made = revisions.review("")
        held = read_snapshot(made.snapshot)
        held["trigger"][0] |= {"a_field_of_old": 1}
        del held["trigger"][0]["approach"]
        held["contact"][0]["tier"] = "no such tier"
        older = replace(made, snapshot=write_snapshot(held))
        assert told(revisions.compare(older))["contact"][1]["Theo"][0].startswith("What I can ask for: ")

    def test_every_kind_can_be_told(self, opened: OpenJournal) -> None:
        before, after = ([_in_use(each) for each in one_of_each_kind(word)] for word in ("before", "after"))
        revisions, today = Revisions(opened), opened.preferences.today()
        old = PlanRevision(day=today, snapshot=snapshot_of(before))
        pairs = zip(before, after, strict=True)
        new = PlanRevision(day=today, snapshot=snapshot_of(replace(b, id=a.id) for a, b in pairs))
        found = revisions.compare(old, new)
        assert len(found) == len({each.kind for each in found}) >= 16
        assert all(one.differences for each in found for one in each.changed)


def _in_use(entity: Part) -> Part:
    return replace(entity, archived_on=None) if isinstance(entity, Record) else entity
