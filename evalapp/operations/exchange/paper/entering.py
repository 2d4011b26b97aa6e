"""Entering a score sheet from paper: as a table of scores that whoever types it over vouches for.

It goes through the same merge as a file, so that a return of the juror, before it or after it, is never written over
in silence: where the two differ, somebody chooses.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, Changes, act, number_of_scores
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.scoring.counted import counted
from evalapp.domain.texts import _
from evalapp.exchange.merge.incoming import ScoreTable, TableRow
from evalapp.exchange.merge.state import MergePlan
from evalapp.operations.change import OpenChange
from evalapp.operations.exchange.beginning import with_opening
from evalapp.operations.exchange.merge_particulars import act_of_merge
from evalapp.operations.exchange.merging import Merge, plan_of
from evalapp.operations.exchange.paper.sheets import PaperSheet, Source, paper_name, paper_sheet
from evalapp.operations.panel.members import name_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import now


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperEntered:
    """What became of the answers: taken as new, changed, the same as before, and left open for somebody to choose.

    Of what is `asked`, `missing` has neither a score nor a reason for none.
    """

    new: int
    changed: int
    same: int
    to_choose: int
    missing: int
    asked: int
    opened_scoring: bool
    changes: Changes


@dataclass(frozen=True, kw_only=True)
class EnterPaper:
    """One sheet as one change; it can be undone whole. `plan` is of that sheet alone."""

    plan: MergePlan
    juror: PersonId
    application: str
    action: ClassVar[Action] = Action.MERGE

    def summary(self, view: View) -> Act:
        done = act(
            "paper",
            juror=name_of(view, self.juror),
            application=self.application,
            scores=number_of_scores(counted(each.answer for each in self.plan.writes)),
        )
        return with_opening(replace(done, particulars=act_of_merge(self.plan).particulars), view)

    def apply(self, change: OpenChange) -> bool:
        return Merge(plan=self.plan).apply(change)


def enter_paper(
    workspace: Workspace, juror: PersonId, application: str, answers: Mapping[str, Answer]
) -> PaperEntered:
    """Take what stands on the sheet: criterion → answer, NOTHING where it is left blank.

    A blank row takes nothing away but what was typed from paper before. Raises BadValue where nothing is filled in, or
    nothing differs from what was typed before; KnownError where it may not be.
    """
    workspace.require(EnterPaper.action)
    view = workspace.view
    _require_seat(view, juror, application)
    sheet = paper_sheet(view, juror, application)
    rows = tuple(_rows(sheet, answers))
    if not rows:
        if any(answer != NOTHING for answer in answers.values()):
            raise BadValue(_("The panel holds exactly this already; nothing was entered."))
        raise BadValue(_("Nothing is filled in; type at least one score or a reason for none."))
    at = now()
    said = [[row.criterion, *row.answer] for row in rows]
    content = json.dumps([juror, application, workspace.actor.name, at, said], ensure_ascii=False)
    table = ScoreTable(
        file=paper_name(application, workspace.actor.name),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        rows=rows,
        saved_at=at,
        is_paper=True,
    )
    plan = plan_of(workspace, [table])
    (file,) = plan.files
    if file.reason or file.refused:
        refused = [each.reason for each in file.details if each.what == "refused"]
        raise BadValue(refused[0] if refused else file.reason)
    changes = workspace.execute(EnterPaper(plan=plan, juror=juror, application=application))
    return PaperEntered(
        new=file.new,
        changed=file.updated,
        same=file.unchanged,
        to_choose=file.conflicts,
        missing=_missing(sheet, answers),
        asked=len(sheet.rows),
        opened_scoring=bool(changes.result),
        changes=changes,
    )


def _require_seat(view: View, juror: PersonId, application: str) -> None:
    if not any((each.juror, each.application) == (juror, application) for each in view.asked()):
        raise BadValue(
            _(
                "{application} is not to be assessed by {juror}; give the seat first, then type the sheet."
            ).format(application=shorten(application), juror=name_of(view, juror))
        )


def _missing(sheet: PaperSheet, answers: Mapping[str, Answer]) -> int:
    """A row that is left blank keeps what the panel holds, unless that was typed from paper."""
    held = {row.criterion.id: NOTHING if row.source is Source.PAPER else row.held for row in sheet.rows}
    kept = [its if (typed := answers.get(each, NOTHING)) == NOTHING else typed for each, its in held.items()]
    return sum(each.value is None and each.no_score is None for each in kept)


def _rows(sheet: PaperSheet, answers: Mapping[str, Answer]) -> list[TableRow]:
    """Only what says something else than the panel holds. What was typed before is what a row began with."""
    found = []
    for number, row in enumerate(sheet.rows, start=1):
        answer = answers.get(row.criterion.id, NOTHING)
        before = row.held if row.source is Source.PAPER else NOTHING
        if answer == row.held or answer == before:
            continue
        found.append(
            TableRow(
                row=number,
                juror=sheet.juror,
                application=sheet.application,
                criterion=row.criterion.id,
                answer=answer,
                base=before,
            )
        )
    return found
