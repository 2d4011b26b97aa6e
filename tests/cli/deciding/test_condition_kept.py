"""A condition of which a later scheme dropped the criterion, corrected by commands."""

from __future__ import annotations

import json
from pathlib import Path

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.operations.deciding.advising import Advise
from tests.cli.conftest import Run
from tests.operations.deciding.decided_samples import REASON, drop_sme
from tests.operations.progress.ready_samples import closable


def test_it_may_be_named_again(run: Run, tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as workspace:
        asked = Condition(text="Een kmo meer.", criterion="sme")
        workspace.execute(
            Advise(application="A-1", outcome=Proposal.APPROVE, reason=REASON, conditions=(asked,))
        )
        drop_sme(workspace)
        panel = workspace.path
    ran = run(
        "advise", panel, "--application", "A-1", "--outcome", "approve", "--reason", "Zorg.",
        "--condition", "Twee kmo’s meer. | 31/12/2016 | sme",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    run("export", panel, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "decisions.json").read_text("utf-8"))
    assert told["advice"][0]["conditions"] == [
        {"text": "Twee kmo’s meer.", "until": "2016-12-31", "criterion": "sme"}
    ]
