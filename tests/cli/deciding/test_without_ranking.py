"""A call that assesses each application by itself, by commands: nothing is said of places or a reserve list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.panel.call import move_to_phase
from tests.cli.conftest import Run
from tests.operations.deciding.decided_samples import MEANT, individual, propose_all

# Of something else: what replaces it, where a paper is signed, and that there is none.
OTHERWISE = re.compile(r"takes? the place|place and date|there is no ranking", re.IGNORECASE)
RANKS = re.compile(r"\b(rank(ed|ing)?|places?|tied?|lot)\b|reserve list|funding line", re.IGNORECASE)


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with individual(tmp_path / "call.evalpanel") as workspace:
        return workspace.path


@pytest.fixture
def closed(panel: Path, tmp_path: Path) -> Path:
    with individual(tmp_path / "closed.evalpanel") as workspace:
        propose_all(workspace)
        move_to_phase(workspace, Phase.CLOSED)
        workspace.execute(DecideAll(meant=MEANT))
        return workspace.path


@pytest.mark.long
@pytest.mark.parametrize("command", ["status", "rank", "decide", "history"])
def test_no_command_speaks_of_one(run: Run, panel: Path, closed: Path, command: str) -> None:
    for path in (panel, closed):
        if command == "decide" and path is panel:
            continue
        said = run(command, path).out
        assert "A-1" in said
        found = [line for line in said.splitlines() if RANKS.search(line)]
        assert [] == [line for line in found if "without ranking" not in line], command


@pytest.mark.long
@pytest.mark.parametrize("command", ["status", "decide"])
def test_more_than_the_envelope_is_told(run: Run, closed: Path, command: str) -> None:
    """Each asks €100,000, of an envelope of €200,000, and the body granted all three."""
    assert "The body granted €100,000 more than the envelope of €200,000." in run(command, closed).out


@pytest.mark.long
def test_neither_does_the_report(run: Run, closed: Path, tmp_path: Path) -> None:
    assert run("report", closed, "ranking", "-o", tmp_path / "report.pdf", "--language", "en").status == 0
    pages = [each.extract_text() for each in PdfReader(tmp_path / "report.pdf").pages]
    found = [line for page in pages for line in page.splitlines() if RANKS.search(line)]
    assert [] == [line for line in found if not OTHERWISE.search(line)]
    assert "The jury proposes: approve" in " ".join(" ".join(pages).split())
