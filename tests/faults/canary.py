"""Looks through every file for a word that was written into every text of a journal."""

from __future__ import annotations

from pathlib import Path

from tests.faults.kept import CANARY

WAYS = ("utf-8", "utf-16-le", "utf-16-be")
FORMS = [CANARY.encode(way) for way in WAYS]
IN_CLEAR = ".export.json"  # how the tests name what a person wrote to read it elsewhere
NAMES_IN_CLEAR = ("settings.toml",)


def heard_in(folder: Path) -> list[str]:
    """The files below a folder in which the word stands, or in whose names."""
    return [str(each.relative_to(folder)) for each in files_in(folder) if is_heard(each, folder)]


def files_in(folder: Path) -> list[Path]:
    """Every file but exports."""
    return [each for each in folder.rglob("*") if each.is_file() and not each.name.endswith(IN_CLEAR)]


def is_heard(file: Path, folder: Path) -> bool:
    """Whether the word stands in a file, in any of the ways that text is written, or in its name."""
    content = file.read_bytes() + str(file.relative_to(folder)).encode()
    return any(form in content for form in FORMS)


def open_to_others(folder: Path) -> list[str]:
    """The files and folders, below one that the program made, that others than their owner may use."""
    return [
        f"{each.relative_to(folder)} {each.lstat().st_mode & 0o777:o}"
        for top in (*folder.rglob("journals"), *folder.rglob("backups"), *folder.rglob("settings.toml"))
        for each in (top, *top.rglob("*"))
        if not each.is_symlink() and each.lstat().st_mode & 0o077
    ]


def sweep(folder: Path, counted: list[int], *, rights: bool = True) -> None:
    """Looks through all below a folder; counts the files in which nothing was heard."""
    files = files_in(folder)
    counted[0] += len(files)
    heard = heard_in(folder)
    counted[1] += len(files) - len(heard)
    assert heard == []
    assert not rights or open_to_others(folder) == []
