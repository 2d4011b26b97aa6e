"""The history as it is read: filters together, a page at a time, what stands in the way of an undo, a table of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from evalapp.operations.records.papers import read_paper
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.pages.history import listing
from ui.pages.history.columns import columns
from ui.pages.history.page import HistoryPage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = small_panel(tmp_path / "call.evalpanel")
    for value in (1, 2, 3):
        made.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=value))
    return made


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> HistoryPage:
    window.start(panel)
    window.show_page("history")
    made = window.page()
    assert isinstance(made, HistoryPage)
    return made


def shown(page: HistoryPage) -> list[int]:
    return [change.id for change in page.table.rows_model.lines]


def choose(box: listing.ChoiceField, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_filters_hold_together_and_go_together(page: HistoryPage, panel: Workspace) -> None:
    last = panel.view.last_change()
    choose(page.listing.kind, "scores")
    assert [last, last - 1, last - 2] == shown(page)
    assert "3 shown" in page.state_label.text()
    choose(page.listing.person, "J2")
    assert [] == shown(page)
    page.listing.nothing.click()
    assert list(range(last, 0, -1)) == shown(page)


def test_a_page_is_read_at_first_and_the_rest_on_request(
    page: HistoryPage, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = panel.view.last_change()
    monkeypatch.setattr(listing, "PAGE", 2)
    page.listing.show_all()
    assert [last, last - 1] == shown(page)
    page.listing.earlier.click()
    assert [last, last - 1, last - 2, last - 3] == shown(page)
    while page.listing.has_more:
        page.listing.earlier.click()
    assert list(range(last, 0, -1)) == shown(page)
    assert page.listing.earlier.isHidden()


def test_words_are_looked_for_beyond_the_page_and_it_is_said_how_far(
    page: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    monkeypatch.setattr(listing, "SEARCHED_AT_ONCE", 4)
    page.listing.show_all()
    page.search.setText("call created")
    assert [] == shown(page)
    assert "The last 4 changes were searched." == page.listing.looked.text()
    page.listing.earlier.click()
    assert [1] == shown(page)
    assert page.listing.looked.isHidden()


def test_what_builds_on_a_change_is_a_link_to_it(page: HistoryPage, panel: Workspace) -> None:
    last = panel.view.last_change()
    page.table.choose(last - 2)
    page.change_card.ask_button.click()
    assert page.change_card.undo_button.isHidden()
    assert [f"{n} · Score A-1, SME impact" for n in (last, last - 1)] == [
        link.text().split(":")[0] for link in page.change_card.later.links
    ]
    page.change_card.later.links[0].click()
    assert page.table.chosen_row is not None
    assert last == page.table.chosen_row.id
    page.change_card.ask_button.click()
    page.change_card.undo_button.click()
    assert f"Undone: {panel.view.change(last).summary}" == panel.view.history(limit=1)[0].summary


def test_a_change_far_back_is_shown_with_the_way_back(
    page: HistoryPage, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    page.listing.show_all()
    page.open_at(3)
    assert [3, 2] == shown(page)
    page.listing.newest.click()
    assert panel.view.last_change() == shown(page)[0]


def test_what_is_asked_for_is_written_as_a_table(page: HistoryPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page.listing.kind, "scores")
    page.search.setText("impact")
    page.export(tmp_path / "story.csv")
    qtbot.waitUntil(lambda: (tmp_path / "story.csv").exists())
    text = (tmp_path / "story.csv").read_text(encoding="utf-8-sig")
    assert 4 == len(text.splitlines())
    assert ";score;1;1.5" in text


def test_a_table_that_is_stopped_is_not_written(page: HistoryPage, tmp_path: Path) -> None:
    page.export(tmp_path / "story.xlsx")
    assert page.progress.isVisible()
    page.progress.stop.click()
    assert (False, False) == (page.progress.isVisible(), (tmp_path / "story.xlsx").exists())
    assert page.verify_button.isEnabled()


def test_what_is_asked_for_is_printed_and_says_what_was_asked(
    page: HistoryPage, panel: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page.listing.kind, "scores")
    page.search.setText("impact")
    target = tmp_path / "story.pdf"
    page.print_to(target)
    qtbot.waitUntil(target.exists)
    (paper,) = PdfReader(target).pages
    said = " ".join(paper.extract_text().split())
    assert "Kind Scores With the words impact" in said
    assert "score: 1 → 1.5" in said
    assert read_paper(panel, target).check().matches


def test_a_pdf_that_is_stopped_while_it_is_drawn_is_not_written(
    page: HistoryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    page.exporting.said.connect(lambda text, _tone: told.append(text))
    page.exporting.drawn.connect(lambda _percent: page.progress.stop.click())
    page.print_to(tmp_path / "story.pdf")
    qtbot.waitUntil(lambda: bool(told))
    assert (["Stopped; nothing was written."], False) == (told, (tmp_path / "story.pdf").exists())
    assert page.pdf_button.isEnabled()


def test_a_pdf_that_is_none_of_ours_is_not_overwritten(
    page: HistoryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "story.pdf"
    target.write_bytes(b"%PDF-1.4 of somebody else")
    page.print_to(target)
    qtbot.waitUntil(lambda: not page.exporting.is_busy)
    assert b"%PDF-1.4 of somebody else" == target.read_bytes()


def test_no_line_of_the_list_is_bold(page: HistoryPage) -> None:
    """A list of nothing but bold lines says of none that it matters."""
    change = page.table.rows_model.lines[0]
    assert {"table"} == {column.cell(change).type for column in columns(page.listing.who)}
