"""How many scores there are and how many reasons for none: counted in one way, for a receipt and a merge alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer


class Counted(NamedTuple):
    """`values` are scores, `others` the reasons for none but an abstention; `rest` is neither, a comment at most."""

    values: int = 0
    abstentions: int = 0
    others: int = 0
    rest: int = 0

    @property
    def given(self) -> int:
        return self.values + self.abstentions + self.others

    def plus(self, other: Counted) -> Counted:
        return Counted(*(one + two for one, two in zip(self, other)))


NOTHING_COUNTED = Counted()


def counted(answers: Iterable[Answer]) -> Counted:
    values = abstentions = others = rest = 0
    for value, no_score, _comment in answers:
        if value is not None:
            values += 1
        elif no_score is NoScore.ABSTAIN:
            abstentions += 1
        elif no_score is not None:
            others += 1
        else:
            rest += 1
    return Counted(values, abstentions, others, rest)
