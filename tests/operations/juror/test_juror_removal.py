"""After handing in, a juror's files go from this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import FileInUse, KnownError
from evalapp.domain.people import ConflictKind
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.removal import Removal, removal_of, remove_local_data
from evalapp.operations.juror.submission import submit, unsent
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import back_up, backups_of
from tests.samples import small_panel


@pytest.fixture
def pack(tmp_path: Path) -> HandedPack:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        return hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]


@pytest.fixture
def work(pack: HandedPack) -> Path:
    """Scored, backed up and handed in; the receipt lies beside the return."""
    with open_pack(pack.path, pack.code) as workspace:
        score(workspace, 7)
        back_up(workspace.file.conn, workspace.path)
        submit(workspace, pack.code, pack.path.with_suffix(".evalreturn"))
        pack.path.with_suffix(".pdf").write_bytes(b"%PDF receipt")
        return workspace.path


def score(workspace: Workspace, value: int | None, application: str = "A-1") -> None:
    workspace.execute(SetScore(juror="J1", application=application, criterion="helix", value=value))


def planned(path: Path, *, with_pack: bool = False) -> Removal:
    with Workspace.open(path) as workspace:
        return removal_of(workspace, with_pack=with_pack)


def test_work_and_back_ups_go_while_return_receipt_and_pack_stay(pack: HandedPack, work: Path) -> None:
    removal = planned(work)
    assert removal.goes == (*backups_of(work), work)
    assert any(pack.path.name in sentence for sentence in removal.stays)

    remove_local_data(removal)

    assert {path.suffix for path in work.parent.iterdir()} == {".evalpack", ".evalreturn", ".pdf", ".csv"}
    assert [path for path in work.parent.rglob("*") if "J1" in path.name and path.suffix == ".evalwork"] == []


def test_the_pack_goes_too_where_that_was_asked(pack: HandedPack, work: Path) -> None:
    remove_local_data(planned(work, with_pack=True))

    assert not pack.path.exists()
    assert pack.path.with_suffix(".evalreturn").exists()


def test_a_score_that_was_not_handed_in_stops_it(work: Path) -> None:
    with Workspace.open(work) as workspace:
        score(workspace, 3)
        assert unsent(workspace) == [("A-1", "helix")]
        removal = removal_of(workspace)

    assert removal.unsent == 1
    with pytest.raises(KnownError, match="is not handed in yet"):
        remove_local_data(removal)
    assert work.exists()
    remove_local_data(removal, even_unsent=True)
    assert not work.exists()


def test_what_changed_and_changed_back_is_no_reason_to_stop(work: Path) -> None:
    with Workspace.open(work) as workspace:
        score(workspace, 3)
        score(workspace, 7)
        assert unsent(workspace) == []


def test_a_score_taken_back_and_a_declared_conflict_are_not_handed_in_either(work: Path) -> None:
    with Workspace.open(work) as workspace:
        score(workspace, None)
        workspace.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY))
        assert unsent(workspace) == [("A-1", "helix"), ("A-2", "")]


def test_work_of_which_nothing_was_handed_in_counts_every_score(pack: HandedPack) -> None:
    with open_pack(pack.path, pack.code) as workspace:
        score(workspace, 7)
        score(workspace, 6, "A-2")
        assert len(unsent(workspace)) == 2


def test_a_plan_made_before_the_last_change_is_refused(work: Path) -> None:
    removal = planned(work)
    with Workspace.open(work) as workspace:
        score(workspace, 3)

    with pytest.raises(KnownError, match="was changed meanwhile"):
        remove_local_data(removal)
    assert work.exists()


def test_work_that_is_open_is_not_removed(work: Path) -> None:
    with Workspace.open(work) as workspace, pytest.raises(FileInUse):
        remove_local_data(removal_of(workspace))
    assert work.exists()


def test_the_back_ups_of_another_juror_in_the_folder_stay(work: Path) -> None:
    (backup,) = backups_of(work)
    other = backup.with_name("J2-Jan-Claes 2016-01-01 10.00.00.evalwork")
    other.write_bytes(b"his")

    remove_local_data(planned(work))

    assert other.exists()
    assert not backup.exists()


def test_a_panel_is_never_removed_this_way(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel, pytest.raises(KnownError, match="this is a panel"):
        removal_of(panel)


def test_it_says_that_nothing_is_overwritten(work: Path) -> None:
    assert any("not overwritten" in sentence for sentence in planned(work).stays)
