"""A sheet that holds two tables, one below the other or side by side, the second often in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.cli.importing.taking import row_answers
from evalapp.domain.intake import APPLICATIONS, PARTNERS, ImportPlan, Outcome
from tests.exchange.intake.intake_samples import plan, read, workbook

DUTCH = [
    ["nummer", "titel", "organisatie", "gevraagde steun"],
    ["A-01", "Slimme sensoren", "Agro vzw", 100000],
    ["A-02", "Groene waterstof", "Haven nv", 250000],
]
FRENCH = [
    ["numéro", "titre", "organisation", "subside demandé"],
    ["A-01", "Capteurs intelligents", "Agro asbl", 100000],
    ["A-02", "Hydrogène vert", "Port sa", 250000],
]
PARTNERS_FR = [
    ["numéro", "partenaire", "type", "effectif"],
    ["A-01", "Boulangerie Dupont srl", "entreprise", 12],
    ["A-02", "Université de Liège", "université", 3000],
]


def _beside(left: list[list[object]], right: list[list[object]], gap: int = 1) -> list[list[object]]:
    return [[*one, *[None] * gap, *other] for one, other in zip(left, right)]


def _told(made: ImportPlan) -> list[tuple[str, str, Outcome, tuple[str, ...]]]:
    return [(row.sheet, row.number, row.outcome, row.awaits) for row in made.rows if row.kind == APPLICATIONS]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([*DUTCH, [], *FRENCH], "lijst!A5"),
        ([*DUTCH, *FRENCH], "lijst!A4"),
        ([*DUTCH, [], ["Version française"], *FRENCH], "lijst!A6"),
        (_beside(DUTCH, FRENCH), "lijst!F1"),
        (_beside(DUTCH, FRENCH, gap=0), "lijst!E1"),
    ],
)
def test_a_translation_of_the_list_waits_and_the_list_comes_in(
    tmp_path: Path, rows: list[list[object]], name: str
) -> None:
    made = plan(workbook(tmp_path, ("lijst", rows)))
    asked = (f"sheet:{name}",)
    assert [
        ("", "A-01", Outcome.ADDED, ()),
        ("", "A-02", Outcome.ADDED, ()),
        (name, "A-01", Outcome.REFUSED, asked),
        (name, "A-02", Outcome.REFUSED, asked),
    ] == _told(made)
    assert ["Slimme sensoren", "Groene waterstof"] == read(made, "title")
    assert [{}, {}] == read(made, "extra")
    (question,) = made.questions
    assert question.id == asked[0]
    assert f"a second table begins in {name}" in question.why


def test_what_is_left_out_takes_nothing_from_the_list(tmp_path: Path) -> None:
    made = plan(
        workbook(tmp_path, ("lijst", [*DUTCH, [], *FRENCH])), answers=row_answers(["lijst!A5!*=leave-out"])
    )
    assert [("", "A-01", Outcome.ADDED, ()), ("", "A-02", Outcome.ADDED, ())] == _told(made)
    assert not made.questions


@pytest.mark.parametrize(
    ("rows", "name", "cell"),
    [
        ([*DUTCH, [], ["Partenaires"], *PARTNERS_FR], "lijst!A6", "lijst!D8"),
        ([*DUTCH, [], *PARTNERS_FR], "lijst!A5", "lijst!D7"),
        (_beside(DUTCH, PARTNERS_FR), "lijst!F1", "lijst!I3"),
    ],
)
def test_french_partners_on_the_sheet_of_the_applications_are_asked_about_and_read(
    tmp_path: Path, rows: list[list[object]], name: str, cell: str
) -> None:
    path = workbook(tmp_path, ("lijst", rows))
    made = plan(path)
    assert [Outcome.ADDED, Outcome.ADDED] == [outcome for _sheet, _number, outcome, _asked in _told(made)]
    waiting = [row for row in made.rows if row.kind == PARTNERS]
    assert [(f"sheet:{name}",)] * 2 == [row.awaits for row in waiting]
    assert [(), ()] == [each.partners for each in made.dossiers_to_add]
    taken = plan(path, answers=row_answers([f"{name}!*=keep"]))
    assert [["Boulangerie Dupont srl"], ["Université de Liège"]] == [
        [partner.name for partner in each.partners] for each in taken.dossiers_to_add
    ]
    rows = [[*row] for row in rows]
    rows[-1][8 if "I" in cell else 3] = "xyz"
    wrong = plan(workbook(tmp_path, ("lijst", rows)), answers=row_answers([f"{name}!*=keep"]))
    assert cell in next(row.reason for row in wrong.rows if row.kind == PARTNERS and row.reason)


def test_a_table_of_something_else_below_the_list_is_named_and_not_read(tmp_path: Path) -> None:
    more: list[list[object]] = [
        [],
        ["Contact", "Telefoon", "Mail"],
        ["Jan Peeters", "0499 11 22 33", "jan@voorbeeld.be"],
    ]
    made = plan(workbook(tmp_path, ("lijst", [*DUTCH, *more])))
    assert [Outcome.ADDED, Outcome.ADDED] == [outcome for _sheet, _number, outcome, _asked in _told(made)]
    assert [("lijst!A5", 1)] == [(each.name, each.rows) for each in made.unused]


def test_rows_of_the_list_below_a_blank_one_are_rows_of_it(tmp_path: Path) -> None:
    more: list[list[object]] = [
        [],
        ["A-03", "Titel", "Organisatie", 5000],
        [],
        ["A-04", "Titre", "Partenaire", 7000],
    ]
    made = plan(workbook(tmp_path, ("lijst", [*DUTCH, *more])))
    assert ["A-01", "A-02", "A-03", "A-04"] == [number for _sheet, number, _outcome, _asked in _told(made)]
    assert not made.questions
