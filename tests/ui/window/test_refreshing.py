"""Every page shows what the file says, whoever changed it, and reads nothing anew that a change left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from evalapp.domain.application import Admissibility
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.notes import PutPrivateNote
from evalapp.operations.panel.applications import AttachFiles, SetAdmissibility
from evalapp.operations.panel.call import SetCall, move_to_phase
from evalapp.operations.panel.jury import Assign, DeclareConflict, ImportJury
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.ranking import DrawLot
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Command, Workspace
from tests.samples import small_panel
from tests.ui.access.sweeping import settle
from ui.page import Page
from ui.pages.overview.page import OverviewPage
from ui.pages.scoring.page import DossiersPage
from ui.tables.row_table import RowTable
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for

Act = Callable[[Workspace], object]

OFFICE_PAGES = tuple(entry.id for entry in entries_for(Role.SECRETARY))
JUROR_PAGES = tuple(entry.id for entry in entries_for(Role.JUROR))
PERSON = Person(id="J9", name="Zoë New", role=Role.JUROR, email="z@example.org")


def run(command: Command) -> Act:
    return lambda workspace: workspace.execute(command)


def attach(workspace: Workspace) -> object:
    file = Path(workspace.path).with_name("plan.txt")
    file.write_text("The plan.")
    return workspace.execute(AttachFiles(application="A-1", paths=(file,)))


def score(juror: str, application: str, value: int) -> Act:
    return run(SetScore(juror=juror, application=application, criterion="helix", value=value))


# In an order in which each may follow the ones before.
OFFICE_ACTS: dict[str, Act] = {
    "title": run(SetCall(title="Another title")),
    "budget": run(SetCall(budget=1_00)),
    "undo": lambda workspace: workspace.undo(),
    "score": score("J1", "A-1", 9),
    "person": run(ImportJury(people=(PERSON,))),
    "assignment": run(Assign(pairs=(("J1", "A-1"), ("J1", "A-2"), ("J1", "A-3"), ("J2", "A-2")))),
    "conflict": run(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY)),
    "admissibility": run(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Late.")
    ),
    "attachment": attach,
    "pack": lambda workspace: hand_out(workspace, Path(workspace.path).with_name("packs")),
    "phase": lambda workspace: move_to_phase(workspace, Phase.DELIBERATION),
    "consensus": run(SetConsensus(application="A-2", criterion="helix", value=8, reason="Agreed.")),
    "lot": run(DrawLot(seed="seed")),
    "redo": lambda workspace: (workspace.undo(), workspace.redo()),
}
JUROR_ACTS: dict[str, Act] = {
    "gate": run(ConfirmNoConflict(application="A-1")),
    "note": run(PutPrivateNote(application="A-1", criterion="helix", text="Ask about it.")),
    "score": score("J1", "A-1", 9),
    "comment": run(SetComment(juror="J1", application="A-1", criterion="helix", comment="Strong.")),
    "undo": lambda workspace: workspace.undo(),
    "conflict": run(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY)),
}


@pytest.fixture
def office(window: MainWindow, tmp_path: Path) -> MainWindow:
    panel = small_panel(tmp_path / "panel.evalpanel")
    for n, application in enumerate(("A-1", "A-2", "A-3")):
        score("J1", application, 3 + n)(panel)
    window.start(panel)
    return window


@pytest.fixture
def juror(window: MainWindow, fresh_work: Workspace) -> MainWindow:
    run(ConfirmNoConflict(application="A-2"))(fresh_work)
    score("J1", "A-2", 5)(fresh_work)
    window.start(fresh_work)
    return window


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session is not None
    return window.session.workspace


def shown(window: MainWindow, page_id: str) -> Page:
    window.show_page(page_id)
    settle()
    page = window.page()
    assert page is not None
    return page


def texts(page: QWidget) -> Iterator[str]:
    """All that can be read on it, tables row by row."""
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole))
                    yield str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole))
        elif isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractButton):
            yield f"{widget.text()} {widget.isEnabled()}"


def made_anew(window: MainWindow, page: Page) -> list[str]:
    """What the same page would say had it been opened only now, at the same place."""
    assert window.session is not None
    fresh = type(page)(window.session)
    fresh.resize(page.size())
    fresh.refresh(None)
    fresh.show()
    _go_to_the_same_place(page, fresh)
    settle()
    said = list(texts(fresh))
    fresh.close()
    fresh.deleteLater()
    return said


def _go_to_the_same_place(page: Page, fresh: Page) -> None:
    if isinstance(page, DossiersPage):
        fresh.open_at((page._number, page.form._current))
    for bar, other in zip(page.findChildren(QTabBar), fresh.findChildren(QTabBar)):
        other.setCurrentIndex(bar.currentIndex())
    for table, other_table in zip(page.findChildren(RowTable), fresh.findChildren(RowTable)):
        if table.chosen_row is not None:
            other_table.choose(table.rows_model.key(table.chosen_row))


def check_follows(window: MainWindow, page_id: str, acts: dict[str, Act], *, is_hidden: bool) -> None:
    """One change after another, each made elsewhere: while the page is shown, or behind another one."""
    pages = OFFICE_PAGES if page_id in OFFICE_PAGES else JUROR_PAGES
    elsewhere = next(each for each in pages if each != page_id)
    page = shown(window, page_id)
    for name, act in acts.items():
        if is_hidden:
            shown(window, elsewhere)

        act(workspace_of(window))

        assert (name, list(texts(shown(window, page_id)))) == (name, made_anew(window, page))


@pytest.mark.parametrize("is_hidden", [False, True], ids=["shown", "hidden"])
@pytest.mark.parametrize("page_id", OFFICE_PAGES)
def test_a_page_of_the_office_follows_every_change(office: MainWindow, page_id: str, is_hidden: bool) -> None:
    check_follows(office, page_id, OFFICE_ACTS, is_hidden=is_hidden)


@pytest.mark.parametrize("is_hidden", [False, True], ids=["shown", "hidden"])
@pytest.mark.parametrize("page_id", JUROR_PAGES)
def test_a_page_of_a_juror_follows_every_change(juror: MainWindow, page_id: str, is_hidden: bool) -> None:
    check_follows(juror, page_id, JUROR_ACTS, is_hidden=is_hidden)


# what a change leaves alone


def reloads(page: Page, act: Callable[[], object]) -> list[str]:
    """The parts that the page reads anew while `act` is done."""
    seen: list[str] = []
    whole = type(page).parts

    def note(name: str, reload: Callable[[], None]) -> None:
        seen.append(name)
        reload()

    def counted() -> tuple[object, ...]:
        return tuple(
            replace(part, reload=partial(note, part.reload.__name__, part.reload)) for part in whole(page)
        )

    page.parts = counted  # type: ignore[method-assign,assignment]
    act()
    return seen


@pytest.mark.parametrize(
    ("page_id", "act", "expected"),
    [
        ("overview", "attachment", []),
        ("overview", "conflict_only", ["_reload_progress"]),
        ("overview", "title", ["_reload_call", "_reload_progress"]),
        ("overview", "score", ["_reload_progress"]),
        ("applications", "score", []),
        ("applications", "person", []),
        ("applications", "conflict", []),
        ("applications", "pack_again", []),
        ("applications", "title", ["_show_rights"]),
        ("applications", "attachment", ["_reload_dossiers"]),
        ("jury", "score", []),
        ("jury", "attachment", []),
        ("jury", "title", ["_show_rights"]),
        ("jury", "person", ["_reload_rows"]),
        ("exchange", "score", []),
        ("exchange", "attachment", []),
        ("exchange", "title", ["refresh", "refresh"]),
        ("exchange", "person", ["refresh", "_show_state"]),
        ("meeting", "attachment", []),
        ("meeting", "score", ["_reload_places"]),
        ("ranking", "attachment", ["_show_state"]),
        ("ranking", "score", ["_reload_ranking", "_show_state"]),
        ("reports", "score", ["_show_fingerprint"]),
        ("reports", "admissibility", ["_reload_applications", "_show_fingerprint"]),
        ("history", "score", ["_reload_changes"]),
        ("history", "person", ["_reload_filters", "_reload_changes"]),
    ],
)
def test_a_page_of_the_office_reads_only_what_was_touched(
    office: MainWindow, page_id: str, act: str, expected: list[str]
) -> None:
    acts = OFFICE_ACTS | {
        "conflict_only": run(DeclareConflict(juror="J9", application="A-1", kind=ConflictKind.FAMILY)),
        "pack_again": OFFICE_ACTS["pack"],
    }
    workspace = workspace_of(office)
    workspace.execute(ImportJury(people=(replace(PERSON, name="Before"),)))
    page = shown(office, page_id)

    assert reloads(page, lambda: acts[act](workspace)) == expected


@pytest.mark.parametrize(
    ("page_id", "act", "expected"),
    [
        ("dossiers", "note", ["_reload_notes"]),
        ("dossiers", "score", ["_reload_tasks"]),
        ("compare", "note", []),
        ("compare", "score", ["_reload_tasks"]),
        ("hand-in", "note", []),
        ("hand-in", "score", ["_reload_work"]),
    ],
)
def test_a_page_of_a_juror_reads_only_what_was_touched(
    juror: MainWindow, page_id: str, act: str, expected: list[str]
) -> None:
    page = shown(juror, page_id)

    assert reloads(page, lambda: JUROR_ACTS[act](workspace_of(juror))) == expected


@pytest.mark.parametrize("page_id", OFFICE_PAGES)
def test_nothing_is_read_anew_without_a_change(office: MainWindow, page_id: str) -> None:
    page = shown(office, page_id)

    def leave_and_return() -> None:
        shown(office, next(each for each in OFFICE_PAGES if each != page_id))
        shown(office, page_id)

    assert reloads(page, leave_and_return) == []


def test_several_changes_behind_its_back_are_read_at_once(office: MainWindow) -> None:
    page = shown(office, "overview")
    shown(office, "history")

    def work_elsewhere() -> None:
        for act in ("score", "title", "person"):
            OFFICE_ACTS[act](workspace_of(office))
        shown(office, "overview")

    assert reloads(page, work_elsewhere) == ["_reload_call", "_reload_progress"]


def test_who_makes_an_edit_shows_it_without_reading_anew(juror: MainWindow) -> None:
    page = shown(juror, "dossiers")
    assert juror.session is not None
    session = juror.session

    def edit() -> None:
        session.run(SetScore(juror="J1", application="A-2", criterion="sme", value=4), page)

    assert reloads(page, edit) == []


# an edit on one page is seen on the others


def test_a_phase_begun_on_the_overview_is_seen_on_every_page(office: MainWindow) -> None:
    pages = {page_id: shown(office, page_id) for page_id in OFFICE_PAGES}
    overview = shown(office, "overview")
    assert isinstance(overview, OverviewPage)

    overview.phase_card.on_button.click()

    assert office.session is not None
    assert office.session.call.phase is Phase.DELIBERATION
    assert Phase.DELIBERATION.label in office.top._phase.text()
    for page_id, page in pages.items():
        assert list(texts(shown(office, page_id))) == made_anew(office, page), page_id


def test_a_title_typed_on_the_overview_is_seen_in_the_bar_and_in_the_history(office: MainWindow) -> None:
    history = shown(office, "history")
    before = list(texts(history))
    overview = shown(office, "overview")
    assert isinstance(overview, OverviewPage)
    field = overview.call_card.fields["title"]
    field.selectAll()
    field.insert("Networks")

    field.editingFinished.emit()

    assert office.top.title.text() == "Networks"
    assert list(texts(shown(office, "history"))) != before
