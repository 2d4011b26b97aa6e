"""A tie at the line and every way in which the scheme lets it be settled, through the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.application import Dossier
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scores import SetComment, SetScore
from tests.samples import SCHEME, dossier, put_dossiers, small_panel
from tests.ui.pages.ranking.test_chair_ranking import ranking
from ui.look import measuring
from ui.pages.ranking.page import RankingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow

FLAG = """
[[flags]]
id = "uncovered"
title = { nl = "Dekt een leemte", en = "Covers a gap" }
"""


def tied_page(
    window: MainWindow, path: Path, ties: str, *, hour: str = "T10:00", flag: str = "Covers a gap"
) -> RankingPage:
    """Budget for two of three applications, of which the last two have the same scores."""
    scheme = SCHEME.replace('ties = ["criterion:helix", "lot"]', f"ties = [{ties}]")
    if "flag" in ties:
        scheme = scheme.replace("[ranking]", f"{FLAG.replace('Covers a gap', flag)}\n[ranking]")
    panel = small_panel(path / "call.evalpanel", scheme=scheme)
    numbers = ("A-1", "A-2", "A-3")
    panel.execute(put_dossiers([_submitted(number, f"2015-11-30{hour}") for number in numbers]))
    for juror in ("J1", "J2"):
        for number, value in zip(numbers, (8, 6, 6), strict=True):
            for criterion in ("helix", "sme"):
                place = {"juror": juror, "application": number, "criterion": criterion}
                panel.execute(SetScore(**place, value=value))
                panel.execute(SetComment(**place, comment="why"))
    move_to_phase(panel, Phase.DELIBERATION)
    return ranking(window, panel)


def _submitted(number: str, moment: str) -> Dossier:
    made = dossier(number)
    return replace(made, application=replace(made.application, submitted_at=moment))


def ways(page: RankingPage) -> list[str]:
    return [each.text() for each in page.tie.buttons]


def test_every_rule_that_leaves_something_to_somebody_is_offered_in_their_order(
    window: MainWindow, tmp_path: Path
) -> None:
    page = tied_page(window, tmp_path, '"criterion:helix", "flag:uncovered", "panel-order", "lot"')
    assert ways(page) == ["Holds for one of them…", "Order them yourselves…", "Draw lots…"]
    said = [each.text() for each in page.tie.findChildren(Label)]
    assert {"1. “Triple helix”: A-2 3.00 · A-3 3.00", "“Covers a gap”"} <= set(said)


def test_an_order_that_is_typed_settles_it(window: MainWindow, tmp_path: Path) -> None:
    page = tied_page(window, tmp_path, '"criterion:helix", "panel-order", "lot"')
    assert page.resolve_button is not None
    page.resolve_button.click()
    assert page.tie.buttons[0].hasFocus() or page.tie.buttons[0].isVisibleTo(page)
    page.tie.buttons[0].click()
    form = page.tie.order
    assert form.order.text() == "A-2, A-3"
    form.order.setText("A-3; A-2")
    form.button.click()
    assert "needs its reason" in form.error.text()
    form.reason.setText("A-3 reaches more SMEs.")
    QTest.keyClick(form.reason, Qt.Key.Key_Return)
    assert page.ranking is not None
    assert [each.application for each in page.ranking.places if each.is_ranked] == ["A-1", "A-3", "A-2"]
    assert page.tie.isHidden()


@pytest.mark.long
@pytest.mark.parametrize("order", ["A-2", "A-2, A-1", "A-2, A-9", "", "A-2, A-2"])
def test_an_order_of_others_is_refused_and_stays_as_typed(
    window: MainWindow, tmp_path: Path, order: str
) -> None:
    page = tied_page(window, tmp_path, '"panel-order"')
    page.tie.buttons[0].click()
    page.tie.order.order.setText(order)
    page.tie.order.reason.setText("Because.")
    page.tie.order.button.click()
    assert page.tie.order.error.text()
    assert (page.tie.order.order.text(), page.tie.order.reason.text()) == (order, "Because.")
    assert page.ranking is not None
    assert page.ranking.tied_at_line is not None


def test_a_finding_on_one_of_them_settles_it(window: MainWindow, tmp_path: Path) -> None:
    page = tied_page(window, tmp_path, '"flag:uncovered", "lot"')
    page.tie.buttons[0].click()
    form = page.tie.flag
    assert [form.application.itemData(n) for n in range(form.application.count())] == ["A-2", "A-3"]
    form.application.setCurrentIndex(1)
    form.reason.setText("Nobody else works on this.")
    form.button.click()
    assert page.ranking is not None
    assert [each.application for each in page.ranking.places if each.is_ranked] == ["A-1", "A-3", "A-2"]


def test_what_is_typed_for_an_order_is_a_draft_until_it_is_given_up(
    window: MainWindow, tmp_path: Path
) -> None:
    page = tied_page(window, tmp_path, '"panel-order"')
    page.tie.buttons[0].click()
    page.tie.order.reason.setText("Half a reas")
    assert page.drafts()["tie-order"].named() == ("the order of A-2 and A-3",)
    page.tie.order.hide()
    page.tie.buttons[0].click()
    assert page.tie.order.reason.text() == "Half a reas"


@pytest.mark.long
@pytest.mark.parametrize(("hour", "is_said"), [("", True), ("T10:00", False)])
def test_hours_that_are_not_known_are_said(
    window: MainWindow, tmp_path: Path, hour: str, is_said: bool
) -> None:
    page = tied_page(window, tmp_path, '"earlier-submission", "lot"', hour=hour)
    said = [each.text() for each in page.tie.findChildren(Label)]
    assert (
        "No hour of submission is known of A-2 and A-3; with it a rule may set them apart." in said
    ) is is_said
    assert ways(page) == ["Draw lots…"]


def test_a_scheme_that_leaves_nothing_to_anybody_says_who_may_settle_it(
    window: MainWindow, tmp_path: Path
) -> None:
    page = tied_page(window, tmp_path, '"criterion:helix"')
    assert ways(page) == []
    assert any("The body that decides" in each.text() for each in page.tie.findChildren(Label))
    assert page.resolve_button is None


def test_a_lot_alone_is_asked_at_once(window: MainWindow, tmp_path: Path) -> None:
    page = tied_page(window, tmp_path, '"criterion:helix", "lot"')
    assert page.resolve_button is not None
    page.resolve_button.click()
    assert page.lot.isVisibleTo(page)


def test_a_finding_with_a_whole_sentence_for_its_name_stays_within_the_card(
    window: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    page = tied_page(window, tmp_path, '"flag:uncovered", "panel-order"', flag="Covers an aspect " * 8)
    page.tie.buttons[0].click()
    qapp.processEvents()
    inner = page.aside.widget()
    assert inner is not None
    assert inner.width() <= page.aside.viewport().width()


def test_the_words_of_the_line_leave_its_link_the_room(
    window: MainWindow, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tied_page(window, tmp_path, '"criterion:helix", "lot"')
    window.resize(1024, 640)
    qapp.processEvents()
    rooms: dict[str, float] = {}
    elided = measuring.elided

    def heard(text: str, role: str, room: float) -> str:
        rooms[text] = room
        return elided(text, role, room)

    monkeypatch.setattr(measuring, "elided", heard)
    page.table.grab()
    (band,) = [each for text, each in rooms.items() if text.startswith("Funding line")]
    assert page.resolve_button is not None
    assert band <= page.table.viewport().width() - page.resolve_button.sizeHint().width()
