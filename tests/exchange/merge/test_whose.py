"""The number of an application does not tell whose scores they are where what stood beside it was another's."""

from __future__ import annotations

from typing import Any

import pytest

from evalapp.exchange.merge.incoming import FormSource, ScoreTable, ShownApplication, Told
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.state import MergePlan, PanelState
from tests.exchange.merge.merge_samples import helix, only, panel, row, sent, table
from tests.exchange.sealed.exchange_samples import PACK, PANEL

_WOOD, _HEAT = Told("Slim hout", "Houtnet vzw"), Told("Geothermie", "Aardwarmte vzw")
_NOW = {"A-1": _WOOD, "A-2": _HEAT, "A-3": Told("Golfenergie", "Zeekracht vzw")}
_FORM = "7f3a91c0-44de-4b1a-9c3e-0a5d2f6b7c81"


def _state(then: Told | None = None, **changes: Any) -> PanelState:
    """A panel that called A-1 otherwise when pack and form left."""
    handed = {each: {"A-1": then} for each in (PACK, _FORM)} if then is not None else {}
    return panel(told=_NOW, handed=handed, issued={PACK: "J1", _FORM: "J1"}, **changes)


def _form(title: str, organisation: str = "", **changes: Any) -> ScoreTable:
    shown = ShownApplication(
        application="A-1",
        title=title,
        title_cell="A-1!B3",
        organisation=organisation,
        organisation_cell="A-1!B4",
        **changes,
    )
    source = FormSource(panel=PANEL, form=_FORM, juror="J1", scheme_version=1, shown=(shown,))
    made = table(row(0, 3))
    return ScoreTable(file="f.xlsx", sha256=made.sha256, rows=made.rows, form=source)


def _reason(plan: MergePlan) -> str:
    assert () == plan.writes
    (detail,) = only(plan).details
    assert "refused" == detail.what
    return detail.reason


@pytest.mark.parametrize(
    "then",
    [_HEAT, Told("Geothermie", "Houtnet vzw"), Told("Windpark", "Windnet vzw")],
    ids=["exchanged", "titles-exchanged", "quite-another"],
)
def test_nothing_is_taken_of_what_was_handed_out_as_another_application(then: Told) -> None:
    for file in (sent(helix(3)), _form(then.title, then.organisation)):
        reason = _reason(plan_merge(_state(then), [file]))
        assert f"A-1 was handed out as “{then.title}” ({then.organisation}) and is “Slim hout”" in reason


@pytest.mark.parametrize(
    "then",
    [Told("Slimmer hout", "Houtnet vzw"), Told("Windpark", "Houtnet vzw"), Told("Slim hout", "Windnet vzw")],
)
def test_a_title_or_an_applicant_that_was_corrected_since_keeps_nothing_out(then: Told) -> None:
    for file in (sent(helix(3)), _form(then.title, then.organisation)):
        assert 1 == len(plan_merge(_state(then), [file]).writes)


@pytest.mark.parametrize(
    ("title", "organisation", "cell"),
    [
        ("Geothermie", "Houtnet vzw", "A-1!B3: “Geothermie”"),
        ("Windpark", "Houtnet vzw", "A-1!B3: “Windpark”"),
        ("Slim hout", "Zeekracht vzw", "A-1!B4: “Zeekracht vzw”"),
        ("Slim hout", "Windnet vzw · Limburg", "A-1!B4: “Windnet vzw · Limburg”"),
    ],
)
def test_a_sheet_that_was_overtyped_with_another_title_or_applicant_is_refused_with_its_cell(
    title: str, organisation: str, cell: str
) -> None:
    reason = _reason(plan_merge(_state(), [_form(title, organisation)]))
    assert reason.startswith(cell)
    assert "belong to A-1" in reason


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("Slim hout", "Houtnet vzw"),
        ("Slim houten", "HOUT · Houtnet bv · Limburg"),
        ("Slim hout", ""),
        ("", ""),
    ],
)
def test_a_small_correction_on_a_sheet_keeps_nothing_out(title: str, organisation: str) -> None:
    assert 1 == len(plan_merge(_state(), [_form(title, organisation)]).writes)


def test_an_own_text_of_a_form_counts_where_it_is_the_title_of_another() -> None:
    assert "Geothermie" in _reason(plan_merge(_state(), [_form("Geothermie", is_typed=False)]))
    assert 1 == len(plan_merge(_state(), [_form("Houtnet vzw", is_typed=False)]).writes)
