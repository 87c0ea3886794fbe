"""A desktop on a bus of its own: it answers as logind does, and tells of sleep and of a locked screen when asked to.

`python -m tests.journeys.desktop_stub`: each line of standard input is one thing that happens: sleep, wake, session,
other_session, screen, screen_off. It says what was asked of it, and 'let go' when nobody asks it to wait any more.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject

LOGIN, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
HAPPENS = {
    "sleep": (PATH, f"{LOGIN}.Manager", "PrepareForSleep", [True]),
    "wake": (PATH, f"{LOGIN}.Manager", "PrepareForSleep", [False]),
    "session": (f"{PATH}/session/_32", f"{LOGIN}.Session", "Lock", []),
    "other_session": (f"{PATH}/session/_33", f"{LOGIN}.Session", "Lock", []),
    "screen": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
    "screen_off": ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [False]),
}


class Login(QDBusVirtualObject):
    """Gives whoever asks for time something to hold on to."""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 - Qt's own
        if message.member() != "Inhibit":
            return False
        say(f"asked {message.arguments()}")
        read_end, write_end = os.pipe()
        connection.send(message.createReply([QDBusUnixFileDescriptor(write_end)]))
        os.close(write_end)
        self.ended = QSocketNotifier(read_end, QSocketNotifier.Type.Read)
        self.ended.activated.connect(self._let_go)
        return True

    def introspect(self, _path: str) -> str:
        return ""

    def _let_go(self) -> None:
        self.ended.setEnabled(False)
        say("let go")


def main() -> None:
    app = QCoreApplication([])
    bus, login = QDBusConnection.sessionBus(), Login()
    bus.registerVirtualObject(PATH, login, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    bus.registerService(LOGIN)
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(lambda: happen_all(bus, os.read(sys.stdin.fileno(), 4096).decode().split()))
    say("ready")
    app.exec()


def happen_all(bus: QDBusConnection, lines: list[str]) -> None:
    for each in lines:
        happen(bus, each)
    if not lines:
        QCoreApplication.quit()


def happen(bus: QDBusConnection, what: str) -> None:
    path, interface, member, arguments = HAPPENS[what]
    signal = QDBusMessage.createSignal(path, interface, member)
    signal.setArguments(arguments)
    bus.send(signal)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
