from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan, Outcome
from tests.exchange.intake.intake_samples import file, partners, plan, read

HEAD = "number;title;organisation\nA-1;Zon;O\nA-2;Wind;O\n"


def made_of(tmp_path: Path, *rows: str, **answers: str) -> ImportPlan:
    return plan(file(tmp_path, HEAD + "\n".join(rows) + "\n"), answers=answers)


@pytest.mark.parametrize(
    "row",
    [
        "Aantal;2;2",
        "Aantal aanvragen;2;",
        "Count;2;2",
        "Mediaan;1;2",
        "Gemiddelde;3;4",
        "Nombre de demandes;2;2",
    ],
)
def test_what_was_counted_of_the_others_is_left_out_and_said(tmp_path: Path, row: str) -> None:
    made = made_of(tmp_path, row)
    assert (["A-1", "A-2"], 2) == (read(made, "number"), len(made.rows))
    assert f"1 row holds totals (“{row.split(';')[0]}”) and is left out: 4." in made.notes


@pytest.mark.parametrize("row", ["Aantal;Aantal bomen in de stad;O", "Count;Count on us;O", "Max;Max;O"])
def test_a_row_with_words_beside_it_is_none_of_those(tmp_path: Path, row: str) -> None:
    assert row.split(";")[1] in read(made_of(tmp_path, row), "title")


@pytest.mark.parametrize("row", ["Max;2;3", "Min;1;1", "std;0,5;1"])
def test_what_may_be_a_name_beside_numbers_waits_for_an_answer(tmp_path: Path, row: str) -> None:
    made = made_of(tmp_path, row)
    assert ["hidden-rows:stated"] == [each.id for each in made.questions]
    assert ("hidden-rows:stated",) == made.rows[2].awaits
    left = plan(tmp_path / "a.csv", answers={"hidden-rows:stated": "leave-out"})
    assert (["A-1", "A-2"], ()) == (read(left, "number"), left.questions)


@pytest.mark.parametrize(
    "title",
    ["test", "TEST", "Test 1", "testaanvraag", "nieuwe aanvraag", "New application", "dummy", "asdf", "[in te vullen]",
     "Nouveau projet"],
)  # fmt: skip
def test_a_title_that_somebody_tried_out_waits_for_an_answer(tmp_path: Path, title: str) -> None:
    made = made_of(tmp_path, f"A-3;{title};O")
    assert ["A-1", "A-2"] == read(made, "number")
    assert (Outcome.REFUSED, ("hidden-rows:stated",)) == (made.rows[2].outcome, made.rows[2].awaits)
    assert (
        f"In a.csv “title” says “{title}” in row 4, which waits until somebody says whether it counts."
        in made.notes
    )
    path = tmp_path / "a.csv"
    assert title in read(plan(path, answers={"hidden-rows:stated": "keep"}), "title")
    assert title in read(plan(path, answers={"hidden-row:4": "keep"}), "title")


@pytest.mark.parametrize(
    "title", ["Test beds for steel", "Titel", "T", "Testing the grid", "Project Test-IT"]
)
def test_a_title_with_such_a_word_in_it_is_a_title(tmp_path: Path, title: str) -> None:
    assert title in read(made_of(tmp_path, f"A-3;{title};O"), "title")


def test_a_partner_may_be_called_so(tmp_path: Path) -> None:
    text = "number;naam;helix\nA-1;Test;bedrijf\nA-1;Max;bedrijf\n"
    made = plan(file(tmp_path, HEAD), file(tmp_path, text, "partners.csv"))
    assert ["Test", "Max"] == [each.name for each in made.dossiers_to_add[0].partners]


@pytest.mark.parametrize(
    "words",
    ["ingetrokken", "Teruggetrokken", "stopgezet", "geannuleerd", "vervallen", "niet ingediend", "withdrawn",
     "cancelled", "canceled", "retired", "retiré", "retirée", "abandonné", "Abandonnée", "abandoned", "annulé",
     "annulée", "gestopt", "afgevoerd", "beëindigd", "gecanceld", "zurückgezogen", "non soumis", "not submitted",
     "ziet af",
     "trekt zich terug", "heeft zich teruggetrokken", "door de aanvrager ingetrokken", "annulé le 3/4"],
)  # fmt: skip
def test_what_was_withdrawn_comes_in_by_no_spelling(tmp_path: Path, words: str) -> None:
    """In a column of states it is asked about, and in brackets behind a title."""
    stated = plan(file(tmp_path, f"number;title;organisation;status\nA-1;Zon;O;{words}\nA-2;Wind;O;ok\n"))
    titled = plan(file(tmp_path, f"number;title;organisation\nA-1;Zon ({words});O\nA-2;Wind;O\n", "b.csv"))
    assert ["A-2"] == read(titled, "number")
    assert ("hidden-rows:stated",) == titled.rows[0].awaits
    if stated.decided or any(each.id.startswith("decided:") for each in stated.questions):
        return  # what was decided of admissibility is asked about as such
    assert ["A-2"] == read(stated, "number")
    assert stated.rows[0].awaits


@pytest.mark.parametrize(
    "title",
    ["Retired – werken na 65", "Abandoned mines as batteries", "Annulée of hersteld", "Void space (BE)"],
)
def test_a_project_may_be_about_it(tmp_path: Path, title: str) -> None:
    assert title in read(made_of(tmp_path, f"A-3;{title};O"), "title")


@pytest.mark.parametrize("status", ["niet ingetrokken", "ingediend", "lopend", "niet gestopt", "volledig"])
def test_what_goes_on_comes_in(tmp_path: Path, status: str) -> None:
    made = plan(file(tmp_path, f"number;title;organisation;status\nA-1;Zon;O;{status}\nA-2;Wind;O;ok\n"))
    assert ["A-1", "A-2"] == read(made, "number")


def test_partners_are_read_without_a_row_of_what_was_counted(tmp_path: Path) -> None:
    made = plan(file(tmp_path, HEAD), partners(tmp_path, "vte", "2"))
    assert ["P1"] == [each.name for each in made.dossiers_to_add[0].partners]
