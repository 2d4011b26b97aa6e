"""What a juror knows of, as tags, and which of them an application asks for: by words that anyone can find again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from evalapp.domain.application import Application
from evalapp.domain.people import Person

_LEAST_STEM = 4  # “logistiek” is found in “logistieke”; shorter words must stand as they are
_SEPARATORS = re.compile(r"[;,\n]")
_KEYWORDS = frozenset({"keywords", "keyword", "trefwoorden", "trefwoord", "kernwoorden", "tags"})

Words = tuple[str, ...]


def tags_of(person: Person) -> tuple[str, ...]:
    """As written between semicolons, commas or on lines of their own; each once, whatever its capitals."""
    found: dict[Words, str] = {}
    for part in _SEPARATORS.split(person.expertise):
        if words := _words(part):
            found.setdefault(words, " ".join(part.split()))
    return tuple(found.values())


class Tags:
    """Those of one juror, ready to be looked for in many applications."""

    def __init__(self, tags: Iterable[str]) -> None:
        self._tags = tuple((tag, _words(tag)) for tag in tags)

    def found_in(self, sought: Sought) -> tuple[str, ...]:
        """The tags that it asks for, in their order."""
        return tuple(tag for tag, words in self._tags if sought.asks_for(words))


class Sought:
    """What an application says that it is about: title, acronym, summary, sector, and columns of keywords."""

    def __init__(self, application: Application) -> None:
        self._application = application

    @cached_property
    def _sector(self) -> Words:
        return _words(self._application.sector)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        each = self._application
        keywords = (text for head, text in each.extra.items() if "".join(_words(head)) in _KEYWORDS)
        words = set(_words(" ".join((each.title, each.acronym, each.summary, *keywords))))
        return frozenset(
            words | {word[:length] for word in words for length in range(_LEAST_STEM, len(word) + 1)}
        )

    def asks_for(self, words: Words) -> bool:
        """Whether each begins a word that stands there, or all are the sector."""
        return words == self._sector or self._beginnings.issuperset(words)


def _words(text: str) -> Words:
    """Small letters and digits without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return tuple(re.findall(r"[^\W_]+", "".join(each for each in bare if not unicodedata.combining(each))))
