"""`report overview A B C`, beside `report PANEL KIND`; and `verify A B C REPORT`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.operations.reports.overview.calls import three
from tests.samples import small_panel

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def calls(tmp_path: Path) -> list[Path]:
    return three(tmp_path)


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.long
def test_one_call_both_ways_is_the_same_to_the_byte(run: Run, calls: list[Path], tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert 0 == run("report", calls[1], "overview", "-o", one).status
    assert 0 == run("report", "overview", calls[1], "-o", other).status
    assert one.read_bytes() == other.read_bytes()
    assert 0 == run("verify", calls[1], one).status


@pytest.mark.long
def test_several_calls_are_printed_and_proved(run: Run, calls: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "o.pdf"
    ran = run("report", "overview", *calls, "-o", target, "--language", "en")
    assert (0, True) == (ran.status, "fingerprint" in ran.out)
    assert "3 calls together" in words(target)
    proved = run("verify", *calls, target)
    assert 0 == proved.status
    assert all(f"{path}: in the report as it is now" in proved.out for path in calls)
    said = run("verify", *calls, target, "--json").json
    assert ([str(each) for each in calls], True, 3) == (
        [each["file"] for each in said["files"]],
        said["report"]["matches"],
        said["report"]["of"],
    )


@pytest.mark.long
def test_a_byte_off_is_refused(run: Run, calls: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "o.pdf"
    run("report", "overview", *calls, "-o", target)
    content = target.read_bytes()
    at = content.index(b"stream") + 40
    target.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    assert 1 == run("verify", *calls, target).status


@pytest.mark.long
def test_one_file_alone_says_how_the_whole_is_proved(run: Run, calls: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "o.pdf"
    run("report", "overview", *calls, "-o", target)
    ran = run("verify", calls[0], target)
    assert (1, True) == (ran.status, "evalapp verify PANEL PANEL… REPORT" in ran.out)
    assert not run("verify", calls[0], target, "--json").json["report"]["matches"]


@pytest.mark.long
def test_what_cannot_be_counted_stops_it_and_nothing_is_written(
    run: Run, calls: list[Path], tmp_path: Path
) -> None:
    target = tmp_path / "o.pdf"
    ran = run("report", "overview", *calls, tmp_path / "none.evalpanel", "-o", target)
    assert (2, False) == (ran.status, target.exists())
    assert f"– {tmp_path / 'none.evalpanel'}: " in ran.err


@pytest.mark.long
def test_a_file_that_is_called_overview_is_printed_as_ever(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_panel(tmp_path / "x.evalpanel").close()
    shutil.move(tmp_path / "x.evalpanel", tmp_path / "overview")
    monkeypatch.chdir(tmp_path)
    for kind in ("register", "overview"):
        assert 0 == run("report", "overview", kind, "-o", f"{kind}.pdf").status
    assert 0 == run("report", "overview", "overview", "-o", "again.pdf").status
    assert 0 == run("report", "overview", "./overview", "-o", "several.pdf").status


@pytest.mark.long
def test_other_words_too_many_are_refused_as_ever(run: Run, calls: list[Path], tmp_path: Path) -> None:
    for asked, said in (
        ((calls[0], "ranking", calls[1]), "Got unexpected extra argument"),
        ((calls[0],), "Missing argument 'KIND'"),
        (("overview",), "Missing argument 'KIND'"),
        ((calls[0], calls[1]), "There is no report"),
    ):
        ran = run("report", *asked, "-o", tmp_path / "o.pdf")
        assert (2, True) == (ran.status, said in ran.err), ran.err


@pytest.mark.long
@pytest.mark.parametrize(
    "choice",
    [("--anonymous",), ("--application", "A-1"), ("--what-if", "budget=1")],
    ids=lambda each: each[0],
)
def test_a_choice_that_means_nothing_to_it_is_refused(
    choice: tuple[str, ...], run: Run, calls: list[Path], tmp_path: Path
) -> None:
    ran = run("report", "overview", *calls, "-o", tmp_path / "o.pdf", *choice)
    assert (2, False) == (ran.status, (tmp_path / "o.pdf").exists())


def test_a_noted_fingerprint_is_looked_for_in_one_file(run: Run, calls: list[Path], tmp_path: Path) -> None:
    ran = run("verify", *calls, tmp_path / "o.pdf", "--fingerprint", "AAAA")
    assert (2, True) == (ran.status, "name that alone" in ran.err)
