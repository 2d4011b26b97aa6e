"""What a person may change in the material of a ranking to see what would happen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from evalapp.analytics.ranking.material import Material
from evalapp.analytics.what_if.scores import ChangedScore, rescored
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Criterion, Group, Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.attainable import refuse_unattainable
from evalapp.domain.scoring.targets import Target, TargetKind
from evalapp.domain.texts import _


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedWeight:
    criterion: str
    weight: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedThreshold:
    """`target` is named as in `Place.failed`; None takes it away."""

    target: str
    threshold: Threshold | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedBudget:
    cents: int


ChangedRule = ChangedWeight | ChangedThreshold | ChangedBudget
Change = ChangedRule | ChangedScore


def changed(material: Material, changes: Iterable[Change], official: Scheme | None = None) -> Material:
    """The material with `changes` made one after the other; the one given stays as it is.

    `official` is the scheme of the call, where the material has been changed already.

    Raises BadValue for a criterion, group, application or juror that is not there, a weight of 0 or less, a
    negative budget, a threshold that a scheme could not have or no score can come to, and a value off the scale.
    """
    official = official or material.scheme
    for change in changes:
        if isinstance(change, ChangedScore):
            material = replace(material, table=rescored(material, change))
        elif isinstance(change, ChangedBudget):
            if change.cents < 0:
                raise BadValue(_("A budget is 0 euro or more."))
            material = replace(material, budget=change.cents)
        elif isinstance(change, ChangedWeight):
            material = replace(material, scheme=_reweighed(material.scheme, change))
        else:
            material = replace(material, scheme=_with_threshold(material.scheme, change, official))
    return material


def weight_of_share(scheme: Scheme, criterion_id: str, share: Fraction) -> ChangedWeight:
    """The weight, in the unit of the scheme, with which a criterion has `share` of the whole.

    The other weights stay, and with them their proportions. Raises BadValue for a criterion that is not there or does
    not count, for the only one, and for a share that is not between 0 and 1.
    """
    criterion = counting_criterion(scheme, criterion_id)
    others = sum((each.weight for each in scheme.counting if each.id != criterion.id), Fraction())
    if not 0 < share < 1:
        raise BadValue(_("A weight in percent is a share of the whole: more than 0 and less than 100."))
    if not others:
        raise BadValue(
            _("“{criterion}” is the only criterion that counts, so it is the whole.").format(
                criterion=criterion.id
            )
        )
    return ChangedWeight(criterion=criterion.id, weight=others * share / (1 - share))


def share_of(scheme: Scheme, criterion_id: str) -> Fraction:
    """What part of the whole the weight of a criterion that counts is."""
    whole = sum((each.weight for each in scheme.counting), Fraction())
    return scheme.criterion(criterion_id).weight / whole


def _reweighed(scheme: Scheme, change: ChangedWeight) -> Scheme:
    criterion = counting_criterion(scheme, change.criterion)
    if change.weight <= 0:
        raise BadValue(_("The weight of “{criterion}” must be more than 0.").format(criterion=criterion.id))
    return _with_criterion(scheme, replace(criterion, weight=change.weight))


def _with_criterion(scheme: Scheme, changed_one: Criterion) -> Scheme:
    groups = tuple(
        replace(
            group,
            criteria=tuple(changed_one if each.id == changed_one.id else each for each in group.criteria),
        )
        for group in scheme.groups
    )
    return replace(scheme, groups=groups)


def _with_threshold(scheme: Scheme, change: ChangedThreshold, official: Scheme) -> Scheme:
    threshold = change.threshold
    if threshold is not None and threshold.percent:
        if not scheme.higher_is_better:
            raise BadValue(
                _("A percentage means nothing where lower is better; give the threshold in points.")
            )
        if not 0 <= threshold.value <= 100:
            raise BadValue(_("A threshold in percent lies between 0 and 100."))
    target = Target.parse(change.target)
    if target.kind is TargetKind.CRITERION:
        counting_criterion(scheme, target.id)
    elif target.kind is TargetKind.GROUP:
        counting_group(scheme, target.id)
    if threshold is not None:
        refuse_unattainable(target, threshold, official, scheme)
    if target.kind is TargetKind.TOTAL:
        return replace(scheme, ranking=replace(scheme.ranking, threshold=threshold))
    if target.kind is TargetKind.CRITERION:
        return _with_criterion(scheme, replace(scheme.criterion(target.id), threshold=threshold))
    return replace(
        scheme,
        groups=tuple(
            replace(each, threshold=threshold) if each.id == target.id else each for each in scheme.groups
        ),
    )


def counting_criterion(scheme: Scheme, criterion_id: str) -> Criterion:
    """Raises BadValue for a criterion that is not there, or that decides nothing."""
    criterion = scheme.criterion(criterion_id)
    if not criterion.counts:
        raise BadValue(
            _("“{criterion}” does not count, so its weight and threshold decide nothing.").format(
                criterion=criterion.id
            )
        )
    return criterion


def counting_group(scheme: Scheme, group_id: str) -> Group:
    """Raises BadValue for a group that is not there, or in which no criterion counts."""
    counting = {group.id: group for group in scheme.groups if group.counting}
    if group_id not in counting:
        raise BadValue(
            _("There is no group “{group}” that counts; this call has: {known}.").format(
                group=shorten(group_id), known=", ".join(counting)
            )
        )
    return counting[group_id]
