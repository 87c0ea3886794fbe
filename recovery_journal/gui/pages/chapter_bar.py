"""The way through chapters: a row of tabs over a segment, and where those have no room two lists that drop down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSpacerItem, QTabBar, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.chapters import Chapter
from recovery_journal.gui.pages.records import tab_words
from recovery_journal.gui.widgets.calm_box import CalmBox
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.gui.widgets.text import line
from recovery_journal.language import tr

BELOW = 18
BETWEEN = 12


class DropDown(CalmBox):
    """A list that drops down and shows all that is in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def set_items(self, words: Sequence[str]) -> None:
        """Offers these from now on."""
        self.clear()
        self.addItems(list(words))
        self.setMaxVisibleItems(max(1, len(words)))


class ChapterBar(QWidget):
    """Shows which kind is open, by its chapter; `kind_changed(kind)` tells of another one.

    What stands below the tabs, or in their place, is made when there is first a need for it.
    """

    kind_changed = Signal(str)

    def __init__(self, chapters: Sequence[Chapter], at: int = 0, name: str = "") -> None:
        super().__init__()
        self._name = name or tr("Parts of my plan")
        self._chapters = list(chapters)
        self._at = at
        self._last = [chapter.kinds[0] for chapter in chapters]
        self._is_placed = False
        self._chapter_list: DropDown | None = None
        self._segment: Segment | None = None
        self._kind_list: DropDown | None = None
        self.tabs = QTabBar()
        self.line = line()
        self._ways = QWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._chapter_chosen)
        self._show_chapter()

    @property
    def chapter_list(self) -> DropDown:
        """The chapters where the tabs have no room."""
        if self._chapter_list is None:
            self._chapter_list = DropDown(self._name)
            self._chapter_list.set_items([tr(chapter.words) for chapter in self._chapters])
            self._chapter_list.setCurrentIndex(self._at)
            self._chapter_list.activated.connect(self._chapter_chosen)
            self._put_ways()
        return self._chapter_list

    @property
    def segment(self) -> Segment:
        """The kinds of the chapter that is open."""
        if self._segment is None:
            self._segment = Segment(tr("In this part"), [])
            self._show_segment(self._segment)
            self._segment.value_changed.connect(self._kind_chosen)
            self._put_ways()
        return self._segment

    @property
    def kind_list(self) -> DropDown:
        """The same where the segment has no room."""
        if self._kind_list is None:
            self._kind_list = DropDown(tr("In this part"))
            self._show_kind_list(self._kind_list)
            self._kind_list.activated.connect(lambda at: self._kind_chosen(self._kinds()[at]))
            self._put_ways()
        return self._kind_list

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
        return self._has_room(self.tabs.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._is_placed:
            self._fit()

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self._name)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for chapter in self._chapters:
            self.tabs.addTab(tr(chapter.words).replace("&", "&&"))
        self._flow = FlowLayout(self._ways, BETWEEN, 8)
        self._gap = QSpacerItem(0, 0)
        self._column = column_in(self, 0)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.line)
        self._column.addSpacerItem(self._gap)
        self._column.addWidget(self._ways)

    def _put_ways(self) -> None:
        """Those that were made, in their order."""
        for part in (self._chapter_list, self._segment, self._kind_list):
            if part is not None:
                self._flow.removeWidget(part)
                self._flow.addWidget(part)
        order_tabs(self)

    def _kinds(self) -> tuple[str, ...]:
        return self._chapters[self._at].kinds

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
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._at)
        self.tabs.blockSignals(False)
        if self._chapter_list is not None:
            self._chapter_list.setCurrentIndex(self._at)
        if self._segment is not None:
            self._show_segment(self._segment)
        if self._kind_list is not None:
            self._show_kind_list(self._kind_list)
        self._fit()

    def _show_segment(self, segment: Segment) -> None:
        words = self._kind_words()
        if [option.text() for option in segment.options()] != words:
            segment.set_options(list(zip(self._kinds(), words, strict=True)))
            order_tabs(self)
        segment.set_value(self.kind())

    def _show_kind_list(self, kind_list: DropDown) -> None:
        kind_list.set_items(self._kind_words())
        kind_list.setCurrentIndex(self._kinds().index(self.kind()))

    def _kind_words(self) -> list[str]:
        kinds = self._kinds()
        return [tr(tab_words(kind)) for kind in kinds] if len(kinds) > 1 else [tr(self._chapters[self._at].words)]

    def _has_room(self, width: int) -> bool:
        """Until the bar has a place there is room for everything."""
        return not self._is_placed or width <= self.width()

    def _fit(self) -> None:
        """Tabs and segment where they have room; else one list or two, in one row."""
        look, wide = theme.current(), self.is_wide()
        several = len(self._kinds()) > 1
        beside = 0 if wide else self.chapter_list.sizeHint().width() + look.px(BETWEEN)
        roomy = several and self._has_room(self.segment.sizeHint().width() + beside)
        narrow = several and not roomy and self.kind_list is not None
        self.tabs.setVisible(wide)
        self.line.setVisible(wide)
        for way, shown in ((self._chapter_list, not wide), (self._segment, roomy), (self._kind_list, narrow)):
            if way is not None:
                way.setVisible(shown)
        self._ways.setVisible(several or not wide)
        self._gap.changeSize(0, look.px(BELOW) if wide else 0)
        self._column.setContentsMargins(0, 0, 0, look.px(BELOW) if not wide or several else 0)
        self._column.invalidate()
