from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.preview import Going, Outgoing, outgoing
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def told(rows: tuple[Outgoing, ...]) -> list[tuple[str, int, Going, bool | None]]:
    return [(each.juror, each.number, each.going, each.has_new_code) for each in rows]


def test_new_amended_and_unchanged_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    hand_out(workspace, tmp_path / "packs", jurors=["J1"])
    before = outgoing(workspace.view, None)
    hand_out(workspace, tmp_path / "packs", jurors=["J2"])
    seats = (*(("J1", f"A-{n}") for n in (1, 2)), *(("J2", f"A-{n}") for n in (1, 2, 3)))
    workspace.execute(Assign(pairs=seats))
    after = outgoing(workspace.view, None)
    assert [("J1", 2, Going.UNCHANGED, False), ("J2", 1, Going.NEW, True)] == told(before)
    assert [("J1", 2, Going.AMENDED, False), ("J2", 2, Going.UNCHANGED, False)] == told(after)
    assert ("still has A-3", "", 2) == (after[0].changes, after[1].changes, after[0].applications)


def test_a_form_in_place_of_a_pack_is_a_change_and_has_no_code(workspace: Workspace, tmp_path: Path) -> None:
    hand_out(workspace, tmp_path / "packs", jurors=["J1"])
    (row,) = outgoing(workspace.view, ["J1"], is_forms=True)
    assert (Going.AMENDED, "a form instead of a pack", None) == (row.going, row.changes, row.has_new_code)
    (again,) = outgoing(workspace.view, ["J1"], new_codes=True)
    assert (Going.UNCHANGED, True) == (again.going, again.has_new_code)


def test_what_the_hand_out_refuses_is_refused_here(workspace: Workspace) -> None:
    with pytest.raises(KnownError, match="no juror “J9”"):
        outgoing(workspace.view, ["J9"])
