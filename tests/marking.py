"""Sentences with marks round them: what a reader sees outside any mark was never in the Dutch catalogue."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from evalapp.domain import texts
from evalapp.domain.texts import Text, in_language
from evalapp.words import fields, places
from resources import resource

BEGIN, END = "⟦", "⟧"
_INNERMOST = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
_dutch = gettext.translation("evalapp", resource("locale"), languages=["nl"])


def marked(text: str) -> str:
    return f"{BEGIN}{text}{END}" if text else text


class _Marking(gettext.NullTranslations):
    """The Dutch catalogue; a sentence that it lacks stays as it is."""

    def gettext(self, message: str) -> str:
        found = _dutch._catalog.get(message)  # type: ignore[attr-defined]
        return marked(found) if found else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        found = _dutch._catalog.get((msgid1, _dutch.plural(n)))  # type: ignore[attr-defined]
        return marked(found) if found else msgid1

    def pgettext(self, context: str, message: str) -> str:
        found = _dutch._catalog.get(f"{context}\x04{message}")  # type: ignore[attr-defined]
        return marked(found) if found else message


@contextmanager
def dutch_with_marks() -> Iterator[None]:
    """Within it every sentence that `_` and its like say in Dutch has marks round it, and so has each text of a
    scheme; click's sentences too, which it asks gettext for."""
    marking = _Marking()
    with pytest.MonkeyPatch.context() as patch, in_language("nl"):
        patch.setattr(texts, "_catalogue", lambda _code: marking)
        patch.setattr(Text, "__str__", lambda self: marked(self.nl))
        patch.setattr(gettext, "dgettext", lambda _domain, message: marking.gettext(message))
        patch.setattr(gettext, "dngettext", lambda _domain, one, many, n: marking.ngettext(one, many, n))
        _forget_said()
        yield
    _forget_said()


def _forget_said() -> None:
    """What was said without marks before, or with marks afterwards."""
    fields._labels_in.cache_clear()
    places._outcome.cache_clear()


def outside_marks(text: str) -> str:
    """What is left of `text` without all that stands between marks."""
    while (shorter := _INNERMOST.sub(" ", text)) != text:
        text = shorter
    return text
