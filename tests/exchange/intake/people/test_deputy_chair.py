"""The deputy of the chair in a table of people: read, compared with who is there, written and read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.exchange.intake.people.plan import plan_people
from evalapp.exchange.intake.people.table import PeopleTable, read_people_table
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.records.exporting.export import export
from tests.samples import small_panel

CHAIR = Person(id="J1", name="An Aerts", role=Role.CHAIR)
DEPUTY = Person(id="J1", name="An Aerts", role=Role.CHAIR, is_deputy=True)


def _table(folder: Path, role: str, heading: str = "role") -> PeopleTable:
    path = folder / "people.csv"
    path.write_text(f"id,name,{heading}\nJ1,An Aerts,{role}\n", encoding="utf-8")
    return read_people_table(path)


@pytest.mark.parametrize(
    "written",
    ["deputy-chair", "Deputy chair", "plaatsvervangend voorzitter", "ondervoorzitter", "vice-voorzitter"],
)
def test_a_deputy_of_the_chair_is_read_as_one(written: str, tmp_path: Path) -> None:
    read = _table(tmp_path, written)
    assert (DEPUTY,) == tuple(each.person for each in read.people)
    assert () == read.notes


@pytest.mark.parametrize("written", ["voorzitter (plaatsvervanger)", "voorzitter (ondervoorzitter)"])
def test_a_chair_with_a_remark_is_read_as_a_deputy_and_said(written: str, tmp_path: Path) -> None:
    read = _table(tmp_path, written)
    assert (DEPUTY,) == tuple(each.person for each in read.people)
    assert "deputy chair" in read.notes[0]


def test_two_offices_in_one_cell_are_refused(tmp_path: Path) -> None:
    (refused,) = _table(tmp_path, "ondervoorzitter (voorzitter)").refused
    assert "reservation" in refused.reason


def test_that_a_chair_becomes_a_deputy_is_told_as_a_change_of_role(tmp_path: Path) -> None:
    plan = plan_people(_table(tmp_path, "deputy-chair"), [CHAIR], scores={}, seats={})
    (change,) = plan.rows[0].changes
    assert ("role", "chair", "deputy chair") == (change.field, change.before, change.after)


def test_a_list_without_roles_leaves_the_deputy_a_deputy(tmp_path: Path) -> None:
    plan = plan_people(_table(tmp_path, "x", heading="remark"), [DEPUTY], scores={}, seats={})
    assert (DEPUTY,) == plan.accepted


def test_a_deputy_is_stored_exported_and_taken_in_again(tmp_path: Path) -> None:
    with small_panel(tmp_path / "panel.evalpanel", phase=Phase.DRAFT) as panel:
        panel.execute(ImportJury(people=(DEPUTY,), reason="Verbeterd."))
        assert DEPUTY in panel.view.people()
        export(panel, tmp_path / "open")
    read = read_people_table(tmp_path / "open" / "jury.csv")
    assert DEPUTY in [each.person for each in read.people]
