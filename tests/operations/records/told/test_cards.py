"""The card of every act names what it touched, from what to what."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from evalapp import operations
from evalapp.domain.journal import Act, Step
from evalapp.domain.journal import act as act_of
from evalapp.operations.records.told.contradicted import CLAIMS, contradicted
from evalapp.words import acts
from tests.operations.records.told.closed import play_closing
from tests.operations.records.told.decided_played import play_deciding
from tests.operations.records.told.desks_played import play_desks
from tests.operations.records.told.played import (
    Cards,
    Heard,
    listening,
    play_juror,
    play_office,
)

A_SEAT = "Seats: 1 new\nJan Claes · B-1"
# Command → what its card says, among the rest.
SAID = {
    "AddApplication": "B-1 · Nieuw – ",
    "Advise": "Proposals of the jury: 1 new\nA-2 – proposal: approve; amount: €60,000; reason: Because.; recorded by: ",
    "AddPerson": "Els Bos (D1) – role: deputy chair",
    "AdoptScheme": "Scores set aside: 1 new\nA-1 · An Peeters · SME impact – score: 2; ",
    "AdmitTheRest": "A-1 · Title of A-1 – admissibility: not decided yet → admissible",
    "Propose": "Proposals of the jury: 1 new\nA-4 – proposal: approve; amount: €50,000; reason: Because.",
    "Agree": "A-4 · Triple helix – score: 1.5; reason: Because.; the reason comes from: a hearing",
    "AgreeToUndertaking": "Undertakings: 1 new\nAn Peeters – agreed: ",
    "GiveUpOwnPart": "Key of the juror’s own part",
    "SetOwnPartAside": "Own parts of jurors: 1 removed\nAn Peeters – key of an own part: SHA-256 ",
    "AnswerItem": "A-1 · Application complete – answer: no → to complete; until: – → 1 March 2099",
    "AskSupplement": "A-3 · 1 · Application complete · The pact. – asked on: ",
    "Assign": "Seats: 2 new\nAn Peeters · A-1\nJan Claes · A-1",
    "AttachFiles": "A-1 · Plan.pdf – SHA-256: ff306942528c…; bytes: 13",
    "BeginWork": "An Peeters (J1) – role: juror",
    "ChangeApplication": "B-1 · Nieuw – requested support: – → €120,000; Cluster: – → Zorg",
    "ChangePerson": "Els Bos (D1) – e-mail: – → els@bos.be; role: deputy chair → chair",
    "ChangeTerms": "Call – envelope: €200,000 → €300,000",
    "ChangeSeats": "Seats: 1 removed\nAn Peeters · B-1\nLocked seats: 2 removed\nAn Peeters · B-1\nJan Claes · B-1",
    "ClearAdvice": "Proposals of the jury: 1 removed\nA-4 – proposal: approve; amount: €50,000; reason: Because.",
    "ClearFlag": "Flags: 1 removed\nA-2 · Young company – reason: Because.; recorded by: Luc Maes",
    "ClearGrant": "Support fixed: 1 removed\nA-1 – amount: €60,000; reason: Because.",
    "ClearOrder": "Order of tied applications: 3 removed\nA-1 – position: 2; reason: Because.",
    "ConfirmNoConflict": "Declarations of no conflict: 1 new\nAn Peeters · A-1 – declared: ",
    "CreateCall": "Call – reference: T-1; version of the scheme: 1; phase: Draft; envelope: €200,000",
    "DecideAll": "A-1 – reference: BC/2016/12 → BC/2016/21; why it was corrected: – → Because.",
    "DecideApart": "A-2 – amount: €100,000 → €60,000; reason: – → Because.",
    "DeclareConflict": "Jan Claes · B-1 – kind: family; recorded by: Mia Willems\nSeats: 1 removed\nJan Claes · B-1",
    "DismissRefused": "Rows on the work list: 1 removed\naanvragen.csv, row 4 – title: Zonder nummer; cell: A4; "
    "column: nummer; reason: ",
    "DismissSuspicion": "An Peeters · A-1 · Organisation of A-1 (DEMO) – reason: Because.; recorded by: Mia Willems",
    "BeginAnyway": "Agenda: 1 changed\nA-4 – why it began with somebody in the room: – → Because.",
    "CallOn": "Called on from the reserve list: 1 new\nA-1 – amount: €100,000; called on: ",
    "CastVote": "A-4 · 1 · Consensus – for: 1; against: 0; abstentions: 0; held at: ",
    "CloseMeeting": "Sittings: 1 changed\n1 – closed: – → ",
    "ComeIn": "In the room: 1 new\nJan Claes · 2 – came in: ",
    "CorrectTime": "In the room: 1 changed\nJan Claes · 1 – left: ",
    "Discuss": "Agenda: 1 changed\nA-4 – state: to do → now; since: – → ",
    "DrawLot": "Lots drawn: 1 new\n1 – seed: first; fixed at: ",
    "End": "Agenda: 1 changed\nA-4 – state: now → parked",
    "PutAside": "Agenda: 1 changed\nA-2 – state: to do → not discussed",
    "TakeBack": "Agenda: 1 changed\nA-2 – state: not discussed → to do",
    "EnterPaper": "A-3 · An Peeters · Triple helix – score: 2.5; justification: On paper",
    "EnterScores": "A-2 · An Peeters · Triple helix – score: 3",
    "GiveSeat": A_SEAT,
    "GoOut": "In the room: 1 changed\nJan Claes · 1 – left: – → ",
    "GoOn": "Kept in the file: 3 changed\nDevice – ",
    "HandOut": "Packs handed out: 1 new\npack 1 of An Peeters – version of the scheme: 1",
    "HandOutForms": "Packs handed out: 1 new\npack 1 of An Peeters – version of the scheme: 1",
    "ImportApplications": "A-1 · Title of A-1 – years: 3 → 2; requested support: €100,000 → €120,000\nB-1 · Nieuw – ",
    "ImportJury": "An Peeters (J1) – organisation: – → Organisation of A-1 (DEMO)",
    "Merge": "A-1 · An Peeters · Triple helix – score: 3.5 → 3; justification: Strong → Less",
    "Notify": "A-2 · 1 – received on: – → 19 July 2016",
    "NoteSent": "Letters, mail drafts and reminders: 1 new\nAn Peeters · code letter 1 – about what: partly; scores",
    "OrderTied": "A-3 – position: 1; reason: Because.; recorded by: Luc Maes\nA-1 – position: 2; ",
    "PlanHearing": "A-1 · 1 – planned at: 1 March 2016, 10:00; place: Brussel; state: planned; recorded by: ",
    "PutPrivateNote": "Own notes, which only the juror reads: 1 new\nA-1 · SME impact",
    "RemoveApplication": "B-1 · Nieuw – ",
    "RemoveAttachment": "Attachments: 1 removed\nA-1 · Plan.pdf",
    "RemovePerson": "People: 1 removed\nEls Bos (D1) – e-mail: els@bos.be; role: chair",
    "Reconcile": "Scores: 1 new\nA-1 · Jan Claes · Triple helix – score: 2.5",
    "HandOver": "The right to write: 1 new\n1 – what: handed over; person: Els Bos; last change then: 7; ",
    "TakeOverRight": "The right to write: 1 new\n1 – what: taken over; person: Mia Willems; last change then: 7; ",
    "TakeBackRight": "The right to write: 1 changed\n1 – taken back: – → ",
    "NoteCopy": "Who holds a copy: 1 new\nAn Peeters · on a stick or disk – id in the list: ",
    "StrikeCopy": "Who holds a copy: 1 changed\nAn Peeters · on a stick or disk – gone on: – → ",
    "PutBack": "The right to write: 1 new\n1 – what: handed over; person: Els Bos; last change then: 7; ",
    "RenewKey": "Keys of the panel: 2 new\n1 – key that returns are sealed for: ",
    "DropKey": "Keys of the panel: 1 changed\n1 – dropped: – → ",
    "ReadBack": "Call – reference: T-1; version of the scheme: 1; phase: Scoring",
    "RecordHearing": "A-1 · 1 – state: planned → held; what was said: – → So it is.",
    "RecordSupplement": "A-1 · 1 · Application complete · The pact. – what came of it: awaited → nothing came in; "
    "note: – → ",
    "Renew": "Number of the pack – 1 → 2",
    "SetAdmissibility": "admissibility: not decided yet → inadmissible; reason for the admissibility: – → Because.",
    "SetCall": "Networks 2016 – title: Call → Networks 2016",
    "SetComment": "A-1 · An Peeters · Triple helix – justification: – → Strong",
    "SetConsensus": "A-4 · SME impact – score: 1.5 → 2\n",
    "SetFlag": "Flags: 1 new\nA-2 · Young company – reason: Because.; recorded by: Luc Maes",
    "SetGrant": "Support fixed: 1 new\nA-1 – amount: €60,000; reason: Because.",
    "SetPhase": "The call: 1 changed\nCall – phase: Draft → Scoring",
    "SetScheme": "Versions of the scheme: 1 changed\nversion 1 – text of the scheme: ",
    "SetScore": "A-1 · An Peeters · Triple helix – score: 3.5 → 3",
    "LayAgenda": "Agenda: 4 changed\nA-4 – place on the agenda: 4 → 1\nA-1 – place on the agenda: 1 → 2",
    "OpenMeeting": "Sittings: 1 new\n1 – opened: ",
    "PutMinute": "Notes for the minutes: 1 new\nA-4 · 1 – text: So it is.; noted at: ",
    "Settle": "A-1 · An Peeters · Triple helix – score: 4 → 3",
    "SetFacts": "What the letters fill in: 2 new\nstate aid – filled in: no state aid",
    "WriteMotivation": "Reasons in the letters: 1 new\nA-2",
    "WriteSection": "Texts of the letters: 1 new\n",
    "StepBack": "Withdrawn after the closing: 1 new\nA-3 – withdrawn on: 20 July 2016; reason: Because.; recorded by: ",
    "Submit": "Number of the return – 0 → 1",
    "TakeBackAnswer": "Answers to the checklist: 1 removed\nA-1 · Application complete – answer: to complete; ",
    "TakeBackDecision": "Decisions of the body: 3 removed\nA-1 – decision: on the reserve list; decided by: ",
    "TakeBackWithdrawal": "A-3 · Title of A-3 – withdrawn on: 1 June 2016 → –; reason for the withdrawal: Because. → –",
    "TakeInChecks": "A-1 · Application complete – answer: yes → to complete; until: – → 1 March 2099",
    "TakeOver": "A-1 · Title of A-1 – ",
    "TakeOverConflict": "An Peeters · A-3 – kind: family; ",
    "Withdraw": "A-3 · Title of A-3 – withdrawn on: – → 1 June 2016; reason for the withdrawal: – → Because.",
    "WithdrawConflict": "Conflicts of interest: 1 removed\nJan Claes · B-1 – kind: family",
}


def commands() -> set[str]:
    """Found in the code: everything that a workspace can be told to do."""
    found = set()
    for info in pkgutil.walk_packages(operations.__path__, "evalapp.operations."):
        module = importlib.import_module(info.name)
        for name, kind in vars(module).items():
            if (
                inspect.isclass(kind)
                and kind.__module__ == info.name
                and dataclasses.is_dataclass(kind)
                and {"apply", "summary"} <= set(dir(kind))
            ):
                found.add(name)
    return found


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    folder = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as patch, listening(patch) as found:
        play_office(folder / "office")
        play_juror(folder / "juror", patch)
        play_closing(folder / "closed")
        play_deciding(folder / "decided")
        play_desks(folder / "desks")
        yield found


@pytest.fixture
def cards(heard: Heard) -> Cards:
    return heard.cards


def test_every_act_is_tried_here(cards: Cards) -> None:
    assert (commands(), commands()) == (set(SAID), set(cards) - {"Act"})


@pytest.mark.long
@pytest.mark.parametrize("command", SAID)
def test_the_card_of_an_act_names_what_it_touched(command: str, cards: Cards) -> None:
    assert SAID[command] in f"{cards[command]}\n"


def test_no_card_tells_a_key_or_an_own_note(cards: Cards) -> None:
    told = "\n".join(cards.values())
    assert [] == [each for each in ("AGE-SECRET-KEY", "age1", "Ask them.") if each in told]


def test_no_change_of_the_program_contradicts_what_it_wrote(heard: Heard) -> None:
    assert [] == [words for act, did in heard.acts for words in contradicted(act, did)]


# What no row of a change proves of its words: how things stood elsewhere in the file, or came in.
UNPROVED = {
    ("admitted", "words"),  # but for the number in it
    ("admitted-anyway", "words"),
    ("assign", "applications"),
    ("assign", "jurors"),
    ("read-back", "change"),  # of the file that was exported, which is not there
    ("read-back", "fingerprint"),
    ("read-back", "panel"),
    ("attach", "n"),
    ("attach-refused", "n"),
    ("checklist-taken", "file"),
    ("checklist-taken", "words"),
    ("consensus", "before"),  # the scores that it takes the place of
    ("grant", "before"),  # what was asked
    ("grant-cleared", "after"),
    ("grant-refused", "before"),
    ("jury", "n"),
    ("let-through", "concerns"),
    ("merge", "n"),
    ("merge", "scores"),  # but for how many are scores
    ("order", "before"),  # where nothing was in order yet
    ("settle-alike", "version"),  # where all stay as they stand
    ("settle-one", "version"),
    ("suspicion", "before"),
    ("suspicion", "after"),
}


def others_of(value: Any) -> Iterator[Any]:
    """The same with one number or text in it another."""
    if isinstance(value, str):
        yield f"7{value}"
    elif isinstance(value, int):
        yield value + 7
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from (value | {name: other} for other in others_of(each))
    elif isinstance(value, list | tuple):
        for n, each in enumerate(value):
            yield from ([*value[:n], other, *value[n + 1 :]] for other in others_of(each))


def forged_steps(step: Step) -> Iterator[tuple[str, Step]]:
    for name, value in step.named.items():
        for other in others_of(value):
            yield name, replace(step, named={**step.named, name: other})
    yield from (("before", replace(step, before=other)) for other in others_of(step.before))
    yield from (("after", replace(step, after=other)) for other in others_of(step.after))


def has_words(act: Act) -> bool:
    """What has none is not taken for an act when it is read."""
    try:
        return bool(acts.told(act))
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def test_words_that_were_forged_contradict_the_rows(heard: Heard) -> None:
    unseen = set()
    for act, did in heard.acts:
        for n, step in enumerate(act.steps):
            for name, forged in forged_steps(step):
                other = replace(act, steps=(*act.steps[:n], forged, *act.steps[n + 1 :]))
                if has_words(other) and not list(contradicted(other, did)):
                    unseen.add((step.what, name))
    assert unseen <= UNPROVED, unseen - UNPROVED


def test_words_of_another_act_contradict_the_rows(heard: Heard) -> None:
    for act, did in heard.acts:
        other = act_of("guards-restored", words="so")
        assert list(contradicted(other, did)), act


def test_every_sentence_of_a_change_is_held_against_its_rows() -> None:
    of_particulars = {
        "answered",
        "chosen",
        "declared-with",
        "effects-shown",
        "file-looked-at",
        "file-read",
        "file-refused",
        "reconcile-chosen",
        "reconcile-ended",
        "reconcile-not-taken",
        "reconcile-open",
        "said",
        "score-refused",
        "table-looked-at",
    }
    assert {*acts._SENTENCES, *acts._COUNTED} - of_particulars == set(CLAIMS)
