"""Who declared a conflict of interest: one id, however it came into the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Action
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.workspace import Workspace
from tests.samples import Act, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(
            ImportJury(people=(Person(id="S1", name="Lies Maes", role=Role.SECRETARY),), reason="Verbeterd.")
        )
        yield workspace


def declare(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))


def declared_by(panel: Workspace) -> list[str]:
    return [each.declared_by for each in panel.view.conflicts()]


def test_a_secretary_is_noted_by_id(panel: Workspace) -> None:
    panel.act_as("S1")
    declare(panel)
    assert ["S1"] == declared_by(panel)
    assert [("S1",)] == panel.file.rows("SELECT declared_by FROM conflict")


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("J1", "J1"),  # as a return brought it, although the secretary goes by that name
        ("Eva Nys", "J3"),  # as the file itself noted it
        ("Jan Claes", "Jan Claes"),  # two go by that name: nobody can say which
        ("lmaes", "lmaes"),  # a user of the machine, who is none of the people
    ],
)
def test_a_file_may_hold_the_id_or_the_name(panel: Workspace, stored: str, expected: str) -> None:
    names = {"J3": "Eva Nys", "J4": "Jan Claes", "J5": "Jan Claes", "S1": "J1"}
    panel.execute(
        ImportJury(
            people=tuple(Person(id=each, name=name, role=Role.JUROR) for each, name in names.items()),
            reason="Verbeterd.",
        )
    )
    declare(panel)
    row = {
        "juror": "J1",
        "application": "A-1",
        "kind": "family",
        "note": "",
        "declared_by": stored,
        "at": "2026",
    }
    panel.execute(Act(act=lambda change: change.put("conflict", [row]), action=Action.DECLARE_CONFLICT))
    assert [expected] == declared_by(panel)
