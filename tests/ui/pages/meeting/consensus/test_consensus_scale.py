"""Below the values of a consensus: what the jurors gave, as circles without a name, and what the value means."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scores import SetScore
from tests.samples import SCHEME, small_panel
from ui.pages.meeting.consensus.form import ConsensusForm
from ui.pages.meeting.page import MeetingPage
from ui.widgets.score.segments import SegmentedScore
from ui.widgets.text import Label
from ui.window.frame import MainWindow

DESCRIBED = SCHEME.replace(
    '  comment = "required"\n',
    '  comment = "required"\n  descriptors = { "3" = { nl = "De meeste tekenden.", en = "Most of them signed." } }\n',
)


@pytest.fixture
def form(window: MainWindow, tmp_path: Path) -> ConsensusForm:
    """Of two jurors: 3 and 4.5, on a scale of halves of which 3 is described."""
    panel = small_panel(tmp_path / "call.evalpanel", scheme=DESCRIBED)
    for juror, value in (("J1", 6), ("J2", 9)):
        panel.execute(SetScore(juror=juror, application="A-1", criterion="helix", value=value))
    move_to_phase(panel, Phase.DELIBERATION)
    panel.act_as("C1")
    window.start(panel)
    window.resize(1_440, 900)
    window.show_page("meeting", "A-1")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    QApplication.processEvents()
    return form


@pytest.mark.long
def test_what_the_jurors_gave_stands_below_its_value_without_a_name(form: ConsensusForm) -> None:
    assert form.given.isVisible()
    assert form.given.accessibleName() == "Scores of the jurors: 1 × 3, 1 × 4.5"
    assert isinstance(form.value, SegmentedScore)
    for steps in (6, 9):
        assert form.given.centre_of(steps) == pytest.approx(form.value.rect_of(steps).center().x(), abs=1)


@pytest.mark.long
def test_the_value_says_what_it_means(form: ConsensusForm) -> None:
    QTest.keyClicks(form.value, "3")
    assert form.descriptor.accessibleName().endswith("ost of them signed")
    form.value.hovered.emit(9)
    assert form.descriptor.accessibleName().startswith("4.5")
    form.value.hovered.emit(None)
    assert form.descriptor.accessibleName().endswith("ost of them signed")


def test_where_the_values_take_two_rows_there_are_no_circles(form: ConsensusForm) -> None:
    form.value.setFixedWidth(120)
    QApplication.processEvents()
    assert not form.given.isVisible()


@pytest.mark.long
def test_what_is_no_value_is_said_once_while_the_keyboard_is_there(form: ConsensusForm, qtbot: QtBot) -> None:
    form.value.setFocus()
    QTest.keyClicks(form.value, "3,2")
    assert form.value.value() is None
    assert "3.2 is not on the scale" in QToolTip.text()
    assert "There is no score yet." in QToolTip.text()
    assert not any("on the scale" in each.text() for each in form.findChildren(Label))

    form.reason.setFocus()

    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=1_000)


def test_what_a_long_scale_does_not_have_is_not_recorded_as_the_value_before(
    window: MainWindow, tmp_path: Path
) -> None:
    scheme = SCHEME.replace('highest = 5\nstep = "0.5"', 'highest = 100\nstep = "1"')
    panel = small_panel(tmp_path / "call.evalpanel", scheme=scheme, phase=Phase.DELIBERATION)
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting", "A-1")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    form.value.set_value(15)
    form.source.setCurrentIndex(0)
    form.reason.setPlainText("Gehoord.")
    form.value.setFocus()
    QTest.keyClicks(form.value.focusProxy(), "0")
    form.store()
    assert "150 is not on the scale" in form.error.text()
    assert [] == list(panel.view.consensus())
