"""How much of what was assigned has been scored, in all, by each juror and of each application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from evalapp.domain.ids import PersonId
from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """`given` of `needed` scores; a reason for no score counts as given."""

    given: int = 0
    needed: int = 0

    @property
    def owed(self) -> int:
        return self.needed - self.given

    def plus(self, given: int, needed: int) -> Share:
        return Share(given=self.given + given, needed=self.needed + needed)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """`jurors` and `applications` by id and number; inadmissible applications and empty seats are left out."""

    given: int = 0
    needed: int = 0
    jurors: Mapping[PersonId, Share] = field(default_factory=dict)
    applications: Mapping[str, Share] = field(default_factory=dict)

    @cached_property
    def owed(self) -> Mapping[PersonId, int]:
        """Juror → scores still missing, only those above zero."""
        return {juror: share.owed for juror, share in self.jurors.items() if share.owed}

    @property
    def is_complete(self) -> bool:
        return 0 < self.needed <= self.given

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.given // self.needed if self.needed else 0

    @property
    def words(self) -> str:
        if not self.needed:
            return _("nothing assigned yet")
        return _("{given} of {needed} scores ({percent} %)").format(
            given=self.given, needed=self.needed, percent=self.percent
        )


def coverage(facts: Facts) -> Coverage:
    judged = {each.number for each in facts.judged}
    criteria = [criterion.id for criterion in facts.call.scheme.criteria]
    given = {(each.juror, each.application, each.criterion) for each in facts.scores if each.is_given}
    jurors: dict[PersonId, Share] = {}
    applications: dict[str, Share] = {number: Share() for number in judged}
    for pair in facts.assignments:
        if pair.application in judged:
            present = sum((pair.juror, pair.application, each) in given for each in criteria)
            jurors[pair.juror] = jurors.get(pair.juror, Share()).plus(present, len(criteria))
            applications[pair.application] = applications[pair.application].plus(present, len(criteria))
    return Coverage(
        given=sum(share.given for share in jurors.values()),
        needed=sum(share.needed for share in jurors.values()),
        jurors=jurors,
        applications={each.number: applications[each.number] for each in facts.judged},
    )
