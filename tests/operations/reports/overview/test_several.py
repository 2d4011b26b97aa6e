"""An overview of several files: what it adds up, and what stops it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import OVERVIEW_FILES
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.overview.several import gather_several, read_open
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.fingerprint import read_fingerprint, read_printed
from tests.forging import score_forged
from tests.operations.reports.overview.calls import three

EN = Options(language="en")


@pytest.fixture
def calls(tmp_path: Path) -> list[Path]:
    return three(tmp_path)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def faults(paths: list[Path]) -> list[str]:
    with pytest.raises(KnownError) as raised:
        gather_several(paths, EN)
    head, *lines = str(raised.value).split("\n")
    assert "Nothing is printed, since not every file can be counted:" == head
    return lines


def test_calls_in_other_states_are_added_up_and_that_is_said(calls: list[Path]) -> None:
    said = words(gather_several(calls, EN).draw())
    assert "3 calls together" in said
    assert "These calls are not in the same state." in said
    assert "granted or proposed of €600,000" in said
    assert "€400,000" in said  # 200,000 proposed and 200,000 granted
    assert "Granted (2 applications)" in said
    assert "Proposed (2 applications)" in said
    assert "Of 1 call it is not known yet who gets support; its requests are counted." in said
    assert "PROVISIONAL" in said


def test_nothing_of_the_files_is_changed(calls: list[Path]) -> None:
    before = [path.read_bytes() for path in calls]
    gather_several(calls, EN).draw()
    assert before == [path.read_bytes() for path in calls]
    assert sorted(calls) == sorted(each for each in calls[0].parent.iterdir() if each.is_file())


@pytest.mark.long
def test_it_names_every_fingerprint_and_has_one_of_its_own(calls: list[Path]) -> None:
    pdf, again = (gather_several(calls, EN).draw() for _time in range(2))
    printed = read_printed(pdf)
    assert printed is not None
    fingerprints = []
    for path in calls:
        with Workspace.open(path, read_only=True) as panel:
            fingerprints.append(panel.view.fingerprint())
    assert tuple(fingerprints) == printed.parts
    said = words(pdf).replace(" ", "")
    assert all(each in said for each in fingerprints)
    found = read_fingerprint(pdf)
    assert found is not None
    assert found[0] in said
    assert found[0] not in fingerprints
    assert pdf == again
    other = read_fingerprint(gather_several(calls[::-1], EN).draw())
    assert other is not None
    assert other[0] != found[0]


@pytest.mark.long
def test_one_file_is_the_report_of_its_call(calls: list[Path]) -> None:
    with Workspace.open(calls[2], read_only=True) as panel:
        alone = gather_several([calls[2]], EN)
        assert alone.fingerprint == panel.view.fingerprint()
    printed = read_printed(alone.draw())
    assert printed is not None
    assert () == printed.parts


@pytest.mark.long
def test_the_file_that_is_open_here_is_not_opened_twice(calls: list[Path]) -> None:
    with Workspace.open(calls[0]) as panel:
        known = [read_open(panel, "en")]
        assert "3 calls together" in words(gather_several(calls, EN, known=known).draw())
        (said,) = faults(calls)
    assert f"– {calls[0]}: " in said


@pytest.mark.long
def test_each_file_that_cannot_be_counted_is_named_with_its_place(calls: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "elders"
    folder.mkdir()
    damaged, strange, copied, forged = (folder / f"{name}.evalpanel" for name in ("a", "b", "c", "d"))
    damaged.write_bytes(calls[0].read_bytes()[:5_000])
    strange.write_text("geen panel")
    shutil.copy(calls[1], copied)
    shutil.copy(calls[2], forged)
    score_forged(forged)
    found = faults([*calls[:2], calls[1], damaged, strange, copied, forged, folder / "e.evalpanel"])
    said = {line.removeprefix("– ").split(": ", 1)[0]: line for line in found}
    assert {
        str(each) for each in (calls[1], damaged, strange, copied, forged, folder / "e.evalpanel")
    } == set(said)
    assert "the same file" in said[str(calls[1])]
    assert f"a copy of the call in “{calls[1]}”" in said[str(copied)]
    assert "was altered outside Evalapp" in said[str(forged)]


@pytest.mark.long
def test_the_work_of_a_juror_is_no_call(calls: list[Path]) -> None:
    work = Path(__file__).parents[3] / "data" / "format-2.evalwork"
    (said,) = faults([calls[0], work])
    assert "This is the work file of a juror" in said


def test_an_earlier_format_is_counted(calls: list[Path]) -> None:
    earlier = Path(__file__).parents[3] / "data" / "format-2.evalpanel"
    assert "2 calls together" in words(gather_several([calls[0], earlier], EN).draw())


def test_there_is_an_end_to_how_many(calls: list[Path]) -> None:
    for paths in ([], [calls[0]] * (OVERVIEW_FILES + 1)):
        with pytest.raises(KnownError, match=f"An overview is of 1 to {OVERVIEW_FILES} panel files"):
            gather_several(paths, EN)
