"""What a person needs on the pages of a call that ranks nothing: names, sizes, the way of Tab, large letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.people import Role
from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import REASON, WITH_THRESHOLD, individual
from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle, small_targets
from tests.ui.access.test_accessibility import misplaced, unheard
from tests.ui.access.test_tab_order import check_way
from ui.actions import declared
from ui.app import Application
from ui.look import theme
from ui.pages.individual.page import IndividualPage
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for, page_actions

RETURN = Advise(
    application="A-1",
    outcome=Proposal.RETURN,
    reason=REASON,
    conditions=[Condition(text="Vijf zitjes in het bestuur.", until="2016-06-30", criterion="sme")],
)
Show = Callable[..., IndividualPage]


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = individual(tmp_path / "call.evalpanel", scheme=WITH_THRESHOLD)
    made.execute(RETURN)
    made.act_as("C1")
    return made


@pytest.fixture
def show(window: MainWindow, panel: Workspace, qapp: QApplication) -> Show:
    def shown(number: str) -> IndividualPage:
        window.start(panel)
        window.show_page("individual", number)
        window.activateWindow()
        settle()
        page = window.page()
        assert isinstance(page, IndividualPage)
        return page

    return shown


@pytest.mark.long
@pytest.mark.parametrize("number", ["A-1", "A-2"])
def test_every_control_has_a_name_a_role_and_a_size(show: Show, number: str) -> None:
    window = show(number).window()
    assert unheard(window) == []
    assert small_targets(window) == []


@pytest.mark.long
@pytest.mark.parametrize("number", ["A-1", "A-2"])
def test_tab_reaches_everything_both_ways_in_the_order_of_reading(show: Show, number: str) -> None:
    page = show(number)
    check_way(page)
    assert [each for each in misplaced(page.window()) if "TopBar" not in each] == []


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", ["A-1", "A-2"])
def test_nothing_is_cut_off_with_large_letters(
    show: Show, window: MainWindow, qapp: QApplication, language: str, number: str
) -> None:
    theme.apply(qapp, "light", text_scale=1.5)
    with in_language(language):
        window.resize(1024, 640)
        show(number)
        assert (cut_texts(window), escaped_widgets(window)) == ([], [])


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR])
def test_no_two_actions_share_keys_or_id(role: Role) -> None:
    whole = (*declared(Application), *declared(MainWindow))
    known = [each for _page, each in page_actions(role, is_ranked=False)]
    known += [each for each in whole if role in each.roles]
    for is_local in (False, True):
        keys = [each.keys for each in known if each.keys and each.is_local is is_local]
        assert len(keys) == len(set(keys))
    assert len(known) == len({each.id for each in known})


@pytest.mark.long
def test_every_page_of_such_a_call_is_made(show: Show, window: MainWindow) -> None:
    page = show("A-1")
    assert {each.id for each in page.known_actions()} == set(page.handlers())
    for entry in entries_for(Role.CHAIR, is_ranked=False):
        window.show_page(entry.id)
        assert window.page_id == entry.id
