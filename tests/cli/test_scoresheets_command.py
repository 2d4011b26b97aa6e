"""`evalapp report PANEL scoresheets`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.cli import main
from evalapp.domain.application import Admissibility
from evalapp.operations.panel.applications import SetAdmissibility
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Three applications, of which A-2 is inadmissible."""
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(
            SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
        )
    return tmp_path / "call.evalpanel"


def titles(path: Path) -> list[str]:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages]
    return [
        number for page in pages for number in ("A-1", "A-2", "A-3") if f"Title of {number} {number}" in page
    ]


def test_there_is_a_sheet_for_every_application_that_is_judged(panel: Path, tmp_path: Path) -> None:
    assert main(["report", str(panel), "scoresheets", "-o", str(tmp_path / "s.pdf")]) == 0
    assert titles(tmp_path / "s.pdf") == ["A-1", "A-3"]


def test_the_applications_that_are_asked_for_are_printed(panel: Path, tmp_path: Path) -> None:
    target = tmp_path / "s.pdf"
    command = ["report", str(panel), "scoresheets", "-o", str(target), "--language", "en"]
    assert main([*command, "--application", "A-2"]) == 0
    assert titles(target) == ["A-2"]
    assert "Score sheet" in PdfReader(target).pages[0].extract_text().capitalize()


def test_an_unknown_application_is_refused_and_nothing_written(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "s.pdf"
    assert main(["report", str(panel), "scoresheets", "-o", str(target), "--application", "A-9"]) == 2
    assert "There is no application “A-9” in this file." in capsys.readouterr().err
    assert not target.exists()
