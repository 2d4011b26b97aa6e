"""A small panel in deliberation, with ties, a flag and the rule that lets the panel order a tie itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.merge import Choice, Side
from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.exchange.choices import Settle
from evalapp.operations.exchange.merging import MergePlan, merge, plan_merge, settle
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.decisions import SetFlag, SetGrant
from evalapp.operations.ranking.tie_order import OrderTied
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, dossier, put_dossiers, small_panel

CHAIR = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)
FLAGS = """
[[flags]]
id = "young"
title = { nl = "Jonge onderneming", en = "Young company" }
"""
CHAIN = '"criterion:helix", "flag:young", "panel-order", "lot"'
Scores = dict[str, tuple[int, int]]
# In steps; with weights 2 and 1, A-1, A-2 and A-3 tie and A-4 is last.
TIED: Scores = {"A-1": (8, 6), "A-2": (8, 6), "A-3": (8, 6), "A-4": (4, 4)}


def deliberating(folder: Path, scores: Scores = TIED, *, ties: str = CHAIN, budget: str = "") -> Workspace:
    """`budget` is added to the scheme's rules of the budget; both jurors give the same scores."""
    scheme = SCHEME.replace('"criterion:helix", "lot"', ties) + budget + FLAGS
    workspace = small_panel(folder / "call.evalpanel", applications=len(scores), scheme=scheme)
    for number, given in scores.items():
        for juror in ("J1", "J2"):
            for criterion, value in zip(("helix", "sme"), given):
                workspace.execute(SetScore(juror=juror, application=number, criterion=criterion, value=value))
    move_to_phase(workspace, Phase.DELIBERATION)
    workspace.actor = CHAIR
    return workspace


def order(*numbers: str, reason: str = "Spreiding.") -> OrderTied:
    return OrderTied(applications=numbers, reason=reason)


def flag(number: str, reason: str = "Drie jaar oud.") -> SetFlag:
    return SetFlag(application=number, flag="young", reason=reason)


def grant(number: str, euro: int, reason: str = "Zonder werkpakket 4.") -> SetGrant:
    return SetGrant(application=number, amount=euro * 100, reason=reason)


def advise(reason: str) -> Advise:
    return Advise(application="A-4", outcome=Proposal.APPROVE, amount=60_000_00, reason=reason)


def told_otherwise(panel: Workspace) -> MergePlan:
    """A table says another score than the one that stands."""
    panel.actor = SECRETARY
    move_to_phase(panel, Phase.SCORING, "A table came late.")
    table = panel.path.with_name("late.csv")
    table.write_text("juror,application,criterion,value\nJ1,A-1,helix,0\n", encoding="utf-8")
    return plan_merge(panel, [table])


def chosen(panel: Workspace, reason: str) -> None:
    merge(panel, told_otherwise(panel))
    (choice,) = panel.view.open_choices()
    panel.execute(Settle(sides={choice.key: Side.INCOMING}, reason=reason))


def merged_by_choice(panel: Workspace, reason: str) -> None:
    plan = told_otherwise(panel)
    merge(panel, settle(plan, {plan.choices[0].key: Choice.TAKE}), reason=reason)


def admitted_late(panel: Workspace, reason: str) -> None:
    panel.actor = SECRETARY
    move_to_phase(panel, Phase.SCORING, "One more application came.")
    late = dossier("A-9")
    late = replace(late, application=replace(late.application, submitted_at="2015-12-18T17:30"))
    panel.execute(put_dossiers([late]))
    panel.execute(AdmitTheRest(picked=frozenset({"A-9"}), until="2015-12-18T17:00", reason=reason))
