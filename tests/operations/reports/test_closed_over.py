"""A call that was closed for a reason: the ranking report shows what was open then, and nothing is asked any more."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.progress.moving import points_of
from evalapp.operations.progress.points import SUSPECTED, State
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


def closed(path: Path) -> Workspace:
    panel = small_panel(path, applications=1)
    for juror in ("J1", "J2"):
        for criterion in ("helix", "sme"):
            place = {"juror": juror, "application": "A-1", "criterion": criterion}
            panel.execute(SetComment(**place, comment="why"))
            panel.execute(SetScore(**place, value=6))
    panel.execute(AdmitTheRest())
    an = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
    panel.execute(ImportJury(people=(an,), reason="Verbeterd."))
    move_to_phase(panel, Phase.DELIBERATION)
    move_to_phase(panel, Phase.CLOSED, "She left")
    return panel


def paper(panel: Workspace) -> str:
    drawn = gather_report(panel, RANKING, Options(language="en")).draw()
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(drawn)).pages).split())


def test_the_report_shows_it_with_the_reason_and_no_reason_is_asked_again(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        point = next(each for each in points_of(panel.view) if each.item == SUSPECTED)
        assert (State.DONE, True) == (point.state, point.is_instead)
        said = paper(panel)
        assert "Closed although this was open:" in said
        assert point.words in said
        assert point.words.endswith("An Peeters (A-1). The reason given for closing: She left")

        move_to_phase(panel, Phase.DELIBERATION, "Not yet")
        assert "Closed although" not in paper(panel)
        point = next(each for each in points_of(panel.view) if each.item == SUSPECTED)
        assert (State.OPEN, True) == (point.state, "say why not as the reason" in point.words)
