"""The page of the letters, of a call of which everything is said that letters need."""

from __future__ import annotations

from evalapp.domain.letters.values import Part
from evalapp.operations.workspace import Workspace
from tests.ui.access.sweeping import settle
from ui.pages.letters.page import LettersPage
from ui.pages.letters.written_field import WrittenField
from ui.window.frame import MainWindow


def at_letters(window: MainWindow, panel: Workspace) -> LettersPage:
    window.start(panel)
    window.show_page("letters")
    settle()
    page = window.page()
    assert isinstance(page, LettersPage)
    return page


def field_of(page: LettersPage, criterion: str = "helix", part: Part = Part.MOTIVATION) -> WrittenField:
    return page.form.fields[part, criterion if part is Part.MOTIVATION else ""]


def type_and_leave(page: LettersPage, field: WrittenField, text: str) -> None:
    field.field.setFocus()
    field.field.setPlainText(text)
    page.table.setFocus()
    settle()


def written(panel: Workspace) -> list[tuple[str, str, str, str]]:
    return [
        (each.application, str(each.part), each.language, each.text) for each in panel.view.letters.written()
    ]


def cells(page: LettersPage) -> dict[str, list[str]]:
    model = page.table.rows_model
    return {row.number: [column.cell(row).text for column in model.columns[2:]] for row in model.rows}
