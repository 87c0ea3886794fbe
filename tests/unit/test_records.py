"""The rules that records keep, and what an answer drawn from several of them says."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import pytest

from recovery_journal.domain.aims import Anchor, RecoveryPeriod
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.hard_days import ToleranceBreak
from recovery_journal.domain.kinds import ENTITIES, OWNERS, POINTERS, SINGLES
from recovery_journal.domain.plain import differences, field_types, from_plain, inner_type, to_plain
from recovery_journal.domain.plan import LINKS_ALLOWED, Contact, CopingStrategy, Link, Trigger
from recovery_journal.domain.record import (
    LONG_TEXT_LIMIT,
    TEXT_LIMIT,
    OwnedPart,
    Part,
    Record,
    RuleBroken,
    Source,
    check_value,
    choice_field,
    day_field,
    name_field,
    rule_of,
)
from recovery_journal.domain.way import Weekday
from recovery_journal.services.words import rule_words
from tests.filled import one_of_each_kind, texts_of

DAY = date(2026, 3, 12)


def broken(make: Any) -> tuple[str, str]:
    with pytest.raises(RuleBroken) as caught:
        make()
    assert rule_words(caught.value)
    return caught.value.code, caught.value.field


class TestRules:
    @pytest.mark.parametrize("text", ["", " ", "\n\t"])
    def test_what_names_a_record_may_not_be_empty(self, text: str) -> None:
        assert broken(lambda: Trigger(text=text)) == ("empty", "text")
        assert broken(lambda: Contact(name=text)) == ("empty", "name")
        assert broken(lambda: Appointment(title=text, starts_on=DAY)) == ("empty", "title")

    def test_texts_end_at_their_limit(self) -> None:
        assert Trigger(text="x" * TEXT_LIMIT, note="x" * LONG_TEXT_LIMIT)
        assert broken(lambda: Trigger(text="x" * (TEXT_LIMIT + 1))) == ("too_long", "text")
        assert broken(lambda: Trigger(text="x", note="x" * (LONG_TEXT_LIMIT + 1))) == ("too_long", "note")
        long_step = "x" * (TEXT_LIMIT + 1)
        assert broken(lambda: CopingStrategy(text="x", steps=("ok", long_step))) == ("too_long", "steps")

    @pytest.mark.parametrize("number", [-1, 11, 10**9, float("nan"), float("inf")])
    def test_a_scale_is_0_to_10_or_blank(self, number: Any) -> None:
        assert [CheckIn(day=DAY, mood=each).mood for each in (None, 0, 10)] == [None, 0, 10]
        assert broken(lambda: CheckIn(day=DAY, mood=number)) == ("out_of_range", "mood")

    def test_sleep_is_in_halves_of_a_day(self) -> None:
        assert [CheckIn(day=DAY, sleep_hours=each).sleep_hours for each in (0, 7.5, 24.0)] == [0, 7.5, 24.0]
        assert broken(lambda: CheckIn(day=DAY, sleep_hours=7.3)) == ("not_in_half_hours", "sleep_hours")
        assert broken(lambda: CheckIn(day=DAY, sleep_hours=24.5)) == ("out_of_range", "sleep_hours")

    def test_an_end_comes_after_its_start(self) -> None:
        def of(**values: Any) -> Appointment:
            return Appointment(title="Court", starts_on=DAY, **values)

        assert of(starts_at=time(23), ends_on=date(2026, 3, 13), ends_at=time(1)).last_day == date(2026, 3, 13)
        assert of(starts_at=time(9), ends_at=time(9))
        assert broken(lambda: of(ends_on=date(2026, 3, 11))) == ("end_before_start", "ends_on")
        assert broken(lambda: of(starts_at=time(9), ends_at=time(8))) == ("end_before_start", "ends_at")
        assert broken(lambda: of(starts_at=time(9), ends_on=DAY, ends_at=time(8))) == ("end_before_start", "ends_at")

    @pytest.mark.parametrize(
        ("values", "now", "over"),
        [
            ({}, datetime(2026, 3, 12, 23, 59), False),
            ({}, datetime(2026, 3, 13, 0, 0), True),
            ({"starts_at": time(9)}, datetime(2026, 3, 12, 9, 1), True),
            ({"starts_at": time(9), "ends_at": time(10)}, datetime(2026, 3, 12, 9, 30), False),
            ({"starts_at": time(9), "ends_on": date(2026, 3, 14)}, datetime(2026, 3, 14, 12, 0), False),
        ],
    )
    def test_when_an_appointment_is_over(self, values: dict[str, Any], now: datetime, over: bool) -> None:
        assert Appointment(title="Court", starts_on=DAY, **values).is_over(now) == over

    def test_one_field_can_be_tried_alone(self) -> None:
        check_value(Trigger, "strength", 10)
        assert broken(lambda: check_value(Trigger, "strength", 11)) == ("out_of_range", "strength")
        assert rule_of(Trigger, "text")["limit"] == TEXT_LIMIT
        assert rule_of(Trigger, "category") == {}

    def test_records_do_not_change(self) -> None:
        with pytest.raises(dataclasses.FrozenInstanceError):
            Trigger(text="Payday").text = "other"  # type: ignore[misc]


class TestKinds:
    @pytest.mark.parametrize("kind", ENTITIES)
    def test_each_is_what_every_kind_is(self, kind: str) -> None:
        cls = ENTITIES[kind]
        assert kind == cls.KIND
        assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert issubclass(cls, Record | OwnedPart | Link)
        assert all(type(hint) is not str for hint in field_types(cls).values())

    def test_every_class_of_the_domain_is_a_kind(self) -> None:
        def below(cls: type[Part]) -> set[type[Part]]:
            return {cls}.union(*(below(each) for each in cls.__subclasses__()))

        mine = {each for each in below(Part) if each.KIND and each.__module__.startswith("recovery_journal.")}
        assert mine == set(ENTITIES.values())

    def test_owners_and_ends_are_kinds(self) -> None:
        assert set(OWNERS) == {kind for kind, cls in ENTITIES.items() if issubclass(cls, OwnedPart)}
        assert {*OWNERS.values(), *LINKS_ALLOWED} <= set(ENTITIES)
        for kind, column, target in POINTERS:
            assert column in field_types(ENTITIES[kind])
            assert target in ENTITIES

    def test_everything_that_holds_an_id_is_known_to_point(self) -> None:
        for kind, cls in ENTITIES.items():
            named = {name for name, hint in field_types(cls).items() if "UUID" in str(inner_type(hint))} - {"id"}
            known = {column for part, column, _ in POINTERS if part == kind} | ({"owner"} if kind in OWNERS else set())
            assert named == (known if kind != "link" else {"from_id", "to_id"}), kind

    def test_what_a_person_writes_for_themselves_is_private_from_the_start(self) -> None:
        fields = [(kind, each) for kind, cls in ENTITIES.items() for each in dataclasses.fields(cls)]
        days = {"check_in", "urge_log", "journal_entry", "questionnaire_response", "lapse"}
        assert {kind for kind, each in fields if each.name == "private" and each.default} == days | {
            "letter", "medication",
        }  # fmt: skip

    @pytest.mark.parametrize("kind", ENTITIES)
    def test_every_text_has_a_limit(self, kind: str) -> None:
        for name, hint in field_types(ENTITIES[kind]).items():
            text = str(inner_type(hint)) in ("<class 'str'>", "tuple[str, ...]")
            if text and name not in ("from_kind", "to_kind", "snapshot"):
                assert rule_of(ENTITIES[kind], name)["limit"] in (TEXT_LIMIT, LONG_TEXT_LIMIT), name

    def test_a_record_is_named_by_a_text_or_a_day(self) -> None:
        records = {kind: cls for kind, cls in ENTITIES.items() if issubclass(cls, Record)}
        by_day = {kind for kind, cls in records.items() if day_field(cls)}
        plan = {"tolerance_break", "recovery_period", "plan_revision"}
        assert by_day == plan | {"check_in", "urge_log", "journal_entry", "questionnaire_response", "lapse"}
        nameless = {kind for kind, cls in records.items() if not (name_field(cls) or day_field(cls))}
        assert nameless == {*SINGLES, "care_stage"}
        assert choice_field(records["care_stage"]) == "level"

    def test_a_day_that_names_a_record_has_to_be_given(self) -> None:
        assert broken(lambda: ToleranceBreak(day=None)) == ("no_day", "day")  # type: ignore[arg-type]
        assert broken(lambda: check_value(RecoveryPeriod, "starts_on", None)) == ("no_day", "starts_on")

    def test_no_way_of_links_leads_back_to_where_it_began(self) -> None:
        def reached(kind: str) -> set[str]:
            ends = LINKS_ALLOWED.get(kind, ())
            return set(ends).union(*(reached(each) for each in ends))

        assert all(kind not in reached(kind) for kind in LINKS_ALLOWED)
        assert {each for ends in LINKS_ALLOWED.values() for each in ends} <= set(ENTITIES)

    def test_a_time_in_recovery_ends_after_it_began(self) -> None:
        assert RecoveryPeriod(starts_on=DAY, ends_on=DAY).ends_on == DAY
        assert broken(lambda: RecoveryPeriod(starts_on=DAY, ends_on=date(2026, 3, 11))) == (
            "end_before_start", "ends_on",
        )  # fmt: skip

    def test_an_anchor_is_held_on_days_of_a_week(self) -> None:
        assert broken(lambda: Anchor(text="Group", times_a_week=8)) == ("out_of_range", "times_a_week")

    def test_a_name_that_python_shows_holds_no_words(self) -> None:
        for each in one_of_each_kind("canary"):
            assert "canary" not in f"{each!r} {each!s}"
            assert each.KIND in repr(each)

    def test_the_filled_ones_leave_nothing_blank(self) -> None:
        for each in one_of_each_kind():
            blank = {name for name, value in vars(each).items() if value in (None, "", ())}
            assert blank == {"created_at", "updated_at"}
            assert len(texts_of(each)) == len(set(texts_of(each)))


class TestPlain:
    def test_instants_are_written_in_utc(self) -> None:
        made = datetime.fromisoformat("2026-03-12T08:00:00-05:00")
        assert to_plain(Trigger(text="x", created_at=made))["created_at"] == "2026-03-12T13:00:00+00:00"

    def test_fields_that_are_not_named_keep_their_defaults(self) -> None:
        made = from_plain(CheckIn, {"day": "2026-03-12"})
        assert made == CheckIn(id=made.id, day=DAY)

    @pytest.mark.parametrize(
        "plain",
        [
            {"text": "x", "category": "nowhere"},
            {"text": "x", "id": "no id"},
            {"text": "x", "id": 3},
            {"text": "x", "created_at": "yesterday"},
            {"text": "x", "strength": "strong"},
            {"text": "x", "source": 3},
            {"text": ""},
            {"text": None},
            {"text": ["x"]},
            {"text": "x", "strength": 5.5},
            {"text": "x", "strength": True},
            {"text": "x", "private": "yes"},
            {"text": "x", "id": None},
            {"text": "x", "unknown": 1},
        ],
    )
    def test_what_does_not_fit_is_refused(self, plain: dict[str, Any]) -> None:
        with pytest.raises((ValueError, TypeError)):
            from_plain(Trigger, plain)

    def test_a_time_stamp_alone_is_no_difference(self) -> None:
        trigger = Trigger(text="x")
        later = dataclasses.replace(trigger, updated_at=datetime(2026, 3, 12, tzinfo=UTC))
        assert differences(to_plain(trigger), to_plain(later)) == ({}, {})
        edited = dataclasses.replace(later, source=Source.SUGGESTION)
        assert set(differences(to_plain(trigger), to_plain(edited))[1]) == {"updated_at", "source"}

    def test_a_text_is_no_list_of_letters(self) -> None:
        with pytest.raises(TypeError):
            from_plain(CopingStrategy, {"text": "x", "steps": "abc"})

    def test_a_whole_number_may_stand_for_hours(self) -> None:
        assert from_plain(CheckIn, {"day": "2026-03-12", "sleep_hours": 8}).sleep_hours == 8.0  # type: ignore[attr-defined]


def test_every_closed_list_has_a_value_like_its_name() -> None:
    """Days of the week alone are kept by their number."""
    lists = (each for each in StrEnum.__subclasses__() if each.__module__.startswith("recovery_journal.domain"))
    for cls in (each for each in lists if each is not Weekday):
        assert [each.value for each in cls] == [each.name.lower() for each in cls], cls
