"""The stops of the tour: every page, in every state worth a look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.aims import Anchor, BalanceItem, DriftRule, Goal, Profile, RecoveryPeriod
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.hard_days import GoodMoment, LadderStep, Letter, OverdosePlan, ToleranceBreak
from recovery_journal.domain.lapse import OwnHelpLine
from recovery_journal.domain.plan import (
    Boundary,
    Contact,
    CopingStrategy,
    IfThen,
    Reason,
    SafePlace,
    Trigger,
    WarningSign,
)
from recovery_journal.domain.record import Record
from recovery_journal.domain.writing import Milestone
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.settings import SettingsPage
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.disclosures import What
from tests import hands
from tests.tour.backup_stops import BACKUP_STOPS
from tests.tour.builder_stops import BUILDER_STOPS
from tests.tour.calendar_file_stops import CALENDAR_FILE_STOPS
from tests.tour.calendar_stops import CALENDAR_STOPS
from tests.tour.check_in_stops import CHECK_IN_STOPS
from tests.tour.diary_stops import DIARY_STOPS
from tests.tour.finder_stops import FINDER_STOPS
from tests.tour.flow_stops import FLOW_STOPS
from tests.tour.insights_stops import INSIGHTS_STOPS
from tests.tour.lapse_stops import LAPSE_STOPS
from tests.tour.look_back_stops import LOOK_BACK_STOPS
from tests.tour.map_stops import MAP_STOPS
from tests.tour.medication_stops import MEDICATION_STOPS
from tests.tour.milestone_stops import MILESTONE_STOPS
from tests.tour.questionnaire_stops import QUESTIONNAIRE_STOPS
from tests.tour.recovery_stops import RECOVERY_STOPS
from tests.tour.repeating_stops import REPEATING_STOPS
from tests.tour.review_stops import REVIEW_STOPS
from tests.tour.scene import PASSPHRASE, TODAY, Scene, Stop, scroll
from tests.tour.urge_stops import URGE_STOPS
from tests.tour.way_stops import WAY_STOPS

PLAN: dict[str, type[Record]] = {
    "triggers": Trigger,
    "signs": WarningSign,
    "coping": CopingStrategy,
    "if_then": IfThen,
    "people": Contact,
    "places": SafePlace,
    "boundaries": Boundary,
    "reasons": Reason,
    "balance": BalanceItem,
    "goals": Goal,
    "milestones": Milestone,
    "anchors": Anchor,
    "my_rule": DriftRule,
    "ladder": LadderStep,
    "overdose_plan": OverdosePlan,
    "breaks": ToleranceBreak,
    "help_lines": OwnHelpLine,
    "about_me": Profile,
    "letters": Letter,
    "good_moments": GoodMoment,
    "time_in_recovery": RecoveryPeriod,
}
ANSWERS: dict[str, Any] = {
    "mood": 6,
    "urge_now": 3,
    "urge_strongest": 7,
    "sleep_hours": 7.5,
    "note": "Walked home by the river. It was easier than I thought.",
}


# ---- the first window


def unlock(journals: str) -> Callable[[Scene], QWidget]:
    """The first window with so many journals."""
    return lambda scene: scene.unlock(journals)


def wrong_passphrase(scene: Scene) -> QWidget:
    window = scene.unlock("two")
    hands.fill(window, "Passphrase", "not the right one")
    hands.press(window, "Open")
    hands.until(lambda: window.form.open_button.isEnabled())
    return window


def start_a_journal(scene: Scene) -> QWidget:
    window = scene.unlock("none")
    hands.press(window, "Start a journal")
    return window


def start_with_errors(scene: Scene) -> QWidget:
    window = start_a_journal(scene)
    hands.fill(window, "Name in the list", " ")
    hands.fill(window, "Passphrase", "one two")
    hands.fill(window, "Passphrase again", "one")
    hands.press(window, "Go on")
    hands.until(lambda: "easy to guess" in hands.words_on(window))
    return window


def before_you_begin(scene: Scene) -> QWidget:
    window = scene.unlock("one")
    hands.fill(window, "Passphrase", PASSPHRASE)
    hands.press(window, "Open")
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    return window


def privacy_while_locked(scene: Scene) -> QWidget:
    window = scene.unlock("one")
    window.cover.show_privacy()
    return window


def help_while_locked(scene: Scene) -> QWidget:
    window = scene.unlock("two")
    window.show_help()
    return window


# ---- Today


def today(scene: Scene) -> QWidget:
    return scene.main()


def today_checked_in(scene: Scene) -> QWidget:
    window = scene.main()
    CheckIns(window.opened.journal, window.opened.reader).save(TODAY, ANSWERS)
    window.opened.drafts.end(CheckIn.KIND, TODAY.isoformat())
    window.page().mark_stale()
    return window


def today_by_keyboard(scene: Scene) -> QWidget:
    window = scene.main()
    for _step in range(4):
        hands.step_on()
    return window


# ---- My plan


def plan(tab: str) -> Callable[[Scene], QWidget]:
    """A tab of the plan with a record chosen."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        window.go("plan", window.opened.reader.records(PLAN[tab])[0])
        return window

    return come


def plan_empty(tab: str) -> Callable[[Scene], QWidget]:
    """A tab of the plan before anything is written."""

    def come(scene: Scene) -> QWidget:
        window = scene.empty()
        _plan_page(window).show_kind(PLAN[tab].KIND)
        return window

    return come


def plan_arrival(scene: Scene) -> QWidget:
    window = scene.main()
    window.go("plan")
    return window


def plan_new(scene: Scene) -> QWidget:
    window = scene.main()
    _plan_page(window).show_kind("trigger").start_new()
    return window


def plan_error(scene: Scene) -> QWidget:
    window = scene.main()
    page = _plan_page(window)
    page.show_kind("trigger").start_new()
    page.tab().form.private.click()
    page.tab().save()
    return window


def plan_suggestions(scene: Scene) -> QWidget:
    window = scene.main()
    _plan_page(window).show_kind("trigger").open_suggestions()
    return window


def plan_link(scene: Scene) -> QWidget:
    window = plan("triggers")(scene)
    hands.press(window, "Add: When this happens, I")
    return window


def plan_search(scene: Scene) -> QWidget:
    window = scene.main()
    _plan_page(window).show_kind("trigger").list.search.setText("zzz")
    return window


def history(scene: Scene) -> QWidget:
    window = plan("triggers")(scene)
    _plan_page(window).tab().open_history()
    return window


def toast(scene: Scene) -> QWidget:
    window = plan("triggers")(scene)
    _plan_page(window).tab().archive()
    return window


def _plan_page(window: QWidget) -> PlanPage:
    assert isinstance(window, MainWindow)
    return hands.go(window, PlanPage, "plan")


# ---- Check-ins


def check_in_blank(scene: Scene) -> QWidget:
    return _check_in(scene.empty(), TODAY)


def check_in_filled(scene: Scene) -> QWidget:
    window = scene.main()
    first = window.opened.reader.first_check_in_day()
    assert first is not None
    written = window.opened.reader.check_ins_between(first, TODAY)
    fullest = max(written, key=lambda each: (bool(each.note), each.urge_strongest is not None, each.day))
    return _check_in(window, fullest.day)


def check_in_more(scene: Scene) -> QWidget:
    window = check_in_filled(scene)
    if "Fewer questions" not in hands.words_on(window):
        hands.press(window, "More questions")
    return window


def check_in_foot(scene: Scene) -> QWidget:
    window = check_in_more(scene)
    bar = _check_ins_page(window).days.form.scrolled.verticalScrollBar()
    hands.settle()
    bar.setValue(bar.maximum())
    return window


def look_back(scene: Scene) -> QWidget:
    window = scene.main()
    _check_ins_page(window)
    return window


def look_back_day(with_note: bool) -> Callable[[Scene], QWidget]:
    """The look-back at a day that has an entry, or at a blank one."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        first = TODAY - timedelta(days=60)
        written = window.opened.reader.check_ins_between(first, TODAY - timedelta(days=1))
        blank = {first + timedelta(days=at) for at in range(60)} - {each.day for each in written}
        window.go("check_ins", max(each.day for each in written if each.note) if with_note else max(blank))
        return window

    return come


def look_back_table(scene: Scene) -> QWidget:
    window = look_back_day(True)(scene)
    hands.press(window, "Show as table")
    return window


def look_back_empty(scene: Scene) -> QWidget:
    window = scene.empty()
    _check_ins_page(window)
    return window


def earlier_day(scene: Scene) -> QWidget:
    window = scene.main()
    _check_ins_page(window).days.ask_for_day()
    return window


def _check_in(window: MainWindow, day: date) -> QWidget:
    window.go("check_ins", ("check_in", day, {}))
    return window


def _check_ins_page(window: QWidget) -> CheckInsPage:
    assert isinstance(window, MainWindow)
    return hands.go(window, CheckInsPage, "check_ins")


# ---- Aftercare


def aftercare(past: bool) -> Callable[[Scene], QWidget]:
    """An appointment that is coming, or one that was."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = _aftercare_page(window)
        if past:
            page.panel.show_past()
        planned = [row.planned for row in page.panel.list.rows.rows() if row.planned is not None]
        window.go("aftercare", planned[1].appointment)
        return window

    return come


def aftercare_edit(scene: Scene) -> QWidget:
    window = aftercare(False)(scene)
    hands.press(window, "Edit")
    return window


def aftercare_new(scene: Scene) -> QWidget:
    window = scene.main()
    _aftercare_page(window).start_new()
    return window


def aftercare_error(scene: Scene) -> QWidget:
    window = scene.main()
    page = _aftercare_page(window)
    page.start_new()
    form = page.detail.form
    form.private.click()
    form.save()
    return window


def aftercare_empty(scene: Scene) -> QWidget:
    window = scene.empty()
    window.go("aftercare")
    return window


def _aftercare_page(window: QWidget) -> AftercarePage:
    assert isinstance(window, MainWindow)
    return hands.go(window, AftercarePage, "aftercare")


# ---- Settings, Help now


def settings(part: float) -> Callable[[Scene], QWidget]:
    """Settings, scrolled to a part of it: 0 the top, 1 the end."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        area = window.go("settings").scroll_area
        hands.all_made(window)
        scroll(area, part)
        return window

    return come


def privacy(part: float) -> Callable[[Scene], QWidget]:
    """The page about privacy, scrolled to a part of it."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = hands.go(window, SettingsPage, "settings")
        page.privacy.open_page()
        return _scrolled(window, page, part)

    return come


def what_left(rows: int) -> Callable[[Scene], QWidget]:
    """The page about what left the journal, with this many rows."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        note = window.opened.disclosures.note
        for what, *rest in (
            (What.RECOVERY_CODE,),
            (What.INSIGHTS, "", 3, 2),
            (What.CALENDAR_FILE, "/media/stick/calendar 2026-11-20.ics", 12),
            (What.JOURNAL_FILE, "/media/stick/journal 2026-11-20.journal"),
        )[:rows]:
            note(what, *rest)
        page = hands.go(window, SettingsPage, "settings")
        page.privacy.open_what_left()
        return _scrolled(window, page, 0)

    return come


def deleting(is_sure: bool) -> Callable[[Scene], QWidget]:
    """The page before a journal is deleted, or the question behind it."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = hands.go(window, SettingsPage, "settings")
        window.opened.backups.make()
        page.privacy.open_deleting()
        hands.settle()
        if is_sure:
            hands.press(window, "Go on")
            hands.press(window, "Delete for good")
        return window

    return come


def _scrolled(window: QWidget, page: SettingsPage, part: float) -> QWidget:
    hands.settle()
    scroll(page.scroll_area, part)
    return window


def help_now(scene: Scene) -> QWidget:
    window = scene.main()
    window.show_help()
    return window


def help_elsewhere(scene: Scene) -> QWidget:
    window = scene.main()
    window.store.change(region="")
    window.show_help()
    return window


def help_by_keyboard(scene: Scene) -> QWidget:
    window = help_now(scene)
    hands.key(Qt.Key.Key_Tab)
    return window


def help_on_paper(scene: Scene) -> QWidget:
    window = help_now(scene)
    hands.press(window, "Print")
    return window


STOPS: tuple[Stop, ...] = (
    Stop("unlock", "one", unlock("one")),
    Stop("unlock", "several", unlock("two")),
    Stop("unlock", "first_start", unlock("none")),
    Stop("unlock", "wrong_passphrase", wrong_passphrase),
    Stop("unlock", "start", start_a_journal),
    Stop("unlock", "start_errors", start_with_errors),
    Stop("unlock", "before_you_begin", before_you_begin),
    Stop("unlock", "help", help_while_locked),
    Stop("unlock", "privacy", privacy_while_locked),
    Stop("today", "begun", today),
    Stop("today", "checked_in", today_checked_in),
    Stop("today", "first_day", lambda scene: scene.empty()),
    Stop("today", "by_keyboard", today_by_keyboard),
    Stop("plan", "arrival", plan_arrival),
    *(Stop("plan", tab, plan(tab)) for tab in PLAN),
    *(Stop("plan", f"{tab}_empty", plan_empty(tab)) for tab in PLAN),
    Stop("plan", "new", plan_new),
    Stop("plan", "error", plan_error),
    Stop("plan", "suggestions", plan_suggestions),
    Stop("plan", "link", plan_link),
    Stop("plan", "search", plan_search),
    Stop("plan", "history", history),
    Stop("plan", "toast", toast),
    Stop("check_in", "blank", check_in_blank),
    Stop("check_in", "filled", check_in_filled),
    Stop("check_in", "more", check_in_more),
    Stop("check_in", "foot", check_in_foot),
    Stop("check_ins", "month", look_back),
    Stop("check_ins", "day", look_back_day(True)),
    Stop("check_ins", "blank_day", look_back_day(False)),
    Stop("check_ins", "table", look_back_table),
    Stop("check_ins", "earlier_day", earlier_day),
    Stop("check_ins", "empty", look_back_empty),
    Stop("aftercare", "coming", aftercare(False)),
    Stop("aftercare", "past", aftercare(True)),
    Stop("aftercare", "edit", aftercare_edit),
    Stop("aftercare", "new", aftercare_new),
    Stop("aftercare", "error", aftercare_error),
    Stop("aftercare", "empty", aftercare_empty),
    *CALENDAR_STOPS,
    *MEDICATION_STOPS,
    Stop("settings", "top", settings(0)),
    Stop("settings", "end", settings(1)),
    Stop("settings", "privacy", privacy(0)),
    Stop("settings", "privacy_middle", privacy(0.5)),
    Stop("settings", "privacy_end", privacy(1)),
    Stop("settings", "what_left", what_left(4)),
    Stop("settings", "what_left_empty", what_left(0)),
    Stop("settings", "deleting", deleting(False)),
    Stop("settings", "deleting_asked", deleting(True)),
    *MAP_STOPS,
    *BUILDER_STOPS,
    *REVIEW_STOPS,
    *URGE_STOPS,
    *BACKUP_STOPS,
    *RECOVERY_STOPS,
    *CHECK_IN_STOPS,
    *LOOK_BACK_STOPS,
    *MILESTONE_STOPS,
    *WAY_STOPS,
    *REPEATING_STOPS,
    *QUESTIONNAIRE_STOPS,
    *CALENDAR_FILE_STOPS,
    *DIARY_STOPS,
    *INSIGHTS_STOPS,
    *FLOW_STOPS,
    *FINDER_STOPS,
    Stop("help_now", "region", help_now),
    Stop("help_now", "elsewhere", help_elsewhere),
    Stop("help_now", "by_keyboard", help_by_keyboard),
    Stop("help_now", "paper", help_on_paper),
    *LAPSE_STOPS,
)
