"""What is known of one application, line by line: each criterion, the groups that have a threshold, the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import CriterionResult, Place
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.picture import ScoreLine
from evalapp.domain.scoring.targets import TOTAL, Target
from evalapp.domain.scoring.thresholds import own_bars
from evalapp.domain.scoring.withheld import is_withheld
from evalapp.domain.texts import _
from evalapp.words import scores as score_words
from evalapp.words.phrases import short_of
from evalapp.words.places import total as total_words
from evalapp.words.results import ResultWords, group_of, result_of

_MOST_POINTS = 10  # that are marked on the line of scores


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultLine:
    """`is_met` is None where there is no threshold, or no result yet; `limit`: where it stands, in points."""

    title: str
    score: str
    weight: str = ""
    threshold: str = ""
    is_met: bool | None = None
    is_consensus: bool = False
    limit: float | None = None
    picture: ScoreLine | None = None
    points: range = range(0)
    motivation: str = ""
    is_total: bool = False
    is_withheld: bool = False

    @property
    def verdict(self) -> str:
        """Whether its threshold is met; empty where that is not asked, or not known."""
        if self.is_met is None:
            return ""
        return _("met") if self.is_met else _("not met")

    @property
    def spoken(self) -> str:
        parts = [self.title, self.score]
        if self.is_consensus:
            parts.append(_("consensus"))
        if self.threshold:
            parts += [self.threshold, self.verdict]
        return ", ".join(filter(None, (*parts, self.motivation)))


def result_lines(
    scheme: Scheme, place: Place, motivations: Mapping[str, str], phase: Phase
) -> list[ResultLine]:
    """`motivations` by criterion. What has no score has a dash, never a number.

    What others are still to score has neither a picture of scores nor what was written beside them.
    """
    limits = {bar.name: bar.limit for bar in own_bars(scheme, ())}
    words = ResultWords(scheme)
    lines = []
    for criterion in scheme.criteria:
        result = result_of(place, criterion.id)
        shown = words.criterion(criterion, result)
        limit = limits.get(str(Target.criterion(criterion.id)))
        waits = is_withheld(phase, result)
        lines.append(
            ResultLine(
                title=str(criterion.title),
                score=shown.text,
                weight=score_words.weight_figure(criterion),
                threshold=_asked(criterion.threshold),
                is_met=None if result is None else result.is_met,
                is_consensus=shown.is_consensus,
                limit=None if limit is None else float(limit),
                picture=_picture(criterion, None if waits else result),
                points=_points(criterion),
                motivation="" if waits else motivations.get(criterion.id, ""),
                is_withheld=waits,
            )
        )
    for group in scheme.groups:
        found = group_of(place, group.id)
        if group.threshold is not None:
            lines.append(
                ResultLine(
                    title=str(group.title),
                    score=words.group(found).text,
                    threshold=_asked(group.threshold),
                    is_met=None if found is None else found.is_met,
                )
            )
    return [*lines, _total(scheme, place, limits)]


def _total(scheme: Scheme, place: Place, limits: Mapping[str, Fraction]) -> ResultLine:
    threshold = scheme.ranking.threshold
    is_met = None if threshold is None or place.total is None else str(TOTAL) not in place.failed
    return ResultLine(
        title=_("Total"),
        score=total_words(place),
        threshold=_asked(threshold),
        is_met=is_met,
        motivation=_total_said(scheme, place, limits),
        is_total=True,
    )


def _total_said(scheme: Scheme, place: Place, limits: Mapping[str, Fraction]) -> str:
    """What is held against the threshold, where that is not the total as it stands there."""
    threshold, limit = scheme.ranking.threshold, limits.get(str(TOTAL))
    if threshold is None or limit is None:
        return ""
    said = []
    own = place.unweighted
    if not scheme.ranking.thresholds_on_weighted and own is not None and own != place.total:
        text = _("without weights {score}, which is what the threshold looks at")
        said.append(text.format(score=short_of(own, limit, scheme.ranking.decimals)))
    if threshold.percent:
        shown = score_words.figure(limit, scheme.ranking.decimals)
        said.append(
            _("the threshold of {threshold} is {limit} points").format(threshold=threshold, limit=shown)
        )
    return "; ".join(said)


def _asked(threshold: Threshold | None) -> str:
    return "" if threshold is None else _("threshold {threshold}").format(threshold=threshold)


def _picture(criterion: Criterion, result: CriterionResult | None) -> ScoreLine:
    scale = criterion.scale
    return ScoreLine(
        lowest=float(scale.lowest),
        highest=float(scale.highest),
        values=() if result is None else tuple(map(float, result.values)),
        total=None if result is None or result.score is None else float(result.score),
        is_rising=scale.higher_is_better,
    )


def _points(criterion: Criterion) -> range:
    """The whole points of a scale that has few of them."""
    scale = criterion.scale
    if scale.words or not 0 < scale.highest - scale.lowest <= _MOST_POINTS:
        return range(0)
    return range(int(scale.lowest), int(scale.highest) + 1)


def number_motivated(scheme: Scheme, motivations: Mapping[str, str]) -> tuple[int, int]:
    """Of how many criteria something is said, and how many there are."""
    criteria: Sequence[Criterion] = scheme.criteria
    return sum(bool(motivations.get(each.id)) for each in criteria), len(criteria)
