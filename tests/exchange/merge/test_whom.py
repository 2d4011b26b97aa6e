"""An id does not tell whose scores they are where the form says another name, or the id became another's."""

from __future__ import annotations

import pytest

from evalapp.exchange.merge.incoming import FormSource, ScoreTable
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.state import PanelState
from tests.exchange.merge.merge_samples import helix, only, panel, row, sent, table
from tests.exchange.sealed.exchange_samples import PACK, PANEL

_FORM = "7f3a91c0-44de-4b1a-9c3e-0a5d2f6b7c81"


def _state(then: str = "") -> PanelState:
    """J1 is An Peeters, and was called otherwise when pack and form left."""
    return panel(
        jurors={"J1": "An Peeters", "J2": "Jan Claes"},
        handed_to={each: {"J1": then} for each in (PACK, _FORM)} if then else {},
        issued={PACK: "J1", _FORM: "J1"},
    )


def _form(name: str = "An Peeters", file: str = "f.xlsx") -> ScoreTable:
    source = FormSource(panel=PANEL, form=_FORM, juror="J1", scheme_version=1, name=name)
    made = table(row(0, 3))
    return ScoreTable(file=file, sha256=made.sha256, rows=made.rows, form=source)


@pytest.mark.parametrize("name", ["Jan Claes", "Els Maes"])
def test_a_form_that_shows_somebody_else_is_refused_with_both_names(name: str) -> None:
    plan = plan_merge(_state(), [_form(name)])
    assert () == plan.writes
    assert f"“J1”, An Peeters, and says that it is of {name}" in only(plan).reason


@pytest.mark.parametrize("file", ["J2-Jan-Claes-form-1.xlsx", "j2-jan-claes.xlsx", "J2-Jan-Claes (2).xlsx"])
def test_a_form_in_a_file_called_as_that_of_another_juror_is_refused_with_both_names(file: str) -> None:
    refusal = only(plan_merge(_state(), [_form(file=file)])).reason
    assert "“J1”, An Peeters, and its file is called as that of “J2”, Jan Claes" in refusal


@pytest.mark.parametrize("name", ["An Peeters", "Peeters An", ""])
@pytest.mark.parametrize(
    "file", ["J1-An-Peeters-form-1.xlsx", "scores J2-Jan-Claes.xlsx", "J2-Jan-Claessens.xlsx"]
)
def test_an_own_form_is_merged_whatever_its_file_is_called_beside(name: str, file: str) -> None:
    assert 1 == len(plan_merge(_state(), [_form(name, file)]).writes)


@pytest.mark.parametrize("then", ["Jan Claes", "Els Maes"])
def test_what_left_for_somebody_whose_id_is_another_now_is_refused(then: str) -> None:
    for file in (sent(helix(3)), _form(then)):
        plan = plan_merge(_state(then), [file])
        assert () == plan.writes
        assert f"when that was {then}, and “J1” is An Peeters now" in only(plan).reason


def test_a_name_that_was_corrected_since_is_said_and_keeps_nothing_out() -> None:
    for file in (sent(helix(3)), _form("An Janssens")):
        plan = plan_merge(_state("An Janssens"), [file])
        assert 1 == len(plan.writes)
        assert "It left for An Janssens, who is An Peeters now." in only(plan).reason
