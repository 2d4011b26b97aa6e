"""What a merge left open waits on a page of its own, and is settled there."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.merge import Choice, Version
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.writing.difference import since
from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from tests.ui.access.sweeping import (
    cut_texts,
    escaped_widgets,
    is_against_reading,
    settle,
    small_targets,
    tab_stops,
)
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned
from ui.look import theme
from ui.pages.exchange.choices.choice_words import choice_rows, facts, scale_words
from ui.pages.exchange.page import ExchangePage
from ui.tables.cells import Band
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", applications=2)


@pytest.fixture
def page(window: MainWindow, panel: Workspace, tmp_path: Path) -> ExchangePage:
    """Four choices are open: two devices of J1 differ on two applications and two criteria."""
    handed: HandedOut = hand_out(panel, tmp_path / "packs")
    for device, value in (("laptop", 6), ("office", 8)):
        path = returned(handed, "J1", device, value, tmp_path)
        merge(panel, plan_merge(panel, [path]))
    made = exchange(window, panel)
    made.open_at("choices")
    return made


def values(panel: Workspace) -> set[int | None]:
    return {each.value for each in panel.view.scores()}


def test_the_tab_says_how_many_are_open(page: ExchangePage) -> None:
    assert "Open choices · 4" == page.tabs.tabText(2)
    assert "4 choices: two devices or two moments gave a different score" == page.state_label.text()


def test_nothing_is_chosen_before_somebody_chooses(page: ExchangePage, panel: Workspace) -> None:
    assert page.choices.choices.view.cards[Choice.OPEN].isChecked()
    assert not page.choices.store.isEnabled()
    assert {6} == values(panel)


def test_what_is_chosen_counts_once_it_is_stored_and_can_be_undone(
    window: MainWindow, page: ExchangePage, panel: Workspace
) -> None:
    page.choices.choices.view.cards[Choice.TAKE].click()
    assert ({6}, "Store 1 choice") == (values(panel), page.choices.store.text())
    page.choices.store.click()
    assert ({6, 8}, "Open choices · 3") == (values(panel), page.tabs.tabText(2))
    window.undo()
    assert ({6}, "Open choices · 4") == (values(panel), page.tabs.tabText(2))


def test_all_of_a_file_are_settled_at_once(page: ExchangePage, panel: Workspace) -> None:
    page.choices.choices.take_all.click()
    page.choices.store.click()
    assert ({8}, "Open choices", True) == (
        values(panel),
        page.tabs.tabText(2),
        page.choices.empty.isVisible(),
    )


def test_a_choice_can_be_taken_back_before_it_is_stored(page: ExchangePage, panel: Workspace) -> None:
    page.choices.choices.keep_all.click()
    page.choices.forget.click()
    assert not page.choices.store.isEnabled()
    assert 4 == len(panel.view.open_choices())


def test_they_outlive_the_window_and_can_still_be_settled_while_deliberating(
    window: MainWindow, page: ExchangePage, panel: Workspace
) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    assert Phase.DELIBERATION is panel.view.call().phase
    page.choices.choices.keep_all.click()
    page.choices.store.click()
    assert [] == panel.view.open_choices()


def test_one_question_to_the_juror_names_both_versions_of_all_that_is_open(page: ExchangePage) -> None:
    choices = page.choices.choices
    text = choices.view._letter.text()
    found = "An Peeters, of 4 of your scores" in text, text.count("3.0 ("), text.count("4.0 (")
    assert (True, 4, 4) == found


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_in_a_small_window_the_versions_are_read_whole_each_over_its_choice(
    window: MainWindow, page: ExchangePage, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(1024, 640)
    settle()
    view = page.choices.choices.view
    assert cut_texts(window) == []
    page.choices.choices.take_all.click()
    assert page.choices.choices.open_all.isVisible()
    settle()
    under = {Choice.KEEP: view.stored, Choice.TAKE: view.incoming, Choice.OPEN: view.result}

    assert (cut_texts(window), escaped_widgets(window), small_targets(window)) == ([], [], [])
    for choice, version in under.items():
        button = view.cards[choice]
        assert button.x() == version.x()
        assert 0 < button.y() - version.geometry().bottom() < theme.HUGE


def test_the_keyboard_goes_through_the_versions_as_they_are_read(
    window: MainWindow, page: ExchangePage, qapp: QApplication
) -> None:
    for size in ((1024, 640), (1440, 900), (1024, 640)):
        window.resize(*size)
        window.activateWindow()
        settle()
        view = page.choices.choices.view
        view.stored.motivation.setFocus()
        stops = [stop for stop in tab_stops(window) if view.isAncestorOf(stop)]
        start = stops.index(min(stops, key=lambda stop: (stop.mapTo(view, QPoint()).y(), stop.x())))
        in_turn = stops[start:] + stops[:start]

        assert [one for one, other in pairwise(in_turn) if is_against_reading(one, other)] == []


def test_the_versions_stand_in_one_row_where_they_have_room(page: ExchangePage) -> None:
    settle()
    view = page.choices.choices.view

    assert len({card.y() for card in (view.base, view.stored, view.incoming, view.result)}) == 1


def test_half_a_score_is_said_to_lie_between_two_words() -> None:
    scheme = parse_scheme(template_text("horizon-ria"))
    criterion = scheme.criteria[0]
    said = [scale_words(Version(answer=Answer(value=steps)), criterion) for steps in (6, 7, 8)]

    assert ["Good", "Between good and very good", "Very good"] == said


def test_the_other_scores_of_the_application_stand_beneath(page: ExchangePage) -> None:
    rows = page.choices.choices.view.others.table.rows_model.rows

    assert [True, False] == [row.is_at_hand for row in rows]
    assert [(6, 8), (6, 8)] == [(row.stored.value, row.incoming and row.incoming.value) for row in rows]


def test_what_was_taken_out_is_struck_through_and_not_copied(page: ExchangePage) -> None:
    shown = page.choices.choices.view.stored.motivation
    text = "They add 🙂 something of their own."
    shown.show_text(text, since(text, "They really add 🙂 something of their own."))
    shown.selectAll()

    assert "They really add 🙂 something of their own." == shown.toPlainText()
    assert text == shown.createMimeDataFromSelection().text()
    assert "taken out: really" in shown.accessibleDescription()


def test_the_first_marked_words_are_in_sight(page: ExchangePage) -> None:
    shown = page.choices.choices.view.incoming.motivation
    begun = "The same words again and again. " * 60
    shown.show_text(f"{begun}New at the end.", since(f"{begun}New at the end.", begun))
    settle()
    cursor = shown.textCursor()
    assert shown.verticalScrollBar().value() > 0
    assert shown.viewport().rect().contains(shown.cursorRect(cursor).center())

    shown.show_text("Short.", since("Short.", "Brief."))
    assert shown.verticalScrollBar().value() == 0


def test_the_juror_stands_over_their_choices(page: ExchangePage, panel: Workspace) -> None:
    lines = page.choices.choices.table.rows_model.lines
    names = {each.id: each.name for each in panel.view.people()}
    assert [names["J1"]] == [line.text for line in lines if isinstance(line, Band)]
    assert isinstance(lines[0], Band)
    assert 4 == len(page.choices.choices.table.rows_model.rows)
    assert [] == choice_rows([])


def test_versions_of_the_same_minute_are_told_apart() -> None:
    one, other = (
        Version(answer=Answer(value=6), by="Mia Willems", at=f"2015-12-14T13:03:{at}Z") for at in (12, 47)
    )
    assert "14 Dec 2015, 14:03:47" == facts(other, beside=(one,))[2]
    assert "14 Dec 2015, 14:03" == facts(other, beside=(Version(answer=Answer(value=6)),))[2]
    assert "by Mia Willems" == facts(other)[0]


def test_a_score_is_written_alike_on_its_card_and_among_the_others(page: ExchangePage) -> None:
    view = page.choices.choices.view
    (row,) = [each for each in view.others.table.rows_model.rows if each.is_at_hand]
    cells = [column.cell(row).text for column in view.others.table.rows_model.columns]
    assert [each.figure.text() for each in (view.stored, view.incoming)] == cells[2:4]
    assert ("Base", "–") == (view.others.table.rows_model.columns[1].head, cells[1])


def test_a_key_acts_only_where_it_stands(page: ExchangePage, qtbot: QtBot) -> None:
    page.take_focus()
    view = page.choices.choices.view
    assert [True] * 3 == [card._key.isVisibleTo(card) for card in view.cards.values()]
    view.next.setFocus()
    qtbot.keyClick(view.next, Qt.Key.Key_2)
    assert [False] * 3 == [card._key.isVisibleTo(card) for card in view.cards.values()]
    assert {Choice.OPEN} == {each.choice.choice for each in page.choices.choices._asked}


def test_a_reason_for_the_choices_may_be_given(page: ExchangePage, panel: Workspace) -> None:
    page.choices.choices.view.cards[Choice.TAKE].click()
    page.choices.reason.setText("An said so by mail.")
    page.choices.store.click()
    assert panel.view.history(limit=1)[0].summary.endswith(": 3 → 4 – An said so by mail.")
    assert "" == page.choices.reason.text()


def test_all_of_a_file_are_answered_another_way_by_answering_again(
    page: ExchangePage, panel: Workspace
) -> None:
    choices = page.choices.choices
    assert ["Keep the panel in all 4", "Take the file in all 4"] == [
        each.text() for each in (choices.keep_all, choices.take_all)
    ]
    assert not choices.open_all.isVisible()
    for button, made, store in (
        (choices.take_all, Choice.TAKE, "Store 4 choices"),
        (choices.keep_all, Choice.KEEP, "Store 4 choices"),
        (choices.open_all, Choice.OPEN, "Nothing chosen"),
    ):
        button.click()
        assert ({made}, store) == ({each.choice.choice for each in choices._asked}, page.choices.store.text())
    assert {6} == values(panel)


def test_what_must_be_asked_by_itself_is_not_answered_with_the_rest(
    page: ExchangePage, panel: Workspace, tmp_path: Path
) -> None:
    """A third version of two of the four came in: taking one of a file says nothing of the other."""
    third = tmp_path / "third.csv"
    third.write_text("juror,application,criterion,value\nJ1,A-1,helix,1\nJ1,A-1,sme,1\n", encoding="utf-8")
    merge(panel, plan_merge(panel, [third]))
    page.refresh(None)
    choices = page.choices.choices
    choices.table.choose(next(each.choice.key for each in choices._asked if each.choice.application == "A-2"))
    assert "Take the file in all 2" == choices.take_all.text()
    assert "several files say something else of it" in choices.of_file.text()
    choices.take_all.click()
    made = {each.choice.placed[1:] for each in choices._asked if each.choice.choice is Choice.TAKE}
    assert {("A-2", "helix"), ("A-2", "sme")} == made
    page.choices.store.click()
    assert 4 == len(panel.view.open_choices())


def test_the_choices_sort_filter_and_are_gone_through_as_they_stand(page: ExchangePage) -> None:
    choices = page.choices.choices
    table, view = choices.table, choices.view
    table.sort(1, is_descending=True)
    assert ["A-2", "A-2", "A-1", "A-1"] == [each.choice.application for each in table.rows_model.shown_rows]
    table.choose(table.rows_model.shown_rows[0].choice.key)
    view.stepped.emit(1)
    view.stepped.emit(1)
    assert ("A-1", "3 of 4") == (table.chosen_row.choice.application, view._where.text())
    table.rows_model.search(("office", "a-2"))
    assert 2 == len(table.rows_model.shown_rows)
    view.stepped.emit(1)
    assert "A-2" == table.chosen_row.choice.application


def test_choices_stand_as_the_scheme_has_its_criteria(page: ExchangePage, panel: Workspace) -> None:
    order = [each.id for each in panel.view.call().scheme.criteria]
    shown = [row.choice for row in page.choices.choices.table.rows_model.rows]
    places = [(each.application, order.index(each.criterion)) for each in shown]
    assert (places, 4) == (sorted(places), len(places))
