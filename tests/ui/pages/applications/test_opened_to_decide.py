"""The ways to decide on admissibility lead to the list with the first open application, whatever was shown last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.intake import Outcome
from evalapp.operations.panel.applications import SetAdmissibility, import_applications, plan_import
from tests.samples import dossier, put_dossiers, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow

_SHOWN: dict[str, Callable[[ApplicationsPage], object]] = {
    "work list": lambda page: page.open_at(Outcome.REFUSED),
    "dossier": lambda page: page.open_at("A-1"),
    "admissibility": lambda page: page.checking.bar.setCurrentIndex(1),
    "admitting": lambda page: page.admit_button.click(),
}


@pytest.mark.long
@pytest.mark.parametrize("shown", _SHOWN)
def test_what_was_shown_last_gives_way_to_the_list(window: MainWindow, tmp_path: Path, shown: str) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.execute(put_dossiers([dossier("B-1"), dossier("B-2")]))
    panel.execute(SetAdmissibility(application="A-1", admissibility=Admissibility.ADMISSIBLE))
    refused = tmp_path / "a.csv"
    refused.write_text("number;title;organisation;requested_support\nB-3;T;O;veel\n", encoding="utf-8")
    import_applications(panel, plan_import(panel, [refused]))
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    _SHOWN[shown](page)
    window.show_page("overview")

    window.show_page("applications", Admissibility.OPEN)

    assert page.table.isVisible()
    chosen = page.table.chosen_row
    assert chosen is not None
    assert ("B-1", 0) == (chosen.application.number, page.checking.bar.currentIndex())
    assert (page.card.isVisible(), page.back_button.isVisible()) == (True, False)
    panel.execute(put_dossiers([dossier("B-4")]))
    assert page.table.isVisible()
