"""Whatever hangs on the number of an application asks before the number becomes another's, not scores alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.pack_content import PackDigest
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.applications import SetAdmissibility, plan_import
from evalapp.operations.panel.hanging import hanging_on
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.samples import Act, small_panel

_OTHERS = "number;title;organisation\nA-1;Robots for care;Hospital\n"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Workspace]:
    """A panel of which nobody assesses anything yet."""
    with small_panel(tmp_path / "call.evalpanel", applications=2, phase=Phase.DRAFT) as workspace:
        workspace.execute(Assign(pairs=()))
        yield workspace


def _assigned(workspace: Workspace) -> None:
    workspace.execute(Assign(pairs=(("J1", "A-1"),)))


def _in_conflict(workspace: Workspace) -> None:
    workspace.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.EMPLOYER))


def _inadmissible(workspace: Workspace) -> None:
    workspace.execute(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Te laat")
    )


def _handed_out(workspace: Workspace) -> None:
    row = {
        "pack": "p",
        "juror": "J1",
        "number": 1,
        "scheme_version": 1,
        "at": "2015-12-01T10:00:00.000+00:00",
    }
    content = PackDigest(deadline="", dossiers={"A-1": "0"}).encode()
    workspace.execute(
        Act(act=lambda change: change.put("issued", [{**row, "content": content}]), action=Action.HAND_OUT)
    )


def _agreed(workspace: Workspace) -> None:
    def deliberate(change: OpenChange) -> None:
        change.update("call", {"phase": "deliberation"}, id=1)

    workspace.execute(Act(act=deliberate, action=Action.MOVE_PHASE))
    workspace.execute(SetConsensus(application="A-1", criterion="helix", value=4, reason="Eens."))


@pytest.mark.parametrize(
    ("happened", "words"),
    [
        (_assigned, "assignment"),
        (_in_conflict, "conflict of interest"),
        (_inadmissible, "decision on admissibility"),
        (_handed_out, "handed out"),
        (_agreed, "consensus"),
    ],
)
def test_a_number_with_anything_on_it_does_not_become_another_application_in_silence(
    bare: Workspace, happened: Callable[[Workspace], None], words: str
) -> None:
    path = bare.path.with_name("in.csv")
    path.write_text(_OTHERS, encoding="utf-8")
    assert () == plan_import(bare, [path]).questions
    happened(bare)
    assert {"A-1": (words,)} == hanging_on(bare.view)
    plan = plan_import(bare, [path])
    assert ["application:A-1"] == [each.id for each in plan.questions]
    assert f"A-1: {words}." in plan.questions[0].text
    assert plan.is_empty
