"""In the smallest window, whatever jurors are called and answer, the scores are read without going aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.texts import in_language
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import PEOPLE, SCHEME, SECRETARY, small_panel
from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle
from tests.ui.pages.meeting.pages import meeting_page
from ui.look import theme
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow

LONG = "Maria-Magdalena Vandenbroucke-Vanderstraeten de Meulenaere"


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """A juror with a long name says at length why there is no score, under a long title of a criterion."""
    scheme = SCHEME.replace('nl = "Triple helix"', f'nl = "{LONG}"').replace(
        'en = "Triple helix"', f'en = "{LONG}"'
    )
    made = small_panel(tmp_path / "call.evalpanel", applications=1, scheme=scheme)
    jury = [replace(each, name=LONG) if each.role is Role.JUROR else each for each in PEOPLE]
    made.execute(ImportJury(people=tuple(jury), reason="Verbeterd."))
    for criterion in ("helix", "sme"):
        place = {"juror": "J1", "application": "A-1", "criterion": criterion}
        made.execute(SetScore(**place, no_score=NoScore.ABSTAIN, own=OwnReason.NOT_IN_DOSSIER))
    move_to_phase(made, Phase.DELIBERATION)
    made.execute(SetConsensus(application="A-1", criterion="sme", value=7, reason="talked about"))
    made.actor = SECRETARY
    return made


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_runs_off_the_right_side(
    window: MainWindow, panel: Workspace, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(*((1440, 900) if scale == 2.0 else (1024, 640)))
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.cards["helix"].open_form()
    settle()

    assert (page.sheet.horizontalScrollBar().maximum(), cut_texts(window), escaped_widgets(window)) == (
        0,
        [],
        [],
    )


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_nor_does_it_while_the_meeting_goes_on(
    window: MainWindow, tmp_path: Path, qapp: QApplication, scale: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(*(round(each * (1.4 if scale == 1.5 else 1)) for each in size))
    page = meeting_page(window, tmp_path)
    page.go_on()
    page.cards["helix"].open_form()
    settle()

    assert (page.sheet.horizontalScrollBar().maximum(), cut_texts(window), escaped_widgets(window)) == (
        0,
        [],
        [],
    )


@pytest.mark.long
@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 1.0), ((1440, 900), 1.5)])
def test_in_a_small_window_most_of_the_form_is_in_sight(
    window: MainWindow, tmp_path: Path, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    """Time, attendance and notes are one step away, and the time itself stays there."""
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(*size)
    page = meeting_page(window, tmp_path)
    page.go_on()
    page.cards["helix"].open_form()
    settle()
    form = page.cards["helix"].form
    assert form is not None
    in_sight = form.visibleRegion().boundingRect().height()
    assert in_sight >= 0.8 * form.height()
    rail = page.rail
    assert rail.short_time.isVisible()
    assert not rail.area.isVisible()
    rail.fold_button.click()
    settle()
    assert rail.area.isVisible()
    assert not rail.short_time.isVisible()
    assert rail.next_button.isVisible()


@pytest.fixture
def dutch() -> Iterator[None]:
    """To be asked for before the window, which speaks it then."""
    with in_language("nl"):
        yield


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_the_count_under_a_reason_gives_way_with_large_letters(
    dutch: None, window: MainWindow, tmp_path: Path, qapp: QApplication, size: tuple[int, int]
) -> None:
    """Beside the justifications to take over there is no room for both."""
    theme.apply(qapp, "light", text_scale=2.0)
    window.resize(*size)
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    for juror in ("J1", "J2"):
        panel.execute(SetScore(juror=juror, application="A-1", criterion="helix", value=6))
        panel.execute(SetComment(juror=juror, application="A-1", criterion="helix", comment="why"))
    move_to_phase(panel, Phase.DELIBERATION)
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    form.reason.setPlainText("x" * 113)
    settle()
    assert form.take_button.isVisible()
    assert [] == [each for each in cut_texts(form) if "tekens" in each]
