"""The cover at the left of the first window: the program's name, and Help now in its corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import discreet, theme
from recovery_journal.gui.unlock_parts import line, push_button, words
from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.gui.privacy_view import PrivacyView

SHARE = 404 / 1280
ROOMY = 1100  # the window's width from which the cover has wide margins


class Cover(QFrame):
    """The closed journal. `help_requested`: somebody needs Help now; it opens without a passphrase."""

    help_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "cover")
        self.paper = QFrame(self)
        self.paper.setProperty("kind", "paper")
        self.privacy = push_button(tr("How that is done"), "quiet", "small", self.paper)
        self.help = push_button(tr("Help now"), "help", parent=self)
        self._privacy_view: PrivacyView | None = None
        self._left: QWidget | None = None
        self._lay_out()
        self.help.clicked.connect(self.help_requested)
        self.privacy.clicked.connect(self.show_privacy)

    def fit(self, window_width: int) -> None:
        """Take the cover's share of the window, and no less than Help now needs; without room the paper goes."""
        look = theme.current()
        wide = window_width >= look.px(ROOMY)
        side = look.px(40 if wide else 18)
        spine = look.px(14)
        needed = self.help.sizeHint().width() + 2 * side + spine
        self.setFixedWidth(max(round(window_width * SHARE), needed))
        self._column.setContentsMargins(side, look.px(28), side, look.px(28))
        self.paper.setVisible(self.width() - 2 * side - spine >= self.paper.minimumSizeHint().width())

    def show_privacy(self) -> None:
        """The text about privacy beside the cover, which keeps Help now in its corner."""
        beside = self.window().right  # type: ignore[attr-defined]
        if self._privacy_view is None:
            from recovery_journal.gui.privacy_view import PrivacyView

            self._privacy_view = PrivacyView()
            beside.addWidget(self._privacy_view)
            self._privacy_view.back_requested.connect(lambda: beside.setCurrentWidget(self._left))
            self._privacy_view.back_requested.connect(self.privacy.setFocus)
        if beside.currentWidget() is not self._privacy_view:
            self._left = beside.currentWidget()
        beside.setCurrentWidget(self._privacy_view)
        self._privacy_view.back.setFocus()

    def draw_icon(self) -> None:
        """Put the life ring on Help now."""
        look = theme.current()
        side = look.size("icon_help")
        self.help.setIcon(look.button_icon("help", "help_text", px=side))
        self.help.setIconSize(look.button_icon_size(side))

    def _lay_out(self) -> None:
        look = theme.current()
        label = QVBoxLayout(self.paper)
        label.setContentsMargins(look.px(28), look.px(28), look.px(28), look.px(24))
        label.setSpacing(0)
        label.addWidget(words(discreet.name().replace(" ", "\n"), "title", "plain", wrap=False))
        label.addSpacing(look.px(16))
        for _each in range(2):
            label.addWidget(line())
            label.addSpacing(look.px(15))
        label.addWidget(words(tr("Kept on this computer only.\nNothing is sent anywhere."), "caption"))
        label.addSpacing(look.px(6))
        row = QHBoxLayout()
        row.addWidget(self.privacy)
        row.addStretch(1)
        label.addLayout(row)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(122)
        column.addWidget(self.paper)
        column.addStretch(330)
        column.addWidget(self.help)
        column.addSpacing(look.px(12))
        column.addWidget(words(tr("Opens without a passphrase."), "body", "soft"))
