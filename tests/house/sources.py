"""The program's own sources as trees, for tests that hold its rules."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "recovery_journal"
MARKS = {"tr", "ntr", "marked", "_"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files(*below: str) -> tuple[Path, ...]:
    """The package's source files, or those below some of its folders."""
    folders = [PACKAGE / each for each in below] or [PACKAGE]
    return tuple(sorted(path for folder in folders for path in folder.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """A source file, parsed."""
    return ast.parse(path.read_text("utf-8"), str(path))


def name(path: Path, line: int = 0) -> str:
    """A place in the sources, as a list of breaches shows it."""
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))


@cache
def calls(path: Path) -> list[tuple[str, ast.Call]]:
    """Every call in a file by the last part of what is called: `tr`, `setText`."""
    return [(_called(node), node) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file, methods and inner ones too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, with `from a import b` as both `a` and `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno
            yield from ((f"{node.module}.{each.name}", node.lineno) for each in node.names)


def texts(path: Path) -> Iterator[ast.Constant]:
    """Every text in a file but its docstrings."""
    opening = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Module | ast.ClassDef | Function) and ast.get_docstring(node, clean=False) is not None:
            opening.add(id(node.body[0].value))  # type: ignore[attr-defined]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in opening:
            yield node


def nothing(found: Iterable[object]) -> None:
    """Fails with one breach a line when any was found."""
    breaches = [str(each) for each in found]
    assert not breaches, "\n" + "\n".join(breaches)
