"""A heading that is short for several fields is asked about, and is none of them until then."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.cli.importing.applications import _answers
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Outcome
from tests.exchange.intake.intake_samples import file, plan, read

HEAD = "nummer;titel;organisatie"


def _said(*reads: str) -> dict[str, str]:
    return _answers(reads, same_number=False, other_number=False)


@pytest.mark.parametrize(
    ("heading", "value", "field", "expected", "choices"),
    [
        ("Bedrag", "150000", "requested_support", 15_000_000, ["requested_support", "total_budget"]),
        ("Bedrag (k€)", "150", "total_budget", 15_000_000, ["requested_support", "total_budget"]),
        ("Datum", "1/3/2016", "start", "2016-03-01", ["start", "submitted_at"]),
        ("Date", "2016-03-01", "submitted_at", "2016-03-01", ["start", "submitted_at"]),
        ("Naam", "An Peeters", "contact", "An Peeters", ["contact"]),
    ],
)
def test_it_is_asked_which_field_it_is(
    tmp_path: Path, heading: str, value: str, field: str, expected: object, choices: list[str]
) -> None:
    path = file(tmp_path, f"{HEAD};{heading}\nA-1;T;O;{value}\n")
    made = plan(path)
    (question,) = made.questions
    assert (f"means:{heading}", [*choices, "further", "leave-out"]) == (
        question.id,
        [each.id for each in question.choices],
    )
    assert {heading: value} == dict(made.dossiers_to_add[0].application.extra)
    told = plan(path, answers=_said(f"{heading}={field}"))
    assert ([expected], {}, ()) == (
        read(told, field),
        dict(told.dossiers_to_add[0].application.extra),
        told.questions,
    )


def test_a_column_of_the_field_leaves_nothing_to_ask_of_it(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEAD};gevraagde steun;bedrag;totale begroting\nA-1;T;O;1000;5;2000\n")
    one_left = file(tmp_path, f"{HEAD};gevraagde steun;bedrag\nA-1;T;O;1000;5\n", "b.csv")
    assert () == plan(path).questions
    assert [["total_budget", "further", "leave-out"]] == [
        [each.id for each in question.choices] for question in plan(one_left).questions
    ]


@pytest.mark.parametrize(
    ("answer", "extra"),
    [
        ({"means:Bedrag": "further"}, {"Bedrag": "5"}),
        ({"means:Bedrag": "leave-out"}, {}),
        ({"column:Bedrag": "leave-out"}, {}),
        ({"column:Bedrag": "keep"}, {"Bedrag": "5"}),
    ],
)
def test_a_column_that_is_none_of_them_is_kept_or_left_out(
    tmp_path: Path, answer: dict[str, str], extra: dict[str, str]
) -> None:
    made = plan(file(tmp_path, f"{HEAD};Bedrag\nA-1;T;O;5\n"), answers=answer)
    assert (extra, ()) == (dict(made.dossiers_to_add[0].application.extra), made.questions)


def test_a_name_may_be_the_title_that_is_missing(tmp_path: Path) -> None:
    path = file(tmp_path, "nr;naam;organisatie\nA-1;T;O\n")
    assert [Outcome.REFUSED] == [row.outcome for row in plan(path).rows]
    assert ["T"] == read(plan(path, answers=_said("naam=title")), "title")


def test_an_empty_column_is_not_asked_about(tmp_path: Path) -> None:
    assert () == plan(file(tmp_path, f"{HEAD};Bedrag\nA-1;T;O;\n")).questions


def test_an_answer_that_is_no_such_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="requested_support"):
        plan(file(tmp_path, f"{HEAD};Bedrag\nA-1;T;O;5\n"), answers={"means:Bedrag": "colour"})
