"""Every page shows what the file says, whoever changed it."""

from __future__ import annotations

import pytest

from evalapp.domain.permissions import Phase
from tests.ui.window.changing import (
    JUROR_ACTS,
    JUROR_PAGES,
    OFFICE_ACTS,
    OFFICE_PAGES,
    Act,
    made_anew,
    shown,
    texts,
    workspace_of,
)
from ui.pages.overview.page import OverviewPage
from ui.window.frame import MainWindow


def check_follows(window: MainWindow, page_id: str, acts: dict[str, Act], *, is_hidden: bool) -> None:
    """One change after another, each made elsewhere: while the page is shown, or behind another one."""
    pages = OFFICE_PAGES if page_id in OFFICE_PAGES else JUROR_PAGES
    elsewhere = next(each for each in pages if each != page_id)
    page = shown(window, page_id)
    for name, act in acts.items():
        if is_hidden:
            shown(window, elsewhere)

        act(workspace_of(window))

        assert (name, list(texts(shown(window, page_id)))) == (name, made_anew(window, page))


@pytest.mark.long
@pytest.mark.parametrize("is_hidden", [False, True], ids=["shown", "hidden"])
@pytest.mark.parametrize("page_id", OFFICE_PAGES)
def test_a_page_of_the_office_follows_every_change(office: MainWindow, page_id: str, is_hidden: bool) -> None:
    check_follows(office, page_id, OFFICE_ACTS, is_hidden=is_hidden)


@pytest.mark.long
@pytest.mark.parametrize("is_hidden", [False, True], ids=["shown", "hidden"])
@pytest.mark.parametrize("page_id", JUROR_PAGES)
def test_a_page_of_a_juror_follows_every_change(juror: MainWindow, page_id: str, is_hidden: bool) -> None:
    check_follows(juror, page_id, JUROR_ACTS, is_hidden=is_hidden)


# an edit on one page is seen on the others


@pytest.mark.long
def test_a_phase_begun_on_the_overview_is_seen_on_every_page(office: MainWindow) -> None:
    pages = {page_id: shown(office, page_id) for page_id in OFFICE_PAGES}
    overview = shown(office, "overview")
    assert isinstance(overview, OverviewPage)

    overview.phase_card.on_button.click()
    overview.phase_card.really_on.click()  # scores are missing, which it names first

    assert office.session is not None
    assert office.session.call.phase is Phase.DELIBERATION
    assert Phase.DELIBERATION.label in office.top._phase.text()
    for page_id, page in pages.items():
        assert list(texts(shown(office, page_id))) == made_anew(office, page), page_id


def test_a_title_typed_on_the_overview_is_seen_in_the_bar_and_in_the_history(office: MainWindow) -> None:
    history = shown(office, "history")
    before = list(texts(history))
    overview = shown(office, "overview")
    assert isinstance(overview, OverviewPage)
    field = overview.call_card.fields["title"]
    field.selectAll()
    field.insert("Networks")

    field.editingFinished.emit()
    overview.call_card.terms.reason.setText("A slip.")
    overview.call_card.terms.record_button.click()

    assert office.top.title.text() == "Networks"
    assert list(texts(shown(office, "history"))) != before
