"""Every table of a file answers for itself, and what it answers holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from evalapp.domain.journal import TableName
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase, may
from evalapp.operations.change import OpenChange
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import images
from evalapp.store.tables.declared import TABLES, TableNotOpen
from evalapp.store.tables.table import AtConflict, Table, Travels
from tests.samples import Act, small_panel

OWN_OF_THE_JOURNAL = {"change", "change_row", "blob", "_sqlite_migrations"}
BESIDE_THE_JOURNAL = {"unplaced", "uncompacted"}


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def phases(table: Table) -> set[Phase]:
    return {
        phase
        for phase in Phase
        for action in table.changed_by
        if any(may(role, action, phase) for role in Role)
    }


def test_every_table_of_a_file_is_declared(panel: Workspace) -> None:
    names = {name for (name,) in panel.file.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names - OWN_OF_THE_JOURNAL - BESIDE_THE_JOURNAL == {table.name for table in TABLES}


def test_pages_can_ask_for_every_table_by_its_name() -> None:
    assert set(get_args(TableName)) == {table.name for table in TABLES}


def test_no_answer_is_left_out() -> None:
    """Only which contents a table names, and which columns it grew, may be left out: none."""
    required = {each.name for each in dataclasses.fields(Table) if each.default is dataclasses.MISSING}
    assert {each.name for each in dataclasses.fields(Table)} - required == {"contents", "grown"}


def test_what_names_an_application_or_a_juror_says_so(panel: Workspace) -> None:
    for table in TABLES:
        columns = {row[1] for row in panel.file.rows(f"PRAGMA table_info({table.name})")}
        references = {row[2]: row[3] for row in panel.file.rows(f"PRAGMA foreign_key_list({table.name})")}
        named = references.get("application") or ("application" if "application" in columns else "")
        assert table.application == ("number" if table.name == "application" else named), table.name
        assert table.juror == ("juror" if "juror" in columns else ""), table.name


def test_what_is_about_an_application_is_no_longer_there_after_a_conflict() -> None:
    """Only the conflict itself stays; a new table about an application must say what becomes of it."""
    assert ["conflict"] == [
        table.name for table in TABLES if table.application and table.at_conflict is AtConflict.STAYS
    ]


def test_what_goes_with_an_application_of_a_pack_names_that_application() -> None:
    follow = {table.name: table for table in TABLES if table.follows_pack}
    assert {"application", "partner", "budget", "attachment", "assignment"} <= set(follow)
    assert [] == [name for name, table in follow.items() if not table.application]


def test_what_is_the_jurors_alone_travels_nowhere() -> None:
    private = [table for table in TABLES if table.name in ("private_note", "kept_aside")]
    assert [(Travels.NOT, "")] * 2 == [(table.travels, table.export) for table in private]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_can_be_changed_at_some_time(table: Table) -> None:
    assert phases(table) or table.changed_by == {Action.CREATE}


def test_decisions_are_only_made_while_deliberating_and_a_closed_call_stays_as_it_is() -> None:
    only = {table.name for table in TABLES if phases(table) == {Phase.DELIBERATION}}
    meeting = {"sitting", "agenda", "stay", "vote", "voice", "minute"}
    assert {"consensus", "flagged", "panel_order", "granted", "draw", "advice", "proviso"} | meeting == only
    afterwards = {"ruling", "notified", "stepped_back", "called_on"}
    closed = {table.name for table in TABLES if Phase.CLOSED in phases(table)}
    letters = {"letter_text", "letter_fact", "motivation"}
    assert {"act", "call", "signature", "handover", "copy", "identity"} | afterwards | letters == closed
    assert afterwards == {table.name for table in TABLES if phases(table) == {Phase.CLOSED}}


def _write(table: str) -> Callable[[OpenChange], object]:
    rows: dict[str, dict[str, object]] = {
        "consensus": {
            "application": "A-1",
            "criterion": "helix",
            "value": 4,
            "reason": "x",
            "by_whom": "x",
            "at": "x",
        },
        "received": {},
        "person": {
            "id": "J9",
            "name": "x",
            "email": "",
            "role": "juror",
            "organisation": "",
            "expertise": "",
        },
        "setting": {"key": "lot_seed", "value": "x"},
    }
    return lambda change: change.put(table, [rows[table]])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("table", "action"),
    [
        ("consensus", Action.SCORE),
        ("consensus", Action.MERGE),
        ("person", Action.SCORE),
        ("setting", Action.SCORE),
    ],
)
def test_an_act_that_writes_a_table_which_is_not_its_own_is_refused_and_leaves_nothing(
    panel: Workspace, table: str, action: Action
) -> None:
    before = images(panel.file), panel.view.fingerprint()
    with pytest.raises(TableNotOpen, match=table):
        panel.execute(Act(act=_write(table), action=action))
    assert before == (images(panel.file), panel.view.fingerprint())
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))


def test_the_act_whose_table_it_is_may_write_it(panel: Workspace) -> None:
    changes = panel.execute(
        Act(
            act=lambda change: change.update("call", {"title": "Other"}, id=1),
            action=Action.EDIT_CALL,
        )
    )
    assert {"call"} == changes.tables
