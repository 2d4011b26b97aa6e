"""Every act that there is, done once, with what its card in the history says right after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import Came, CheckAnswer, HearingState
from evalapp.domain.application import Admissibility
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, Changes
from evalapp.domain.merge import Side
from evalapp.domain.outgoing.sent import Owing, Sent, SentKind
from evalapp.domain.outgoing.undertaking import Read
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scoring.answer import Answer
from evalapp.operations import device
from evalapp.operations.admissibility.answering import AnswerItem, TakeBackAnswer
from evalapp.operations.admissibility.hearings import PlanHearing, RecordHearing
from evalapp.operations.admissibility.kept_file import TakeInChecks, read_checks
from evalapp.operations.admissibility.supplements import AskSupplement, RecordSupplement
from evalapp.operations.admissibility.withdrawing import TakeBackWithdrawal, Withdraw
from evalapp.operations.exchange.choices import Settle, open_choices
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.exchange.own_part import SetOwnPartAside
from evalapp.operations.exchange.paper.entering import enter_paper
from evalapp.operations.exchange.post.noting import NoteSent
from evalapp.operations.exchange.score_tables import enter_scores
from evalapp.operations.juror.agreeing import AgreeToUndertaking
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.notes import PutPrivateNote
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.own_part import give_up_own_part
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import SetAdmissibility, import_applications, plan_import
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import create_panel, edit_call, move_to_phase
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_addition, plan_change
from evalapp.operations.panel.editing.applications import (
    AddApplication,
    ChangeApplication,
    RemoveApplication,
)
from evalapp.operations.panel.editing.attachments import RemoveAttachment
from evalapp.operations.panel.editing.people import AddPerson, ChangePerson, RemovePerson
from evalapp.operations.panel.jury import DeclareConflict, ImportJury, WithdrawConflict
from evalapp.operations.panel.suspicions import DismissSuspicion
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.panel.work_list import DismissRefused
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import ClearFlag, ClearGrant
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.ranking.tie_order import ClearOrder
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.reading_back.panel import read_back
from evalapp.operations.records.told.did import Did, Image
from evalapp.operations.records.told.sections import sections_of
from evalapp.operations.scheme.changing import Decision, change_scheme
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import GiveSeat
from evalapp.operations.seats.by_hand import ChangeSeats
from evalapp.operations.seats.limits import SeatLimits
from evalapp.operations.workspace import Command, Workspace
from tests.operations.juror.round_samples import WITHOUT_SME, Round
from tests.operations.ranking.decision_samples import deliberating, flag, grant, order
from tests.operations.records.told.meeting_played import play_meeting
from tests.samples import SCHEME, SECRETARY, small_panel

REASON = "Because."
LATER = "2099-03-01"
Cards = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """`cards`: by command that of the first one that changed something which was there, else of the first.

    `acts`: what each change of a panel said of itself, with what it did.
    """

    cards: Cards = field(default_factory=dict)
    acts: list[tuple[Act, Did]] = field(default_factory=list)


@contextmanager
def listening(patch: pytest.MonkeyPatch) -> Iterator[Heard]:
    heard = Heard()
    cards, carry_out = heard.cards, Workspace.carried_out

    def carried_out(workspace: Workspace, command: Command) -> Changes:
        changes = carry_out(workspace, command)
        if changes.change is not None:
            name, told = type(command).__name__, card(workspace, changes.change)
            if name not in cards or ("→" in told and "→" not in cards[name]):
                cards[name] = told
            done = workspace.view.change(changes.change).act
            if done is not None and not workspace.is_work_file:
                heard.acts.append((done, _did(workspace, changes.change)))
        return changes

    patch.setattr(Workspace, "carried_out", carried_out)
    yield heard


def _did(workspace: Workspace, change: int) -> Did:
    written: dict[str, list[tuple[Image | None, Image | None]]] = {}
    for each in workspace.view.rows_written(change)[0]:
        written.setdefault(each.table, []).append((each.before, each.after))
    schemes = tuple(workspace.view.schemes().values())
    names = {each.id: each.name for each in workspace.view.people()}
    return Did(
        action=workspace.view.change(change).action,
        read=lambda: written,
        schemes=lambda: schemes,
        names=lambda: dict(names),
    )


def card(workspace: Workspace, change: int) -> str:
    told = sections_of(workspace.view, workspace.view.change(change))
    lines = [line for section in told for line in (section.title, *section.lines)]
    return "\n".join(lines).replace("\xa0", " ")


def play_office(folder: Path) -> None:
    folder.mkdir()
    with small_panel(folder / "draft.evalpanel", applications=1, phase=Phase.DRAFT) as draft:
        edit_call(draft, {"title": "Networks 2016"})
        text = SCHEME.replace("reserve = 1", "reserve = 2")
        change_scheme(draft, text, Decision(reason=REASON))
        edit_call(draft, {"quorum": "2", "submitted_until": "4/12/2015", "opens_on": "30/10/2015"})
        second = folder / "second.evalpanel"
        create_panel(second, scheme_text=SCHEME, earlier=draft, applications=["A-1"]).close()
        _by_hand(draft)
    with deliberating(folder) as panel:
        panel.execute(SetConsensus(application="A-4", criterion="sme", value=3, reason=REASON))
        panel.execute(SetConsensus(application="A-4", criterion="sme", value=4, reason=REASON))
        panel.execute(flag("A-2", REASON))
        panel.execute(ClearFlag(application="A-2", flag="young", reason=REASON))
        panel.execute(order("A-3", "A-1", "A-2", reason=REASON))
        panel.execute(ClearOrder(applications=("A-1", "A-2", "A-3"), reason=REASON))
        panel.execute(grant("A-1", 60_000, REASON))
        panel.execute(ClearGrant(application="A-1", reason=REASON))
        panel.execute(DrawLot(seed="first"))
        panel.actor = SECRETARY
        move_to_phase(panel, Phase.SCORING, REASON)
        panel.execute(
            ChangeTerms(
                edit=CallEdit(budget=300_000_00),
                reason=REASON,
                decided_by="Minister",
                decided_on="2016-06-27",
            )
        )
        panel.execute(
            SetAdmissibility(application="A-4", admissibility=Admissibility.INADMISSIBLE, reason=REASON)
        )
        _imports(panel, folder)
        panel.execute(AdmitTheRest())
        juror = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
        panel.execute(ImportJury(people=(juror,), reason="Verbeterd."))
        panel.execute(DismissSuspicion(juror="J1", application="A-1", reason=REASON))
        _checks(panel, folder)
        panel.execute(GiveSeat(juror="J2", application="B-1"))
        first, second = ("J1", "B-1"), ("J2", "B-1")
        limits = SeatLimits(per_application=2, at_most=9)
        panel.execute(ChangeSeats(seat=frozenset({first}), lock=frozenset({first, second}), limits=limits))
        panel.execute(
            ChangeSeats(unseat=frozenset({first}), unlock=frozenset({first, second}), limits=SeatLimits())
        )
        panel.execute(DeclareConflict(juror="J2", application="B-1", kind=ConflictKind.FAMILY))
        panel.execute(WithdrawConflict(juror="J2", application="B-1"))
        hand_out_forms(panel, folder / "forms", jurors=["J1"])
        for kind in SentKind:
            made = Sent(juror=juror.id, kind=kind, number=0, about=Owing.PARTLY, scores=1, asked=6)
            panel.execute(NoteSent(kind=kind, made=(made,)))
    play_meeting(folder / "meeting")


def _by_hand(panel: Workspace) -> None:
    partner = {"name": "Nieuw bv", "helix": "company", "staff": "5"}
    line = {"year": "2017", "line": "werking", "amount": "10.000"}
    typed = TypedApplication(
        fields={"number": "B-1", "title": "Nieuw", "organisation": "Nieuw vzw"},
        partners=[partner],
        budget=[line],
    )
    added = plan_addition(panel.view, typed)
    assert added.after is not None
    panel.execute(AddApplication(dossier=added.after))
    typed = TypedApplication(
        fields={"requested_support": "120.000"}, extra={"Cluster": "Zorg"}, partners=[], budget=[]
    )
    changed = plan_change(panel.view, "B-1", typed)
    assert changed.after is not None
    panel.execute(ChangeApplication(dossier=changed.after))
    panel.execute(RemoveApplication(number="B-1"))
    deputy = Person(id="D1", name="Els Bos", role=Role.CHAIR, is_deputy=True)
    panel.execute(AddPerson(person=deputy))
    panel.execute(ChangePerson(person=replace(deputy, is_deputy=False, email="els@bos.be")))
    panel.execute(RemovePerson(id="D1"))


def _checks(panel: Workspace, folder: Path) -> None:
    panel.execute(AnswerItem(application="A-1", item="complete", answer=CheckAnswer.NO, reason=REASON))
    later = CheckAnswer.TO_COMPLETE
    panel.execute(AnswerItem(application="A-1", item="complete", answer=later, until=LATER, reason=REASON))
    panel.execute(TakeBackAnswer(application="A-1", item="complete"))
    asked = AskSupplement(applications=("A-3", "A-1"), item="complete", asked="The pact.", until=LATER)
    panel.execute(asked)
    came = RecordSupplement(application="A-1", nth=1, outcome=Came.NOTHING, note=REASON)
    panel.execute(came)
    panel.execute(PlanHearing(application="A-1", planned_at="2016-03-01T10:00:00+01:00", place="Brussel"))
    panel.execute(RecordHearing(application="A-1", nth=1, state=HearingState.HELD, record="So it is."))
    export(panel, folder / "out")
    read_back(folder / "again.evalpanel", folder / "out")
    checks = read_checks(folder / "out" / "checklist.json")
    panel.execute(AnswerItem(application="A-1", item="complete", answer=CheckAnswer.YES))
    panel.execute(TakeInChecks(kept=checks, file="checklist.json"))
    panel.execute(Withdraw(application="A-3", on="2016-06-01", reason=REASON))
    panel.execute(TakeBackWithdrawal(application="A-3", reason=REASON))


def _imports(panel: Workspace, folder: Path) -> None:
    table = folder / "aanvragen.csv"
    rows = (
        "nummer;titel;organisatie;gevraagde steun;looptijd (maanden)",
        "A-1;Title of A-1;Organisation of A-1 (DEMO);120000;24",
        "B-1;Nieuw;Nieuw vzw;90000;24",
        ";Zonder nummer;X vzw;1;12",
    )
    table.write_text("\n".join(rows), "utf-8")
    import_applications(panel, plan_import(panel, [table]), reason="Verbeterd.")
    panel.execute(DismissRefused())
    (folder / "Plan.pdf").write_bytes(b"%PDF-1.4 plan")
    panel.execute(AttachFiles(application="A-1", paths=(folder / "Plan.pdf",)))
    panel.execute(RemoveAttachment(application="A-1", name="Plan.pdf", reason=REASON))


def play_juror(folder: Path, patch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    made = Round.begin(folder)
    made.hand_out()
    made.open().workspace.close()
    with Workspace.open(made.work) as work:
        work.execute(ConfirmNoConflict(application="A-1"))
        work.execute(PutPrivateNote(application="A-1", criterion="sme", text="Ask them."))
    made.score("A-1", "helix", 7, "Strong")
    scores = folder / "scores.csv"
    scores.write_text("application,criterion,value,comment\nA-2,helix,3,Fine\n", "utf-8")
    with Workspace.open(made.work) as work:
        enter_scores(work, scores)
    first = made.hand_in()
    made.merge(first)
    made.score("A-1", "helix", 6, "Less")
    made.merge(made.hand_in())
    made.score("A-1", "helix", 7)
    made.merge(made.hand_in())
    made.correct("A-1", "helix", 8)
    made.score("A-1", "helix", 6)
    patch.setattr(device.socket, "gethostname", lambda: "laptop")
    made.score("A-1", "sme", 4)
    made.merge(made.hand_in())
    (choice,) = open_choices(made.panel.view)
    made.panel.execute(Settle(sides={choice.key: Side.INCOMING}))
    enter_paper(made.panel, PersonId("J1"), "A-3", {"helix": Answer(value=5, comment="On paper")})
    made.panel.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))
    made.renew()
    made.change_scheme(
        WITHOUT_SME.replace('step = "0.5"', 'step = "1"').replace('en = "Small"', 'en = "Smaller"')
    )
    made.panel.close()
    _own_part(folder / "own")


def _own_part(folder: Path) -> None:
    """Chosen by the juror, given up as lost, and set aside by the secretary."""
    folder.mkdir()
    own = "mijn kat heet Bach"
    with small_panel(folder / "call.evalpanel", applications=1) as panel:
        panel.actor = SECRETARY
        pack = hand_out(panel, folder / "packs").packs[0]
        with open_pack(pack.path, pack.code, own_part=own) as work:
            work.execute(AgreeToUndertaking(agreed=Read(words="Ik zwijg.", language="nl")))
            work.execute(ConfirmNoConflict(application="A-1"))
            work.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=3))
            submit(work, pack.code, folder / "one.evalreturn", own_part=own)
            give_up_own_part(work)
        merge(panel, plan_merge(panel, [folder / "one.evalreturn"]))
        panel.execute(SetOwnPartAside(juror="J1", reason=REASON))
