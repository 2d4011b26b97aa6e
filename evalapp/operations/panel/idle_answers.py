"""Answers given beforehand on which nothing hung: a script that says how a column is read hears whether it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping
from typing import TypeVar

from evalapp.domain.errors import KnownError
from evalapp.domain.taking.awaited import idle_words

_Plan = TypeVar("_Plan")
_NOTHING: Collection[str] = ()


def idle_answers(
    made: _Plan,
    answers: Mapping[str, str],
    given: Mapping[str, str],
    planned: Callable[[Mapping[str, str]], _Plan],
    asked: Callable[[_Plan], Collection[str]] = lambda _plan: _NOTHING,
) -> tuple[str, ...]:
    """What is said of those that are `given` (id of an answer → as it was given) and make no difference to the plan
    `made` with all `answers`; `planned` makes one with others, and `asked` tells the ids of its questions.

    What is asked where none of them is given is answered; each of the rest is tried by leaving it out alone. Without
    one that is needed a file may not be read at all.
    """
    if not given:
        return ()

    def without(ids: Container[str]) -> _Plan | None:
        try:
            return planned({id: answer for id, answer in answers.items() if id not in ids})
        except KnownError:
            return None

    bare = without(given)
    if bare == made:
        idle = [*given]
    else:
        needed = asked(bare) if bare is not None else _NOTHING
        idle = [id for id in given if id not in needed and without((id,)) == made]
    return tuple(idle_words(given[id]) for id in idle)
