"""A consensus on a scale of words is its word: in the meeting, in the ranking, on paper, on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.cli import main
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import kind_of
from evalapp.operations.reports.printing import write_report
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, small_panel
from ui.pages.meeting.page import MeetingPage
from ui.pages.ranking.page import RankingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow

WORDS = """
[scales.sense]
kind = "words"
words = [
  { id = "kritisch", value = -2, excludes = true, nl = "Kritisch", en = "Critical" },
  { id = "redelijk", value = -1, nl = "Redelijk", en = "Fair" },
]
"""


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """One application, of which the panel agreed on both criteria; the second is judged in words."""
    head, _sme, tail = SCHEME.partition('  id = "sme"\n')
    scheme = head.replace("[[groups]]", WORDS + "[[groups]]") + _sme + tail.replace('"half"', '"sense"', 1)
    made = small_panel(tmp_path / "call.evalpanel", applications=1, scheme=scheme)
    move_to_phase(made, Phase.DELIBERATION)
    for criterion, value in (("helix", 7), ("sme", -1)):
        made.execute(SetConsensus(application="A-1", criterion=criterion, value=value, reason="talked about"))
    made.actor = SECRETARY
    return made


def test_in_the_meeting(window: MainWindow, panel: Workspace) -> None:
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.cards["sme"].open()
    said = [label.text() for label in page.cards["sme"].findChildren(Label)]
    assert page.cards["sme"].head.accessibleName().startswith("SME impact, Fair, ")
    assert any(text.startswith("Consensus Fair: talked about") for text in said)


def test_in_the_ranking(window: MainWindow, panel: Workspace) -> None:
    window.start(panel)
    window.show_page("ranking")
    page = window.page()
    assert isinstance(page, RankingPage)
    model = page.table.rows_model
    cells = {column.head: column.cell(model.rows[0]) for column in model.columns}
    assert (cells["SME impact"].text, cells["Triple helix"].text) == ("Fair", "3.50")


@pytest.mark.parametrize("kind", ["ranking", "evaluations"])
def test_on_paper(panel: Workspace, kind: str, tmp_path: Path) -> None:
    with panel:
        write_report(panel, kind_of(kind), tmp_path / "report.pdf", Options())
    text = " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "report.pdf").pages
    )
    # Where a total is recomputed its numbers are needed.
    text = re.sub(r"Recomputed by hand.*?not rounded\.", "", text)
    assert ("Fair" in text, "−1" in text) == (True, False)


def test_on_the_command_line(panel: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(panel.path)
    panel.close()
    arguments = ["--application", "A-1", "--criterion", "sme", "--value", "kritisch", "--reason", "again"]
    assert main(["consensus", str(path), *arguments]) == 0
    assert capsys.readouterr().out.strip() == "Recorded: consensus Critical for A-1, sme."
