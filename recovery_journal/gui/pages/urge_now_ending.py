"""The end of Urge now: how strong it is now, what helped, and whatever else the person wants to write down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_journal.domain.plan import Contact, CopingStrategy, Trigger
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.forms.links_editor import LinksEditor
from recovery_journal.gui.forms.targets import Target
from recovery_journal.gui.forms.uses_editor import UsesEditor
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.reader import Reader
from recovery_journal.services.urge_watch import NEW, Watched

WIDEST = 760


class Ending(QWidget):
    """A few questions, each of which can be skipped. `said` after each answer; `rated(strength)`."""

    said = Signal()
    rated = Signal(object)

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        strength, helped = tr("How strong is it now?"), tr("What helped?")
        self.scale = ScalePicker(strength, tr("none"), tr("as strong as can be"))
        self.uses = UsesEditor(helped, CopingStrategy.KIND, reader)
        self.people = LinksEditor(tr("Did I talk with someone?"), Contact.KIND, reader)
        self.triggers = LinksEditor(tr("What set it off?"), Trigger.KIND, reader)
        self.note = LongTextEditor(2)
        card = Card()
        card.body.setSpacing(theme.current().px(18))
        for question, editor in (
            (strength, self.scale),
            (helped, self.uses),
            (tr("Did I talk with someone?"), self.people),
            (tr("What set it off?"), self.triggers),
            (tr("Anything to remember for next time?"), self.note),
        ):
            card.body.addWidget(FormRow(question, editor))
        self._lay_out(card)
        self.scale.value_changed.connect(self.rated)
        for each in (self.uses, self.people, self.triggers, self.note):
            each.edited.connect(self.said)

    def show_watched(self, watched: Watched, strength: int | None) -> None:
        """What was said so far; `strength` is the latest answer, if it is still of now."""
        self.scale.set_value(strength)
        self.uses.set_raw(watched.uses)
        self.people.set_raw([_target(each) for each in watched.people])
        self.triggers.set_raw([_target(each) for each in watched.triggers])
        if self.note.value() != watched.note.strip():
            self.note.set_raw(watched.note)

    def answers(self) -> dict[str, object]:
        """What is said here, by the fields of an urge that is watched."""
        return {
            "uses": self.uses.value(),
            "people": tuple(_key(each) for each in self.people.value()),
            "triggers": tuple(_key(each) for each in self.triggers.value()),
            "note": self.note.value(),
        }

    def take_focus(self) -> None:
        """Puts the keyboard on the first question."""
        self.scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self, card: Card) -> None:
        card.setMaximumWidth(theme.current().px(WIDEST))
        row = QHBoxLayout()
        row.addWidget(card, 1000)
        row.addStretch(1)
        column = column_in(self, 4)
        column.addWidget(label(tr("What helped, even a little?"), "title", wrap=True))
        column.addWidget(label(tr("One minute. Skip anything you like."), tone="soft", wrap=True))
        column.addSpacing(theme.current().px(14))
        column.addLayout(row)
        column.addStretch(1)


def _target(key: str) -> Target:
    return {"new": key.removeprefix(NEW)} if key.startswith(NEW) else key


def _key(target: Target) -> str:
    return target if isinstance(target, str) else NEW + target["new"]
