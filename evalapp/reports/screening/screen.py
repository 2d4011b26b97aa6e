"""Takes people’s names out of what others wrote, however they wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache

from evalapp.domain.texts import _
from evalapp.reports.screening.alike import plain, plain_with_places, ways
from evalapp.reports.screening.forms import WORD, Form, When, folded, forms_of, whole
from evalapp.reports.screening.traces import Traces, traces_of

_TITLES = (
    r"mevr|mevrouw|mej|mw|mvr|dhr|de\s+heer|heer|meneer|mijnheer|juf|juffrouw"
    r"|mr|mrs|ms|prof|professor|dr|ir|ing|lic"
)
_TITLED = re.compile(rf"(?<![^\W_])(?:(?:{_TITLES})\.?\s+)+$", re.IGNORECASE)
_INITIALS = re.compile(r"(?<![^\W_])(?:[A-Z]\.?(?:[\s-]?[A-Z]\.)*|(?:Th|Ph|Ch|Fr|Gh)\.)\s*$")
_BEGINNING = re.compile(r"(?:^|[.!?:;…\n•*–—-]|\n\s*\d+[.)])[\s\"'“”‘’«»()\[\]]*$")
_LOOKED_BACK = 60  # characters
_folded = lru_cache(maxsize=65_536)(folded)


@dataclass
class Screened:
    """In how many places a name was taken out."""

    places: int = 0


_counting: ContextVar[Screened | None] = ContextVar("counting", default=None)


@contextmanager
def counting_screened() -> Iterator[Screened]:
    """Counts meanwhile, in this thread."""
    counted = Screened()
    token = _counting.set(counted)
    try:
        yield counted
    finally:
        _counting.reset(token)


@dataclass(frozen=True, kw_only=True)
class Screen:
    """`forms` by their first word; those of who may be named are passed over, so that no part of them is taken out.

    `asked`: words of which a text must have one for a name to stand in it. `traces`: what else says who somebody is;
    None where only names are taken out.
    """

    forms: dict[str, list[tuple[Form, bool]]] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    traces: Traces | None = None

    def screened(self, sentence: str) -> str:
        parts, at = list[str](), 0
        for start, end in self._hidden(sentence):
            parts += (sentence[at:start], withheld())
            at = end
        return "".join([*parts, sentence[at:]])

    def found(self, sentence: str) -> str:
        """The first that would be taken out, as it is written; empty where nothing would."""
        return next((sentence[start:end] for start, end in self._hidden(sentence)), "")

    def _hidden(self, sentence: str) -> Iterator[tuple[int, int]]:
        """From where to where, one after the other."""
        text, places = plain_with_places(sentence)
        if places is None:
            yield from self._found(text)
            return
        at = 0
        for start, end in self._found(text):
            first, last = places[start], places[end - 1] + 1
            if last > at:  # of a character that stands for several, each can be found
                yield max(first, at), last
                at = last

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """A name in an address goes with the whole of it."""
        if self.traces is None:
            yield from self._names(text, 0, len(text))
            return
        at = 0
        for start, end in self.traces.found(text):
            yield from self._names(text, at, start)
            yield start, end
            at = end
        yield from self._names(text, at, len(text))

    def _names(self, sentence: str, at: int, end: int) -> Iterator[tuple[int, int]]:
        """Between `at` and `end`."""
        if self.asked.isdisjoint(map(_folded, WORD.findall(sentence, at, end))):
            return
        for word in WORD.finditer(sentence, at, end):
            if word.start() < at:
                continue
            for form, is_hidden in self.forms.get(_folded(word[0]), ()):
                found = form.pattern.match(sentence, word.start(), end)
                if found is None:
                    continue
                start = _start_of(sentence, at, found.start(), form) if is_hidden else found.start()
                if not _is_meant(sentence, start, found, form):
                    continue
                if is_hidden:
                    yield start, found.end()
                at = found.end()
                break


def withheld() -> str:
    """What stands where a name was, counted."""
    counted = _counting.get()
    if counted is not None:
        counted.places += 1
    return _("[name withheld]")


def _start_of(sentence: str, least: int, start: int, form: Form) -> int:
    """With the initials and the title before it, which are of that name."""
    before = sentence[max(least, start - _LOOKED_BACK) : start]
    kept = len(before)
    if form.is_after_initials and (initials := _INITIALS.search(before)):
        kept = initials.start()
    if title := _TITLED.search(before[:kept]):
        kept = title.start()
    return start - (len(before) - kept)


def _is_meant(sentence: str, start: int, found: re.Match[str], form: Form) -> bool:
    if form.when is When.ALWAYS or start < found.start():
        return True
    if form.when is When.TITLED or not found["core"][0].isupper():
        return False
    return form.when is When.CAPITAL or not _BEGINNING.search(sentence[max(0, start - _LOOKED_BACK) : start])


@lru_cache(maxsize=64)
def screen_of(
    names: frozenset[str],
    words: frozenset[str] = frozenset(),
    visible: frozenset[str] = frozenset(),
    ids: frozenset[str] | None = None,
) -> Screen:
    """Takes out `names` in every form, and `words` as they are; who is `visible` may be named in full, and that may be
    an address.

    With `ids` these go too, and whatever is an address or a number of a telephone, an account or the national register.
    """
    found: dict[str, list[tuple[Form, bool]]] = {}
    for forms, is_hidden in (
        (_each(visible - names, whole), False),
        (_each(words | names, whole), True),
        (_each(names, forms_of), True),
    ):
        for form in forms:
            found.setdefault(form.starts, []).append((form, is_hidden))
    for listed in found.values():
        listed.sort(key=lambda each: (-len(each[0].written), each[1], each[0].written))
    asked = frozenset(word for listed in found.values() for form, _hidden in listed for word in form.asks)
    return Screen(
        forms=found,
        asked=asked,
        traces=None if ids is None else traces_of(map(plain, ids), map(plain, visible)),
    )


def _each(texts: Iterable[str], forms: Callable[[str], Iterator[Form]]) -> Iterator[Form]:
    for each in sorted(texts):
        for one in sorted(ways(each)):
            yield from forms(one)
