"""Of what is dropped or chosen only what may have come back is read; the rest is one sentence, however much it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import HANDOVER, PACK, PANEL, RETURN, WORK
from evalapp.exchange.merge.incoming import Unreadable
from evalapp.operations.desks.handing.giving import hand_over
from evalapp.operations.exchange import gathering, merging
from evalapp.operations.exchange.gathering import gather
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import keys_of, read_files
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.pace import allowed
from tests.samples import SECRETARY, small_panel


def laid(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(b"x")
    return paths


def test_files_are_taken_as_they_are_given(tmp_path: Path) -> None:
    paths = laid(tmp_path, "b.evalreturn", "a.xlsx", "c.csv")
    assert (tuple(paths), ()) == (gather([*paths, paths[0]]).paths, gather(paths).notes)


def test_of_a_folder_what_may_have_come_back_is_taken_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    laid(folder, "b.evalreturn", "a.EVALRETURN", "notes.txt", "~$a.xlsx", "._b.evalreturn")
    (folder / "deeper.csv").mkdir()
    found = gather([folder])
    assert ["a.EVALRETURN", "b.evalreturn"] == [each.name for each in found.paths]
    (note,) = found.notes
    assert note.startswith("In “in”: 3 files are no returns, forms or tables of scores")
    assert note.endswith("left out: ._b.evalreturn, notes.txt and ~$a.xlsx.")


@pytest.mark.long
def test_ten_thousand_unrelated_files_are_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    paths = laid(folder, *(f"{n:05}.jpg" for n in range(10_000)))
    for given in ([folder], paths):
        start = perf_counter()
        found = gather(given)
        assert perf_counter() - start < allowed(2)  # 0.1 s on an idle machine
        assert () == found.paths
        (note,) = found.notes
        assert "10,000" in note.replace("10000", "10,000")


def test_a_few_files_of_another_kind_are_looked_at_each(tmp_path: Path) -> None:
    paths = laid(tmp_path, "a.evalreturn", "b.numbers", "c.docx")
    assert (tuple(paths), ()) == (gather(paths).paths, gather(paths).notes)


def test_more_files_than_any_jury_sends_are_refused_before_one_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    laid(folder, *(f"{n}.csv" for n in range(gathering.MOST_AT_ONCE + 1)))
    with pytest.raises(KnownError, match="These are 2001 files, and at most 2000 are merged at once"):
        gather([folder])


def test_a_folder_of_too_many_names_is_not_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_NAMES", 3)
    laid(tmp_path / "full", *(f"{n}.csv" for n in range(4)))
    found = gather([tmp_path / "full"])
    assert () == found.paths
    assert "“full” holds more than 3 files" in found.notes[0]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "“none” holds 0 files, and no return" in gather([tmp_path / "none"]).notes[0]


def test_what_is_not_there_is_left_to_who_reads_it(tmp_path: Path) -> None:
    assert (tmp_path / "gone.evalreturn",) == gather([tmp_path / "gone.evalreturn"]).paths


Files = dict[str, Path]

TOLD = {
    "work": "is the work of a juror and no return; ask the juror to hand in, and merge the return (.evalreturn)",
    "panel": "bring the two together with Exchange → Copies, or “evalapp reconcile”",
    "handover": "is a panel that was handed over and no return; take it over with its access code",
    "pack": "is a pack as it was handed out and no return; ask the juror for the return",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("misplaced")
    call = folder / "call.evalpanel"
    with small_panel(call) as panel:
        panel.execute(Assign(pairs=(("J1", "A-1"),)))
        (pack,) = hand_out(panel, folder / "packs").packs
    with open_pack(pack.path, pack.code) as work:
        sent = submit(work, pack.code, folder / "J1.evalreturn").path
        mine = work.path
    copy = Path(shutil.copy(call, folder / "copy.evalpanel"))
    with Workspace.open(copy, SECRETARY) as other:
        given = hand_over(other, "Els", folder / "call.evalhandover").path
    return {"call": call, "work": mine, "panel": copy, "handover": given, "pack": pack.path, "return": sent}


@pytest.fixture
def panel(files: Files) -> Iterator[Workspace]:
    with Workspace.open(files["call"], SECRETARY, read_only=True) as panel:
        yield panel


def reason(panel: Workspace, path: Path) -> str:
    (read,) = read_files(keys_of(panel), [path])
    assert isinstance(read, Unreadable), read
    return read.reason


@pytest.mark.parametrize("kind", TOLD)
def test_each_is_called_what_it_is(kind: str, panel: Workspace, files: Files) -> None:
    assert TOLD[kind] in reason(panel, files[kind])


@pytest.mark.parametrize("kind", ["work", "panel"])
@pytest.mark.parametrize("name", ["J1.evalreturn", "J1", "scores.xlsx", "scores.csv", "J1.evalpack"])
def test_a_database_is_told_by_what_it_holds(
    kind: str, name: str, panel: Workspace, files: Files, tmp_path: Path
) -> None:
    assert TOLD[kind] in reason(panel, Path(shutil.copy(files[kind], tmp_path / name)))


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("work", WORK.suffix),
        ("panel", PANEL.suffix),
        ("handover", HANDOVER.suffix),
        ("pack", PACK.suffix.upper()),
    ],
)
def test_what_is_no_such_thing_any_more_is_told_by_its_name(
    kind: str, suffix: str, panel: Workspace, tmp_path: Path
) -> None:
    (tmp_path / f"x{suffix}").write_bytes(b"nothing that anybody knows")
    assert TOLD[kind] in reason(panel, tmp_path / f"x{suffix}")


def test_an_empty_file_is_said_to_be_empty(panel: Workspace, tmp_path: Path) -> None:
    (tmp_path / f"x{WORK.suffix}").touch()
    assert "is empty" in reason(panel, tmp_path / f"x{WORK.suffix}")


def test_a_return_is_one_however_it_is_called(panel: Workspace, files: Files, tmp_path: Path) -> None:
    (read,) = read_files(keys_of(panel), [Path(shutil.copy(files["return"], tmp_path / f"J1{PACK.suffix}"))])
    assert not isinstance(read, Unreadable)


def test_of_a_return_that_is_none_nothing_is_said_by_its_name(panel: Workspace, tmp_path: Path) -> None:
    (tmp_path / f"x{RETURN.suffix}").write_bytes(b"%PDF")
    assert "is not one that Evalapp sealed" in reason(panel, tmp_path / f"x{RETURN.suffix}")


def test_larger_than_any_return_it_is_told_too(
    panel: Workspace, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "RETURN_BYTES", 100)
    assert TOLD["handover"] in reason(panel, files["handover"])
    assert "larger than any return" in reason(panel, files["return"])


def test_the_panel_itself_is_not_merged_into_itself(panel: Workspace, files: Files) -> None:
    assert "is this panel itself" in reason(panel, files["call"])


def test_the_command_says_it_as_well(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    from evalapp.cli import main

    for kind in ("work", "panel", "handover"):
        assert 2 == main(["merge", str(files["call"]), str(files[kind])])
        ran = capsys.readouterr()
        assert TOLD[kind] in ran.out + ran.err
