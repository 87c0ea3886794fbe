"""The stops of the tour about urges and journal entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from recovery_journal.domain.plan import Contact, CopingStrategy, Trigger
from recovery_journal.gui.forms.writing_editor import WritingEditor
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.paged_page import PagedPage
from tests import hands
from tests.tour.scene import Scene, Stop, scroll

URGE, ENTRY = "urge_log", "journal_entry"
LONG_ENTRY = """## What helped

I called Theo **before** the store, not after.

- a walk to the river
- tea, the *strong* one
- no phone in bed

> Today counts, whatever tomorrow is."""


def chapter(window: MainWindow, kind: str) -> PagedPage:
    """A chapter of Check-ins."""
    page: Any = window.go("check_ins")
    part = page.show_kind(kind)
    assert isinstance(part, PagedPage)
    hands.settle()
    return part


def none_yet(kind: str) -> Callable[[Scene], QWidget]:
    def come(scene: Scene) -> QWidget:
        window = scene.empty()
        chapter(window, kind)
        return window

    return come


def the_list(kind: str) -> Callable[[Scene], QWidget]:
    def come(scene: Scene) -> QWidget:
        window = scene.main()
        chapter(window, kind)
        return window

    return come


def opened(kind: str, part: float) -> Callable[[Scene], QWidget]:
    """A record on the form: 0 its top, 1 its end."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = chapter(window, kind)
        page.show_record(_fullest(window, page))
        _scroll(page, part)
        return window

    return come


def new_urge(part: float) -> Callable[[Scene], QWidget]:
    """An urge in the making, with what was used and how much it helped."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = chapter(window, URGE)
        page.start_new()
        editors = page.form.form
        editors.editor("strength_before").set_raw(6)
        editors.editor("strength_peak").set_raw(8)
        uses: Any = editors.editor("strategy_use")
        for each in window.opened.reader.records(CopingStrategy)[:2]:
            uses.add_use(str(each.id))
        uses.rows()[0].helped.options()[2].click()
        triggers: Any = editors.editor("urge_trigger")
        triggers.add_target(str(window.opened.reader.records(Trigger)[0].id))
        people: Any = editors.editor("contact")
        people.add_target(str(window.opened.reader.records(Contact)[0].id))
        _scroll(page, part)
        return window

    return come


def quick_urge(scene: Scene) -> QWidget:
    window = scene.main()
    page: Any = chapter(window, URGE)
    hands.set_scale(page.quick, "How strong is an urge right now?", 7)
    return window


def coming_day(scene: Scene) -> QWidget:
    window = scene.main()
    page = chapter(window, URGE)
    page.start_new()
    day: Any = page.form.form.editor("day")
    day.setText("Mar 20, 2026")
    page.save()
    return window


def ended_in_a_lapse(scene: Scene) -> QWidget:
    window = scene.main()
    page = chapter(window, URGE)
    page.start_new()
    hands.choose(page, "How did it end?", "I used")
    page.save()
    return window


def nothing_found(kind: str) -> Callable[[Scene], QWidget]:
    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = chapter(window, kind)
        page.paged.search.setText("zeppelin")
        page.paged.enter()
        return window

    return come


def writing(is_read: bool) -> Callable[[Scene], QWidget]:
    """An entry that is being written, or read in its form."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = chapter(window, ENTRY)
        page.start_new()
        title: Any = page.form.form.editor("title")
        title.setText("By the river")
        editor: Any = page.form.form.editor("text")
        assert isinstance(editor, WritingEditor)
        editor.field.insertPlainText(LONG_ENTRY)
        editor.read(is_read)
        return window

    return come


def prompts(scene: Scene) -> QWidget:
    window = scene.main()
    page = chapter(window, ENTRY)
    page.start_new()
    editor: Any = page.form.form.editor("text")
    menu: QMenu = editor.open_prompts()
    first = menu.actions()[0]
    menu.setActiveAction(first)
    about_today = first.menu()
    assert isinstance(about_today, QMenu)
    about_today.popup(menu.mapToGlobal(QPoint(menu.width(), 0)))
    return window


def _fullest(window: MainWindow, page: PagedPage) -> Any:
    """The latest record that has most to show."""
    records = window.opened.reader.records(page.kind.cls)
    asked = ("title", "tags", "text", "thought", "place", "ended")
    return max(records, key=lambda each: (sum(bool(getattr(each, name, "")) for name in asked), vars(each)["day"])).id


def _scroll(page: PagedPage, part: float) -> None:
    hands.settle()
    scroll(page.form.scrolled, part)


URGE_STOPS: tuple[Stop, ...] = (
    Stop("urges", "none", none_yet(URGE)),
    Stop("urges", "list", the_list(URGE)),
    Stop("urges", "quick", quick_urge),
    Stop("urges", "open", opened(URGE, 0)),
    Stop("urges", "new", new_urge(0)),
    Stop("urges", "new_middle", new_urge(0.5)),
    Stop("urges", "new_end", new_urge(1)),
    Stop("urges", "coming_day", coming_day),
    Stop("urges", "lapse", ended_in_a_lapse),
    Stop("urges", "nothing_found", nothing_found(URGE)),
    Stop("entries", "none", none_yet(ENTRY)),
    Stop("entries", "list", the_list(ENTRY)),
    Stop("entries", "open", opened(ENTRY, 0)),
    Stop("entries", "write", writing(False)),
    Stop("entries", "read", writing(True)),
    Stop("entries", "prompts", prompts),
    Stop("entries", "nothing_found", nothing_found(ENTRY)),
)
