"""What a consensus would do to others, where the call has it shown; and the trace that leaves."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.meeting.pushing import Pushing, shows_effects
from evalapp.operations.panel.call import edit_call
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.words.acts import particulars_of
from evalapp.words.places import standing
from tests.operations.ranking.decision_samples import CHAIR, Scores, deliberating
from tests.samples import SECRETARY

# The budget funds two of them, the third is the reserve.
APART: Scores = {"A-1": (10, 10), "A-2": (8, 8), "A-3": (6, 6), "A-4": (4, 4)}


def test_it_is_off_unless_the_call_says_otherwise(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        assert not shows_effects(panel.view)
        panel.actor = SECRETARY
        edit_call(panel, {"effects": "ja"}, reason="Zo beslist in de oproep.")
        assert shows_effects(panel.view)
        assert prove(panel).is_sound


def test_what_it_says_is_what_the_ranking_says_once_it_is_recorded(tmp_path: Path) -> None:
    with deliberating(tmp_path, APART) as panel:
        panel.actor = CHAIR
        before = {each.application: standing(ranking_of(panel), each) for each in ranking_of(panel).places}
        told = Pushing(panel.view, "A-1", "helix").with_value(0)
        panel.execute(SetConsensus(application="A-1", criterion="helix", value=0, reason="Nee."))
        ranking = ranking_of(panel)
        after = {each.application: standing(ranking, each) for each in ranking.places}
        places = {each.application: str(each.place) for each in ranking.places}
        assert told.place == ("1", places["A-1"])
        assert told.outcome == (before["A-1"], after["A-1"])
        pushed = {each.application: (each.before, each.after) for each in told.pushed}
        moved = {n: (before[n], after[n]) for n in before if n != "A-1" and before[n] != after[n]}
        assert pushed == moved
        assert pushed


def test_the_value_that_stands_pushes_nobody(tmp_path: Path) -> None:
    with deliberating(tmp_path, APART) as panel:
        assert Pushing(panel.view, "A-1", "helix").with_value(10).pushed == ()


def test_a_consensus_that_came_about_beside_it_says_so(tmp_path: Path) -> None:
    with deliberating(tmp_path, APART) as panel:
        panel.execute(
            SetConsensus(application="A-1", criterion="helix", value=9, reason="Zo.", saw_effects=True)
        )
        done = panel.view.history(limit=1)[0].act
        assert done is not None
        assert particulars_of(done) == [
            "Shown beside it before it was recorded: place, outcome and whom it pushes"
        ]
        panel.execute(SetConsensus(application="A-1", criterion="helix", value=8, reason="Zo."))
        done = panel.view.history(limit=1)[0].act
        assert done is not None
        assert particulars_of(done) == []
        assert prove(panel).is_sound
