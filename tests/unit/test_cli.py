"""Tests of the shell's commands as a person runs them: real processes, real files, standard input, exit status."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.paths import OVERRIDE, places
from recovery_journal.services.disclosures import What
from recovery_journal.services.shelf import Shelf
from recovery_journal.settings import ListedJournal
from recovery_journal.storage import keys
from recovery_journal.storage.connecting import FILE
from tests.conftest import CHEAP, PASSPHRASE

SECRET_TEXT = "A street I would rather not name 🌧"
LEFT_OUT = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR", OVERRIDE)
PLAIN_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}


def command_line(data: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "recovery_journal", "--data-dir", str(data), *arguments]


def run(data: Path, *arguments: str, given: str | bytes = PASSPHRASE + "\n") -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own, without display."""
    typed = given.encode() if isinstance(given, str) else given
    return subprocess.run(
        command_line(data, *arguments), input=typed, capture_output=True, env=PLAIN_ENVIRONMENT, check=False, timeout=60
    )


def refusal(ended: subprocess.CompletedProcess[bytes]) -> str:
    """The one line that a known problem is told with."""
    said = ended.stderr.decode()
    assert ended.returncode == 1, said
    assert said.startswith("recovery-journal: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said


def entry_of(data: Path) -> ListedJournal:
    return Shelf(places(data)).settings.journals[0]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one journal that has one trigger."""
    opened = Shelf(places(tmp_path / "data"), CHEAP).make("Mine", PASSPHRASE)
    opened.journal.save(Trigger(text=SECRET_TEXT))
    opened.close()
    return tmp_path / "data"


def test_new_makes_a_journal_of_full_cost_and_prints_its_id(tmp_path: Path) -> None:
    ended = run(tmp_path, "new", "--label", "a/b\\c: ../x")
    assert ended.returncode == 0, ended.stderr
    folder = tmp_path / "journals" / ended.stdout.decode().strip()
    assert folder.is_dir()
    assert entry_of(tmp_path).label == "a/b\\c: ../x"
    slot = keys.read(folder)["slots"][0]
    assert slot["memory"] >= keys.LOW_MEMORY_COST.memory
    assert slot["passes"] >= keys.LOW_MEMORY_COST.passes


@pytest.mark.parametrize("label", ["", "  ", "two\nlines", "bell\a", "x" * 61])
def test_labels_that_cannot_be_shown_are_refused(tmp_path: Path, label: str) -> None:
    assert "name" in refusal(run(tmp_path, "new", "--label", label))
    assert not (tmp_path / "journals").exists()


@pytest.mark.parametrize("given", ["", "\n", "\r\n", b"\xff\xfe\n"])
def test_a_passphrase_is_needed(data: Path, given: str | bytes) -> None:
    assert "passphrase" in refusal(run(data, "check", given=given))


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nmore lines\n"])
def test_the_first_line_of_input_is_the_passphrase(data: Path, ending: str) -> None:
    assert run(data, "check", given=PASSPHRASE + ending).returncode == 0


def test_a_wrong_passphrase_says_so_and_nothing_else(data: Path) -> None:
    said = refusal(run(data, "export", "--format", "json", given="not this one\n"))
    assert said == "recovery-journal: That did not open it. Check Caps Lock.\n"


def test_at_a_terminal_the_passphrase_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command_line(tmp_path, "new", "--label", "Mine"),
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=slave,
        env=PLAIN_ENVIRONMENT,
        start_new_session=True,
    )
    os.close(slave)
    seen = b""
    for answer in (b"one parrot\n", b"another\n"):
        while not seen.endswith(b": "):
            seen += os.read(master, 200)
        os.write(master, answer)
        seen += b"\n"
    seen += os.read(master, 2000)
    process.communicate(timeout=30)
    os.close(master)
    assert process.returncode == 1
    assert b"parrot" not in seen
    assert b"another" not in seen
    assert not (tmp_path / "journals").exists()


def test_check_tells_counts_and_no_texts(data: Path) -> None:
    ended = run(data, "check")
    assert ended.returncode == 0
    assert "triggers: 1" in ended.stdout.decode().lower()
    assert "street" not in ended.stdout.decode()
    assert ended.stderr == b""


def test_check_finds_damage(data: Path) -> None:
    file = Path(entry_of(data).folder) / FILE
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert "damaged" in refusal(run(data, "check"))


def test_export_writes_everything_to_standard_output(data: Path) -> None:
    ended = run(data, "export", "--format", "json")
    assert ended.returncode == 0
    assert [each["text"] for each in json.loads(ended.stdout)["records"]["trigger"]] == [SECRET_TEXT]
    assert SECRET_TEXT.encode() in ended.stdout


def test_export_to_a_file_is_private_and_overwrites_nothing_unasked(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert run(data, "export", "--format", "json", "--to", str(target)).returncode == 0
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_bytes(b"mine")
    assert str(target) in refusal(run(data, "export", "--format", "json", "--to", str(target)))
    assert target.read_bytes() == b"mine"
    assert run(data, "export", "--format", "json", "--to", str(target), "--force").returncode == 0
    assert json.loads(target.read_bytes())["version"] == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data", "out.json"]


def test_what_was_exported_is_noted_in_the_journal(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    run(data, "export", "--format", "json")
    run(data, "export", "--format", "json", "--to", str(target))
    run(data, "backup", str(tmp_path / "mine.journal"))
    opened = Shelf(places(data), CHEAP).open(entry_of(data), PASSPHRASE)
    gone = [(each.what, each.place) for each in opened.disclosures.all()]
    opened.close()
    assert gone == [
        (What.JOURNAL_FILE, str(tmp_path / "mine.journal")),
        (What.EVERYTHING_READABLE, str(target)),
        (What.EVERYTHING_READABLE, "-"),
    ]


def test_several_journals_are_listed_when_none_is_named(data: Path) -> None:
    Shelf(places(data), CHEAP).make("Other", "x").close()
    said = refusal(run(data, "check"))
    assert "Mine" in said
    assert "Other" in said
    assert entry_of(data).id in said
    assert run(data, "--journal", "Mine", "check").returncode == 0
    assert run(data, "--journal", entry_of(data).id, "check").returncode == 0
    assert "Nobody" in refusal(run(data, "--journal", "Nobody", "check"))


def test_no_journal_at_all(tmp_path: Path) -> None:
    assert "no journal" in refusal(run(tmp_path, "check"))


def test_the_environment_can_name_the_folder(data: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "recovery_journal", "check"],
        input=PASSPHRASE.encode(),
        capture_output=True,
        env=PLAIN_ENVIRONMENT | {OVERRIDE: str(data)},
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0


def test_a_second_instance_is_kept_out(data: Path) -> None:
    opened = Shelf(places(data), CHEAP).open(entry_of(data), PASSPHRASE)
    try:
        assert "open in another window" in refusal(run(data, "check"))
    finally:
        opened.close()


def test_demo_data_goes_into_an_empty_journal_only(data: Path) -> None:
    assert "empty" in refusal(run(data, "demo-data", "--years", "1", "--seed", "7"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["new"],
        ["export"],
        ["export", "--format", "pdf"],
        ["demo-data", "--years", "0", "--seed", "1"],
        ["demo-data", "--years", "1", "--seed", "1", "--until", "2026-02-30"],
        ["--demo", "check"],
        ["--journal", "Mine", "new", "--label", "x"],
    ],
)
def test_wrong_usage_is_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from recovery_journal.cli import main

    monkeypatch.setenv("COLUMNS", "200")
    assert main(arguments) == 2
    assert "usage: recovery-journal" in capsys.readouterr().err


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_are_0(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    from recovery_journal.cli import main

    assert main([argument]) == 0
    assert "recovery-journal" in capsys.readouterr().out


def test_no_command_loads_qt(data: Path, tmp_path: Path) -> None:
    script = """
import sys
from contextlib import suppress
from recovery_journal.cli import main
ended = main(sys.argv[1:])
print(*(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "recovery_journal.gui"))))
sys.exit(ended)
"""
    target = str(tmp_path / "out.json")
    for arguments in (
        ["check"],
        ["export", "--format", "json", "--to", target],
        ["demo-data", "--years=1", "--seed=1"],
    ):
        ended = subprocess.run(
            [sys.executable, "-c", script, "--data-dir", str(data), *arguments],
            input=PASSPHRASE.encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert ended.stdout.decode().splitlines()[-1] == ""


def test_a_reader_that_goes_away_leaves_no_traceback(data: Path) -> None:
    process = subprocess.Popen(
        command_line(data, "export", "--format", "json"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=PLAIN_ENVIRONMENT,
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate(PASSPHRASE.encode(), timeout=30)
    assert said == b""
    assert process.returncode == 1


def test_a_full_drive_is_told(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command_line(data, "export", "--format", "json"),
            input=PASSPHRASE.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=PLAIN_ENVIRONMENT,
            check=False,
            timeout=60,
        )
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.count(b"\n") == 1


def test_ctrl_c_leaves_no_traceback(data: Path) -> None:
    master, slave = pty.openpty()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored, by a child too
    process = subprocess.Popen(
        command_line(data, "check"), stdin=slave, stderr=slave, env=PLAIN_ENVIRONMENT, start_new_session=True
    )
    signal.signal(signal.SIGINT, before)
    seen = b""
    while not seen.endswith(b"code: "):  # it waits for the passphrase
        seen += os.read(master, 200)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    os.close(slave)
    with suppress(OSError):  # nobody is at the other end any more
        seen += os.read(master, 2000)
    os.close(master)
    assert b"Traceback" not in seen


def test_a_fault_of_the_program_tells_where_and_no_text(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from recovery_journal import cli

    def fails(*_: object) -> None:
        raise ValueError(SECRET_TEXT)

    monkeypatch.setattr(cli, "_check", fails)
    assert cli.main(["--data-dir", str(data), "check"]) == 1
    said = capsys.readouterr().err
    assert "ValueError, test_cli.py" in said
    assert "street" not in said
