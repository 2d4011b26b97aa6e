"""Applications that are numbered 1, 2, 3: no sentence may read as a count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.ids import PersonId
from evalapp.domain.people import PersonName
from evalapp.domain.ranking import Blocker, BlockerKind
from evalapp.domain.texts import in_language
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.readiness import closing
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.words.explain import blocker_lines
from evalapp.words.phrases import numbered
from tests.exchange.merge.merge_samples import SCHEME
from tests.samples import small_panel


@pytest.mark.parametrize(
    ("numbers", "dutch"),
    [
        (["1"], "aanvraag 1"),
        (["1", "2", "3"], "aanvragen 1, 2 en 3"),
        (["2015.1"], "aanvraag 2015.1"),
        (["A-1", "A-2"], "A-1 en A-2"),
    ],
)
def test_a_bare_number_is_called_an_application(numbers: list[str], dutch: str) -> None:
    with in_language("nl"):
        assert dutch == numbered(numbers)


def test_only_the_numbers_that_are_named_are_asked_about() -> None:
    with in_language("nl"):
        assert numbered(["A-1", "2", "3"], most=1) == "A-1 en nog 2"
        assert numbered(["A-1", "2", "3"], most=2) == "aanvragen A-1, 2 en 3"


def test_what_stands_in_the_way_names_applications() -> None:
    an = PersonId("J1")
    blockers = [
        Blocker(kind=BlockerKind.MISSING_SCORES, application="3", juror=an, count=2),
        Blocker(kind=BlockerKind.NOBODY_ASSIGNED, application="1"),
        Blocker(kind=BlockerKind.UNKNOWN_CEILING, application="1", field="years"),
        Blocker(kind=BlockerKind.NO_CONSENSUS, application="2", criterion=SCHEME.criteria[0].id),
    ]
    lines = blocker_lines(SCHEME, blockers, {an: PersonName("An Peeters")})
    title = SCHEME.criteria[0].title
    assert [
        "An Peeters has not yet given 2 scores: application 3",
        "Nobody is assigned to application 1.",
        "Application 1: the field “years” is empty, and the call has a ceiling per year.",
        f"Application 2, “{title}”: the jurors differ; record a consensus score first.",
    ] == lines


def test_the_points_of_closing_name_applications(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        facts, ranking = facts_of(panel.view), ranking_of(panel)
    applications = [
        replace(each, number=each.number.removeprefix("A-"), admissibility=Admissibility.OPEN)
        for each in facts.applications
    ]
    nobody = (Blocker(kind=BlockerKind.NOBODY_ASSIGNED, application="1"),)
    told = {
        each.item: each.words
        for each in closing(
            replace(facts, applications=tuple(applications)),
            coverage(facts),
            replace(ranking, blockers=nobody),
        )
    }
    assert "Admissibility not decided yet: applications 1, 2 and 3" == told["admissibility"]
    assert "Nobody assesses: application 1" == told[str(BlockerKind.NOBODY_ASSIGNED)]
