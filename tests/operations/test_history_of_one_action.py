from __future__ import annotations

from pathlib import Path

from evalapp.operations.scores import SetComment, SetScore
from tests.samples import small_panel


def test_the_history_can_be_asked_for_one_action(tmp_path: Path) -> None:
    place = {"juror": "J1", "application": "A-1", "criterion": "helix"}
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(SetScore(**place, value=4))
        panel.execute(SetComment(**place, comment="Good"))
        panel.undo()

        actions = [[each.action for each in panel.view.history(action=name)] for name in ("undo", "score")]
        last = panel.view.history(action="score", limit=1)

    assert actions == [["undo"], ["score", "score"]]
    assert [each.summary for each in last] == ["Comment A-1, Triple helix"]
