"""The choices of a plan made: only what they reach is planned anew, or one among 500 files would take seconds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from evalapp.domain.merge import Choice, ChoiceKey
from evalapp.exchange.merge.incoming import Incoming, ScoreTable, SignedReturn
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.state import MergePlan, by_juror

Part = TypeVar("Part")


def settle(
    plan: MergePlan, choices: Mapping[ChoiceKey, Choice], otherwise: Choice = Choice.OPEN
) -> MergePlan:
    """The same plan with its choices made: as `plan_merge` of the same files with them.

    No juror's scores depend on another's, so that only those are gone through again of whom a choice is another now.
    """
    asked = {each.key: each.choice for each in plan.choices}
    if otherwise is not Choice.OPEN or any(key not in asked for key in choices):
        return plan_merge(plan.state, plan.incoming, choices, otherwise)
    changed = {key[0] for key, made in asked.items() if made is not choices.get(key, Choice.OPEN)}
    jurors, numbers = _reach(plan.incoming, changed)
    if len(numbers) == len(plan.incoming):
        return plan_merge(plan.state, plan.incoming, choices, otherwise)
    part = plan_merge(plan.state, [plan.incoming[n] for n in numbers], choices, otherwise)
    files = list(plan.files)
    for n, file in zip(numbers, part.files, strict=True):
        files[n] = file
    return replace(
        plan,
        files=tuple(files),
        writes=_joined(plan.writes, part.writes, jurors, lambda each: each.placed[0]),
        receipts=_joined(plan.receipts, part.receipts, jurors, lambda each: each.juror),
        declared=_joined(plan.declared, part.declared, jurors, lambda each: each.juror),
        choices=_joined(plan.choices, part.choices, jurors, lambda each: each.juror),
        left_open=_joined(plan.left_open, part.left_open, jurors, lambda each: each.juror),
        lapsed=_joined(plan.lapsed, part.lapsed, jurors, lambda each: each[0]),
        cleared=_joined(plan.cleared, part.cleared, jurors, lambda each: each.juror),
        own_keys=_joined(plan.own_keys, part.own_keys, jurors, lambda each: each.juror),
        agreed=_joined(plan.agreed, part.agreed, jurors, lambda each: each.juror),
    )


def _reach(incoming: Sequence[Incoming], jurors: Collection[str]) -> tuple[set[str], list[int]]:
    """These jurors and all who stand in one file with them, and the positions of their files."""
    of_files = [_jurors_in(each) for each in incoming]
    reached: set[str] = set()
    wanted = set(jurors)
    while wanted != reached:
        reached = set(wanted)
        wanted.update(*(each for each in of_files if each & reached))
    return reached, [n for n, each in enumerate(of_files) if each & reached]


def _jurors_in(incoming: Incoming) -> set[str]:
    if isinstance(incoming, SignedReturn):
        return {incoming.opened.content.juror}
    return {row.juror for row in incoming.rows} if isinstance(incoming, ScoreTable) else set()


def _joined(
    before: Sequence[Part], part: Sequence[Part], jurors: Collection[str], juror_of: Callable[[Part], str]
) -> tuple[Part, ...]:
    left = [each for each in before if juror_of(each) not in jurors]
    return by_juror((*left, *part), juror_of)
