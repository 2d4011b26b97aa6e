"""Questions that nobody answered, of applications that are let through and of those that are left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.operations.admissibility.unanswered import Unanswered
from tests.samples import CHECKLIST, SCHEME, dossier, put_dossiers, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow


def test_what_is_let_through_is_not_named_as_left_out(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1, scheme=SCHEME + CHECKLIST)
    unknown = dossier("B-1")
    panel.execute(
        put_dossiers([replace(unknown, application=replace(unknown.application, requested_support=None))])
    )
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
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
