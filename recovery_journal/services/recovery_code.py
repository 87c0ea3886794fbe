"""The recovery code: 128 random bits and a check, written so that a person can copy it from paper."""

from __future__ import annotations

import secrets
import unicodedata

from recovery_journal.language import ntr, tr

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
RANDOM_BITS, CHECK_BITS, BITS_A_SIGN = 128, 12, 5
LENGTH = (RANDOM_BITS + CHECK_BITS) // BITS_A_SIGN
GROUP = 4
_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = "-‐‑‒–—−_.,;:"  # what people put between groups, beside blanks
_POLYNOMIAL = 0x80F  # CRC-12: finds every wrong sign, and every two neighbours that changed places


class CodeUnreadable(ValueError):  # noqa: N818 - it names what happened, as the sentence above it will
    """What was typed cannot be a recovery code. Nothing of it stands in the error's text.

    Codes: length (found, expected) · sign (sign) · checksum.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def new_code() -> str:
    """A new code, in groups of 4 with dashes between: 'ABCD-EFGH-…', 28 signs."""
    return "-".join(groups(_written(secrets.randbits(RANDOM_BITS))))


def groups(code: str) -> list[str]:
    """The groups of a code, written with dashes or without."""
    plain = code.replace("-", "")
    return [plain[at : at + GROUP] for at in range(0, len(plain), GROUP)]


def read_code(typed: str) -> str:
    """The code that was meant: 28 capital letters and digits without dashes. Raises CodeUnreadable.

    Small letters, blanks, dashes, O for 0 and I or L for 1 are all read as they were meant.
    """
    plain = read_signs(typed)
    if len(plain) != LENGTH:
        raise CodeUnreadable("length", found=len(plain), expected=LENGTH)
    number = 0
    for sign in plain:
        number = number << BITS_A_SIGN | SIGNS.index(sign)
    if _check(number >> CHECK_BITS) != number & (1 << CHECK_BITS) - 1:
        raise CodeUnreadable("checksum")
    return plain


def read_signs(typed: str) -> str:
    """Any part of a code as it was meant, without what stands between. Raises CodeUnreadable: sign."""
    kept = (each for each in unicodedata.normalize("NFKC", typed) if not each.isspace() and each not in _BETWEEN)
    plain = "".join(kept).upper().translate(_READ_AS)
    strange = next((each for each in plain if each not in SIGNS), "")
    if strange:
        raise CodeUnreadable("sign", sign=strange)
    return plain


def sentence(unreadable: CodeUnreadable) -> str:
    """What to tell the person about a code that cannot be read."""
    if unreadable.code == "sign":
        return tr("The sign “{sign}” is in no recovery code. Please check the code.", **unreadable.values)
    if unreadable.code == "checksum":
        return tr("There is a typing mistake somewhere in this code. Please check it group by group.")
    found = int(str(unreadable.values["found"]))
    if not found:
        return tr("Enter the recovery code first.")
    return ntr(
        "A recovery code has {expected} letters and digits. This is {n}.",
        "A recovery code has {expected} letters and digits. These are {n}.",
        found,
        expected=unreadable.values["expected"],
    )


def _written(number: int) -> str:
    whole = number << CHECK_BITS | _check(number)
    return "".join(SIGNS[whole >> at & 31] for at in reversed(range(0, LENGTH * BITS_A_SIGN, BITS_A_SIGN)))


def _check(number: int) -> int:
    check = (1 << CHECK_BITS) - 1
    for at in reversed(range(RANDOM_BITS)):
        top = check >> (CHECK_BITS - 1) ^ number >> at & 1
        check = check << 1 & (1 << CHECK_BITS) - 1
        if top:
            check ^= _POLYNOMIAL
    return check
