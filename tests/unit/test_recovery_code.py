"""The recovery code: random, checked, and read the way people write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.services import recovery_code
from recovery_journal.services.recovery_code import CodeUnreadable, groups, new_code, read_code

CODES = st.builds(lambda number: recovery_code._written(number), st.integers(0, 2**128 - 1))


def refused(typed: str) -> str:
    with pytest.raises(CodeUnreadable) as caught:
        read_code(typed)
    assert typed == "" or typed not in str(caught.value)
    return caught.value.code


def test_a_code_is_seven_groups_of_four() -> None:
    code = new_code()
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert groups(code) == code.split("-") == groups(read_code(code))
    assert new_code() != code


def test_the_format_is_the_published_one() -> None:
    """Codes on paper stay readable for ever: this one was written by the first version."""
    assert recovery_code._written(0x0123456789ABCDEF0123456789ABCDEF) == "04HMASW9NF6YY0938NKRKAYDXYFG"


@given(CODES, st.sampled_from(["-", " ", "", " - ", "–", "\u00a0", "\n", "."]), st.booleans())
def test_a_code_is_read_however_it_is_written(code: str, between: str, small: bool) -> None:
    typed = between.join(groups(code)).replace("0", "o").replace("1", "l")
    assert read_code(typed if small else typed.upper()) == code


@given(CODES, st.data())
def test_one_wrong_sign_is_always_found(code: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([each for each in recovery_code.SIGNS if each != code[at]]))
    assert refused(code[:at] + other + code[at + 1 :]) == "checksum"


@given(CODES, st.integers(0, recovery_code.LENGTH - 2))
def test_two_neighbours_that_changed_places_are_always_found(code: str, at: int) -> None:
    changed = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    if changed != code:
        assert refused(changed) == "checksum"


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(typed: str) -> None:
    try:
        read = read_code(typed)
    except CodeUnreadable as unreadable:
        read = recovery_code.sentence(unreadable)
    assert read


def test_each_mistake_has_its_own_words() -> None:
    code = new_code()
    assert refused("") == "length"
    assert refused(code[:-1]) == refused(code + "0") == "length"
    assert refused("U" + code[1:]) == "sign"
    told = {
        recovery_code.sentence(each)
        for each in (
            CodeUnreadable("length", found=0, expected=28),
            CodeUnreadable("length", found=1, expected=28),
            CodeUnreadable("length", found=27, expected=28),
            CodeUnreadable("sign", sign="U"),
            CodeUnreadable("checksum"),
        )
    }
    assert len(told) == 5
