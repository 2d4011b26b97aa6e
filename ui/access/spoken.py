"""What is read with the eyes, in words that are heard."""

from __future__ import annotations

from evalapp.domain.texts import _


def heard(words: str) -> str:
    """`words` with the arrow between what was and what is said: a screen reader reads its name."""
    return words.replace(" → ", _(" to "))
