"""What-if where it is shut, where there is little to compare, and on every kind of scheme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.samples import SCHEME
from tests.ui.pages.what_if.what_if_pages import CHAIR, CLOSE, order, scored, type_in, what_if
from ui.pages.what_if.page import WhatIfPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for


def test_it_says_why_it_is_shut_and_leads_to_what_comes_first(window: MainWindow, tmp_path: Path) -> None:
    page = what_if(window, scored(tmp_path, is_always=False))
    assert page.shifting is None
    assert page.compared.isHidden() or not page.compared.isVisible()
    state = page.shut.state
    assert state is not None
    assert state.button.text() == "Go to the meeting"
    assert not page.is_possible("restore-what-if")
    QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert window.page_id == "meeting"


def test_a_blocked_ranking_is_said_by_name(window: MainWindow, tmp_path: Path) -> None:
    page = what_if(window, scored(tmp_path, left_out="A-3"))
    assert page.shifting is None
    assert page.shut.isVisible()
    assert any("A-3" in text for text in texts_of(page))


def test_a_call_that_assesses_each_by_itself_has_none(window: MainWindow, tmp_path: Path) -> None:
    scheme = SCHEME.replace('procedure = "ranked"', 'procedure = "individual"')
    panel = scored(tmp_path, scheme=scheme)
    panel.actor = CHAIR
    window.start(panel)
    assert "what-if" not in {each.id for each in window.offered.known()}
    assert "what-if" not in {entry.id for entry in entries_for(panel.actor.role, is_ranked=False)}


def texts_of(page: WhatIfPage) -> list[str]:
    return [each.text() for each in page.shut.findChildren(Label)]


def test_all_tied_is_one_block_at_the_line(window: MainWindow, tmp_path: Path) -> None:
    page = what_if(window, scored(tmp_path, dict.fromkeys(CLOSE, (6, 6))))
    assert page.shifting is not None
    assert page.shifting.order.tied_at_line is not None
    type_in(page, "helix", "30")
    assert page.shifting.order.tied_at_line is not None
    page.grab()


def test_a_sole_criterion_cannot_be_moved_and_says_so(window: MainWindow, tmp_path: Path) -> None:
    scheme = SCHEME.replace(
        SCHEME[SCHEME.index('  [[groups.criteria]]\n  id = "sme"') : SCHEME.index("[ranking]")], ""
    )
    given = {number: values[:1] for number, values in CLOSE.items()}
    page = what_if(window, scored(tmp_path, given, scheme=scheme, criteria=("helix",)))
    assert page.weights.about.text() == "Only one criterion counts, so its weight cannot change the order."
    assert not page.weights.levers["helix"].isEnabled()


def test_a_scale_of_words_is_moved_too(window: MainWindow, tmp_path: Path) -> None:
    words = """
[scales.half]
kind = "words"
words = [
  { id = "weak", value = 0, nl = "Zwak", en = "Weak" },
  { id = "fair", value = 1, nl = "Redelijk", en = "Fair" },
  { id = "strong", value = 2, nl = "Sterk", en = "Strong" },
]
"""
    start, end = SCHEME.index("[scales.half]"), SCHEME.index("[[groups]]")
    scheme = SCHEME[:start] + words + SCHEME[end:]
    page = what_if(window, scored(tmp_path, {"A-1": (2, 0), "A-2": (1, 2), "A-3": (1, 1)}, scheme=scheme))
    type_in(page, "helix", "10")
    assert order(page)[0] == "A-2"
    row = page.thresholds.more.findData("criterion:helix")
    page.thresholds.more.activated.emit(row)
    track = page.thresholds.levers["criterion:helix"].track
    QTest.keyClick(track, Qt.Key.Key_End)
    assert page.shifting is not None
    assert page.shifting.order.ranked == 1
    assert page.thresholds.levers["criterion:helix"].note.text() == "Strong · officially none"
