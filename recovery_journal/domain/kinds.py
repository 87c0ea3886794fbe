"""Every kind of entity the journal keeps, by its name, in the order in which they can be stored."""

from __future__ import annotations

from recovery_journal.domain.aims import (
    Anchor,
    AnchorTick,
    BalanceItem,
    DriftRule,
    Goal,
    GoalStep,
    Profile,
    RecoveryPeriod,
)
from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence
from recovery_journal.domain.daily import CheckIn, SignNoticed, TriggerMet
from recovery_journal.domain.hard_days import GoodMoment, LadderStep, Letter, OverdosePlan, ToleranceBreak
from recovery_journal.domain.lapse import ChoicePoint, Lapse, LapseChange, LapseTrigger, OwnHelpLine, Rehearsal
from recovery_journal.domain.plan import (
    Boundary,
    Contact,
    CopingStrategy,
    IfThen,
    Link,
    Reason,
    SafePlace,
    Trigger,
    WarningSign,
)
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.record import Part
from recovery_journal.domain.revision import PlanRevision, SignOff
from recovery_journal.domain.urges import StrategyUse, UrgeLog, UrgeRating, UrgeTrigger
from recovery_journal.domain.way import CareStage, Coverage, DoseEvent, Medication, TransitionItem
from recovery_journal.domain.writing import JournalEntry, Milestone

_ENTITIES: tuple[type[Part], ...] = (
    Trigger,
    WarningSign,
    CopingStrategy,
    IfThen,
    Contact,
    SafePlace,
    Boundary,
    Reason,
    BalanceItem,
    Goal,
    GoalStep,
    Anchor,
    AnchorTick,
    DriftRule,
    LadderStep,
    OverdosePlan,
    ToleranceBreak,
    Letter,
    GoodMoment,
    Profile,
    RecoveryPeriod,
    Milestone,
    OwnHelpLine,
    CheckIn,
    SignNoticed,
    TriggerMet,
    UrgeLog,
    UrgeTrigger,
    StrategyUse,
    UrgeRating,
    JournalEntry,
    QuestionnaireResponse,
    Lapse,
    LapseTrigger,
    ChoicePoint,
    LapseChange,
    Rehearsal,
    Appointment,
    AppointmentQuestion,
    Occurrence,
    Medication,
    DoseEvent,
    CareStage,
    TransitionItem,
    Coverage,
    PlanRevision,
    SignOff,
    Link,
)
ENTITIES: dict[str, type[Part]] = {each.KIND: each for each in _ENTITIES}

# The kinds of which a journal has one record at most.
SINGLES: tuple[str, ...] = (Profile.KIND, DriftRule.KIND, OverdosePlan.KIND)

# The kinds that are made once and never edited: what was signed stays as it was.
FIXED: tuple[str, ...] = (PlanRevision.KIND, SignOff.KIND)

# Parts that point at a record other than their owner: (kind of the part, its field, kind of the record).
POINTERS: tuple[tuple[str, str, str], ...] = (
    ("sign_noticed", "sign", "warning_sign"),
    ("trigger_met", "trigger", "trigger"),
    ("urge_trigger", "trigger", "trigger"),
    ("strategy_use", "strategy", "coping_strategy"),
    ("lapse_trigger", "trigger", "trigger"),
)
OWNERS: dict[str, str] = {
    "goal_step": "goal",
    "anchor_tick": "anchor",
    "sign_noticed": "check_in",
    "trigger_met": "check_in",
    "urge_trigger": "urge_log",
    "strategy_use": "urge_log",
    "urge_rating": "urge_log",
    "lapse_trigger": "lapse",
    "choice_point": "lapse",
    "lapse_change": "lapse",
    "rehearsal": "if_then",
    "appointment_question": "appointment",
    "occurrence": "appointment",
    "dose_event": "medication",
    "sign_off": "plan_revision",
}


def pointers_at(kind: str) -> list[tuple[str, str]]:
    """The (kind, field) pairs of the parts and links that cannot stand without a record of `kind`."""
    owned = [(part, "owner") for part, owner in OWNERS.items() if owner == kind]
    pointing = [(part, column) for part, column, target in POINTERS if target == kind]
    return [*owned, *pointing, (Link.KIND, "from_id"), (Link.KIND, "to_id")]
