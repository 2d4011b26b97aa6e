"""Packs are not handed out into a folder that holds what another call gave out, or somebody else's file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def test_a_folder_with_codes_of_another_call_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    with small_panel(tmp_path / "other.evalpanel") as other:
        hand_out(other, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(KnownError, match="holds access codes of another call"):
        hand_out(workspace, folder)
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {} == workspace.view.juror_keys()


def test_codes_of_this_call_make_way_whenever_and_in_whatever_language_they_were_given(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    hand_out(workspace, folder)
    first = (folder / "codes.csv").read_bytes()
    hand_out(workspace, tmp_path / "elsewhere", new_codes=True)
    hand_out(workspace, folder, jurors=["J1"])  # the codes of J1 there are older than the panel's
    assert first == (folder / "codes.csv").read_bytes()
    (folder / "codes.csv").unlink()
    with in_language("nl"):
        hand_out(workspace, folder)
    assert "zoals voorheen" in (folder / "codes.csv").read_text(encoding="utf-8")
    hand_out(workspace, folder)


@pytest.mark.parametrize(
    "content", ["naam,kluis\nKluis 3,1234\n", "juror,name,code,sent\nJ1,An,as before,yes\n"]
)
def test_a_file_that_is_only_called_like_ours_is_left_alone(
    content: str, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "codes.csv").write_text(content, encoding="utf-8")
    with pytest.raises(KnownError, match="not a file of access codes"):
        hand_out(workspace, tmp_path)
    assert (content, []) == (
        (tmp_path / "codes.csv").read_text(encoding="utf-8"),
        list(tmp_path.glob("*.evalpack")),
    )


@pytest.mark.parametrize("row", ["J1,An,12345-12345", "J9,Zoe,as before"])
def test_a_row_that_cannot_be_of_this_call_is_not_lost(
    row: str, workspace: Workspace, tmp_path: Path
) -> None:
    hand_out(workspace, tmp_path / "packs")
    codes = tmp_path / "codes.csv"
    codes.write_text(f"juror,name,code\n{row}\n", encoding="utf-8")
    with pytest.raises(KnownError, match="holds access codes of another call"):
        hand_out(workspace, tmp_path)


def test_packs_of_another_call_without_their_codes_are_left_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    with small_panel(tmp_path / "other.evalpanel") as other:
        hand_out(other, folder)
    (folder / "codes.csv").unlink()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(KnownError, match="that this panel did not hand out"):
        hand_out(workspace, folder)
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {} == workspace.view.juror_keys()


def test_a_pack_of_ours_that_broke_makes_way_where_our_codes_lie(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = hand_out(workspace, tmp_path / "packs").packs[0]
    first.path.write_bytes(first.path.read_bytes()[:100])
    hand_out(workspace, tmp_path / "packs")
    assert first.path.stat().st_size > 100
