"""How much of what was assigned has been scored, in all, by each juror and of each application."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from weakref import ref

from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId
from evalapp.domain.ranking import Blocker
from evalapp.domain.scoring.asked import asked_scores, scores_set_aside
from evalapp.domain.scoring.counted import NOTHING_COUNTED, Counted, counted
from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts
from evalapp.words.phrases import counted_words, no_longer_counted
from evalapp.words.places import ranking_standing


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


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """`jurors` and `applications` by id and number; inadmissible applications and empty seats are left out.

    `set_aside` is what was scored of applications that were found inadmissible since: kept, and counted nowhere else.
    `is_ranked` tells of the call.
    """

    counted: Counted = NOTHING_COUNTED
    needed: int = 0
    jurors: Mapping[PersonId, Share] = field(default_factory=dict)
    applications: Mapping[str, Share] = field(default_factory=dict)
    set_aside: Counted = NOTHING_COUNTED
    is_ranked: bool = True

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

    def ranking_words(self, blockers: Sequence[Blocker]) -> str:
        """Whether there is a ranking, or a result of each, and what it still needs; without the full stop."""
        return ranking_standing(
            blockers, owed=self.needed - self.given, is_all_in=self.is_complete, is_ranked=self.is_ranked
        )

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.given // self.needed if self.needed else 0

    @property
    def words(self) -> str:
        if not self.needed:
            return _("nothing assigned yet")
        if self.counted.given == self.counted.values:
            said = _("{given} of {needed} scores ({percent}%)")
        else:
            said = _("{given} of {needed} ({percent}%): {scores}")
        counted = said.format(
            given=self.given, needed=self.needed, percent=self.percent, scores=counted_words(self.counted)
        )
        return " · ".join(part for part in (counted, no_longer_counted(self.set_aside)) if part)


_last: tuple[ref[Facts], Coverage] | None = None


def coverage(facts: Facts) -> Coverage:
    """Of the facts that were asked about last it is known: several pages, one after the other, ask of the same."""
    global _last
    if _last is None or _last[0]() is not facts:
        _last = ref(facts), _counted(facts)
    return _last[1]


def _counted(facts: Facts) -> Coverage:
    scheme = facts.call.scheme
    # Nearly all of thousands are values, which are counted by themselves; the others are told apart afterwards.
    asked = asked_scores(facts.scores, facts.asked, scheme)
    given = [each for each in asked if each.value is not None]
    values = Counter(each.juror for each in given)
    values_of = Counter(each.application for each in given)
    others: dict[PersonId, list[Score]] = defaultdict(list)
    others_of: dict[str, list[Score]] = defaultdict(list)
    for each in asked:
        if each.value is None:
            others[each.juror].append(each)
            others_of[each.application].append(each)
    seats = Counter(each.juror for each in facts.asked)
    taken = Counter(each.application for each in facts.asked)
    jurors = {
        juror: Share(
            counted=Counted(values[juror]).plus(counted(others[juror])), needed=n * len(scheme.criteria)
        )
        for juror, n in seats.items()
    }
    return Coverage(
        counted=reduce(Counted.plus, (share.counted for share in jurors.values()), NOTHING_COUNTED),
        needed=sum(share.needed for share in jurors.values()),
        jurors=jurors,
        applications={
            each.number: Share(
                counted=Counted(values_of[each.number]).plus(counted(others_of[each.number])),
                needed=taken[each.number] * len(scheme.criteria),
            )
            for each in facts.judged
        },
        set_aside=counted(scores_set_aside(facts.scores, facts.applications)),
        is_ranked=scheme.is_ranked,
    )
