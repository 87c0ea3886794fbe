"""Hears from the desktop that the computer goes to sleep or that the screen is locked; on Linux, over D-Bus.

Nothing is asked of the desktop but to wait, before it sleeps, until the journal is closed. Only buses on this computer
are spoken to.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

SYSTEM_BUS = "/run/dbus/system_bus_socket"
LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


def listen(name: str, parent: QObject | None = None) -> DesktopSignals | None:
    """What hears the desktop, where there is one to be heard; `name` is what the desktop is told of this program."""
    if not sys.platform.startswith("linux") or not (has_session_bus() or has_system_bus()):
        return None
    try:
        return DesktopSignals(name, parent)
    except ImportError:  # some distributions ship Qt without it
        return None


def has_session_bus() -> bool:
    """Whether a bus of the desktop is there, on this computer."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if address:
        return _is_of_this_computer(address)
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(folder) and os.path.exists(os.path.join(folder, "bus"))


def has_system_bus() -> bool:
    """Whether the bus of the system is there, on this computer."""
    address = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
    return _is_of_this_computer(address) if address else os.path.exists(SYSTEM_BUS)


class DesktopSignals(QObject):
    """`locking` tells that nobody will look at the screen from now on, and why: 'sleep' or 'screen'."""

    locking = Signal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtDBus import QDBusConnection

        self._name = name
        self._time: QDBusPendingCallWatcher | None = None
        if has_session_bus():
            self._hear_screen_savers(QDBusConnection.sessionBus())
        if has_system_bus():
            self._hear_login(QDBusConnection.systemBus())

    def _hear_screen_savers(self, bus: QDBusConnection) -> None:
        for each in SCREEN_SAVERS:
            self._hear(bus, ("", "", each, "ActiveChanged"), SLOT("_screen_changed(bool)"))

    def _hear_login(self, bus: QDBusConnection) -> None:
        manager = f"{LOGIN}.Manager"
        self._hear(bus, (LOGIN, LOGIN_PATH, manager, "PrepareForSleep"), SLOT("_sleep_changed(bool)"))
        self._hear(bus, (LOGIN, own_session(), f"{LOGIN}.Session", "Lock"), SLOT("_lock_wished()"))
        self._ask_for_time(bus)

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        """Has a signal call a slot of ours; '' stands for any service and for any path."""
        bus.connect(*signal, self, slot)  # type: ignore[call-overload]  # the stub says bytes, and they are refused

    def _ask_for_time(self, bus: QDBusConnection) -> None:
        """Has sleep wait until this process is gone: what the answer holds open ends with it, and with each lock."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        call = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "Inhibit")
        call.setArguments(["sleep", self._name, self._name, "delay"])
        self._time = QDBusPendingCallWatcher(bus.asyncCall(call), self)

    @Slot(bool)
    def _screen_changed(self, active: bool) -> None:
        if active:
            self.locking.emit("screen")

    @Slot(bool)
    def _sleep_changed(self, begins: bool) -> None:
        if begins:
            self.locking.emit("sleep")

    @Slot()
    def _lock_wished(self) -> None:
        self.locking.emit("screen")


def own_session() -> str:
    """Where the desktop session of this process is found on the system's bus; '' when that is not known."""
    session = os.environ.get("XDG_SESSION_ID", "")
    if not session:
        return ""
    signs = (each if _stays(each, at) else f"_{ord(each):02x}" for at, each in enumerate(session))
    return f"{LOGIN_PATH}/session/{''.join(signs)}"


def _stays(sign: str, at: int) -> bool:
    """A path on a bus has letters and digits alone, and logind writes a digit in front in its other form too."""
    return sign.isascii() and (sign.isalpha() or (sign.isdigit() and at > 0))


def _is_of_this_computer(address: str) -> bool:
    return all(each.startswith("unix:") for each in address.split(";") if each)
