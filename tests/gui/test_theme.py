"""The look: every colour, measure and icon it names is there, and it can be changed while windows are open."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recovery_journal import resources
from recovery_journal.gui import theme
from recovery_journal.gui.theme import in_force, stylesheet, tinting, tokens
from recovery_journal.gui.theme.focus_ring import FocusRing

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

EVERY_LOOK = pytest.mark.parametrize("name", tokens.NAMES)
ICONS = sorted(resources.path("icons").glob("*.svg"))
ASKED_FOR = """today plan checkin aftercare insights print settings help lock hide add close tick search more
    chevron-down chevron-left chevron-right phone message person people place clock anchor wave link gap eye private
    note edit undo way bring heart info file sign backup"""


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)


def test_every_icon_of_the_design_is_there() -> None:
    assert set(ASKED_FOR.split()) <= {path.stem for path in ICONS}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_a_drawing_in_lines_of_one_colour(path: Path) -> None:
    drawing = ElementTree.parse(path).getroot()
    assert (drawing.get("width"), drawing.get("height"), drawing.get("viewBox")) == ("24", "24", "0 0 24 24")
    assert (drawing.get("fill"), drawing.get("stroke"), drawing.get("stroke-width")) == ("none", "currentColor", "1.7")
    assert (drawing.get("stroke-linecap"), drawing.get("stroke-linejoin")) == ("round", "round")
    assert not any("fill" in part.attrib or "stroke" in part.attrib for part in drawing.iter() if part is not drawing)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_stays_within_its_square(path: Path, qapp: QApplication) -> None:
    image = QImage(72, 72, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(path.read_bytes().replace(b"currentColor", b"#000000"))
    renderer.render(painter, QRectF(12, 12, 48, 48))
    painter.end()
    inked = [(x, y) for x in range(72) for y in range(72) if image.pixelColor(x, y).alpha() > 100]
    assert renderer.isValid()
    assert inked
    assert all(12 <= x < 60 and 12 <= y < 60 for x, y in inked)


def test_the_tinted_icons_are_up_to_date() -> None:
    stale = [path for path, drawing in tinting.tinted_files() if not path.is_file() or path.read_bytes() != drawing]
    assert not stale, "run python -m recovery_journal.gui.theme.tinting"


def test_the_stylesheet_names_no_colour_of_its_own() -> None:
    sheet = resources.path("app.qss").read_text("utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", sheet)


@EVERY_LOOK
def test_every_place_of_the_stylesheet_is_filled(name: str) -> None:
    filled = stylesheet.fill(theme.Theme(name, 1.5))
    body = re.sub(r"/\*.*?\*/", "", filled, flags=re.DOTALL)
    assert "@" not in body
    assert all(Path(file).is_file() for file in re.findall(r'url\("(.*?)"\)', body))


def test_heights_are_minimums_so_that_larger_text_is_not_cut() -> None:
    sheet = resources.path("app.qss").read_text("utf-8")
    parts = re.findall(r"([^{}]*)\{([^{}]*)\}", sheet)
    fixed = [where.strip() for where, rules in parts if re.search(r"(?<!-)\bheight: *@", rules) and "::" not in where]
    assert fixed == ["QMenu::separator"] or all(":horizontal" in where for where in fixed)


@EVERY_LOOK
@pytest.mark.parametrize("factor", [0.8, 1.0, 2.5])
def test_a_look_at_any_text_size(name: str, factor: float, qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, name, factor)
    look = theme.current()
    button = QPushButton("Save")
    qtbot.addWidget(button)
    assert (look.name, look.factor) == (name, factor)
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.color("page")
    assert qapp.font().pointSizeF() == pytest.approx(11 * factor, abs=0.1)
    assert button.sizeHint().height() >= look.size("button")


def test_what_is_shown_follows_a_change(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Good morning")
    label.setProperty("type", "title")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.font().pointSizeF()
    theme.apply(qapp, "dark", 2.0)
    label.ensurePolished()
    assert label.font().pointSizeF() == pytest.approx(2 * before)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.current().color("page_text")


def test_the_system_decides_only_when_asked(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    def asks(**wishes: bool) -> None:
        monkeypatch.setattr(in_force, "_asked_by_system", lambda _app: in_force._System(**wishes))
        in_force.follow_system(qapp)

    theme.apply(qapp, "system", 1.0)
    asks(dark=True)
    assert theme.current().name == "dark"
    asks(dark=True, high_contrast=True)
    assert theme.current().name == "high_contrast"
    asks(less_motion=True)
    assert (theme.current().name, theme.current().duration("gentle")) == ("light", 0)
    theme.apply(qapp, "light", 1.0)
    asks(dark=True)
    assert theme.current().name == "light"


def test_sizes_grow_with_the_text_but_lines_and_corners_do_not() -> None:
    plain, large = theme.Theme("light"), theme.Theme("light", 2.0)
    assert large.size("button") == 2 * plain.size("button")
    assert (large.line(), large.radius("card")) == (plain.line(), plain.radius("card"))
    assert theme.Theme("high_contrast").line() == 2


def test_less_motion_stops_motion_but_not_time() -> None:
    still = theme.Theme("light", reduced_motion=True)
    assert (still.duration("fast"), still.duration("gentle")) == (0, 0)
    assert still.duration("toast") == theme.Theme("light").duration("toast") > 0


def test_both_faces_come_with_the_program() -> None:
    look = theme.Theme("light")
    assert QFontInfo(look.font("body")).family() == "Inter"
    assert QFontInfo(look.font("title")).family() == "Literata"
    assert look.voice_italic().italic()
    assert look.font("title").weight() == 500


def test_the_system_font_is_used_on_wish_and_never_in_medium(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0, system_font=True)
    look = theme.current()
    assert "Inter" not in qapp.font().families()
    assert "Literata" not in look.font("title").families()
    assert {look.font(name).weight() for name in ("title", "medium", "arm")} == {400}


def test_an_icon_takes_its_role_and_is_drawn_once() -> None:
    look = theme.current()
    drawn = look.pixmap("tick", "link", 20)
    points = [drawn.toImage().pixelColor(x, y) for x in range(20) for y in range(20)]
    inked = {point.rgb() for point in points if point.alpha() == 255}
    assert inked == {look.color("link").rgb()}
    assert look.pixmap("tick", "link", 20).cacheKey() == drawn.cacheKey()


def test_a_button_icon_keeps_the_words_at_a_distance() -> None:
    look = theme.current()
    room = look.button_icon_size()
    assert room.width() - room.height() == look.size("icon_gap")
    assert look.button_icon("add", "link").pixmap(room).size() == room


def test_the_ring_is_for_the_keyboard_alone(qtbot: QtBot) -> None:
    window, one, two, field = _window(qtbot)
    ring = FocusRing(window)
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.widget() is None
    two.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.widget() is two
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.widget() is None
    one.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert ring.widget() is one
    two.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.widget() is None


def test_the_ring_stays_when_the_program_moves_the_focus(qtbot: QtBot) -> None:
    window, one, two, _field = _window(qtbot)
    ring = FocusRing(window)
    one.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert ring.widget() is two
    one.setFocus(Qt.FocusReason.OtherFocusReason)
    assert ring.widget() is one
    one.deleteLater()
    two.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.wait(1)
    assert ring.widget() is two


def test_the_ring_stands_clear_of_its_button(qtbot: QtBot) -> None:
    window, one, _two, _field = _window(qtbot)
    ring = FocusRing(window)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    room = theme.current().line("focus") + theme.current().line("gap")
    target = ring.widget()
    assert target is not None
    assert ring.geometry() == target.geometry().adjusted(-room, -room, room, room)
    at = target.geometry()
    assert window.grab().toImage().pixelColor(at.center().x(), at.top() - room) == theme.current().color("focus")


def _window(qtbot: QtBot) -> tuple[QWidget, QPushButton, QPushButton, QLineEdit]:
    window, one, two, field = QWidget(), QPushButton("One"), QPushButton("Two"), QLineEdit()
    layout = QVBoxLayout(window)
    for part in (one, two, field):
        layout.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, one, two, field


def test_the_first_window_need_not_wait_for_the_large_enumerations_of_qt() -> None:
    start = """
from PySide6 import QtCore, QtSvg
from PySide6.QtWidgets import QApplication, QPushButton
app = QApplication([])
from recovery_journal.gui import theme
theme.apply(app, "system", 1.0)
button = QPushButton("Help now")
button.setIcon(theme.current().button_icon("help", "help_text"))
button.grab()
print([name for name in ("Qt", "QDir", "QEvent") if name in vars(QtCore)])
"""
    done = subprocess.run(
        [sys.executable, "-c", start],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"
