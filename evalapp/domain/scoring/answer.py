"""What a juror answers on one criterion, and where an answer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evalapp.domain.ids import PersonId

if TYPE_CHECKING:
    from evalapp.domain.scheme.model import NoScore

Place = tuple[str, str]
"""Application, criterion: of one juror, who goes without saying."""

Placed = tuple[PersonId, str, str]
"""Juror, application, criterion."""


class Answer(NamedTuple):
    """A value in steps of the scale or the reason for none, and the comment; equal when all three are.

    Neither value nor reason: not scored yet, though there may already be a comment. At most one of both is
    given, but a file may say otherwise.
    """

    value: int | None = None
    no_score: NoScore | None = None
    comment: str = ""

    @property
    def score(self) -> tuple[int | None, NoScore | None]:
        """Without the comment: what two answers have in common that give the same score."""
        return self.value, self.no_score

    @property
    def is_given(self) -> bool:
        return self.value is not None or self.no_score is not None

    @property
    def is_contradictory(self) -> bool:
        return self.value is not None and self.no_score is not None

    def commented(self, other: Answer) -> Answer:
        """This score with the comment of `other`."""
        return Answer(self.value, self.no_score, other.comment)


NOTHING = Answer()
