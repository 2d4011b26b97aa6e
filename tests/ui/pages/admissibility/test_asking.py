"""Supplements and hearings from the window: asked of all alike, and what came of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import Came, CheckAnswer, HearingState
from evalapp.domain.permissions import Phase
from tests.samples import small_panel
from ui.pages.admissibility.asking import alike
from ui.pages.admissibility.view import AdmissibilityView
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks


@pytest.fixture
def is_demo() -> bool:
    return False


@pytest.fixture
def session(tmp_path: Path, tasks: Tasks, is_demo: bool) -> Iterator[Session]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT, is_demo=is_demo) as workspace:
        yield Session(workspace, tasks, Settings(tmp_path / "settings.json"))


@pytest.fixture
def view(session: Session) -> AdmissibilityView:
    made = AdmissibilityView(session)
    made.resize(1200, 800)
    made.show()
    made.reload()
    made.told.connect(lambda _text: made.reload())
    return made


def ask(view: AdmissibilityView, *, item: str, whom: str, day: str = "01/03/2099") -> None:
    view.supplement_button.click()
    form = view.act_form
    form.choice.setCurrentIndex(form.choice.findData(item))
    form.whom.setCurrentIndex(form.whom.findData(whom))
    form.text.setText("The pact, signed.")
    form.day.setText(day)
    form.button.click()


def test_a_supplement_is_asked_of_one(view: AdmissibilityView, session: Session) -> None:
    ask(view, item="complete", whom="one")
    (supplement,) = session.view.checks.supplements()
    assert ("A-1", "complete", "2099-03-01") == (supplement.application, supplement.item, supplement.until)
    assert view.act_form.isHidden()


def test_the_same_is_asked_of_all_of_which_the_same_does_not_hold(
    view: AdmissibilityView, session: Session
) -> None:
    """No application has a knowledge institution or a government, so the question is the same for all three."""
    assert view.found is not None
    assert ["A-1", "A-2", "A-3"] == alike(view.found, "helix")
    view.supplement_button.click()
    at = view.act_form.whom.findData("all")
    assert "3 applications (A-1, A-2 and A-3)" in view.act_form.whom.itemText(at)
    view.act_form.choice.setCurrentIndex(view.act_form.choice.findData(""))
    assert "1 application (A-1)" in view.act_form.whom.itemText(at)
    ask(view, item="helix", whom="all")
    asked = [(each.application, each.asked, each.until) for each in session.view.checks.supplements()]
    assert [(number, "The pact, signed.", "2099-03-01") for number in ("A-1", "A-2", "A-3")] == asked
    before = session.view.last_change()
    session.workspace.undo()
    assert ([], before + 1) == (session.view.checks.supplements(), session.view.last_change())


@pytest.mark.parametrize(
    ("day", "why"), [("", "Say until when"), ("soon", "soon"), ("01/03/2001", "is past")]
)
def test_a_day_that_is_none_stands_in_the_form(
    view: AdmissibilityView, session: Session, day: str, why: str
) -> None:
    ask(view, item="complete", whom="one", day=day)
    assert why in view.act_form.error.text()
    assert ([], "The pact, signed.") == (session.view.checks.supplements(), view.act_form.text.text())


@pytest.mark.parametrize("is_demo", [True])
def test_a_day_past_is_confirmed_where_it_is_not_refused(view: AdmissibilityView, session: Session) -> None:
    """The days of the demonstration were in 2015; each other day is asked about anew."""
    ask(view, item="complete", whom="one", day="18/12/2015")
    assert "18 December 2015 is past already" in view.act_form.error.text()
    assert "Choose “Ask” once more" in view.act_form.error.text()
    view.act_form.day.setText("19/12/2015")
    view.act_form.button.click()
    assert "19 December 2015 is past already" in view.act_form.error.text()
    assert [] == session.view.checks.supplements()
    view.act_form.button.click()
    assert ["2015-12-19"] == [each.until for each in session.view.checks.supplements()]


@pytest.mark.parametrize("is_demo", [True])
def test_an_answer_until_a_day_past_is_confirmed_too(view: AdmissibilityView, session: Session) -> None:
    view.items["complete"].buttons[CheckAnswer.TO_COMPLETE].click()
    view.form.day.setText("18/12/2015")
    view.form.button.click()
    assert "Choose “Record” once more" in view.form.error.text()
    assert [] == session.view.checks.answers()
    view.form.button.click()
    assert ["2015-12-18"] == [each.until for each in session.view.checks.answers()]


def test_what_came_of_it_is_recorded(view: AdmissibilityView, session: Session) -> None:
    ask(view, item="complete", whom="one")
    view.asking.links[0].click()
    view.act_form.choice.setCurrentIndex(view.act_form.choice.findData("nothing"))
    view.act_form.button.click()
    (supplement,) = session.view.checks.supplements()
    assert Came.NOTHING is supplement.outcome
    view.attention.click()
    assert "A-1" in [each.number for each in view.table.rows_model.lines]


def test_what_came_in_needs_its_day(view: AdmissibilityView, session: Session) -> None:
    ask(view, item="complete", whom="one")
    view.asking.links[0].click()
    view.act_form.button.click()
    assert "on which day it came in" in view.act_form.error.text()
    assert Came.WAITING is session.view.checks.supplements()[0].outcome


def test_a_hearing_is_planned_and_recorded(view: AdmissibilityView, session: Session) -> None:
    view.hearing_button.click()
    view.act_form.text.setText("Brussel")
    view.act_form.day.setText("03/03/2016")
    view.act_form.button.click()
    assert "has no hour" in view.act_form.error.text()
    view.act_form.day.setText("03/03/2016 10:00")
    view.act_form.button.click()
    assert "has gone by already" in view.act_form.error.text()
    assert ([], "03/03/2016 10:00") == (session.view.checks.hearings(), view.act_form.day.text())
    view.act_form.button.click()
    (planned,) = session.view.checks.hearings()
    assert ("Brussel", HearingState.PLANNED) == (planned.place, planned.state)
    view.asking.links[0].click()
    view.act_form.button.click()
    assert "Write what was said" in view.act_form.error.text()
    view.act_form.text.setText("The pact is signed.")
    view.act_form.beside.setText("Rita Decloedt")
    view.act_form.button.click()
    (held,) = session.view.checks.hearings()
    assert (HearingState.HELD, "Rita Decloedt", "The pact is signed.") == (
        held.state,
        held.present,
        held.record,
    )
