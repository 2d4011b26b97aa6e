"""Of a panel that was altered outside the program nothing goes out, and nothing is recorded in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.permissions import Action, Phase, may
from evalapp.operations.change import OpenChange
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.reports.printing import write_report
from evalapp.operations.scores import SetScore
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace, as_of
from evalapp.store.history.verify import verify
from tests.forging import score_forged
from tests.samples import clear_all, small_panel
from tests.store.history.journal_samples import forged as forged_in_all
from tests.store.history.journal_samples import without_guards


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


@dataclass(frozen=True)
class Nothing:
    """Would be told of as done, whatever it is."""

    action: Action

    def summary(self, view: View) -> str:
        return "Done"

    def apply(self, change: OpenChange) -> None:
        raise AssertionError("it was begun")


# One that begins a file finds none that was altered, undo and redo are no commands, and nobody does the last.
_OTHERS = {Action.CREATE, Action.READ_BACK, Action.UNDO, Action.REDO, Action.RESTORE_GUARDS}
_MOMENTS = [(phase, role) for phase in Phase for role in Role]


@pytest.mark.long
@pytest.mark.parametrize("action", [each for each in Action if each not in _OTHERS])
def test_no_act_is_recorded_in_it(forged: Workspace, action: Action) -> None:
    phase, role = next((phase, role) for phase, role in _MOMENTS if may(role, action, phase))
    without_guards(forged, f"UPDATE call SET phase = '{phase}'")
    forged.view = View(forged.file)
    forged.actor = replace(forged.actor, role=role)
    with pytest.raises(KnownError, match="nothing more is recorded in it"):
        forged.execute(Nothing(action))


@pytest.mark.long
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
        pytest.param(
            lambda forged: forged.execute(
                SetScore(juror="J1", application="A-2", criterion="helix", value=5)
            ),
            id="score",
        ),
        pytest.param(lambda forged: hand_out(forged, forged.path.with_name("packs")), id="hand out"),
    ],
)
def test_the_refusal_names_the_row_and_nothing_changes(
    forged: Workspace, act: Callable[[Workspace], object]
) -> None:
    before = forged.view.fingerprint()
    with pytest.raises(KnownError, match=r"altered outside Evalapp \(score .*J1.*A-1.*helix"):
        act(forged)
    assert forged.view.fingerprint() == before
    assert not forged.path.with_name("packs").exists()


@pytest.mark.long
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


def test_what_it_holds_can_be_looked_at_kept_and_gone_back_from(forged: Workspace, tmp_path: Path) -> None:
    assert forged.view.history()
    assert not prove(forged).is_sound
    assert forged.back_up().exists()
    export(forged, tmp_path / "evidence")
    assert (tmp_path / "evidence" / "history.json").exists()


@pytest.mark.long
def test_a_juror_goes_on_in_a_work_file_that_was_altered(tmp_path: Path) -> None:
    """What they say is theirs, and stays; and a conflict of interest takes the dossier out of it."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with clear_all(open_pack(pack.path, pack.code)) as work:
        work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        path = work.path
    score_forged(path)
    with Workspace.open(path) as work:
        work.execute(SetScore(juror="J1", application="A-2", criterion="helix", value=5))
        work.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
        assert [("A-2", 5)] == [(each.application, each.value) for each in work.view.scores() if each.value]


def test_nothing_is_printed_or_closed_over_what_a_juror_did_not_sign(tmp_path: Path) -> None:
    """Journal and hashes are written anew, so that all of the file agrees with itself."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
        with clear_all(open_pack(pack.path, pack.code)) as work:
            work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
            returned = submit(work, pack.code, tmp_path / "one.evalreturn").path
        merge(panel, plan_merge(panel, [returned]))
        path = panel.path
        forged_in_all(
            panel,
            "UPDATE score SET value = 2 WHERE juror = 'J1'",
            "UPDATE change_row SET after = json_set(after, '$.value', 2) "
            "WHERE \"table\" = 'score' AND after ->> '$.juror' = 'J1'",
        )
    with Workspace.open(path) as panel:
        assert verify(panel.file).is_whole
        with pytest.raises(KnownError, match=r"altered outside Evalapp \(J1, one"):
            write_report(panel, KINDS[0], tmp_path / "report.pdf", Options(language="en"))
        with pytest.raises(KnownError, match="nothing more is recorded in it"):
            panel.execute(SetPhase(phase=Phase.DELIBERATION))


@pytest.mark.parametrize(("at", "byte"), [(47, 1), (56, 9)])
def test_nothing_is_recorded_in_a_file_with_another_head(tmp_path: Path, at: int, byte: int) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        path = panel.path
    raw = bytearray(path.read_bytes())
    raw[at] = byte
    path.write_bytes(raw)
    with (
        Workspace.open(path) as workspace,
        pytest.raises(KnownError, match=r"altered outside Evalapp \(bytes"),
    ):
        workspace.execute(SetPhase(phase=Phase.DELIBERATION))
