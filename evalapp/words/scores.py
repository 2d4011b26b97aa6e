"""Scores, scales and thresholds as people read them, the same on screen, on paper and on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from evalapp.domain.scheme.model import Criterion, NoScore, Scale, Scheme
from evalapp.domain.scoring.own_reason import own_reason
from evalapp.domain.texts import _
from evalapp.words.formats import score

MISSING = "–"
_HALF = Fraction(1, 2)
_MOST_DECIMALS = 3


def figure(value: Fraction | None, decimals: int) -> str:
    """A computed number; a dash where it is not known yet."""
    return MISSING if value is None else score(value, decimals)


def value_text(scale: Scale, steps: int) -> str:
    """A value as people say it: 3,5, or the word."""
    word = scale.word(steps)
    return str(word.title) if word else score(scale.value(steps))


def points_text(scale: Scale, value: Fraction) -> str:
    """The same of a value in points, as a result holds it."""
    return value_text(scale, int(value / scale.step))


def short_value(scale: Scale, steps: int) -> str:
    """The shortest form of a value, for a box: 2, 2½, or the word."""
    value = scale.value(steps)
    if scale.word(steps) or value.denominator != _HALF.denominator:
        return value_text(scale, steps)
    sign = "−" if value < 0 else ""
    return f"{sign}{int(abs(value)) or ''}½"


def marked_title(scheme: Scheme, criterion: Criterion) -> str:
    """“1a · Competitiveness”, or the title alone."""
    return " · ".join(each for each in (scheme.marks[criterion.id], str(criterion.title)) if each)


def answer(scale: Scale, value: int | None, no_score: NoScore | None, comment: str = "") -> str:
    """What a juror answered, `value` in steps: the score, the reason for none, or that there is nothing yet."""
    if value is None and no_score is None:
        return not_scored()
    return compared(scale, value, no_score, comment)


def compared(scale: Scale, value: int | None, no_score: NoScore | None, comment: str = "") -> str:
    """The same where two states stand against each other, of which one may hold nothing."""
    if no_score is not None:
        return reason_words(no_score, comment)
    return _("no score") if value is None else value_text(scale, value)


def not_scored() -> str:
    return _("not scored yet")


def reason_words(no_score: NoScore, comment: str) -> str:
    """Why there is no score: in the juror's words where the justification begins with them, and the meeting's."""
    own = own_reason(no_score, comment)
    return f"{own.label} ({no_score.label})" if own else no_score.label


def withheld(no_score: NoScore, comment: str) -> str:
    """The same where it stands in a sentence, apart from its column."""
    return _("no score: {reason}").format(reason=reason_words(no_score, comment))


def in_column(scale: Scale, steps: int) -> str:
    """A value where values stand under each other: all with the decimals that the steps of the scale need."""
    decimals = _decimals(scale)
    if scale.word(steps) or decimals is None:
        return value_text(scale, steps)
    return score(scale.value(steps), decimals)


def _decimals(scale: Scale) -> int | None:
    """None where no few of them are enough, as for thirds."""
    return next((n for n in range(_MOST_DECIMALS + 1) if (scale.step * 10**n).denominator == 1), None)


def in_two(scale: Scale, steps: int) -> tuple[str, str]:
    """A score for a narrow column and the wide one beside it: the number and what the scale calls it, or the word."""
    return ("", value_text(scale, steps)) if scale.words else (in_column(scale, steps), name_of(scale, steps))


def name_of(scale: Scale, steps: int) -> str:
    """What the scale calls a value; of one between two names, between which. Empty where it names neither."""
    return name_of_points(scale, scale.value(steps))


def name_of_points(scale: Scale, value: Fraction) -> str:
    """The same of a value in points, which need not be a step of the scale."""
    if label := scale.labels.get(value):
        return str(label)
    low, high = neighbours(value, scale.labels)
    if low is None or high is None:
        return ""
    names = [uncapitalised(str(scale.labels[each])) for each in (low, high)]
    said = _("between {lower} and {upper}").format(lower=names[0], upper=names[1])
    return said[:1].upper() + said[1:]


def neighbours(value: Fraction, named: Iterable[Fraction]) -> tuple[Fraction | None, Fraction | None]:
    """The nearest of `named` below and above `value`."""
    known = list(named)
    below, above = [each for each in known if each < value], [each for each in known if each > value]
    return max(below, default=None), min(above, default=None)


def uncapitalised(text: str) -> str:
    """For use within a sentence; an abbreviation at the start keeps its capitals."""
    is_abbreviation = text[1:2].isupper()
    return text if is_abbreviation else text[:1].lower() + text[1:]


def guidance_of(criterion: Criterion) -> str:
    """What is asked, and how to choose where values are described: a description joins several sides of one matter."""
    return " ".join(each for each in (str(criterion.guidance), how_to_choose(criterion)) if each)


def how_to_choose(criterion: Criterion) -> str:
    """Empty where no value is described."""
    if not criterion.descriptors:
        return ""
    return _("Choose the description that fits best as a whole; say in the justification where it does not.")


def range_of(scale: Scale) -> str:
    if scale.words:
        return " · ".join(str(word.title) for word in scale.words)
    low, high = score(scale.lowest), score(scale.highest)
    if scale.higher_is_better:
        return _("{low} to {high}").format(low=low, high=high)
    return _("{low} (best) to {high}").format(low=low, high=high)


def weight(criterion: Criterion) -> str:
    if not criterion.counts:
        return _("does not count")
    return _("weight {weight}").format(weight=score(criterion.weight))


def weight_figure(criterion: Criterion) -> str:
    """In a column of weights."""
    return score(criterion.weight) if criterion.counts else MISSING


def rules_of(criterion: Criterion) -> str:
    """Weight and threshold of a criterion on one line."""
    parts = [weight(criterion)]
    if criterion.threshold is not None:
        parts.append(_("threshold {threshold}").format(threshold=criterion.threshold))
    return " · ".join(parts)


def asked_of(criterion: Criterion) -> str:
    """Weight, threshold and scale of a criterion on one line."""
    return rules_of(criterion) + " · " + _("scale {range}").format(range=range_of(criterion.scale))
