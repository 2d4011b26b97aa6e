"""Whether a panel is ready to rank after a merge is for the ranking to say, not for the count of its scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, small_panel
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow

NUMBERS = ("A-1", "A-2", "A-3")
READY = "Ready to rank."
NEEDS_SIX = "Not ready to rank; it still needs 6 scores."
WITHOUT_SIX = "Ready to rank; 6 scores did not come in, which does not keep the ranking open."
ONE_COUNTS = '  id = "sme"\n  counts = false\n'


def agree_on_all(panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    for number in NUMBERS:
        for criterion in ("helix", "sme"):
            panel.execute(
                SetConsensus(application=number, criterion=criterion, value=6, reason="talked about")
            )
    move_to_phase(panel, Phase.SCORING, "one return was late")


def leave_alone(_panel: Workspace) -> None:
    pass


def table(folder: Path, jurors: Sequence[str], criteria: Sequence[str]) -> Path:
    rows = [
        f"{juror},{number},{criterion},3,why"
        for juror in jurors
        for number in NUMBERS
        for criterion in criteria
    ]
    path = folder / "scores.csv"
    path.write_text("\n".join(["juror,application,criterion,value,comment", *rows]), encoding="utf-8")
    return path


@pytest.mark.long
@pytest.mark.parametrize(
    ("scheme", "prepare", "jurors", "criteria", "expected"),
    [
        pytest.param(SCHEME, leave_alone, ("J1", "J2"), ("helix", "sme"), READY, id="all scores"),
        pytest.param(
            SCHEME,
            leave_alone,
            ("J1",),
            ("helix", "sme"),
            NEEDS_SIX,
            id="scores owed",
        ),
        pytest.param(
            SCHEME.replace("[ranking]", '[ranking]\nmissing = "skip"'),
            leave_alone,
            ("J1",),
            ("helix", "sme"),
            WITHOUT_SIX,
            id="what is owed is skipped",
        ),
        pytest.param(
            SCHEME.replace("[ranking]", "[ranking]\nquorum = 3"),
            leave_alone,
            ("J1", "J2"),
            ("helix", "sme"),
            "All scores are in, but the ranking still needs more assessments (A-1, A-2 and A-3).",
            id="all scores are too few",
        ),
        pytest.param(
            SCHEME,
            agree_on_all,
            ("J1",),
            ("helix", "sme"),
            WITHOUT_SIX,
            id="the panel agreed on the rest",
        ),
        pytest.param(
            SCHEME.replace('  id = "sme"\n', ONE_COUNTS),
            leave_alone,
            ("J1", "J2"),
            ("helix",),
            WITHOUT_SIX,
            id="what is missing does not count",
        ),
    ],
)
def test_the_verdict_is_that_of_the_ranking(
    window: MainWindow,
    tmp_path: Path,
    scheme: str,
    prepare: Callable[[Workspace], None],
    jurors: Sequence[str],
    criteria: Sequence[str],
    expected: str,
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", scheme=scheme)
    prepare(panel)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange")
    page = window.page()
    assert isinstance(page, ExchangePage)
    page.open_at([table(tmp_path, jurors, criteria)])
    assert page.merging.after._verdict.text() == expected
    page.merging.merge_button.click()
    assert ranking_of(panel).is_ready == expected.startswith(READY[:-1])
