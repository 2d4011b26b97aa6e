"""Sentences with marks round them, other ones in each language: what a reader sees outside the marks of their language
was never in the catalogue, or was said in the other one."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from evalapp.domain import texts
from evalapp.domain.texts import Text, current_language, in_language
from evalapp.words import fields, places
from resources import resource

# Signs that the typeface of the papers has, and that no sentence has.
MARKS = {"nl": "«»", "en": "‹›"}
# Not past a mark of the other language: what stands within it would pass as well.
_INNERMOST = {
    language: re.compile(f"{begin}[^{''.join(MARKS.values())}]*{end}")
    for language, (begin, end) in MARKS.items()
}
_FIELD = re.compile(r"(\{[^{} ]*\})")
_dutch = gettext.translation("evalapp", resource("locale"), languages=["nl"])
_known = _dutch._catalog  # type: ignore[attr-defined]


def marked(text: str, language: str = "nl") -> str:
    """What is filled in stands outside the marks: it has its own, or is data."""
    begin, end = MARKS[language]
    parts = _FIELD.split(text)
    return "".join(part if not part or _FIELD.fullmatch(part) else f"{begin}{part}{end}" for part in parts)


class _Marking(gettext.NullTranslations):
    """The catalogue of a language; a sentence that it lacks stays as it is."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> str:
        return self._said(_known.get(message) or _known.get((message, _dutch.plural(1))), message)  # type: ignore[attr-defined]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._said(_known.get((msgid1, _dutch.plural(n))), msgid1 if n == 1 else msgid2)  # type: ignore[attr-defined]

    def pgettext(self, context: str, message: str) -> str:
        return self._said(_known.get(f"{context}\x04{message}"), message)

    def _said(self, dutch: str | None, english: str) -> str:
        if not dutch:
            return english
        return marked(dutch if self._language == "nl" else english, self._language)


@contextmanager
def with_marks(language: str) -> Iterator[None]:
    """Within it every sentence that `_` and its like say has the marks of the language it is said in round it, and so
    has each text of a scheme; click's sentences too, which it asks gettext for. It begins in `language`."""
    marking = {each: _Marking(each) for each in MARKS}

    def now() -> _Marking:
        return marking[current_language()]

    with pytest.MonkeyPatch.context() as patch, in_language(language):
        patch.setattr(texts, "_catalogue", marking.__getitem__)
        patch.setattr(
            Text,
            "__str__",
            lambda self: marked(self.nl if current_language() == "nl" else self.en, current_language()),
        )
        patch.setattr(gettext, "dgettext", lambda _domain, message: now().gettext(message))
        patch.setattr(gettext, "dngettext", lambda _domain, one, many, n: now().ngettext(one, many, n))
        _forget_said()
        yield
    _forget_said()


def dutch_with_marks() -> AbstractContextManager[None]:
    return with_marks("nl")


def _forget_said() -> None:
    """What was said without marks before, or with marks afterwards."""
    fields._labels_in.cache_clear()
    places._outcome.cache_clear()


def outside_marks(text: str, language: str = "nl") -> str:
    """What is left of `text` without all that stands between the marks of `language`."""
    innermost = _INNERMOST[language]
    while (shorter := innermost.sub(" ", text)) != text:
        text = shorter
    return text
