"""A day as it is kept: ISO 8601, and nothing else."""

from __future__ import annotations

from datetime import date


def is_iso_day(text: str) -> bool:
    """Whether it is 2016-03-01 to the letter, of which Python also reads other spellings."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
