"""What forbids an approval where each application is assessed by itself, and what the refusal says to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Condition, Proposal, Ruling
from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import Voice
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise, ClearAdvice
from evalapp.operations.meeting.agreeing import Agree
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.meeting.votes import CastVote
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.moving import NotReady
from evalapp.operations.progress.status import status_of
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.single.proposing import Propose
from evalapp.operations.single.standing import Stand, cases_of
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import (
    REASON,
    WITH_THRESHOLD,
    apart,
    individual,
    propose_all,
)
from tests.operations.progress.ready_samples import ready
from tests.samples import close_as_it_is, put_dossiers

APPROVE = Advise(application="A-1", outcome=Proposal.APPROVE, reason=REASON)
RETURN = replace(APPROVE, outcome=Proposal.RETURN)
ASKED = Condition(text="Vijf zitjes voor kmo’s.", until="2016-06-30", criterion="sme")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with individual(tmp_path / "call.evalpanel", scheme=WITH_THRESHOLD) as workspace:
        yield workspace


def stands(panel: Workspace) -> dict[str, Stand]:
    return {each.number: each.stand for each in cases_of(panel.view, ranking_of(panel)).all}


def proposals(panel: Workspace) -> tuple[str, str]:
    point = next(each for each in status_of(panel).closing if each.item == "proposals")
    return str(point.state), point.words


def test_a_missed_threshold_forbids_it_and_says_what_can_be_done(panel: Workspace) -> None:
    with pytest.raises(BadValue) as refused:
        panel.execute(APPROVE)
    assert str(refused.value) == (
        "A-1 cannot be approved: below the threshold: “SME impact” 2.00 (threshold 3). Return it with "
        "conditions or reject it; where the jury scores it otherwise, record a consensus in the meeting."
    )
    assert [] == panel.view.decidings.advice()


def test_it_goes_back_with_conditions_and_may_be_approved_once_the_jury_agrees_otherwise(
    panel: Workspace,
) -> None:
    panel.execute(replace(RETURN, conditions=[ASKED]))
    (advice,) = panel.view.decidings.advice()
    assert (advice.outcome, advice.conditions) == (Proposal.RETURN, (ASKED,))
    panel.execute(
        SetConsensus(application="A-1", criterion="sme", value=7, reason="Het bestuur is aangepast.")
    )
    panel.execute(replace(APPROVE, amount=80_000_00))
    (advice,) = panel.view.decidings.advice()
    assert (advice.amount, advice.conditions) == (80_000_00, ())


@pytest.mark.parametrize(
    ("advice", "why"),
    [
        (replace(APPROVE, application="A-2", amount=100_000_01), "at most €100,000"),
        (replace(RETURN, amount=100), "goes with a proposal to approve"),
        (replace(APPROVE, application="A-2", reason=""), "needs its reason"),
    ],
)
def test_what_does_not_fit_leaves_nothing(panel: Workspace, advice: Advise, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        panel.execute(advice)
    assert [] == panel.view.decidings.advice()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"requested_support": None}, "it is not known what it asks. Move back to scoring"),
        (
            {"years": None},
            "the field “years” is empty, and the call has a ceiling per year. Move back to",
        ),
    ],
)
def test_without_an_amount_it_is_approved_for_nobody_knows_what(
    tmp_path: Path, change: dict[str, int | None], why: str
) -> None:
    with ready(tmp_path / "bare.evalpanel", scheme=WITH_THRESHOLD) as panel:
        kept = panel.view.dossier("A-2")
        bare = replace(kept.application, **change)  # type: ignore[arg-type]
        panel.execute(put_dossiers([replace(kept, application=bare)]))
        move_to_phase(panel, Phase.DELIBERATION)
        with pytest.raises(BadValue, match=why):
            panel.execute(replace(APPROVE, application="A-2"))


def test_a_score_that_is_missing_forbids_an_approval_of_that_application_alone(panel: Workspace) -> None:
    move_to_phase(panel, Phase.SCORING, "Een score is ingetrokken.")
    panel.execute(SetScore(juror="J1", application="A-3", criterion="helix", value=None))
    move_to_phase(panel, Phase.DELIBERATION)
    assert stands(panel)["A-3"] is Stand.SCORING
    with pytest.raises(BadValue, match="A-3 cannot be approved: 1 score is missing"):
        panel.execute(replace(APPROVE, application="A-3"))
    panel.execute(replace(APPROVE, application="A-2"))
    panel.execute(replace(RETURN, application="A-3"))


def test_closing_waits_for_every_proposal_and_for_one_that_cannot_hold(panel: Workspace) -> None:
    propose_all(panel, leaving="A-1")
    assert proposals(panel) == ("open", "No proposal of the jury yet: A-1")
    with pytest.raises(NotReady, match="No proposal of the jury yet: A-1"):
        move_to_phase(panel, Phase.CLOSED)
    panel.execute(RETURN)
    assert proposals(panel) == (
        "done",
        "The jury made its proposal on every application; returned to the applicant, and proposed on anew only "
        "before the assessment is closed: A-1",
    )
    panel.execute(SetConsensus(application="A-2", criterion="sme", value=5, reason="Bij nader inzien."))
    assert stands(panel) == {"A-1": Stand.PROPOSED, "A-2": Stand.TO_MEND, "A-3": Stand.PROPOSED}
    with pytest.raises(NotReady, match="An approval is proposed that cannot be: A-2"):
        move_to_phase(panel, Phase.CLOSED)
    panel.execute(ClearAdvice(application="A-2"))
    panel.execute(replace(RETURN, application="A-2", outcome=Proposal.REJECT))
    move_to_phase(panel, Phase.CLOSED)


def test_a_proposal_comes_with_the_hands_that_were_for_it(panel: Workspace) -> None:
    panel.execute(OpenMeeting(present=(PersonId("C1"), PersonId("J1"), PersonId("J2"))))
    vote = CastVote(application="A-1", in_favour=2, against=1, about="proposal")
    with pytest.raises(BadValue, match="2 hands were against it and 1 for it"):
        panel.execute(Propose(advice=RETURN, vote=replace(vote, in_favour=1, against=2)))
    with pytest.raises(BadValue, match="A-1 cannot be approved"):
        panel.execute(Propose(advice=APPROVE, vote=vote))
    assert ([], []) == (panel.view.decidings.advice(), [*panel.view.meetings.votes()])
    panel.execute(Propose(advice=RETURN, vote=vote))
    assert [Proposal.RETURN] == [each.outcome for each in panel.view.decidings.advice()]
    assert [(2, 1)] == [(each.in_favour, each.against) for each in panel.view.meetings.votes()]
    assert prove(panel).is_sound
    panel.undo()
    assert ([], []) == (panel.view.decidings.advice(), [*panel.view.meetings.votes()])


def test_as_many_hands_for_as_against_leave_it_to_the_jury(panel: Workspace) -> None:
    panel.execute(OpenMeeting(present=(PersonId("C1"), PersonId("J1"), PersonId("J2"))))
    panel.execute(
        Propose(advice=RETURN, vote=CastVote(application="A-1", in_favour=1, against=1, about="proposal"))
    )
    assert [Proposal.RETURN] == [each.outcome for each in panel.view.decidings.advice()]


def test_the_history_tells_of_no_ranking(panel: Workspace) -> None:
    panel.execute(RETURN)
    assert panel.view.history(limit=1)[0].summary == (
        f"Proposal of the jury for A-1: no proposal of its own → return to the applicant – {REASON}"
    )


def test_hands_for_what_is_proposed_already_are_told_alone(panel: Workspace) -> None:
    """“approve → approve” was told of a change that wrote no proposal, and the file was called altered."""
    panel.execute(OpenMeeting(present=(PersonId("C1"), PersonId("J1"), PersonId("J2"))))
    asked = replace(RETURN, conditions=(ASKED,))
    panel.execute(asked)
    vote = CastVote(application="A-1", in_favour=2, against=0, about="proposal")
    panel.execute(Propose(advice=asked, vote=vote))
    panel.execute(Propose(advice=asked, vote=vote))  # counted again
    assert 2 == len([*panel.view.meetings.votes()])
    assert "Proposal of the jury" not in panel.view.history(limit=1)[0].summary
    assert () == prove(panel).findings
    panel.undo()
    assert [Proposal.RETURN] == [each.outcome for each in panel.view.decidings.advice()]


@pytest.mark.parametrize("agreed", [Propose, Agree])
def test_hands_with_names_come_with_what_they_agree_on(panel: Workspace, agreed: type) -> None:
    """Who held up which hand could be noted apart only: with a proposal or a consensus the file refused it."""
    panel.execute(OpenMeeting(present=(PersonId("C1"), PersonId("J1"), PersonId("J2"))))
    voters = meeting_of(panel.view).voters("A-1")
    vote = CastVote(application="A-1", voices=dict.fromkeys(voters, Voice.FOR))
    consensus = SetConsensus(application="A-1", criterion="sme", value=7, reason="Na het gesprek.")
    made = Propose(advice=RETURN, vote=vote) if agreed is Propose else Agree(consensus=consensus, vote=vote)
    panel.execute(made)
    (cast,) = panel.view.meetings.votes()
    assert (set(voters), len(voters)) == (set(dict(cast.voices)), cast.in_favour)
    assert () == prove(panel).findings


def test_the_same_proposal_typed_otherwise_is_the_same(panel: Workspace) -> None:
    """A day typed in another way wrote nothing but was told as another proposal: the file was called altered."""
    panel.execute(OpenMeeting(present=(PersonId("C1"), PersonId("J1"), PersonId("J2"))))
    panel.execute(replace(RETURN, conditions=(replace(ASKED, until="2030-06-30"),)))
    otherwise = replace(RETURN, conditions=(replace(ASKED, until="20300630"),))
    vote = CastVote(application="A-1", in_favour=2, about="proposal")
    panel.execute(Propose(advice=otherwise, vote=vote))
    assert "Proposal of the jury" not in panel.view.history(limit=1)[0].summary
    assert () == prove(panel).findings


def test_what_was_decided_on_asks_no_proposal(panel: Workspace) -> None:
    """A call may have been closed while none was asked."""
    close_as_it_is(panel)
    assert proposals(panel) == ("open", "No proposal of the jury yet: A-1, A-2 and A-3")
    for number in ("A-1", "A-2"):
        panel.execute(apart(number, Ruling.REJECTED))
    assert proposals(panel) == ("open", "No proposal of the jury yet: A-3")
    panel.execute(apart("A-3", Ruling.APPROVED))
    assert proposals(panel) == ("done", "Decided on without a proposal of the jury: A-1, A-2 and A-3")
