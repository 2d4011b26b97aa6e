"""How far each juror is stands beside their pack, whoever changed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.desks.keeping.renewing import renew_key
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.preview import outgoing
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign, GiveSeat
from tests.samples import SECRETARY, dossier, put_dossiers, small_panel
from ui.pages.exchange.handout_buttons import outdated
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


def states(page: ExchangePage) -> list[str]:
    model = page.handout.table.rows_model
    state = len(model.columns) - 1
    return [model.columns[state].cell(row).text for row in model.rows]


@pytest.mark.long
def test_a_juror_is_followed_from_pack_to_last_score(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    seen = [states(page)]
    hand_out(panel, tmp_path / "packs", jurors=["J1"])
    seen.append(states(page))
    for criterion in ("helix", "sme"):
        panel.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=6))
        seen.append(states(page))
    assert seen == [
        ["not handed out", "not handed out"],
        ["handed out", "not handed out"],
        ["partly in", "not handed out"],
        ["complete", "not handed out"],
    ]


@pytest.mark.long
def test_packs_out_of_date_are_counted_and_renewed_alone(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=2)
    panel.actor = SECRETARY
    panel.execute(Assign(pairs=(("J1", "A-1"), ("J2", "A-2"))))
    hand_out(panel, tmp_path / "packs")
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    assert (False, "2 of 2 jurors have their pack or form") == (
        page.handout.buttons.renew.isVisible(),
        page.handout.state(),
    )
    panel.execute(GiveSeat(juror="J1", application="A-2"))
    assert (["pack out of date", "handed out"], "Renew 1 out of date…") == (
        states(page),
        page.handout.buttons.renew.text(),
    )
    assert page.handout.state().endswith(" · 1 pack out of date")
    assert ["lacks A-2", ""] == [row.why for row in page.handout.table.rows_model.rows]
    page.handout.hand_out_to(tmp_path / "packs", outdated(page.handout.table.rows_model.rows))
    assert [1, 1, 2] == sorted(each.number for each in panel.view.issued())


@pytest.mark.long
def test_what_changed_since_is_told_of_who_owes_nothing_too(window: MainWindow, tmp_path: Path) -> None:
    """In the list and before a hand-out alike; the pack is to be renewed only for who still scores."""
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    hand_out(panel, tmp_path / "packs")
    for criterion in ("helix", "sme"):
        panel.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=6))
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    panel.execute(put_dossiers([dossier("A-1", "Other")]))
    rows = page.handout.table.rows_model.rows
    assert ["complete", "pack out of date"] == states(page)
    assert ["J2"] == list(outdated(rows))
    said = [row.why for row in rows]
    assert ["A-1 changed since · all is in, so no newer pack is needed", "A-1 changed since"] == said
    assert said == [each.changes for each in outgoing(panel.view, None)]


@pytest.mark.long
def test_a_hand_out_with_the_old_codes_does_not_ask_to_note_them(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    heads = []
    for _time in range(2):
        page.handout.hand_out_to(tmp_path / "packs")
        heads.append(page.handout.codes_card.heading.text())
    assert ["Access codes: note them now", "Packs handed out"] == heads


@pytest.mark.long
def test_only_what_is_to_be_made_is_offered(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    buttons = page.handout.buttons
    offered = [(buttons.due.text(), buttons.nothing.isVisible(), buttons.again.isVisible())]
    hand_out(panel, tmp_path / "packs", jurors=["J1"])
    offered.append((buttons.due.text(), buttons.nothing.isVisible(), buttons.again.isVisible()))
    hand_out(panel, tmp_path / "packs", jurors=["J2"])

    assert offered == [("Hand out 2 packs…", False, False), ("Hand out 1 pack…", False, False)]
    assert not buttons.due.isVisible()
    assert buttons.nothing.isVisible()
    assert buttons.again.text() == "Hand out 2 packs again…"
    page.handout.kind.forms.setChecked(True)
    newest = "Every juror with applications has the newest pack or form."
    said = f"{newest} Handing out again makes another, with the next number."
    assert ("Hand out 2 forms again…", said) == (buttons.again.text(), buttons.nothing.text())


@pytest.mark.long
def test_the_buttons_end_where_their_table_ends(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    button, table = page.handout.buttons.due, page.handout.table

    assert button.mapTo(page, button.rect().topRight()).x() == table.mapTo(page, table.rect().topRight()).x()


@pytest.mark.long
def test_after_a_renewal_of_the_key_new_codes_are_made_unless_somebody_chooses_otherwise(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=2)
    panel.actor = SECRETARY
    hand_out(panel, tmp_path / "packs")
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    handout = page.handout
    renew_key(panel, "Laptop gestolen.")
    assert not handout.buttons.new_codes.isChecked()
    handout.buttons.renew.click()
    assert handout.buttons.new_codes.isChecked()
    assert [True, True] == [each.has_new_code for each in handout.preview.table.rows_model.rows]
    assert "New codes are made" in handout.preview.note.text()
    handout._leave_preview()
    handout.buttons.new_codes.setChecked(False)
    handout.buttons.renew.click()
    assert not handout.buttons.new_codes.isChecked()
    assert "2 jurors would keep their earlier access codes" in handout.preview.note.text()
