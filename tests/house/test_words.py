"""The words on screen: each can be translated, is plain US English, and keeps the promises made to the person."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract

from tests.house.sources import MARKS, PACKAGE, calls, files, name, nothing, texts, tree

# What takes words: the place of the words among its arguments.
TAKES_WORDS = {
    "label": 0, "voice": 0, "button": 0, "link_button": 0, "icon_button": 1, "Button": 0, "IconButton": 1,
    "setText": 0, "set_words": 0, "setToolTip": 0, "setPlaceholderText": 0, "setAccessibleName": 0,
    "setAccessibleDescription": 0, "setWindowTitle": 0, "setTitle": 0, "setWhatsThis": 0, "setStatusTip": 0,
    "addAction": 0, "tell": 1, "confirm": 1, "QLabel": 0, "QPushButton": 0, "QAction": 0, "Notice": 1,
}  # fmt: skip
BANNED = re.compile(
    r"\b(addict\w*|junk(y|ie)s?|abus\w+|clean|dirty|habits?|fail(ure|ures|ed)|relaps\w+ risk|streaks?|sober\w*|"
    r"HIPAA|Part 2|secure|securely|drunk|alcoholics?|users?)\b|fell off the wagon",
    re.IGNORECASE,
)
BRITISH = re.compile(
    r"\b(\w*colour\w*|behaviour\w*|favour\w*|honour\w*|neighbour\w*|centre\w*|counsell\w+|cancell(ed|ing)|travell\w+|"
    r"\w+isation|organis\w+|recognis\w+|realis\w+|programme\w*|grey|practis\w+|licence|whilst|learnt)\b",
    re.IGNORECASE,
)
HARD = re.compile(r"\b(utili[sz]e|facilitate|commence|terminate|authenticat\w+|credentials?|invalid|abort|corrupt)\w*")


def marked() -> Iterator[tuple[Path, ast.Call, list[ast.expr]]]:
    """Every call that marks words, with the arguments that are words."""
    for path in files():
        if path == PACKAGE / "language.py":
            continue
        for called, call in calls(path):
            if called in MARKS and isinstance(call.func, ast.Name):
                yield path, call, call.args[: 2 if called == "ntr" else 1]


def messages() -> list[tuple[str, str]]:
    """All words that a person may see, each with its place."""
    return [
        (each.value, name(path, each.lineno))
        for path, _, arguments in marked()
        for each in arguments
        if isinstance(each, ast.Constant)
    ]


def shown() -> Iterator[tuple[Path, ast.expr]]:
    """Every argument that a widget shows."""
    for path in files("gui"):
        for called, call in calls(path):
            place = TAKES_WORDS.get(called)
            if place is not None and len(call.args) > place:
                yield path, call.args[place]


def has_letters(text: str) -> bool:
    """Whether a text is words: two letters or more outside its places for values, and no key."""
    plain = "".join(literal for literal, *_ in Formatter().parse(text))
    return len(re.findall(r"[^\W\d_]", re.sub(r"(Ctrl|Alt|Shift)\+\S*|\bF\d+\b", "", plain))) > 1


class TestTranslation:
    def test_words_are_written_out_where_they_are_marked(self) -> None:
        glued = [
            name(path, call.lineno)
            for path, call, arguments in marked()
            for each in arguments
            if isinstance(each, ast.JoinedStr | ast.BinOp)
            or (call.func.id in ("ntr", "marked", "_") and not isinstance(each, ast.Constant))  # type: ignore[attr-defined]
        ]
        nothing(glued)

    def test_a_tool_for_translators_finds_them_all(self) -> None:
        keywords = {"tr": None, "ntr": (1, 2), "marked": None, "_": None}
        found: set[str] = set()
        for path in files():
            for _, message, _, _ in extract("python", io.BytesIO(path.read_bytes()), keywords=keywords):
                found |= {message} if isinstance(message, str) else set(message)
        assert {words for words, _ in messages()} == found - {""}

    def test_every_place_for_a_value_gets_one(self) -> None:
        lacking = []
        for path, call, arguments in marked():
            called = call.func.id  # type: ignore[attr-defined]
            later = {each.arg for other, format in calls(path) if other == "format" for each in format.keywords}
            given = {each.arg for each in call.keywords} | later | ({"n"} if called == "ntr" else set())
            if called in ("marked", "_") or None in {each.arg for each in call.keywords}:
                continue
            for each in arguments:
                if isinstance(each, ast.Constant):
                    wanted = {field for _, field, _, _ in Formatter().parse(each.value) if field is not None}
                    lacking += [f"{name(path, call.lineno)} {wanted}"] if wanted - given else []
        nothing(lacking)

    def test_no_value_is_given_that_has_no_place(self) -> None:
        spare = []
        for path, call, arguments in marked():
            if not all(isinstance(each, ast.Constant) for each in arguments):
                continue
            places = {f for each in arguments for _, f, _, _ in Formatter().parse(each.value)}  # type: ignore[attr-defined]
            given = {each.arg for each in call.keywords if each.arg}
            spare += [f"{name(path, call.lineno)} {given - places}"] if given - places else []
        nothing(spare)

    def test_what_a_widget_shows_goes_through_tr(self) -> None:
        bare = [
            f"{name(path, each.lineno)} {each.value!r}"
            for path, argument in shown()
            for each in untranslated(argument)
            if has_letters(each.value)
        ]
        nothing(bare)

    def test_no_sentence_stands_about_untranslated(self) -> None:
        allowed = {id(each) for _, call, _ in marked() for each in ast.walk(call)}
        errors = {id(n) for p in files() for node in ast.walk(tree(p)) if is_of_a_bug(node) for n in ast.walk(node)}
        found = [
            f"{name(path, each.lineno)} {each.value!r}"
            for path in files("gui", "services")
            for each in texts(path)
            if re.match(r"[A-Z][a-z’']*( [\w’'“”,]+)+[.?:…]?$", each.value) and id(each) not in allowed | errors
            if "demo" not in path.stem and not each.value.startswith(("PRAGMA", "SELECT", "INSERT"))
        ]
        nothing(found)


def is_of_a_bug(node: ast.AST) -> bool:
    """An assertion's or an exception's own words: they are for whoever mends the program."""
    return isinstance(node, ast.Assert | ast.Raise)


def untranslated(node: ast.expr) -> Iterator[ast.Constant]:
    """The texts of an argument that pass through no mark: written out, chosen, glued or filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from (*untranslated(node.body), *untranslated(node.orelse))
    elif isinstance(node, ast.BinOp):
        yield from (*untranslated(node.left), *untranslated(node.right))
    elif isinstance(node, ast.JoinedStr):
        yield from (each for value in node.values for each in untranslated(value))


# Texts for a hard hour are read by somebody who is tired, afraid or in a hurry.
HARD_HOUR = {
    "help now": ("gui/help_*.py", "gui/phone_links.py", "help_lines.py"),
    "urge now": ("gui/urge_*.py", "gui/pages/urge_now*.py", "gui/pages/today_urge*.py", "gui/widgets/breathing.py"),
    "ladder": ("gui/pages/ladder_climb*.py", "gui/pages/rehearsal*.py"),
    "after a lapse": ("gui/pages/lapse_*.py", "gui/widgets/choice_line.py"),
    "lost tolerance": ("gui/pages/today_tolerance.py", "gui/pages/overdose_page.py"),
}
HARDEST = 6  # US school grade
LABELS = re.compile(
    r"\b(relaps\w*|victim|suffer\w*|non-?complian\w+|compliant|drop(ped)? out|gave in|slipp?(ed)?|binge\w*|hooked|"
    r"high|days? lost|start(ed|ing)? over|back to zero|well done|proud|good job)\b",
    re.IGNORECASE,
)


def said_in(patterns: tuple[str, ...]) -> list[str]:
    """All words marked in some files, with something in each place for a value."""
    paths = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    assert paths, "these files are not there any more"
    words = [
        each.value
        for path, _, arguments in marked()
        if path in paths
        for each in arguments
        if isinstance(each, ast.Constant)
    ]
    return [re.sub(r"\{(n|number|all|at|times?|day|left)\}", "5", re.sub(r"\{\w+\}", "Sam", each)) for each in words]


class TestHardHour:
    @pytest.mark.parametrize("texts_of", HARD_HOUR)
    def test_a_child_of_twelve_can_read_it(self, texts_of: str) -> None:
        from textstat import textstat

        said = said_in(HARD_HOUR[texts_of])
        sentences = [each if each[-1] in ".?:" else f"{each}." for each in said if len(each.split()) > 2]
        assert textstat.flesch_kincaid_grade(" ".join(sentences)) <= HARDEST
        nothing([each for each in sentences if textstat.flesch_kincaid_grade(each) > HARDEST + 4])

    @pytest.mark.parametrize("texts_of", HARD_HOUR)
    def test_its_sentences_are_shorter_still(self, texts_of: str) -> None:
        said = said_in(HARD_HOUR[texts_of])
        nothing([part for each in said for part in re.split(r"[.?:;,]\s", each) if len(part.split()) > 18])

    @pytest.mark.parametrize("texts_of", HARD_HOUR)
    def test_nobody_is_blamed_praised_or_counted_against(self, texts_of: str) -> None:
        nothing([each for each in said_in(HARD_HOUR[texts_of]) if LABELS.search(each)])

    def test_no_amount_is_called_safe_and_nothing_is_promised(self) -> None:
        said = [each for patterns in HARD_HOUR.values() for each in said_in(patterns)]
        claims = re.compile(r"safe (amount|dose|to use)|\b(guarantee|cure|always works|\d+ ?%)", re.IGNORECASE)
        nothing([each for each in said if claims.search(each)])


class TestTone:
    def test_no_word_that_hurts_or_promises_too_much(self) -> None:
        nothing([(words, place) for words, place in messages() if BANNED.search(words)])

    def test_nobody_is_shouted_at(self) -> None:
        nothing([(words, place) for words, place in messages() if "!" in words])
        nothing([(words, place) for words, place in messages() if re.search(r"\b[A-Z]{5,}\b", words)])

    def test_it_is_written_as_in_the_united_states(self) -> None:
        nothing([(words, place) for words, place in messages() if BRITISH.search(words)])

    def test_it_is_plain(self) -> None:
        nothing([(words, place) for words, place in messages() if HARD.search(words)])

    def test_sentences_are_short(self) -> None:
        long = [
            (sentence, place)
            for words, place in messages()
            for sentence in re.split(r"[.?:;]\s", words)
            if len(sentence.split()) > 26
        ]
        nothing(long)

    def test_marks_are_those_of_print(self) -> None:
        """Curly quotes and one sign for what is left out; no doubled spaces."""
        odd = re.compile(r"\w'\w|\"|\.\.\.| {2,}")
        nothing([(words, place) for words, place in messages() if odd.search(words)])

    def test_titles_are_written_like_sentences(self) -> None:
        names = {"Recovery", "Journal", "Caps", "Lock", "Today", "Help", "Ctrl", "Shift", "Tab", "Enter", "Page"}
        shouting = re.compile(r"^[A-Z][a-z]+( [A-Z][a-z]+)+$")
        found = [(words, place) for words, place in messages() if shouting.match(words)]
        nothing([each for each in found if not set(each[0].split()) <= names])
