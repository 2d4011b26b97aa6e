"""A paper sheet that is half typed outlives the window, with its juror and application."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.operations.exchange.paper.entering import enter_paper
from evalapp.operations.exchange.paper.sheets import paper_sheet
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY
from tests.ui.drafts.reopening import ended, kept_in, opened, shown
from ui.drafts.records import Values
from ui.pages.exchange.page import ExchangePage
from ui.pages.exchange.paper.kept import as_answers, as_values, fits
from ui.pages.exchange.paper.paper_panel import PaperPanel
from ui.window.frame import MainWindow

AN = PersonId("J1")


def sheet_at(window: MainWindow, application: str) -> PaperPanel:
    page = shown(window, "exchange", ExchangePage)
    page.open_at("paper")
    page.paper.table.choose((AN, application))
    return page.paper


def typed(window: MainWindow) -> PaperPanel:
    paper = sheet_at(window, "A-2")
    first, second = paper.form.rows
    first.score.set_value(7)
    first.score.chosen.emit(7)
    first.comment.setText("Sterk")
    first.comment.textEdited.emit("Sterk")
    second.reason.setCurrentIndex(second.reason.findData(NoScore.ABSTAIN))
    second.reason.activated.emit(second.reason.currentIndex())
    return paper


@pytest.mark.long
def test_a_half_typed_sheet_is_back_with_its_juror_and_application(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    typed(office)
    assert office.session is not None
    said = office.session.savings.now.words_of_all
    assert "Not recorded yet: the paper sheet of An Peeters for A-2 (kept on this device)" == said

    ended(office)
    opened(office, panel)

    assert "the paper sheet of An Peeters for A-2" in office.messages.text.text()
    paper = sheet_at(office, "A-1")
    assert {NOTHING} == set(paper.form.answers.values())
    paper = sheet_at(office, "A-2")
    assert [Answer(7, None, "Sterk"), Answer(None, NoScore.ABSTAIN)] == [*paper.form.answers.values()]
    paper.store()
    assert [] == kept_in(panel)


@pytest.mark.long
def test_a_sheet_that_was_emptied_is_kept_no_longer(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    typed(office)
    ended(office)
    opened(office, panel)
    sheet_at(office, "A-2").form.forget.click()
    assert [] == kept_in(panel)


@pytest.mark.long
def test_a_sheet_that_is_refused_stays_a_draft(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    paper = typed(office)
    page = shown(office, "exchange", ExchangePage)
    assert office.session is not None
    before = paper.form.answers
    enter_paper(office.session.workspace, AN, "A-2", before)  # the same is there now
    paper.table.choose((AN, "A-2"))
    paper.store()
    assert "exactly this already" in paper.form.error.text()
    assert (before, 1) == (paper.form.answers, len(page.recordable()))


@pytest.mark.long
def test_a_sheet_that_was_typed_over_since_then_is_over(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    typed(office)
    ended(office)
    with Workspace.open(panel) as elsewhere:
        elsewhere.actor = SECRETARY
        enter_paper(elsewhere, AN, "A-2", {"helix": Answer(4)})
    opened(office, panel)
    paper = sheet_at(office, "A-2")
    assert [Answer(4), NOTHING] == [*paper.form.answers.values()]


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda values: values[:-1],
        lambda values: ("other", *values[1:]),
        lambda values: (values[0], 999, *values[2:]),
        lambda values: (*values[:2], "no reason", *values[3:]),
        lambda values: (*values[:3], None, *values[4:]),
    ],
)
def test_what_does_not_fit_the_sheet_is_not_shown(panel: Path, spoilt: Callable[[Values], Values]) -> None:
    with Workspace.open(panel) as work:
        sheet = paper_sheet(work.view, AN, "A-2")
    answers = {row.criterion.id: Answer(7, None, "Sterk") for row in sheet.rows}
    values = as_values(answers)
    assert (answers, True) == (as_answers(values), fits(sheet, values))
    assert not fits(sheet, spoilt(values))
