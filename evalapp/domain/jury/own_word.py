"""A conflict of interest that a juror gives as the reason for no score, which is a declaration however it was made.

It stands beside scores of the same application, or was given by who read on: whether it is one is for somebody to
decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from evalapp.domain.ids import PersonId
from evalapp.domain.order import number_key, pair_key
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Placed

if TYPE_CHECKING:
    from evalapp.domain.jury.suspicion import Dismissed, Suspicion

Run = tuple[str, str, str, str]
"""Application, juror, criteria and answers of a pair, the last two as lists with commas."""


def placed_in(runs: Iterable[Run]) -> list[Placed]:
    """The places in which a juror gives a conflict of interest as the reason for no score."""
    word = str(NoScore.CONFLICT)
    return [
        (PersonId(juror), application, criterion)
        for application, juror, criteria, answers in runs
        if word in answers
        for criterion, answer in zip(criteria.split(","), answers.split(","))
        if answer == word
    ]


def own_words(said: Iterable[Placed]) -> tuple[Suspicion, ...]:
    """By juror and application; who says it later of a further criterion says it anew."""
    from evalapp.domain.jury.suspicion import (
        Because,
        Side,
        Suspicion,
    )

    criteria: dict[tuple[PersonId, str], set[str]] = {}
    for juror, application, criterion in said:
        criteria.setdefault((juror, application), set()).add(criterion)
    return tuple(
        Suspicion(
            juror=juror,
            application=application,
            because=Because.OWN_WORD,
            side=Side.JUROR,
            resembles=", ".join(sorted(criteria[juror, application], key=number_key)),
        )
        for juror, application in sorted(criteria, key=pair_key)
    )


def undecided_words(
    said: Iterable[Placed], conflicts: Collection[tuple[str, str]], dismissed: Iterable[Dismissed]
) -> tuple[Suspicion, ...]:
    """Those of which nobody has recorded the conflict, nor said why it is none."""
    none = {(each.juror, each.application, each.because, each.resembles) for each in dismissed}
    return tuple(
        each
        for each in own_words(said)
        if (each.juror, each.application) not in conflicts and each.key not in none
    )
