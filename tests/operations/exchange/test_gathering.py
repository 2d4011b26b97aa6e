"""Of what is dropped or chosen only what may have come back is read; the rest is one sentence, however much it is."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.exchange import gathering
from evalapp.operations.exchange.gathering import gather
from tests.pace import allowed


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
