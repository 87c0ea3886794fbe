"""What Insights found, in plain words: counts with their n, and nothing that sounds like a verdict."""

from __future__ import annotations

from recovery_journal.domain.helps import Helps
from recovery_journal.language import ntr, tr


def usual_words(helps: Helps | None) -> str:
    """'helped 7 of 9 times, usual drop 4'; 'too few to say' below three; '' for a strategy never used."""
    if helps is None or not helps.used:
        return ""
    if not helps.is_told:
        return tr("too few to say")
    helped = ntr("helped {helped} of {n} time", "helped {helped} of {n} times", helps.rated, helped=helps.helped)
    if not helps.is_drop_told or helps.usual_drop is None:
        return helped
    return tr("{helped}, usual drop {drop}", helped=helped, drop=f"{helps.usual_drop:g}")
