"""What a person does on the page of the scheme."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from evalapp.operations.workspace import Workspace
from ui.pages.scheme.entry_card import EntryCard
from ui.pages.scheme.page import SchemePage
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.segmented import SegmentedField


def opened(qtbot: QtBot, tasks: Tasks, panel: Workspace, folder: Path) -> SchemePage:
    page = SchemePage(Session(panel, tasks, Settings(folder / "settings.json")))
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    return page


def type_in(form: EntryCard, name: str, text: str) -> str:
    """What is wrong with it; empty where it was taken."""
    entry = form.entries[name]
    assert isinstance(entry.field, LineField)
    entry.field.setText(text)
    entry.field.editingFinished.emit()
    return entry.error.text()


def choose(form: EntryCard, name: str, value: str) -> str:
    """The same of a choice."""
    entry = form.entries[name]
    assert isinstance(entry.field, ChoiceField | SegmentedField)
    row = entry.field.findData(value)
    assert row >= 0
    entry.field.setCurrentIndex(row)
    entry.field.activated.emit(row)
    return entry.error.text()
