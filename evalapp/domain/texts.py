"""Words in the reader's language: gettext for our own sentences, `Text` for those a scheme brings.

The language belongs to the running context, so that an English report can be printed from a Dutch window.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from resources import resource

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}
LANGUAGES = tuple(LANGUAGE_NAMES)


def language_of_machine(environment: Mapping[str, str] = os.environ) -> str:
    """The language asked for by EVALAPP_LANGUAGE, else by the locale; Dutch where neither says anything."""
    for name in ("EVALAPP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "nl"


_language: ContextVar[str | None] = ContextVar("language", default=None)


@cache
def _machine_language() -> str:
    return language_of_machine()


def current_language() -> str:
    return _language.get() or _machine_language()


def speak(code: str) -> None:
    """Go on in this language, in the running context."""
    _language.set(_known(code))


@contextmanager
def in_language(code: str) -> Iterator[None]:
    token = _language.set(_known(code))
    try:
        yield
    finally:
        _language.reset(token)


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"no texts in language {code!r}")
    return code


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _gettext.translation("evalapp", resource("locale"), languages=[code], fallback=True)


def N_(message: str) -> str:  # the name that catalogues know
    """Mark a sentence that is written where no language is chosen yet; `_` says it later."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a pair that depends on a number, where no language is chosen yet; `ngettext` says it later."""
    return one, many


def _(message: str) -> str:
    """`message`, written in English in the source, in the current language."""
    return _catalogue(current_language()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    return _catalogue(current_language()).ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    return _catalogue(current_language()).pgettext(context, message)


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text that a scheme gives in both languages; `str()` reads it in the current one."""

    nl: str
    en: str

    def __str__(self) -> str:
        return self.nl if current_language() == "nl" else self.en

    def __bool__(self) -> bool:
        return bool(self.nl or self.en)


NO_TEXT = Text(nl="", en="")
