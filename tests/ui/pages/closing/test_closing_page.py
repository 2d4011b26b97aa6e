"""The page on which the assessment is closed: what it names, where it leads, and that two names seal it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Admissibility
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.panel.course.signing import signing_of
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.progress.moving import closed_over
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.words.formats import short_fingerprint
from tests.operations.progress.ready_samples import closable, score
from tests.samples import Act, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.closing.page import ClosingPage
from ui.pages.ranking.page import RankingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


@pytest.fixture
def ready(tmp_path: Path) -> Workspace:
    return closable(tmp_path / "call.evalpanel")


def at_closing(window: MainWindow, panel: Workspace) -> ClosingPage:
    window.start(panel)
    window.show_page("closing")
    page = window.page()
    assert isinstance(page, ClosingPage)
    return page


def sign(page: ClosingPage, chair: str = "Luc Maes", secretary: str = "Mia Willems") -> None:
    page.sign.fields[Role.CHAIR].setText(chair)
    page.sign.fields[Role.SECRETARY].setText(secretary)


def words_of(page: ClosingPage) -> list[str]:
    return [each.text() for each in page.list.findChildren(Label)]


def test_it_stands_under_the_meeting_without_a_button_of_its_own(
    window: MainWindow, ready: Workspace
) -> None:
    at_closing(window, ready)
    assert "closing" not in window.rail._buttons
    assert window.rail._buttons["meeting"].isChecked()


def test_what_is_open_comes_first_and_leads_where_it_is_mended(window: MainWindow, ready: Workspace) -> None:
    ready.execute(SetAdmissibility(application="A-3", admissibility=Admissibility.OPEN))
    page = at_closing(window, ready)
    words = words_of(page)
    assert words.index("Still open") < words.index("Admissibility") < words.index("In order")
    assert "A-3" in page.list.buttons["admissibility"].accessibleDescription()
    assert page.state_label.text().endswith("· 1 open")
    page.list.buttons["admissibility"].click()
    assert isinstance(window.page(), ApplicationsPage)


def test_what_only_scoring_can_mend_asks_why_back(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    move_to_phase(panel, Phase.SCORING, "x")
    score(panel, "J1", "A-1", "helix", 4, " ")
    move_to_phase(panel, Phase.DELIBERATION)
    page = at_closing(window, panel)
    page.list.buttons["motivations"].click()
    assert page.back.isVisible()
    page.back.button.click()
    assert "needs a reason" in page.back.error.text()
    page.back.reason.setText("A justification is missing.")
    page.back.button.click()
    assert panel.view.call().phase is Phase.SCORING
    assert (False, True) == (page.sign.isVisible(), page.early.isVisible())


def test_two_names_close_it_and_stand_under_it(window: MainWindow, ready: Workspace) -> None:
    page = at_closing(window, ready)
    signed = ready.view.fingerprint()
    assert short_fingerprint(signed) == page.sign.fingerprint.text()
    assert (False, "The chair has not signed and the secretary has not signed.") == (
        page.sign.button.isEnabled(),
        page.sign.why_not.text(),
    )
    sign(page, secretary="Mia Wilems")
    assert ("matches", "not a name of the secretary in the jury") == (
        page.sign.hints[Role.CHAIR].text(),
        page.sign.hints[Role.SECRETARY].text(),
    )
    assert not page.sign.button.isEnabled()
    sign(page, "luc maes")
    assert not page.sign.box.isVisible()
    page.sign.button.click()

    assert ready.view.call().phase is Phase.CLOSED
    assert {signed} == {each.fingerprint for each in ready.view.closings.signatures()}
    assert (True, False) == (page.closed.isVisible(), page.sign.isVisible())
    assert "signed by Luc Maes (chair) and Mia Willems (secretary)" in page.closed.signed.text()
    assert short_fingerprint(ready.view.fingerprint()) == page.note.fingerprint.text()


def test_by_keyboard_alone_and_it_never_rests_on_the_fingerprint(
    window: MainWindow, ready: Workspace, qtbot: QtBot
) -> None:
    page = at_closing(window, ready)
    chair = page.sign.fields[Role.CHAIR]
    qtbot.waitUntil(chair.hasFocus)
    QTest.keyClicks(chair, "Luc Maes")
    QTest.keyClick(chair, Qt.Key.Key_Tab)
    secretary = page.sign.fields[Role.SECRETARY]
    assert QApplication.focusWidget() is secretary
    QTest.keyClicks(secretary, "Mia Willems")
    QTest.keyClick(secretary, Qt.Key.Key_Return)
    assert ready.view.call().phase is Phase.CLOSED
    for label in (page.sign.fingerprint, page.note.fingerprint, page.closed.signed):
        assert label.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert QApplication.focusWidget() is page.note.mail_button


def test_a_name_that_was_typed_under_another_fingerprint_is_taken_out(
    window: MainWindow, ready: Workspace
) -> None:
    page = at_closing(window, ready)
    sign(page)
    edit_call(ready, {"reference": "T-2"}, reason="A slip.")
    assert {""} == {each.text() for each in page.sign.fields.values()}
    assert "changed since" in page.sign.error.text()
    assert short_fingerprint(ready.view.fingerprint()) == page.sign.fingerprint.text()


def test_reopening_asks_for_a_reason_and_sets_the_signatures_aside(
    window: MainWindow, ready: Workspace
) -> None:
    signings = [signing_of(ready.view, each) for each in ("C1", "S-01")]
    move_to_phase(ready, Phase.CLOSED, signings=signings)
    page = at_closing(window, ready)
    page.closed.reopen_button.click()
    assert "set aside" in page.back.about.text()
    page.back.reason.setText("A grant was wrong.")
    page.back.button.click()
    assert ready.view.call().phase is Phase.DELIBERATION
    assert [] == ready.view.closings.signatures()
    assert (True, False) == (page.sign.isVisible(), page.closed.isVisible())


def test_an_unsigned_closing_says_so(window: MainWindow, tmp_path: Path) -> None:
    page = at_closing(window, small_panel(tmp_path / "call.evalpanel", phase=Phase.CLOSED))
    assert "The closing is not signed." == page.closed.signed.text()
    assert not page.closed.nature.isVisible()


def _without(panel: Workspace, *people: str) -> None:
    def gone(change: object) -> None:
        for person in people:
            change.remove("person", id=person)  # type: ignore[attr-defined]

    move_to_phase(panel, Phase.SCORING, "x")
    panel.execute(Act(act=gone, action=Action.EDIT_JURY))
    move_to_phase(panel, Phase.DELIBERATION)


@pytest.mark.long
@pytest.mark.parametrize(
    ("absent", "said"),
    [
        (("S-01",), "The panel has no secretary: only the chair signs."),
        (("C1",), "The panel has no chair: only the secretary signs."),
        (
            ("C1", "S-01"),
            "The panel has neither a chair nor a secretary: the closing is recorded as not signed.",
        ),
    ],
)
def test_nobody_is_asked_who_is_not_there(
    absent: tuple[str, ...], said: str, window: MainWindow, ready: Workspace
) -> None:
    _without(ready, *absent)
    page = at_closing(window, ready)
    assert said == page.sign.absent.text()
    sign(page)
    page.sign.button.click()
    assert ready.view.call().phase is Phase.CLOSED
    assert 2 - len(absent) == len(ready.view.closings.signatures())


def test_what_nobody_can_know_any_more_asks_for_a_reason(
    window: MainWindow, ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(View, "has_merges_from_before_choices", lambda _self: True)
    page = at_closing(window, ready)
    sign(page)
    assert "Not known" in words_of(page)
    assert "Closed for a reason alone: Open choices" == page.sign.about_reason.text()
    assert "The reason is not given." == page.sign.why_not.text()
    assert page.status() == "Closing: 1 point to go"
    page.sign.reason.setText("The files are gone.")
    assert (page.sign.button.isEnabled(), page.status()) == (True, "")
    page.sign.button.click()
    assert ["The files are gone."] == [each.words.rpartition(": ")[2] for each in closed_over(ready.view)]
    assert "The files are gone." in page.closed.reason.text()


def test_what_does_not_keep_it_from_closing_is_named_there_too(window: MainWindow, ready: Workspace) -> None:
    move_to_phase(ready, Phase.SCORING, "x")
    els = Person(id="J3", name="Els Maes", role=Role.JUROR, organisation="Organisation of A-2 (DEMO)")
    ready.execute(ImportJury(people=(els,), reason="Verbeterd."))
    move_to_phase(ready, Phase.DELIBERATION)
    page = at_closing(window, ready)
    sign(page)
    assert page.sign.about_reason.text().startswith(
        "Open too, which does not keep it from closing: Suspected"
    )
    assert page.sign.button.isEnabled()


def test_before_deliberation_nothing_is_signed(window: MainWindow, tmp_path: Path) -> None:
    page = at_closing(window, small_panel(tmp_path / "call.evalpanel"))
    assert (False, True) == (page.sign.isVisible(), page.early.isVisible())
    assert "from deliberation" in page.early.about.text()
    assert "The ranking is not ready, and so nothing is decided yet." == page.decisions.waiting.text()


def test_the_ranking_is_one_step_away(window: MainWindow, ready: Workspace) -> None:
    at_closing(window, ready).decisions.all_button.click()
    assert isinstance(window.page(), RankingPage)


def test_what_was_asked_of_the_names_goes_once_they_are_typed_again(
    window: MainWindow, ready: Workspace
) -> None:
    page = at_closing(window, ready)
    sign(page)
    edit_call(ready, {"title": "Another"}, reason="A slip.")
    assert (True, "") == (page.sign.error.isVisible(), page.sign.fields[Role.CHAIR].text())
    sign(page)
    assert (True, False) == (page.sign.button.isEnabled(), page.sign.error.isVisible())
