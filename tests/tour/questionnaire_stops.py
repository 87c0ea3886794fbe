"""The stops of the tour about questionnaires: at a glance, being filled in, and when an answer asks for help."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.gui.pages.questionnaires import QuestionnairesPart
from tests import hands
from tests.tour.scene import Scene, Stop


def at_a_glance(scene: Scene) -> QWidget:
    window = scene.main()
    _part(window)
    return window


def none_yet(scene: Scene) -> QWidget:
    window = scene.empty()
    _part(window)
    return window


def filling_in(scene: Scene) -> QWidget:
    window = scene.main()
    _part(window).start_new()
    hands.settle()
    for each in "1203":
        hands.type_text(each)
        hands.step_on()
    return window


def help_at_once(scene: Scene) -> QWidget:
    window = filling_in(scene)
    for each in "0011":
        hands.type_text(each)
        hands.step_on()
    hands.type_text("1")
    return window


def earlier_one(scene: Scene) -> QWidget:
    window = scene.main()
    part = _part(window)
    part.overview.table.open_current()
    hands.settle()
    bar = part.form.scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


def begun(scene: Scene) -> QWidget:
    window = filling_in(scene)
    hands.press(window, "Stop and keep what I wrote")
    return window


def _part(window: MainWindow) -> QuestionnairesPart:
    page = hands.go(window, CheckInsPage, "check_ins")
    part = page.show_kind(QuestionnaireResponse.KIND)
    assert isinstance(part, QuestionnairesPart)
    hands.settle()
    return part


QUESTIONNAIRE_STOPS: tuple[Stop, ...] = (
    Stop("questionnaires", "at_a_glance", at_a_glance),
    Stop("questionnaires", "empty", none_yet),
    Stop("questionnaires", "filling_in", filling_in),
    Stop("questionnaires", "help", help_at_once),
    Stop("questionnaires", "earlier_one", earlier_one),
    Stop("questionnaires", "begun", begun),
)
