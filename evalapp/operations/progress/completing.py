"""What applicants may still complete, in words: until when, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts
from evalapp.words import formats
from evalapp.words.phrases import MOST_NAMED, numbered


def completing_words(facts: Facts) -> list[str]:
    """What is overdue first, then what is awaited with its day; empty where nothing is."""
    overdue = [number for number, until in facts.to_complete.items() if until < facts.on]
    said = [_overdue(overdue)] if overdue else []
    waiting = {number: until for number, until in facts.to_complete.items() if until >= facts.on}
    if waiting:
        first = min(waiting.values())
        text = (
            _("To complete until {day}: {applications}")
            if len(set(waiting.values())) == 1
            else _("To complete, the first until {day}: {applications}")
        )
        said.append(text.format(day=formats.day(first), applications=numbered(waiting, most=MOST_NAMED)))
    return said


def _overdue(numbers: Iterable[str]) -> str:
    text = _("The day to complete it is past, and it is not decided: {applications}")
    return text.format(applications=numbered(numbers, most=MOST_NAMED))
