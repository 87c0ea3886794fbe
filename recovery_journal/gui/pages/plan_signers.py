"""Who signs a review of the plan: for each a typed name and what they are to the person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recovery_journal.domain.record import TEXT_LIMIT, RuleBroken, check_value, one_line
from recovery_journal.domain.revision import SignOff
from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button, icon_button
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr
from recovery_journal.services.words import rule_words

SIDE_BY_SIDE = 460
MOST = 12
Signer = tuple[str, str]


class SignerRow(Fitted):
    """One person who signs. `edited`, and `removed` when they are taken off."""

    edited = Signal()
    removed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.name = FormRow(tr("Name of person {n}", n=number), QLineEdit(), limit=TEXT_LIMIT)
        self.role = FormRow(tr("Role of person {n}", n=number), QLineEdit(), limit=TEXT_LIMIT)
        self.remove = icon_button("close", tr("Take off person {n}", n=number), self.removed.emit)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.role, 2, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        for field in (self.name, self.role):
            editor(field).textChanged.connect(lambda _text: self.edited.emit())
        editor(self.role).setPlaceholderText(tr("such as counselor, sister"))
        self._fit()

    def signer(self) -> Signer:
        """What is typed."""
        return editor(self.name).text(), editor(self.role).text()

    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(one_line(each) for each in self.signer())

    def check(self) -> bool:
        """Says beside a field what has to be put right; whether all is well."""
        name, role = self.signer()
        if self.is_blank():
            name = "-"  # a row nobody used is left out
        for field, column, text in ((self.name, "name", name), (self.role, "role", role)):
            field.set_error(_wrong(column, text))
        return not (self.name.error_text() or self.role.error_text())

    def _fit(self) -> None:
        wide = self.width() >= theme.current().px(SIDE_BY_SIDE)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across if wide else down)
        self._row.setSpacing(theme.current().px(12 if wide else 8))


class Signers(QWidget):
    """As many rows as are wanted; one to begin with. `edited` tells of every change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SignerRow] = []
        self.add = button(tr("Add a person"), "quiet", "add", on_click=self._add_and_go)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.current().px(14))
        column = column_in(self, 8)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_signers([])

    def signers(self) -> list[Signer]:
        """Everybody who is named."""
        return [each.signer() for each in self.rows if not each.is_blank()]

    def set_signers(self, signers: Sequence[Signer]) -> None:
        """Shows these, and one blank row where there is none."""
        for row in list(self.rows):
            self._take_off(row)
        for signer in signers or [("", "")]:
            self._add(signer)

    def check(self) -> QWidget | None:
        """Says what has to be put right; gives the first field with something to put right."""
        wrong = [row for row in self.rows if not row.check()]
        if not wrong:
            return None
        first = wrong[0]
        return (first.name if first.name.error_text() else first.role).editor

    def _add(self, signer: Signer) -> SignerRow:
        row = SignerRow(len(self.rows) + 1)
        for field, text in zip((row.name, row.role), signer, strict=True):
            editor(field).setText(text)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._removed(row))
        self.rows.append(row)
        self._rows.addWidget(row)
        self._show_ways()
        return row

    def _add_and_go(self) -> None:
        self._add(("", "")).name.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _removed(self, row: SignerRow) -> None:
        left = [each.signer() for each in self.rows if each is not row]
        self.set_signers(left)  # the numbers in their names move up
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take_off(self, row: SignerRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_ways(self) -> None:
        for row in self.rows:
            row.remove.setVisible(len(self.rows) > 1)
        self.add.setEnabled(len(self.rows) < MOST)


def editor(field: FormRow) -> QLineEdit:
    """The field of a row."""
    assert isinstance(field.editor, QLineEdit)
    return field.editor


def _wrong(column: str, text: str) -> str:
    try:
        check_value(SignOff, column, one_line(text))
    except RuleBroken as broken:
        return rule_words(broken)
    return ""
