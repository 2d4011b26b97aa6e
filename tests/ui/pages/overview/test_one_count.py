"""The window, the reports and the document for scripts count one panel in one way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.documents.status import status_json
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.status import status_of
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.likeness import words_of
from tests.samples import small_panel
from ui.pages.overview.page import OverviewPage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Four applications of 2 × 2 scores: one agreed, one not discussed, one with an abstention, one inadmissible."""
    with small_panel(tmp_path / "call.evalpanel", applications=4) as made:
        for number, answers in {
            "A-1": (4, 6, 8, 4),
            "A-2": (5, 5, NoScore.NOT_DISCUSSED, NoScore.NOT_DISCUSSED),
            "A-3": (7, 7, NoScore.ABSTAIN),
            "A-4": (7, NoScore.ABSTAIN, 3),
        }.items():
            places = ((juror, criterion) for juror in ("J1", "J2") for criterion in ("helix", "sme"))
            for (juror, criterion), answer in zip(places, answers, strict=False):
                given = {"no_score": answer} if isinstance(answer, NoScore) else {"value": answer}
                made.execute(SetScore(juror=juror, application=number, criterion=criterion, **given))
        refused = Admissibility.INADMISSIBLE
        made.execute(SetAdmissibility(application="A-4", admissibility=refused, reason="Te laat"))
        move_to_phase(made, Phase.DELIBERATION)
        made.execute(SetConsensus(application="A-1", criterion="helix", value=6, reason="Besproken"))
        yield made


@pytest.mark.long
def test_every_count_is_the_same(window: MainWindow, panel: Workspace) -> None:
    document = status_json(status_of(panel))["coverage"]
    printed = [
        " ".join(words_of(gather_report(panel, kind, Options(language="en")).draw()))
        for kind in (EVALUATIONS, RANKING)
    ]
    window.start(panel)
    window.show_page("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)

    assert (11, 12, 1, 2, 3) == tuple(
        document[key] for key in ("scores", "of", "abstentions", "other_reasons", "no_longer_counted")
    )
    words = (
        "11 of 12 (91%): 8 scores, 1 abstention and 2 criteria without a score · "
        "2 scores and 1 abstention no longer count"
    )
    assert words in page.state_label.text().replace("\u00a0", " ")
    assert (
        "Coverage: 11 of 12 (91%): 8 scores, 1 abstention and 2 criteria without a score · 2 scores and 1 abstention "
        "no longer count"
    ) == page.status().replace("\u00a0", " ")
    assert (
        "8 scores, 1 abstention and 2 criteria without a score · 2 scores and 1 abstention no longer count"
        in printed[0]
    )
    for each in printed:
        assert "applications, 1 inadmissible" in each
    assert "3 applications · 1 inadmissible" == page.stand.spread_card.note.text()


def test_a_selection_counts_what_it_shows(panel: Workspace) -> None:
    options = Options(language="en", applications=("A-3", "A-4"))
    printed = " ".join(words_of(gather_report(panel, EVALUATIONS, options).draw()))
    assert "2 scores and 1 abstention · 2 scores and 1 abstention no longer count" in printed
    assert "2 scores and 1 abstention no longer count (kept in the file)." in printed
