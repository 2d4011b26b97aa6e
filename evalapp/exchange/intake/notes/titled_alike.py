"""New applications with the title and the organisation of another: perhaps the same one under another number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evalapp.domain.application import Dossier
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.sheet import header_key
from evalapp.words.phrases import join_names

_LEAST_LETTERS = 5  # a title with less says too little
_MOST_NAMED = 4
_MOST_ALIKE = 20  # of so many the title is that of a form or a call


def titled_alike(
    stored: Mapping[str, Dossier], add: Sequence[Dossier], update: Sequence[Dossier]
) -> Mapping[str, str]:
    """By the number of an application to `add`: what is said beside it."""
    applications = {number: each.application for number, each in stored.items()}
    applications |= {each.application.number: each.application for each in (*add, *update)}
    added = {each.application.number for each in add}
    alike: dict[tuple[str, str], list[str]] = {}
    for each in applications.values():
        title, organisation = header_key(each.title), header_key(each.organisation)
        if len(title) >= _LEAST_LETTERS and organisation:
            alike.setdefault((title, organisation), []).append(each.number)
    said: dict[str, str] = {}
    for numbers in alike.values():
        if not 1 < len(numbers) <= _MOST_ALIKE:
            continue
        for number in numbers:
            if number in added:
                others = [shorten(other, 64) for other in numbers if other != number]
                said[number] = _(
                    "It has the title and the organisation of {applications}: look whether it is the same application."
                ).format(applications=join_names(others, most=_MOST_NAMED))
    return said
