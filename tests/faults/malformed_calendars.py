"""Calendar files that are none: odd lines in odd places, and those that would take for ever or fill the memory."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.faults.malformed import Good

ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Ward\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n"
)
GOOD_CALENDAR = Good(
    (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        + ZONE
        + "".join(
            f"BEGIN:VEVENT\r\nUID:{number}@clinic\r\nDTSTART;TZID=Ward:2026{1 + number % 9:02}12T100000\r\n"
            f"DTEND;TZID=Ward:2026{1 + number % 9:02}12T110000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=9\r\n"
            f"EXDATE;TZID=Ward:20260317T100000\r\nSUMMARY:A day\\, {number} 🦊\r\nDESCRIPTION:long\r\n  and folded\r\n"
            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT30M\r\nEND:VALARM\r\nEND:VEVENT\r\n"
            f"BEGIN:VEVENT\r\nUID:{number}@clinic\r\nRECURRENCE-ID;TZID=Ward:2026{1 + number % 9:02}17T100000\r\n"
            f"DTSTART;TZID=Ward:2026{1 + number % 9:02}18T100000\r\nSUMMARY:A day\\, {number} 🦊\r\nEND:VEVENT\r\n"
            for number in range(8)
        )
        + "END:VCALENDAR\r\n"
    ).encode()
)
_NAMES = st.sampled_from(
    ["DTSTART", "DTSTART;VALUE=DATE", "DTSTART;TZID=Nowhere", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE"]
    + [
        "RECURRENCE-ID",
        "RECURRENCE-ID;RANGE=THISANDFUTURE",
        "UID",
        "SUMMARY",
        "TRIGGER",
        "STATUS",
        "SEQUENCE",
        "X;=",
        "",
    ]
    + ["BEGIN", "END", 'DTSTART;TZID="a:b', "DTSTART;TZID=../../etc/passwd", "CLASS", "LOCATION"]
)
_VALUES = st.one_of(
    st.sampled_from(["20260230T100000", "20260312", "20260312T100000Z", "00010101", "99991231T235959"]),
    st.sampled_from(["FREQ=SECONDLY", "FREQ=DAILY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYSETPOS=366"]),
    st.sampled_from(["FREQ=DAILY;COUNT=99999999", "FREQ=WEEKLY;INTERVAL=9999;BYDAY=TU", "FREQ=YEARLY;BYWEEKNO=53"]),
    st.sampled_from(["FREQ=MONTHLY;INTERVAL=10000;BYMONTHDAY=31", "FREQ=DAILY;UNTIL=00010101", "FREQ=DAILY;;"]),
    st.sampled_from(["-PT30M", "P9999999999999999D", "-P1W", "PT", "20260329T023000", "FREQ="]),
    st.sampled_from(["VEVENT", "VALARM", "VCALENDAR", "VTIMEZONE", "CANCELLED"]),
    st.sampled_from(["", " ", "x" * 50_000, "\u202e", "🦊", "\\", "\\n", "a\r\n b", "20260312,20260313T1,x"]),
    st.text(max_size=12),
)  # fmt: skip


@st.composite
def odd_calendar(draw: st.DrawFn) -> bytes:
    """Events of odd lines, in any letters, with any line ends."""
    end = draw(st.sampled_from(["\r\n", "\n", "\r"]))
    lines = ["BEGIN:VCALENDAR"]
    for number in range(draw(st.integers(1, 6))):
        pairs = draw(st.lists(st.tuples(_NAMES, _VALUES), max_size=7))
        lines += ["BEGIN:VEVENT", f"UID:{draw(st.integers(0, 2))}", *(f"{name}:{value}" for name, value in pairs)]
        lines += [f"DTSTART:202603{10 + number}T100000"] * draw(st.integers(0, 1)) + ["END:VEVENT"]
    lines += ["END:VCALENDAR"] * draw(st.sampled_from([1, 1, 1, 0, 2]))
    return end.join([*lines, ""]).encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])), "ignore")


_HEAD, _TAIL = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260312T100000\n", b"\nEND:VEVENT\nEND:VCALENDAR\n"


def _many(count: int, lines: bytes) -> bytes:
    events = b"".join(
        b"BEGIN:VEVENT\nUID:%d\n%s\nEND:VEVENT\n" % (n, lines.replace(b"#", b"%d" % n)) for n in range(count)
    )
    return b"BEGIN:VCALENDAR\n" + events + b"END:VCALENDAR\n"


CALENDAR_BOMBS = (
    b"\n" * (24 << 20),
    b"BEGIN:VCALENDAR\n" * 1_000_000,
    _HEAD + b"DESCRIPTION:" + b"x\n " * (7 << 20) + _TAIL,
    _HEAD + b"SUMMARY:" + b"\xf0\x9f\xa6\x8a\n " * (4 << 20) + _TAIL,
    _HEAD + b"EXDATE:" + b"20260312T100000," * 1_000_000 + _TAIL,
    _HEAD + (b"EXDATE:" + b"20260312T100000," * 500 + b"\n") * 2_000 + _TAIL,
    _HEAD + (b"RDATE:20260312T100000\n" * 60_000) + _TAIL,
    _many(200_000, b"DTSTART:20260312"),
    _many(9_000, b"DTSTART:20260312\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=#"),
    _many(3_000, b"DTSTART:20260312\nRRULE:FREQ=SECONDLY"),
    _many(2_000, b"DTSTART;TZID=Zone#:20260312T100000"),
    b"BEGIN:VCALENDAR\n" + ZONE.replace("YEARLY", "SECONDLY").encode() * 2_000 + b"END:VCALENDAR\n",
    b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b'DTSTART;X="' + b'a";' * 100_000 + _TAIL,
    bytes(26 << 20),
)  # fmt: skip
