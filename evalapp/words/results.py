"""What the ranking computed on each criterion and group, as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.ranking import CriterionResult, GroupResult, Place
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.targets import Target
from evalapp.domain.scoring.thresholds import own_bars
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import short_of
from evalapp.words.scores import MISSING, figure, points_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A result in a cell. `spoken` says in words what `is_failed` and `is_consensus` show otherwise."""

    text: str = MISSING
    is_failed: bool = False
    is_consensus: bool = False

    @property
    def spoken(self) -> str:
        marks = [below_threshold()] if self.is_failed else []
        if self.is_consensus:
            marks.append(_("consensus"))
        return ", ".join([self.text, *marks])


def below_threshold() -> str:
    return _("below the threshold")


def below_threshold_of(scheme: Scheme) -> str:
    """Before what `missed` one: above it, where lower is better."""
    if scheme.higher_is_better:
        return _("Below the threshold: {missed}")
    return _("Above the threshold: {missed}")


def withheld() -> str:
    """Why neither scores nor their average stand there yet."""
    return _(
        "The scores of an application and their average appear once every juror who was asked about that application "
        "has scored it. Until then each scores without knowing what others gave."
    )


class ResultWords:
    """The results of one scheme, with as many decimals as it asks; more only where a missed threshold needs it."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme, self._decimals = scheme, scheme.ranking.decimals
        self._limits: Mapping[str, Fraction] = {bar.name: bar.limit for bar in own_bars(scheme, ())}

    def criterion(self, criterion: Criterion, result: CriterionResult | None) -> Shown:
        """A consensus on a scale of words is its word; a mean of words is no word, but a number."""
        if result is None or result.score is None:
            return Shown()
        text = self._figure(str(Target.criterion(criterion.id)), result.score, result.is_met)
        if result.is_consensus and criterion.scale.words:
            text = points_text(criterion.scale, result.score)
        return Shown(text=text, is_failed=result.is_met is False, is_consensus=result.is_consensus)

    def group(self, result: GroupResult | None) -> Shown:
        if result is None or result.score is None:
            return Shown()
        text = self._figure(str(Target.group(result.group)), result.score, result.is_met)
        return Shown(text=text, is_failed=result.is_met is False)

    def of_place(self, place: Place, criterion: Criterion) -> Shown:
        return self.criterion(criterion, result_of(place, criterion.id))

    def explained(self, criterion: Criterion, result: CriterionResult) -> str:
        """What lies behind a result, a line each: whose scores, and the threshold it misses."""
        values = " · ".join(points_text(criterion.scale, value) for value in result.values)
        if result.is_consensus:
            said = _("{title}: consensus score, in place of {values}")
        else:
            said = ngettext("{title}: {n} score, {values}", "{title}: {n} scores, {values}", result.count)
        lines = [said.format(title=criterion.title, n=result.count, values=values or MISSING)]
        if result.is_met is False and criterion.threshold is not None:
            said = (
                _("Below the threshold of {threshold}")
                if criterion.scale.higher_is_better
                else _("Above the threshold of {threshold}")
            )
            lines.append(said.format(threshold=criterion.threshold))
        return "\n".join(lines)

    def _figure(self, name: str, score: Fraction, is_met: bool | None) -> str:
        """Rounded, but never up to a threshold that it misses."""
        limit = self._limits.get(name)
        if is_met is False and limit is not None:
            return short_of(score, limit, self._decimals)
        return figure(score, self._decimals)


def result_of(place: Place, criterion: str) -> CriterionResult | None:
    return next((each for each in place.criteria if each.criterion == criterion), None)


def group_of(place: Place, group: str) -> GroupResult | None:
    return next((each for each in place.groups if each.group == group), None)


def spread(criterion: Criterion, result: CriterionResult | None) -> str:
    """How many scores lie behind a result and how far they lie apart."""
    if result is None or not result.values:
        return _("nobody scored it")
    count = ngettext("{n} score", "{n} scores", result.count).format(n=result.count)
    if result.is_consensus:
        count = _("consensus, beside {scores}").format(scores=count)
    if len(result.values) < 2 or result.values[0] == result.values[-1]:
        return count
    low, high = (points_text(criterion.scale, result.values[n]) for n in (0, -1))
    return _("{scores} from {low} to {high}").format(scores=count, low=low, high=high)
