"""Nothing leaves the computer, and no word of a journal leaves the vault: what the sources may not do."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT, calls, files, imports, name, nothing, texts, tree
from tests.house.test_floors import NETWORK

TELLS_FAULTS = {PACKAGE / "gui" / "errors.py", PACKAGE / "cli.py"}
SAYS_IN_THE_SHELL = TELLS_FAULTS | {PACKAGE / each for each in ("app.py", "asking.py", "display.py")}
IMPORTS_AHEAD = {PACKAGE / "gui" / each for each in ("making_ready.py", "unlock_opening.py")}
KEEPS_BACK = PACKAGE / "gui" / "plain_imports.py"  # what a library imports, until that library asks for it
SHOWS_WEB_PAGES = ("QTextBrowser", "QWebEngineView", "QQuickView", "QQuickWidget", "QDeclarativeView")
WRITES_WITH_ITS_OWN_RIGHTS = ("write_text", "write_bytes", "NamedTemporaryFile", "touch")


def test_no_module_is_imported_by_a_name_made_up_at_run_time() -> None:
    """Or the list of forbidden modules would prove nothing; two files import ahead what they name in a list."""
    made_up = [
        name(path, call.lineno)
        for path in files()
        for called, call in calls(path)
        if called in ("__import__", "import_module")
        and not _is_of_ours(call)
        and path not in {*IMPORTS_AHEAD, KEEPS_BACK}
    ]
    forbidden = [
        f"{name(path, each.lineno)} {each.value}"
        for path in IMPORTS_AHEAD
        for each in texts(path)
        if any(each.value == module or each.value.startswith(f"{module}.") for module in NETWORK)
    ]
    nothing(made_up + forbidden)


def _is_of_ours(call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Constant) and str(first.value).startswith("recovery_journal")


class TestRichText:
    def test_there_is_none(self) -> None:
        nothing(
            [
                name(path, node.lineno)
                for path in files("gui")
                for node in ast.walk(tree(path))
                if isinstance(node, ast.Attribute)
                and node.attr in ("RichText", "setHtml", "insertHtml", "MarkdownText")
            ]
        )

    def test_nothing_that_shows_pages_of_the_web_is_used(self) -> None:
        nothing(
            [
                name(path, call.lineno)
                for path in files("gui")
                for called, call in calls(path)
                if called in SHOWS_WEB_PAGES
            ]
        )

    def test_no_text_of_ours_asks_for_anything_from_elsewhere(self) -> None:
        asks = re.compile(r"<\s*(img|link|script|iframe)\b|url\(\s*['\"]?(https?|ftp|//)", re.IGNORECASE)
        nothing([name(path, each.lineno) for path in files() for each in texts(path) if asks.search(each.value)])

    @pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks at a process through /proc")
    def test_a_picture_from_elsewhere_is_not_fetched(self) -> None:
        """Qt's library for the network is not even loaded when rich text asks for something far away."""
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        ran = subprocess.run([sys.executable, "-c", FAR_AWAY], cwd=ROOT, env=environment, timeout=60, check=False)
        assert ran.returncode == 0


FAR_AWAY = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from recovery_journal.gui import theme
from recovery_journal.gui.main_window import MainWindow

def fetch(event, arguments):
    if event.startswith("socket."):
        sys.exit(3)

sys.addaudithook(fetch)
app = QApplication(["test", *theme.BASE_STYLE])
far = '<img src="http://192.0.2.1/picture.png"><link rel="stylesheet" href="http://192.0.2.1/style.css">'
shown = QLabel(far)
shown.setTextFormat(Qt.TextFormat.RichText)
shown.show()
shown.grab()
app.processEvents()
maps = Path("/proc/self/maps").read_text()
assert "Qt6Widgets" in maps
assert "Qt6Network" not in maps
"""


class TestLogs:
    def test_no_log_is_kept_but_that_of_faults(self) -> None:
        nothing(
            [
                f"{name(path, line)} {module}"
                for path in files()
                for module, line in imports(path)
                if module == "logging"
            ]
        )

    def test_no_error_is_written_out_with_its_words(self) -> None:
        """`str(error)`, a traceback or a repr of an error could hold what somebody wrote."""
        told = ("print_exc", "format_exc", "print_exception", "format_exception", "print_tb", "print_last")
        nothing([name(path, call.lineno) for path in files() for called, call in calls(path) if called in told])

    def test_the_text_of_an_error_of_ours_is_never_looked_at(self) -> None:
        spoken = [
            name(path, node.lineno)
            for path in files("gui", "services")
            for called, node in calls(path)
            if called in ("str", "repr") and ast.unparse(node) in ("str(error)", "repr(error)", "str(exception)")
        ]
        nothing(spoken)

    def test_standard_error_is_for_the_shell(self) -> None:
        said = [
            path
            for path in files()
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Attribute) and node.attr in ("stderr", "__stderr__")
            if ast.unparse(node.value) == "sys"
        ]
        nothing(sorted({name(path) for path in said if path not in SAYS_IN_THE_SHELL}))


class TestFiles:
    def test_no_file_is_made_with_rights_by_chance(self) -> None:
        """What holds journals is made by os.open with 0600, by mkstemp or mkdtemp: whatever the mask is."""
        made = [
            f"{name(path, call.lineno)} {called}"
            for path in files("storage", "services")
            for called, call in calls(path)
            if called in WRITES_WITH_ITS_OWN_RIGHTS or (called == "open" and _writes_anew(call))
        ]
        nothing(made)


def _writes_anew(call: ast.Call) -> bool:
    modes = [each.value for each in (*call.args, *(k.value for k in call.keywords)) if isinstance(each, ast.Constant)]
    return any(isinstance(each, str) and re.fullmatch(r"[wax]b?\+?|[wax]\+?b?", each) is not None for each in modes)
