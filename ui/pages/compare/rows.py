"""The juror's own scores as the rows of a strip chart, with each row in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from evalapp.domain.order import number_key
from evalapp.domain.scheme.model import Criterion, Scale, Scheme
from evalapp.domain.scoring.totals import range_of_totals
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.work import Task
from evalapp.words.formats import score as score_text
from evalapp.words.scores import figure, value_text
from ui.pages.scoring.form.descriptors import meaning
from ui.widgets.strip.values import Point, Row, Tick

MOST_MODES = 2  # more values than this that share the first place say nothing
_MOST_TICKS = 200

Say = Callable[[Fraction], str]


def rows_of(scheme: Scheme, tasks: Iterable[Task]) -> tuple[Row, ...]:
    """The total, where every criterion that counts has a number, then the criteria; conflicts are left out."""
    judged = [task for task in tasks if not task.has_conflict]
    rows = [_criterion_row(criterion, judged) for criterion in scheme.criteria]
    if not any(criterion.scale.words for criterion in scheme.counting):
        rows.insert(0, _total_row(scheme, judged))
    return tuple(rows)


def _criterion_row(criterion: Criterion, tasks: Sequence[Task]) -> Row:
    scale, points, withheld = criterion.scale, [], 0
    words = {steps: meaning(criterion, steps).as_text() for steps in scale.allowed_steps}
    for task in tasks:
        score = task.scores.get(criterion.id)
        if score is None or not score.is_given:
            continue
        if score.value is None:
            withheld += 1
        else:
            said = words.get(score.value) or value_text(scale, score.value)
            points.append(_point(task, scale.value(score.value), said))
    row = Row(
        id=criterion.id,
        title=str(criterion.title),
        ticks=_ticks_of(scale),
        step=scale.step,
        points=_ordered(points),
        is_falling=not scale.higher_is_better,
    )
    say: Say = (lambda value: value_text(scale, int(value))) if scale.words else score_text
    missing = len(tasks) - len(points)
    notes = (_not_scored(missing - withheld), _withheld(withheld))
    return _described(row, say, _without(missing), notes, in_words=bool(scale.words))


def _total_row(scheme: Scheme, tasks: Sequence[Task]) -> Row:
    points, decimals = [], scheme.ranking.decimals
    for task in tasks:
        total = task.own_total
        if total is not None and total.is_of_all:  # only such totals can be set side by side
            points.append(_point(task, total.value, figure(total.value, decimals)))
    low, high = range_of_totals(scheme)
    is_falling = not scheme.higher_is_better
    row = Row(
        id="",
        title=_("Total"),
        ticks=_ticks(low, high, Fraction(1), is_falling=is_falling),
        step=Fraction(),
        points=_ordered(points),
        is_falling=is_falling,
    )
    missing = _not_complete(len(tasks) - len(points))
    return _described(row, lambda value: figure(value, decimals), missing, [missing])


def _ordered(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: (point.at, number_key(point.key))))


def _described(row: Row, say: Say, missing: str, notes: Iterable[str], *, in_words: bool = False) -> Row:
    """`missing` says in short, for the eye, what `notes` say of the applications without a point."""
    count = ngettext("{n} score", "{n} scores", len(row.points)).format(n=len(row.points))
    middle = _middle(row, say, in_words=in_words)
    return replace(
        row,
        caption=" · ".join(part for part in (middle, count, missing) if part),
        spoken=_spoken(row, count, say, middle, [note for note in notes if note]),
    )


def _spoken(row: Row, count: str, say: Say, middle: str, notes: Sequence[str]) -> str:
    """Triple helix: 7 scores from 2.5 to 4.5, most at 4; median 4; 2 not scored."""
    if not row.points:
        return "; ".join([f"{row.title}: {count}", *notes]) + "."
    low, high = row.points[0].at, row.points[-1].at
    if low == high:
        return "; ".join([f"{row.title}: {count}", _("all at {value}").format(value=say(low)), *notes]) + "."
    spread = _("{scores} from {low} to {high}").format(scores=count, low=say(low), high=say(high))
    modes = _modes(row)
    if modes:
        spread += ", " + _("most at {value}").format(value=_(" and ").join(say(value) for value in modes))
    return "; ".join([f"{row.title}: {spread}", middle, *notes]) + "."


def _modes(row: Row) -> list[Fraction]:
    counts = Counter(point.at for point in row.points)
    most = max(counts.values())
    modes = sorted(value for value, count in counts.items() if count == most)
    return modes if most > 1 and len(modes) <= MOST_MODES else []


def _middle(row: Row, say: Say, *, in_words: bool) -> str:
    """The median in words; between two words of a scale there is no third."""
    if row.median is None:
        return ""
    if in_words and len(row.middles) == 2:
        lower, upper = (say(point.at) for point in row.middles)
        return _("median between {lower} and {upper}").format(lower=lower, upper=upper)
    return _("median {value}").format(value=say(row.median))


def _point(task: Task, at: Fraction, words: str) -> Point:
    return Point(key=task.number, name=f"{task.application.title} ({task.number})", at=at, words=words)


def _without(count: int) -> str:
    return ngettext("{n} without", "{n} without", count).format(n=count) if count else ""


def _not_scored(count: int) -> str:
    return ngettext("{n} not scored", "{n} not scored", count).format(n=count) if count else ""


def _withheld(count: int) -> str:
    return ngettext("{n} cannot assess", "{n} cannot assess", count).format(n=count) if count else ""


def _not_complete(count: int) -> str:
    return ngettext("{n} not complete", "{n} not complete", count).format(n=count) if count else ""


def _ticks_of(scale: Scale) -> tuple[Tick, ...]:
    if scale.words:
        ordered = sorted(scale.words, key=lambda word: word.value)
        return tuple(Tick(at=scale.value(word.value), text=str(word.title)) for word in ordered)
    unit = max(scale.step, Fraction(1))
    return _ticks(scale.lowest, scale.highest, unit, is_falling=not scale.higher_is_better)


def _ticks(low: Fraction, high: Fraction, unit: Fraction, *, is_falling: bool) -> tuple[Tick, ...]:
    """One each `unit`, or the ends alone where that does not come out; a low end that is the best says so."""
    steps = (high - low) / unit
    is_even = steps.denominator == 1 and steps <= _MOST_TICKS
    places = [low + n * unit for n in range(int(steps) + 1)] if is_even else [low, high]
    texts = [score_text(place) for place in places]
    if is_falling:
        texts[0] = _("{value} = best").format(value=texts[0])
    return tuple(Tick(at=place, text=text) for place, text in zip(places, texts, strict=True))
