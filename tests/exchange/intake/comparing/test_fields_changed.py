"""What an import changes in an application, field by field."""

from __future__ import annotations

from evalapp.domain.application import Application, Dossier
from evalapp.domain.intake import BUDGET, PARTNERS
from evalapp.exchange.intake.comparing.changes import changes


def _said(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str, str]]:
    one, other = (
        Dossier(
            application=Application(number="A", title="T", organisation="O", total_budget=100, extra=extra)
        )
        for extra in (before, after)
    )
    return [(each.name, each.before, each.after) for each in changes(one, other)]


def test_a_further_field_that_is_called_as_one_of_ours_is_a_text() -> None:
    assert _said({}, {"total_budget": "912000"}) == [("total_budget", "", "912000")]
    assert _said({"start": "spoedig"}, {"start": "later"}) == [("start", "spoedig", "later")]


def test_a_further_field_that_is_called_as_a_list_is_no_list() -> None:
    assert sorted(_said({}, {PARTNERS: "drie", BUDGET: "1"})) == [(BUDGET, "", "1"), (PARTNERS, "", "drie")]


def test_a_further_field_that_goes_is_emptied() -> None:
    assert _said({"Remark": "x", "Kept": "y"}, {"Kept": "y"}) == [("Remark", "x", "")]
