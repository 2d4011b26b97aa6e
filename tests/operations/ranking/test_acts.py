"""Every act with a reason stands in the history with from what to what, and in the ranking report."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp import operations
from evalapp.domain.application import Admissibility
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import Text, in_language
from evalapp.operations.deciding.advising import ClearAdvice
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.meeting.triage import PutAside
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.panel.suspicions import DismissSuspicion
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.ranking.acts import ACTS_WITH_REASON
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import ClearFlag, ClearGrant
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.ranking.tie_order import ClearOrder
from evalapp.operations.workspace import Command, Workspace
from evalapp.store.history import journal
from evalapp.store.rows.write import Rows
from tests.operations.meeting.triage_samples import WITH_TRIAGE
from tests.operations.ranking.acts_by_hand import BY_HAND, REASON
from tests.operations.ranking.decision_samples import (
    admitted_late,
    advise,
    chosen,
    deliberating,
    flag,
    grant,
    merged_by_choice,
    order,
)
from tests.operations.ranking.printing import printed
from tests.samples import SECRETARY


def commands_with_a_reason() -> set[str]:
    """Found in the code: every command of the operations that takes a reason."""
    found = set()
    for info in pkgutil.walk_packages(operations.__path__, "evalapp.operations."):
        module = importlib.import_module(info.name)
        for name, kind in vars(module).items():
            if (
                inspect.isclass(kind)
                and kind.__module__ == info.name
                and dataclasses.is_dataclass(kind)
                and {"apply", "summary"} <= set(dir(kind))
                and "reason" in {field.name for field in dataclasses.fields(kind)}
            ):
                found.add(name)
    return found


def consensus(value: int, reason: str = REASON) -> SetConsensus:
    return SetConsensus(application="A-4", criterion="sme", value=value, reason=reason)


def as_secretary(panel: Workspace, command: object) -> None:
    panel.actor = SECRETARY
    panel.execute(command)  # type: ignore[arg-type]


def in_the_room(panel: Workspace, then: Command) -> None:
    """While A-2 is discussed, with a juror in the room who has a conflict of interest with it."""
    juror = PersonId("J2")
    panel.execute(DeclareConflict(juror=juror, application="A-2", kind=ConflictKind.FAMILY))
    panel.execute(OpenMeeting(present=(juror,)))
    panel.execute(Discuss(application="A-2"))
    panel.execute(then)


def taken_back(first: object, then: object) -> Callable[[Workspace], None]:
    def act(panel: Workspace) -> None:
        panel.execute(first)  # type: ignore[arg-type]
        panel.execute(then)  # type: ignore[arg-type]

    return act


def dismissed(panel: Workspace) -> None:
    """Of a juror whose organisation is that of the applicant."""
    panel.actor = SECRETARY
    move_to_phase(panel, Phase.SCORING, "A juror moved.")
    juror = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
    panel.execute(ImportJury(people=(juror,), reason="Verbeterd."))
    panel.execute(DismissSuspicion(juror="J1", application="A-1", reason=REASON))


# Command → an act of it, and what the report says of it beside the reason.
ACTS: dict[str, tuple[Callable[[Workspace], object], str]] = {
    "SetAdmissibility": (
        lambda p: p.execute(
            SetAdmissibility(application="A-4", admissibility=Admissibility.INADMISSIBLE, reason=REASON)
        ),
        "A-4: not decided yet → inadmissible",
    ),
    "AdmitTheRest": (
        lambda p: admitted_late(p, REASON),
        "let through all the same: A-9: submitted too late: 18 December 2015",
    ),
    "SetPhase": (
        lambda p: move_to_phase(p, Phase.SCORING, REASON),
        "Phase: Deliberation → Scoring",
    ),
    "DismissSuspicion": (
        lambda p: dismissed(p),
        "Suspected conflict of interest of An Peeters with A-1: to be decided → not a conflict of interest",
    ),
    "Settle": (
        lambda p: chosen(p, REASON),
        "Choice for A-1, Triple helix, An Peeters: the version that came in: ",
    ),
    "Merge": (
        lambda p: merged_by_choice(p, REASON),
        "Merged 1 file: 1 score",
    ),
    "ChangeTerms": (
        lambda p: as_secretary(
            p,
            ChangeTerms(
                edit=CallEdit(
                    title="Networks 2016",
                    budget=300_000_00,
                    declaration=Text(nl="Ik verklaar.", en="I declare."),
                ),
                reason=REASON,
                decided_by="Minister",
                decided_on="2016-06-27",
            ),
        ),
        "Title: Call → Networks 2016; Budget: €200,000 → €300,000; Text of the declaration: as the program has it"
        " → I declare. · decided by Minister on 27 June 2016",
    ),
    "SetConsensus": (taken_back(consensus(3), consensus(5)), "Consensus A-4, SME impact: 1.5 → 2.5"),
    "SetFlag": (lambda p: p.execute(flag("A-2", REASON)), "Flag “Young company” for A-2: no → yes"),
    "ClearFlag": (
        taken_back(flag("A-2"), ClearFlag(application="A-2", flag="young", reason=REASON)),
        "Flag “Young company” of A-2 taken back: yes → no",
    ),
    "OrderTied": (
        lambda p: p.execute(order("A-3", "A-1", "A-2", reason=REASON)),
        "Order of the tie: A-1, A-2, A-3 tied → A-3, A-1, A-2",
    ),
    "ClearOrder": (
        taken_back(order("A-3", "A-1", "A-2"), ClearOrder(applications=("A-1", "A-2", "A-3"), reason=REASON)),
        "Order of the tie taken back: A-3, A-1, A-2 → A-1, A-2, A-3 tied",
    ),
    "SetGrant": (
        lambda p: p.execute(grant("A-1", 0, REASON)),
        "Support for A-1 refused: €100,000 → €0",
    ),
    "ClearGrant": (
        taken_back(grant("A-1", 60_000), ClearGrant(application="A-1", reason=REASON)),
        "Fixed support of A-1 taken back: €60,000 → €100,000",
    ),
    "DrawLot": (
        taken_back(DrawLot(seed="first"), DrawLot(seed="second", reason=REASON)),
        "Lot: seed “first” → seed “second”",
    ),
    "BeginAnyway": (
        lambda p: in_the_room(p, BeginAnyway(application="A-2", reason=REASON)),
        "A-2 discussed while somebody with a conflict of interest was in the room",
    ),
    "End": (
        lambda p: in_the_room(p, End(application="A-2", ends=ItemState.PARKED, reason=REASON)),
        "Agenda, A-2: now → parked",
    ),
    "PutAside": (
        lambda p: in_the_room(p, PutAside(application="A-1", reason=REASON)),
        "Agenda, A-1: to do → not discussed",
    ),
    "Discuss": (
        lambda p: in_the_room(p, Discuss(application="A-1", ends=ItemState.PARKED, reason=REASON)),
        "Agenda, A-2: now → parked; Agenda, A-1: to do → now",
    ),
    "Advise": (
        lambda p: p.execute(advise(REASON)),
        "Proposal of the jury for A-4: no proposal of its own → approve · €60,000",
    ),
    "ClearAdvice": (
        taken_back(advise("First."), ClearAdvice(application="A-4", reason=REASON)),
        "Proposal of the jury for A-4 taken back: approve · €60,000 → no proposal of its own",
    ),
    **{command: (act, said) for command, (act, said, _in_dutch) in BY_HAND.items()},
}
# Of a call in draft alone, before anything is ranked.
IN_DRAFT = {"SetScheme"}
# Of a call that is closed; see tests/operations/deciding.
AFTERWARDS = {"CallOn", "DecideAll", "DecideApart", "Notify", "StepBack", "TakeBackDecision"}
# They need another copy, or a return that was signed with an own part; see tests/operations/desks and exchange.
WITH_MORE_FILES = {"Reconcile", "SetOwnPartAside"}


def test_every_command_with_a_reason_is_tried_here() -> None:
    assert commands_with_a_reason() - IN_DRAFT - AFTERWARDS - WITH_MORE_FILES == set(ACTS)


@pytest.mark.long
@pytest.mark.parametrize("command", ACTS)
def test_an_act_stands_in_the_history_and_in_the_report(command: str, tmp_path: Path) -> None:
    act, words = ACTS[command]
    with deliberating(tmp_path, ties=WITH_TRIAGE) as panel:
        act(panel)
        last = panel.view.history(limit=1)[0]
        text = printed(panel)

    assert last.action in ACTS_WITH_REASON
    assert (words in last.summary.replace("\xa0", " "), REASON in last.summary) == (True, True)
    assert (words in text, REASON in text, last.actor in text) == (True, True, True)


# What was done in English, told to a Dutch reader: command → the words.
IN_DUTCH = {
    "Advise": "Voorstel van de jury voor A-4: geen eigen voorstel → goedkeuren · € 60.000",
    "ClearAdvice": "Voorstel van de jury voor A-4 teruggenomen: goedkeuren · € 60.000 → geen eigen voorstel",
    "SetAdmissibility": "A-4: nog niet beslist → onontvankelijk",
    "AdmitTheRest": "toch doorgelaten: A-9: te laat ingediend: 18 december 2015",
    "SetPhase": "Fase: Beraadslaging → Beoordelen",
    "DismissSuspicion": "Vermoeden van belangenconflict van An Peeters met A-1: "
    "nog te beslissen → geen belangenconflict",
    "ChangeTerms": "Titel: Call → Networks 2016; Steunenveloppe: € 200.000 → € 300.000; Tekst van de verklaring: zoals "
    "het programma die heeft → Ik verklaar. · beslist door Minister op 27 juni 2016",
    "Settle": "An Peeters: de binnengekomen versie: ",
    "Merge": "1 bestand samengevoegd: 1 score",
    "SetConsensus": "Kmo-impact: 1,5 → 2,5",
    "SetFlag": "nee → ja",
    "ClearFlag": "ja → nee",
    "OrderTied": "A-1, A-2, A-3 ex aequo → A-3, A-1, A-2",
    "ClearOrder": "A-3, A-1, A-2 → A-1, A-2, A-3 ex aequo",
    "SetGrant": "€ 100.000 → € 0",
    "ClearGrant": "€ 60.000 → € 100.000",
    "DrawLot": "“first” → ",
    "BeginAnyway": "A-2 besproken terwijl iemand met een belangenconflict in de zaal was",
    "End": "Agenda, A-2: nu → geparkeerd",
    "PutAside": "Agenda, A-1: te doen → niet besproken",
    "Discuss": "Agenda, A-2: nu → geparkeerd; Agenda, A-1: te doen → nu",
    **{command: in_dutch for command, (_act, _said, in_dutch) in BY_HAND.items()},
}


@pytest.mark.long
@pytest.mark.parametrize("command", ACTS)
def test_an_act_done_in_english_is_told_in_dutch(command: str, tmp_path: Path) -> None:
    act, _words = ACTS[command]
    with deliberating(tmp_path, ties=WITH_TRIAGE) as panel:
        act(panel)
        with in_language("nl"):
            last = panel.view.history(limit=1)[0].summary
        text = printed(panel, "nl")

    assert IN_DUTCH[command] in last.replace("\xa0", " ")
    assert IN_DUTCH[command] in text
    assert REASON in text


def test_an_undo_is_told_in_the_language_of_the_reader_too(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        panel.execute(grant("A-1", 60_000, REASON))
        panel.undo()
        panel.redo()
        panel.undo()
        with in_language("nl"):
            told = [each.summary.replace("\xa0", " ") for each in panel.view.history(limit=4)]
        stored = panel.file.rows("SELECT summary FROM change ORDER BY id DESC LIMIT 1")

    said = f"Steun voor A-1: € 100.000 → € 60.000 – {REASON}"
    assert [f"Ongedaan gemaakt: {said}", f"Opnieuw gedaan: {said}", f"Ongedaan gemaakt: {said}", said] == told
    assert stored[0][0].startswith("Undone: Support for A-1")


def test_an_act_that_this_version_has_no_words_for_is_told_as_the_journal_has_it(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        with journal.change(panel.file, panel.actor, "edit-jury", "Something else"):
            Rows(panel.file).put(
                "person",
                [{"id": "X", "name": "X", "email": "", "role": "chair", "organisation": "", "expertise": ""}],
            )
            Rows(panel.file).put(
                "act", [{"change": panel.view.last_change(), "told": '{"steps":[{"what":"later"}]}'}]
            )
        assert "Something else" == panel.view.history(limit=1)[0].summary
