"""Every act after the closing stands in the history and, with its reason, in the ranking report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Ruling
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll, TakeBackDecision
from evalapp.operations.ranking.acts import ACTS_WITH_REASON, acts_of
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import MEANT, apart, decided, notify

REASON = "Omdat het zo is."


def _corrected(panel: Workspace) -> None:
    panel.execute(notify("A-2"))
    panel.execute(replace(notify("A-2"), on="2016-07-19", reason=REASON))


def _called(panel: Workspace) -> None:
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
    panel.execute(CallOn(application="A-1", reason=REASON))


ACTS: dict[str, tuple[Callable[[Workspace], object], str]] = {
    "DecideAll": (
        lambda p: p.execute(DecideAll(meant=replace(MEANT, on="2016-07-15"), reason=REASON)),
        "3 recorded decisions corrected: by Beslissingscomité on 15 July 2016 (BC/2016/12)",
    ),
    "DecideApart": (
        lambda p: p.execute(apart("A-2", Ruling.APPROVED, 60_000_00, REASON)),
        "Decision on A-2, by Beslissingscomité on 14 July 2016 (BC/2016/12): granted · €100,000 → granted · €60,000",
    ),
    "TakeBackDecision": (
        lambda p: p.execute(TakeBackDecision(reason=REASON)),
        "3 recorded decisions taken back",
    ),
    "Notify": (
        _corrected,
        "1 applicant told of the decision by registered letter, sent on 19 July 2016: A-2",
    ),
    "StepBack": (
        lambda p: p.execute(StepBack(application="A-3", on="2016-07-20", reason=REASON)),
        "A-3 withdrawn by the applicant after the closing, on 20 July 2016",
    ),
    "CallOn": (_called, "A-1 called on from the reserve list: €100,000"),
}


@pytest.mark.long
@pytest.mark.parametrize("command", ACTS)
def test_an_act_after_the_closing_is_told_with_its_reason(command: str, tmp_path: Path) -> None:
    act, words = ACTS[command]
    with decided(tmp_path / "call.evalpanel") as panel:
        act(panel)
        last = panel.view.history(limit=1)[0]
        assert f"{words} – {REASON}" == last.summary.replace("\xa0", " ")
        assert last.action in ACTS_WITH_REASON
        assert last.id == acts_of(panel.view)[-1].id


def test_who_was_told_without_a_correction_fills_no_report(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(notify("A-2"))
        assert "notify" not in {each.action for each in acts_of(panel.view)}
