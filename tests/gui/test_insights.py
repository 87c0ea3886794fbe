"""Insights in the real window: what it shows of the journal, how it is read out, its tables, and its sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from recovery_journal.domain.aims import DriftRule, RecoveryPeriod
from recovery_journal.domain.patterns import Counts, Span
from recovery_journal.domain.plan import Contact, CopingStrategy, Trigger
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeTrigger
from recovery_journal.gui import dates
from recovery_journal.gui import printing as printing_module
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.gui.pages.insights import InsightsPage
from recovery_journal.gui.pages.insights_card import InsightCard
from recovery_journal.gui.pages.insights_time import counts_section
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.paper import Paint, page_size
from recovery_journal.gui.widgets import band_picture
from recovery_journal.gui.widgets.band_chart import BandChart
from recovery_journal.gui.widgets.band_data import Band, BandData
from recovery_journal.gui.widgets.chart import Chart
from recovery_journal.gui.widgets.chart_look import on_paper, on_screen
from recovery_journal.gui.widgets.figure_table import FigureTable
from recovery_journal.gui.widgets.week_cells import WeekCells
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.insights import Insights
from recovery_journal.services.questionnaires import Questionnaires
from tests import hands
from tests.gui.rooms import Rooms

Key = Qt.Key


def insights_of(window: MainWindow) -> InsightsPage:
    page = hands.go(window, InsightsPage, "insights")
    hands.all_made(page)
    return page


def check_in(window: MainWindow, back: int, **answers: object) -> None:
    day = window.opened.preferences.today() - timedelta(days=back)
    CheckIns(window.opened.journal, window.opened.reader).save(day, answers)


def an_urge(window: MainWindow, back: int, **known: object) -> UrgeLog:
    day = window.opened.preferences.today() - timedelta(days=back)
    urge = UrgeLog(day=day, **known)  # type: ignore[arg-type]
    window.opened.journal.save(urge)
    return urge


def used(window: MainWindow, way: CopingStrategy, times: int, helped: int) -> None:
    """Urges in which this was done."""
    yesterday = window.opened.preferences.today() - timedelta(days=1)
    urges = [UrgeLog(day=yesterday, strength_peak=8, strength_after=5) for _time in range(times)]
    done = [StrategyUse(owner=each.id, strategy=way.id, helped=helped, position=0) for each in urges]
    window.opened.journal.save(*urges, *done)


def bands_of(page: InsightsPage) -> BandChart:
    chart = page.cards["mood"].views[0].chart
    assert isinstance(chart, BandChart)
    return chart


def said(card: InsightCard) -> str:
    return hands.words_on(card)


def focus_on(chart: Chart) -> Chart:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    hands.settle()
    return chart


def rows_of(table: FigureTable | None) -> Sequence[tuple[str, ...]]:
    assert table is not None
    return table.figures.table().rows


class TestEmpty:
    def test_it_says_what_will_stand_here_and_leads_to_the_first_check_in(self, rooms: Rooms) -> None:
        window = rooms.main()
        page = insights_of(window)
        assert "mood, urge and sleep over time" in hands.words_on(window)
        assert page.columns.isHidden()
        assert not page.print_button.isVisible()
        hands.press(window, "Check in")
        assert "Mood" in hands.words_on(window.page())
        assert window.page() is not page

    def test_a_few_entries_are_told_of_but_not_drawn(self, rooms: Rooms) -> None:
        window = rooms.main()
        for back in range(4):
            check_in(window, back, mood=6, urge_now=8)
        an_urge(window, 1, ended=UrgeEnd.PASSED)
        page = insights_of(window)
        assert "urge that says how it ended, too few to say more" in said(page.cards["counts"])
        an_urge(window, 1, ended=UrgeEnd.PASSED)
        page = insights_of(window)
        assert "4 days have an entry so far." in said(page.cards["mood"])
        assert list(hands.seen(page, Chart)) == []
        assert "urges that say how they ended, too few to say more" in said(page.cards["counts"])
        assert "ridden out" not in said(page.cards["counts"])
        for back in (4, 5):
            check_in(window, back, mood=3)
        hands.settle()
        assert len(list(hands.seen(page, BandChart))) == 1
        assert "Mood was 6 or more on 4 of 6 days." in said(page.cards["mood"])
        assert "Too few numbers to show: Sleep." in said(page.cards["mood"])

    def test_a_measure_with_two_numbers_has_no_band(self, rooms: Rooms) -> None:
        window = rooms.main()
        for back in range(6):
            check_in(window, back, mood=back, **({"sleep_hours": 7.0} if back < 2 else {}))
        chart = bands_of(insights_of(window))
        assert [band.name for band in chart.data().bands] == ["Mood"]


class TestFigures:
    def test_the_key_of_its_number_shows_it(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        hands.key(Key.Key_5, hands.CTRL)
        assert isinstance(window.page(), InsightsPage)

    def test_counts_are_those_of_the_journal_and_carry_how_many_they_are_of(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        page, today = insights_of(window), window.opened.preferences.today()
        written = window.opened.reader.check_ins_between(today - timedelta(days=29), today)
        moods = [each.mood for each in written if each.mood is not None]
        expected = f"Mood was 6 or more on {sum(mood >= 6 for mood in moods)} of {len(moods)} days."
        assert expected in said(page.cards["mood"])
        counts = Insights(window.opened).counts(Span.of_days(30, today))
        assert f"{counts.ridden_out} of {counts.urges}" in said(page.cards["counts"])
        assert f"{counts.kept} of {counts.appointments}" in said(page.cards["counts"])

    def test_another_range_shows_other_days_and_one_is_always_chosen(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        page = insights_of(window)
        assert bands_of(page).count() == 30
        for words, count in (("90 days", 90), ("Year", 365), ("30 days", 30)):
            hands.choose(window, "Days to show", words)
            assert bands_of(page).count() == count
        hands.choose(window, "Days to show", "30 days")
        assert page.ranges.value() == 30
        assert "These 30 days" in said(page.cards["counts"])

    def test_ten_years_are_weeks(self, rooms: Rooms) -> None:
        window = rooms.main()
        for back in (*range(12), 3000, 3001, 3002):
            check_in(window, back, mood=6, sleep_hours=7.0)
        page = insights_of(window)
        hands.choose(window, "Days to show", "All")
        assert bands_of(page).count() == -(-3003 // 7)
        assert "Line: mean of each week." in said(page.cards["mood"])

    def test_what_was_saved_since_is_counted(self, rooms: Rooms) -> None:
        window = rooms.main()
        for back in range(1, 7):
            check_in(window, back, mood=7)
        page = insights_of(window)
        assert "6 or more on 6 of 6 days" in said(page.cards["mood"])
        check_in(window, 0, mood=2)
        assert "6 or more on 6 of 7 days" in said(page.cards["mood"])
        window.undo()
        assert "6 or more on 6 of 6 days" in said(page.cards["mood"])

    def test_what_helps_says_too_few_below_three_and_shows_all_on_request(self, rooms: Rooms) -> None:
        window = rooms.main()
        ways = [CopingStrategy(text=f"Way {number}", position=number) for number in range(7)]
        window.opened.journal.save(*ways)
        for number, way in enumerate(ways):
            used(window, way, number + 1, helped=3)
        card = insights_of(window).cards["helps"]
        assert len(rows_of(card.table)) == 5
        hands.press(card, "All 7: What helps")
        assert {row[0]: row[1:] for row in rows_of(card.table)} == {
            "Way 0": ("1", "too few to say", ""),
            "Way 1": ("2", "too few to say", ""),
            **{f"Way {number}": (f"{number + 1}", f"{number + 1} of {number + 1}", "3") for number in range(2, 7)},
        }
        hands.press(card, "Fewer: What helps")
        assert len(rows_of(card.table)) == 5

    def test_the_triggers_met_most_come_first(self, rooms: Rooms) -> None:
        window = rooms.main()
        rare, often = Trigger(text="Rain"), Trigger(text="Pay day")
        window.opened.journal.save(rare, often)
        for trigger in (often, rare, often):
            urge = an_urge(window, 1)
            window.opened.journal.save(UrgeTrigger(owner=urge.id, trigger=trigger.id, position=0))
        card = insights_of(window).cards["met"]
        assert rows_of(card.table) == [("Pay day", "0", "2", "2"), ("Rain", "0", "1", "1")]

    def test_time_in_recovery_keeps_every_day_and_loses_none(self, rooms: Rooms) -> None:
        window, day = rooms.main(), timedelta(days=1)
        today = window.opened.preferences.today()
        window.opened.journal.save(
            RecoveryPeriod(starts_on=today - 99 * day, ends_on=today - 10 * day),
            RecoveryPeriod(starts_on=today - 9 * day),
        )
        card = insights_of(window).cards["time"]
        lines = {line.words.split(",")[0]: line.number for line in card.section().lines}
        assert lines == {"days in all": "100", "in the time that goes on now": "10", "in the longest of them": "90"}
        assert "stays counted" in said(card)

    def test_drift_shows_the_rule_in_the_persons_words_and_whom_they_call(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        card = insights_of(window).cards["drift"]
        rule = window.opened.reader.only(DriftRule)
        assert rule is not None
        assert rule.text in said(card)
        assert next(each for each in hands.seen(card, QLabel) if each.text() == rule.text).property("own_words")
        assert "Whom I call: Sam" in said(card)

    def test_totals_of_a_questionnaire_are_drawn_from_three_on_and_are_no_diagnosis(self, rooms: Rooms) -> None:
        window = rooms.main()
        today = window.opened.preferences.today()

        def fill_in(back: int, answer: str) -> None:
            day = today - timedelta(days=back)
            filled = QuestionnaireResponse(instrument="gad-7", day=day, version=version, answers=(answer,) * 7)
            window.opened.journal.save(filled)

        page = insights_of(window)
        version = next(each.version for each in Questionnaires(window.opened).instruments.whole if each.id == "gad-7")
        fill_in(20, "2")
        fill_in(10, "1")
        hands.until(lambda: "This is not a diagnosis." in said(page.cards["scores"]))
        assert list(hands.seen(page.cards["scores"], Chart)) == []
        fill_in(1, "0")
        chart = page.cards["scores"].views[0].chart
        assert [chart.words_at(at).split(": ")[1] for at in range(3)] == ["14", "7", "0"]


class TestReadOut:
    def test_left_and_right_read_the_days_and_a_gap_is_said(self, rooms: Rooms) -> None:
        window = rooms.main()
        for back in (0, *range(2, 8)):
            check_in(window, back, mood=back, sleep_hours=6.5)
        page, today = insights_of(window), window.opened.preferences.today()
        chart, wording = focus_on(bands_of(page)), dates.current()
        caption = page.cards["mood"].views[0].caption
        hands.key(Key.Key_Left)
        assert caption.text().startswith(f"{wording.day_long(today)}: mood 0, sleep 6.5 hours")
        hands.key(Key.Key_Left)
        assert caption.text() == f"{wording.day_long(today - timedelta(days=1))}: nothing written"
        hands.key(Key.Key_Left)
        assert "mood 2" in caption.text()
        hands.key(Key.Key_Right)
        hands.key(Key.Key_Home)
        assert chart.cursor_at() == 0
        hands.key(Key.Key_End)
        assert chart.cursor_at() == 29
        hands.step_on()
        assert chart.cursor_at() is None
        assert caption.text().startswith("Line: each day.")

    def test_a_screen_reader_meets_a_chart_with_its_words_and_can_walk_it(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        page = insights_of(window)
        chart = bands_of(page)
        interface = QAccessible.queryAccessibleInterface(chart)
        assert interface.role() == QAccessible.Role.Chart
        assert interface.text(QAccessible.Text.Name) == "Mood, urge and sleep"
        assert "Mood was 6 or more on" in interface.text(QAccessible.Text.Description)
        value = interface.valueInterface()
        assert value.maximumValue() == 29
        value.setCurrentValue(12)
        assert chart.cursor_at() == 12
        assert interface.text(QAccessible.Text.Value) == chart.words_at(12)

    def test_cells_are_walked_in_both_directions_and_stay_in_their_row(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        cells = insights_of(window).cards["drift"].views[0].chart
        assert isinstance(cells, WeekCells)
        focus_on(cells)
        hands.key(Key.Key_Down)
        assert cells.said().startswith("Early signs, week of ")
        latest = cells.said().split(", ")[1].split(":")[0]
        hands.key(Key.Key_Down)
        assert cells.said().startswith(f"Middle signs, {latest}")
        hands.key(Key.Key_Right)
        assert cells.said().startswith(f"Middle signs, {latest}")
        hands.key(Key.Key_Left)
        assert latest not in cells.said()
        hands.key(Key.Key_Up)
        hands.key(Key.Key_Up)
        assert cells.said().startswith("Early signs")

    @pytest.mark.parametrize("right_to_left", [False, True])
    def test_the_mouse_reads_what_it_is_over(self, rooms: Rooms, right_to_left: bool) -> None:
        window = rooms.main(full=True)
        chart = bands_of(insights_of(window))
        if right_to_left:
            chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        found = [chart.hit(x, 40) for x in range(chart.width())]
        known = [each for each in found if each is not None]
        assert set(known) == set(range(30))
        assert known == sorted(known, reverse=right_to_left)


class TestTables:
    def test_every_picture_has_a_table_with_the_same_numbers(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        page = insights_of(window)
        days = bands_of(page).data()
        hands.press(window, "Show all as tables")
        assert list(hands.seen(page, Chart)) == []
        views = [view for card in page.cards.values() for view in card.views]
        assert views
        assert all(view.table is not None and view.table.isVisible() for view in views)
        rows = rows_of(page.cards["mood"].views[0].table)
        moods = ["" if value is None else f"{value:g}" for value in days.bands[0].steps]
        assert [row[1] for row in rows] == moods[::-1]
        hands.press(window, "Show all as pictures")
        assert len(list(hands.seen(page, Chart))) == len(views)
        assert all(view.table is not None and view.table.isHidden() for view in views)

    def test_a_table_is_walked_by_arrows_and_left_by_tab(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        page = insights_of(window)
        table = page.cards["helps"].table
        assert table is not None
        table.setFocus(Qt.FocusReason.TabFocusReason)
        assert table.currentIndex().row() == 0
        hands.key(Key.Key_Down)
        assert table.currentIndex().row() == 1
        hands.step_on()
        assert not table.hasFocus()


class TestPainting:
    DATA = BandData(11, (Band("Mood", [5, 5, 5, None, None, None, None, None, 5, 5, 5], last="5"),))

    def inked(self, on_sheet: bool) -> list[bool]:
        """For each step, whether something is painted on the height of the value."""
        look = on_paper() if on_sheet else on_screen()
        image = QImage(600, 120, QImage.Format.Format_RGB32)
        image.fill(look.color("card"))
        with QPainter(image) as painter:
            band_picture.paint(painter, QRectF(0, 0, 600, 120), self.DATA, look)
        places = [[x for x in range(600) if band_picture.step_at(self.DATA, 600, x, look) == at] for at in range(11)]
        ground = look.color("card").rgb()
        height = look.metrics("caption").height() / 2 + look.px(band_picture.BAND) / 2
        return [any(image.pixel(xs[len(xs) // 2], round(height) + dy) != ground for dy in (-1, 0, 1)) for xs in places]

    @pytest.mark.parametrize("on_sheet", [False, True])
    def test_a_gap_stays_a_gap_on_screen_and_paper(self, rooms: Rooms, on_sheet: bool) -> None:
        rooms.main()
        assert self.inked(on_sheet) == [True] * 3 + [False] * 5 + [True] * 3

    def test_a_number_beyond_its_scale_stays_inside_its_band(self, rooms: Rooms) -> None:
        rooms.main()
        data = BandData(3, (Band("Sleep", [30, -4, 6], low=4, high=9, last="6"),))
        image = QImage(600, 160, QImage.Format.Format_RGB32)
        look = on_screen()
        image.fill(look.color("card"))
        with QPainter(image) as painter:
            band_picture.paint(painter, QRectF(0, 40, 600, 120), data, look)
        assert all(image.pixel(x, y) == look.color("card").rgb() for x in range(0, 600, 3) for y in range(30))


class TestPaper:
    def sheets(self, window: QWidget) -> list[QLabel]:
        return [each for each in hands.seen(window, QLabel) if each.accessibleName().startswith("Page ")]

    def test_the_sheets_are_seen_then_printed(self, rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
        window, printed = rooms.main(full=True), list[Paint]()
        insights_of(window)

        def print_sheets(_parent: QWidget, sheets: Sequence[Paint]) -> bool:
            printed.extend(sheets)
            return True

        monkeypatch.setattr(printing_module.printing, "print_sheets", print_sheets)
        hands.press(window, "Print")
        shown = self.sheets(window)
        assert len(shown) > 1
        assert hands.focused_name() == "Print"
        hands.press(window, "Print")
        assert len(printed) == len(shown)
        assert "went to the printer" in hands.words_on(window)

    def test_a_file_holds_them_all_and_esc_goes_back(
        self, rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window, file = rooms.main(full=True), tmp_path / "kept.pdf"
        page = insights_of(window)
        monkeypatch.setattr(dialogs, "name_file", lambda *_about: file)
        hands.press(window, "Print")
        hands.press(window, "Save as PDF")
        assert file.read_bytes().count(b"/Type /Page\n") == len(self.sheets(window))
        hands.key(Key.Key_Escape)
        assert page.columns.isVisible()
        assert hands.focused_name() == "Print"
        assert "Insights" in hands.words_on(page)

    def test_a_place_that_cannot_be_written_is_said(
        self, rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = rooms.main(full=True)
        insights_of(window)
        monkeypatch.setattr(dialogs, "name_file", lambda *_about: tmp_path / "gone" / "kept.pdf")
        hands.press(window, "Print")
        hands.press(window, "Save as PDF")
        assert "choose another place" in hands.words_on(window)

    def test_what_is_private_in_the_plan_is_left_out_until_it_is_put_in(self, rooms: Rooms) -> None:
        window = rooms.main()
        open_way, own_way = CopingStrategy(text="Walk"), CopingStrategy(text="Own way", private=True)
        window.opened.journal.save(open_way, own_way)
        for way in (open_way, own_way):
            used(window, way, 3, helped=2)
        page = insights_of(window)
        assert {row[0] for row in rows_of(page.cards["helps"].table)} == {"Walk", "Own way"}
        hands.press(window, "Print")
        assert "1 private item is left out." in hands.words_on(window)
        assert self.printed_ways(page, with_private=False) == {"Walk"}
        hands.press(window, "Put it in")
        assert "1 private item is in it." in hands.words_on(window)
        assert self.printed_ways(page, with_private=True) == {"Walk", "Own way"}

    def printed_ways(self, page: InsightsPage, with_private: bool) -> set[str]:
        sections = page._to_print(with_private)
        tables = [each.table for each in sections if each.title == "What helps"]
        return {row[0] for table in tables if table for row in table.rows}

    def test_nothing_stands_outside_the_margins_of_a_sheet(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        page = insights_of(window)
        page.tables_link.click()
        hands.press(window, "Print")
        size = page_size().sizePoints()
        for sheet in page.print_view._sheets:
            image = QImage(size, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            with QPainter(image) as painter:
                sheet(painter, size)
            beside = [(x, y) for x in (*range(40), *range(size.width() - 40, size.width())) for y in range(0, 700, 2)]
            assert all(image.pixelColor(x, y).lightness() == 255 for x, y in beside)


@pytest.mark.parametrize(
    ("way", "kind"),
    [("Set a first day", RecoveryPeriod.KIND), ("Questionnaires", QuestionnaireResponse.KIND)],
)
def test_ways_on_lead_to_where_it_is_written(rooms: Rooms, way: str, kind: str) -> None:
    window = rooms.main()
    for back in range(6):
        check_in(window, back, mood=5)
    hands.press(insights_of(window), way)
    page = window.page()
    assert isinstance(page, PlanPage | CheckInsPage)
    assert page.bar.kind() == kind


def test_whom_to_call_is_a_link_of_the_rule(rooms: Rooms) -> None:
    window = rooms.main(full=True)
    rule = window.opened.reader.only(DriftRule)
    assert rule is not None
    window.opened.journal.save(removed=window.opened.reader.links_from(rule.id, Contact.KIND))
    assert "Whom I call" not in said(insights_of(window).cards["drift"])


def test_a_check_in_that_is_blank_is_a_gap(rooms: Rooms) -> None:
    window = rooms.main()
    for back in range(6):
        check_in(window, back, **({} if back == 3 else {"mood": 5}))
    chart = bands_of(insights_of(window))
    assert chart.data().bands[0].steps[-4] is None


@pytest.mark.parametrize(("tried", "words"), [(1, "response tried for"), (2, "responses tried for")])
def test_one_response_is_one(tried: int, words: str) -> None:
    counts = Counts(urges=0, ridden_out=0, appointments=0, kept=0, newly_tried=tried, check_ins=0, talked=0)
    (line,) = counts_section(counts, 30).lines
    assert line.words.startswith(words)
