"""A kill or a full disk while packs or forms are handed out: old ones stay good, and no dead new ones come."""

from __future__ import annotations

import errno
import os
import time
from collections import Counter
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import CODES
from evalapp.operations import placing
from evalapp.operations.exchange import forms, handout
from evalapp.operations.exchange.codes_file import read_codes
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.verify import verify
from evalapp.store.rows.settings import PACK_NUMBER
from evalapp.store.rows.unplaced import read_unplaced
from tests.killing import Step, kill_at
from tests.samples import small_panel

BEFORE_THE_RECORD: list[Step] = [
    (handout, "stage_with", 2),
    (handout, "stage_codes", 2),
    (handout, "to_be_placed", 3),
    (handout, "open_scoring", 1),
    (journal, "_commit", 1),
]
AFTER_THE_RECORD: list[Step] = [
    (placing, "settle", 1),
    (placing, "_give_name", 2),
    (placing, "_give_name", 3),
    (placing, "forget_unplaced", 2),
]


def named(value: object) -> str:
    return f"{value[1]}-{value[2]}" if isinstance(value, tuple) else str(value)


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Both jurors have pack 1, with a code each."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        hand_out(made, tmp_path / "packs")
    return tmp_path / "call.evalpanel"


def hand_out_again(panel: Path) -> None:
    with Workspace.open(panel) as opened:
        hand_out(opened, panel.parent / "packs", new_codes=True)


def recovered(panel: Path) -> Path:
    return panel.parent / f"{panel.stem}-recovered"


def together(panel: Path) -> None:
    """As a secretary puts what was recovered in the place of what it is newer than."""
    if recovered(panel).exists():
        for each in recovered(panel).iterdir():
            each.replace(panel.parent / "packs" / each.name)


def content_of(folder: Path) -> dict[str, bytes]:
    """Of what anybody sees there."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if not each.name.startswith(".")}


def parts_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name.startswith(".")]


def fingerprint(panel: Path) -> str:
    with Workspace.open(panel, read_only=True) as opened:
        return opened.view.fingerprint()


def good_packs(panel: Path) -> dict[int, int]:
    """How many packs of which number lie there: each opens with its code, and its return is taken."""
    folder = panel.parent / "packs"
    codes = read_codes(folder / CODES)
    numbers, returns = [], []
    for pack in sorted(folder.glob("*.evalpack")):
        with open_pack(pack, codes[pack.name[:2]][1], panel.parent / f"{pack.stem}.evalwork") as work:
            numbers.append(work.view.setting(PACK_NUMBER))
            returns.append(panel.parent / f"{pack.stem}.evalreturn")
            submit(work, codes[pack.name[:2]][1], returns[-1])
    with Workspace.open(panel) as opened:
        plan = plan_merge(opened, returns)
        assert verify(opened.file).is_whole
    assert [file.reason for file in plan.files] == [""] * len(returns)
    return Counter(numbers)


@pytest.mark.long
@pytest.mark.parametrize("step", BEFORE_THE_RECORD, ids=named)
def test_killed_before_the_record_all_is_as_it_was(panel: Path, step: Step) -> None:
    before = content_of(panel.parent / "packs"), fingerprint(panel)
    kill_at(step, lambda: hand_out_again(panel))
    with Workspace.open(panel) as opened:
        assert opened.files_left == ""
    assert (content_of(panel.parent / "packs"), fingerprint(panel)) == before
    assert good_packs(panel) == {1: 2}


@pytest.mark.long
@pytest.mark.parametrize("step", AFTER_THE_RECORD, ids=named)
def test_killed_after_the_record_the_next_opening_goes_on(panel: Path, step: Step) -> None:
    before = content_of(panel.parent / "packs")
    kill_at(step, lambda: hand_out_again(panel))
    with Workspace.open(panel) as opened:
        assert read_unplaced(opened.file) == ()
        assert ("lies whole in the folder “call-recovered”" in opened.files_left) == recovered(panel).exists()
    together(panel)
    after = content_of(panel.parent / "packs")
    assert (after.keys(), [name for name in after if after[name] == before[name]]) == (before.keys(), [])
    assert parts_in(panel.parent / "packs") == []
    assert good_packs(panel) == {2: 2}


def test_what_was_written_goes_on_too_where_panel_and_packs_were_moved_together(panel: Path) -> None:
    kill_at((placing, "settle", 1), lambda: hand_out_again(panel))
    moved = panel.parent / "stick"
    moved.mkdir()
    for name in (panel.name, "packs"):
        (panel.parent / name).rename(moved / name)
    with Workspace.open(moved / panel.name) as opened:
        assert "lies whole in the folder “call-recovered”" in opened.files_left
    together(moved / panel.name)
    assert good_packs(moved / panel.name) == {2: 2}


def test_a_part_that_is_not_what_was_recorded_gets_no_name(panel: Path) -> None:
    before = content_of(panel.parent / "packs")
    kill_at((placing, "settle", 1), lambda: hand_out_again(panel))
    for name in parts_in(panel.parent / "packs"):
        (panel.parent / "packs" / name).write_bytes(b"another")
    with Workspace.open(panel) as opened:
        assert "hand out again with new codes" in opened.files_left
    assert content_of(panel.parent / "packs") == before


def test_what_is_gone_is_said_until_it_is_handed_out_again(panel: Path) -> None:
    folder = panel.parent / "packs"
    kill_at((placing, "settle", 1), lambda: hand_out_again(panel))
    for name in parts_in(folder):
        (folder / name).unlink()
    for _time in range(2):
        with Workspace.open(panel) as opened:
            assert all(f"“{name}”" in opened.files_left for name in content_of(folder))
    hand_out_again(panel)
    with Workspace.open(panel) as opened:
        assert opened.files_left == ""
    assert good_packs(panel) == {3: 2}


def test_a_pack_that_cannot_get_its_name_is_said_and_gets_it_later(
    panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if ".J2" in path.name:
            raise PermissionError(errno.EACCES, "held by a viewer")
        return replace(path, target)

    with Workspace.open(panel) as opened, monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        handed = hand_out(opened, panel.parent / "packs", new_codes=True)
        assert "not yet under its name in the folder “packs”: “J2-Jan-Claes.evalpack”" in handed.waiting
    with Workspace.open(panel) as opened:
        assert "“call-recovered”: “J2-Jan-Claes.evalpack”" in opened.files_left
    together(panel)
    assert good_packs(panel) == {2: 2}


def full(monkeypatch: pytest.MonkeyPatch, nth: int, mark: str) -> None:
    """The disk is full when the nth file whose part begins with `mark` is written."""
    opened = os.open
    calls: list[str] = []

    def open_or_refuse(path: object, *given: int) -> int:
        if Path(str(path)).name.startswith(mark):
            calls.append(mark)
            if len(calls) == nth:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(path, *given)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "open", open_or_refuse)


@pytest.mark.long
@pytest.mark.parametrize(("nth", "mark"), [(1, ".J1"), (1, ".J2"), (1, ".codes"), (2, ".codes")])
def test_on_a_full_disk_every_pack_that_lies_there_is_good(
    panel: Path, monkeypatch: pytest.MonkeyPatch, nth: int, mark: str
) -> None:
    with monkeypatch.context() as patched:
        full(patched, nth, mark)
        with pytest.raises(KnownError, match="make room on the disk"):
            hand_out_again(panel)
    assert parts_in(panel.parent / "packs") == []
    first = mark == ".J1" or (nth, mark) == (1, ".codes")
    assert good_packs(panel) == ({1: 2} if first else {1: 1, 2: 1})


def test_where_the_panel_cannot_record_them_nothing_is_handed_out(
    panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content_of(panel.parent / "packs")

    def refuse(_change: object, _files: object) -> None:
        raise KnownError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("evalapp.operations.change.note_unplaced", refuse)
        with pytest.raises(KnownError, match="The disk is full"):
            hand_out_again(panel)
    assert (content_of(panel.parent / "packs"), parts_in(panel.parent / "packs")) == (before, [])
    assert good_packs(panel) == {1: 2}


def test_parts_that_a_kill_left_go_when_something_is_handed_out_there_again(panel: Path) -> None:
    folder = panel.parent / "packs"
    kill_at((journal, "_commit", 1), lambda: hand_out_again(panel))
    left = parts_in(folder)
    (folder / ".notes.part").write_bytes(b"of somebody else")
    an_hour_ago = time.time() - 3600
    for each in folder.iterdir():
        os.utime(each, (an_hour_ago, an_hour_ago))
    (folder / f".{CODES}.0123456789ab.part").write_bytes(b"being written by another program")
    hand_out_again(panel)
    assert (len(left), sorted(parts_in(folder))) == (3, [".codes.csv.0123456789ab.part", ".notes.part"])


def hand_out_the_forms(panel: Path) -> None:
    with Workspace.open(panel) as opened:
        hand_out_forms(opened, panel.parent / "forms")


@pytest.mark.long
@pytest.mark.parametrize(
    ("step", "is_there"),
    [((forms, "stage_bytes", 2), False), ((placing, "_give_name", 2), True)],
    ids=named,
)
def test_forms_are_handed_out_in_the_same_order(panel: Path, step: Step, is_there: bool) -> None:
    folder = panel.parent / "forms"
    kill_at(step, lambda: hand_out_the_forms(panel))
    with Workspace.open(panel) as opened:
        issued = [each for each in opened.view.issued() if each.number == 2]
        made = [each for at in (folder, recovered(panel)) if at.exists() for each in at.iterdir()]
        made = [each for each in made if not each.name.startswith(".")]
        assert (len(issued), len(made)) == ((2, 2) if is_there else (0, 0))
        plan = plan_merge(opened, made)
        assert [each.reason for each in plan.files] == [""] * len(made)


def test_a_form_that_lies_there_by_then_is_not_overwritten(panel: Path) -> None:
    folder = panel.parent / "forms"
    kill_at((placing, "settle", 1), lambda: hand_out_the_forms(panel))
    names = [name[1:].rpartition(".part")[0].rpartition(".")[0] for name in sorted(parts_in(folder))]
    (folder / names[0]).write_bytes(b"scores")
    with Workspace.open(panel) as opened:
        assert all(f"“{name}”" in opened.files_left for name in names)
    assert (folder / names[0]).read_bytes() == b"scores"
    assert sorted(content_of(recovered(panel))) == names
