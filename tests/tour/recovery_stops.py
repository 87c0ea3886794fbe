"""The stops of the tour about the recovery code and the passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests import hands
from tests.tour.scene import CODE, PASSPHRASE, Scene, Stop


def _questions(scene: Scene) -> QWidget:
    window = scene.unlock("none")
    hands.press(window, "Start a journal")
    return window


def start_suggestion(scene: Scene) -> QWidget:
    window = _questions(scene)
    hands.press(window, "Suggest a passphrase")
    return window


def recovery_code(scene: Scene) -> QWidget:
    window = _questions(scene)
    hands.fill(window, "Passphrase", PASSPHRASE)
    hands.fill(window, "Passphrase again", PASSPHRASE)
    hands.press(window, "Go on")
    return window


def recovery_code_copied(scene: Scene) -> QWidget:
    window = recovery_code(scene)
    hands.press(window, "Copy")
    hands.press(window, "Go on without a code")
    hands.press(window, "I accept there is no way back")
    return window


def recovery_code_page(scene: Scene) -> QWidget:
    window = recovery_code(scene)
    hands.press(window, "Print or save a page")
    return window


def recovery_code_asked_back(scene: Scene) -> QWidget:
    window = recovery_code(scene)
    hands.press(window, "I have a copy")
    hands.type_text("abcd\n")
    return window


def use_recovery_code(scene: Scene) -> QWidget:
    window = scene.unlock("two")
    hands.press(window, "Use the recovery code")
    hands.fill(window, "Recovery code", "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF")
    hands.press(window, "Open with the code")
    return window


def new_passphrase(scene: Scene) -> QWidget:
    window = scene.unlock("two")
    hands.press(window, "Use the recovery code")
    hands.fill(window, "Recovery code", CODE)
    hands.press(window, "Open with the code")
    hands.until(lambda: "Choose a new passphrase" in hands.words_on(window))
    return window


def change_passphrase(scene: Scene) -> QWidget:
    window = scene.main()
    hands.all_made(window.go("settings"))
    hands.press(window, "Change the passphrase")
    hands.fill(window, "New passphrase", "robin 1984")
    hands.until(lambda: "easy to guess" in hands.words_on(window))
    hands.settle()
    return window


def new_code(scene: Scene) -> QWidget:
    window = scene.main()
    window.go("settings")
    hands.press(window, "Make a new recovery code")
    hands.type_text(f"{PASSPHRASE}\n")
    hands.until(lambda: "Your recovery code" in hands.words_on(window))
    return window


RECOVERY_STOPS: tuple[Stop, ...] = (
    Stop("recovery", "suggestion", start_suggestion),
    Stop("recovery", "shown", recovery_code),
    Stop("recovery", "copied", recovery_code_copied),
    Stop("recovery", "page", recovery_code_page),
    Stop("recovery", "asked_back", recovery_code_asked_back),
    Stop("recovery", "used", use_recovery_code),
    Stop("recovery", "new_passphrase", new_passphrase),
    Stop("recovery", "change_passphrase", change_passphrase),
    Stop("recovery", "new_code", new_code),
)
