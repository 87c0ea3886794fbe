"""The questionnaires that ship, word for word, and what is made of a file that is none."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recovery_journal import resources
from recovery_journal.domain.questionnaire import Instrument, QuestionnaireResponse
from recovery_journal.services.instruments import load
from recovery_journal.services.questionnaires import Questionnaires, known_answers, read, totals, trend_words
from recovery_journal.services.shelf import OpenJournal

SHIPPED = load()
FOLDER = resources.path("content", "en", "instruments")
PHQ_9, GAD_7 = (SHIPPED.find(each) for each in ("phq-9", "gad-7"))


def instrument(found: Instrument | None) -> Instrument:
    assert found is not None
    return found


def test_both_are_there_and_none_is_broken() -> None:
    assert [each.title for each in SHIPPED.whole] == ["PHQ-9", "GAD-7"]
    assert SHIPPED.broken == ()


def test_the_words_are_those_of_the_owner() -> None:
    phq, gad = instrument(PHQ_9), instrument(GAD_7)
    assert phq.lead == "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
    assert (len(phq.items), len(gad.items)) == (9, 7)
    assert phq.items[5] == (
        "Feeling bad about yourself — or that you are a failure or have let yourself or your family down"
    )
    assert phq.items[8] == "Thoughts that you would be better off dead or of hurting yourself in some way"
    assert gad.items[6] == "Feeling afraid as if something awful might happen"
    for each in (phq, gad):
        assert each.options == ("Not at all", "Several days", "More than half the days", "Nearly every day")
        assert each.extra.endswith("take care of things at home, or get along with other people?")
        assert each.extra_options[0] == "Not difficult at all"
        assert "No permission required to reproduce, translate, display or distribute" in each.licence
        assert re.search(r"\b(2001|2006)\b", each.source)


def test_the_bands_are_those_of_the_papers() -> None:
    assert [each.begins_at for each in instrument(PHQ_9).bands] == [0, 5, 10, 15, 20]
    assert [each.begins_at for each in instrument(GAD_7).bands] == [0, 5, 10, 15]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["0"] * 9, "0 of 27, minimal"),
        (["1"] * 4 + ["0"] * 5, "4 of 27, minimal"),
        (["1"] * 5 + ["0"] * 4, "5 of 27, mild"),
        (["1"] * 9 + ["3"], "9 of 27, mild"),
        (["2"] * 5 + ["0"] * 4, "10 of 27, moderate"),
        (["3"] * 5 + ["0"] * 4, "15 of 27, moderately severe"),
        (["3"] * 9, "27 of 27, severe"),
        (["3"] * 8, "No total: 1 answer is blank."),
        (["3"] * 7 + ["", ""], "No total: 2 answers are blank."),
        ([], "No total: 9 answers are blank."),
    ],
)
def test_a_total_has_its_band_and_a_blank_has_no_total(answers: list[str], words: str) -> None:
    assert read(instrument(PHQ_9), answers).words() == words


@pytest.mark.parametrize(("ninth", "helps"), [("", False), ("0", False), ("1", True), ("3", True)])
@pytest.mark.parametrize("others", ["", "0", "3"])
def test_the_ninth_item_asks_for_help_whatever_the_total(others: str, ninth: str, helps: bool) -> None:
    assert read(instrument(PHQ_9), [others] * 8 + [ninth]).asks_for_help is helps
    assert not read(instrument(GAD_7), ["3"] * 8).asks_for_help


@pytest.mark.parametrize("odd", ["4", "-1", "yes", "1.0", " 1", "٣"])
def test_an_answer_that_is_none_is_blank(odd: str) -> None:
    assert known_answers(instrument(GAD_7), ["1"] * 6 + [odd])[6] == ""
    assert read(instrument(GAD_7), ["1"] * 6 + [odd]).total is None


class TestKept:
    def test_the_latest_comes_first_and_those_put_away_count_nowhere(self, opened: OpenJournal) -> None:
        made = Questionnaires(opened)
        days = [date(2026, 1, 5), date(2026, 3, 1), date(2026, 2, 1)]
        kept = [
            QuestionnaireResponse(instrument="gad-7", version="2006", day=day, answers=tuple(str(at)) * 7)
            for at, day in enumerate(days)
        ]
        for each in kept:
            made.save(each)
        found = made.all("gad-7")
        assert [each.response.day for each in found] == sorted(days, reverse=True)
        assert totals(found) == [(days[0], 0), (days[2], 14), (days[1], 7)]
        opened.journal.archive(kept[0])
        assert totals(made.all("gad-7")) == [(days[2], 14), (days[1], 7)]
        assert made.all("phq-9") == []

    def test_another_version_is_read_by_no_rule_of_this_one(self, opened: OpenJournal) -> None:
        made = Questionnaires(opened)
        made.save(QuestionnaireResponse(instrument="phq-9", version="2040", day=date(2026, 1, 5), answers=("3",) * 9))
        (found,) = made.all("phq-9")
        assert (found.instrument, found.total) == (None, None)


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([], "No total yet."),
        ([4], "1 total so far. A line is drawn from three on."),
        ([4, 9], "2 totals so far. A line is drawn from three on."),
        ([4, 9, 7], "3 totals so far. They went from 4 to 9. The latest is 7."),
        ([4, 4, 4], "3 totals so far. Each was 4."),
    ],
)
def test_how_it_went_is_said_with_its_count(scores: list[int], words: str) -> None:
    assert trend_words([(date(2026, 1, 1 + at), score) for at, score in enumerate(scores)]) == words


class TestFiles:
    """Each change makes a good file a broken one; the other file stays."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ('id = "gad-7"', ""),
            ('id = "gad-7"', 'id = ""'),
            ('id = "gad-7"', 'id = "phq-9"'),
            ('title = "GAD-7"', "title = 7"),
            ('title = "GAD-7"', f'title = "{"x" * 201}"'),
            ('title = "GAD-7"', 'title = "GAD-7"\ncolor = "red"'),
            ("help_items = []", "help_items = [8]"),
            ("help_items = []", "help_items = [0]"),
            ("help_items = []", "help_items = 1"),
            ("help_items = []", "help_items = [true]"),
            ("begins_at = 0", "begins_at = 1"),
            ("begins_at = 15", "begins_at = 22"),
            ("begins_at = 15", "begins_at = 10"),
            ("begins_at = 15", 'begins_at = "15"'),
            ('words = "mild"', 'words = ""'),
            ('    "Trouble relaxing",', "    4,"),
            ('    "Trouble relaxing",', '    "",'),
            ('extra_options = ["Not difficult at all",', 'extra_options = ["",'),
            ("[[bands]]", "[[bands"),
            ("é", "\udcff"),
        ],
    )
    def test_a_broken_file_is_told_and_the_others_stay(self, tmp_path: Path, old: str, new: str) -> None:
        for file in FOLDER.glob("*.toml"):
            text = file.read_text("utf-8")
            if file.name == "gad-7.toml":
                old = old if old in text else "ö"
                assert old in text
                text = text.replace(old, new, 1)
            # so that a doubled id is that of the later file
            name = {"gad-7.toml": "z.toml"}.get(file.name, file.name)
            (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        found = load(folder=tmp_path)
        assert [each.id for each in found.whole] == ["phq-9"]
        assert found.broken == ("z.toml",)

    def test_a_file_alone_adds_one(self, tmp_path: Path) -> None:
        plain: dict[str, Any] = tomllib.loads((FOLDER / "gad-7.toml").read_text("utf-8"))
        text = (FOLDER / "gad-7.toml").read_text("utf-8").replace(plain["extra"], "").replace('"gad-7"', '"own"')
        without = re.sub(r"^(extra|extra_options|help_items) = .*\n", "", text, flags=re.M)
        (tmp_path / "own.toml").write_text(without, "utf-8")
        (found,) = load(folder=tmp_path).whole
        assert (found.id, found.extra, found.extra_options, found.help_items) == ("own", "", (), ())
        assert known_answers(found, ["1"] * 9) == ("1",) * 7

    def test_a_language_without_its_own_has_them_in_english(self) -> None:
        assert load("xx") == SHIPPED
