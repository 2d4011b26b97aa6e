"""Score tables (.csv and workbooks): into a juror's own work file, or as input of a merge."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.call import Score
from evalapp.domain.errors import UnreadableFile
from evalapp.domain.file_kinds import WORKBOOK
from evalapp.domain.ids import PersonId
from evalapp.domain.incoming.saved_at import saved_at
from evalapp.domain.intake import RefusedRow
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import NOTHING
from evalapp.domain.texts import _
from evalapp.exchange.intake.scored.beside import KNOWN_TO_NOBODY, Known
from evalapp.exchange.intake.scores import read_score_table, score_table_in
from evalapp.exchange.merge.incoming import ScoreTable, TableRow
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.sheets.tables import content_of, is_workbook, tables_in, unlocked


def known_to(view: View) -> Known:
    """Who and what the file knows by name."""
    return Known(
        jurors={each.id: each.name for each in view.people()},
        applications={each.number: (each.title, each.organisation) for each in view.applications()},
    )


def table_for_merge(
    path: Path,
    scheme: Scheme,
    answers: Mapping[str, str] | None = None,
    known: Known = KNOWN_TO_NOBODY,
) -> ScoreTable:
    """The rows of a score table with a juror in each, bad ones with their problem. `answers` say whether a column is
    taken, by its heading. Raises UnreadableFile and BadValue.

    Read once: what is hashed must be what the rows came from, also when somebody saves the file meanwhile.
    """
    from evalapp.exchange.forms.reading import is_form

    raw = content_of(path)
    book = tables_in(raw, path)
    if is_form(book):
        raise UnreadableFile(
            _(
                "“{file}” is a score form that was saved as another kind than {kind}, where an error or a formula "
                "looks like an empty cell; open it in a spreadsheet, save it as {kind} and merge that."
            ).format(file=shorten(path.name), kind=WORKBOOK.suffix)
        )
    table = score_table_in(
        book, file=path.name, scheme=scheme, juror=None, answers=answers or {}, known=known
    )
    good = [
        TableRow(
            row=each.row,
            juror=each.juror,
            application=each.application,
            criterion=each.criterion,
            answer=each.answer,
        )
        for each in table.rows
    ]
    bad = [
        TableRow(
            row=each.row,
            juror=PersonId(each.juror),
            application=each.application,
            criterion=each.criterion,
            problem=each.reason,
        )
        for each in table.refused
    ]
    rows = tuple(sorted([*good, *bad], key=lambda row: row.row))
    return ScoreTable(
        file=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        rows=rows,
        notes=table.notes,
        saved_at=saved_at(unlocked(raw, path)) if is_workbook(path) else "",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class EnterScores:
    """Many scores of one juror as one change, each already on its scale and of an assigned application."""

    scores: tuple[Score, ...]
    action: ClassVar[Action] = Action.SCORE

    def summary(self, view: View) -> Act:
        return act("score-table", n=len(self.scores))

    def apply(self, change: OpenChange) -> None:
        change.put_scores(replace(score, at=change.at) for score in self.scores)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entered:
    """The rows that were refused, and what must be said of the table that the others came from."""

    refused: tuple[RefusedRow, ...]
    notes: tuple[str, ...]


def enter_scores(workspace: Workspace, path: Path, answers: Mapping[str, str] | None = None) -> Entered:
    """Enter a table into a juror's work file; what is empty takes nothing away.

    `answers` as in `table_for_merge`. Raises UnreadableFile for a table that cannot be read at all.
    """
    view = workspace.view
    call = view.call()
    table = read_score_table(
        path, scheme=call.scheme, juror=call.juror, answers=answers or {}, known=known_to(view)
    )
    own = {each.application for each in view.assignments()}
    stored = {score.place: score.answer for score in view.scores()}
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
        answer = stored.get(place, NOTHING)
        if row.answer.is_given:
            answer = row.answer.commented(answer)
        if row.answer.comment:
            answer = answer.commented(row.answer)
        scores.append(Score.saying(answer, juror=call.juror, place=place))
    given = tuple(score for score in scores if score.is_given or score.comment)
    if given:
        workspace.execute(EnterScores(scores=given))
    return Entered(refused=tuple(sorted(refused, key=lambda each: each.row)), notes=table.notes)
