"""The architecture as tests: who may import whom, and what nobody may import."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal.gui import pages
from tests.house.sources import PACKAGE, ROOT, calls, files, imports, name, nothing, texts, tree

FLOORS = {"gui", "services", "storage", "domain"}
BUILDERS = {"__init__", "__main__", "app", "cli"}  # they know all floors
NETWORK = {
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc",
    "socketserver", "asyncio", "webbrowser", "requests", "httpx", "aiohttp", "urllib3",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "PySide6.QtRemoteObjects",
}  # fmt: skip
PHONE_LINKS = PACKAGE / "gui" / "phone_links.py"
PAGES = PACKAGE / "gui" / "pages"


def test_the_floors_know_only_those_below_them() -> None:
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_serves_all_floors_knows_none() -> None:
    serving = [path for path in PACKAGE.glob("*.py") if path.stem not in BUILDERS]
    floors = tuple(f"recovery_journal.{each}" for each in FLOORS)
    breaches = [f"{name(p, line)} imports {m}" for p in serving for m, line in imports(p) if m.startswith(floors)]
    nothing(breaches)


def test_the_domain_needs_the_standard_library_alone_and_has_no_clock() -> None:
    own = ("recovery_journal.domain",)
    foreign = [
        f"{name(path, line)} imports {module}"
        for path in files("domain")
        for module, line in imports(path)
        if not module.startswith(own) and module.split(".")[0] not in sys.stdlib_module_names
    ]
    clocks = [
        name(path, call.lineno)
        for path in files("domain")
        for called, call in calls(path)
        if called in ("now", "today", "utcnow", "monotonic", "time_ns", "open")
    ]
    nothing(foreign + clocks)


def test_nothing_reaches_for_the_network() -> None:
    breaches = [
        f"{name(path, line)} imports {module}"
        for path in files()
        for module, line in imports(path)
        if any(module == each or module.startswith(f"{each}.") for each in NETWORK)
    ]
    nothing(breaches)


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_for_the_network_fails_the_tests(family: int) -> None:
    with pytest.raises(AssertionError, match="network"):
        socket.socket(family)


def test_no_address_of_the_network_is_opened() -> None:
    opened = [(p, call) for p in files() for called, call in calls(p) if called == "openUrl" and p != PHONE_LINKS]
    nothing(name(p, call.lineno) for p, call in opened if "fromLocalFile" not in ast.unparse(call))


def test_a_link_to_a_phone_is_all_that_is_handed_to_the_desktop_besides() -> None:
    made = {ast.unparse(call) for called, call in calls(PHONE_LINKS) if called == "QUrl"}
    assert made == {"QUrl(f'tel:{dialed}')", "QUrl()"}
    opened = {ast.unparse(call.args[0]) for called, call in calls(PHONE_LINKS) if called == "openUrl"}
    assert opened == {"link(self._number)"}


def test_only_the_shell_prints() -> None:
    shell = {PACKAGE / "cli.py", PACKAGE / "__main__.py"}
    nothing([name(p, c.lineno) for p in files() if p not in shell for called, c in calls(p) if called == "print"])


def test_no_page_imports_another_page() -> None:
    modules = {each.make.__module__ for each in pages.PAGES}
    breaches = [
        f"{name(path, line)} imports {module}"
        for path in PAGES.glob("*.py")
        if f"recovery_journal.gui.pages.{path.stem}" in modules
        for module, line in imports(path)
        if module in modules
    ]
    nothing(breaches)


@pytest.mark.parametrize("called", ["processEvents", "QEventLoop"])
def test_no_event_loop_runs_inside_another(called: str) -> None:
    nothing([name(p, call.lineno) for p in files("gui") for each, call in calls(p) if each == called])


class TestLook:
    def test_style_sheets_are_set_in_the_theme_alone(self) -> None:
        found = [name(p, call.lineno) for p in outside_theme() for each, call in calls(p) if each == "setStyleSheet"]
        nothing(found)

    def test_colours_are_named_in_the_theme_alone(self) -> None:
        hexes = re.compile(r"\s*#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
        found = [name(p, each.lineno) for p in outside_theme() for each in texts(p) if hexes.match(each.value)]
        made = [
            name(path, call.lineno)
            for path in outside_theme()
            for called, call in calls(path)
            if called in ("QColor", "fromRgb", "fromHsv", "fromHsl") and call.args
            if all(type(each).__name__ == "Constant" for each in call.args)
        ]
        nothing(found + made)

    def test_a_shipped_style_sheet_names_no_colour(self) -> None:
        sheet = (ROOT / "resources" / "app.qss").read_text("utf-8")
        nothing(re.findall(r"#[0-9a-fA-F]{6}\b|rgba?\(\s*\d", sheet))


def outside_theme() -> list[Path]:
    theme = PACKAGE / "gui" / "theme"
    return [path for path in files() if theme not in path.parents]


def test_every_source_is_read() -> None:
    assert len(files()) > 100
    assert all(tree(path).body for path in files())
