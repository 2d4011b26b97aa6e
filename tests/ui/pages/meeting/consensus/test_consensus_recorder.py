"""Who recorded a consensus: the same name in the meeting and on paper."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.permissions import Phase
from evalapp.operations.actors import machine_user
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def recorded_by(path: Path, person: str | None) -> Workspace:
    """A call in which this person of the panel, or else the user of the machine, recorded a consensus on A-1."""
    panel = small_panel(path, phase=Phase.DELIBERATION)
    panel.actor = machine_user()
    if person is not None:
        panel.act_as(person)
    panel.execute(SetConsensus(application="A-1", criterion="helix", value=7, reason="Heard them"))
    return panel


def paper(panel: Workspace, *, anonymous: bool = False) -> str:
    flags = frozenset({ANONYMOUS} if anonymous else ())
    drawn = gather_report(panel, EVALUATIONS, Options(language="en", flags=flags)).draw()
    reader = PdfReader(io.BytesIO(drawn))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def screen(window: MainWindow, panel: Workspace) -> str:
    window.start(panel)
    window.show_page("meeting", "A-1")
    window.page().cards["helix"].open()
    return " ".join(label.text() for label in window.page().cards["helix"].findChildren(Label))


@pytest.mark.long
@pytest.mark.parametrize(
    ("person", "name"),
    [("C1", "Luc Maes"), ("S-01", "Mia Willems"), (None, machine_user().name)],
    ids=["chair", "secretary", "user of the machine"],
)
def test_screen_and_paper_name_whoever_recorded_a_consensus(
    person: str | None, name: str, tmp_path: Path, window: MainWindow
) -> None:
    panel = recorded_by(tmp_path / "call.evalpanel", person)

    assert f"Consensus · {name} Heard them" in paper(panel)
    assert f"Heard them ({name}, " in screen(window, panel)


def test_an_anonymous_report_names_the_chair_who_recorded_it(tmp_path: Path) -> None:
    with recorded_by(tmp_path / "call.evalpanel", "C1") as panel:
        assert "Consensus · Luc Maes Heard them" in paper(panel, anonymous=True)


def test_an_anonymous_report_tells_of_no_account_of_a_computer(tmp_path: Path) -> None:
    with recorded_by(tmp_path / "call.evalpanel", None) as panel:
        assert "Consensus Heard them" in paper(panel, anonymous=True)
