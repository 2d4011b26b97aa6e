from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Application
from evalapp.domain.call import Score
from evalapp.domain.people import ConflictKind
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.work import Task
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, small_panel
from ui.pages.compare.chart import YardstickCard
from ui.pages.compare.page import ComparePage
from ui.pages.compare.rows import rows_of
from ui.pages.scoring.page import DossiersPage
from ui.window.frame import MainWindow

SMALL = parse_scheme(SCHEME)


def task(number: str, scheme: Scheme = SMALL, *, conflict: bool = False, **given: int | NoScore) -> Task:
    """`given`: criterion → value in steps, or why there is none."""
    scores = {}
    for name, value in given.items():
        criterion = name.replace("_", "-")
        reason = value if isinstance(value, NoScore) else None
        steps = None if isinstance(value, NoScore) else value
        scores[criterion] = Score(
            juror="J1", application=number, criterion=criterion, value=steps, no_score=reason
        )
    application = Application(number=number, title=f"Title of {number}", organisation="X")
    return Task(application=application, scores=scores, scheme=scheme, has_conflict=conflict)


def spoken(tasks: list[Task], row: str) -> str:
    return next(each.spoken for each in rows_of(tasks[0].scheme, tasks) if each.id == row)


# the rows in words


def test_a_row_says_its_spread_where_most_are_and_who_has_none() -> None:
    tasks = [task(f"A-{n}", helix=value) for n, value in enumerate([5, 8, 8, 8, 9])]
    tasks += [task("A-7"), task("A-8", helix=NoScore.ABSTAIN)]

    assert spoken(tasks, "helix") == (
        "Triple helix: 5 scores from 2.5 to 4.5, most at 4; median 4; 1 not scored; 1 cannot assess."
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], "Triple helix: 0 scores; 2 not scored."),
        ([7], "Triple helix: 1 score; all at 3.5; 1 not scored."),
        ([6, 8], "Triple helix: 2 scores from 3 to 4; median 3.5."),
        ([6, 6, 8, 8], "Triple helix: 4 scores from 3 to 4, most at 3 and 4; median 3.5."),
        ([6, 6, 7, 7, 8, 8], "Triple helix: 6 scores from 3 to 4; median 3.5."),
    ],
)
def test_few_scores_are_said_plainly(values: list[int], expected: str) -> None:
    tasks = [task(f"A-{n}", helix=value) for n, value in enumerate(values)]
    tasks += [task(f"B-{n}") for n in range(max(0, 2 - len(values)))]

    assert spoken(tasks, "helix") == expected


def test_a_conflict_is_neither_drawn_nor_missed() -> None:
    tasks = [task("A-1", helix=6), task("A-2", helix=8, conflict=True)]

    helix = rows_of(SMALL, tasks)[1]

    assert [point.key for point in helix.points] == ["A-1"]
    assert helix.caption == "median 3 · 1 score"


def test_only_whole_totals_stand_side_by_side() -> None:
    tasks = [task("A-1", helix=6, sme=9), task("A-2", helix=10)]

    total = rows_of(SMALL, tasks)[0]

    assert [(point.key, point.at, point.words) for point in total.points] == [("A-1", Fraction(7, 2), "3.50")]
    assert total.spoken == "Total: 1 score; all at 3.50; 1 not complete."
    assert (total.lowest, total.highest) == (0, 5)


def test_words_have_no_total_and_no_median_between_them() -> None:
    scheme = parse_scheme(template_text("vlaio-appreciatie"))
    criterion = scheme.criteria[0].id.replace("-", "_")
    tasks = [task("A-1", scheme, **{criterion: -1}), task("A-2", scheme, **{criterion: 0})]

    first = rows_of(scheme, tasks)[0]

    assert first.id == scheme.criteria[0].id
    assert [tick.text for tick in first.ticks] == ["Critical", "Fair", "Good", "Very good"]
    assert first.caption == "median between Fair and Good · 2 scores"
    assert [point.words for point in first.points] == ["Fair", "Good"]


def test_a_scale_that_falls_names_its_best_end() -> None:
    scheme = parse_scheme(template_text("nih"))

    rows = rows_of(scheme, [task("A-1", scheme)])

    assert {row.ticks[0].text for row in rows} == {"10 = best", "1 = best"}
    assert rows[1].ticks[-1].text == "9"


def test_a_long_scale_has_a_tick_for_each_whole_value() -> None:
    scheme = parse_scheme(template_text("vlaio-oproep"))

    rows = rows_of(scheme, [task("A-1", scheme)])

    assert [len(row.ticks) for row in rows[1:]] == [21] * len(scheme.criteria)


def test_the_legend_says_what_is_left_out_and_which_way_is_up(qtbot: QtBot) -> None:
    scheme = parse_scheme(template_text("nih"))
    card = YardstickCard()
    qtbot.addWidget(card)

    card.show_tasks([task("A-1", scheme), task("A-2", scheme, conflict=True)])

    assert "Lower is better." in card.legend.text()
    assert "1 application with a conflict of interest is left out." in card.legend.text()


# the page


@pytest.fixture
def scored(work: Workspace) -> Workspace:
    for application, helix, sme in (("A-1", 8, 6), ("A-2", 4, 10), ("A-3", 8, None)):
        for criterion, value in (("helix", helix), ("sme", sme)):
            if value is not None:
                work.execute(SetScore(juror="J1", application=application, criterion=criterion, value=value))
    return work


@pytest.fixture
def page(window: MainWindow, scored: Workspace) -> ComparePage:
    window.start(scored)
    window.activateWindow()
    window.show_page("compare")
    found = window.page()
    assert isinstance(found, ComparePage)
    return found


@pytest.mark.long
def test_a_point_chosen_in_the_chart_is_the_row_chosen_in_the_table(page: ComparePage, qtbot: QtBot) -> None:
    chart = page.yardstick.chart
    chart.choose("A-1")
    chart.setFocus()

    qtbot.keyClick(chart, Qt.Key.Key_Home)

    assert page.table.chosen_row.number == "A-2"
    assert page.yardstick.whose.text() == "Title of A-2 (A-2)"


@pytest.mark.long
def test_a_row_chosen_in_the_table_fills_its_points_in_the_chart(page: ComparePage) -> None:
    page.table.choose("A-1")

    assert page.yardstick.chart.words() == "Title of A-1 (A-1) · Triple helix: 4"


@pytest.mark.long
def test_enter_in_the_chart_opens_the_application_at_that_criterion(
    page: ComparePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.table.choose("A-2")
    chart = page.yardstick.chart
    chart.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)

    desk = window.page()
    assert isinstance(desk, DossiersPage)
    task_at_hand = desk.list.current()
    assert task_at_hand is not None
    assert (task_at_hand.number, desk.form.current.criterion.id) == ("A-2", "sme")


@pytest.mark.long
def test_at_hand_is_what_was_scored_last(page: ComparePage, window: MainWindow, scored: Workspace) -> None:
    assert page.table.chosen_row.number == "A-3"

    assert window.session is not None
    window.session.run(SetScore(juror="J1", application="A-1", criterion="sme", value=2))

    assert page.table.chosen_row.number == "A-1"


@pytest.mark.long
def test_what_is_chosen_stays_chosen_while_nothing_is_scored(page: ComparePage) -> None:
    page.table.choose("A-2")

    page.refresh(None)

    assert page.table.chosen_row.number == "A-2"
    assert page.yardstick.whose.text() == "Title of A-2 (A-2)"


@pytest.mark.long
def test_a_conflict_declared_since_takes_its_points_away(page: ComparePage, window: MainWindow) -> None:
    assert window.session is not None
    window.session.run(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY))

    keys = {point.key for row in page.yardstick.chart.rows for point in row.points}

    assert keys == {"A-1", "A-3"}


@pytest.mark.long
def test_a_partial_total_is_quiet_in_the_table(page: ComparePage) -> None:
    model = page.table.rows_model
    totals = {row.number: model.cell(model.index(n, 1)) for n, row in enumerate(model.rows)}

    assert (totals["A-1"].type, totals["A-1"].tone) == ("deciding", "text")
    assert (totals["A-3"].text, totals["A-3"].tone) == ("4.00", "dim")


@pytest.mark.long
def test_before_the_first_score_the_page_offers_the_next_step(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.start(work)
    window.show_page("compare")
    page = window.page()
    assert isinstance(page, ComparePage)
    assert page._empty.isVisible()

    from ui.widgets.buttons import Button

    button = page._empty.findChild(Button)
    assert isinstance(button, Button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert isinstance(window.page(), DossiersPage)


@pytest.mark.long
@pytest.mark.parametrize("template", ["ibn-2015", "nih", "vlaio-appreciatie", "efro-2021"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 640)])
def test_every_column_of_the_table_can_be_reached(
    window: MainWindow, tmp_path: Path, template: str, size: tuple[int, int]
) -> None:
    with small_panel(tmp_path / "two.evalpanel", scheme=template_text(template)) as panel:
        pack = hand_out(panel, tmp_path / "other").packs[0]
    work = open_pack(pack.path, pack.code)
    criterion = work.view.call().scheme.criteria[0]
    work.execute(
        SetScore(
            juror="J1", application="A-1", criterion=criterion.id, value=criterion.scale.allowed_steps[0]
        )
    )
    window.resize(*size)
    window.start(work)
    window.show_page("compare")
    page = window.page()
    assert isinstance(page, ComparePage)

    head, bar = page.table.horizontalHeader(), page.table.horizontalScrollBar()
    assert head.length() <= page.table.viewport().width() + bar.maximum()
    assert bar.maximum() == 0 or bar.isVisible()
    QTest.qWait(1)
    if page._area.verticalScrollBar().maximum():  # no bar within a bar
        assert (
            0
            == page.table.verticalScrollBar().maximum()
            == page.yardstick._area.verticalScrollBar().maximum()
        )
    else:
        assert page.yardstick.visibleRegion().boundingRect() == page.yardstick.rect()
    assert (size[1] > 640) == (not page._area.verticalScrollBar().maximum())
