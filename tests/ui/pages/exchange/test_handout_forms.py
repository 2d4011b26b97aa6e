"""Handing out spreadsheet forms instead of packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from ui.pages.exchange.handout_panel import HandoutPanel
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ExchangePage:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange", "hand-out")
    shown = window.page()
    assert isinstance(shown, ExchangePage)
    return shown


@pytest.fixture
def panel(page: ExchangePage) -> HandoutPanel:
    return page.handout


@pytest.mark.long
def test_packs_are_what_is_handed_out_unless_forms_are_chosen(panel: HandoutPanel) -> None:
    assert panel.buttons.due.text() == "Hand out 2 packs…"

    panel.kind.forms.setChecked(True)

    assert panel.buttons.due.text() == "Hand out 2 forms…"
    assert not panel.buttons.new_codes.isVisible()


@pytest.mark.long
def test_forms_are_written_and_listed_without_codes(
    panel: HandoutPanel, window: MainWindow, tmp_path: Path
) -> None:
    panel.kind.forms.setChecked(True)
    panel.hand_out_to(tmp_path / "forms")

    rows = panel.forms_card.table.rows_model.rows
    assert [row.name for row in rows] == ["An Peeters", "Jan Claes"]
    assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == sorted(
        row.path.name for row in rows
    )
    assert panel.forms_card.isVisible()
    assert not panel.codes_card.isVisible()
    assert "2 forms written. Scoring is open now." in window.messages.text.text()


@pytest.mark.long
def test_one_juror_may_get_a_form_and_the_others_packs(panel: HandoutPanel, tmp_path: Path) -> None:
    panel.kind.forms.setChecked(True)
    panel.hand_out_to(tmp_path / "forms", ("J2",))
    panel._forget()
    panel.kind.packs.setChecked(True)
    panel.hand_out_to(tmp_path / "packs", ("J1",))

    assert panel.codes_card.isVisible()
    assert panel.state() == "2 of 2 jurors have their pack or form"


@pytest.mark.long
def test_forms_that_lie_there_already_are_not_overwritten(panel: HandoutPanel, tmp_path: Path) -> None:
    panel.kind.forms.setChecked(True)
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "J1-An-Peeters-form-1.xlsx").write_bytes(b"scores")
    panel.hand_out_to(tmp_path / "forms")

    assert "lies there already" in panel.error.text()
    assert not panel.forms_card.isVisible()


@pytest.mark.long
def test_after_the_forms_the_jurors_come_back(panel: HandoutPanel, tmp_path: Path) -> None:
    panel.kind.forms.setChecked(True)
    panel.hand_out_to(tmp_path / "forms")
    panel._forget()

    assert panel.table.isVisible()
    assert panel.kind.isVisible()
    assert panel.table.rows_model.index(0, 2).data().startswith("no. 1 · ")


@pytest.mark.long
def test_letters_with_codes_are_offered_beside_packs_alone(panel: HandoutPanel, tmp_path: Path) -> None:
    panel.hand_out_to(tmp_path / "packs")
    panel._forget()
    assert panel.more.letters.isVisible()

    panel.kind.forms.setChecked(True)

    assert not panel.more.letters.isVisible()
    assert not panel.more.no_codes.isVisible()


@pytest.mark.long
def test_where_nobody_has_a_code_it_says_why_no_letters_are_offered(
    panel: HandoutPanel, tmp_path: Path
) -> None:
    panel.kind.forms.setChecked(True)
    panel.hand_out_to(tmp_path / "forms")
    panel._forget()

    panel.kind.packs.setChecked(True)

    assert not panel.more.letters.isVisible()
    assert panel.more.no_codes.isVisible()
