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


def test_what_is_said_of_an_inadmissible_application_is_taken_and_said_not_to_count(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        begun.judge("A-1", "inadmissible")
        plan = begun.merge(begun.hand_in())
        assert "What it says of A-1 is kept and does not count: inadmissible." in plan.files[0].reason
        assert 2 == len(begun.panel.view.scores(application="A-1"))
