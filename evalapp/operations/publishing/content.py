"""All that one panel puts into the warehouse."""

from __future__ import annotations

from evalapp.operations.collecting import collecting_later
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.publishing.call import call_row, milestone_rows
from evalapp.operations.publishing.dossiers import dossier_tables
from evalapp.operations.publishing.judging import judging_tables
from evalapp.operations.publishing.outcomes import outcome_tables
from evalapp.operations.publishing.remarks import remark_rows
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.overview.counting import given_of
from evalapp.operations.workspace import Workspace
from evalapp.publish.content import PanelContent, Rows


def content_of(workspace: Workspace) -> PanelContent:
    """As the file is after its last change: the same file gives the same rows, whenever it is read."""
    view = workspace.view
    last, ranking = view.history(limit=1)[0], ranking_of(workspace)
    after, given = afterwards(view, ranking), given_of(ranking)
    with collecting_later():
        return PanelContent(
            panel=view.call().panel,
            fingerprint=last.hash,
            change=last.id,
            tables={
                "panel": Rows.of([call_row(view, workspace.path, last, ranking)]),
                "milestone": Rows.of(milestone_rows(view, after, last.at)),
                **dossier_tables(view, given),
                **judging_tables(view),
                **outcome_tables(ranking, after, given),
                "remark": remark_rows(view),
            },
        )
