"""Of how many jurors something is said: everywhere of those who have something to assess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import Person, Role
from evalapp.operations.panel.jury import ImportJury
from tests.operations.juror.round_samples import Round
from tests.samples import SECRETARY
from ui.page import Page
from ui.pages.exchange.page import ExchangePage
from ui.pages.overview.page import OverviewPage
from ui.window.frame import MainWindow


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    """Two jurors with seats, one of whom has a pack and sent it back; and one without."""
    with Round.scored(tmp_path) as made:
        made.panel.execute(
            ImportJury(people=(Person(id="J9", name="Karel Nieuw", role=Role.JUROR),), reason="Extra.")
        )
        made.merge(made.hand_in())
        made.panel.actor = SECRETARY
        yield made


def shown(window: MainWindow, page_id: str, part: str, kind: type[Page]) -> str:
    window.show_page(page_id, part or None)
    page = window.page()
    assert isinstance(page, kind)
    assert isinstance(page, OverviewPage | ExchangePage)
    return page.state_label.text()


@pytest.mark.long
def test_a_juror_without_seats_counts_nowhere(window: MainWindow, round_: Round) -> None:
    window.start(round_.panel)
    places = [("overview", "", OverviewPage)]
    places += [("exchange", part, ExchangePage) for part in ("hand-out", "merge", "register")]
    said = [shown(window, *place) for place in places]
    counts = [re.findall(r"(\d) of (\d) jurors", each) for each in said]
    assert [[("1", "2")], [("1", "2")], [("0", "2")], [("1", "2")]] == counts
