"""A criterion as somebody names it: by its id, its title or its short name, in either language."""

from __future__ import annotations

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.texts import _


def criterion_named(typed: str, scheme: Scheme) -> Criterion:
    """Raises BadValue where none is called that, or more than one is: with those there are."""
    return scheme.criterion(id_called(typed, scheme) or typed)


def id_called(typed: str, scheme: Scheme) -> str:
    """Empty where no criterion is called that. Raises BadValue where more than one is."""
    called = ids_called(typed, scheme)
    if typed in called or len(called) == 1:
        return typed if typed in called else called[0]
    if called:
        text = _("More than one criterion is called “{name}”; name the one that is meant by its id: {ids}.")
        raise BadValue(text.format(name=typed, ids=", ".join(called)))
    return ""


def ids_called(name: str, scheme: Scheme) -> list[str]:
    """The ids of the criteria that have this id, title or short name."""
    wanted = _folded(name)
    return [
        each.id
        for each in scheme.criteria
        if name == each.id or wanted in map(_folded, (each.title.nl, each.title.en, each.head))
    ]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
