"""The juror's own applications: found, filtered, sorted; and panes as wide as they were dragged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.people import ConflictKind
from evalapp.domain.texts import in_language
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import desk_of, type_in
from ui.look import theme
from ui.pages.scoring.page import DossiersPage
from ui.pages.scoring.panes import LIST_WIDTH
from ui.pages.scoring.task_order import Order, Shown
from ui.settings import Settings
from ui.window.frame import MainWindow


@pytest.fixture
def desk(window: MainWindow, work: Workspace) -> DossiersPage:
    """A-1 has a total of 2, A-2 one of 4 and is done; A-3 is closed by a conflict."""
    for number, steps in (("A-1", 4), ("A-2", 8)):
        work.execute(SetScore(juror="J1", application=number, criterion="helix", value=steps))
    work.execute(SetComment(juror="J1", application="A-2", criterion="helix", comment="Strong"))
    work.execute(SetScore(juror="J1", application="A-2", criterion="sme", value=8))
    work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.OTHER))
    return desk_of(window, work)


def shown(desk: DossiersPage) -> list[str]:
    return [task.number for task in desk.list.shown()]


def test_every_filter_shows_its_whole_name_in_a_list_of_the_usual_width(
    window: MainWindow, work: Workspace
) -> None:
    work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.OTHER))
    with in_language("nl"):
        page = desk_of(window, work)
        QApplication.processEvents()
        chips = [page.list._chips[each] for each in Shown]
    assert page.list.width() <= theme.pixels(LIST_WIDTH)
    assert [each.text() for each in chips if each.width() < each.sizeHint().width()] == []
    assert "Belangenconflicten 1" in [each.text() for each in chips if each.isVisible()]


@pytest.mark.long
@pytest.mark.parametrize(
    ("which", "expected"),
    [(Shown.TO_DO, ["A-1"]), (Shown.ALL, ["A-1", "A-2", "A-3"]), (Shown.CONFLICTS, ["A-3"])],
)
def test_a_filter_shows_what_is_asked_for(desk: DossiersPage, which: Shown, expected: list[str]) -> None:
    desk.handlers()[f"show-{which}"]()

    assert shown(desk) == expected
    assert desk.list._chips[which].isChecked()


@pytest.mark.long
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NUMBER, ["A-1", "A-2", "A-3"]),
        (Order.TITLE, ["A-1", "A-2", "A-3"]),
        (Order.TOTAL, ["A-2", "A-1", "A-3"]),
        (Order.TO_DO, ["A-1", "A-2", "A-3"]),
    ],
)
def test_an_order_arranges_the_rows(desk: DossiersPage, order: Order, expected: list[str]) -> None:
    desk.handlers()[f"sort-{order}"]()

    assert shown(desk) == expected
    assert order.label in desk.list._sort.accessibleName()


def test_the_order_of_numbers_is_that_of_people() -> None:
    from evalapp.domain.application import Application
    from evalapp.domain.scheme.reader import parse_scheme
    from evalapp.domain.scheme.templates import template_text
    from evalapp.operations.progress.work import Task

    scheme = parse_scheme(template_text("ibn-2015"))
    tasks = [
        Task(application=Application(number=each, title="T", organisation="O"), scores={}, scheme=scheme)
        for each in ("A-10", "B-1", "A-2", "²", "7")
    ]

    assert [task.number for task in Order.NUMBER.arranged(tasks)] == ["7", "A-2", "A-10", "B-1", "²"]


def test_searching_and_sorting_leave_the_open_dossier_alone(desk: DossiersPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.list.chosen):
        desk.list.search.setText("a-2")
        desk.list.search.setText("")
        desk.list.sort_by(Order.TOTAL)
        desk.list.show_only(Shown.TO_DO)

    assert desk.form.number == "A-1"
    current = desk.list.current()
    assert current is not None
    assert current.number == "A-1"


@pytest.mark.long
def test_an_open_dossier_that_the_filter_hides_can_still_be_scored(desk: DossiersPage, qtbot: QtBot) -> None:
    desk.list.show_only(Shown.CONFLICTS)
    desk.form.focus_current()
    type_in(qtbot, "5")

    stored = {(each.application, each.criterion): each.value for each in desk.session.view.scores()}
    assert stored["A-1", desk.form.current.criterion.id] == 10


@pytest.mark.long
def test_the_next_to_do_follows_the_order_shown(window: MainWindow, work: Workspace) -> None:
    for number, steps in (("A-1", 2), ("A-2", 4), ("A-3", 8)):
        work.execute(SetScore(juror="J1", application=number, criterion="helix", value=steps))
    page = desk_of(window, work)
    page.list.sort_by(Order.TOTAL)
    page.list.choose("A-3")

    following = page.list.next_to_do("A-3")

    assert following is not None
    assert following.number == "A-2"


@pytest.mark.long
def test_conflicts_have_a_filter_only_where_there_are_any(window: MainWindow, work: Workspace) -> None:
    page = desk_of(window, work)
    assert not page.list._chips[Shown.CONFLICTS].isVisible()


def test_progress_is_said_in_words(desk: DossiersPage) -> None:
    assert desk.list._done_words.text() == "1 of 2 scored"


# panes


def drag(desk: DossiersPage, handle: int, by: int) -> None:
    """As QSplitter does it while the mouse is held."""
    position = sum(desk._panes.sizes()[:handle]) + by
    desk._panes.moveSplitter(position, handle)


@pytest.mark.long
def test_dragged_widths_are_remembered(
    desk: DossiersPage, window: MainWindow, work: Workspace, tmp_path: Path
) -> None:
    before = desk._panes.sizes()
    drag(desk, 1, 60)
    dragged = desk._panes.sizes()
    assert dragged[0] > before[0] + 40

    shares = Settings(tmp_path / "settings.json").pane_shares
    assert shares is not None
    assert shares[0] == pytest.approx(dragged[0] / desk._panes.width(), abs=0.01)

    window.resize(1280, 720)
    assert desk._panes.sizes()[0] == pytest.approx(shares[0] * desk._panes.width(), abs=3)


@pytest.mark.long
def test_a_gate_takes_the_room_of_the_form_and_gives_it_back(
    window: MainWindow, fresh_work: Workspace
) -> None:
    page = desk_of(window, fresh_work)
    assert page._panes.sizes()[2] == 0
    page.confirm_no_conflict()
    width = page._panes.sizes()[2]
    assert width > 300

    page.list.choose("A-2")
    page.list.choose("A-1")

    assert page._panes.sizes()[2] == width


@pytest.mark.long
def test_hiding_the_list_does_not_forget_its_width(desk: DossiersPage) -> None:
    drag(desk, 1, 40)
    width = desk._panes.sizes()[0]
    desk.handlers()["wide"]()
    drag(desk, 2, -30)
    desk.handlers()["wide"]()

    assert desk._panes.sizes()[0] == pytest.approx(width, abs=3)


def test_a_settings_file_with_nonsense_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for nonsense in ("[0.9, 0.9]", "[-1.0, 0.2]", '["a", 0.2]', "[0.2]", "7"):
        path.write_text(f'{{"panes": {nonsense}}}')
        assert Settings(path).pane_shares is None


@pytest.mark.long
def test_the_border_between_panes_has_a_name(desk: DossiersPage) -> None:
    assert desk._panes.handle(1).accessibleName()
    assert desk._panes.handle(1).cursor().shape() is Qt.CursorShape.SplitHCursor
