"""Decisions as evidence: in the past of a file, in its export, and in its proof."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Run
from evalapp.domain.decisions import Decisions, Flagged
from evalapp.domain.errors import KnownError
from evalapp.operations.ranking.decisions import ClearFlag
from evalapp.operations.ranking.material import material_of
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.verification import prove
from evalapp.operations.records.weighed import recounted
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace, as_of
from tests.operations.ranking.decision_samples import deliberating, flag, grant, order


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with deliberating(tmp_path) as workspace:
        yield workspace


def test_the_past_has_the_decisions_of_its_time(workspace: Workspace) -> None:
    workspace.execute(flag("A-2"))
    change = workspace.view.last_change()
    workspace.execute(ClearFlag(application="A-2", flag="young"))
    workspace.execute(grant("A-1", 1))
    with as_of(workspace, change) as past:
        decisions = past.view.decisions()
        assert (["A-2"], ()) == ([each.application for each in decisions.flags], decisions.grants)


def test_applications_with_decisions_cannot_be_undone_away(workspace: Workspace) -> None:
    workspace.execute(flag("A-2"))
    with pytest.raises(KnownError, match="later changes build on it"):
        workspace.undo(2)
    assert prove(workspace).is_sound


def decided(workspace: Workspace) -> None:
    for command in (flag("A-2"), order("A-3", "A-1"), grant("A-2", 60_000)):
        workspace.execute(command)


def test_an_export_holds_the_decisions(workspace: Workspace, tmp_path: Path) -> None:
    decided(workspace)
    export(workspace, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "decisions.json").read_text(encoding="utf-8"))
    at = workspace.view.decisions().grants[0].at
    after = ["advice", "rulings", "notifications", "withdrawn_after_closing", "called_on"]
    assert ["flags", "order", "grants", *after] == list(told)
    assert [1, 2, 1, 0, 0, 0, 0, 0] == [len(each) for each in told.values()]
    assert {
        "application": "A-2",
        "amount_cents": 60_000_00,
        "reason": "Zonder werkpakket 4.",
        "by": "Luc Maes",
        "at": at,
    } == told["grants"][0]


def test_a_panel_with_decisions_is_proved(workspace: Workspace) -> None:
    decided(workspace)
    assert prove(workspace).is_sound


ALTERED = {
    "amount": "UPDATE granted SET amount = 1",
    "reason": "UPDATE flagged SET reason = 'x'",
    "author": "UPDATE granted SET by_whom = 'x'",
    "order": "UPDATE panel_order SET position = 3 - position",
    "added": "INSERT INTO flagged VALUES ('A-1', 'young', 'x', 'x', 'x')",
    "removed": "DELETE FROM panel_order",
}


@pytest.mark.long
@pytest.mark.parametrize("case", ALTERED)
def test_a_decision_altered_behind_the_guards_is_found(case: str, workspace: Workspace) -> None:
    decided(workspace)
    for (name,) in workspace.file.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        workspace.file.conn.execute(f'DROP TRIGGER "{name}"')
    workspace.file.conn.execute(ALTERED[case])
    proof = prove(workspace)
    assert (False, True) == (proof.is_sound, bool(proof.file.faults))


def upside_down(decisions: Decisions) -> dict[str, Decisions]:
    """By kind: what a ranking would look at that does not do what the panel recorded."""
    return {
        "flag": replace(decisions, flags=(Flagged(application="A-1", flag="young", reason="x"),)),
        "order": replace(
            decisions, order=tuple(replace(each, position=3 - each.position) for each in decisions.order)
        ),
        "grant": replace(decisions, grants=()),
    }


@pytest.mark.parametrize("kind", ["flag", "order", "grant"])
def test_a_ranking_that_does_not_follow_the_decisions_is_not_proved(
    kind: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(workspace)

    def material(view: View, runs: Sequence[Run] | None = None) -> Material:
        made = material_of(view, runs)
        return replace(made, decisions=upside_down(made.decisions)[kind])

    monkeypatch.setattr(recounted, "material_of", material)
    assert not prove(workspace).is_reproduced
