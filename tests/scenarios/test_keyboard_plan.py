"""The comparison at the end of `make keyboard` notices what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.call import Score
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.score_tables import EnterScores
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.workspace import Workspace
from tools.keyboard.plan import Dossier, differences, plan_for
from tools.one_juror import JUROR, make_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """A panel that holds exactly what is planned."""
    with make_panel(tmp_path / "call.evalpanel", applications=8) as workspace:
        move_to_phase(workspace, Phase.SCORING)
        plan = plan_for(workspace)
        for dossier in plan:
            if dossier.conflict is not None:
                kind, note = dossier.conflict.kind, dossier.conflict.note
                number = dossier.application
                workspace.execute(DeclareConflict(juror=JUROR.id, application=number, kind=kind, note=note))
        workspace.execute(EnterScores(scores=tuple(scores_of(workspace, plan))))
        yield workspace


def scores_of(workspace: Workspace, plan: tuple[Dossier, ...]) -> Iterator[Score]:
    scheme = workspace.view.call().scheme
    for dossier in plan:
        for entry in dossier.entries:
            scale = scheme.criterion(entry.criterion).scale
            yield Score(
                juror=JUROR.id,
                application=dossier.application,
                criterion=entry.criterion,
                value=None if entry.value is None else scale.steps(entry.value),
                no_score=entry.no_score,
                comment=entry.said,
            )


def test_a_panel_with_what_was_typed_does_not_differ(panel: Workspace) -> None:
    assert list(differences(panel, JUROR.id, plan_for(panel))) == []


def test_another_motivation_a_missing_score_and_an_undeclared_conflict_are_named(panel: Workspace) -> None:
    first, *others = plan_for(panel)
    entries = (replace(first.entries[0], comment="Other"), *first.entries[1:-1])
    typed = (
        replace(first, entries=entries),
        *(replace(each, conflict=None) if each.conflict else each for each in others),
    )

    found = list(differences(panel, JUROR.id, typed))

    names = [first.entries[-1].criterion, first.entries[0].criterion, "conflicts"]
    assert [each.split(":")[0].split()[-1] for each in found] == names
