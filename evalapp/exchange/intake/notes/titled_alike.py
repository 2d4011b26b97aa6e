"""New applications with the title and the organisation of another: perhaps the same one under another number."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from evalapp.domain.application import Application, Dossier
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
    changed = {each.application.number for each in update}
    untouched = [each for number, each in stored.items() if number not in changed]

    def applications() -> Iterator[Application]:
        return (each.application for each in chain(untouched, add, update))

    # Of a large import hardly any two are alike: a number is kept of each, and words only of those.
    organisations: dict[str, str] = {}  # one often asks several times
    kept = array("q")
    for each in applications():
        if (organisation := organisations.get(each.organisation)) is None:
            organisation = organisations[each.organisation] = header_key(each.organisation)
        kept.append(hash((header_key(each.title), organisation)))
    twice = {one for one, other in pairwise(sorted(kept)) if one == other}
    if not twice:
        return {}
    added = {each.application.number for each in add}
    alike: dict[tuple[str, str], list[str]] = {}
    for each in applications():
        key = title_key(each.title, each.organisation)
        if hash(key) in twice and len(key[0]) >= _LEAST_LETTERS and key[1]:
            alike.setdefault(key, []).append(each.number)
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


def title_key(title: str, organisation: str) -> tuple[str, str]:
    """What two applications that are called alike have in common: of their title and of their organisation."""
    return header_key(title), header_key(organisation)
