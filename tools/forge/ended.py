"""The demo call played to its end: a meeting, a draw, a closing with its signatures, and all that follows on it."""

from __future__ import annotations

from evalapp.demo.play import CHAIR, SECRETARY
from evalapp.domain.deciding.values import Channel, Condition, Proposal, Ruling
from evalapp.domain.meeting.values import AgendaOrder, ItemState, Voice
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.meant import Meant
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.meeting.votes import CastVote, PutMinute
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.signing import signing_of
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.workspace import Workspace

_TIED = ("A-22", "A-31")  # at the line, once the hour at which they came is not known
_FIXED, _ADVISED = "A-03", "A-05"
_BODY, _REFERENCE = "Beslissingscomité", "BC/2016/041"
_REASON = "Zo is het besproken."


def tie(workspace: Workspace) -> None:
    workspace.act_as(SECRETARY)
    move_to_phase(workspace, Phase.SCORING, _REASON)
    for number in _TIED:
        change = plan_change(workspace.view, number, TypedApplication(fields={"submitted_at": "2015-12-18"}))
        assert change.after is not None
        workspace.execute(ChangeApplication(dossier=change.after, reason=_REASON))
    move_to_phase(workspace, Phase.DELIBERATION)


def meet(workspace: Workspace) -> None:
    """Each application is discussed, with whoever must leave for it outside; then the lot is drawn."""
    workspace.act_as(CHAIR)
    people = tuple(each.id for each in workspace.view.people())
    workspace.execute(OpenMeeting(order=AgendaOrder.NUMBER, present=people))
    for number in [each.application for each in meeting_of(workspace.view).agenda]:
        workspace.execute(Discuss(application=number))
        out = meeting_of(workspace.view).still_inside(number)
        if out:
            workspace.execute(GoOut(people=out))
        _agree(workspace, number)
        workspace.execute(End(application=number, ends=ItemState.DONE))
        if out:
            workspace.execute(ComeIn(people=out))
    workspace.execute(CloseMeeting())
    workspace.execute(DrawLot(seed="dobbelstenen 4 1 6 2 5", witnesses="de hele zaal"))


def edit(workspace: Workspace) -> None:
    """Two applications get another title."""
    workspace.act_as(SECRETARY)
    for number in ("A-01", "A-02"):
        change = plan_change(workspace.view, number, TypedApplication(fields={"title": f"Anders {number}"}))
        assert change.after is not None
        workspace.execute(ChangeApplication(dossier=change.after, reason=_REASON))


def meet_over_a_tie(workspace: Workspace) -> None:
    tie(workspace)
    meet(workspace)


def close(workspace: Workspace) -> None:
    """Signed by every chair and secretary."""
    workspace.act_as(CHAIR)
    people = workspace.view.people()
    signers = [
        each.name for each in people if each.role in (Role.CHAIR, Role.SECRETARY) and not each.is_deputy
    ]
    signings = [signing_of(workspace.view, each) for each in signers]
    move_to_phase(workspace, Phase.CLOSED, signings=signings)


def _agree(workspace: Workspace, number: str) -> None:
    if number in _TIED:
        for n, criterion in enumerate(workspace.view.call().scheme.counting):
            agreed = SetConsensus(
                application=number, criterion=criterion.id, value=7 + (n < 4), reason=_REASON
            )
            workspace.execute(agreed)
    if number == _FIXED:
        workspace.execute(SetGrant(application=number, amount=412_000_00, reason=_REASON))
    if number == _ADVISED:
        voters = meeting_of(workspace.view).voters(number)
        workspace.execute(CastVote(application=number, voices=dict.fromkeys(voters, Voice.FOR)))
        workspace.execute(PutMinute(application=number, text=_REASON))
        proposal = Advise(
            application=number,
            outcome=Proposal.APPROVE,
            amount=100_000_00,
            conditions=[Condition(text="Een getekend pact.")],
            reason=_REASON,
        )
        workspace.execute(proposal)


def decide(workspace: Workspace) -> None:
    workspace.act_as(CHAIR)
    day = today(workspace.view.next_time()).isoformat()
    workspace.execute(DecideAll(meant=Meant(body=_BODY, on=day, reference=_REFERENCE)))
    given = [
        each.application
        for each in afterwards(workspace.view).standings
        if each.ruled is not None and each.ruled.outcome is Ruling.APPROVED
    ]
    workspace.execute(Notify(applications=given, on=day, channel=Channel.REGISTERED))
    for number in given:
        if afterwards(workspace.view).offered:
            break
        workspace.execute(StepBack(application=number, on=day, reason=_REASON))
    offer = afterwards(workspace.view).offered[0]
    workspace.execute(CallOn(application=offer.application, reason=_REASON))
