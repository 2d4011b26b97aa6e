"""Who did not say whether the commitment is signed is not said to intend it only."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evalapp.domain.application import Application, Dossier, Helix, Partner
from tests.exchange.intake.intake_samples import column, file, partners, plan, workbook

NOT_SAID = "Whether the commitment is signed is not said of "
STORED = Dossier(
    application=Application(number="A-1", title="Title of A-1", organisation="Org"),
    partners=(
        Partner(name="P1", helix=Helix.COMPANY, is_committed=True),
        Partner(name="P2", helix=Helix.COMPANY),
    ),
)


@pytest.mark.parametrize(
    ("heading", "values", "states", "said"),
    [
        ("provincie", ("", ""), [None, None], "any of the 2 partners"),
        ("provincie", ("",), [None], "the 1 partner"),
        ("engagement", ("ja", ""), [True, None], "1 of the 2 partners"),
        ("engagement", ("ja", "neen"), [True, False], ""),
    ],
)
def test_what_is_not_said_is_not_known_and_counted_once(
    tmp_path: Path, heading: str, values: tuple[str, ...], states: list[bool | None], said: str
) -> None:
    made = plan(column(tmp_path, "acronym", ""), partners(tmp_path, heading, *values))
    assert states == [each.is_committed for each in made.dossiers_to_add[0].partners]
    notes = [each for each in made.notes if NOT_SAID in each]
    assert [f"{NOT_SAID}{said}: it is kept as not given."] * bool(said) == notes


def test_a_date_where_a_yes_belongs_is_told_as_people_write_it(tmp_path: Path) -> None:
    rows = [["number", "naam", "helix", "engagement"], ["A-1", "P", "bedrijf", date(2016, 3, 1)]]
    made = plan(column(tmp_path, "acronym", ""), workbook(tmp_path, ("partners", rows)))
    assert "D2: “1 March 2016” must be yes or no" in " ".join((made.rows[0].reason, *made.notes))


def test_an_empty_list_has_no_partner_that_did_not_say(tmp_path: Path) -> None:
    assert () == plan(column(tmp_path, "acronym", "")).notes


def test_a_null_of_json_is_not_known(tmp_path: Path) -> None:
    listed = [
        {"name": f"P{state}", "helix": "company", "is_committed": state} for state in (True, False, None)
    ]
    told = [{"number": "A-1", "title": "T", "organisation": "O", "partners": listed}]
    made = plan(file(tmp_path, json.dumps(told), "a.json"))
    assert [True, False, None] == [each.is_committed for each in made.dossiers_to_add[0].partners]


def test_a_table_without_the_column_says_what_it_takes_from_the_stored_list(tmp_path: Path) -> None:
    both = replace(STORED, partners=tuple(replace(each, is_committed=True) for each in STORED.partners))
    made = plan(partners(tmp_path, "provincie", "", ""), existing=[both])
    assert "other data: committed (2 signed → 2 not given)" in made.rows[0].reason


def test_other_data_of_the_same_partners_is_named(tmp_path: Path) -> None:
    made = plan(partners(tmp_path, "VTE;engagement", "9,5;ja", ";"), existing=[STORED])
    assert made.rows[0].reason.startswith("partners: 2 → 2 · other data: staff.")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("9,5;ja",), "2 → 1 · gone: P2 · other data: staff."),
        (("500;",), "2 → 1 · gone: P2 · other data: staff, committed (1 signed → 1 not given)."),
        (("9,5;ja", ";", ";"), "2 → 3 · new: P3 · other data: staff."),
        ((";ja", ";", ";"), "2 → 3 · new: P3."),
    ],
)
def test_a_list_that_grows_or_shrinks_names_the_other_data_of_those_on_both(
    tmp_path: Path, values: tuple[str, ...], told: str
) -> None:
    made = plan(partners(tmp_path, "VTE;engagement", *values), existing=[STORED])
    assert made.rows[0].reason.startswith(f"partners: {told}")
