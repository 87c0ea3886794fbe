"""Files that look like something to import and are not: made out of good ones, or out of nothing."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from recovery_journal.storage import archive

HUGE = 10**400
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([HUGE, -HUGE, 1 << 63, -1, 0.5, 1e308, float("inf"), float("nan"), 1 << 31]),
    st.text(max_size=8),
    st.sampled_from(["", " ", "\0", "\ud800", "x" * 30_000, "../../etc", "é", "\u202e"]),
    st.sampled_from(["2026-02-30", "9999-12-31", "0001-01-01", "24:00"]),
    st.sampled_from(["0001-01-01T00:00:00+14:00", "2026-03-12T10:00:00", "14:30:00+02:00", "2026-03-12T10:00:00Z"]),
    st.uuids().map(str),
    st.recursive(st.none(), lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside)),
    st.just([["deep"] * 3]),
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside, max_size=4),
    max_leaves=12,
)


class Good(bytes):
    """The content of a good file; it is not written out where a test failed."""

    def __repr__(self) -> str:
        return f"<{len(self)} good bytes>"


@st.composite
def changed_bytes(draw: st.DrawFn, whole: bytes) -> bytes:
    """Good bytes, some of which were flipped, cut off, doubled, left out or written over."""
    start = draw(st.integers(0, len(whole) - 1))
    end = draw(st.integers(start, min(len(whole), start + draw(st.sampled_from([1, 8, 500, 100_000])))))
    part = whole[start:end]
    odd = [b"", part * 2, part[::-1], bytes(len(part)), b'"', b"{", b"]", b",", b"\\", b"\xff", b"\xed\xa0\x80"]
    new = draw(st.sampled_from(odd) | st.binary(max_size=20))
    return whole[:start] + new + whole[end:]


def changed_export(whole: bytes) -> st.SearchStrategy[bytes]:
    """A good export in which values, names, whole entities or the outer members are others."""
    parts = st.tuples(st.integers(0, 1 << 64), st.lists(ODD, min_size=1, max_size=3), st.text(max_size=8))
    return parts.map(lambda drawn: _changed(whole, Random(drawn[0]), *drawn[1:]))


def _changed(whole: bytes, chance: Random, odd: list[Any], text: str) -> bytes:
    content = json.loads(whole)
    for each in odd:
        change = chance.choice((_value, _value, _value, _name, _entity, _member))
        change(chance, content, each, text)
    return json.dumps(content, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _kind(chance: Random, content: Any) -> list[Any]:
    records = content.get("records")
    found = [each for each in records.values() if each and isinstance(each, list)] if isinstance(records, dict) else []
    return chance.choice(found) if found else [{"id": 1}]


def _one(chance: Random, content: Any) -> dict[str, Any]:
    entity = chance.choice(_kind(chance, content))
    return entity if isinstance(entity, dict) and entity else {"id": 1}


def _value(chance: Random, content: Any, odd: Any, _text: str) -> None:
    entity = _one(chance, content)
    entity[chance.choice(list(entity))] = odd


def _name(chance: Random, content: Any, _odd: Any, text: str) -> None:
    entity = _one(chance, content)
    value = entity.pop(chance.choice(list(entity)))
    if chance.random() < 0.5:
        entity[chance.choice((text, "__class__", "KIND", "owner", "day"))] = value


def _entity(chance: Random, content: Any, odd: Any, _text: str) -> None:
    kind, other = _kind(chance, content), _kind(chance, content)
    what, one = chance.choice(("twice", "gone", "elsewhere", "odd", "twin")), chance.choice(kind)
    if what == "gone":
        kind.remove(one)
    elif what == "odd":
        kind.append(odd)
    else:
        copy = dict(one) if isinstance(one, dict) else one
        if what == "twin" and isinstance(copy, dict):
            copy["id"] = str(UUID(int=chance.getrandbits(128)))
        (other if what == "elsewhere" else kind).append(copy)


def _member(chance: Random, content: Any, odd: Any, text: str) -> None:
    where = chance.choice(("format", "version", "records", "more", "kind", "kinds"))
    inside = content.get("records")
    if where in ("kind", "kinds") and isinstance(inside, dict) and inside:
        inside[text if where == "kind" else chance.choice(list(inside))] = odd
    else:
        content[where] = odd


ANYTHING = st.binary(max_size=200) | ANY_JSON.map(lambda each: json.dumps(each).encode())
BOMBS = (
    b"[" * 1_000_000,
    b'{"a":' * 300_000,
    b'{"format":"recovery-journal","version":1,"records":{"trigger":[' + b"[" * 900_000,
    b'{"format":"recovery-journal","version":1,"records":{"trigger":[{"steps":' + b"[" * 900_000,
    b'{"format":"recovery-journal","version":1,"records":{"trigger":[{"note":"' + b"x" * (19 << 20),
    b'{"format":"recovery-journal","version":1,"records":{"trigger":[' + b'{"":0},' * 2_500_000,
    b'{"format":"recovery-journal","version":1,"records":{"trigger":[{"text":[' + b"[]," * 6_000_000,
    b'{"format":"recovery-journal","version":1,"records":{' + b'"trigger":[],' * 1_500_000,
    b'{"format":"recovery-journal","version":' + b"9" * 1_000_000 + b"}",
    b" " * (20 << 20),
    b"\xf0\x9f\xa6\x8a" * (5 << 20),
    b"0" * (30 << 20),
    b'"' + b"\\" * (20 << 20),
)


def many(good: int) -> bytes:
    """As many small entities as an import may have, and at last one that is none."""
    small = b'{"id":"%032x","text":"\xc3\xa9"},'
    rows = b"".join(small % number for number in range(good))
    return b'{"format":"recovery-journal","version":1,"records":{"trigger":[' + rows + b'{"id":0}]}}'


def texts(good: int) -> bytes:
    """Long texts of which every one needs four bytes a letter, and at last one that is too long."""
    note = "é\U0001f98a" + "x" * 19_000
    rows = [{"id": f"{number:032x}", "text": "a", "note": note} for number in range(good)]
    rows.append({"id": f"{good:032x}", "text": "a", "note": "x" * 20_001})
    whole = {"format": "recovery-journal", "version": 1, "records": {"trigger": rows}}
    return json.dumps(whole, ensure_ascii=False).encode()


GOOD_DIARY = (
    "Date,Mood,Urge,Slept,Feelings,Title,Notes,Tags\n"
    + "".join(
        f'2025-{month:02}-{day:02},{day % 11},{month},{day % 9}.5,"calm, tired",A day,"A ""walk"" 🦊\nhome",x | y\n'
        for month in range(1, 4)
        for day in range(1, 15)
    )
).encode()
_CELLS = st.one_of(
    st.sampled_from(
        ["2025-02-30", "1/2/2025", "31.12.24", "9999-12-31", "0001-01-01", "25:00", "=1+1", "-1", "1e9", "nan"]
    ),
    st.sampled_from(["", " ", "x" * 30_000, "\u202e", "\U0001f98a", "7,5", "11", "good", "rad", '"', "\r", "\n"]),
    st.integers(-20, 200).map(str),
    st.dates().map(str),
    st.text(max_size=8),
)


@st.composite
def odd_diary(draw: st.DrawFn) -> bytes:
    """A table of odd cells, in any letters, with any separator, with or without quotation marks."""
    separator, quote = draw(st.sampled_from([",", ";", "\t", "|"])), draw(st.sampled_from(['"', ""]))
    names = draw(st.lists(st.sampled_from(["Date", "Mood", "Urge", "Sleep", "Note", "Title", "Tags", "?"]), max_size=6))
    rows = draw(st.lists(st.lists(_CELLS, max_size=7), max_size=12))
    lines = (separator.join(f"{quote}{cell}{quote}" for cell in row) for row in [names, *rows])
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "utf-32"]))
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines).encode(encoding, "ignore")


DIARY_BOMBS = (
    b"2025-01-01,6\n" * 1_000_000,
    b"Date,Note\n2025-01-01," + b"x" * (30 << 20),
    b'Date,Note\n2025-01-01,"' + b"x\n" * (10 << 20),
    b'"' * (20 << 20),
    b"," * (20 << 20),
    (b"ab," * 199 + b"\n") * 40_000,
    b"Date,Mood\n" + b"1/2/2025,w%d\n" * 39_000,
    b"\xff\xfe" + b"a\0" * (10 << 20),
    b"Date,Tags\n" + (b"2025-01-01," + b"|" * 90_000 + b"\n") * 100,
    b"Date,Note\n" + "2025-01-01,é🦊\n".encode() * 40_000,
)


@st.composite
def changed_archive(draw: st.DrawFn, whole: bytes) -> bytes:
    """A good `.journal` file with other bytes, another layout, or other content under sums that are right."""
    how = draw(st.sampled_from([changed_bytes, repacked, resealed, resealed, resealed]))
    return draw(how(whole))


@st.composite
def repacked(draw: st.DrawFn, whole: bytes) -> bytes:
    """The same members, and others, packed by any zip program: compressed, doubled, with names that lead elsewhere."""
    members = _members(whole)
    found = [(name, content) for name, content in members.items() if draw(st.integers(0, 4))]
    names = st.sampled_from(["../out", "/etc/out", "a/../../out", "journal.db", "keys.json", "C:\\out", "x" * 300])
    found += [(draw(names), draw(st.sampled_from([b"", bytes(5 << 20), b"{}"])))] if draw(st.booleans()) else []
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))) as file:
        for name, content in draw(st.permutations(found)):
            if name not in file.NameToInfo:
                file.writestr(zipfile.ZipInfo(name), content, file.compression)
    return packed.getvalue()


@st.composite
def resealed(draw: st.DrawFn, whole: bytes) -> bytes:
    """Laid out as ours, every sum right, but a manifest, keys or a database that somebody changed before."""
    members = _members(whole)
    manifest, keys, database = (members[name] for name in (archive.MANIFEST, archive.KEYS, archive.DATABASE_FILE))
    what = draw(st.sampled_from(["manifest", "file", "keys", "slot", "database"]))
    if what == "keys":
        keys = draw(changed_bytes(Good(keys)) | ANYTHING)
    elif what == "slot":
        keys = _with_another_slot(draw, keys)
    elif what == "database":
        database = draw(changed_bytes(Good(database)) | ANYTHING)
    content = json.loads(manifest)
    sums = [archive._sum_up(archive.KEYS, keys), archive._sum_up(archive.DATABASE_FILE, database)]
    content["files"] = [{"name": each.name, "size": each.size, "sha256": each.sha256} for each in sums]
    if what in ("manifest", "file"):
        place = content if what == "manifest" else draw(st.sampled_from(content["files"]))
        place[draw(st.sampled_from(sorted(place)))] = draw(ODD)
    manifest = json.dumps(content, indent=1).encode("utf-8", "surrogatepass")
    sums.insert(0, archive._sum_up(archive.MANIFEST, manifest))
    headers = [archive._header(each) for each in sums]
    parts = zip(headers, (manifest, keys, database), strict=True)
    return b"".join((*(header + raw for header, raw in parts), archive._end(sums)))


def _with_another_slot(draw: st.DrawFn, keys: bytes) -> bytes:
    from recovery_journal.storage.keys import to_bytes

    content = json.loads(keys)
    del content["check"]
    place = draw(st.sampled_from([content, *content["slots"]]))
    place[draw(st.sampled_from(sorted(place)))] = draw(ODD.filter(lambda each: each == each))
    try:
        return to_bytes(content)
    except (ValueError, TypeError):
        return keys


def _members(whole: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        return {each: file.read(each) for each in file.namelist()}


def write(content: bytes, file: Path) -> Path:
    """Puts a content into a file."""
    file.write_bytes(content)
    file.chmod(0o600)
    return file
