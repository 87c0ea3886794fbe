"""The words on screen, in the person's language: tr for one text, ntr for a text that counts."""

from __future__ import annotations

import gettext

from recovery_journal import resources

DOMAIN, SOURCE = "recovery_journal", "en"
_translations: gettext.NullTranslations = gettext.NullTranslations()


def set_language(code: str) -> None:
    """Use the language `code` ('en', 'es', …) from now on; English stands in where it has no words."""
    global _translations
    if code == SOURCE:
        _translations = gettext.NullTranslations()  # the sources are in English: nothing to look for
        return
    _translations = gettext.translation(DOMAIN, str(resources.path("locale")), [code], fallback=True)


def tr(text: str, **values: object) -> str:
    """`text` in the language in force, with `{name}` places filled from `values`."""
    words = _translations.gettext(text)
    return words.format(**values) if values else words


def ntr(one: str, many: str, n: int, **values: object) -> str:
    """`one` or `many` by the language's own plural rule, with `{n}` and other places filled."""
    return _translations.ngettext(one, many, n).format(n=n, **values)


def marked(text: str) -> str:
    """Marks a text for the translators without translating it yet; `tr` does that where it is shown."""
    return text
