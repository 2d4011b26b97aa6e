"""What was edited by hand, as values of the journal: what a field said before, and what it says now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from evalapp.domain.application import BudgetLine, Partner
from evalapp.domain.journal import Value, cents, moment, state
from evalapp.domain.numbers import shorten
from evalapp.words.formats import is_date_alone

_AMOUNTS = frozenset({"requested_support", "total_budget"})
_TIMES = frozenset({"start", "submitted_at"})
_MOST, _MOST_NAME, _MOST_NAMES = 160, 60, 5


def edited(name: str, stored: Any) -> Value:
    """Of the column `name` of an application or a person, as the file keeps it."""
    if stored is None or stored == "":
        return state("empty", "")
    if name in _AMOUNTS:
        return cents(stored)
    if name in _TIMES:
        return state("day", stored) if is_date_alone(stored) else moment(stored)
    return stored if isinstance(stored, int) else shorten(" ".join(str(stored).split()), _MOST)


def person_named(name: object, id: object) -> str:
    """As the journal names somebody who may be in the panel no longer."""
    return f"{shorten(str(name))} ({shorten(str(id), 64)})"


def list_edited(
    before: Iterable[Partner | BudgetLine], after: Iterable[Partner | BudgetLine]
) -> Mapping[str, Value]:
    """Of two lists who `came`, who `went`, and of whom something was `altered`.

    What stands in both is nothing to it, so that the rows that differ tell the same as the whole lists.
    """
    old, new = Counter(before), Counter(after)
    gone, come = (Counter(map(_named, each.elements())) for each in (old - new, new - old))
    return {"came": _names(come - gone), "went": _names(gone - come), "altered": _names(come & gone)}


def _named(each: Partner | BudgetLine) -> str:
    name = each.name if isinstance(each, Partner) else f"{each.year} {each.line}"
    return shorten(" ".join(name.split()), _MOST_NAME)


def _names(found: Counter[str]) -> Value:
    listed = sorted(found.elements())
    if not listed:
        return state("empty", "")
    more = [f"+{len(listed) - _MOST_NAMES}"] if len(listed) > _MOST_NAMES else []
    return [*listed[:_MOST_NAMES], *more]
