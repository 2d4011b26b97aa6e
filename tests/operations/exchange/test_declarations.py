"""What jurors declare on conflicts of interest comes back with their scores, and stands in the panel and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.exchange.sealed.returns import open_return
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.exporting.export import export
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


@pytest.fixture
def pack(panel: Workspace, tmp_path: Path) -> HandedPack:
    return next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")


def handed_in(
    pack: HandedPack, folder: Path, *, clears: tuple[str, ...], refuses: tuple[str, ...] = ()
) -> Path:
    """J1 says of some applications that there is no conflict of interest, of others that there is."""
    with open_pack(pack.path, pack.code, folder / "an.evalwork") as work:
        for number in clears:
            work.execute(ConfirmNoConflict(application=number))
        for number in refuses:
            work.execute(DeclareConflict(juror="J1", application=number, kind=ConflictKind.FAMILY))
        for number in clears:
            work.execute(SetScore(juror="J1", application=number, criterion="helix", value=6))
        return submit(work, pack.code, folder / f"an-{len(list(folder.glob('an-*')))}.evalreturn").path


def test_the_return_tells_every_declaration_with_its_time(
    panel: Workspace, pack: HandedPack, tmp_path: Path
) -> None:
    sent = handed_in(pack, tmp_path, clears=("A-1", "A-3"), refuses=("A-2",))
    keys = {juror: key for juror, (_recipient, key) in panel.view.juror_keys().items()}
    identity = panel.view.setting(PANEL_IDENTITY)
    content = open_return(sent.read_bytes(), identity, keys.get, panel=panel.view.call().panel).content
    assert [("A-1", False, None), ("A-2", True, ConflictKind.FAMILY), ("A-3", False, None)] == [
        (each.application, each.conflict, each.kind) for each in content.declared
    ]
    assert all(each.at for each in content.declared)


def test_merging_puts_the_declarations_in_the_panel_once(
    panel: Workspace, pack: HandedPack, tmp_path: Path
) -> None:
    sent = handed_in(pack, tmp_path, clears=("A-1", "A-3"), refuses=("A-2",))
    merge(panel, plan_merge(panel, [sent]))
    assert [("J1", "A-1"), ("J1", "A-3")] == [
        (each.juror, each.application) for each in panel.view.declarations()
    ]
    assert [("J1", "A-2")] == [(each.juror, each.application) for each in panel.view.conflicts()]
    assert plan_merge(panel, [sent]).is_empty


def test_a_declaration_alone_is_worth_merging(panel: Workspace, pack: HandedPack, tmp_path: Path) -> None:
    with open_pack(pack.path, pack.code, tmp_path / "an.evalwork") as work:
        work.execute(ConfirmNoConflict(application="A-1"))
        sent = submit(work, pack.code, tmp_path / "an.evalreturn").path
    merge(panel, plan_merge(panel, [sent]))
    assert ["A-1"] == [each.application for each in panel.view.declarations()]


def test_undo_takes_the_declarations_back_with_the_merge(
    panel: Workspace, pack: HandedPack, tmp_path: Path
) -> None:
    merge(panel, plan_merge(panel, [handed_in(pack, tmp_path, clears=("A-1",))]))
    panel.undo()
    assert [] == panel.view.declarations()


def test_a_conflict_that_the_panel_knows_is_not_cleared_by_a_return(
    panel: Workspace, pack: HandedPack, tmp_path: Path
) -> None:
    sent = handed_in(pack, tmp_path, clears=("A-1", "A-3"))
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.EMPLOYER))
    merge(panel, plan_merge(panel, [sent]))
    assert ["A-3"] == [each.application for each in panel.view.declarations()]


def test_a_conflict_recorded_later_ends_the_declaration(
    panel: Workspace, pack: HandedPack, tmp_path: Path
) -> None:
    merge(panel, plan_merge(panel, [handed_in(pack, tmp_path, clears=("A-1", "A-3"))]))
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.EMPLOYER))
    assert ["A-3"] == [each.application for each in panel.view.declarations()]


def test_the_export_lists_them(panel: Workspace, pack: HandedPack, tmp_path: Path) -> None:
    merge(panel, plan_merge(panel, [handed_in(pack, tmp_path, clears=("A-1",))]))
    export(panel, tmp_path / "out")
    lines = (tmp_path / "out" / "declarations.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ("juror,application,at,wording", True) == (lines[0], lines[1].startswith("J1,A-1,2"))
