"""What was taken back stays in the report, with the change that took it back."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.ranking.acts import acts_of
from tests.operations.ranking.test_acts import REASON, deliberating, grant, printed


def test_an_act_that_was_undone_says_by_which_change(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        panel.execute(grant("A-1", 60_000, REASON))
        given = panel.view.last_change()
        panel.undo()
        taken = panel.view.last_change()
        assert [each.id for each in acts_of(panel.view)][-2:] == [given, taken]
        assert f"Taken back by change {taken}." in printed(panel)
