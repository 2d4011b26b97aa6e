"""What is exported can be imported, and says the same in every cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility, Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.ids import PersonId
from evalapp.domain.intake import Outcome
from evalapp.domain.people import ConflictKind
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.exchange.intake.people.pairs import read_conflicts, read_pairs
from evalapp.exchange.intake.people.table import read_people
from evalapp.exchange.intake.scores import read_score_table
from evalapp.exchange.intake.taking.decided import AS_DECIDED, DECIDED
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.exporting.export import export
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, put_dossiers, small_panel

FULL = Dossier(
    application=Application(
        number="2016-007",
        title="Titel: =1+1, “aanhaling”; 3,5",
        organisation="Zoë & Ños vzw",
        acronym="ZÑ",
        enterprise_number="0999.000.129",
        sector="C",
        province="Vlaams Gewest",
        start="2016-07-01",
        years=3,
        requested_support=15_000_050,
        total_budget=123_400,
        summary="Eerste lijn\n\ttweede lijn",
        earlier_instrument="VIS-traject",
        reorientation="neen",
        contact="An; Bert",
        email="a@x.example; b@x.example",
        submitted_at="2015-11-30T13:05:10+00:00",
        extra={"Thema (oud)": "lucht", "tags": '["x", 1]', "Leeg?": "0"},
        admissibility=Admissibility.INADMISSIBLE,
        admissibility_reason="Te laat\ningediend",
    ),
    partners=(
        Partner(
            name="Groot nv",
            helix=Helix.COMPANY,
            enterprise_number="NL123456789B01",
            staff=1000,
            turnover=900_000_000_000,
            balance_total=1,
            province="Luik",
            cash=0,
            in_kind=12_345_678,
            is_committed=True,
        ),
        Partner(name="Klein", helix=Helix.OTHER, staff=9, staff_hundredths=60, is_committed=False),
        Partner(name="Klein", helix=Helix.GOVERNMENT),
    ),
    budget=(
        BudgetLine(year=1, line="personeel", amount=100_000_000, source="steun"),
        BudgetLine(year=2016, line="werking", amount=1, source=""),
    ),
)

TWO = [FULL, replace(FULL, application=replace(FULL.application, number="b"), partners=())]
NUMBERS = [each.application.number for each in TWO]
AS_THERE = {DECIDED: AS_DECIDED}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(put_dossiers(TWO))
        yield workspace


def test_applications_come_back_as_they_were(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out")
    with create_panel(tmp_path / "empty.evalpanel", scheme_text=SCHEME, title="T") as empty:
        empty.actor = SECRETARY
        plan = plan_import(empty, [tmp_path / "out" / "applications.json"], answers=AS_THERE)
        assert (True, ()) == (plan.is_whole, plan.questions)
        import_applications(empty, plan)
        assert TWO == [each for each in empty.view.dossiers() if each.application.number in NUMBERS]


def test_further_fields_called_like_our_own_come_back_as_they_were(
    workspace: Workspace, tmp_path: Path
) -> None:
    extra = {
        "Titel": "oud",
        "title": "older",
        "Títel": "accent",
        "Gevraagde steun (k€)": "150",
        "number": "7",
        "start (mm/dd/jjjj)": "7/1/2015",
        "extra": "meer",
        "partners": "geen",
        "naam van de organisatie": "x",
    }
    odd = replace(FULL, application=replace(FULL.application, number="c", extra=extra))
    workspace.execute(put_dossiers([*TWO, odd]))
    export(workspace, tmp_path / "out")
    again = plan_import(workspace, [tmp_path / "out" / "applications.json"])
    assert [Outcome.UNCHANGED] == [row.outcome for row in again.rows if row.number == "c"]
    with create_panel(tmp_path / "empty.evalpanel", scheme_text=SCHEME, title="T") as empty:
        empty.actor = SECRETARY
        plan = plan_import(empty, [tmp_path / "out" / "applications.json"], answers=AS_THERE)
        assert (True, ()) == (plan.is_whole, plan.questions)
        import_applications(empty, plan)
        assert odd == empty.view.dossier("c")


def test_what_another_call_decided_is_asked_and_left_open_meanwhile(
    workspace: Workspace, tmp_path: Path
) -> None:
    export(workspace, tmp_path / "out")
    with create_panel(tmp_path / "empty.evalpanel", scheme_text=SCHEME, title="T") as empty:
        empty.actor = SECRETARY
        plan = plan_import(empty, [tmp_path / "out" / "applications.json"])
        assert [DECIDED] == [each.id for each in plan.questions]
        import_applications(empty, plan)
        assert {Admissibility.OPEN} == {each.admissibility for each in empty.view.applications()}


def test_importing_an_export_into_its_own_panel_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out")
    plan = plan_import(workspace, [tmp_path / "out" / "applications.json"])
    assert [Outcome.UNCHANGED] * 2 == [row.outcome for row in plan.rows if row.number in NUMBERS]


def test_people_conflicts_seats_and_scores_come_back_as_they_were(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.execute(
        DeclareConflict(
            juror=PersonId("J1"),
            application="A-2",
            kind=ConflictKind.FAMILY,
            note="=nicht; van\nde zaakvoerder",
        )
    )
    for application, value in (("A-1", 7), ("A-3", 5)):
        place = {"juror": PersonId("J1"), "application": application, "criterion": "helix"}
        workspace.execute(SetScore(**place, value=value))
        workspace.execute(SetComment(**place, comment='\'t, "is"\nzo'))
    out, view = tmp_path / "out", workspace.view
    export(workspace, out)
    assert (tuple(view.people()), ()) == read_people(out / "jury.csv")
    # Who declared it, and when, is of the act and not of the table.
    declared = [replace(each, declared_by=PersonId(""), at="") for each in view.conflicts()]
    conflicts = read_conflicts(out / "conflicts.csv")
    assert (tuple(declared), ()) == (conflicts.rows, conflicts.refused)
    seats = {(each.juror, each.application) for each in view.assignments()}
    assert seats == {(each.juror, each.application) for each in read_pairs(out / "assignment.csv").rows}
    table = read_score_table(out / "scores.csv", scheme=parse_scheme(SCHEME), juror=None)
    assert ((), ("Columns not used: at",)) == (table.refused, table.notes)  # a merge has its own time
    assert {
        (each.juror, each.application, each.criterion, each.value, each.comment) for each in view.scores()
    } == {
        (row.juror, row.application, row.criterion, row.answer.value, row.answer.comment)
        for row in table.rows
    }
