"""What a criterion asks, and what was given, in one line each."""

from __future__ import annotations

from textwrap import shorten

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Comment, Criterion, Group
from evalapp.domain.scoring.own_reason import own_reason
from evalapp.domain.texts import _, ngettext
from evalapp.words.scores import reason_words, rules_of, value_text, withheld
from ui.pages.scoring.form.descriptors import meaning

MOST_OWN = 240  # characters


def given_words(criterion: Criterion, score: Score | None) -> str:
    """The value and what it means, or why there is none; empty before either."""
    if score is None or not score.is_given:
        return ""
    if score.no_score is not None:
        return withheld(score.no_score, score.comment)
    assert score.value is not None
    found = meaning(criterion, score.value)
    said = found.as_text()
    if found.descriptor and "↔" not in found.descriptor and not score.comment.strip():
        said += f" — {found.descriptor}"
    return said


def reason_sentence(score: Score | None) -> str:
    """Why there is no score, as a sentence of its own; empty where that was not said."""
    if score is None or score.no_score is None:
        return ""
    return _("No score: {reason}.").format(reason=reason_words(score.no_score, score.comment))


def opening_of(score: Score | None) -> str:
    """A justification that is nothing but a reason in the juror's words."""
    found = own_reason(score.no_score, score.comment) if score else None
    return score.comment if score and found else ""


def motivation_line(score: Score | None) -> str:
    """The juror's own words, for a row that is not at hand; the rest of a long one is left for the whole form."""
    flat = " ".join(score.comment.split()) if score else ""
    return f"“{shorten(flat, width=MOST_OWN, placeholder=' …')}”" if flat else ""


def head_words(criterion: Criterion) -> str:
    """Weight and threshold, and which end is best where it is not the highest."""
    scale = criterion.scale
    if scale.words or scale.higher_is_better:
        return rules_of(criterion)
    return (
        rules_of(criterion)
        + " · "
        + _("{value} is best").format(value=value_text(scale, scale.allowed_steps[0]))
    )


def group_words(group: Group) -> str:
    """What a group asks beside what its criteria ask."""
    if group.threshold is None:
        return ""
    return _("threshold {threshold}").format(threshold=group.threshold)


def lacks_motivation(criterion: Criterion, score: Score | None, typed: str) -> bool:
    """Whether the score asks for one, and none is `typed`."""
    is_due = score is not None and score.value is not None and criterion.is_comment_due(score.value)
    return is_due and not typed.strip()


def motivation_words(criterion: Criterion, score: Score | None, characters: int) -> str:
    """Whether a motivation is due, and how long it is. No scheme asks for one where there is no score."""
    counted = ngettext("{n} character", "{n} characters", characters).format(n=characters)
    if score is None or not score.is_given:
        is_due = criterion.comment is Comment.REQUIRED
    else:
        is_due = score.value is not None and criterion.is_comment_due(score.value)
    rule = _("Justification required") if is_due else _("Justification optional")
    return f"{rule} · {counted}"
