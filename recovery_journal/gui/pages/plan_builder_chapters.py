"""What the guided builder asks: its chapters and their questions, and the way through them for one journal."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_journal.domain.plan import Contact, Stage, Tier, Trigger
from recovery_journal.language import marked as _
from recovery_journal.services.reader import Reader


@dataclass(frozen=True)
class Question:
    """One screen. `key` names it in the journal and never changes; all words are marked for the translators."""

    key: str
    question: str
    hint: str


@dataclass(frozen=True)
class Pick(Question):
    """Asks for records of one kind: any number of suggestions, and words of one's own.

    `category` is the one that all answers have, where the question asks for one; `by_name` tells that the answers
    are names, which come before any suggestion.
    """

    kind: str
    own: str
    category: str = ""
    by_name: bool = False


@dataclass(frozen=True)
class Respond(Question):
    """Asks, once for each trigger, which records of a kind it shall lead to; `{name}` stands for the trigger."""

    kind: str
    own: str
    by_name: bool = False


@dataclass(frozen=True)
class Phones(Question):
    """Asks for the phone numbers of the people of the plan."""


@dataclass(frozen=True)
class BuilderChapter:
    """Some questions under one heading."""

    words: str
    questions: tuple[Question, ...]


BUILDER_CHAPTERS: tuple[BuilderChapter, ...] = (
    BuilderChapter(
        _("Your reasons"),
        (
            Pick(
                "reasons",
                _("Why does this matter to you?"),
                _("One reason is enough. Take what fits, or use your own words."),
                "reason",
                _("A reason in your own words"),
            ),
        ),
    ),
    BuilderChapter(
        _("Triggers"),
        (
            Pick(
                "triggers",
                _("What can start an urge for you?"),
                _("Begin with about three. Good moods can be triggers too."),
                "trigger",
                _("A trigger in your own words"),
            ),
        ),
    ),
    BuilderChapter(
        _("Warning signs"),
        (
            Pick(
                "early_signs",
                _("What changes first, days or weeks before?"),
                _("Small changes count. One for each of these three screens is a good start."),
                "warning_sign",
                _("A sign in your own words"),
                Stage.EARLY,
            ),
            Pick(
                "middle_signs",
                _("What do you notice as it comes closer?"),
                _("Think of a time when things began to slip."),
                "warning_sign",
                _("A sign in your own words"),
                Stage.MIDDLE,
            ),
            Pick(
                "late_signs",
                _("What do you notice just before?"),
                _("This one can be hard to think about. You can skip it, and come back on another day."),
                "warning_sign",
                _("A sign in your own words"),
                Stage.LATE,
            ),
        ),
    ),
    BuilderChapter(
        _("What helps"),
        (
            Pick(
                "strategies",
                _("What helps you get through an urge?"),
                _("Begin with about five. Things you only want to try are fine too."),
                "coping_strategy",
                _("Something that helps, in your own words"),
            ),
        ),
    ),
    BuilderChapter(
        _("People"),
        (
            Pick(
                "helpers",
                _("Who can you ask for help?"),
                _("A first name is enough. Type it and press Enter; then the next one."),
                "contact",
                _("Name"),
                Tier.CAN_ASK_FOR_HELP,
                by_name=True,
            ),
            Pick(
                "company",
                _("Who is good company?"),
                _("People you feel well with. They do not have to know anything."),
                "contact",
                _("Name"),
                Tier.GOOD_COMPANY,
                by_name=True,
            ),
            Pick(
                "professionals",
                _("Which professionals can you call?"),
                _("A counselor, a doctor, a clinic: whoever you know."),
                "contact",
                _("Name"),
                Tier.PROFESSIONAL,
                by_name=True,
            ),
            Phones(
                "phones",
                _("How can you reach them?"),
                _("A number you know by heart, or can look up now. The rest can wait."),
            ),
        ),
    ),
    BuilderChapter(
        _("Your answers"),
        (
            Respond(
                "responses",
                _("“{name}” comes up. What could you do then?"),
                _("One or two things are enough. Pick what you would really do."),
                "coping_strategy",
                _("Something else you could do"),
            ),
            Respond(
                "calls",
                _("“{name}” comes up. Who could you call?"),
                _("It is fine to call about something else, just to hear a voice."),
                "contact",
                _("Someone else"),
                by_name=True,
            ),
        ),
    ),
)


@dataclass(frozen=True)
class Screen:
    """One question as this journal asks it: its chapter by number from 1, and the trigger it is about, if any."""

    chapter: int
    question: Question
    trigger: Trigger | None = None

    @property
    def place(self) -> str:
        """Its name among all of them, to be found again."""
        return self.question.key if self.trigger is None else f"{self.question.key} {self.trigger.id}"


def screens(reader: Reader) -> list[Screen]:
    """All that is asked, in order: nothing about triggers or phones while there are none."""
    triggers = reader.records(Trigger)
    anybody = bool(reader.records(Contact))
    found: list[Screen] = []
    for number, chapter in enumerate(BUILDER_CHAPTERS, 1):
        plain = [each for each in chapter.questions if not isinstance(each, Respond)]
        found += [Screen(number, each) for each in plain if anybody or not isinstance(each, Phones)]
        asked = [each for each in chapter.questions if isinstance(each, Respond)]
        found += [Screen(number, each, trigger) for trigger in triggers for each in asked]
    return found
