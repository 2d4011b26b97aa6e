"""How many scores there are and how many reasons for none: counted in one way, for a receipt and a merge alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from evalapp.domain.scheme.model import NoScore


class Given(Protocol):
    """An answer, or what holds one: of many no answer need be made to count them."""

    @property
    def value(self) -> int | None: ...

    @property
    def no_score(self) -> NoScore | None: ...


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


def counted(answers: Iterable[Given]) -> Counted:
    values = abstentions = others = rest = 0
    for each in answers:
        if each.value is not None:
            values += 1
        elif each.no_score is NoScore.ABSTAIN:
            abstentions += 1
        elif each.no_score is not None:
            others += 1
        else:
            rest += 1
    return Counted(values, abstentions, others, rest)
