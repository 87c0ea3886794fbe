"""Every kind of entity the journal keeps, by its name, in the order in which they can be stored."""

from __future__ import annotations

from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence
from recovery_journal.domain.daily import CheckIn, SignNoticed, TriggerMet
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Reason, Trigger, WarningSign
from recovery_journal.domain.record import Part

_ENTITIES: tuple[type[Part], ...] = (
    Trigger,
    WarningSign,
    CopingStrategy,
    Contact,
    Reason,
    CheckIn,
    SignNoticed,
    TriggerMet,
    Appointment,
    AppointmentQuestion,
    Occurrence,
    Link,
)
ENTITIES: dict[str, type[Part]] = {each.KIND: each for each in _ENTITIES}

# Parts that point at a record other than their owner: (kind of the part, its field, kind of the record).
POINTERS: tuple[tuple[str, str, str], ...] = (
    ("sign_noticed", "sign", "warning_sign"),
    ("trigger_met", "trigger", "trigger"),
)
OWNERS: dict[str, str] = {
    "sign_noticed": "check_in",
    "trigger_met": "check_in",
    "appointment_question": "appointment",
    "occurrence": "appointment",
}
