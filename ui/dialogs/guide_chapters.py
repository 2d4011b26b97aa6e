"""The chapters of a guide by what they tell of, for whoever looks for a word that nothing in the window has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from evalapp.domain.texts import current_language
from resources import guide
from ui.dialogs.finding import is_named, stems

_HEADING = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
_MOST = 5
_LEAST = 4  # letters that begin a word and mean something


@dataclass(frozen=True, kw_only=True)
class GuideChapter:
    title: str
    words: Counter[str]  # by stem

    def tells_of(self, typed: str) -> int:
        """How much; 0 for nothing."""
        if is_named(typed, self.title):
            return self.words.total()
        return min((self._times(each) for each in stems(typed)), default=0)

    def _times(self, wanted: str) -> int:
        if len(wanted) < _LEAST:
            return self.words[wanted]
        return sum(n for word, n in self.words.items() if word.startswith(wanted))


def chapters_about(name: str, typed: str) -> Sequence[str]:
    """The headings of the guide for a juror, secretary or chair that tell most of what is typed, best first."""
    if not typed.strip():
        return ()
    told = [(each.tells_of(typed), each.title) for each in _chapters(name, current_language())]
    best = sorted((each for each in told if each[0]), key=lambda each: -each[0])
    return tuple(title for _n, title in best[:_MOST])


@cache
def _chapters(name: str, language: str) -> tuple[GuideChapter, ...]:
    parts = _HEADING.split(guide(name, language).read_text(encoding="utf-8"))[1:]
    return tuple(
        GuideChapter(title=title, words=Counter(stems(text)))
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    )
