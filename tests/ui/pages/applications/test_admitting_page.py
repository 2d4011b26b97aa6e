"""Admitting the rest through the window: what does not fit is seen first, and stays unless somebody picks it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.application import Admissibility, Dossier
from evalapp.operations.admissibility.unanswered import Unanswered
from tests.samples import CHECKLIST, SCHEME, dossier, put_dossiers, small_panel
from ui.pages.admissibility.standing_cell import standing_cell
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow


def with_field(number: str, **fields: str | None) -> Dossier:
    """One of which that is not as it should be."""
    made = dossier(number)
    return replace(made, application=replace(made.application, **fields))  # type: ignore[arg-type]


def shown(
    window: MainWindow, tmp_path: Path, *more: Dossier, applications: int = 1, scheme: str = SCHEME
) -> ApplicationsPage:
    """The page of a panel with these, beside as many to which nothing is to be said."""
    panel = small_panel(tmp_path / "call.evalpanel", applications=applications, scheme=scheme)
    if more:
        panel.execute(put_dossiers(more))
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    return page


def judged(page: ApplicationsPage) -> dict[str, Admissibility]:
    return {each.number: each.admissibility for each in page.session.view.applications()}


def test_the_rest_is_listed_before_it_is_let_through(window: MainWindow, tmp_path: Path) -> None:
    late, unknown = with_field("B-1", submitted_at="2015-12-19"), with_field("B-2", requested_support=None)
    page = shown(window, tmp_path, late, unknown)
    page.admit_button.click()
    admit = page.admit_panel
    assert ["B-2"] == [held.number for held in admit.table.rows_model.rows]
    assert "Admit 2 applications" == admit.button.text()

    admit.until_field.setText("18/12/15")
    admit.button.click()
    assert "write all four, as 18/12/2015" in admit.error.text()
    admit.until_field.setText("18/12/2015 17u")
    admit.until_field.editingFinished.emit()
    assert ["B-1", "B-2"] == [held.number for held in admit.table.rows_model.rows]
    assert "Admit 1 application" == admit.button.text()

    admit.table.choose("B-2")
    admit.pick_button.click()
    assert ("Leave B-2 undecided", "Admit 2 applications") == (admit.pick_button.text(), admit.button.text())
    admit.button.click()
    assert [Admissibility.ADMISSIBLE, Admissibility.OPEN, Admissibility.ADMISSIBLE] == [
        *judged(page).values()
    ]
    assert page.faces.currentWidget() is page._desk


def test_one_is_looked_at_before_it_is_let_through(window: MainWindow, tmp_path: Path) -> None:
    page = shown(window, tmp_path, with_field("B-2", requested_support=None))
    card = page.card
    page.table.choose("A-1")
    assert (False, "Admissible") == (card.concerns.isVisible(), card.admissible_button.text())
    page.table.choose("B-2")
    assert ("● requested support: empty", "Admissible all the same") == (
        card.concerns.text(),
        card.admissible_button.text(),
    )

    card.admissible_button.setFocus()
    card.admissible_button.click()
    assert page.table.hasFocus()
    assert "Recorded: B-2 is admissible." == window.messages.text.text()
    # What was wrong stays to be read, with how it was let through: beside it, and in the list.
    said = card.concerns.text().splitlines()
    assert (True, "● requested support: empty") == (card.concerns.isVisible(), said[0])
    assert said[1].startswith("Let through all the same by ")
    cell = page.table.rows_model.cell(page.table.rows_model.index(1, 8))
    assert ("admissible !", "attention") == (cell.text, cell.badge)
    for words in (cell.tip, cell.words):
        assert "requested support: empty · Let through all the same by " in words
    window.messages._act.click()
    assert Admissibility.OPEN is judged(page)["B-2"]


def test_one_click_on_the_pill_or_the_space_bar_lets_through(window: MainWindow, tmp_path: Path) -> None:
    page = shown(window, tmp_path, with_field("B-2", requested_support=None))
    page.admit_button.click()
    table, counts = page.admit_panel.table, []
    assert "● requested support: empty" in page.admit_panel.whole.toPlainText()
    pill = table.visualRect(table.rows_model.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=pill)
    counts.append(page.admit_panel.button.text())
    QTest.keyClick(table, Qt.Key.Key_Space)
    counts.append(page.admit_panel.button.text())
    assert ["Admit 2 applications", "Admit 1 application"] == counts


def test_what_came_too_late_asks_why_and_is_marked_in_the_list(window: MainWindow, tmp_path: Path) -> None:
    page = shown(window, tmp_path, with_field("B-1", submitted_at="2015-12-19"))
    page.admit_button.click()
    admit = page.admit_panel
    admit.until_field.setText("18/12/2015 17u")
    admit.until_field.editingFinished.emit()
    admit.table.choose("B-1")
    assert not admit.reason.isVisible()
    admit.pick_button.click()
    admit.button.click()
    assert "Say why B-1 may take part though submitted too late" in admit.error.text()
    admit.reason.setText("The portal was down.")
    admit.button.click()
    cell = standing_cell(page.session.view.dossier("B-1").application, page.deciding.stood_of("B-1"))
    assert ("admissible, too late", "attention") == (cell.text, cell.badge)
    assert cell.tip.endswith(" – The portal was down.")


def test_open_questions_are_said_and_answered_or_left_out(window: MainWindow, tmp_path: Path) -> None:
    page = shown(window, tmp_path, applications=2, scheme=SCHEME + CHECKLIST)
    page.admit_button.click()
    admit = page.admit_panel
    assert admit.questions.isVisible()
    assert "Nobody answered 4 questions of 2 applications (A-1: 2, A-2: 2)." == admit.questions.words.text()
    assert not admit.button.isEnabled()
    said = "2 applications break no rule, but their questions are not answered."
    assert admit._heading.text() == said
    admit.questions.buttons[Unanswered.ANSWER].click()
    assert "Admit 2 applications" == admit.button.text()
    admit.button.click()
    admit.look()
    assert admit._heading.text() == "No application waits for this any more."
    assert {"declared for all at once"} == {each.reason for each in page.session.view.checks.answers()}
    assert {Admissibility.ADMISSIBLE} == {*judged(page).values()}


def test_what_is_let_through_is_not_named_as_left_out(window: MainWindow, tmp_path: Path) -> None:
    page = shown(window, tmp_path, with_field("B-1", requested_support=None), scheme=SCHEME + CHECKLIST)
    page.admit_button.click()
    admit = page.admit_panel
    said = admit.questions.words
    assert "Nobody answered 4 questions of 2 applications (A-1: 2, B-1: 2)." == said.text()
    admit.table.choose("B-1")
    admit.pick_button.click()
    assert (
        "Nobody answered 2 questions of 1 application (A-1: 2). B-1 takes part all the same, with its questions open: "
        "you let it through." == said.text()
    )
    admit.questions.buttons[Unanswered.ANSWER].click()
    assert "Nobody answered 4 questions of 2 applications (A-1: 2, B-1: 2)." == said.text()
