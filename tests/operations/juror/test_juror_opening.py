"""Opening a pack: streamed, stoppable, and whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, FileInUse, KnownError, UnreadableFile
from evalapp.exchange.sealed.codes import new_code
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.opening import open_pack, work_path_for
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.workspace import Workspace
from evalapp.store.history.verify import verify
from tests.samples import another_deadline, small_panel


class Stopped(Exception):
    """What a person does who changes her mind."""


PLAN = b"%PDF " + b"a plan that nobody else may read " * 100_000


@pytest.fixture
def pack(tmp_path: Path) -> HandedPack:
    """With an attachment of 3 MB."""
    (tmp_path / "plan.pdf").write_bytes(PLAN)
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(AttachFiles(application="A-2", paths=(tmp_path / "plan.pdf",)))
        return hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]


def names(pack: HandedPack) -> set[str]:
    return {path.name for path in pack.path.parent.iterdir()} - {"codes.csv", pack.path.name}


def test_attachments_arrive_byte_for_byte(pack: HandedPack) -> None:
    with open_pack(pack.path, pack.code) as work:
        (file,) = work.view.dossier("A-2").attachments
        assert work.view.attachment(file.sha256) == PLAN
        assert verify(work.file).is_whole


def test_progress_counts_bytes_up_to_the_whole(pack: HandedPack) -> None:
    told: list[tuple[int, int]] = []
    open_pack(pack.path, pack.code, progress=lambda done, whole: told.append((done, whole))).close()

    done = [each for each, _whole in told]
    assert {whole for _done, whole in told} == {2 * pack.path.stat().st_size}
    assert done == sorted(done)
    assert done[-1] > 0.9 * told[-1][1]


def test_nothing_that_is_unsealed_has_a_name_on_the_disk(pack: HandedPack) -> None:
    """While it is opened there is only the work file and what SQLite keeps beside it."""
    seen: set[str] = set()
    open_pack(pack.path, pack.code, progress=lambda _done, _whole: seen.update(names(pack))).close()

    work = work_path_for(pack.path).name
    assert seen <= {work, f"{work}-journal", f".~lock.{work}#"}
    assert names(pack) == {work}


@pytest.mark.long
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_opening_that_is_stopped_leaves_nothing(pack: HandedPack, share: float) -> None:
    def stop(done: int, whole: int) -> None:
        if done >= share * whole:
            raise Stopped

    with pytest.raises(Stopped):
        open_pack(pack.path, pack.code, progress=stop)

    assert names(pack) == set()


@pytest.mark.long
def test_a_crash_in_the_middle_leaves_no_plaintext_and_the_next_start_begins_again(pack: HandedPack) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from evalapp.operations.juror.opening import open_pack\n"
        "def die(done, whole):\n"
        "    if done > 0.9 * whole: os.kill(os.getpid(), signal.SIGKILL)\n"
        "open_pack(Path(sys.argv[1]), sys.argv[2], progress=die)"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(pack.path), pack.code], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    work = work_path_for(pack.path).name
    assert names(pack) <= {work, f"{work}-journal", f".~lock.{work}#"}

    with open_pack(pack.path, pack.code) as workspace:
        assert len(workspace.view.applications()) == 3
    assert names(pack) == {work}


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 and nothing of ours", b"a letter"])
def test_only_what_we_began_ourselves_is_begun_again(pack: HandedPack, content: bytes) -> None:
    work = work_path_for(pack.path)
    work.write_bytes(content)
    if not content:
        open_pack(pack.path, pack.code).close()
        return
    with pytest.raises(KnownError):
        open_pack(pack.path, pack.code)
    assert work.read_bytes() == content


def test_a_panel_in_the_place_of_the_work_file_is_left_alone(pack: HandedPack) -> None:
    panel = pack.path.parent.parent / "call.evalpanel"
    before = panel.read_bytes()
    with pytest.raises(KnownError, match="another call or juror"):
        open_pack(pack.path, pack.code, panel)
    assert panel.read_bytes() == before


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999])
def test_a_pack_that_was_cut_off_is_refused_and_leaves_nothing(pack: HandedPack, share: float) -> None:
    sealed = pack.path.read_bytes()
    pack.path.write_bytes(sealed[: int(len(sealed) * share)])

    with pytest.raises(UnreadableFile, match="ask the sender"):
        open_pack(pack.path, pack.code)

    assert names(pack) == set()


def test_a_wrong_code_a_mistyped_one_and_a_pack_that_is_gone_leave_nothing(pack: HandedPack) -> None:
    with pytest.raises(KnownError, match="does not open this pack"):
        open_pack(pack.path, new_code())
    with pytest.raises(BadValue, match="mistyped"):
        open_pack(pack.path, ("0" if pack.code[0] != "0" else "1") + pack.code[1:])
    assert names(pack) == set()
    pack.path.unlink()
    with pytest.raises(KnownError, match="check the name"):
        open_pack(pack.path, pack.code)


@pytest.mark.long
def test_a_work_file_that_is_open_elsewhere_is_named(pack: HandedPack) -> None:
    with open_pack(pack.path, pack.code), pytest.raises(FileInUse, match="close it there first"):
        open_pack(pack.path, pack.code)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full can only be had on Linux")
def test_a_disk_that_fills_while_unsealing_is_named(
    pack: HandedPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evalapp import folders

    monkeypatch.setattr(
        folders,
        "TemporaryFile",
        lambda **_where: open("/dev/full", "w+b", buffering=0),  # noqa: SIM115
    )
    with pytest.raises(KnownError, match=r"no room left.*make room"):
        open_pack(pack.path, pack.code)
    assert names(pack) == set()


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_named(pack: HandedPack, closed_folder: Path) -> None:
    with pytest.raises(KnownError, match="copy the file to a folder of yours"):
        open_pack(pack.path, pack.code, closed_folder / "an.evalwork")


def test_a_pack_past_its_deadline_opens(tmp_path: Path) -> None:
    from evalapp.operations.scores import SetScore

    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(another_deadline("2015-12-18T16:00:00+00:00"))
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, pack.code) as work:
        work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        assert isinstance(work, Workspace)
        assert [each.value for each in work.view.scores()] == [7]
