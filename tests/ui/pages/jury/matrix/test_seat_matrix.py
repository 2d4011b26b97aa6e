"""The assignment matrix driven by mouse and keys, and a proposal refused seat by seat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.seats.by_hand import ChangeSeats
from evalapp.operations.seats.limits import SeatLimits, limits_of
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.look import theme
from ui.pages.jury.matrix import shapes
from ui.pages.jury.matrix.cells import shape_of
from ui.pages.jury.matrix.geometry import Geometry
from ui.pages.jury.matrix.widget import SeatMatrix
from ui.pages.jury.page import JuryPage
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def cell_rect(matrix: SeatMatrix, number: str, juror: str) -> QRect:
    """Where that cell lies in the viewport."""
    assert matrix.matrix is not None
    row = [each.number for each in matrix.matrix.ground.applications].index(number)
    column = [str(each.id) for each in matrix.matrix.ground.jurors].index(juror)
    return matrix._geometry.cell(row, column)


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """An Peeters has A-1, locked; Jan Claes may not have A-2; An may have a conflict with A-3."""
    made = small_panel(tmp_path / "call.evalpanel")
    made.execute(Assign(pairs=(("J1", "A-1"),), locked=frozenset({("J1", "A-1")})))
    made.execute(DeclareConflict(juror="J2", application="A-2", kind=ConflictKind.FAMILY))
    works = Person(
        id="J1",
        name="An Peeters",
        role=Role.JUROR,
        organisation="Organisation of A-3 (DEMO)",
        expertise="Title",
    )
    made.execute(ImportJury(people=(works,), reason="Verbeterd."))
    made.actor = SECRETARY
    return made


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> JuryPage:
    window.start(panel)
    window.show_page("jury")
    page = window.page()
    assert isinstance(page, JuryPage)
    page.tabs.setCurrentIndex(1)
    return page


def seats(panel: Workspace) -> set[tuple[str, str]]:
    return {(each.juror, each.application) for each in panel.view.assignments()}


def click(matrix: SeatMatrix, number: str, juror: str) -> None:
    at: QPoint = cell_rect(matrix, number, juror).center()
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_seats_and_a_second_one_takes_it_back(page: JuryPage, panel: Workspace) -> None:
    matrix = page.seats.matrix
    click(matrix, "A-1", "J2")
    assert ("J2", "A-1") in seats(panel)
    assert matrix.accessibleName().startswith("A-1 Title of A-1, Jan Claes: seat")
    click(matrix, "A-1", "J2")
    assert ("J2", "A-1") not in seats(panel)
    panel.undo()
    assert ("J2", "A-1") in seats(panel)


def test_keys_alone_seat_and_lock(page: JuryPage, panel: Workspace) -> None:
    matrix = page.seats.matrix
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_L):
        QTest.keyClick(matrix, key)
    assert ("J1", "A-2") in seats(panel)
    assert ("J1", "A-2") in panel.view.pairs("locked")
    QTest.keyClick(matrix, Qt.Key.Key_L)
    assert ("J1", "A-2") not in panel.view.pairs("locked")


@pytest.mark.long
@pytest.mark.parametrize(
    ("number", "juror", "words"),
    [
        ("A-2", "J2", "has a conflict of interest with A-2"),
        ("A-3", "J1", "may have a conflict of interest with A-3"),
        ("A-1", "J1", "is locked; unlock it first"),
    ],
)
def test_what_cannot_be_is_said_below_the_matrix(
    page: JuryPage, panel: Workspace, number: str, juror: str, words: str
) -> None:
    before = seats(panel)
    click(page.seats.matrix, number, juror)
    assert (True, before) == (words in page.seats.said.text(), seats(panel))


def test_each_state_has_a_shape_of_its_own_and_words(page: JuryPage) -> None:
    matrix = page.seats.shown
    assert matrix is not None
    shown = {
        ("J1", "A-1"): (shapes.LOCKED, "locked"),
        ("J2", "A-2"): (shapes.CONFLICT, "conflict of interest: family"),
        ("J1", "A-3"): (shapes.SUSPECTED, "suspected conflict, to decide"),
        ("J2", "A-1"): ("", "no seat"),
    }
    for pair, (shape, words) in shown.items():
        assert shape == shape_of(matrix, pair)
        assert words in ", ".join(matrix.words(pair))
    assert ("Title",) == matrix.ground.tags["J1", "A-2"]
    names = {shapes.SEATED, shapes.LOCKED, shapes.COMES, shapes.LEAVES, shapes.CONFLICT, shapes.SUSPECTED}
    assert 6 == len(names)


def test_a_part_of_a_proposal_is_refused_and_taken_back(page: JuryPage, panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=frozenset({("J2", "A-1"), ("J2", "A-3")})))
    page.assign_card.per_application.setText("1")
    page.assign_card.propose_button.click()
    swap = page.seats.swaps[0]
    page.seats.proposal_card.turned.emit(swap)
    refused = set(page.seats.proposed)
    page.seats.proposal_card.turned.emit(swap)
    assert refused != set(page.seats.proposed)
    page.seats.proposal_card.turned.emit(swap)
    page.assign_card.assign_button.click()
    assert refused == seats(panel)
    assert {("J1", "A-1")} <= refused


def test_of_an_impossible_proposal_what_can_be_is_offered(page: JuryPage, panel: Workspace) -> None:
    page.assign_card.per_application.setText("2")
    page.assign_card.propose_button.click()
    assert (None, True) == (page.assigning.proposal, page.assign_card.fill_button.isVisibleTo(page))
    page.assign_card.fill_button.click()
    assert page.assigning.proposal is not None
    assert 4 == len(page.seats.proposed)
    page.assign_card.assign_button.click()
    assert (SeatLimits(per_application=2), 4) == (limits_of(panel.view), len(seats(panel)))
    assert page.seats.shown is not None
    assert ["A-2", "A-3"] == [each.number for each in page.seats.shown.empty]


def test_both_directions_are_sorted(page: JuryPage) -> None:
    matrix = page.seats.shown
    assert matrix is not None
    assert ["A-1", "A-2", "A-3"] == [each.number for each in matrix.ground.applications]
    page.seats.rows_order.setCurrentIndex(1)
    page.seats.columns_order.setCurrentIndex(1)
    matrix = page.seats.shown
    assert matrix is not None
    assert (["A-2", "A-3", "A-1"], ["J2", "J1"]) == (
        [each.number for each in matrix.ground.applications],
        [each.id for each in matrix.ground.jurors],
    )


def test_the_card_follows_the_cell_at_hand_by_keys_and_by_mouse(page: JuryPage) -> None:
    card, matrix = page.seats.seat_card, page.seats.matrix
    assert ("A-1 Title of A-1", "An Peeters") == (card.heading.text(), card.juror.text())
    assert card.between.text().startswith("Seat · locked")
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert ("A-1 Title of A-1", "Jan Claes") == (card.heading.text(), card.juror.text())
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    assert "A-2 Title of A-2" == card.heading.text()
    assert "conflict of interest: family" in card.between.text()
    assert "load 0 · 1 conflict of interest" == card.load.text()
    assert "Jan Claes: family." in card.why.text()
    click(matrix, "A-2", "J1")
    assert ("A-2 Title of A-2", "An Peeters") == (card.heading.text(), card.juror.text())
    assert "Title" in card.about.text()
    assert "expertise: Title" in card.between.text()
    page.tabs.setCurrentIndex(0)
    assert not card.isVisible()


def test_titles_have_the_room_that_the_columns_leave_and_a_tooltip_only_where_cut() -> None:
    room = Geometry(rows=1, columns=12, size=QSize(906, 400), titles=320)
    assert (320, 906) == (room.left, room.left + 12 * room.column + (906 - 320) % 12)
    assert theme.pixels(48) <= room.column
    crowded = Geometry(rows=1, columns=20, size=QSize(906, 400), titles=900)
    assert theme.pixels(272) == crowded.left


def test_a_title_has_a_tooltip_only_where_it_is_cut(page: JuryPage, panel: Workspace) -> None:
    matrix = page.seats.matrix
    assert "" == matrix.tip_at(matrix._geometry.row_head(0).center())
    found = matrix.matrix
    assert found is not None
    first = replace(found.ground.applications[0], title="A very long title of an application " * 6)
    rows = (first, *found.ground.applications[1:])
    matrix.show_matrix(replace(found, ground=replace(found.ground, applications=rows)))
    assert first.title in matrix.tip_at(matrix._geometry.row_head(0).center())


def test_a_seat_has_the_title_of_its_application_in_its_tooltip(page: JuryPage) -> None:
    matrix = page.seats.matrix
    assert matrix.matrix is not None
    first = matrix.matrix.ground.applications[0]
    assert matrix.tip_at(matrix._geometry.cell(0, 0).center()).startswith(f"{first.number} · {first.title}\n")


def test_columns_are_as_wide_as_their_names_before_titles_are() -> None:
    font_width = theme.pixels(70)
    room = Geometry(rows=1, columns=6, size=QSize(906, 400), titles=900, names=font_width)
    assert font_width <= room.column
    long = Geometry(rows=1, columns=6, size=QSize(906, 400), titles=900, names=5_000)
    assert theme.pixels(84) == long.column


def test_titles_are_somewhat_shorter_where_that_brings_the_last_column_into_sight() -> None:
    size = QSize(theme.pixels(945), 400)
    twelve = Geometry(rows=1, columns=12, size=size, titles=900, names=theme.pixels(58))
    assert (True, (0, 0)) == (twelve.left < theme.pixels(272), twelve.most)
    fifteen = Geometry(rows=1, columns=15, size=size, titles=900, names=theme.pixels(58))
    assert theme.pixels(272) == fifteen.left


def test_nobody_is_offered_for_an_application_with_every_seat_taken(page: JuryPage, panel: Workspace) -> None:
    panel.execute(Assign(pairs=(("J1", "A-1"), ("J2", "A-1")), limits=SeatLimits(per_application=1)))
    card = page.seats.empty_card
    found = page.seats.shown
    assert found is not None
    card.show_row(found, "A-1", may_assign=True)
    said = [each.text() for each in card.findChildren(Label)]
    assert any("Every seat of A-1 is taken" in words for words in said)
    assert not [each for each in card.findChildren(LinkButton) if each.accessibleName().endswith(", A-1")]
