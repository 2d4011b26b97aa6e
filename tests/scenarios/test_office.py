"""A call through the window, by whoever begins with an empty folder and a messy sheet, to merged returns."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import BlockerKind
from evalapp.operations.progress.status import status_of
from evalapp.operations.records.verification import prove
from evalapp.store.rows.settings import COLUMN_MAPS
from tools.office import Office, play
from ui.pages.overview.page import OverviewPage
from ui.widgets.buttons import LinkButton


@pytest.mark.long
def test_from_an_empty_folder_to_merged_returns(qapp: QApplication, tmp_path: Path) -> None:
    office = Office(tmp_path)
    try:
        panel = play(office)
        status = status_of(panel)
        applications = {each.number: each for each in panel.view.applications()}
        assert ["N-1", "N-2", "N-3"] == list(applications)
        first = applications["N-1"]
        assert ("Circulaire kunststoffen", "Kunststofkring vzw", "Antwerpen", 150_000_00, 3) == (
            first.title,
            first.organisation,
            first.province,
            first.requested_support,
            first.years,
        )
        assert ("Oost-Vlaanderen", "West-Vlaanderen") == tuple(
            applications[n].province for n in ("N-2", "N-3")
        )
        assert [{}] * 3 == [dict(each.extra) for each in applications.values()]
        assert "leave-out" == panel.view.setting(COLUMN_MAPS)[0].columns["Kleurcode"]
        assert (Phase.SCORING, True, 3 * 3 * 6) == (
            status.phase,
            status.coverage.is_complete,
            status.coverage.given,
        )
        assert {"J1", "J2", "J3"} == {each.juror for each in panel.view.received()}
        page = office.app.window.page()
        assert isinstance(page, OverviewPage)
        links = page.stand.obstacles_card.findChildren(LinkButton)
        assert [True] == ["N-3" in each.accessibleName() for each in links]
        assert prove(panel).is_sound
        # The one that says neither for how long nor of how much waits for that, and is named.
        assert [(BlockerKind.UNKNOWN_CEILING, "N-3")] == sorted(
            {(each.kind, each.application) for each in status.ranking.blockers}
        )
        totals = [place.total for place in status.ranking.places]
        assert all(isinstance(total, Fraction) for total in totals)
    finally:
        office.close()
