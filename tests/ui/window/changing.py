"""Changes of every kind, and what a page says after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

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
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Command, Workspace
from tests.samples import changed_call
from tests.ui.access.sweeping import settle
from ui.page import Page
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
    "title": run(changed_call(title="Another title")),
    "budget": run(
        ChangeTerms(edit=CallEdit(budget=1_00), reason="Cut.", decided_by="Minister", decided_on="2016-06-27")
    ),
    "undo": lambda workspace: workspace.undo(),
    "score": score("J1", "A-1", 9),
    "person": run(ImportJury(people=(PERSON,), reason="Verbeterd.")),
    "assignment": run(Assign(pairs=(("J1", "A-1"), ("J1", "A-2"), ("J1", "A-3"), ("J2", "A-2")))),
    "conflict": run(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY)),
    "admissibility": run(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Late.")
    ),
    "attachment": attach,
    "pack": lambda workspace: hand_out(workspace, Path(workspace.path).with_name("packs")),
    "phase": lambda workspace: move_to_phase(workspace, Phase.DELIBERATION),
    "consensus": run(SetConsensus(application="A-2", criterion="helix", value=8, reason="Agreed.")),
    "lot": run(DrawLot(seed="Lot 7")),
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
