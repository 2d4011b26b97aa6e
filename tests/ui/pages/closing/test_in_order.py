"""What is in order says how many, and a copy is told only where the program made one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.progress.copies import backup_words
from evalapp.words import formats
from tests.operations.progress.ready_samples import closable
from tests.ui.access.sweeping import settle
from tests.ui.pages.closing.test_closing_page import at_closing, words_of
from ui.look import theme
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def test_each_point_says_how_many_of_how_many(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    n = len(panel.view.applications())
    words = words_of(at_closing(window, panel))
    assert words[words.index("All scores are in") + 1] == f"{4 * n} of {4 * n}"
    at = words.index("Admissibility is decided for every application")
    assert words[at + 1] == f"{n} of {n}"


def test_a_copy_stands_there_once_the_program_made_one(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    assert backup_words(panel.path) == ""
    made = panel.back_up()
    stranger = made.with_name("call of my own.evalpanel")
    stranger.write_bytes(b"nothing")
    day = formats.day(panel.view.next_time())
    assert day in backup_words(panel.path)
    page = at_closing(window, panel)
    words = words_of(page)
    assert backup_words(panel.path) == words[words.index("Back-up") + 1]
    n = int(words[words.index("In order") + 1])
    assert page.state_label.text() == f"{n} of {n} points in order"


def test_the_button_is_as_wide_as_its_card_and_in_sight(
    window: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    """At the size it was drawn for, with a reason that is asked."""
    theme.apply(qapp, "light")
    panel = closable(tmp_path / "call.evalpanel")
    move_to_phase(panel, Phase.DELIBERATION) if panel.view.call().phase is Phase.SCORING else None
    edit_call(panel, {"quorum": "2"}, reason="Forgotten.")
    page = at_closing(window, panel)
    window.resize(1440, 900)
    settle()
    sign = page.sign
    assert sign.reason.isVisible()
    assert sign.button.width() > 0.85 * sign.width()
    assert sign.button.visibleRegion().boundingRect().height() == sign.button.height()


def test_no_title_is_cut_once_letters_are_larger(
    window: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    page = at_closing(window, closable(tmp_path / "call.evalpanel"))
    window.resize(1440, 900)
    settle()
    theme.apply(qapp, "light", text_scale=2.0)
    settle()
    titles = [
        each for each in page.findChildren(Label) if each.text() in ("Admissibility", "Conflicts of interest")
    ]
    assert len(titles) == 2
    assert {each.width() for each in titles} == {titles[0].width()}
    for title in titles:
        longest = max(map(title.fontMetrics().horizontalAdvance, title.text().split()))
        assert title.width() >= max(longest, theme.pixels(184))
