"""What the work list keeps of a dossier stands in the evaluations report."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.intake import PARTNERS, ImportRow, Outcome
from evalapp.domain.permissions import Action
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import Options
from evalapp.reports.content import EvaluationsReport
from evalapp.store.rows.refused import put_refused
from tests.samples import Act, small_panel


def test_a_refused_partner_is_a_reservation_on_its_application(tmp_path: Path) -> None:
    row = ImportRow(
        file="p.xlsx", row=4, number="A-2", outcome=Outcome.REFUSED, kind=PARTNERS, reason="helix?"
    )
    with small_panel(tmp_path / "c.evalpanel") as panel:
        panel.execute(Act(act=lambda change: put_refused(change, [row]), action=Action.IMPORT_APPLICATIONS))
        made = EVALUATIONS.gather(panel, Options(language="en"))

    assert isinstance(made, EvaluationsReport)
    assert ["A-2"] == list(made.lacking)
    assert "how many there are is not certain" in made.lacking["A-2"]
