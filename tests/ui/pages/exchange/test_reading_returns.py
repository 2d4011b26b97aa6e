"""Hundreds of files are read beside the window: it shows how far it is, and stopped, nothing is half taken in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.merge import Choice
from evalapp.operations.exchange import merging
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.workspace import Workspace
from tests.pace import allowed
from tests.samples import small_panel
from tests.ui.later_pool import LaterPool
from tests.ui.pages.exchange.test_last_merge import begun
from ui.pages.exchange.page import ExchangePage
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.frame import MainWindow

CELLS = [
    (juror, n, criterion) for juror in ("J1", "J2") for n in range(1, 126) for criterion in ("helix", "sme")
]


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", applications=125)


def tables(folder: Path, value: int = 1) -> list[Path]:
    """500 small tables, a score each."""
    folder.mkdir()
    paths = []
    for number, (juror, n, criterion) in enumerate(CELLS):
        path = folder / f"{number:03}.csv"
        path.write_text(
            f"juror,application,criterion,value\n{juror},A-{n},{criterion},{value}\n", encoding="utf-8"
        )
        paths.append(path)
    return paths


@pytest.fixture
def later(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, LaterPool]]:
    pool = LaterPool()
    made = MainWindow(Settings(tmp_path / "settings.json"), Tasks(pool))
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made, pool
    made.close()


def waiting(later: tuple[MainWindow, LaterPool], panel: Workspace, *paths: Path) -> ExchangePage:
    window, pool = later
    page = begun(window, panel)
    pool.run()  # the verdict on the file
    page.open_at(list(paths))
    return page


@pytest.mark.long
def test_reading_shows_how_far_it_is_and_then_what_it_comes_to(
    later: tuple[MainWindow, LaterPool], panel: Workspace, tmp_path: Path
) -> None:
    page = waiting(later, panel, *tables(tmp_path / "in"))
    reading = page.merging.reading
    assert reading.isVisible()
    assert reading.bar.accessibleName() == "Reading…"
    later[1].run()
    assert reading.bar.accessibleName() == "Looking at what they come to…"
    assert not reading.isVisible()
    assert 500 == len(page.merging.table.rows_model.rows)
    assert "Merge 500 files" == page.merging.merge_button.text()


@pytest.mark.long
def test_reading_that_is_stopped_takes_nothing_in(
    later: tuple[MainWindow, LaterPool], panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = waiting(later, panel, *tables(tmp_path / "in"))
    before, read = panel.view.fingerprint(), list[Path]()
    one = merging._read

    def counting(keys: merging.Keys, path: Path) -> merging.Incoming:
        read.append(path)
        if len(read) == 100:
            page.merging.reading.stop.click()
        return one(keys, path)

    monkeypatch.setattr(merging, "_read", counting)
    later[1].run()
    assert 100 == len(read)
    assert (False, None) == (page.merging.has_files, page.merging.plan)
    assert not page.merging.reading.isVisible()
    assert "Reading was stopped; of these files nothing was taken in." == page.merging.said.text()
    assert before == panel.view.fingerprint()


@pytest.mark.long
def test_files_given_meanwhile_are_read_after_the_others(
    later: tuple[MainWindow, LaterPool], panel: Workspace, tmp_path: Path
) -> None:
    first, second, *_others = tables(tmp_path / "in")
    page = waiting(later, panel, first)
    page.open_at([second])
    later[1].run()
    assert ["000.csv", "001.csv"] == [each.plan.file for each in page.merging.table.rows_model.rows]


@pytest.mark.long
def test_a_panel_that_changed_meanwhile_is_planned_for_as_it_is(
    later: tuple[MainWindow, LaterPool], panel: Workspace, tmp_path: Path
) -> None:
    first, *_others = tables(tmp_path / "in")
    page = waiting(later, panel, first)
    merge(panel, plan_merge(panel, [first]))
    later[1].run()
    assert page.merging.plan is not None
    assert page.merging.plan.is_empty


@pytest.mark.long
def test_a_folder_of_unrelated_files_is_one_sentence_and_no_row(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for n in range(10_000):
        (folder / f"{n}.jpg").touch()
    page = begun(window, panel)
    for given in ([folder], list(folder.iterdir())):
        start = perf_counter()
        page.open_at(given)
        assert perf_counter() - start < allowed(3)
        assert 1 == len(page.merging.said.text().splitlines())
        assert page.merging.said.isVisible()
        assert [] == list(page.merging.table.rows_model.rows)
    tables(tmp_path / "in")
    page.open_at([tmp_path / "in"])
    assert 500 == len(page.merging.table.rows_model.rows)
    assert not page.merging.said.isVisible()


@pytest.mark.long
def test_a_folder_dropped_on_the_window_comes_to_the_merge(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    begun(window, panel)
    tables(tmp_path / "in")
    assert window.desk is not None
    window.show_page("overview")
    assert window.desk.take_files([tmp_path / "in"])
    page = window.page()
    assert isinstance(page, ExchangePage)
    assert 500 == len(page.merging.table.rows_model.rows)


@pytest.mark.long
def test_among_500_files_sorting_filtering_and_choosing_answer_at_once(
    window: MainWindow, panel: Workspace, tmp_path: Path, qapp: QApplication
) -> None:
    merge(panel, plan_merge(panel, tables(tmp_path / "first")))
    page = begun(window, panel, *tables(tmp_path / "in", value=2))
    table = page.merging.table
    taken = dict[str, float]()

    def measured(name: str, act: object) -> None:
        start = perf_counter()
        assert callable(act)
        act()
        qapp.processEvents()
        taken[name] = perf_counter() - start

    measured("sort", lambda: table.sort(0, is_descending=True))
    assert "499.csv" == table.rows_model.rows[0].plan.file
    assert table.filtering.line is not None
    measured("filter", lambda: table.filtering.line.field.setText("049"))
    assert ["049.csv"] == [each.plan.file for each in table.rows_model.shown_rows]
    page.merging.show_choices()
    measured("choose", page.merging.choices.view.cards[Choice.TAKE].click)
    assert 1 == sum(each.choice is Choice.TAKE for each in page.merging.plan.choices)
    assert max(taken.values()) < 1.5, taken  # a tenth of it on an idle machine
