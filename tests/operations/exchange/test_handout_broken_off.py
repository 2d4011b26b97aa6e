"""A hand-out that ends before its end: what left is known, with its code, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import CODES
from evalapp.files import Staged
from evalapp.operations.exchange import handout
from evalapp.operations.exchange.codes_file import read_codes, stage_codes
from evalapp.operations.exchange.forms import plan_forms
from evalapp.operations.exchange.handout import PackWriting, hand_out, plan_packs
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        yield panel


class StoppedError(Exception):
    """By somebody."""


def stop_after(n: int) -> object:
    def tell(done: int, _of: int) -> None:
        if done == n:
            raise StoppedError

    return tell


def stopped(workspace: Workspace, folder: Path, after: int) -> PackWriting:
    writing = plan_packs(workspace, folder)
    with pytest.raises(StoppedError):
        writing.write(workspace.view.attachment, stop_after(after))
    return writing


def test_what_was_written_before_it_was_stopped_is_recorded_with_its_code(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    handed = stopped(workspace, folder, 1).record(workspace)
    assert (["J1"], 1, ["J1"]) == (
        [each.juror for each in handed.packs],
        handed.left,
        [each.juror for each in workspace.view.issued()],
    )
    assert {CODES, handed.packs[0].path.name} == {each.name for each in folder.iterdir()}
    code = read_codes(folder / CODES)["J1"][1]
    assert code == handed.packs[0].code
    with open_pack(handed.packs[0].path, code) as work:
        assert work.view.applications()


def test_a_code_is_stored_before_the_next_pack_is_begun(workspace: Workspace, tmp_path: Path) -> None:
    folder, known = tmp_path / "packs", []

    def tell(_done: int, _of: int) -> None:
        staged = [each.read_text().splitlines() for each in folder.glob(f".{CODES}.*.part")]
        known.append([[line.partition(",")[0] for line in lines[1:]] for lines in staged])

    plan_packs(workspace, folder).write(workspace.view.attachment, tell)
    assert [[], [["J1"]], [["J1", "J2"]]] == known
    assert not (folder / CODES).exists()


def test_stopped_before_the_first_nothing_is_recorded(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.view.fingerprint()
    handed = stopped(workspace, tmp_path / "packs", 0).record(workspace)
    assert ((), 2, before) == (handed.packs, handed.left, workspace.view.fingerprint())


def test_a_fault_half_way_records_what_was_written_and_says_so(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = handout.public_keys
    codes: list[str] = []

    def fail_at_the_second(code: str, panel: str, juror: str) -> object:
        codes.append(code)
        if len(codes) == 2:
            raise KnownError("The disk is full.")
        return made(code, panel, juror)

    monkeypatch.setattr(handout, "public_keys", fail_at_the_second)
    with pytest.raises(KnownError, match=r"The disk is full\. 1 was written before and is recorded"):
        hand_out(workspace, tmp_path / "packs")
    assert ["J1"] == [each.juror for each in workspace.view.issued()]
    assert codes[0] == read_codes(tmp_path / "packs" / CODES)["J1"][1]


def test_a_pack_whose_code_cannot_be_stored_does_not_stay(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_for_two(path: Path, earlier: object, handed: list[tuple[str, str, str]]) -> Staged:
        if len(handed) == 2:
            raise KnownError("The disk is full.")
        return stage_codes(path, {}, handed)

    monkeypatch.setattr(handout, "stage_codes", fail_for_two)
    with pytest.raises(KnownError, match="The disk is full"):
        hand_out(workspace, tmp_path / "packs")
    assert (1, ["J1"]) == (
        len(list((tmp_path / "packs").glob("*.evalpack"))),
        [each.juror for each in workspace.view.issued()],
    )


def test_forms_that_were_written_are_recorded_too(workspace: Workspace, tmp_path: Path) -> None:
    writing = plan_forms(workspace, tmp_path / "forms")
    with pytest.raises(StoppedError):
        writing.write(workspace.view.attachment, stop_after(1))
    handed = writing.record(workspace)
    assert ([handed.forms[0].path], 1, ["J1"]) == (
        list((tmp_path / "forms").iterdir()),
        handed.left,
        [each.juror for each in workspace.view.issued()],
    )
