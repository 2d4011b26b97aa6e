"""Score tables (.csv, .xlsx): into a juror's own work file, or as input of a merge."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.call import Score
from evalapp.domain.intake import RefusedRow
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.scores import read_score_table
from evalapp.exchange.merge.incoming import ScoreTable, TableRow
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace


def table_for_merge(path: Path, scheme: Scheme) -> ScoreTable:
    """The rows of a score table with a juror in each, bad ones with their problem. Raises UnreadableFile."""
    table = read_score_table(path, scheme=scheme, juror=None)
    good = [
        TableRow(
            row=each.row,
            juror=each.juror,
            application=each.application,
            criterion=each.criterion,
            value=each.value,
            no_score=each.no_score,
            comment=each.comment or "",
        )
        for each in table.rows
    ]
    bad = [
        TableRow(
            row=each.row,
            juror=each.juror,
            application=each.application,
            criterion=each.criterion,
            problem=each.reason,
        )
        for each in table.refused
    ]
    rows = tuple(sorted([*good, *bad], key=lambda row: row.row))
    return ScoreTable(file=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), rows=rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class EnterScores:
    """Many scores of one juror as one change, each already on its scale and of an assigned application."""

    scores: tuple[Score, ...]
    action: ClassVar[Action] = Action.SCORE

    def summary(self, view: View) -> str:
        n = len(self.scores)
        return ngettext("{n} score entered from a table", "{n} scores entered from a table", n).format(n=n)

    def apply(self, change: OpenChange) -> None:
        change.put_scores(replace(score, at=change.at) for score in self.scores)


def enter_scores(workspace: Workspace, path: Path) -> tuple[RefusedRow, ...]:
    """Enter a table into a juror's work file and return the refused rows; what is empty takes nothing away.

    Raises UnreadableFile for a table that cannot be read at all.
    """
    view = workspace.view
    call = view.call()
    table = read_score_table(path, scheme=call.scheme, juror=call.juror)
    own = {each.application for each in view.assignments()}
    stored = {(score.application, score.criterion): score for score in view.scores()}
    refused = list(table.refused)
    scores = []
    for row in table.rows:
        if row.application not in own:
            reason = _("{application} is not in this pack, so it cannot be scored from it.").format(
                application=row.application
            )
            refused.append(RefusedRow(row=row.row, reason=reason, cell=row.cell, application=row.application))
            continue
        place = (row.application, row.criterion)
        score = stored.get(place) or Score(juror=call.juror, application=place[0], criterion=place[1])
        if row.value is not None or row.no_score is not None:
            score = replace(score, value=row.value, no_score=row.no_score)
        scores.append(replace(score, comment=row.comment) if row.comment else score)
    given = tuple(score for score in scores if score.is_given or score.comment)
    if given:
        workspace.execute(EnterScores(scores=given))
    return tuple(sorted(refused, key=lambda each: each.row))
