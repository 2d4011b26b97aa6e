"""The checklist of the demo as its secretary went through it: who had to complete something, and who was heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from evalapp.demo import story
from evalapp.demo.story import Story
from evalapp.domain.admissibility.answers import (
    Came,
    CheckAnswer,
    Checked,
    Hearing,
    HearingState,
    Supplement,
)
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.operations.admissibility.kept_file import KeptChecks, TakeInChecks
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace

LOOKED_AT, CLOSED_AT = story.LOOKED_AT.isoformat(), story.COMPLETED.isoformat()
UNTIL, HEARD_AT = story.COMPLETED.date().isoformat(), "2015-12-11T13:00:00+00:00"

Case = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerChecklist:
    """`kept`: what the secretary answered, asked and heard, each with its day; `is_completed`: of what came in."""

    kept: KeptChecks
    is_completed: bool = False
    action: ClassVar[Action] = Action.IMPORT_CHECKS

    def summary(self, view: View) -> str:
        n = len({each.application for each in self.kept.answers})
        if self.is_completed:
            words = ngettext(
                "Supplements of {n} application noted, and hearings",
                "Supplements of {n} applications noted, and hearings",
                n,
            )
        else:
            words = ngettext(
                "Checklist gone through of {n} application", "Checklist gone through of {n} applications", n
            )
        return words.format(n=n)

    def apply(self, change: OpenChange) -> None:
        TakeInChecks(kept=self.kept, file="").apply(change)


def answer_checklist(workspace: Workspace, cases: Sequence[Case], told: Story) -> None:
    """Every question of every application; those of `cases` were to be completed first, and were."""
    view = workspace.view
    items = [each.id for each in checklist_of(view.call().scheme).items]
    asked = {(each["application"], each["item"]): each for each in cases}
    looked = [
        _to_complete(asked[number, item]) if (number, item) in asked else _yes(number, item, LOOKED_AT)
        for number in view.numbers()
        for item in items
    ]
    first = KeptChecks(answers=tuple(looked), supplements=tuple(_supplement(each) for each in cases))
    told.go_to(story.LOOKED_AT)
    workspace.execute(AnswerChecklist(kept=first))
    second = KeptChecks(
        answers=tuple(_yes(each["application"], each["item"], CLOSED_AT, each["note"]) for each in cases),
        supplements=tuple(_supplement(each, has_come=True) for each in cases),
        hearings=tuple(_hearing(each) for each in cases if each["hearing"]),
    )
    told.go_to(story.COMPLETED)
    workspace.execute(AnswerChecklist(kept=second, is_completed=True))


def _yes(number: str, item: str, at: str, reason: str = "") -> Checked:
    return Checked(application=number, item=item, answer=CheckAnswer.YES, until="", reason=reason, at=at)


def _to_complete(case: Case) -> Checked:
    return Checked(
        application=case["application"],
        item=case["item"],
        answer=CheckAnswer.TO_COMPLETE,
        until=UNTIL,
        reason=case["asked"],
        at=LOOKED_AT,
    )


def _supplement(case: Case, *, has_come: bool = False) -> Supplement:
    return Supplement(
        application=case["application"],
        nth=1,
        item=case["item"],
        asked=case["asked"],
        asked_on=LOOKED_AT[:10],
        until=UNTIL,
        outcome=Came.COMPLETE if has_come else Came.WAITING,
        came_on=case["came_on"] if has_come else "",
        note=case["note"] if has_come else "",
        at=CLOSED_AT if has_come else LOOKED_AT,
    )


def _hearing(case: Case) -> Hearing:
    return Hearing(
        application=case["application"],
        nth=1,
        planned_at=HEARD_AT,
        place=_("by telephone"),
        state=HearingState.HELD,
        present=_("the secretary and the contact of the applicant"),
        record=case["hearing"],
        at=CLOSED_AT,
    )
