"""The tie rules one after the other, as far as a formula can say them; what it cannot is taken from the program."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from evalapp.domain.scheme.rules import TieKind, TieRule
from evalapp.domain.times import BRUSSELS
from evalapp.words.formats import is_date_alone

if TYPE_CHECKING:
    from evalapp.reports.workbook.plan import Plan

Evidence = Mapping[str, Fraction | datetime | int]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What one rule saw of those that were tied, and the places `after` it.

    `is_given`: no formula says it, and perhaps several `rules` together; then `evidence` is the order within each tie
    as the program found it. `is_lower_ahead`: who has the smaller value is ahead.
    """

    rules: Sequence[TieRule]
    evidence: Evidence
    after: Mapping[str, int]
    is_lower_ahead: bool = False
    is_given: bool = False


def stages_of(plan: Plan) -> Sequence[Stage]:
    """Up to the one after which nothing is tied any more, or no rule is left."""
    chain = plan.scheme.ranking.ties
    before, stages = plan.first, list[Stage]()
    for n, rule in enumerate(chain):
        tied = _tied(before)
        if not tied:
            break
        evidence, is_lower = _evidence(plan, rule, tied), _is_lower_ahead(plan, rule)
        if evidence is None:
            stages.append(_given(plan, chain[n:], before, tied))
            break
        after = _refined(before, evidence, is_lower)
        stages.append(Stage(rules=(rule,), evidence=evidence, after=after, is_lower_ahead=is_lower))
        before = after
    return stages


def _tied(places: Mapping[str, int]) -> frozenset[str]:
    shared = Counter(places.values())
    return frozenset(number for number, place in places.items() if shared[place] > 1)


def _is_lower_ahead(plan: Plan, rule: TieRule) -> bool:
    if rule.kind is TieKind.EARLIER_SUBMISSION:
        return True
    return rule.kind in (TieKind.CRITERION, TieKind.GROUP) and not plan.scheme.higher_is_better


def _evidence(plan: Plan, rule: TieRule, tied: frozenset[str]) -> Evidence | None:
    """None where it cannot be said of each of them in a cell."""
    ranked = {place.application: place for place in plan.ranked}
    if rule.kind is TieKind.FLAG:
        raised = plan.report.flagged.get(rule.target, frozenset())
        return {number: int(number in raised) for number in ranked}
    if rule.kind is TieKind.EARLIER_SUBMISSION:
        return _times(plan, tied)
    if rule.kind is TieKind.CRITERION:
        criterion = plan.scheme.criterion(rule.target)
        scores = {number: plan.score(place, criterion) for number, place in ranked.items()}
    elif rule.kind is TieKind.GROUP:
        chosen = plan.scheme.group(rule.target).counting
        scores = {number: plan.combined(place, chosen, weighted=True) for number, place in ranked.items()}
    else:
        return None
    known = {number: score for number, score in scores.items() if score is not None}
    return known if len(known) == len(scores) else None


def _times(plan: Plan, tied: frozenset[str]) -> Evidence | None:
    """Only where each has an hour: a day without one proves nothing within that day."""
    found: dict[str, datetime] = {}
    for application in plan.answers.applications:
        if application.number not in tied:
            continue
        said = application.submitted_at.strip()
        try:
            moment = datetime.fromisoformat(said)
        except ValueError:
            return None
        local = moment.astimezone(BRUSSELS) if moment.tzinfo else moment.replace(tzinfo=BRUSSELS)
        # A cell holds no microseconds; in the hour that comes twice it would not say which of both is meant.
        if is_date_alone(said) or local.microsecond or _comes_twice(local):
            return None
        found[application.number] = local.replace(tzinfo=None)
    return found


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _refined(before: Mapping[str, int], evidence: Evidence, is_lower_ahead: bool) -> Mapping[str, int]:
    blocks: dict[int, list[str]] = defaultdict(list)
    for number, place in before.items():
        blocks[place].append(number)
    after = dict(before)
    for place, block in blocks.items():
        if len(block) < 2:
            continue
        for number in block:
            own = evidence[number]
            ahead = [
                each
                for each in block
                if (evidence[each] < own if is_lower_ahead else evidence[each] > own)  # type: ignore[operator]
            ]
            after[number] = place + len(ahead)
    return after


def _given(plan: Plan, rules: Sequence[TieRule], before: Mapping[str, int], tied: frozenset[str]) -> Stage:
    """What the rest of the chain came to, as the places of the program say it."""
    final = {place.application: place.place or 0 for place in plan.ranked}
    evidence = {number: final[number] - before[number] + 1 for number in final if number in tied}
    return Stage(rules=tuple(rules), evidence=evidence, after=final, is_lower_ahead=True, is_given=True)
