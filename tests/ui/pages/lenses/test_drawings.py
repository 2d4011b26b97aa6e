"""Each picture has a table that says the same, either is copied, and no juror is named before somebody asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from evalapp.domain.people import names_of
from tests.ui.access.sweeping import settle
from tests.ui.pages.lenses.lens_pages import GIVEN, differing, lenses
from ui.look import theme
from ui.pages.lenses.page import LensesPage
from ui.widgets.charts.line_chart import LineChart
from ui.widgets.charts.line_values import Group, Line
from ui.window.frame import MainWindow

NAMES = ("certainty", "severity", "agreement", "weights")


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> LensesPage:
    page = lenses(window, differing(tmp_path))
    for name in NAMES:
        page.open_at(name)
        page.reckon()
    return page


def drawn(chart: LineChart) -> list[Line]:
    rows = (chart.row(n) for n in range(len(chart.lines.rows)))
    return [row for row in rows if not isinstance(row, Group)]


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_the_table_says_what_the_picture_says(page: LensesPage, name: str) -> None:
    page.open_at(name)
    for n, drawing in enumerate(page.lens.drawings):
        page.lens.chooser._group.button(n).click()
        drawing.turn()
        assert drawing.table.isVisible()
        assert not drawing.chart.isVisible()
        table = drawing.table.rows_model
        shown = [[column.cell(row).text for column in table.columns][: len(row.words)] for row in table.rows]
        assert shown == [list(line.words) for line in drawn(drawing.chart)]
        drawing.turn()
        assert drawing.chart.isVisible()
        assert all(
            len(line.words) == len(drawing.chart._before) + len(drawing.chart._after)
            for line in drawn(drawing.chart)
        )
        assert all(line.said for line in drawn(drawing.chart))


@pytest.mark.long
def test_what_is_at_hand_in_the_picture_is_chosen_in_the_table(page: LensesPage) -> None:
    page.open_at("certainty")
    places = page.certainty.places
    places.chart.choose("A-4")
    places.turn()
    row = places.table.chosen_row
    assert row is not None
    assert row.key == "A-4"
    places.table.choose("A-6")
    places.turn()
    assert places.chart.key_at_hand == "A-6"


@pytest.mark.long
def test_the_groups_of_the_picture_are_a_column_of_the_table(page: LensesPage) -> None:
    page.open_at("certainty")
    places = page.certainty.places
    places.copy_table()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["#", "Application", "Number", "Band", "P(support)", "In words", "Group"]
    assert len(copied) == 1 + len(GIVEN)
    groups = {line.split("\t")[2]: line.split("\t")[-1] for line in copied[1:]}
    found = page.certainty.reckoned
    assert found is not None
    assert found.found.another is not None
    assert found.found.another.standing is not None
    said = {"clearly-above": "Clearly above the line", "clearly-below": "Clearly below the line"}
    for number, standing in zip(found.found.another.applications, found.found.another.standing):
        assert groups[number] == said.get(standing, "Around the line")


@pytest.mark.long
def test_a_picture_is_copied_with_what_it_is(page: LensesPage) -> None:
    page.open_at("weights")
    page.copy_picture()
    image = QGuiApplication.clipboard().image()
    head, drawing = theme.pixels(52), page.weights.drawing
    assert image.height() >= head + theme.pixels(26) * len(drawing.chart.lines.rows)
    ground = theme.colour("panel").rgb()
    above = [image.pixel(x, y) for x in range(400) for y in range(head)]
    assert any(each != ground for each in above)
    assert "changes nothing" in drawing._said_of_picture


@pytest.mark.long
def test_by_keys_and_by_menu(page: LensesPage, window: MainWindow) -> None:
    page.open_at("agreement")
    page.take_focus()
    chart = page.agreement.measures.chart
    QGuiApplication.clipboard().clear()
    QTest.keySequence(chart, QKeySequence(QKeySequence.StandardKey.Copy))
    assert not QGuiApplication.clipboard().image().isNull()
    window.trigger("lens-copy-table")
    assert QGuiApplication.clipboard().text().startswith("Measure\t")
    chart.asked_at.emit(QPoint(10, 10))
    menu = next(each for each in page.findChildren(QMenu))
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Copy picture",
        "Copy table",
        "As a table",
    ]
    menu.close()


@pytest.mark.long
def test_an_application_is_opened_in_the_meeting_and_a_measure_is_not(
    page: LensesPage, window: MainWindow
) -> None:
    page.open_at("agreement")
    QTest.keyClick(page.agreement.measures.chart, Qt.Key.Key_Return)
    assert window.page_id == "lenses"
    page.open_at("certainty")
    QTest.keyClick(page.certainty.places.chart, Qt.Key.Key_Return)
    assert window.page_id == "meeting"


# who is meant


def everything_said(root: QWidget) -> str:
    """What can be heard or read on the page, whatever is folded away."""
    words = []
    for each in (root, *root.findChildren(QWidget)):
        words += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        text = getattr(each, "text", None)
        words.append(str(text()) if callable(text) else "")
        if isinstance(each, LineChart):
            words += [part for line in drawn(each) for part in (*line.words, line.said)]
    return "\n".join(words)


@pytest.mark.long
def test_no_juror_is_named_until_somebody_asks_and_again_once_the_page_is_left(
    page: LensesPage, window: MainWindow
) -> None:
    names = [
        str(name) for id, name in names_of(page.session.view.people()).items() if str(id).startswith("J")
    ]
    for name in NAMES:
        page.open_at(name)
        said = everything_said(page)
        assert "Juror 1" in said or name != "severity"
        assert [each for each in names if each in said] == []
    page.open_at("severity")
    QTest.mouseClick(page.severity.names, Qt.MouseButton.LeftButton)
    said = everything_said(page.severity.jurors)
    assert any(each in said for each in names)
    window.show_page("ranking")
    settle()
    assert not page.severity.names.isChecked()
    assert [each for each in names if each in everything_said(page)] == []


@pytest.mark.long
def test_the_conditions_of_a_correction_are_told_by_sign_and_word(page: LensesPage) -> None:
    page.open_at("severity")
    said = page.severity.gate.sentences
    assert said[0] == "No correction for severity is offered."
    assert len(said) == 5
    assert all(each[0] in "✓✗" for each in said[1:])
    assert any(each.startswith("✗") and ". " in each for each in said)
    assert not page.severity.moves.isVisible()


@pytest.mark.long
def test_at_the_smallest_window_and_in_every_theme_it_is_drawn(page: LensesPage, window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.resize(window.minimumSize())
    for name in ("dark", "contrast-light", "light"):
        theme.apply(app, name)
        for lens in NAMES:
            page.open_at(lens)
            settle()
            chart = page.lens.drawing.chart
            assert chart.width() >= theme.pixels(420)
            ground = theme.colour("panel").rgb()
            image = chart.viewport().grab().toImage()
            assert any(
                image.pixel(x, y) != ground for x in range(0, image.width(), 3) for y in range(0, 60, 3)
            )
