"""What the history says of a merge."""

from __future__ import annotations

from pathlib import Path

from tests.operations.juror.round_samples import Round


def test_one_score_is_one_score(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        begun.merge(begun.hand_in())
        assert begun.panel.view.history(limit=1)[0].summary == "Merged 1 file: 2 scores"
        begun.score("A-2", "helix", 6)
        begun.merge(begun.hand_in())
        assert begun.panel.view.history(limit=1)[0].summary == "Merged 1 file: 1 score"
