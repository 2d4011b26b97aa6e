"""Where each application stands in a call that assesses them one by one: by date received, without order or place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.application import Application
from evalapp.domain.deciding.values import Advice, Proposal
from evalapp.domain.order import number_key
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.scoring.asked import asked_scores
from evalapp.operations.deciding.standing import Standing, afterwards
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.single.forbidding import Forbidden, no_approval
from evalapp.operations.view import View


class Stand(StrEnum):
    """Of one application: who is to do something about it now."""

    DECIDED = "decided"
    TO_MEND = "to-mend"  # an approval is proposed that something forbids by now
    PROPOSED = "proposed"
    COMPLETING = "completing"  # its applicant may still complete it
    SCORING = "scoring"
    READY = "ready"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One application. `scored` of the `asked` jurors gave all that is asked of them; `is_now`: it is discussed.

    `is_known`: its result is, whoever has still to score.
    """

    application: Application
    standing: Standing
    forbidden: Forbidden | None
    scored: int
    asked: int
    is_known: bool
    is_completing: bool = False
    is_now: bool = False

    @property
    def number(self) -> str:
        return self.application.number

    @property
    def place(self) -> Place:
        return self.standing.place

    @property
    def advice(self) -> Advice | None:
        return self.standing.advice

    @property
    def needs_mending(self) -> bool:
        return self.forbidden is not None and is_approval(self.advice)

    @property
    def stand(self) -> Stand:
        if self.standing.ruled is not None or self.standing.stepped is not None:
            return Stand.DECIDED
        if self.advice is not None:
            return Stand.TO_MEND if self.needs_mending else Stand.PROPOSED
        if self.is_completing:
            return Stand.COMPLETING
        return Stand.READY if self.is_known or 0 < self.asked <= self.scored else Stand.SCORING

    @property
    def is_open(self) -> bool:
        """Whether the jury has still to propose something, or something else."""
        return self.stand not in (Stand.DECIDED, Stand.PROPOSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cases:
    """In the order in which they were received; those of which nobody knows when come last, by number."""

    all: Sequence[Case]

    def of(self, number: str) -> Case | None:
        return next((each for each in self.all if each.number == number), None)

    @property
    def open(self) -> tuple[Case, ...]:
        return tuple(each for each in self.all if each.is_open)

    def next_after(self, number: str) -> Case | None:
        """The next of which something is to be proposed, from this one on and round; None where nothing is left."""
        numbers = [each.number for each in self.all]
        at = numbers.index(number) + 1 if number in numbers else 0
        turned = (*self.all[at:], *self.all[:at])
        left = [each for each in turned if each.is_open and each.number != number]
        ready = [each for each in left if each.stand in (Stand.READY, Stand.TO_MEND)]
        return next(iter((*ready, *left)), None)


def is_approval(advice: Advice | None) -> bool:
    return advice is not None and advice.outcome is Proposal.APPROVE


def comes_back_on(advice: Advice | None) -> str:
    """The last day by which a condition of what was returned is to be met, ISO 8601; empty where none is said."""
    if advice is None or advice.outcome is not Proposal.RETURN:
        return ""
    return max((each.until for each in advice.conditions), default="")


def cases_of(view: View, ranking: Ranking) -> Cases:
    facts, scheme, now = facts_of(view), view.call().scheme, meeting_of(view).now
    open_still = {each.application for each in ranking.blockers}
    given = Counter(
        (each.application, each.juror) for each in asked_scores(facts.scores, facts.asked, scheme)
    )
    seats = Counter(each.application for each in facts.asked)
    done = Counter(number for (number, _juror), n in given.items() if n == len(scheme.criteria))
    applications = {each.number: each for each in facts.applications}
    found = []
    for standing in afterwards(view, ranking).standings:
        number = standing.application
        found.append(
            Case(
                application=applications[number],
                standing=standing,
                forbidden=no_approval(scheme, standing.place, applications[number], ranking.blockers),
                scored=done[number],
                asked=seats[number],
                is_known=number not in open_still,
                is_completing=number in facts.to_complete,
                is_now=now is not None and now.application == number,
            )
        )
    return Cases(all=sorted(found, key=_received))


def _received(case: Case) -> tuple[bool, str, object]:
    at = case.application.submitted_at
    return (not at, at, number_key(case.number))
