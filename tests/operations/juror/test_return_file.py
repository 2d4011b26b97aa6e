"""A return is written over one of the same work file, and over nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.return_file import require_own_return
from evalapp.operations.juror.submission import submit
from evalapp.store.rows.settings import RETURN_FILES
from tests.samples import Act, small_panel


def test_a_return_replaces_one_of_the_same_work_file_and_no_other(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        mine, theirs = hand_out(panel, tmp_path / "packs", jurors=["J1", "J2"]).packs
    path, moved = tmp_path / "return.evalreturn", tmp_path / "moved.evalreturn"
    with open_pack(mine.path, mine.code) as own, open_pack(theirs.path, theirs.code) as other:
        submit(own, mine.code, path)
        first = path.read_bytes()
        with pytest.raises(KnownError, match="not made from this work file"):
            submit(other, theirs.code, path)
        assert first == path.read_bytes()

        path.rename(moved)
        submit(other, theirs.code, path)
        second = path.read_bytes()
        # It has the name of the last return of this work, and is somebody else's.
        with pytest.raises(KnownError, match="not made from this work file"):
            submit(own, mine.code, path)
        assert second == path.read_bytes()

        for _again in range(2):
            submit(own, mine.code, moved)
        moved.write_bytes(first)  # as an earlier one that lies elsewhere
        submit(own, mine.code, moved)
        assert first != moved.read_bytes()


def test_the_work_of_an_earlier_version_knows_its_return_by_name(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, pack.code) as work:
        path = submit(work, pack.code, tmp_path / "return.evalreturn").path
        path.write_bytes(b"altered since")
        with pytest.raises(KnownError, match="altered since"):
            require_own_return(work.view, path)
        forget_the_files = Act(act=lambda change: change.put_setting(RETURN_FILES, ()), action=Action.SUBMIT)
        work.execute(forget_the_files)
        require_own_return(work.view, path)
        with pytest.raises(KnownError, match="not made from this work file"):
            require_own_return(work.view, path.rename(tmp_path / "other.evalreturn"))
