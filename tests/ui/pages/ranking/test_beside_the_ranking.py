"""What stands beside the places on asking, who is next on the reserve list, and who stands above and below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from evalapp.domain.application import Helix
from evalapp.domain.deciding.values import Advice, Held, Proposal
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.words.explain import neighbours_sentence
from tests.operations.progress.ready_samples import CEILING
from tests.samples import dossier, put_dossiers, small_panel
from tests.ui.pages.ranking.test_chair_ranking import ranking, scored
from ui.pages.ranking.of_application import share_cell
from ui.pages.ranking.page import RankingPage
from ui.tables.cell_delegate import cell_width
from ui.widgets.text import Label
from ui.window.frame import MainWindow


@pytest.fixture
def clear(window: MainWindow, tmp_path: Path) -> RankingPage:
    """Budget for two of three applications, no ties."""
    return ranking(window, scored(tmp_path / "call.evalpanel", {"A-1": 4, "A-2": 8, "A-3": 6}))


def test_what_is_known_of_an_application_is_shown_once_somebody_chooses_it(clear: RankingPage) -> None:
    model = clear.table.rows_model
    heads = {each.head: each for each in model.columns if each.is_optional}
    assert list(heads) == ["Sector", "SME share", "Partners"]
    row = clear.table.rows_model.rows[0]
    assert "Manufacturing" in heads["Sector"].cell(row).text
    assert heads["SME share"].cell(row).text == "100%"
    assert "company 1" in heads["Partners"].cell(row).spoken


def test_a_share_of_smes_runs_as_far_as_unknown_sizes_let_it(tmp_path: Path) -> None:
    own = dossier("A-1")
    other = replace(own.partners[0], name="Other bv", staff=None, turnover=None)
    large = replace(own.partners[0], name="Large nv", staff=900)
    city = replace(own.partners[0], name="Stad", helix=Helix.GOVERNMENT)
    assert share_cell(replace(own, partners=(*own.partners, other, large, city))).text == "33–67%"
    assert share_cell(replace(own, partners=(city,))).text == "–"
    assert share_cell(None).text == "–"


def test_a_total_below_its_threshold_is_red_and_says_so(clear: RankingPage) -> None:
    column = next(each for each in clear.table.rows_model.columns if each.head == "Total")
    row = clear.table.rows_model.rows[0]
    failed = replace(row, place=replace(row.place, failed=("total",)))
    assert [column.cell(each).tone for each in (row, failed)] == ["text", "bad"]
    assert column.cell(failed).spoken == "4.00, below the threshold"


@pytest.mark.long
def test_what_the_jury_proposes_itself_is_marked_beside_its_outcome(
    clear: RankingPage, window: MainWindow
) -> None:
    column = next(each for each in clear.table.rows_model.columns if each.head == "Outcome")
    row = next(each for each in clear.table.rows_model.rows if each.number == "A-2")
    assert column.cell(row).after == ""
    advice = Advice(application="A-2", outcome=Proposal.REJECT, amount=None, reason="Dubbele financiering.")
    own = column.cell(replace(row, place=replace(row.place, advice=advice)))
    assert (own.after, "The jury proposes this itself" in own.spoken) == ("jury", True)
    assert cell_width(own) > cell_width(replace(own, after=""))
    decided = replace(row.place, advice=advice, held=Held(ruled=None))
    assert column.cell(replace(row, place=decided)).after == ""


@pytest.mark.long
def test_the_reserve_list_says_who_is_next_and_what_is_short(clear: RankingPage, qapp: QApplication) -> None:
    words = [each.text() for each in clear.reserve.findChildren(Label)]
    assert "A-1 Title of A-1" in words
    assert "€0 is left; A-1 needs €100,000 more." in words
    clear.reserve.copy_button.click()
    assert qapp.clipboard().text().splitlines()[1] == "1\tA-1\tTitle of A-1\t€100,000"


@pytest.mark.long
def test_the_reason_of_a_place_names_its_neighbours_with_their_totals(clear: RankingPage) -> None:
    clear.table.choose("A-3")
    said = clear.why.accessibleName()
    assert (
        "The nearest above it with another total: A-2, with 4.00. The nearest below it with another total: A-1, with "
        "2.00." in said
    )


def test_without_a_place_it_says_what_is_missing(window: MainWindow, tmp_path: Path) -> None:
    page = ranking(window, small_panel(tmp_path / "call.evalpanel"))
    page.table.choose("A-1")
    said = page.why.accessibleName()
    assert said.startswith("Why no place? A-1")
    assert "2 scores by An Peeters for A-1 are missing." in said


@pytest.mark.long
def test_a_column_that_nobody_saw_says_nothing_once_the_file_is_closed(
    clear: RankingPage, window: MainWindow
) -> None:
    columns, row = clear.table.rows_model.columns, clear.table.rows_model.rows[0]
    clear.session.workspace.close()
    optional = {each.head: each.cell(row).text for each in columns if each.is_optional}
    assert optional["SME share"] == "–"


@pytest.mark.long
def test_names_stand_beside_the_place_too_once_they_are_asked_for(clear: RankingPage) -> None:
    assert "An Peeters" not in clear.why.accessibleName()
    clear.names.click()
    assert "An Peeters: 4.00\nJan Claes: 4.00" in clear.why.accessibleName()


def test_as_many_keep_the_ranking_open_as_are_listed(window: MainWindow, tmp_path: Path) -> None:
    page = ranking(window, small_panel(tmp_path / "call.evalpanel"))
    assert page.ranking is not None
    assert 2 == page.blockers.lines < len(page.ranking.blockers)
    assert "2 things keep the ranking open" == page.status()


def test_neighbours_are_those_with_another_total(tmp_path: Path) -> None:
    """Ties stand between them: of those the place itself tells."""
    panel = scored(tmp_path / "call.evalpanel", {"A-1": 6, "A-2": 8, "A-3": 6})
    found = ranking_of(panel)
    for number in ("A-1", "A-3"):
        place = next(each for each in found.places if each.application == number)
        assert "The nearest above it with another total: A-2, with 4.00." == neighbours_sentence(found, place)
    panel.close()


def test_one_thing_has_one_mark_on_the_page(window: MainWindow, tmp_path: Path) -> None:
    """A ceiling that cannot be computed is not known, among what closing needs and among what holds the ranking up."""
    panel = small_panel(tmp_path / "call.evalpanel", scheme=CEILING)
    bare = dossier("A-1")
    panel.execute(put_dossiers([replace(bare, application=replace(bare.application, years=None))]))
    page = ranking(window, panel)

    def marks(card: QWidget) -> set[str]:
        texts = [label.text() for label in card.findChildren(Label)][1:]
        said = zip(texts[1::2], texts[::2], strict=False)
        return {mark for words, mark in said if "ceiling" in words}

    assert {"?"} == marks(page.ready) == marks(page.blockers)
