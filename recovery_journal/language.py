"""The words on screen, in the person's language: tr for one text, ntr for a text that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_journal import resources

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN, SOURCE = "recovery_journal", "en"
_translations: NullTranslations | None = None  # the sources are in English: nothing to look for


def set_language(code: str) -> None:
    """Use the language `code` ('en', 'es', …) from now on; English stands in where it has no words."""
    global _translations
    if code == SOURCE:
        _translations = None
        return
    import gettext

    _translations = gettext.translation(DOMAIN, str(resources.path("locale")), [code], fallback=True)


def tr(text: str, **values: object) -> str:
    """`text` in the language in force, with `{name}` places filled from `values`."""
    words = _translations.gettext(text) if _translations else text
    return words.format(**values) if values else words


def ntr(one: str, many: str, n: int, **values: object) -> str:
    """`one` or `many` by the language's own plural rule, with `{n}` and other places filled."""
    in_english = one if n == 1 else many
    words = _translations.ngettext(one, many, n) if _translations else in_english
    return words.format(n=n, **values)


def marked(text: str) -> str:
    """Marks a text for the translators without translating it yet; `tr` does that where it is shown."""
    return text
