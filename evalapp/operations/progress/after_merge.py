"""Where a panel would stand once a merge is carried out: by the rules that hold for it as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId
from evalapp.domain.merge import ChoiceKey, VersionChoice
from evalapp.domain.ranking import Blocker
from evalapp.domain.writing.by_column import made_by_column
from evalapp.exchange.merge.state import ScoreWrite
from evalapp.operations.collecting import collecting_later
from evalapp.operations.exchange.merging import MergePlan
from evalapp.operations.progress.coverage import Coverage, coverage
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View

if TYPE_CHECKING:
    from evalapp.analytics.ranking.material import Material


@dataclass(frozen=True, kw_only=True)
class AfterMerge:
    """`blockers` are those of the ranking itself, so that it is ready when they are none."""

    facts: Facts
    coverage: Coverage
    blockers: Sequence[Blocker]

    @property
    def is_ready(self) -> bool:
        return not self.blockers


@dataclass(frozen=True, kw_only=True)
class Before:
    """What the file holds that plans are made of: files that are read and choices change a plan, and not this."""

    facts: Facts
    material: Material


def before_merge(view: View) -> Before:
    return Before(facts=facts_of(view), material=material_of(view))


def after_merge(before: Before, plan: MergePlan) -> AfterMerge:
    """Reads no file, so that it may be in any thread."""
    with collecting_later():
        facts = facts_after(before.facts, plan)
        return AfterMerge(facts=facts, coverage=coverage(facts), blockers=_blockers(before.material, facts))


def facts_after(facts: Facts, plan: MergePlan) -> Facts:
    """A declared conflict takes the seat and its scores with it, as carrying out the plan does."""
    scores = {(each.juror, each.application, each.criterion): each for each in facts.scores}
    scores |= zip([write.placed for write in plan.writes], _written(plan.writes))
    left = {(each.juror, each.application) for each in plan.declared}
    return replace(
        facts,
        scores=tuple(scores.values())
        if not left
        else tuple(each for place, each in scores.items() if place[:2] not in left),
        assignments=tuple(each for each in facts.assignments if (each.juror, each.application) not in left),
        conflicts=(*facts.conflicts, *plan.declared),
        open_choices=tuple(each for key, each in open_after(facts, plan).items() if key[:2] not in left),
    )


def _written(writes: Sequence[ScoreWrite]) -> list[Score]:
    """The scores that they store: of 500 returns 125,000, made by the column."""
    placed = zip(*[write.placed for write in writes])
    answers = zip(*[write.answer for write in writes])
    named = dict(
        zip(("juror", "application", "criterion", "value", "no_score", "comment"), chain(placed, answers))
    )
    return (
        made_by_column(Score, len(writes), {**named, "at": [write.at for write in writes]}) if writes else []
    )


def open_after(facts: Facts, plan: MergePlan) -> dict[ChoiceKey, VersionChoice]:
    """The choices that the panel would hold."""
    kept = {each.key: each for each in facts.open_choices if each.key not in plan.lapsed}
    return kept | {each.key: each for each in plan.left_open}


def _blockers(before: Material, facts: Facts) -> tuple[Blocker, ...]:
    from evalapp.analytics.table import ScoreTable

    runs: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    application, juror = "", PersonId("")
    criteria: list[str] = []
    answers: list[str] = []
    for score in facts.scores:
        # Those of one juror for one application come one after the other, as a rule.
        if score.application != application or score.juror != juror:
            application, juror = score.application, score.juror
            criteria, answers = runs.get((application, juror)) or ([], [])
            runs[application, juror] = criteria, answers
        criteria.append(score.criterion)
        value = score.value
        answers.append(str(value) if value is not None else str(score.no_score or ""))
    table = ScoreTable.from_runs(
        facts.call.scheme,
        [each.number for each in facts.applications],
        [(*pair, ",".join(criteria), ",".join(answers)) for pair, (criteria, answers) in runs.items()],
    )
    material = replace(
        before,
        table=table,
        assignments=tuple((each.juror, each.application) for each in facts.assignments),
        conflicts=tuple(facts.barred),
        open_choices=tuple(each.placed for each in facts.open_choices),
        own_words=facts.own_words,
    )
    return material.rank().blockers
