"""The style of the house: the tools agree, sizes stay small, every file says what it is."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

from recovery_journal import resources
from tests.house.sources import PACKAGE, ROOT, Function, calls, files, functions, imports, name, nothing, tree

LONGEST_FUNCTION, LONGEST_FILE = 40, 350
USUAL_FUNCTION, USUAL_FILE = 10, 150  # medians; the aim is 8 and 120
AT_THE_TOP = {"recovery_journal", "resources", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
MADE_BY_TOOLS = {"build", "dist", "__pycache__", "recovery_journal.egg-info"}
WRITTEN = [
    path
    for folder in ("recovery_journal", "resources", "tests")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".toml", ".qss", ".svg", ".md")
]
# In two parts, so that this file is no breach itself.
LEFT_OVER = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
A_PLACE_OF_ONE_MACHINE = re.compile(r"/(home|Users)/\w")


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", ".")


def test_mypy_finds_nothing() -> None:
    run("mypy")


class TestSizes:
    def test_no_function_is_long(self) -> None:
        found = {f"{name(path, each.lineno)} {each.name}": lines(each) for path in files() for each in functions(path)}
        assert {where: length for where, length in found.items() if length > LONGEST_FUNCTION} == {}

    def test_no_file_is_long(self) -> None:
        found = {name(path): length(path) for path in files() if "versions" not in path.parts}
        assert {where: count for where, count in found.items() if count > LONGEST_FILE} == {}

    def test_most_are_short(self) -> None:
        assert statistics.median(lines(each) for path in files() for each in functions(path)) <= USUAL_FUNCTION
        assert statistics.median(length(path) for path in files()) <= USUAL_FILE


def lines(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def length(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


class TestDocstrings:
    def test_every_module_says_what_it_is(self) -> None:
        nothing([name(path) for path in files() if not opens_with_a_sentence(tree(path))])

    def test_every_class_says_what_it_is(self) -> None:
        found = [(path, node) for path in files() for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
        nothing([name(path, node.lineno) for path, node in found if not ast.get_docstring(node)])

    def test_what_the_lower_floors_offer_says_what_it_gives(self) -> None:
        silent = [
            f"{name(path, each.lineno)} {each.name}"
            for path in files("domain", "storage", "services")
            for each in public_functions(tree(path))
            if not ast.get_docstring(each)
        ]
        nothing(silent)


def opens_with_a_sentence(module: ast.Module) -> bool:
    words = (ast.get_docstring(module) or "").split("\n")[0]
    return words.endswith((".", ":", ";", ",")) and words[:1].upper() == words[:1]


def public_functions(node: ast.Module | ast.ClassDef) -> list[Function]:
    """Functions and methods that others call; those that Python or SQLAlchemy calls are named by them."""
    found: list[Function] = []
    for each in node.body:
        if isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
            found += public_functions(each)
        elif isinstance(each, Function) and not each.name.startswith(("_", "process_")):
            found.append(each)
    return found


class TestTidiness:
    def test_every_source_uses_the_same_kind_of_annotations(self) -> None:
        sources = [path for path in files() if any(functions(path))]
        nothing([name(path) for path in sources if "from __future__ import annotations" not in path.read_text()])

    def test_the_top_level_holds_only_what_it_should(self) -> None:
        found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
        assert found - AT_THE_TOP - MADE_BY_TOOLS == set()

    def test_nothing_is_left_for_later(self) -> None:
        nothing([name(path) for path in WRITTEN if LEFT_OVER.search(path.read_text("utf-8"))])

    def test_no_path_of_one_machine_is_written_down(self) -> None:
        nothing([name(path) for path in WRITTEN if A_PLACE_OF_ONE_MACHINE.search(path.read_text("utf-8"))])

    def test_no_drawer_for_odds_and_ends(self) -> None:
        drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
        nothing([name(path) for path in files() if path.stem in drawers])

    def test_no_name_of_a_source_is_used_twice_in_a_folder(self) -> None:
        assert len({path.with_suffix("").as_posix().lower() for path in files()}) == len(files())


class TestShipping:
    PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    def test_resources_are_inside_the_wheel(self) -> None:
        wheel = self.PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
        assert wheel["packages"] == [PACKAGE.name]
        assert wheel["force-include"] == {"resources": f"{PACKAGE.name}/_resources"}

    def test_a_checkout_uses_the_resources_beside_it(self) -> None:
        assert resources.root() == ROOT / "resources"
        for wanted in ("app.qss", "crisis_lines.toml", "content/en/triggers.toml", "icons", "themes"):
            assert resources.path(*wanted.split("/")).exists(), wanted

    def test_every_resource_that_the_sources_name_is_there(self) -> None:
        named = [
            [each.value for each in call.args]  # type: ignore[attr-defined]
            for path in files()
            for called, call in calls(path)
            if called == "path" and call.args and all(isinstance(each, ast.Constant) for each in call.args)
        ]
        assert named
        missing = [parts for parts in named if parts != ["locale"] and not resources.path(*parts).exists()]
        nothing(missing)

    def test_the_version_stands_in_one_place(self) -> None:
        assert self.PROJECT["project"]["dynamic"] == ["version"]
        assert re.search(r'^__version__ = "\d+\.\d+', (PACKAGE / "__init__.py").read_text("utf-8"), re.M)

    def test_every_import_is_of_a_library_that_is_asked_for(self) -> None:
        names = {
            "PySide6": "pyside6-essentials", "nacl": "pynacl", "tomli_w": "tomli-w", "fontpkg_inter": "fontpkg-inter",
            "fontpkg_literata": "fontpkg-literata", "dateutil": "python-dateutil",
        }  # fmt: skip
        asked = {re.split(r"[^\w-]", each)[0].lower() for each in self.PROJECT["project"]["dependencies"]}
        used = {module.split(".")[0] for path in files() for module, _ in imports(path)}
        foreign = used - set(sys.stdlib_module_names) - {"recovery_journal", "__future__", ""}
        foreign -= {"shiboken6"}  # a part of PySide6
        assert {names.get(each, each.lower()) for each in foreign} <= asked
