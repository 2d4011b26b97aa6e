"""Whoever signs sees what the jury proposes, where that is not what the ranking says, and with its money."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.deciding.values import Proposal
from evalapp.operations.admissibility.withdrawing import Withdraw
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import individual, propose_all
from tests.operations.progress.ready_samples import closable
from ui.pages.closing.decisions_card import DecisionsCard
from ui.pages.closing.page import ClosingPage
from ui.widgets.badge import Badge
from ui.widgets.text import Label
from ui.window.frame import MainWindow

OWN = Advise(application="A-1", outcome=Proposal.APPROVE, reason="Te sterk om te laten.", amount=60_000_00)


def card_of(window: MainWindow, panel: Workspace) -> DecisionsCard:
    panel.act_as("C1")
    window.start(panel)
    window.show_page("closing")
    page = window.page()
    assert isinstance(page, ClosingPage)
    return page.decisions


def said(card: DecisionsCard) -> list[str]:
    return [each.text() for each in card.findChildren(Label) if each.isVisible()]


def test_a_proposal_of_its_own_is_told_with_its_reason_and_the_money(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    panel.execute(OWN)
    words = said(card_of(window, panel))
    assert "What the jury proposes otherwise" in words
    assert "The jury proposes: approve, €60,000: Te sterk om te laten." in words
    assert "€60,000 more is proposed than there is" in words


def test_nothing_is_proposed_of_what_was_withdrawn_since(window: MainWindow, tmp_path: Path) -> None:
    """Its own proposal was summed up and counted with its money."""
    panel = closable(tmp_path / "call.evalpanel")
    panel.execute(OWN)
    panel.execute(Withdraw(application="A-1", on="2016-05-20", reason="Gestopt."))
    assert not [each for each in said(card_of(window, panel)) if "60,000" in each or "otherwise" in each]


def test_what_is_assessed_by_itself_is_counted_by_its_proposals(window: MainWindow, tmp_path: Path) -> None:
    """A dossier that was rejected stood among those that “come into consideration”."""
    panel = individual(tmp_path / "call.evalpanel")
    propose_all(panel, leaving="A-1")
    panel.execute(replace(OWN, outcome=Proposal.REJECT, amount=None))
    card = card_of(window, panel)
    assert ["approve", "reject"] == [each.text() for each in card.findChildren(Badge)]
    assert "What the jury proposes otherwise" not in said(card)
