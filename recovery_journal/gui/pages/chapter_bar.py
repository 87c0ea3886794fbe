"""The way through chapters: a row of tabs over a segment, and where those have no room two lists that drop down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSpacerItem, QTabBar, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.chapters import Chapter
from recovery_journal.gui.pages.records import tab_words
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import line
from recovery_journal.language import tr

BELOW = 18
BETWEEN = 12


class DropDown(QComboBox):
    """A list that drops down and shows all that is in it; it takes no wheel that was meant for the page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_items(self, words: Sequence[str]) -> None:
        """Offers these from now on."""
        self.clear()
        self.addItems(list(words))
        self.setMaxVisibleItems(max(1, len(words)))

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


class ChapterBar(QWidget):
    """Shows which kind is open, by its chapter; `kind_changed(kind)` tells of another one."""

    kind_changed = Signal(str)

    def __init__(self, chapters: Sequence[Chapter], at: int = 0, name: str = "") -> None:
        super().__init__()
        self._name = name or tr("Parts of my plan")
        self._chapters = list(chapters)
        self._at = at
        self._last = [chapter.kinds[0] for chapter in chapters]
        self.tabs = QTabBar()
        self.line = line()
        self.chapter_list = DropDown(self._name)
        self.segment = Segment(tr("In this part"), [])
        self.kind_list = DropDown(tr("In this part"))
        self._lay_out()
        self.tabs.currentChanged.connect(self._chapter_chosen)
        self.chapter_list.activated.connect(self._chapter_chosen)
        self.segment.value_changed.connect(self._kind_chosen)
        self.kind_list.activated.connect(lambda at: self._kind_chosen(self._chapters[self._at].kinds[at]))
        self._show_chapter()

    def kind(self) -> str:
        """The kind that is open."""
        return self._last[self._at]

    def kinds(self) -> list[str]:
        """All kinds, in their order."""
        return [kind for chapter in self._chapters for kind in chapter.kinds]

    def show_kind(self, kind: str) -> None:
        """Opens a kind with its chapter."""
        at = next(at for at, chapter in enumerate(self._chapters) if kind in chapter.kinds)
        if (at, kind) != (self._at, self.kind()):
            self._at, self._last[at] = at, kind
            self._show_chapter()
            self.kind_changed.emit(kind)

    def is_wide(self) -> bool:
        """Whether there is room for the row of tabs."""
        return self.tabs.sizeHint().width() <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_flow_holder"):
            self._fit()

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self._name)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = [tr(chapter.words) for chapter in self._chapters]
        for each in words:
            self.tabs.addTab(each.replace("&", "&&"))
        self.chapter_list.set_items(words)
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder, BETWEEN, 8)
        for part in (self.chapter_list, self.segment, self.kind_list):
            self._flow.addWidget(part)
        self._gap = QSpacerItem(0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.line)
        self._column.addSpacerItem(self._gap)
        self._column.addWidget(self._flow_holder)

    def _chapter_chosen(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._show_chapter()
            self.kind_changed.emit(self.kind())

    def _kind_chosen(self, kind: object) -> None:
        if isinstance(kind, str) and kind != self.kind():
            self._last[self._at] = kind
            self._show_chapter()
            self.kind_changed.emit(kind)
        else:
            self.segment.set_value(self.kind())  # a second click takes nothing away here

    def _show_chapter(self) -> None:
        kinds = self._chapters[self._at].kinds
        words = [tr(tab_words(kind)) for kind in kinds] if len(kinds) > 1 else [tr(self._chapters[self._at].words)]
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._at)
        self.tabs.blockSignals(False)
        self.chapter_list.setCurrentIndex(self._at)
        if [option.text() for option in self.segment.options()] != words:
            self.segment.set_options(list(zip(kinds, words, strict=True)))
            self.kind_list.set_items(words)
        self.segment.set_value(self.kind())
        self.kind_list.setCurrentIndex(kinds.index(self.kind()))
        self._fit()

    def _fit(self) -> None:
        """Tabs and segment where they have room; else one list or two, in one row."""
        look, wide = theme.current(), self.is_wide()
        several = len(self._chapters[self._at].kinds) > 1
        beside = 0 if wide else self.chapter_list.sizeHint().width() + look.px(BETWEEN)
        roomy = self.segment.sizeHint().width() + beside <= self.width()
        self.tabs.setVisible(wide)
        self.line.setVisible(wide)
        self.chapter_list.setVisible(not wide)
        self.segment.setVisible(several and roomy)
        self.kind_list.setVisible(several and not roomy)
        self._flow_holder.setVisible(several or not wide)
        self._gap.changeSize(0, look.px(BELOW) if wide else 0)
        self._column.setContentsMargins(0, 0, 0, look.px(BELOW) if not wide or several else 0)
        self._column.invalidate()
