"""A unit that somebody gave for a column makes nothing of a value that cannot be: it is refused, the rest is taken."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.intake import ImportPlan, Outcome
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from tests.exchange.intake.intake_samples import column, partners, plan, read

HEADING = "Gevraagde steun (in y);Totaal budget (in y)"
THOUSAND = {"column:Gevraagde steun (in y)": "thousand", "column:Totaal budget (in y)": "thousand"}
BOUNDS = Bounds(support=45_000_000)


def reasons(made: ImportPlan) -> list[str]:
    return [each.reason.replace("\xa0", " ") for each in made.rows if each.outcome is Outcome.REFUSED]


def test_what_the_call_cannot_grant_is_refused_and_the_rest_is_taken(tmp_path: Path) -> None:
    made = plan(column(tmp_path, HEADING, "150;300", "150.000;300.000"), answers=THOUSAND, bounds=BOUNDS)
    assert ([15_000_000], ()) == (read(made, "requested_support"), made.questions)
    (why,) = reasons(made)
    assert "D3: “150.000” in thousand euro, as you said, would be €150,000,000, more than the €450,000" in why
    assert "E3: “300.000” in thousand euro" in why


def test_a_support_above_its_own_total_budget_is_refused(tmp_path: Path) -> None:
    made = plan(column(tmp_path, HEADING, "150;300", "150.000;300"), answers=THOUSAND)
    assert [15_000_000] == read(made, "requested_support")
    assert "more than the total budget of €300,000" in reasons(made)[0]


def test_the_note_on_the_column_shows_a_value_that_was_taken(tmp_path: Path) -> None:
    made = plan(column(tmp_path, HEADING, "150.000;300.000", "150;300"), answers=THOUSAND, bounds=BOUNDS)
    assert ["150 became", "300 became"] == [
        note.replace("\xa0", " ").split(": ")[1][:10] for note in made.notes
    ]


def test_a_request_that_is_merely_too_high_is_taken(tmp_path: Path) -> None:
    made = plan(column(tmp_path, HEADING, "600;900"), answers=THOUSAND, bounds=BOUNDS)
    assert [60_000_000] == read(made, "requested_support")


def test_a_cell_that_says_the_unit_itself_is_taken_at_its_word(tmp_path: Path) -> None:
    made = plan(column(tmp_path, HEADING, "150000 k€;300000 k€"), answers=THOUSAND, bounds=BOUNDS)
    assert [15_000_000_000] == read(made, "requested_support")


def test_one_answer_for_two_files_refuses_what_it_cannot_be_in_one_of_them(tmp_path: Path) -> None:
    applications = column(tmp_path, "Gevraagde steun", "150000")
    (first := tmp_path / "1").mkdir()
    (second := tmp_path / "2").mkdir()
    paths = (partners(first, "Omzet (y);staff", "12;3"), partners(second, "Omzet (y);staff", "12000;3"))
    made = plan(applications, *paths, answers={"column:Omzet (y)": "million"})
    (why,) = reasons(made)
    assert "D2: “12000” in million euro, as you said, would be €12,000,000,000" in why
    assert [1_200_000_000] == [each.turnover for each in made.dossiers_to_add[0].partners]
