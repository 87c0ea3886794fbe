"""The files for file managers say what the program really writes, and how it is really started."""

from __future__ import annotations

import tomllib
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

from recovery_journal import resources
from recovery_journal.services.shelf import OpenJournal

FOLDER = resources.path("packaging")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def _kind() -> ElementTree.Element:
    kind = ElementTree.parse(FOLDER / "recovery-journal.xml").getroot().find(f"{MIME}mime-type")
    assert kind is not None
    return kind


def _entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(FOLDER / "recovery-journal.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_a_journal_file_begins_and_ends_as_its_kind_says(opened: OpenJournal, tmp_path: Path) -> None:
    content = opened.backups.save_copy(tmp_path / "my.journal").path.read_bytes()
    matches = list(_kind().iter(f"{MIME}match"))
    assert len(matches) == 2
    for each in matches:
        at, value = int(each.attrib["offset"]), each.attrib["value"].encode().decode("unicode_escape").encode("latin-1")
        assert content[at : at + len(value)] == value
    assert [each.attrib["pattern"] for each in _kind().iter(f"{MIME}glob")] == ["*.journal"]


def test_the_menu_entry_starts_the_program_with_the_file() -> None:
    entry = _entry()
    project = tomllib.loads((resources.path("packaging").parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    command, argument = entry["Exec"].split()
    assert command in project["project"]["scripts"]
    assert argument == "%f"
    assert entry["MimeType"] == f"{_kind().attrib['type']};"
    assert (FOLDER / f"{entry['Icon']}.svg").is_file()
