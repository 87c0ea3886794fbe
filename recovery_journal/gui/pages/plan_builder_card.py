"""The card of the guided builder: the question, what answers it, and the ways on."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.plan_builder_chapters import Screen
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr

WIDEST = 840


class BuilderCard(Card):
    """Shows one screen at a time; `go_on`, `skip`, `back`, `to_end` and `stop` are its buttons.

    The way to the end is there where the same is asked about each trigger: of those there can be many.
    """

    def __init__(self) -> None:
        super().__init__()
        self.question = label("", "title", wrap=True)
        self.hint = label("", tone="soft", wrap=True)
        self.go_on = button(tr("Go on"), "primary")
        self.skip = button(tr("Skip"))
        self.back = button(tr("Back"))
        self.to_end = link_button(tr("That is enough for now"))
        self.stop = link_button(tr("Stop here and go on later"))
        self._view = QWidget()
        self._lay_out()

    def show_view(self, screen: Screen, view: QWidget) -> None:
        """Puts another question in the place of the one that was there."""
        about = {} if screen.trigger is None else {"name": screen.trigger.text}
        self.question.setText(tr(screen.question.question, **about))
        self.hint.setText(tr(screen.question.hint))
        view.setAccessibleName(self.question.text())
        self.body.replaceWidget(self._view, view)
        self.to_end.setVisible(screen.trigger is not None)
        self._view.hide()
        self._view.deleteLater()
        self._view = view
        view.show()
        QWidget.setTabOrder(view, self.go_on)
        for first, second in pairwise((self.go_on, self.skip, self.back, self.to_end, self.stop)):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        look = theme.current()
        self.setMaximumWidth(look.px(WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body.addWidget(self.question)
        self.body.addSpacing(look.px(4))
        self.body.addWidget(self.hint)
        self.body.addSpacing(look.px(18))
        self.body.addWidget(self._view)
        self.body.addSpacing(look.px(14))
        self.body.addWidget(line())
        self.body.addSpacing(look.px(14))
        self.body.addWidget(self._foot())
        self.body.addSpacing(look.px(8))
        words = tr("Each answer is saved when you go on. Enter goes on, Space picks, Esc stops.")
        self.body.addWidget(label(words, "caption", "quiet", wrap=True))

    def _foot(self) -> QWidget:
        foot, ways, leave = QWidget(), QWidget(), QWidget()
        buttons = FlowLayout(ways, 10, 8)
        for each in (self.go_on, self.skip, self.back):
            buttons.addWidget(each)
        wishes = FlowLayout(leave, 10, 8)
        wishes.addWidget(self.to_end)
        wishes.addWidget(self.stop)
        row = SplitLayout(foot, 16, 10, centered=True)
        row.addWidget(ways)
        row.addWidget(leave)
        return foot
