"""What follows on a jury survives an export, a merge and a migration, and is proved by the journal."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.exchange.merging import merge
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.schema import FORMAT
from tests.operations.deciding.decided_samples import decided, notify
from tests.operations.ranking.decision_samples import deliberating, told_otherwise
from tests.samples import SECRETARY

DATA = Path(__file__).parents[2] / "data"
OWN = Advise(application="A-2", outcome=Proposal.APPROVE, amount=60_000_00, reason="Te ruim begroot.")


def whole(path: Path) -> Workspace:
    panel = decided(path, OWN)
    panel.execute(notify("A-2", "A-3"))
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
    panel.execute(CallOn(application="A-1", reason="A-3 valt weg.", on="2016-07-25"))
    panel.undo()
    panel.redo()
    return panel


@pytest.mark.long
def test_an_export_tells_every_row(tmp_path: Path) -> None:
    with whole(tmp_path / "call.evalpanel") as panel:
        export(panel, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "decisions.json").read_text("utf-8"))
    assert {"A-2": 60_000_00} == {each["application"]: each["amount_cents"] for each in told["advice"]}
    assert ["A-1", "A-2", "A-3"] == [each["application"] for each in told["rulings"]]
    assert {"2016-09-20"} == {each["last_day_for_appeal"] for each in told["notifications"]}
    assert ["A-3"] == [each["application"] for each in told["withdrawn_after_closing"]]
    assert [("A-1", "2016-07-25")] == [(each["application"], each["on"]) for each in told["called_on"]]


def test_the_journal_proves_it(tmp_path: Path) -> None:
    with whole(tmp_path / "call.evalpanel") as panel:
        proof = prove(panel)
    assert proof.is_sound


@pytest.mark.long
def test_a_row_that_was_altered_is_found(tmp_path: Path) -> None:
    with whole(tmp_path / "call.evalpanel") as panel:
        path = panel.path
    conn = sqlite3.connect(path, isolation_level=None)
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{name}"')
    conn.execute("UPDATE ruling SET amount = 1 WHERE application = 'A-2'")
    conn.close()
    with Workspace.open(path, read_only=True) as panel:
        assert not prove(panel).is_sound


def test_a_merge_leaves_the_jurys_proposal_as_it_was(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        own = Advise(application="A-4", outcome=Proposal.APPROVE, amount=10_000_00, reason="Vernieuwend.")
        panel.execute(own)
        before = panel.view.decidings.advice()
        merge(panel, told_otherwise(panel))
        assert before == panel.view.decidings.advice()


@pytest.mark.parametrize("number", range(1, FORMAT))
def test_an_older_file_gets_the_tables(number: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / f"format-{number}.evalpanel", tmp_path))
    with Workspace.open(path) as panel:
        panel.actor = SECRETARY
        rows = panel.view.decidings
        assert [] == [
            *rows.advice(),
            *rows.rulings(),
            *rows.notified(),
            *rows.stepped_back(),
            *rows.called_on(),
        ]
        if panel.view.call().phase is Phase.CLOSED:
            move_to_phase(panel, Phase.DELIBERATION, "Nog eens.")
        elif panel.view.call().phase is not Phase.DELIBERATION:
            move_to_phase(panel, Phase.DELIBERATION)
        number_of = next(each.number for each in panel.view.applications() if each.is_judged)
        panel.execute(Advise(application=number_of, outcome=Proposal.REJECT, reason="Te smal."))
        assert [number_of] == [each.application for each in rows.advice()]
