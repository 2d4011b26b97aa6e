"""A page reads nothing anew that a change left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.scores import SetScore
from tests.ui.window.changing import (
    JUROR_ACTS,
    OFFICE_ACTS,
    OFFICE_PAGES,
    PERSON,
    run,
    shown,
    workspace_of,
)
from ui.page import Page
from ui.window.frame import MainWindow


def reloads(page: Page, act: Callable[[], object]) -> list[str]:
    """The parts that the page reads anew while `act` is done."""
    seen: list[str] = []
    whole = type(page).parts

    def note(name: str, reload: Callable[[], None]) -> None:
        seen.append(name)
        reload()

    def counted() -> tuple[object, ...]:
        return tuple(
            replace(part, reload=partial(note, part.reload.__name__, part.reload)) for part in whole(page)
        )

    page.parts = counted  # type: ignore[method-assign,assignment]
    act()
    return seen


@pytest.mark.long
@pytest.mark.parametrize(
    ("page_id", "act", "expected"),
    [
        ("overview", "attachment", ["_reload_progress", "_reload_closing"]),
        ("overview", "conflict_only", ["_reload_progress", "_reload_closing"]),
        ("overview", "title", ["_reload_progress", "_reload_call", "_reload_closing"]),
        ("overview", "score", ["_reload_progress", "_reload_closing"]),
        ("applications", "score", []),
        ("applications", "person", []),
        ("applications", "conflict", []),
        ("applications", "pack_again", []),
        ("applications", "title", ["_reload_dossiers", "reload", "_say_state"]),
        ("applications", "attachment", ["_reload_dossiers", "reload"]),
        ("jury", "score", ["_reload_rows"]),
        ("jury", "attachment", []),
        ("jury", "title", ["_show_rights"]),
        ("jury", "person", ["_reload_rows"]),
        ("exchange", "score", ["refresh", "_show_state"]),
        ("exchange", "attachment", ["refresh", "_show_state"]),
        ("exchange", "title", ["refresh", "_show_state"]),
        ("exchange", "person", ["refresh", "_show_state"]),
        ("meeting", "attachment", []),
        ("meeting", "score", ["_reload"]),
        ("ranking", "attachment", ["_reload_ranking", "_show_state"]),
        ("ranking", "score", ["_reload_ranking", "_show_state"]),
        ("what-if", "attachment", []),
        ("what-if", "score", ["_reload"]),
        ("lenses", "attachment", []),
        ("lenses", "score", ["_outdate"]),
        ("reports", "score", ["_reload_ready", "_show_fingerprint"]),
        ("reports", "admissibility", ["_reload_applications", "_reload_ready", "_show_fingerprint"]),
        ("history", "score", ["_reload_changes"]),
        ("history", "person", ["reload_choices", "_reload_changes"]),
    ],
)
def test_a_page_of_the_office_reads_only_what_was_touched(
    office: MainWindow, page_id: str, act: str, expected: list[str]
) -> None:
    acts = OFFICE_ACTS | {
        "conflict_only": run(DeclareConflict(juror="J9", application="A-1", kind=ConflictKind.FAMILY)),
        "pack_again": OFFICE_ACTS["pack"],
    }
    workspace = workspace_of(office)
    workspace.execute(ImportJury(people=(replace(PERSON, name="Before"),), reason="Verbeterd."))
    page = shown(office, page_id)

    assert reloads(page, lambda: acts[act](workspace)) == expected


@pytest.mark.long
def test_a_tab_reads_what_was_touched_once_it_comes_into_sight(office: MainWindow) -> None:
    workspace, page = workspace_of(office), shown(office, "exchange")
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=2))

    assert reloads(page, lambda: page.open_at("register")) == ["refresh"]
    assert reloads(page, lambda: page.open_at("hand-out")) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("page_id", "act", "expected"),
    [
        ("dossiers", "note", ["_reload_notes"]),
        ("dossiers", "score", ["_reload_tasks"]),
        ("compare", "note", []),
        ("compare", "score", ["_reload_tasks"]),
        ("hand-in", "note", []),
        ("hand-in", "score", ["_reload_work"]),
    ],
)
def test_a_page_of_a_juror_reads_only_what_was_touched(
    juror: MainWindow, page_id: str, act: str, expected: list[str]
) -> None:
    page = shown(juror, page_id)

    assert reloads(page, lambda: JUROR_ACTS[act](workspace_of(juror))) == expected


@pytest.mark.long
@pytest.mark.parametrize("page_id", OFFICE_PAGES)
def test_nothing_is_read_anew_without_a_change(office: MainWindow, page_id: str) -> None:
    page = shown(office, page_id)

    def leave_and_return() -> None:
        shown(office, next(each for each in OFFICE_PAGES if each != page_id))
        shown(office, page_id)

    assert reloads(page, leave_and_return) == []


@pytest.mark.long
def test_several_changes_behind_its_back_are_read_at_once(office: MainWindow) -> None:
    page = shown(office, "overview")
    shown(office, "history")

    def work_elsewhere() -> None:
        for act in ("score", "title", "person"):
            OFFICE_ACTS[act](workspace_of(office))
        shown(office, "overview")

    assert reloads(page, work_elsewhere) == ["_reload_progress", "_reload_call", "_reload_closing"]


def test_who_makes_an_edit_shows_it_without_reading_anew(juror: MainWindow) -> None:
    page = shown(juror, "dossiers")
    assert juror.session is not None
    session = juror.session

    def edit() -> None:
        session.run(SetScore(juror="J1", application="A-2", criterion="sme", value=4), page)

    assert reloads(page, edit) == []
