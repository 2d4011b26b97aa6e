"""Answers given beforehand on which nothing hung: a script that says how a column is read hears whether it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

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

    What is asked where none of them is given is answered; each of the rest is tried by leaving it out alone.
    """
    if not given:
        return ()
    bare = planned({id: answer for id, answer in answers.items() if id not in given})
    if bare == made:
        idle = [*given]
    else:
        needed = asked(bare)
        idle = [id for id in given if id not in needed and planned(_without(answers, id)) == made]
    return tuple(
        _("“{answer}” changes nothing here: no question hangs on it.").format(answer=shorten(given[id]))
        for id in idle
    )


def _without(answers: Mapping[str, str], id: str) -> dict[str, str]:
    return {other: answer for other, answer in answers.items() if other != id}
