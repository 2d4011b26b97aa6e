"""Small panels for tests, made by the same operations that users run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalapp.domain.application import Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.change import OpenChange
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.panel.call import create_panel, move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace

SECRETARY = Actor(id="S-01", name="Mia Willems", role=Role.SECRETARY)

SCHEME = """
format = 1
id = "small"
title = { nl = "Klein", en = "Small" }
procedure = "ranked"

[scales.half]
kind = "points"
lowest = 0
highest = 5
step = "0.5"

[[groups]]
id = "all"
title = { nl = "Alles", en = "All" }
  [[groups.criteria]]
  id = "helix"
  title = { nl = "Triple helix", en = "Triple helix" }
  scale = "half"
  weight = 2
  comment = "required"
  [[groups.criteria]]
  id = "sme"
  title = { nl = "Kmo-impact", en = "SME impact" }
  scale = "half"

[ranking]
ties = ["criterion:helix", "lot"]

[budget]
cut = "stop"
reserve = 1
"""

CHECKLIST = """
[[checklist]]
id = "signed"
title = { nl = "Ondertekend", en = "Signed" }

[[checklist]]
id = "alone"
title = { nl = "Niemand anders", en = "Nobody else" }
"""

PEOPLE = (
    Person(id="J1", name="An Peeters", role=Role.JUROR),
    Person(id="J2", name="Jan Claes", role=Role.JUROR),
    Person(id="C1", name="Luc Maes", role=Role.CHAIR),
    Person(id="S-01", name="Mia Willems", role=Role.SECRETARY),
)


@dataclass(frozen=True, kw_only=True)
class Act:
    """Whatever a test does to a file, in a change of its own that counts as `action`."""

    act: Callable[[OpenChange], object]
    action: Action = Action.IMPORT_APPLICATIONS

    def summary(self, view: View) -> str:
        return "Test"

    def apply(self, change: OpenChange) -> object:
        return self.act(change)


def put_dossiers(dossiers: Sequence[Dossier], action: Action = Action.IMPORT_APPLICATIONS) -> Act:
    return Act(act=lambda change: change.put_dossiers(dossiers), action=action)


def dossier(number: str, title: str = "", *, requested: int = 100_000_00) -> Dossier:
    return Dossier(
        application=Application(
            number=number,
            title=title or f"Title of {number}",
            organisation=f"Organisation of {number} (DEMO)",
            province="Limburg",
            sector="C",
            years=3,
            requested_support=requested,
            total_budget=2 * requested,
            submitted_at="2015-11-30T10:00",
        ),
        partners=(
            Partner(name="Veldmeet bv", helix=Helix.COMPANY, staff=8, turnover=1_000_000_00, cash=24_000_00),
        ),
        budget=(BudgetLine(year=2016, line="personeel", amount=2 * requested, source="steun"),),
    )


def another_deadline(deadline: str) -> ChangeTerms:
    """As it may change once scoring began: by a decision."""
    return ChangeTerms(
        edit=CallEdit(deadline=deadline),
        reason="Verlengd.",
        decided_by="Beslissingscomité",
        decided_on="2015-12-01",
    )


def changed_call(**fields: Any) -> ChangeTerms:
    """Title, reference or declaration as they may change in any phase: with a reason."""
    return ChangeTerms(edit=CallEdit(**fields), reason="Verbeterd.")


def clear_all(work: Workspace) -> Workspace:
    """A work file whose juror has said of every application that there is no conflict of interest."""
    for each in work.view.assignments():
        work.execute(ConfirmNoConflict(application=each.application))
    return work


def small_panel(
    path: Path,
    *,
    applications: int = 3,
    phase: Phase = Phase.SCORING,
    scheme: str = SCHEME,
    is_demo: bool = False,
) -> Workspace:
    """Two jurors who both judge every application A-1…; budget for two of them."""
    workspace = create_panel(
        path,
        scheme_text=scheme,
        title="Call",
        reference="T-1",
        budget=200_000_00,
        actor=SECRETARY,
        is_demo=is_demo,
    )
    numbers = [f"A-{n}" for n in range(1, applications + 1)]
    workspace.execute(put_dossiers([dossier(number) for number in numbers]))
    workspace.execute(ImportJury(people=PEOPLE))
    workspace.execute(Assign(pairs=tuple((juror, number) for juror in ("J1", "J2") for number in numbers)))
    if phase is Phase.CLOSED:
        close_as_it_is(workspace)
    elif phase is not Phase.DRAFT:
        move_to_phase(workspace, phase)
    return workspace


def close_as_it_is(workspace: Workspace) -> None:
    """A closed call, for tests that need one, whatever closing waits for."""
    workspace.execute(
        Act(act=lambda change: change.update("call", {"phase": "closed"}, id=1), action=Action.MOVE_PHASE)
    )
