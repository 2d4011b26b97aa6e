"""An application that its applicant withdraws leaves the ranking and what is asked; nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import Outcome
from evalapp.operations.admissibility.withdrawing import TakeBackWithdrawal, Withdraw
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.ranking.decisions import open_application
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.places import standing, without_place
from tests.samples import small_panel

WITHDRAW = Withdraw(application="A-1", on="2016-06-01", reason="Asked so by letter.")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        for criterion in workspace.view.call().scheme.criteria:
            workspace.execute(SetScore(juror="J1", application="A-1", criterion=criterion.id, value=4))
        yield workspace


def outcome(panel: Workspace, number: str) -> Outcome:
    return next(each.outcome for each in ranking_of(panel).places if each.application == number)


def test_it_is_called_withdrawn_wherever_an_outcome_is_told(panel: Workspace) -> None:
    panel.execute(WITHDRAW)
    ranking = ranking_of(panel)
    place = next(each for each in ranking.places if each.application == "A-1")
    assert (Outcome.WITHDRAWN, None, "Asked so by letter.") == (place.outcome, place.place, place.note)
    assert "withdrawn" == standing(ranking, place).words
    assert "Not ranked: withdrawn" in dict(without_place(ranking, is_ranked=True))
    told = {each["application"]: each["outcome"] for each in ranking_json(panel)["places"]}
    assert "withdrawn" == told["A-1"]
    with pytest.raises(BadValue, match="A-1 is withdrawn"):
        open_application(panel.view, "A-1")


def test_its_scores_stay_and_are_asked_of_nobody(panel: Workspace) -> None:
    before, asked = panel.view.scores(application="A-1"), coverage(facts_of(panel.view)).needed
    panel.execute(WITHDRAW)
    facts = facts_of(panel.view)
    assert before == panel.view.scores(application="A-1")
    assert "A-1" not in {each.application for each in panel.view.asked()}
    assert coverage(facts).needed < asked
    assert coverage(facts).set_aside.given == len(before)


def test_it_may_be_taken_back_and_undone_and_the_file_stays_sound(panel: Workspace) -> None:
    panel.execute(SetAdmissibility(application="A-1", admissibility=Admissibility.ADMISSIBLE))
    was = outcome(panel, "A-1")
    panel.execute(WITHDRAW)
    assert prove(panel).is_sound
    panel.undo()
    assert (was, True) == (outcome(panel, "A-1"), prove(panel).is_sound)
    panel.execute(WITHDRAW)
    panel.execute(TakeBackWithdrawal(application="A-1", reason="A mistake."))
    application = panel.view.dossier("A-1").application
    assert (Admissibility.ADMISSIBLE, "") == (application.admissibility, application.withdrawn_on)
    assert (was, True) == (outcome(panel, "A-1"), prove(panel).is_sound)
    change = panel.view.history(limit=1)[0]
    assert change.summary.endswith("withdrawn on 1 June 2016 → not withdrawn – A mistake.")


@pytest.mark.parametrize(
    ("on", "reason", "why"),
    [
        ("2016-06-01", "  ", "Say why"),
        ("2099-01-01", "So.", "still to come"),
        ("2015-11-29", "So.", "came in on 30 November 2015"),
        ("1/6/2016", "So.", "is not a day"),
        ("", "So.", "Give the day"),
    ],
)
def test_without_a_day_and_a_reason_nothing_is_recorded(
    panel: Workspace, on: str, reason: str, why: str
) -> None:
    last = panel.view.last_change()
    with pytest.raises(BadValue, match=why):
        panel.execute(Withdraw(application="A-1", on=on, reason=reason))
    assert last == panel.view.last_change()
    with pytest.raises(BadValue, match="A-1 is not withdrawn"):
        panel.execute(TakeBackWithdrawal(application="A-1", reason="x"))


def test_what_is_withdrawn_is_not_withdrawn_again_and_it_is_said_when_and_why(panel: Workspace) -> None:
    panel.execute(WITHDRAW)
    last = panel.view.last_change()
    again = r"A-1 was withdrawn already, on 1 June 2016: “Asked so by letter\.”\. If that is wrong, take"
    with pytest.raises(BadValue, match=again):
        panel.execute(Withdraw(application="A-1", on="2016-06-02", reason="Again."))
    assert last == panel.view.last_change()


def test_it_is_said_what_becomes_of_the_scores(tmp_path: Path) -> None:
    from evalapp.operations.admissibility.withdrawing import what_becomes_of_scores
    from evalapp.operations.scores import SetScore

    with small_panel(tmp_path / "scored.evalpanel") as panel:
        assert "" == what_becomes_of_scores(panel.view, "A-1")
        for juror in ("J1", "J2"):
            panel.execute(SetScore(juror=juror, application="A-1", criterion="sme", value=3))
        assert what_becomes_of_scores(panel.view, "A-1").startswith(
            "Its 2 scores stay readable and count no more"
        )
        assert what_becomes_of_scores(panel.view, "A-1", is_back=True).endswith("count again.")
