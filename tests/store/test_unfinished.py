"""A work file that a crash left empty is made again; one with content never is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.store.file import PanelFile
from evalapp.store.unfinished import is_unfinished
from tests.samples import small_panel


@pytest.mark.parametrize("size", [0, 1, 4_096, 5_000_000])
def test_a_file_of_zeros_is_unfinished(size: int, tmp_path: Path) -> None:
    path = tmp_path / "an.evalwork"
    path.write_bytes(bytes(size))
    assert is_unfinished(path)


def test_a_file_with_one_byte_that_is_none_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "an.evalwork"
    path.write_bytes(bytes(9_000) + b"\x01")
    with pytest.raises(UnreadableFile):
        is_unfinished(path)


def test_tables_without_a_change_are_unfinished_and_a_panel_never_is(tmp_path: Path) -> None:
    work, panel = tmp_path / "an.evalwork", tmp_path / "call.evalpanel"
    PanelFile.create(work, is_work_file=True).close()
    PanelFile.create(panel).close()
    assert (True, False) == (is_unfinished(work), is_unfinished(panel))


def test_a_pack_opened_again_makes_the_work_file_that_a_crash_left_blank(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, pack.code) as work:
        path, numbers = work.path, work.view.numbers()
    kept = Path(shutil.copy(path, tmp_path / "kept"))
    path.write_bytes(bytes(path.stat().st_size))
    with open_pack(pack.path, pack.code) as work:
        assert numbers == work.view.numbers()
    shutil.copy(kept, path)
    assert not is_unfinished(path)
