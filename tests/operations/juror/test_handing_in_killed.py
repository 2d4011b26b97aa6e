"""A kill or a full disk while a return is handed in: no two returns bear one number, and none is said that is not."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.scoring.handing import Handing
from evalapp.operations import placing
from evalapp.operations.juror import submission
from evalapp.operations.juror.handing_in import last_receipt, returns_made
from evalapp.operations.juror.removal import removal_of
from evalapp.operations.juror.submission import submit
from evalapp.operations.progress.work import tasks_of
from evalapp.operations.records.restoring import restore
from evalapp.operations.workspace import Workspace
from tests.killing import Step, kill_at
from tests.operations.juror.round_samples import Round, values

AFTER_THE_RECORD: list[Step] = [(placing, "settle", 1), (placing, "forget_unplaced", 2)]


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    """A-1 has two scores, and return 1 said so."""
    with Round.scored(tmp_path) as made:
        made.hand_in()
        made.score("A-2", "helix", 3)
        yield made


def killed(round_: Round, step: Step) -> None:
    kill_at(step, lambda: round_.hand_in())
    round_.returns += 1


def handing_of_two(work: Workspace) -> Handing:
    """Of A-2, which is in return 2 alone."""
    return next(
        task.handing for task in tasks_of(work.view, work.view.call()) if task.application.number == "A-2"
    )


def numbers(round_: Round) -> list[str]:
    return sorted(each.name for each in round_.folder.glob("*.evalreturn"))


@pytest.mark.long
def test_killed_before_the_record_the_number_is_free_and_nothing_bears_it(round_: Round) -> None:
    killed(round_, (submission, "to_be_placed", 1))
    assert numbers(round_) == ["1.evalreturn"]
    with Workspace.open(round_.work) as work:
        assert (work.files_left, returns_made(work)) == ("", 1)
        receipt = last_receipt(work)
    assert receipt is not None
    assert receipt.file == "1.evalreturn"


@pytest.mark.long
@pytest.mark.parametrize("step", AFTER_THE_RECORD, ids=lambda step: step[1])
def test_killed_after_the_record_the_next_opening_finds_the_return(round_: Round, step: Step) -> None:
    killed(round_, step)
    with Workspace.open(round_.work, read_only=True) as work:
        assert (last_receipt(work), handing_of_two(work)) == (None, Handing.NOT)
    with Workspace.open(round_.work) as work:
        assert handing_of_two(work) is Handing.HANDED_IN
        receipt = last_receipt(work)
        assert receipt is not None
        assert (receipt.number, receipt.file) == (2, "2.evalreturn")
        found = work.path.with_name(f"{work.path.stem}-recovered") / "2.evalreturn"
        assert found.exists() == ("“2.evalreturn”" in work.files_left)
    plan = round_.merge(found if found.exists() else round_.folder / "2.evalreturn")
    assert [file.reason for file in plan.files] == [""]
    round_.score("A-3", "helix", 5)
    with Workspace.open(round_.work) as work:
        assert submit(work, round_.code, round_.folder / "3.evalreturn").revision == 3


@pytest.mark.long
def test_a_return_that_is_gone_is_not_said_to_be_handed_in(round_: Round) -> None:
    killed(round_, (placing, "settle", 1))
    for part in round_.folder.glob(".2.evalreturn.*"):
        part.unlink()
    with Workspace.open(round_.work) as work:
        assert "Return 2 is recorded as “2.evalreturn”" in work.files_left
        assert (last_receipt(work), removal_of(work).unsent) == (None, 3)
        assert submit(work, round_.code, round_.folder / "3.evalreturn").revision == 3
        assert (work.view.has_unplaced(), removal_of(work).unsent) == (False, 0)
    with Workspace.open(round_.work) as work:
        assert work.files_left == ""


def test_a_return_that_cannot_get_its_name_is_said_with_its_number(
    round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "2.evalreturn":
            raise PermissionError(errno.EACCES, f"{target.name} is held")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    heard: list[bool] = []
    with Workspace.open(round_.work) as work:
        with pytest.raises(KnownError) as told:
            submit(work, round_.code, round_.folder / "2.evalreturn")
        assert "Return 2 is recorded, but could not yet get its name “2.evalreturn”" in str(told.value)
        assert (last_receipt(work), (round_.folder / "2.evalreturn").exists()) == (None, False)
        work.listen(lambda _changes, _initiator: heard.append(work.view.has_unplaced()))
        assert submit(work, round_.code, round_.folder / "3.evalreturn").revision == 3
        assert heard == [False]  # whoever hears of it sees it under its name
    # The one that waited for its name would only be taken for a later one.
    assert (numbers(round_), list(round_.folder.glob(".2*"))) == (["1.evalreturn", "3.evalreturn"], [])


@pytest.mark.long
def test_work_that_was_put_back_gives_no_number_again(round_: Round) -> None:
    with Workspace.open(round_.work) as work:
        backup = work.back_up()
    round_.merge(round_.hand_in())
    restore(round_.work, backup)
    round_.score("A-3", "helix", 5)
    with Workspace.open(round_.work) as work:
        assert returns_made(work) == 1
        submitted = submit(work, round_.code, round_.folder / "3.evalreturn")
        assert (submitted.revision, returns_made(work)) == (3, 3)
    round_.merge(submitted.path)
    assert values(round_.in_panel())["A-3", "helix"] == 5


def test_on_a_full_disk_nothing_is_handed_in(round_: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Workspace.open(round_.work) as work:
        before = work.view.fingerprint()
        with monkeypatch.context() as patched, pytest.raises(KnownError, match="make room on the disk"):
            patched.setattr("evalapp.files.os.fsync", refuse)
            submit(work, round_.code, round_.folder / "2.evalreturn")
        assert (work.view.fingerprint(), returns_made(work)) == (before, 1)
    assert list(round_.folder.glob("*2.evalreturn*")) == []
