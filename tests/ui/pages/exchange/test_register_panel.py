"""The register in the window, and the reminders that are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from evalapp.domain.ids import PersonId
from evalapp.domain.people import Person, Role
from evalapp.domain.scoring.answer import Answer
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.paper.entering import enter_paper
from evalapp.operations.panel.jury import ImportJury
from evalapp.words import formats
from tests.operations.juror.round_samples import Round
from tests.samples import SECRETARY
from ui.pages.exchange.page import ExchangePage
from ui.pages.exchange.register.register_panel import RegisterPanel
from ui.pages.exchange.register.register_rows import came_columns, out_columns
from ui.tables.hidden import HiddenNote
from ui.window.frame import MainWindow


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        made.panel.execute(
            ImportJury(
                people=(Person(id="J1", name="An Peeters", role=Role.JUROR, email="an@ugent.be"),),
                reason="Verbeterd.",
            )
        )
        made.panel.actor = SECRETARY
        yield made


@pytest.fixture
def register(window: MainWindow, round_: Round) -> RegisterPanel:
    window.start(round_.panel)
    window.show_page("exchange", "register")
    page = window.page()
    assert isinstance(page, ExchangePage)
    return page.register


def cells(panel: RegisterPanel) -> list[list[str]]:
    return [[each.cell(row).text for each in out_columns()] for row in panel.out.rows_model.rows]


def test_what_went_out_stands_in_it(register: RegisterPanel) -> None:
    ((_when, juror, what, sha256, state, _since, *back),) = cells(register)
    assert ("An Peeters", "pack no. 1", "up to date", True) == (juror, what, state, sha256.endswith("…"))
    assert ["–", "–", "", "6 scores"] == back


@pytest.mark.long
def test_beside_what_went_out_stands_what_came_back_and_what_is_owed(
    register: RegisterPanel, round_: Round
) -> None:
    round_.merge(round_.hand_in())
    register.remind.click()
    register.debts.copy.click()
    register.refresh()
    reminder, pack = cells(register)
    (came,) = register.register.standing
    assert [formats.stamp(came.at), "2 of 6", "sealed", "4 scores"] == pack[-4:]
    assert ["", "", "", ""] == reminder[-4:]


@pytest.mark.long
def test_a_typed_sheet_takes_nothing_from_what_was_sealed(register: RegisterPanel, round_: Round) -> None:
    round_.merge(round_.hand_in())
    enter_paper(round_.panel, PersonId("J1"), "A-1", {"helix": Answer(3)})
    register.refresh()
    assert ["2 of 6", "sealed", "4 scores"] == cells(register)[0][-3:]
    enter_paper(round_.panel, PersonId("J1"), "A-2", {"helix": Answer(3)})
    register.refresh()
    assert ["3 of 6", "partly sealed", "3 scores"] == cells(register)[0][-3:]
    (row,) = register.out.rows_model.rows
    evidence = next(each for each in out_columns() if each.head == "Evidence").cell(row)
    came = next(each for each in out_columns() if each.head == "Came back").cell(row)
    assert "2 sealed with the access code of An Peeters, 1 not signed" in evidence.tip
    assert (2, True) == (came.tip.count("\n") + 1, came.tip.startswith("Paper sheet A-2"))


@pytest.mark.long
def test_the_columns_fill_the_width(register: RegisterPanel) -> None:
    shown = register.out
    header = shown.horizontalHeader()
    assert not any(each.goes_empty and each.stretches for each in out_columns())
    assert header.length() >= shown.viewport().width() - 1


@pytest.mark.long
def test_what_came_back_follows(register: RegisterPanel, round_: Round) -> None:
    round_.merge(round_.hand_in())
    register.which.setCurrentIndex(1)
    (row,) = register.came.rows_model.rows
    said = {each.head: each.cell(row) for each in came_columns()}
    assert ("2 of 6", "sealed", "counts") == tuple(said[h].text for h in ("Scores", "Evidence", "State"))
    assert "sealed with the access code of An Peeters" == said["Evidence"].tip
    assert register.came.isVisible()


@pytest.mark.long
def test_a_reminder_is_copied_and_noted(register: RegisterPanel) -> None:
    register.remind.click()
    assert register.debts.isVisible()
    register.debts.language.buttons["nl"].setChecked(True)
    register.debts.copy.click()
    assert "nog geen scores van u" in QGuiApplication.clipboard().text()
    assert ["reminder no. 1", "pack no. 1"] == [row[2] for row in cells(register)]
    assert register.debts.isVisible()


@pytest.mark.long
def test_reminders_are_drafted_for_all(
    register: RegisterPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *_g: str(tmp_path / "mails"))
    )
    register.show_debts()
    register.debts.drafts.click()
    register.post.go.click()
    assert 1 == len([*(tmp_path / "mails").glob("*.eml")])
    assert register.post.result.isVisible()
    register.post.result.back.click()
    assert register.debts.isVisible()
    register.debts.back.click()
    assert register.out.isVisible()


def by_head(panel: RegisterPanel, row: int) -> dict[str, str]:
    shown = panel.out.rows_model.rows[row]
    return {each.head: each.cell(shown).text for each in out_columns()}


@pytest.mark.long
def test_a_pack_whose_return_was_replaced_tells_so_instead_of_nothing(
    register: RegisterPanel, round_: Round
) -> None:
    round_.merge(round_.hand_in())
    round_.renew()
    round_.merge(round_.hand_in())
    register.refresh()
    newest, oldest = by_head(register, 0), by_head(register, 1)
    assert ("pack no. 2", "pack no. 1") == (newest["What"], oldest["What"])
    assert "replaced" == oldest["Evidence"]
    assert oldest["Came back"] not in ("", "–")


@pytest.mark.long
def test_paper_from_before_any_pack_stands_beside_the_first_pack(
    register: RegisterPanel, round_: Round, tmp_path: Path
) -> None:
    enter_paper(round_.panel, PersonId("J2"), "A-1", {"helix": Answer(3)})
    hand_out(round_.panel, tmp_path / "more", jurors=["J2"])
    register.refresh()
    (row,) = [n for n, each in enumerate(register.out.rows_model.rows) if each.key[0] == "J2"]
    said = by_head(register, row)
    assert ("before it left", "vouched for") == (said["Came back"], said["Evidence"])
    came = next(each for each in out_columns() if each.head == "Came back")
    assert "Paper sheet A-1" in came.cell(register.out.rows_model.rows[row]).tip


@pytest.mark.long
def test_columns_without_room_are_named_below_the_list_at_hand(
    register: RegisterPanel, window: MainWindow, qtbot: QtBot
) -> None:
    """In a narrow window the evidence leaves first, which nobody would look for otherwise."""

    def said() -> list[str]:
        return [note.text() for note in register.findChildren(HiddenNote) if note.isVisible()]

    window.resize(1100, 800)
    qtbot.waitUntil(lambda: bool(said()))
    (told,) = said()
    assert "Evidence" in told
    assert all(column.head in told for column in register.out.columns_out_of_sight)
    register.which.setCurrentIndex(1)
    assert told not in said()
