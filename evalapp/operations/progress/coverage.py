"""How much of what was assigned has been scored, in all, by each juror and of each application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce

from evalapp.domain.ids import PersonId
from evalapp.domain.scoring.counted import NOTHING_COUNTED, Counted, counted
from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts
from evalapp.words.phrases import counted_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """What is there of `needed` scores; a reason for no score counts as given."""

    counted: Counted = NOTHING_COUNTED
    needed: int = 0

    @property
    def given(self) -> int:
        return self.counted.given

    @property
    def owed(self) -> int:
        return self.needed - self.given

    def plus(self, found: Counted, needed: int) -> Share:
        return Share(counted=self.counted.plus(found), needed=self.needed + needed)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """`jurors` and `applications` by id and number; inadmissible applications and empty seats are left out."""

    counted: Counted = NOTHING_COUNTED
    needed: int = 0
    jurors: Mapping[PersonId, Share] = field(default_factory=dict)
    applications: Mapping[str, Share] = field(default_factory=dict)

    @property
    def given(self) -> int:
        return self.counted.given

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
        if self.counted.given == self.counted.values:
            said = _("{given} of {needed} scores ({percent} %)")
        else:
            said = _("{given} of {needed} ({percent} %): {scores}")
        return said.format(
            given=self.given, needed=self.needed, percent=self.percent, scores=counted_words(self.counted)
        )


def coverage(facts: Facts) -> Coverage:
    judged = {each.number for each in facts.judged}
    criteria = [criterion.id for criterion in facts.call.scheme.criteria]
    given = {
        (each.juror, each.application, each.criterion): each.answer for each in facts.scores if each.is_given
    }
    jurors: dict[PersonId, Share] = {}
    applications: dict[str, Share] = {number: Share() for number in judged}
    for pair in facts.assignments:
        if pair.application in judged:
            places = ((pair.juror, pair.application, each) for each in criteria)
            present = counted(given[place] for place in places if place in given)
            jurors[pair.juror] = jurors.get(pair.juror, Share()).plus(present, len(criteria))
            applications[pair.application] = applications[pair.application].plus(present, len(criteria))
    return Coverage(
        counted=reduce(Counted.plus, (share.counted for share in jurors.values()), NOTHING_COUNTED),
        needed=sum(share.needed for share in jurors.values()),
        jurors=jurors,
        applications={each.number: applications[each.number] for each in facts.judged},
    )
