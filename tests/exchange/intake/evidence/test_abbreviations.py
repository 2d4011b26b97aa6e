"""A heading written short is likely the name that it begins; one that may be short for two is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import file, plan, read


@pytest.mark.parametrize(
    ("heading", "name", "value"),
    [
        ("Tot. begr.", "total_budget", "500000"),
        ("TOT. BEGR. (k€)", "total_budget", "500"),
        ("Tot. begr. in k€", "total_budget", "500"),
        ("Aang. steun", "requested_support", "500000"),
        ("Aangevr. subs.", "requested_support", "500000"),
        ("Ondern.nr.", "enterprise_number", "0471.938.850"),
        ("Samenv.", "summary", "Kort"),
        ("Start proj.", "start", "2016-01-04"),
        ("Ind.datum", "submitted_at", "2015-12-03"),
        ("Eerd. instr.", "earlier_instrument", "VIS"),
    ],
)
def test_a_heading_written_short_is_read_and_said(
    tmp_path: Path, heading: str, name: str, value: str
) -> None:
    made = plan(file(tmp_path, f"number;title;organisation;{heading}\nA-1;T;O;{value}\n"))
    (found,) = read(made, name)
    assert found
    assert not made.strange
    assert any(f"“{heading}” was read as " in note for note in made.notes)


def test_the_columns_that_no_row_can_do_without_may_be_written_short(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "Aanvr. nr.;Titel aanvr.;Org.;Looptijd (mnd)\nA-1;T;O;36\n"))
    assert [("A-1", "T", "O", 3)] == [
        (
            each.application.number,
            each.application.title,
            each.application.organisation,
            each.application.years,
        )
        for each in made.dossiers_to_add
    ]


@pytest.mark.parametrize(
    "heading", ["Proj.", "Ref.", "Aanvr.", "T.", "Opm. vroeger", "Tot begr", "Tot. 2016", "P. t."]
)
def test_what_may_be_short_for_two_or_for_none_is_a_further_field(tmp_path: Path, heading: str) -> None:
    made = plan(file(tmp_path, f"number;title;organisation;{heading}\nA-1;T;O;5\n"))
    assert {heading: "5"} == made.dossiers_to_add[0].application.extra
    assert [(heading,)] == [tuple(each.headings) for each in made.strange]


def test_a_column_that_is_surely_the_field_goes_before_one_that_is_short_for_it(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "number;title;organisation;Tot. begr.;Totale begroting\nA-1;T;O;7;500000\n"))
    (application,) = (each.application for each in made.dossiers_to_add)
    assert (50_000_000, {"Tot. begr.": "7"}) == (application.total_budget, application.extra)
