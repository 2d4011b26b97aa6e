"""What is kept of an application under a number of its own, from 1: its supplements and its hearings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from evalapp.domain.admissibility.answers import Hearing, Supplement
from evalapp.domain.errors import BadValue
from evalapp.operations.change import OpenChange

Numbered = TypeVar("Numbered", Supplement, Hearing)


def next_number(listed: Sequence[Numbered]) -> int:
    """The number that another one gets; `listed` are those of the application."""
    return 1 + max((each.nth for each in listed), default=0)


def numbered(listed: Sequence[Numbered], nth: int, refusal: Callable[[], str]) -> Numbered:
    """Raises BadValue with the words of the refusal where there is none."""
    for each in listed:
        if each.nth == nth:
            return each
    raise BadValue(refusal())


def record(
    change: OpenChange,
    table: Literal["supplement", "hearing"],
    kept: Supplement | Hearing,
    new: dict[str, str],
) -> None:
    """What came of one; recording the same again changes nothing, the time included."""
    key: dict[str, str | int] = {"application": kept.application, "nth": kept.nth}
    if not change.has(table, **key, **new):
        change.update(table, new | {"by_whom": change.actor.name, "at": change.at}, **key)
