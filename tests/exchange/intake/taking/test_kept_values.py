"""A word that says nothing takes nothing away; an empty cell does, and that is told before the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Application, BudgetLine, Dossier, Partner
from evalapp.domain.intake import Outcome
from evalapp.domain.people import Person, Role
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.people.plan import plan_people
from evalapp.exchange.intake.people.table import read_people_table
from tests.exchange.intake.intake_samples import file, plan, workbook

HELD = Application(
    number="A-07",
    title="T",
    organisation="O",
    acronym="LMS",
    enterprise_number="0471.938.850",
    sector="C",
    province="Limburg",
    start="2016-01-04",
    years=3,
    requested_support=23_700_000,
    total_budget=48_600_000,
    summary="Kort",
    earlier_instrument="VIS-traject",
    reorientation="Geen",
    contact="An",
    email="an@example.org",
    submitted_at="2015-12-03",
    extra={"Opmerking": "gelezen"},
)
STORED = Dossier(application=HELD)
OPTIONAL = [
    name
    for name, field in FIELDS["applications"].items()
    if not field.needed and not name.startswith("admissibility")
]


def _again(folder: Path, heading: str, value: str, dossier: Dossier = STORED) -> tuple[Dossier, str, Outcome]:
    text = f"number;title;organisation;{heading}\nA-07;T;O;{value}\n"
    made = plan(file(folder, text), existing=[dossier])
    (row,) = made.rows
    return (*made.dossiers_to_update, dossier)[0], row.reason, row.outcome


@pytest.mark.parametrize("name", OPTIONAL)
@pytest.mark.parametrize("word", ["n.t.b.", "onbekend", "?", "unknown"])
def test_what_a_word_says_nothing_of_stays_in_every_field(tmp_path: Path, name: str, word: str) -> None:
    after, said, outcome = _again(tmp_path, name, word)
    assert (STORED, Outcome.UNCHANGED) == (after, outcome)
    assert f"“{word}” says nothing; what was there, " in said
    assert "empty" not in said


def test_the_amount_that_stays_is_named(tmp_path: Path) -> None:
    _after, said, _outcome = _again(tmp_path, "Steun", "n.t.b.")
    assert "“n.t.b.” says nothing; what was there, €237,000, stays." in said


def test_a_further_field_and_a_statement_stay_where_the_word_is_unknown_alone(tmp_path: Path) -> None:
    assert STORED == _again(tmp_path, "Opmerking", "nog te bepalen")[0]
    assert {"Opmerking": "geen"} == _again(tmp_path, "Opmerking", "geen")[0].application.extra
    assert "geen" == _again(tmp_path, "earlier_instrument", "geen")[0].application.earlier_instrument


def test_what_a_spreadsheet_made_a_truth_of_takes_nothing_away(tmp_path: Path) -> None:
    rows = [["number", "title", "organisation", "contact"], ["A-07", "T", "O", True]]
    made = plan(workbook(tmp_path, ("a", rows)), existing=[STORED])
    assert [Outcome.UNCHANGED] == [row.outcome for row in made.rows]


def test_an_empty_cell_takes_it_away_and_that_is_told_first(tmp_path: Path) -> None:
    text = "number;title;organisation;steun;summary;total_budget;province\nA-07;Nieuw;O;;;500000;Limburg\n"
    made = plan(file(tmp_path, text), existing=[STORED])
    changed = [(each.name, bool(each.after)) for each in made.rows[0].changes]
    assert [
        ("requested_support", False),
        ("summary", False),
        ("total_budget", True),
        ("title", True),
    ] == changed
    assert made.rows[0].reason.startswith("requested support: €237,000 → emptied.")


def test_what_a_list_says_nothing_of_stays_with_the_partner_and_the_line(tmp_path: Path) -> None:
    partner = Partner(
        name="P",
        helix="company",
        staff=9,
        staff_hundredths=60,
        turnover=100,
        cash=5_000_00,
        is_committed=True,
    )
    line = BudgetLine(year=1, line="Lonen", amount=100_00, source="cash")
    held = replace(STORED, partners=(partner,), budget=(line,))
    partners = file(
        tmp_path,
        "number;name;helix;staff;turnover;cash;committed\nA-07;P;bedrijf;n.t.b.;0,01;?;onbekend\n"
        "A-07;Q;bedrijf;n.t.b.;2;3;ja\n",
        "partners.csv",
    )
    budget = file(tmp_path, "number;year;line;amount;source\nA-07;1;Lonen;200;n.t.b.\n", "budget.csv")
    made = plan(partners, budget, existing=[held])
    (after,) = made.dossiers_to_update
    first, second = after.partners
    assert (9, 60, 5_000_00, True) == (
        first.staff,
        first.staff_hundredths,
        first.cash,
        first.is_committed,
    )
    assert (None, 300) == (second.staff, second.cash)
    assert [("cash", 200_00)] == [(each.source, each.amount) for each in after.budget]
    said = made.rows[0].reason
    assert "“n.t.b.” says nothing; what was there, 9.6, stays." in said
    assert "“onbekend” says nothing; what was there, yes, stays." in said
    assert 1 == said.count("read as empty")


def test_a_jury_list_takes_nothing_away_with_a_word_that_says_nothing(tmp_path: Path) -> None:
    an = Person(
        id="J1",
        name="An Peeters",
        role=Role.CHAIR,
        email="an@example.org",
        organisation="UGent",
        expertise="water",
        enterprise_number="0471.938.850",
    )
    text = "id,name,role,email,organisation,expertise,enterprise_number\n"
    rows = "J1,An Peeters,?,n.t.b.,onbekend,?,n.b.\nJ2,Bert Maes,juror,n.t.b.,onbekend,,\n"
    table = read_people_table(file(tmp_path, text + rows, "people.csv"))
    made = plan_people(table, [an], scores={}, seats={})
    assert an == made.accepted[0]
    assert ("", "") == (made.accepted[1].email, made.accepted[1].organisation)
    assert "“n.t.b.” says nothing; what was there, an@example.org, stays." in made.rows[0].reason
    assert not any("D2" in note for note in made.notes)
    assert any("D3: “n.t.b.” was read as empty" in note for note in made.notes)
