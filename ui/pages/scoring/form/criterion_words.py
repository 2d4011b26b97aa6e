"""What a criterion asks, and what was given, in one line each."""

from __future__ import annotations

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Comment, Criterion
from evalapp.domain.texts import _, ngettext
from evalapp.words.scores import withheld
from ui.pages.scoring.form.descriptors import meaning


def given_words(criterion: Criterion, score: Score | None) -> str:
    """The value and what it means, or why there is none; empty before either."""
    if score is None or not score.is_given:
        return ""
    if score.no_score is not None:
        return withheld(score.no_score)
    assert score.value is not None
    found = meaning(criterion, score.value)
    said = found.as_text()
    if found.descriptor and "↔" not in found.descriptor:
        said += f" — {found.descriptor}"
    return said


def motivation_words(criterion: Criterion, value: int | None, characters: int) -> str:
    """Whether a motivation is due, and how long it is."""
    counted = ngettext("{n} character", "{n} characters", characters).format(n=characters)
    is_due = criterion.is_comment_due(value) if value is not None else criterion.comment is Comment.REQUIRED
    rule = _("Motivation required") if is_due else _("Motivation optional")
    return f"{rule} · {counted}"
