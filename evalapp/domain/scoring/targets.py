"""What a threshold stands on, and the name it goes by: `criterion:ID`, `group:ID` or `total`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.texts import _


class TargetKind(StrEnum):
    CRITERION = "criterion"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Target:
    """`str` gives the name; `id` is empty for the total."""

    kind: TargetKind
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else str(self.kind)

    @classmethod
    def criterion(cls, criterion_id: str) -> Target:
        return cls(TargetKind.CRITERION, criterion_id)

    @classmethod
    def group(cls, group_id: str) -> Target:
        return cls(TargetKind.GROUP, group_id)

    @classmethod
    def parse(cls, name: str) -> Target:
        """Raises BadValue for what is no such name; whether a scheme has the criterion or group is not asked."""
        kind, _colon, target = name.partition(":")
        if kind not in set(TargetKind) or bool(target) is (kind == TargetKind.TOTAL):
            raise BadValue(
                _("“{target}” has no threshold; name criterion:ID, group:ID or total.").format(
                    target=shorten(name)
                )
            )
        return cls(TargetKind(kind), target)

    def threshold(self, scheme: Scheme) -> Threshold | None:
        """Raises BadValue for a criterion or group that the scheme does not have."""
        if self.kind is TargetKind.CRITERION:
            return scheme.criterion(self.id).threshold
        return scheme.group(self.id).threshold if self.kind is TargetKind.GROUP else scheme.ranking.threshold

    def title(self, scheme: Scheme) -> str:
        """As the scheme calls it; empty for the total, which each sentence has its own words for."""
        if self.kind is TargetKind.CRITERION:
            return str(scheme.criterion(self.id).title)
        return str(scheme.group(self.id).title) if self.kind is TargetKind.GROUP else ""


def thresholds_of(scheme: Scheme) -> Iterator[tuple[Target, Threshold, Sequence[Criterion]]]:
    """Every threshold of the scheme with the criteria it looks at: criteria before groups before the total."""
    for criterion in scheme.criteria:
        if criterion.threshold is not None:
            yield Target.criterion(criterion.id), criterion.threshold, (criterion,)
    for group in scheme.groups:
        if group.threshold is not None:
            yield Target.group(group.id), group.threshold, group.counting
    if scheme.ranking.threshold is not None:
        yield TOTAL, scheme.ranking.threshold, scheme.counting


TOTAL = Target(TargetKind.TOTAL)
