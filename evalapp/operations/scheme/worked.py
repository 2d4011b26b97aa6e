"""A handful of made-up applications, ranked under a scheme by the code that ranks those of a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.application import Application
from evalapp.domain.decisions import Decisions, Flagged, Ordered
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.scheme.model import Criterion, Scale, Scheme
from evalapp.domain.scheme.rules import AcrossJurors, TieKind, Total
from evalapp.domain.texts import _
from evalapp.words.explain import blocker_lines, place_sentence
from evalapp.words.formats import score
from evalapp.words.scores import figure, points_text

_SHARES = {"A-1": 9, "A-2": 7, "A-3": 7, "A-4": 5, "A-5": 0}  # tenths of the way from the worst to the best
_APART = 1  # tenths by which two applications with equal totals differ on two criteria
_OFFSETS = (0, 1, -1)  # values by which jurors differ, one after the other
_LEAST_APART = 5  # values that a scale must have for jurors to differ on it
_JURORS, _MOST_JURORS = 3, 9
_FULL, _SMALL = 100_000_00, 40_000_00
_BUDGET = 250_000_00
_SEED = "example"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedRow:
    """One application: `place` is – where it has none, `scores` are those of `Worked.criteria`."""

    place: str
    number: str
    scores: tuple[str, ...]
    total: str
    outcome: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """`jurors` is how many score each application, `reckoned` how the first total came about, line by line.

    `missing`: what becomes of it as long as one score of the first application is missing.
    """

    jurors: int
    criteria: tuple[Criterion, ...]
    rows: tuple[WorkedRow, ...]
    reckoned: tuple[str, ...]
    blocked: tuple[str, ...]
    missing: tuple[str, ...]


def worked_example(scheme: Scheme) -> Worked:
    """The scores are always the same shares of the scales; all else is what the rules make of them."""
    ranking, short = _ranked(scheme), _ranked(scheme, without=scheme.counting[0].id)
    return Worked(
        jurors=_how_many(scheme),
        criteria=scheme.counting,
        rows=tuple(_row(scheme, each) for each in ranking.places),
        reckoned=tuple(_reckoned(scheme, _of(ranking, "A-1"))),
        blocked=tuple(_blocked(scheme, ranking)),
        missing=tuple(_missing(scheme, ranking, short)),
    )


def _ranked(scheme: Scheme, *, without: str = "") -> Ranking:
    from evalapp.analytics.ranking.ranking import rank_scores
    from evalapp.analytics.table import ScoreTable

    jurors = [f"J{n}" for n in range(1, _how_many(scheme) + 1)]
    pair = _pair(scheme)
    criteria = ",".join(each.id for each in scheme.criteria)
    runs = []
    for number in _SHARES:
        for n, juror in enumerate(jurors):
            answers = [str(_steps(scheme, pair, number, each, n)) for each in scheme.criteria]
            if without and number == "A-1" and juror == jurors[-1]:
                answers[[each.id for each in scheme.criteria].index(without)] = ""
            runs.append((number, juror, criteria, ",".join(answers)))
    return rank_scores(
        scheme,
        ScoreTable.from_runs(scheme, list(_SHARES), runs),
        [_application(number) for number in _SHARES],
        assignments=[(juror, number) for number in _SHARES for juror in jurors],
        budget=_BUDGET if scheme.is_ranked else None,
        lot_seed=_SEED,
        decisions=_decisions(scheme),
    )


def _application(number: str) -> Application:
    """A-3 came in before A-2, with which it ties; A-4 asks less than the others."""
    asked = _SMALL if number == "A-4" else _FULL
    return Application(
        number=number,
        title=number,
        organisation="",
        years=2,
        requested_support=asked,
        total_budget=2 * asked,
        submitted_at=f"2015-11-30T{'09' if number == 'A-3' else '10'}:00",
    )


def _decisions(scheme: Scheme) -> Decisions:
    """What the panel itself would say of the two that tie, where a rule asks for it."""
    flags = [rule.target for rule in scheme.ranking.ties if rule.kind is TieKind.FLAG]
    return Decisions(
        flags=tuple(Flagged(application="A-3", flag=each, reason="–") for each in flags),
        order=tuple(Ordered(application=f"A-{n}", position=4 - n, reason="–") for n in (2, 3)),
    )


def _how_many(scheme: Scheme) -> int:
    return min(max(_JURORS, scheme.ranking.least_scores), _MOST_JURORS)


def _pair(scheme: Scheme) -> tuple[str, ...]:
    """Two criteria on which the same scores may change places, so that totals are equal and the first rule of the
    chain that looks at one of them decides; empty where no two weigh the same on one scale.
    """
    groups = {each.id: {one.id for one in each.counting} for each in scheme.groups}
    looked_at = [
        groups[rule.target] if rule.kind is TieKind.GROUP else {rule.target}
        for rule in scheme.ranking.ties
        if rule.kind in (TieKind.GROUP, TieKind.CRITERION)
    ]
    for within in (*looked_at, {each.id for each in scheme.counting[:1]}):
        for one in scheme.counting:
            for other in scheme.counting:
                is_alike = one.scale == other.scale and one.weight == other.weight
                if one.id in within and other.id not in within and is_alike:
                    return one.id, other.id
    return ()


def _steps(scheme: Scheme, pair: tuple[str, ...], number: str, criterion: Criterion, juror: int) -> int:
    tenths = _SHARES[number]
    if number in ("A-2", "A-3") and criterion.id in pair:
        is_up = (number == "A-3") == (criterion.id == pair[0])
        tenths += _APART if is_up else -_APART
    allowed = _from_worst(criterion.scale)
    at = (len(allowed) - 1) * tenths // 10
    if len(allowed) >= _LEAST_APART and tenths and scheme.ranking.across_jurors is not AcrossJurors.AGREED:
        at += _OFFSETS[juror % len(_OFFSETS)]
    return allowed[max(0, min(at, len(allowed) - 1))]


def _from_worst(scale: Scale) -> tuple[int, ...]:
    return scale.allowed_steps if scale.higher_is_better else scale.allowed_steps[::-1]


def _of(ranking: Ranking, number: str) -> Place:
    return next(each for each in ranking.places if each.application == number)


def _row(scheme: Scheme, place: Place) -> WorkedRow:
    results = {each.criterion: each.score for each in place.criteria}
    return WorkedRow(
        place="–" if place.place is None else str(place.place),
        number=place.application,
        scores=tuple(figure(results[each.id], scheme.ranking.decimals) for each in scheme.counting),
        total=figure(place.total, place.decimals),
        outcome=place.outcome.label,
        why=place_sentence(scheme, place),
    )


def _reckoned(scheme: Scheme, place: Place) -> Iterable[str]:
    first = next(each for each in place.criteria if each.criterion == scheme.counting[0].id)
    if first.score is not None:
        scale = scheme.counting[0].scale
        given = " · ".join(points_text(scale, each) for each in first.values)
        words = _("“{criterion}” of {application}: {scores} becomes {score}")
        yield words.format(
            criterion=scheme.counting[0].title,
            application=place.application,
            scores=given,
            score=score(first.score, scheme.ranking.decimals),
        )
    found: Mapping[str, Fraction | None] = {each.criterion: each.score for each in place.criteria}
    scores = [found[each.id] for each in scheme.counting]
    if place.total is None or None in scores:
        return
    decimals = scheme.ranking.decimals
    terms = " + ".join(
        f"{score(value, decimals)} × {score(each.weight)}"
        for value, each in zip(scores, scheme.counting)
        if value is not None
    )
    whole = sum((each.weight for each in scheme.counting), Fraction())
    is_mean = scheme.ranking.total is Total.WEIGHTED_MEAN
    made = f"({terms}) : {score(whole)}" if is_mean else terms
    yield f"{place.application}: {made} = {score(place.total, place.decimals)}"


def _blocked(scheme: Scheme, ranking: Ranking) -> list[str]:
    names = {PersonId(f"J{n}"): PersonName(f"J{n}") for n in range(1, _MOST_JURORS + 1)}
    return blocker_lines(scheme, ranking.blockers, names)


def _missing(scheme: Scheme, ranking: Ranking, short: Ranking) -> list[str]:
    words = _("As long as J{n} has not yet given a score for “{criterion}” of A-1:")
    head = words.format(n=_how_many(scheme), criterion=scheme.counting[0].title)
    if short.blockers:
        return [head, *_blocked(scheme, short)]
    before, after = _of(ranking, "A-1"), _of(short, "A-1")
    said = [head, _("total {before} → {after}").format(before=_total(before), after=_total(after))]
    if scheme.is_ranked:
        places = ["–" if each.place is None else str(each.place) for each in (before, after)]
        said.append(_("place {before} → {after}").format(before=places[0], after=places[1]))
    return said


def _total(place: Place) -> str:
    return figure(place.total, place.decimals)
