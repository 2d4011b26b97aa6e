"""Which list of refused rows gives way to a newer one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.intake import ImportRow
from evalapp.operations.panel.work_list import write_work_list
from tests.operations.panel.test_work_list import take_in
from tests.samples import small_panel


def test_the_list_of_another_call_stays(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    rows = refused(tmp_path)
    write_work_list(target, rows, panel="one")
    before = target.read_bytes()
    with pytest.raises(KnownError, match=r"^“list.csv” is the list of another call; choose another name"):
        write_work_list(target, rows, panel="other")
    assert before == target.read_bytes()
    write_work_list(target, rows[:1], panel="one")
    assert before != target.read_bytes()


def test_a_list_with_rows_gives_way_to_no_empty_one(tmp_path: Path) -> None:
    target, rows = tmp_path / "list.csv", refused(tmp_path)
    for _turn in range(2):
        write_work_list(target, [], panel="p")  # one without rows does
    write_work_list(target, rows, panel="p")
    before = target.read_bytes()
    with pytest.raises(
        KnownError, match=r"holds refused rows, and none are on the list any more; choose another"
    ):
        write_work_list(target, [], panel="p")
    assert before == target.read_bytes()


def refused(folder: Path) -> Sequence[ImportRow]:
    with small_panel(folder / "c.evalpanel") as panel:
        take_in(panel, "B-2;T;O;;veel\nB-3;T;O;;meer\n")
        return panel.view.refused_rows()
