"""What is kept outside the vault, in clear: the look, the region, the window's place, the list of journals."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from recovery_journal import paths, safe_files
from recovery_journal.language import tr

APPEARANCES = ("system", "light", "dark", "high_contrast")
SMALLEST_TEXT, LARGEST_TEXT = 80, 250
LABEL_LIMIT = 60
SHORTEST_IDLE, LONGEST_IDLE = 1, 60  # minutes
NEUTRAL_NAMES = ("", "Notes", "Planner", "Journal")  # '' is the program's own name
_TURNS_ROUND = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class ListedJournal(NamedTuple):
    """One journal of the list at the unlock window. Its folder is named by `id`, never by `label`."""

    id: str
    label: str
    folder: str
    opened_on: date | None = None


class Settings(NamedTuple):
    """All settings, with their defaults. `text_size` is in per cent; `window` is x, y, width, height, maximized.

    `idle_minutes` without a key or the mouse lock the journal. `discreet_name` stands wherever the desktop shows the
    program's name. With `hide_list` the unlock window shows no journals; without `note_day` no day is remembered.
    """

    appearance: str = "system"
    text_size: int = 100
    system_font: bool = False
    less_motion: bool = False
    show_menu: bool = False
    region: str = ""
    language: str = "en"
    last_journal: str = ""
    idle_minutes: int = 5
    discreet_name: str = ""
    hide_list: bool = False
    note_day: bool = True
    window: tuple[int, ...] = ()
    journals: tuple[ListedJournal, ...] = ()

    def with_journal(self, entry: ListedJournal) -> Settings:
        """These settings with `entry` in the list, in its place if it is there already."""
        ids = [each.id for each in self.journals]
        kept = [entry if each.id == entry.id else each for each in self.journals]
        return self._replace(journals=tuple(kept if entry.id in ids else [*kept, entry]))

    def without_journal(self, journal_id: str) -> Settings:
        """These settings with a journal off the list. Its folder stays."""
        return self._replace(journals=tuple(each for each in self.journals if each.id != journal_id))

    def without_notes(self) -> Settings:
        """These settings without what is only noted: the journal that was opened last, its day, the window's place."""
        journals = tuple(each._replace(opened_on=None) for each in self.journals)
        return self._replace(last_journal="", window=(), journals=journals)

    def find(self, label_or_id: str) -> list[ListedJournal]:
        """The journals with this id, else those with this label."""
        by_id = [each for each in self.journals if each.id == label_or_id]
        return by_id or [each for each in self.journals if each.label == label_or_id]


def load(file: Path) -> Settings:
    """The settings in `file`; defaults where it is missing, and for what in it cannot be read."""
    content = _read(file) or {}
    known = Settings._field_defaults
    plain = {name: value for name, value in content.items() if name in known and _fits(known[name], value)}
    lists = {"window": _place(content.get("window")), "journals": _entries(content.get("journals"))}
    return _within_bounds(Settings(**plain | lists))


def _within_bounds(read: Settings) -> Settings:
    """What somebody wrote into the file by hand, brought back to what there is."""
    return read._replace(
        appearance=read.appearance if read.appearance in APPEARANCES else APPEARANCES[0],
        text_size=min(max(read.text_size, SMALLEST_TEXT), LARGEST_TEXT),
        idle_minutes=min(max(read.idle_minutes, SHORTEST_IDLE), LONGEST_IDLE),
        discreet_name=read.discreet_name if read.discreet_name in NEUTRAL_NAMES else "",
    )


def _read(file: Path) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _fits(default: Any, value: Any) -> bool:
    return type(value) is type(default)


def _place(numbers: Any) -> tuple[int, ...]:
    good = isinstance(numbers, list) and all(type(each) is int and abs(each) < 1 << 31 for each in numbers)
    return tuple(numbers) if good else ()


def _entries(rows: Any) -> tuple[ListedJournal, ...]:
    found = (_entry(row) for row in (rows if isinstance(rows, list) else []))
    return tuple(each for each in found if each is not None)


def _entry(row: Any) -> ListedJournal | None:
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("id", "label", "folder")):
        return None
    day = row.get("opened_on")
    return ListedJournal(row["id"], row["label"], row["folder"], day if type(day) is date else None)


def save(file: Path, settings: Settings) -> None:
    """Writes `settings` to `file`, whole or not at all; what cannot be read is kept beside it. Raises OSError."""
    import tomli_w

    paths.make_private_folder(file.parent)
    if file.exists() and _read(file) is None:
        file.replace(file.with_name(f"{file.name}.unreadable"))  # it may name journals
    plain: dict[str, Any] = settings._asdict()
    plain["journals"] = [{k: v for k, v in row._asdict().items() if v is not None} for row in settings.journals]
    plain["window"] = list(plain["window"])
    safe_files.write_whole(file, tomli_w.dumps(plain).encode())


def label_problem(label: str) -> str:
    """What is wrong with a journal's label: '', 'empty', 'too_long' or 'control' (a sign that cannot be shown)."""
    if not any(sign.isprintable() and not sign.isspace() for sign in label):
        return "control" if label.strip() else "empty"
    if len(label) > LABEL_LIMIT:
        return "too_long"
    return "control" if any(_cannot_be_shown(sign) for sign in label) else ""


def label_words(label: str) -> str:
    """The sentence for what is wrong with a journal's label; '' when nothing is."""
    return {
        "": "",
        "empty": tr("Give the journal a name. “My journal” is fine."),
        "too_long": tr("This name is too long. The limit is {limit} characters.", limit=LABEL_LIMIT),
        "control": tr("There is a character in this name that cannot be shown. Please type it anew."),
    }[label_problem(label)]


def _cannot_be_shown(sign: str) -> bool:
    """Line breaks, bells, halves of signs, and what turns text round; joiners belong to emoji and to some scripts."""
    import unicodedata

    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in _TURNS_ROUND
