"""The stops of the tour about bringing in a diary: what is proposed, what is asked, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from recovery_journal.gui.pages.settings import SettingsPage
from tests import hands
from tests.tour.scene import TODAY, Scene, Stop, scroll

MOODS = ("good", "meh", "rad", "bad", "zen")


def daylio() -> str:
    """Some weeks of a diary kept with Daylio."""
    rows = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    for back in range(2, 420):
        day = TODAY - timedelta(days=back)
        rows.append(
            f"{day},{day:%B} {day.day},{day:%A},21:{back % 60:02},{MOODS[back % 5]},walk | friends,"
            f'{"A quiet day" if back % 3 else ""},"Slept well, and it showed."'
        )
    return "\n".join(rows)


ASKED = "When;Mood;Craving;Slept;Notes\n3/4/2026;4;2;7,5;Called Theo\n5/3/2026;3;1;6;Rained all day\n1/2/2026;5;;8;\n"
REFUSED = 'Date,Note\n2026-03-01,"never closed\n2026-03-02,more\n'


def with_file(content: Callable[[], str], part: float) -> Callable[[Scene], QWidget]:
    """The page for a file, scrolled to a part of it: 0 the top, 1 the end."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = hands.go(window, SettingsPage, "settings")
        file = window.opened.backups.folder.parents[1] / "diary.csv"
        file.write_text(content(), encoding="utf-8")
        page.diary.look_into(file)
        hands.until(lambda: "rows" in hands.words_on(page) or "cannot be read" in hands.words_on(page))
        hands.until(lambda: any(each in hands.words_on(page) for each in ("What will", "Say how", "quotation")))
        hands.settle()
        scroll(page.scroll_area, part)
        return window

    return come


def card(scene: Scene) -> QWidget:
    window = scene.main()
    page = hands.go(window, SettingsPage, "settings")
    assert page.scroll_area is not None
    hands.all_made(page)
    page.scroll_area.ensureWidgetVisible(page.diary, 0, 60)
    return window


DIARY_STOPS: tuple[Stop, ...] = (
    Stop("diary", "card", card),
    Stop("diary", "columns", with_file(daylio, 0)),
    Stop("diary", "questions", with_file(daylio, 0.5)),
    Stop("diary", "preview", with_file(daylio, 1)),
    Stop("diary", "asked", with_file(lambda: ASKED, 1)),
    Stop("diary", "refused", with_file(lambda: REFUSED, 0)),
)
