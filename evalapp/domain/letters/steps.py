"""What changes in the letters of a call, as data for the history."""

from __future__ import annotations

from evalapp.domain.journal import Value, state
from evalapp.domain.letters.facts import CHOICES, DAYS


def own_text(text: str | None) -> Value:
    """How long a text is that stands in place of the program's; None where that stands."""
    return state("letter-text", "" if text is None else str(len(text)))


def fact_said(fact: str, value: str) -> Value:
    if not value:
        return state("empty", "")
    if fact in CHOICES:
        return state("letter-choice", f"{fact} {value}")
    return {"day": value} if fact in DAYS else value
