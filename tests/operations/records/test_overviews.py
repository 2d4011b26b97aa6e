"""An overview of several calls is proved with all their files, and one file says of its own part how it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.operations.records.overviews import prove_overview
from evalapp.operations.records.paper_words import about_altered, compared
from evalapp.operations.records.verification import prove_file
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.overview.several import gather_several
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.fingerprint import DRAWING
from tests.forging import score_forged
from tests.operations.reports.overview.calls import three
from tests.samples import changed_call, small_panel


@pytest.fixture
def calls(tmp_path: Path) -> list[Path]:
    return three(tmp_path)


@pytest.fixture
def report(calls: list[Path], tmp_path: Path) -> Path:
    path = tmp_path / "overview.pdf"
    gather_several(calls, Options(language="nl")).write(path)
    return path


@pytest.mark.long
def test_all_files_prove_it_in_any_order(calls: list[Path], report: Path) -> None:
    for paths in (calls, calls[::-1]):
        found = prove_overview(paths, report)
        assert (True, True, True, 3) == (found.is_sound, found.is_proved, found.is_latest, found.parts)
        assert "The report is what these 3 files say" in found.words


@pytest.mark.long
def test_a_byte_off_is_no_longer_the_report(calls: list[Path], report: Path) -> None:
    content = report.read_bytes()
    at = content.index(b"stream") + 40
    report.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    found = prove_overview(calls, report)
    assert not found.is_proved
    assert "The report is not what is printed from these files" in found.words


@pytest.mark.long
def test_what_was_printed_before_is_drawn_again_from_then(calls: list[Path], report: Path) -> None:
    with Workspace.open(calls[0]) as panel:
        panel.execute(changed_call(title="Anders"))
    found = prove_overview(calls, report)
    assert (True, False) == (found.is_proved, found.is_latest)
    assert "Not all of them are as they were then" in found.words


@pytest.mark.long
def test_it_says_which_files_it_lacks_or_does_not_know(
    calls: list[Path], report: Path, tmp_path: Path
) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    shutil.copy(calls[0], tmp_path / "copy.evalpanel")
    cases = {
        "it is of 3 calls, and 2 files are named": calls[:2],
        "it does not say what these files ever said: other.evalpanel": [
            *calls[:2],
            tmp_path / "other.evalpanel",
        ],
        "two of the files are copies of one call": [*calls[:2], tmp_path / "copy.evalpanel"],
    }
    for words, paths in cases.items():
        found = prove_overview(paths, report)
        assert not found.is_proved
        assert words in found.words


@pytest.mark.long
def test_a_file_that_was_altered_proves_nothing(calls: list[Path], report: Path) -> None:
    score_forged(calls[2])
    found = prove_overview(calls, report)
    assert (False, False) == (found.is_sound, found.is_proved)
    assert "not every file is sound" in found.words


@pytest.mark.long
def test_the_words_of_an_earlier_drawing_are_compared(calls: list[Path], report: Path) -> None:
    said = f"drawing:{DRAWING}".encode()
    report.write_bytes(report.read_bytes().replace(said, f"drawing:{DRAWING - 1}".encode()))
    found = prove_overview(calls, report)
    assert not found.is_proved
    assert "An earlier version drew the report." in found.words


@pytest.mark.long
def test_a_drawing_that_nobody_knows_is_held_against_nothing(calls: list[Path], report: Path) -> None:
    said = f"drawing:{DRAWING}".encode()
    report.write_bytes(report.read_bytes().replace(said, b"drawing:" + b"9" * (len(said) - 8)))
    found = prove_overview(calls, report)
    assert found.likeness is None
    assert "of which this version knows nothing" in found.words


@pytest.mark.long
def test_what_is_no_fingerprint_names_no_file(calls: list[Path], report: Path) -> None:
    """Whatever somebody writes where the fingerprints of the files stand."""
    content = report.read_bytes()
    at = content.index(b"parts:") + len(b"parts:")
    report.write_bytes(content[:at] + b"%C3%A9%ED%A0%80" + content[at + 15 :])
    found = prove_overview(calls, report)
    assert not found.is_proved
    report.write_bytes(content.replace(b"parts:", b"part:"))
    with pytest.raises(UnreadableFile, match="is no report on several files"):
        prove_overview(calls, report)


def test_the_report_of_one_call_asks_for_no_others(calls: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    gather_several(calls[:1], Options(language="nl")).write(path)
    with pytest.raises(UnreadableFile, match="is no report on several files"):
        prove_overview(calls, path)
    check = prove_file(calls[0], path).report
    assert check is not None
    assert check.is_proved


@pytest.mark.long
def test_one_file_says_of_its_own_part_how_it_stands(calls: list[Path], report: Path) -> None:
    check = prove_file(calls[1], report).report
    assert check is not None
    assert (False, True, 3) == (check.is_proved, check.is_latest, check.of_several)
    assert "This file is one of them as it is now" in about_altered(check)
    assert "“evalapp verify PANEL PANEL… REPORT”" in about_altered(check)
    assert "" == compared(check)
    with Workspace.open(calls[0]) as panel:
        panel.execute(changed_call(title="Anders"))
    later = prove_file(calls[0], report).report
    assert later is not None
    assert not later.is_latest
    assert "has changed since" in about_altered(later)


@pytest.mark.long
def test_a_file_of_which_no_part_is_says_so(report: Path, tmp_path: Path) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    check = prove_file(tmp_path / "other.evalpanel", report).report
    assert check is not None
    assert check.change is None
    assert "says of none of them what this file ever said" in about_altered(check)
