"""Of a file that was altered outside the program nothing goes out, and nothing is fixed by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.reports.printing import write_report
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace, as_of
from tests.forging import score_forged
from tests.samples import small_panel


@pytest.fixture
def forged(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as workspace:
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    score_forged(path)
    with Workspace.open(path) as workspace:
        yield workspace


def _merge(workspace: Workspace) -> None:
    table = workspace.path.with_name("scores.csv")
    table.write_text("juror;application;criterion;score\nJ1;A-2;helix;5\n", encoding="utf-8")
    merge(workspace, plan_merge(workspace, [table]))


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(_merge, id="merge"),
        pytest.param(lambda forged: forged.execute(SetPhase(phase=Phase.DELIBERATION)), id="move on"),
        pytest.param(
            lambda forged: forged.execute(SetPhase(phase=Phase.DRAFT, reason="so", is_back=True)),
            id="move back",
        ),
        pytest.param(lambda forged: forged.undo(), id="undo"),
    ],
)
def test_nothing_is_merged_into_it_and_its_phase_stays(
    forged: Workspace, act: Callable[[Workspace], object]
) -> None:
    before = forged.view.fingerprint()
    with pytest.raises(KnownError, match=r"altered outside Evalapp \(score .*J1.*A-1.*helix"):
        act(forged)
    assert forged.view.fingerprint() == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.id))
@pytest.mark.parametrize("is_past", [False, True])
def test_no_report_is_printed_from_it(forged: Workspace, tmp_path: Path, kind: object, is_past: bool) -> None:
    target = tmp_path / "report.pdf"
    workspace = as_of(forged, forged.view.last_change()) if is_past else forged
    with pytest.raises(KnownError, match="altered outside Evalapp"):
        write_report(workspace, kind, target, Options(language="en"))  # type: ignore[arg-type]
    assert not target.exists()


def test_a_report_of_the_past_of_a_whole_file_is_printed(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        with as_of(workspace, workspace.view.last_change() - 1) as past:
            write_report(past, KINDS[0], tmp_path / "report.pdf", Options(language="en"))
    assert (tmp_path / "report.pdf").exists()


def test_work_that_fixes_nothing_goes_on(forged: Workspace) -> None:
    forged.execute(SetScore(juror="J1", application="A-2", criterion="helix", value=5))
    assert forged.verdict.found is None
