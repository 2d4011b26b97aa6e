"""Ids and names of what is new in a scheme."""

from __future__ import annotations

from collections.abc import Collection

from evalapp.domain.texts import LANGUAGES, Text, _, in_language

_MOST = 60  # an id has at most 64 characters, number included


def free_id(word: str, taken: Collection[str]) -> str:
    """`word-1`, or the first number that nothing has."""
    n = 1
    while f"{word[:_MOST]}-{n}" in taken:
        n += 1
    return f"{word[:_MOST]}-{n}"


def named(message: str, after: str = "") -> Text:
    """In each language as the catalogue has it."""
    said = {}
    for language in LANGUAGES:
        with in_language(language):
            said[language] = _(message) + after
    return Text(nl=said["nl"], en=said["en"])
