"""Who made a change: one person, also where the file knows only the account of the computer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.journal import Change
from evalapp.domain.people import Person, Role
from evalapp.operations.panel.jury import ImportJury
from tests.samples import SECRETARY, small_panel
from ui.pages.history.page import HistoryPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> HistoryPage:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    panel.execute(
        ImportJury(
            people=(
                Person(id="S-01", name="Mia Willems", role=Role.SECRETARY),
                Person(id="J8", name="Jo Peeters", role=Role.JUROR),
                Person(id="J9", name="Peeters Jo", role=Role.JUROR),
                Person(id="J6", name="Bo Claes", role=Role.JUROR, organisation="VITO"),
                Person(id="J7", name="Bo Claes", role=Role.JUROR, organisation="VUB"),
            ),
            reason="Verbeterd.",
        )
    )
    window.start(panel)
    window.show_page("history")
    made = window.page()
    assert isinstance(made, HistoryPage)
    return made


def by(page: HistoryPage, actor: str) -> tuple[str, str]:
    change: Change = replace(page.table.rows_model.rows[0], actor=actor)
    cell = page.listing.who(change)
    assert not cell.after
    return cell.text, cell.tip.partition(" account ")[2].partition(" of the computer")[0]


@pytest.mark.long
@pytest.mark.parametrize(
    ("actor", "said"),
    [
        ("mia.willems", ("Mia Willems", "mia.willems")),
        ("WILLEMS_Mia", ("Mia Willems", "WILLEMS_Mia")),
        ("Mia Willems", ("Mia Willems", "")),
        ("mwillems", ("mwillems", "")),  # may be anybody
        ("jo.peeters", ("jo.peeters", "")),  # two of them
        ("bo.claes", ("bo.claes", "")),  # two of one name
        ("Bo Claes (VUB)", ("Bo Claes (VUB)", "")),
    ],
)
def test_an_account_that_spells_one_name_is_that_person(
    page: HistoryPage, actor: str, said: tuple[str, str]
) -> None:
    assert by(page, actor) == said


def test_the_filter_offers_two_of_one_name_apart(page: HistoryPage) -> None:
    offered = [page.listing.person.itemText(n) for n in range(page.listing.person.count())]
    assert {"Bo Claes (VITO)", "Bo Claes (VUB)"} < set(offered)


def test_the_search_finds_by_number_what_the_filter_finds(page: HistoryPage) -> None:
    """The import named no number in its summary, and is about the application all the same."""
    page.listing.show_application("A-1")
    filtered = [change.id for change in page.table.rows_model.rows]
    page.listing.show_all()
    everything = len(page.table.rows_model.rows)

    page.search.setText("a-1")

    assert filtered == [change.id for change in page.table.rows_model.rows]
    assert 0 < len(filtered) < everything
