"""The sum of what is asked says of whose: nothing is admissible before somebody decided it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from evalapp.domain.application import Admissibility
from evalapp.domain.ranking import Outcome
from evalapp.reports.content import RankingReport
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.report_samples import panel


@pytest.mark.long
@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (0, "Requested by all applications; admissibility is not decided yet €14,850,000"),
        (
            30,
            "Requested by all applications but the inadmissible and withdrawn ones; 3 not decided yet €14,850,000",
        ),
    ],
)
def test_nothing_is_called_admissible_before_it_is_decided(decided: int, said: str) -> None:
    usual = panel()
    ranking = usual.arguments["ranking"]
    places = tuple(
        replace(each, outcome=Outcome.ELIGIBLE) if each.outcome is Outcome.INADMISSIBLE else each
        for each in ranking.places
    )
    dossiers = [
        replace(
            each,
            application=replace(
                each.application,
                admissibility=Admissibility.ADMISSIBLE if n < decided else Admissibility.OPEN,
            ),
        )
        for n, each in enumerate(usual.arguments["dossiers"])
    ]
    changed = usual(RankingReport, ranking=replace(ranking, places=places), dossiers=dossiers)
    pages = PdfReader(io.BytesIO(ranking_report(changed))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert said in text
    assert "all admissible" not in text
