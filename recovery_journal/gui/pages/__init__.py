"""The pages of an open journal, in the order of the sidebar; each is imported when it is first visited."""

from __future__ import annotations

from recovery_journal.gui.navigation import Desk, JournalPage, PageSpec
from recovery_journal.language import marked as _


def _today(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.today import TodayPage

    return TodayPage(desk)


def _plan(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.plan import PlanPage

    return PlanPage(desk)


def _plan_builder(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.plan_builder import PlanBuilderPage

    return PlanBuilderPage(desk)


def _check_ins(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.check_ins import CheckInsPage

    return CheckInsPage(desk)


def _aftercare(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.aftercare import AftercarePage

    return AftercarePage(desk)


def _calendar_files(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.calendar_files import CalendarFilesPage

    return CalendarFilesPage(desk)


def _insights(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.insights import InsightsPage

    return InsightsPage(desk)


def _urge_now(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.urge_now import UrgeNowPage

    return UrgeNowPage(desk)


def _ladder_climb(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.ladder_climb import LadderClimbPage

    return LadderClimbPage(desk)


def _rehearsal(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.rehearsal import RehearsalPage

    return RehearsalPage(desk)


def _lapse(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.lapse_flow import LapseFlowPage

    return LapseFlowPage(desk)


def _settings(desk: Desk) -> JournalPage:
    from recovery_journal.gui.pages.settings import SettingsPage

    return SettingsPage(desk)


# Number 6 belongs to a page that is still to come, so that no key ever changes its meaning.
PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", _("Today"), "today", 1, _today),
    PageSpec("plan", _("My plan"), "plan", 2, _plan),
    PageSpec("check_ins", _("Check-ins"), "checkin", 3, _check_ins),
    PageSpec("aftercare", _("Aftercare"), "aftercare", 4, _aftercare),
    PageSpec("insights", _("Insights"), "insights", 5, _insights),
    PageSpec("settings", _("Settings"), "settings", 7, _settings),
)
# Pages within another page of the sidebar, which is marked while they are shown; they have no key.
INNER_PAGES: tuple[PageSpec, ...] = (
    PageSpec("plan_builder", _("Build my plan"), "plan", 0, _plan_builder, "plan"),
    PageSpec("calendar_files", _("Calendar files"), "aftercare", 0, _calendar_files, "aftercare"),
)


# Flows fill the window without the sidebar; a key of their own is in the table of deeds.
FLOWS: tuple[PageSpec, ...] = (
    PageSpec("urge_now", _("I feel an urge"), "wave", 0, _urge_now),
    PageSpec("ladder_climb", _("My ladder"), "plan", 0, _ladder_climb),
    PageSpec("rehearsal", _("Rehearse a plan"), "plan", 0, _rehearsal),
    PageSpec("lapse", _("After a lapse"), "note", 0, _lapse),
)
FLOW_IDS = frozenset(each.id for each in FLOWS)


def page_spec(page_id: str) -> PageSpec:
    """The page with this id."""
    return next(each for each in (*PAGES, *INNER_PAGES, *FLOWS) if each.id == page_id)


def has_page(page_id: str) -> bool:
    """Whether there is a page with this id."""
    return any(each.id == page_id for each in (*PAGES, *INNER_PAGES, *FLOWS))
