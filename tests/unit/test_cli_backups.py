"""Tests of backup, verify, restore and open at the shell, with passphrase or recovery code; some in real processes."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal.cli import main
from recovery_journal.domain.plan import Reason, Trigger
from recovery_journal.paths import places
from recovery_journal.services.recovery_code import new_code
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage.connecting import FILE
from recovery_journal.storage.reserve import RESERVE
from tests.conftest import CHEAP, PASSPHRASE
from tests.unit import test_cli
from tests.unit.test_cli import PLAIN_ENVIRONMENT, command_line, entry_of, refusal

CODE = new_code()
TEXT = "A street I would rather not name"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one journal that has one trigger and a recovery code."""
    opened = Shelf(places(tmp_path / "data"), CHEAP).make("Mine", PASSPHRASE, CODE)
    opened.journal.save(Trigger(text=TEXT))
    opened.close()
    return tmp_path / "data"


@pytest.fixture
def file(data: Path, tmp_path: Path) -> Path:
    """The journal as one file."""
    opened = Shelf(places(data), CHEAP).open(entry_of(data), PASSPHRASE)
    made = opened.backups.save_copy(tmp_path / "mine.journal").path
    opened.close()
    return made


def run(data: Path, *arguments: str, given: str = PASSPHRASE) -> subprocess.CompletedProcess[bytes]:
    """One command in this process, with standard input and output of its own."""
    streams = [io.TextIOWrapper(io.BytesIO(each), "utf-8") for each in (given.encode() + b"\n", b"", b"")]
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        ended = main(["--data-dir", str(data), *arguments])
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    for each in streams[1:]:
        each.flush()
    _, said, told = (each.buffer.getvalue() for each in streams)  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, ended, said, told)


def write_more(data: Path) -> None:
    opened = Shelf(places(data), CHEAP).open(entry_of(data), PASSPHRASE)
    opened.journal.save(Reason(text="My own kitchen"))
    opened.close()


def said(ended: subprocess.CompletedProcess[bytes]) -> list[str]:
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == b""
    return ended.stdout.decode().splitlines()


def counts(data: Path) -> tuple[int, int]:
    opened = Shelf(places(data), CHEAP).open(entry_of(data), PASSPHRASE)
    found = opened.reader.count("trigger"), opened.reader.count("reason")
    opened.close()
    return found


@pytest.mark.parametrize("secret", [CODE, CODE.replace("-", " ").lower(), PASSPHRASE], ids=["code", "typed", "words"])
def test_the_recovery_code_is_known_by_its_form(data: Path, secret: str) -> None:
    assert run(data, "check", given=secret).returncode == 0


def test_a_mistyped_or_another_recovery_code_is_told_as_such(data: Path) -> None:
    other = "2" if CODE[0] != "2" else "3"
    assert "a typing mistake" in refusal(run(data, "check", given=other + CODE[1:]))
    assert "recovery code does not open" in refusal(run(data, "check", given=new_code()))


def test_there_and_back_in_processes_of_their_own(data: Path, tmp_path: Path) -> None:
    made = str(tmp_path / "mine.journal")
    ended = test_cli.run(data, "backup", made)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
    write_more(data)
    assert "1 trigger" in said(test_cli.run(data, "verify", made, given=CODE))
    assert "--yes" in refusal(test_cli.run(data, "restore", made))
    said(test_cli.run(data, "restore", made, "--yes", given=CODE + "\n"))
    assert counts(data) == (1, 0)


def test_backup_writes_one_private_file_that_opens_with_both_secrets(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.journal"
    assert said(run(data, "backup", str(file))) == []
    assert file.stat().st_mode & 0o777 == 0o600
    assert TEXT.encode() not in file.read_bytes()
    for secret in (PASSPHRASE, CODE):
        lines = said(run(data, "verify", str(file), given=secret))
        assert lines[0] == "The file is whole, to its last page."
        assert lines[1].startswith("Made: 20")
        assert "1 trigger" in lines
        assert TEXT not in "\n".join(lines)
    assert "did not open it" in refusal(run(data, "verify", str(file), given="not this one"))


def test_backup_overwrites_nothing_and_stays_out_of_the_journals_folder(data: Path, file: Path) -> None:
    before = file.read_bytes()
    said = refusal(run(data, "backup", str(file)))
    assert str(file) in said
    assert "--force" not in said  # it knows no such thing
    assert file.read_bytes() == before
    inside = Path(entry_of(data).folder) / "x.journal"
    refusal(run(data, "backup", str(inside)))
    assert not inside.exists()
    refusal(run(data, "backup", str(file.parent / "nowhere" / "x.journal")))


@pytest.mark.parametrize("command", ["verify", "restore"])
def test_files_that_cannot_be_used_are_refused_each_in_its_own_words(data: Path, file: Path, command: str) -> None:
    flipped = bytearray(file.read_bytes())
    flipped[len(flipped) // 2] ^= 1
    damaged, strange = file.with_name("damaged.journal"), file.with_name("strange.journal")
    damaged.write_bytes(flipped)
    strange.write_bytes(b"Dear diary\n" * 100)
    assert "damaged" in refusal(run(data, command, str(damaged)))
    assert "not a journal of this program" in refusal(run(data, command, str(strange)))
    assert "could not be read" in refusal(run(data, command, str(file.parent / "nothing.journal")))
    assert counts(data) == (1, 0)


def test_restore_says_what_would_change_and_does_nothing_unasked(data: Path, file: Path) -> None:
    write_more(data)
    ended = run(data, "restore", str(file))
    assert "--yes" in refusal(ended)
    lines = ended.stdout.decode().splitlines()
    assert lines[0] == "In the file:"
    assert "1 trigger" in lines
    assert lines[lines.index("Since then:") + 1 :] == ["1 reason added"]
    assert counts(data) == (1, 1)


@pytest.mark.parametrize("secret", [PASSPHRASE, CODE], ids=["words", "code"])
def test_restore_puts_the_file_in_place_and_keeps_what_was_there(data: Path, file: Path, secret: str) -> None:
    write_more(data)
    lines = said(run(data, "restore", str(file), "--yes", given=secret))
    assert counts(data) == (1, 0)
    kept = Path(lines[-1].partition(": ")[2])
    assert lines[-2] == "“Mine” is as it was in the file."
    said(run(data, "restore", str(kept), "--yes"))
    assert counts(data) == (1, 1)


def test_restore_brings_back_a_journal_that_is_damaged(data: Path, file: Path) -> None:
    journal = Path(entry_of(data).folder) / FILE
    journal.write_bytes(b"")
    lines = said(run(data, "restore", str(file), "--yes"))
    assert any(line.startswith("What differs from now cannot be told. The journal’s file is empty") for line in lines)
    assert counts(data) == (1, 0)


def test_restore_on_another_computer_puts_it_on_the_list(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    ended = run(elsewhere, "restore", str(file), "--label", "Brought along")
    assert "Brought along" in ended.stdout.decode()
    assert not (elsewhere / "settings.toml").exists()
    said(run(elsewhere, "restore", str(file), "--yes", "--label", "Brought along", given=CODE))
    assert entry_of(elsewhere).label == "Brought along"
    assert counts(elsewhere) == (1, 0)


def test_restore_takes_no_other_journals_place(data: Path, file: Path) -> None:
    Shelf(places(data), CHEAP).make("Other", PASSPHRASE).close()
    said_no = run(data, "--journal", "Other", "restore", str(file), "--yes")
    assert "another journal" in refusal(said_no)
    assert run(data, "--journal", "Mine", "restore", str(file), "--yes").returncode == 0


def test_restore_leaves_an_open_journal_alone(data: Path, file: Path) -> None:
    opened = Shelf(places(data), CHEAP).open(entry_of(data), PASSPHRASE)
    try:
        assert "open in another window" in refusal(run(data, "restore", str(file), "--yes"))
    finally:
        opened.close()


@pytest.mark.parametrize(("answer", "status"), [(b"yes\n", 0), (b"\n", 1)])
def test_at_a_terminal_restore_asks(data: Path, file: Path, answer: bytes, status: int) -> None:
    write_more(data)
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command_line(data, "restore", str(file)),
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=slave,
        env=PLAIN_ENVIRONMENT,
        start_new_session=True,
    )
    os.close(slave)
    seen = b""
    for given, question in ((PASSPHRASE.encode() + b"\n", b"code: "), (answer, b"yes: ")):
        while not seen.endswith(question):
            seen += os.read(master, 200)
        os.write(master, given)
    process.communicate(timeout=30)
    os.close(master)
    assert process.returncode == status
    assert PASSPHRASE.encode() not in seen
    assert counts(data) == ((1, 0) if status == 0 else (1, 1))


def test_check_tells_of_backups_the_reserve_and_the_recovery_code(data: Path) -> None:
    lines = said(run(data, "check"))
    assert {"Backups: none yet.", "Reserve for a full drive: there.", "Recovery code: set."} <= set(lines)
    opened = Shelf(places(data), CHEAP).open(entry_of(data), PASSPHRASE)
    opened.backups.make()
    newest = opened.backups.all()[0].path
    opened.close()
    (line,) = (each for each in said(run(data, "check")) if each.startswith("Backups: 1, made "))
    assert line.endswith("It was opened again and is whole.")
    newest.write_bytes(newest.read_bytes()[:-1])
    assert "The newest backup could not be used." in refusal(run(data, "check"))


def test_check_tells_when_there_is_no_reserve_and_no_code(tmp_path: Path) -> None:
    Shelf(places(tmp_path), CHEAP).make("Mine", PASSPHRASE).close()
    assert "Recovery code: not set." in said(run(tmp_path, "check"))
    assert (Path(entry_of(tmp_path).folder) / RESERVE).exists()


class TestOpen:
    @pytest.mark.parametrize(
        ("arguments", "meant"),
        [
            (["x.journal"], ["open", "x.journal"]),
            (["a b.JOURNAL"], ["open", "a b.JOURNAL"]),
            (["--data-dir", "d", "x.journal"], ["--data-dir", "d", "open", "x.journal"]),
            (["--data-dir=d.journal", "x.journal"], ["--data-dir=d.journal", "open", "x.journal"]),
            (["open", "x.journal"], ["open", "x.journal"]),
            (["verify", "x.journal"], ["verify", "x.journal"]),
            (["--journal", "x.journal"], ["--journal", "x.journal"]),
        ],
    )
    def test_a_file_alone_is_one_to_open(self, arguments: list[str], meant: list[str]) -> None:
        from recovery_journal.arguments import read

        assert read(arguments) == read(meant)

    def test_one_that_is_not_there_is_told_without_a_window(self, tmp_path: Path) -> None:
        for arguments in (["open", "nothing.journal"], ["nothing.journal"]):
            assert "no such file" in refusal(run(tmp_path, *arguments))
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        "arguments", [["backup"], ["restore", "a", "b"], ["open"], ["--demo", "open", "x.journal"]]
    )
    def test_wrong_usage_is_2(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(arguments) == 2
        assert "usage: recovery-journal" in capsys.readouterr().err


def test_no_command_loads_qt(data: Path, file: Path) -> None:
    script = """
import io, json, sys
from recovery_journal.cli import main
secret, commands = json.load(sys.stdin)
for each in commands:
    sys.stdin = io.TextIOWrapper(io.BytesIO(secret.encode()))
    assert main(each) == 0, each
print(*(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "recovery_journal.gui"))))
"""
    commands = (["verify", str(file)], ["restore", str(file), "--yes"], ["backup", str(file) + "2"], ["check"])
    ended = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps([PASSPHRASE, [["--data-dir", str(data), *each] for each in commands]]).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.decode().splitlines()[-1] == ""
