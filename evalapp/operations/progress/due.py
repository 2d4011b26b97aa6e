"""What a juror still owes on one application: a score on every criterion, and each motivation that is due."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Scheme


def is_complete(scheme: Scheme, scores: Iterable[Score]) -> bool:
    """Whether one juror's scores of one application leave nothing to do: every criterion, every due comment."""
    given = {score.criterion: score for score in scores if score.is_given}
    return all(
        criterion.id in given and not is_comment_missing(scheme, given[criterion.id])
        for criterion in scheme.criteria
    )


def is_comment_missing(scheme: Scheme, score: Score) -> bool:
    if score.value is None or score.comment.strip():
        return False
    return scheme.criterion(score.criterion).is_comment_due(score.value)
