"""The order of the steps: in every state of a call the first that is not done and can be done is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.call import Score
from evalapp.domain.journal import Issued
from evalapp.domain.merge import Version, VersionChoice
from evalapp.domain.permissions import Phase
from evalapp.domain.scoring.answer import NOTHING
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.progress.steps import Step, next_step, steps
from tests.samples import small_panel

Make = Callable[[Facts], Facts]


@pytest.fixture(scope="module")
def assigned(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """A draft: applications that nobody judged, two jurors who judge each of them."""
    path: Path = tmp_path_factory.mktemp("steps") / "call.evalpanel"
    with small_panel(path, phase=Phase.DRAFT) as panel:
        return facts_of(panel.view)


def judged(to: Admissibility, *numbers: str) -> Make:
    def make(facts: Facts) -> Facts:
        made = [
            replace(each, admissibility=to) if each.number in (numbers or NUMBERS) else each
            for each in facts.applications
        ]
        return replace(facts, applications=made)

    return make


def phase(to: Phase) -> Make:
    return lambda facts: replace(facts, call=replace(facts.call, phase=to))


def without(**emptied: tuple[()]) -> Make:
    return lambda facts: replace(facts, **emptied)


def handed_out(*jurors: str, version: int = 1) -> Make:
    packs = [
        Issued(juror=juror, pack=f"P-{juror}", number=1, at="2015-12-10T10:00:00Z", scheme_version=version)
        for juror in jurors
    ]
    return lambda facts: replace(facts, issued=packs)


def scored(*jurors: str) -> Make:
    scores = [
        Score(juror=juror, application=number, criterion=criterion, value=6, comment="why")
        for juror in jurors
        for number in NUMBERS
        for criterion in ("helix", "sme")
    ]
    return lambda facts: replace(facts, scores=scores)


def choice_open(facts: Facts) -> Facts:
    nothing = Version(answer=NOTHING)
    choice = VersionChoice(
        juror="J1", application="A-2", criterion="sme", device="d", base=nothing, stored=nothing, incoming=nothing
    )  # fmt: skip
    return replace(facts, open_choices=[choice])


NUMBERS = ("A-1", "A-2", "A-3")
ADMITTED = judged(Admissibility.ADMISSIBLE)
OUT = (ADMITTED, phase(Phase.SCORING), handed_out("J1", "J2"))
IN = (*OUT, scored("J1", "J2"))
MEETING = (*IN, phase(Phase.DELIBERATION))


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((without(applications=(), people=(), assignments=()),), "import"),
        ((judged(Admissibility.INADMISSIBLE),), "import"),
        ((without(people=(), assignments=()),), "admit"),
        ((), "admit"),
        ((judged(Admissibility.ADMISSIBLE, "A-1", "A-3"),), "admit"),
        ((ADMITTED, judged(Admissibility.INADMISSIBLE, "A-2")), "hand-out"),
        ((ADMITTED, without(people=(), assignments=())), "jury"),
        ((ADMITTED, without(assignments=())), "assign"),
        ((ADMITTED,), "hand-out"),
        ((ADMITTED, phase(Phase.SCORING), handed_out("J1")), "hand-out"),
        (OUT, "merge"),
        ((*OUT, handed_out("J1", "J2", version=0)), "hand-out"),
        ((*OUT, judged(Admissibility.OPEN, "A-3")), "admit"),
        ((*OUT, scored("J1")), "merge"),
        ((*OUT, scored("J1"), choice_open), "merge"),
        ((*IN, choice_open), "settle"),
        (IN, "deliberate"),
        (MEETING, "rank"),
        ((*OUT, scored("J1"), phase(Phase.DELIBERATION)), "rank"),
        ((*MEETING, judged(Admissibility.OPEN, "A-3")), "admit"),
        ((*MEETING, choice_open), "settle"),
        ((*MEETING, phase(Phase.CLOSED)), "print"),
        ((*MEETING, judged(Admissibility.OPEN, "A-3"), choice_open, phase(Phase.CLOSED)), "print"),
        ((*MEETING, phase(Phase.CLOSED), without(decided_on="2016-07-14")), "notify"),
    ],
)
def test_the_first_step_that_is_not_done_and_can_be_is_next(
    assigned: Facts, states: tuple[Make, ...], expected: str
) -> None:
    assert expected == step_after(assigned, states).id


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ((judged(Admissibility.ADMISSIBLE, "A-1", "A-3"),), "1 application is admissible: A-2"),
        ((*IN, choice_open), "1 choice of a merge is open: A-2"),
    ],
)
def test_it_names_what_it_is_about(assigned: Facts, states: tuple[Make, ...], words: str) -> None:
    assert step_after(assigned, states).advice.endswith(words)


def step_after(facts: Facts, states: tuple[Make, ...]) -> Step:
    for make in states:
        facts = make(facts)
    return next_step(steps(facts, coverage(facts)))
