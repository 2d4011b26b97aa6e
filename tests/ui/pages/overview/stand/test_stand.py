"""Where a call stands at a glance: pictures with their tables, and links to where each thing is dealt with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.overview.blocking import Kind, Obstacle, obstacles
from evalapp.operations.overview.scored import scored_of
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.steps import steps
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import dossier, put_dossiers, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.exchange.page import ExchangePage
from ui.pages.overview import page as stand_page
from ui.pages.overview.page import OverviewPage
from ui.pages.overview.stand.scored_layout import Layout
from ui.pages.overview.stand.timeline_line import overdue_words, today_words
from ui.widgets.buttons import LinkButton
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 scored A-1 whole and A-2 in part, J2 nothing; J2 may not judge A-3."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        for number, criterion in (("A-1", "helix"), ("A-1", "sme"), ("A-2", "helix")):
            made.execute(SetScore(juror="J1", application=number, criterion=criterion, value=4))
        made.execute(DeclareConflict(juror="J2", application="A-3", kind=ConflictKind.OTHER))
        yield made


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> OverviewPage:
    window.start(panel)
    window.show_page("overview")
    found = window.page()
    assert isinstance(found, OverviewPage)
    return found


def in_the_way(panel: Workspace) -> list[Obstacle]:
    facts = facts_of(panel.view)
    return list(obstacles(facts, coverage(facts)))


def test_each_obstacle_has_its_link(page: OverviewPage, panel: Workspace) -> None:
    found = in_the_way(panel)
    assert [(Kind.WAY, "remind"), (Kind.WAY, "remind"), (Kind.WAY, "admit")] == [
        (each.kind, each.cure) for each in found if each.cure in ("remind", "admit")
    ]
    card = page.stand.obstacles_card
    said = [each.accessibleName() for each in card.findChildren(LinkButton)]
    assert [each.words for each in found] == [name.split(": ", 1)[1] for name in said]


@pytest.mark.long
def test_the_link_of_missing_justifications_opens_where_one_sees_whom_to_ask(
    page: OverviewPage, window: MainWindow
) -> None:
    links = page.stand.obstacles_card.findChildren(LinkButton)
    link = next(each for each in links if each.text() == "Ask")
    assert "without its justification: An Peeters" in link.accessibleName() or (
        "without their justification: An Peeters" in link.accessibleName()
    )
    link.click()
    found = window.page()
    assert isinstance(found, ExchangePage)
    assert found.register.debts.isVisible()
    assert ["An Peeters"] == [each.name for each in found.register.debts.table.rows_model.rows]
    assert "justification" in found.register.debts.text.toPlainText()


@pytest.mark.long
def test_a_link_opens_where_it_is_dealt_with(page: OverviewPage, window: MainWindow) -> None:
    links = page.stand.obstacles_card.findChildren(LinkButton)
    next(each for each in links if each.text() == "Remind").click()
    found = window.page()
    assert isinstance(found, ExchangePage)
    assert found.register.isVisible()


def test_what_is_done_is_gone_from_the_list(page: OverviewPage, panel: Workspace, qtbot: QtBot) -> None:
    before = len(page.stand.obstacles_card.findChildren(LinkButton))
    panel.execute(AdmitTheRest())
    qtbot.wait(1)
    shown = [each for each in page.stand.obstacles_card.findChildren(LinkButton) if each.isVisible()]
    assert before - 1 == len(shown)


def test_in_deliberation_only_what_closing_waits_for_is_in_the_way(panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    assert "remind" not in {each.cure for each in in_the_way(panel)}


def test_a_long_list_shows_the_rest_once_asked(page: OverviewPage, qtbot: QtBot) -> None:
    card = page.stand.obstacles_card
    card.show_obstacles([Obstacle(kind=Kind.APART, words=f"A-{n}", cure="consensus") for n in range(11)], "")
    more = next(each for each in card.findChildren(LinkButton) if "3 more" in each.text())
    more.click()
    qtbot.wait(1)
    shown = [each for each in card.findChildren(LinkButton) if each.isVisibleTo(card)]
    assert 11 == len(shown)


def test_the_grid_says_each_cell_to_the_keyboard(page: OverviewPage, qtbot: QtBot) -> None:
    grid = page.stand.scored_card.grid
    grid.setFocus()
    assert "A-1" in grid.accessibleName()
    assert "complete, 2 of 2" in grid.accessibleName()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert "partly in, 1 of 2" in grid.accessibleName()
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert "conflict of interest" in grid.accessibleName()
    qtbot.keyClick(grid, Qt.Key.Key_Down)  # there is no third juror
    assert "conflict of interest" in grid.accessibleName()


@pytest.mark.long
def test_a_cell_opens_its_application_and_back(page: OverviewPage, window: MainWindow, qtbot: QtBot) -> None:
    grid = page.stand.scored_card.grid
    found = grid.layout_now
    assert found is not None
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=found.place(0, 1).center().toPoint())
    opened = window.page()
    assert isinstance(opened, ApplicationsPage)
    assert opened.table.chosen_row is not None
    assert "A-2" == opened.table.chosen_row.application.number
    opened.back_button.click()
    assert page is window.page()


def test_where_there_is_no_room_a_cell_stands_for_several(page: OverviewPage) -> None:
    grid = page.stand.scored_card.grid
    found = grid.layout_now
    assert found is not None
    wide = type(found)(found.scored, 900.0)
    layouts = (type(found)(found.scored, float(width)) for width in range(400, 60, -1))
    narrow = next(each for each in layouts if each.per_cell > 1)
    assert (1, 2) == (wide.per_cell, narrow.per_cell)
    assert [("A-1", "A-2"), ("A-3",)] == [tuple(each.number for each in cell) for cell in narrow.cells]
    assert "A-1 to A-2: 3 of 4 scores" in narrow.words(0, 0)


def test_every_picture_has_its_table(page: OverviewPage) -> None:
    for card in (page.stand.scored_card, page.stand.spread_card, page.stand.money_card):
        assert (True, False) == (card.picture.isVisible(), card.table.isVisible())
        card.turn_button.click()
        assert (False, True) == (card.picture.isVisible(), card.table.isVisible())
        assert card.table.rows_model.rows
        card.turn_button.click()
        assert (True, "As a table") == (card.picture.isVisible(), card.turn_button.text())


def test_the_way_of_the_call_is_read_aloud(page: OverviewPage) -> None:
    name = page.next_card.line.accessibleName()
    assert "admissibility, now" in name
    assert "decision, still to come" in name
    assert "today, " in name


def test_days_are_counted_only_where_they_say_something(page: OverviewPage, panel: Workspace) -> None:
    timeline = page.next_card.line._timeline
    assert timeline is not None
    assert "left" not in today_words(timeline)  # the present milestone has no day


def test_where_days_and_state_disagree_a_sentence_says_so(page: OverviewPage, panel: Workspace) -> None:
    card, line = page.next_card, page.next_card.line
    found = line._timeline
    assert found is not None
    assert ("", True) == (overdue_words(found), card.overdue.isHidden())
    facts = facts_of(panel.view)
    found_steps = steps(facts, coverage(facts))
    late = [
        replace(each, day="2016-06-27", is_planned=True) if each.id == "sent-in" else each
        for each in found.milestones
    ]
    for today, words in (
        (
            date(2016, 7, 9),
            "The day of “jurors send in” passed 12 days ago; the call is still in the phase “Scoring”.",
        ),
        (
            date(2026, 7, 9),
            "The day of “jurors send in” was 27 June 2016; the call is still in the phase “Scoring”.",
        ),
    ):
        card.show_steps(found_steps, replace(found, milestones=tuple(late), today=today))
        assert (words, True) == (card.overdue.text(), card.overdue.isVisible())
        assert line.accessibleName().endswith(words)


def test_what_no_pack_has_is_said_below_the_days(
    page: OverviewPage, panel: Workspace, tmp_path: Path
) -> None:
    hand_out(panel, tmp_path / "packs")
    assert page.next_card.overdue.isHidden()
    panel.execute(put_dossiers([dossier("A-9")]))
    assert "Packs were handed out; 1 application is in none of them: A-9." == page.next_card.overdue.text()
    assert page.next_card.overdue.isVisible()


def test_the_money_of_the_call_is_told_beside_what_is_asked(page: OverviewPage) -> None:
    card = page.stand.money_card
    assert "€200,000 to divide" == card.envelope_words.text().replace("\u00a0", "")
    assert "€300,000 requested: 1.5 times as much" == card.times_words.text().replace("\u00a0", "")
    assert "3 partners" == card.partners_words.text()
    assert "3 of 3 companies are SMEs" == card.sme_words.text()


def test_a_change_of_what_is_asked_shows_at_once(page: OverviewPage, panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    assert page.state_label.text().startswith("Deliberation")


def test_what_closing_waits_for_is_found_once_for_all_that_the_page_shows(
    window: MainWindow, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each answer asks for a ranking of the whole panel."""
    move_to_phase(panel, Phase.DELIBERATION)
    asked: list[int] = []
    found = stand_page.closing_points
    monkeypatch.setattr(stand_page, "closing_points", lambda workspace: asked.append(2) or found(workspace))
    counted = stand_page.ranking_of
    monkeypatch.setattr(stand_page, "ranking_of", lambda workspace: asked.append(1) or counted(workspace))
    window.start(panel)
    window.show_page("overview")
    assert [1, 2] == asked


@pytest.mark.long
def test_a_change_is_not_answered_from_before_it(page: OverviewPage, panel: Workspace) -> None:
    waiting = page._missing_before(Phase.DELIBERATION)
    panel.execute(AdmitTheRest())
    assert set(page._missing_before(Phase.DELIBERATION)) < set(waiting)


@pytest.mark.parametrize(("language", "said"), [("nl", "nog geen score"), ("en", "no score yet")])
def test_of_who_gave_nothing_it_says_that_no_score_is_there(
    panel: Workspace, language: str, said: str
) -> None:
    facts = facts_of(panel.view)
    layout = Layout(scored=scored_of(facts, coverage(facts)), width=800)
    with in_language(language):
        words = {juror: layout.share_words(n) for n, (juror, _name) in enumerate(layout.scored.jurors)}
    assert said == words[PersonId("J2")]
    assert said != words[PersonId("J1")]
