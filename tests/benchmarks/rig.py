"""What a measurement runs on: the installed wheel, a screen of its own, and journals of one and of ten years."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1280, 800  # one window, of the usual size, fills the screen
PASSPHRASE = "seven quiet herons"
SEED = 1
_PROBED = 6007  # every so many pixels one is looked at
_GIVE_UP_AFTER = 60.0


@dataclass(frozen=True)
class Program:
    """A Python environment with the program in it."""

    python: Path

    @property
    def command(self) -> Path:
        """The console script."""
        return self.python.parent / "recovery-journal"

    def make_journal(self, folder: Path, years: int, *options: str) -> None:
        """A journal of `years` years until today, with its log and drafts; `--dense` has 2,000 urges a year."""
        self._run(folder, "new", "--label", f"{years} years")
        until = date.today().isoformat()
        self._run(folder, "demo-data", "--years", str(years), "--seed", str(SEED), "--until", until, *options)
        settings = folder / "settings.toml"  # whoever starts a journal at the window is asked for the country
        settings.write_text(settings.read_text("utf-8").replace('region = ""', 'region = "us"'), "utf-8")

    def version_line(self) -> str:
        """The versions that matter, in words."""
        asked = "import platform, PySide6 as p; print(f'Python {platform.python_version()}, PySide6 {p.__version__}')"
        return subprocess.run([self.python, "-c", asked], check=True, capture_output=True, text=True).stdout.strip()

    def _run(self, folder: Path, *words: str) -> None:
        line = [self.command, "--data-dir", folder, *words]
        subprocess.run(line, input=f"{PASSPHRASE}\n", text=True, check=True, stdout=subprocess.DEVNULL)


def install(folder: Path) -> Program:
    """Builds the wheel and installs it, with what it needs, into a fresh environment below `folder`."""
    wheels = folder / "wheels"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", wheels, ROOT], check=True)
    place = folder / "environment"
    venv.create(place, with_pip=True)
    program = Program(place / "bin" / "python")
    line = [program.python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", *wheels.glob("*.whl")]
    subprocess.run(line, check=True)
    return program


class Screen:
    """A screen in memory whose pixels can be read from outside, so that no program needs to tell what it painted."""

    def __init__(self, name: str, pixels: memoryview) -> None:
        self.name = name
        self._pixels = pixels
        self._empty = self._probe()

    def environment(self) -> dict[str, str]:
        """What a process needs to show its window here, and nothing that would slow it or lead it elsewhere."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return kept | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "LANG": kept.get("LANG", "C.UTF-8")}

    def wait_for_paint(self) -> float:
        """The instant (perf_counter) at which a window covers the screen."""
        return self._wait(lambda seen: all(now != before for now, before in zip(seen, self._empty, strict=True)))

    def wait_until_empty(self) -> None:
        """Until nothing of the last window is seen."""
        self._wait(lambda seen: seen == self._empty)

    def _wait(self, arrived: object) -> float:
        assert callable(arrived)
        give_up = time.perf_counter() + _GIVE_UP_AFTER
        while not arrived(self._probe()):
            if time.perf_counter() > give_up:
                raise TimeoutError("nothing was painted")
            time.sleep(0.0005)
        return time.perf_counter()

    def _probe(self) -> list[int]:
        return self._pixels[::_PROBED].tolist()


@contextmanager
def screen() -> Iterator[Screen]:
    """Runs an X server without a display, of the size of one window; its pixels are kept in memory."""
    told, tell = os.pipe()
    folder = Path(tempfile.mkdtemp(prefix="recovery-journal-screen-", dir="/dev/shm"))
    size = f"{WIDTH}x{HEIGHT}x24"
    line = ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-fbdir", folder, "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(line, pass_fds=(tell,), stderr=subprocess.DEVNULL)
    try:
        number = os.read(told, 32).decode().strip()
        with (folder / "Xvfb_screen0").open("rb") as file:
            dump = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        yield Screen(f":{number}", _pixels(dump))
    finally:
        server.terminate()
        server.wait()
        os.close(told)
        os.close(tell)
        shutil.rmtree(folder, ignore_errors=True)


def _pixels(dump: mmap.mmap) -> memoryview:
    """The pixels of an X window dump: they come after its header and its colour table."""
    header = struct.unpack(">25I", dump[:100])
    start = header[0] + header[19] * 12
    return memoryview(dump)[start : start + WIDTH * HEIGHT * 4].cast("I")


def memory_of(process: int) -> float:
    """What a process holds in memory now (its resident set, libraries included), in MB of 1024 x 1024 bytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(kilobytes) / 1024


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="recovery-journal-benchmarks-") as name:
        yield Path(name)
