"""Journal entries in the real window, and the view they are read in, which loads and opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui.forms.writing_editor import WritingEditor, WritingField
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.entries import EntriesPart
from recovery_journal.gui.pages.paged_list import TagBox
from recovery_journal.gui.widgets.reading_view import ClosedDocument, ReadingView
from recovery_journal.services.content import journal_prompts
from tests import hands
from tests.gui.day_chapters import chapter, rows
from tests.gui.rooms import Rooms
from tests.hands import CTRL, SHIFT, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


@pytest.fixture
def part(window: MainWindow) -> EntriesPart:
    return entries_of(window)


def entries_of(window: MainWindow) -> EntriesPart:
    return chapter(window, JournalEntry.KIND, EntriesPart)


def kept(window: MainWindow) -> list[JournalEntry]:
    return window.opened.reader.records(JournalEntry)


def writing(part: EntriesPart) -> WritingEditor:
    editor = part.form.form.editor("text")
    assert isinstance(editor, WritingEditor)
    return editor


class TestWriting:
    def test_title_text_tags_and_day(self, window: MainWindow, part: EntriesPart) -> None:
        hands.press(window, "New entry")
        hands.type_text("A walk")
        writing(part).field.setFocus()
        hands.type_text("I **walked**\nto the river")
        hands.fill(part, "Tags", "river, sleep, ,river")
        hands.choose(part, "Keep it from a counselor’s view?", "Yes")
        hands.choose(part, "Ask about this at an appointment?", "Yes")
        hands.key(Key.Key_S, CTRL)
        (entry,) = kept(window)
        assert (entry.title, entry.text, entry.tags) == ("A walk", "I **walked**\nto the river", ("river", "sleep"))
        assert (entry.day, entry.private) == (window.opened.preferences.today(), True)
        assert (entry.locked, entry.asks_about) == (True, True)
        (row,) = rows(part)
        assert (row.heading, row.name, row.second) == ("Today", "A walk", "river, sleep · I walked to the river")
        window.undo()
        assert kept(window) == []

    def test_markdown_is_kept_exactly_as_typed(self, window: MainWindow, part: EntriesPart) -> None:
        typed = "# One\n\n* a\n\t- b  \n1) c\n\n<b>no</b> &amp; ![x](http://example.org/a.png) \\*\n\n---\nend 😀"
        hands.press(window, "New entry")
        writing(part).field.insertPlainText(typed)
        part.save()
        writing(part).read(True)
        writing(part).read(False)
        assert kept(window)[0].text == typed
        assert not part.form.is_changed()

    def test_keys_put_marks_on_and_take_them_off(self, window: MainWindow, part: EntriesPart) -> None:
        hands.press(window, "New entry")
        field = writing(part).field
        field.setFocus()
        hands.type_text("one day")
        field.selectAll()
        seen = []
        for key in (Key.Key_B, Key.Key_I, Key.Key_B, Key.Key_I):
            hands.key(key, CTRL)
            seen.append(field.toPlainText())
        assert seen == ["**one day**", "***one day***", "*one day*", "one day"]
        hands.key(Key.Key_H, CTRL)
        assert field.toPlainText() == "## one day"
        hands.key(Key.Key_L, CTRL | SHIFT)
        assert field.toPlainText() == "- one day"
        hands.key(Key.Key_End, CTRL)
        hands.type_text("\ntwo\n\nafter")
        assert field.toPlainText() == "- one day\n- two\n\nafter"
        assert window.isVisible()  # Ctrl+L is Lock, Ctrl+Shift+L is not

    def test_the_buttons_do_the_same(self, window: MainWindow, part: EntriesPart) -> None:
        hands.press(window, "New entry")
        for words in ("List", "Bold"):
            hands.press(part, words)
        hands.type_text("x")
        assert writing(part).field.toPlainText() == "- **x**"
        assert hands.focused() is writing(part).field

    def test_marks_can_be_undone_at_one_stroke(self, window: MainWindow, part: EntriesPart) -> None:
        hands.press(window, "New entry")
        field = writing(part).field
        field.setFocus()
        hands.type_text("calm")
        field.selectAll()
        hands.key(Key.Key_B, CTRL)
        hands.key(Key.Key_Z, CTRL)
        assert field.toPlainText() == "calm"

    def test_what_is_pasted_is_plain(self, qtbot: QtBot) -> None:
        field = WritingField()
        qtbot.addWidget(field)
        data = QMimeData()
        data.setHtml("<h1>Big</h1><img src='http://example.org/a.png'>small")
        data.setText("Big\nsmall")
        field.insertFromMimeData(data)
        assert field.toPlainText() == "Big\nsmall"

    def test_a_prompt_becomes_a_line_of_the_text(self, window: MainWindow, part: EntriesPart) -> None:
        hands.press(window, "New entry")
        menu = writing(part).open_prompts()
        parts = [each.menu() for each in menu.actions()]
        offered = [action.text() for each in parts if each is not None for action in each.actions()]  # type: ignore[attr-defined]
        assert offered == [prompt for group in journal_prompts().values() for prompt in group]
        menu.close()
        writing(part).field.setFocus()
        hands.type_text("Rain.")
        writing(part).take_prompt(offered[0])
        hands.type_text("The bus driver waved.")
        assert writing(part).field.toPlainText() == f"Rain.\n{offered[0]}\nThe bus driver waved."

    def test_too_long_and_a_coming_day_are_said_and_kept(self, window: MainWindow, part: EntriesPart) -> None:
        hands.press(window, "New entry")
        writing(part).field.insertPlainText("x" * 20_001)
        assert part.form.form.row("text").count.isVisible()
        part.save()
        assert "20000" in part.form.form.row("text").error_text()
        assert hands.focused() is writing(part).field
        writing(part).field.setPlainText("fits")
        hands.fill(part, "Day", "tomorrow")
        part.save()
        assert part.form.form.row("day").error_text() == "Please choose today or an earlier day."
        assert kept(window) == []
        hands.fill(part, "Tags", f"{'t' * 201}, short")
        hands.fill(part, "Day", "today")
        part.save()
        assert "200" in part.form.form.row("tags").error_text()
        assert part.form.form.raw()["text"] == "fits"

    def test_a_draft_is_kept_and_comes_back(self, window: MainWindow, part: EntriesPart) -> None:
        hands.press(window, "New entry")
        writing(part).field.insertPlainText("half a thou")
        window.write_drafts()
        part.side.close_sheet()
        (row,) = rows(part)
        assert row.is_unsaved
        part.show_record(UUID(row.id))
        assert writing(part).field.toPlainText() == "half a thou"
        part.save()
        assert window.opened.drafts.keys() == []
        assert kept(window)[0].text == "half a thou"


class TestReading:
    def test_what_was_there_is_read_what_is_new_is_written(self, window: MainWindow, part: EntriesPart) -> None:
        one, two = (JournalEntry(day=window.opened.preferences.today(), text=text) for text in ("*one*", "two"))
        window.opened.journal.save(one, two)
        part.show_record(one.id)
        editor = writing(part)
        assert editor.is_read()
        assert editor.reading.toPlainText() == "one"
        assert not editor.tools[0].isVisible()
        hands.choose(part, "Write or read", "Write")
        editor.field.selectAll()
        editor.field.setFocus()
        hands.type_text("**more**")
        part.save()
        assert not editor.is_read()  # nobody is thrown out of writing
        part.show_record(two.id)
        assert not editor.is_read()
        hands.choose(part, "Write or read", "Read")
        part.show_record(one.id)
        assert editor.is_read()
        assert editor.reading.toPlainText() == "more"
        part.start_new()
        assert editor.field.isVisible()
        assert not editor.mode.options()[1].isEnabled()

    @pytest.fixture
    def picture(self, tmp_path: Path) -> Path:
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(QColor("#ff0000"))
        path = tmp_path / "red.png"
        image.save(str(path))
        return path

    @pytest.fixture
    def view(self, qtbot: QtBot) -> ReadingView:
        made = ReadingView()
        made.resize(500, 200)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_no_picture_is_loaded_from_anywhere(
        self, view: ReadingView, picture: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[object] = []
        monkeypatch.setattr(ClosedDocument, "loadResource", lambda _self, _type, name: asked.append(name))
        monkeypatch.setattr(QImage, "load", lambda *_given: asked.append(_given))
        ways = [str(picture), f"file://{picture}", "http://example.org/a.png", "data:image/png;base64,AA", ":/a.png"]
        for way in ways:
            view.show_markdown(f"before ![a red one]({way}) after\n\n![r][1]\n\n[1]: {way}\n\n<img src='{way}'>")
            hands.settle()
            shown = view.grab().toImage()
            assert asked == []
            assert "before [picture: a red one] after" in view.toPlainText()
            assert "<img" in view.toPlainText()
            assert not any(formats(view, lambda each: each.isImageFormat()))
            assert QColor("#ff0000").rgb() not in {
                shown.pixel(x, y) for x in range(0, shown.width(), 7) for y in range(0, shown.height(), 7)
            }

    def test_a_document_gives_nothing_that_is_asked_of_it(self, view: ReadingView, picture: Path) -> None:
        document = view.document()
        assert isinstance(document, ClosedDocument)
        for url in (QUrl.fromLocalFile(str(picture)), QUrl("http://example.org/"), QUrl("data:text/plain,x")):
            assert document.loadResource(QTextDocument.ResourceType.ImageResource.value, url) is None
            assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, url) is None

    def test_links_are_words_with_their_address_and_open_nothing(self, view: ReadingView) -> None:
        view.show_markdown(
            "[here](http://example.org/x) <http://auto.org> [passwords](file:///etc/passwd) http://bare.org"
        )
        assert view.toPlainText() == (
            "here (http://example.org/x) http://auto.org passwords (file:///etc/passwd) http://bare.org"
        )
        assert not any(formats(view, lambda each: each.isAnchor()))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
        assert view.toPlainText().startswith("here")

    def test_html_is_shown_as_it_was_typed(self, view: ReadingView) -> None:
        typed = "<b>bold</b> <script>alert(1)</script> <a href='http://example.org'>x</a>"
        view.show_markdown(typed)
        assert view.toPlainText() == typed

    def test_every_line_stays_a_line(self, view: ReadingView) -> None:
        view.show_markdown("one\ntwo\n\nthree\n- a\n- b\nfour\n\n```\nfive\n```\n😀 six\nseven")
        assert view.toPlainText() == "one\ntwo\nthree\na\nb\nfour\nfive\n😀 six\nseven"

    def test_it_is_as_high_as_its_text(self, view: ReadingView) -> None:
        view.show_markdown("one line")
        low = view.height()
        view.show_markdown("\n\n".join(["a paragraph"] * 40))
        hands.settle()
        assert view.height() > 10 * low
        assert view.verticalScrollBar().maximum() == 0

    def test_nothing_typed_breaks_it(self, view: ReadingView) -> None:
        for text in ("", "\n\n", "[", "![", "![](", "[]()", "#", "- ", "> > >", "```", "\ue002", "[a]: b", "*" * 500):
            view.show_markdown(text)
            view.show_markdown(f"{text}\n{text} x\n{text}")


def formats(view: ReadingView, holds: Callable[[QTextCharFormat], bool]) -> list[bool]:
    """What is so of the format of each piece of the text."""
    found = []
    block = view.document().begin()
    while block.isValid():
        piece = block.begin()
        while not piece.atEnd():
            found.append(holds(piece.fragment().charFormat()))
            piece += 1
        block = block.next()
    return found


class TestList:
    def test_search_and_tags(self, window: MainWindow, part: EntriesPart) -> None:
        day = window.opened.preferences.today()
        window.opened.journal.save(
            JournalEntry(day=day, title="A walk", text="along the **river**", tags=("river",)),
            JournalEntry(day=day - timedelta(days=1), text="# Rain\n\nall day", tags=("sleep", "river")),
            JournalEntry(day=day - timedelta(days=2), text=""),
        )
        assert [row.name for row in rows(part)] == ["A walk", "Rain", "No words yet"]
        box = part.paged.filter
        assert isinstance(box, TagBox)
        hands.until(lambda: box.tags() == ["river", "sleep"])
        hands.choose(part, "Show", "sleep")
        assert [row.name for row in rows(part)] == ["Rain"]
        hands.choose(part, "Show", "All entries")
        part.focus_search()
        hands.type_text("riv")
        hands.key(Key.Key_Return)
        assert [row.name for row in rows(part)] == ["A walk", "Rain"]

    def test_a_tag_that_is_gone_is_not_kept_on(self, window: MainWindow, part: EntriesPart) -> None:
        entry = JournalEntry(day=window.opened.preferences.today(), title="A walk", tags=("river",))
        window.opened.journal.save(entry)
        box = part.paged.filter
        assert isinstance(box, TagBox)
        hands.until(lambda: box.tags() == ["river"])
        hands.choose(part, "Show", "river")
        window.opened.journal.save(JournalEntry(id=entry.id, day=entry.day, title="A walk"))
        hands.until(lambda: box.tags() == [])
        assert [row.name for row in rows(part)] == ["A walk"]

    def test_archive_and_bring_back(self, window: MainWindow, part: EntriesPart) -> None:
        entry = JournalEntry(day=window.opened.preferences.today(), title="A walk")
        window.opened.journal.save(entry)
        part.show_record(entry.id)
        hands.press(part, "Archive")
        assert rows(part) == []
        hands.choose(part, "Show", "Archived and deleted")
        assert [row.second for row in rows(part)] == ["Archived"]
        part.show_record(entry.id)
        hands.press(part, "Bring back")
        assert [row.name for row in rows(part)] == ["A walk"]

    def test_the_full_journal_is_read_in_pages(self, rooms: Rooms) -> None:
        part = entries_of(rooms.main(full=True))
        assert rows(part)
        assert all(row.name for row in rows(part))
