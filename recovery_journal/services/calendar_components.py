"""The events and time zones of a calendar file as icalendar reads them, each value as it is written there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

from icalendar import Component, Event, Timezone
from icalendar.parser import Contentline, Contentlines, Parameters, unescape_backslash
from icalendar.prop import TypesFactory

from recovery_journal.services.calendar_reading import Block

_NOT_TO_BE_MISSED = ("DTEND", "DURATION", "RRULE", "EXRULE", "RECURRENCE-ID")
_HEAD = 200  # letters in which the parameters of a line should be at an end


class Said(str):
    """One value as it is written, with its parameters: what it means is asked where it is needed."""

    params: Parameters

    @classmethod
    def from_ical(cls, text: str, _zone: str = "") -> str:
        """What icalendar asks of each type of value."""
        return text

    def parameter(self, name: str) -> str:
        """One parameter, '' without it."""
        said = self.params.get(name, "")
        return said if isinstance(said, str) else ",".join(said)


class _AsWritten(TypesFactory):
    """Takes every value as it is written: one that is of no use would else spoil those beside it."""

    def for_property(self, name: str, value_param: str | None = None) -> type:
        return Said


class _Event(Event):
    """An event with its values as they are written."""

    types_factory = _AsWritten()


class _Line(Contentline):
    """A long line, of which icalendar looks through no more than it needs: where the value begins, and what it is."""

    def parts(self) -> tuple[str, Parameters, str]:
        """Its name, its parameters and its value."""
        name, parameters, value = Contentline(self[:_HEAD]).raw_parts()  # type: ignore[no-untyped-call]
        return (name, parameters, unescape_backslash(value + self[_HEAD:])) if value else super().parts()


class Read:
    """One event, or what one time zone says of itself."""

    def __init__(self, block: Block) -> None:
        component = _component(block)
        self._said: dict[str, Any] = dict(component.items())
        self._inner: list[Any] = component.subcomponents
        if component.errors:
            self._mark_what_is_lost(block)

    def _mark_what_is_lost(self, block: Block) -> None:
        """A line that icalendar leaves out is not the same as none: without its rule a series would be a single day."""
        for name in _NOT_TO_BE_MISSED:
            if name not in self._said and any(each.upper().startswith(name) for each in block.lines):
                self._said[name] = Said()
                self._said[name].params = Parameters()

    def every(self, name: str) -> list[Said]:
        """All properties of this name."""
        found = self._said.get(name, [])
        return found if isinstance(found, list) else [found]

    def first(self, name: str) -> Said | None:
        """The first property of this name, or none."""
        found = self.every(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """What the first property of this name says, '' without one."""
        return (self.first(name) or "").strip()

    def triggers(self) -> list[Said]:
        """When its alarms go off."""
        return [each["TRIGGER"] for each in self._inner if "TRIGGER" in each]


def _component(block: Block) -> Component:
    """An event without its alarms where there is one that cannot be read."""
    for inner in (block.inner, ()):
        try:
            return _event(_text("VEVENT", block.lines, inner))
        except Exception:  # noqa: S112 - whatever a stranger wrote there
            continue
    return Component()


def _event(text: str) -> Component:
    lines = Contentlines.from_ical(text)  # type: ignore[no-untyped-call]
    ready: Any = [_Line(each) if len(each) > _HEAD else each for each in lines]  # type: ignore[no-untyped-call]
    found: Component = _Event.from_ical(ready)
    return found


def clocks_of(block: Block) -> tzinfo:
    """How the clocks of a time zone go, by its rules. Raises what icalendar raises."""
    text = _text("VTIMEZONE", ["TZID:Rules"], block.inner)  # icalendar keeps the first of a name
    zone: Any = Timezone.from_ical(text.upper())
    found: tzinfo = zone.to_tz(lookup_tzid=False)
    return found


def _text(name: str, lines: Sequence[str], inner: Sequence[str]) -> str:
    return "\r\n".join([f"BEGIN:{name}", *lines, *inner, f"END:{name}", ""])
