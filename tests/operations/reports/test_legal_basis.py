"""On which grounds the body decides: said once, in the letters, and told by the ranking report too."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from evalapp.domain.letters.facts import Fact
from evalapp.operations.letters.writing import SetFacts
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel

ARTICLE = "artikel 11 van het besluit van 4 maart 2016"


def printed(panel: Workspace) -> str:
    drawn = gather_report(panel, RANKING, Options(language="nl")).draw()
    pages = PdfReader(io.BytesIO(drawn)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_ranking_report_names_the_legal_basis_where_somebody_said_it(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        assert "Rechtsgrond" not in printed(panel)
        panel.execute(SetFacts(facts={Fact.LEGAL_BASIS: ARTICLE}))
        assert f"Rechtsgrond {ARTICLE}" in printed(panel)
