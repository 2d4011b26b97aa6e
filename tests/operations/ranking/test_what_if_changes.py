"""Changes read from a line of text, tried on a panel that stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from evalapp.analytics.what_if.what_if import (
    Change,
    ChangedBudget,
    ChangedScore,
    ChangedThreshold,
    ChangedWeight,
)
from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.ranking.what_if import parse_change, what_if_of
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.rows.write import Rows
from tests.samples import SCHEME, SECRETARY, small_panel

SMALL = parse_scheme(SCHEME)


def test_a_weight_in_percent_is_a_share_of_the_whole() -> None:
    """The unit in which `analyse` speaks of weights."""
    change = parse_change("weight:helix=40%", SMALL)
    assert isinstance(change, ChangedWeight)
    others = sum(each.weight for each in SMALL.counting if each.id != "helix")
    assert Fraction(2, 5) == change.weight / (change.weight + others)


def percent(value: int) -> Threshold:
    return Threshold(value=Fraction(value), percent=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weight:helix=30", ChangedWeight(criterion="helix", weight=Fraction(30))),
        ("weight:helix=2,5", ChangedWeight(criterion="helix", weight=Fraction(5, 2))),
        (" weight:sme = 0.1 ", ChangedWeight(criterion="sme", weight=Fraction(1, 10))),
        (
            "threshold:helix=3",
            ChangedThreshold(target="criterion:helix", threshold=Threshold(value=Fraction(3))),
        ),
        ("threshold:all=50 %", ChangedThreshold(target="group:all", threshold=percent(50))),
        ("threshold:group:all=50%", ChangedThreshold(target="group:all", threshold=percent(50))),
        ("threshold:total=60%", ChangedThreshold(target="total", threshold=percent(60))),
        ("threshold:total=OFF", ChangedThreshold(target="total", threshold=None)),
        ("budget=2000000", ChangedBudget(cents=2_000_000_00)),
        ("budget=€ 150.000,50", ChangedBudget(cents=150_000_50)),
        (
            "score:A-1:J1:helix=4,5",
            ChangedScore(application="A-1", juror="J1", criterion="helix", value=9),
        ),
        (
            "score:A-1:J1:sme=Not-Discussed",
            ChangedScore(application="A-1", juror="J1", criterion="sme", value=NoScore.NOT_DISCUSSED),
        ),
        (
            "score:2016=a:b:J1:sme=0",
            ChangedScore(application="2016=a:b", juror="J1", criterion="sme", value=0),
        ),
    ],
)
def test_a_change_is_read_as_it_is_written(text: str, expected: Change) -> None:
    assert parse_change(text, SMALL) == expected


def test_a_code_of_the_scheme_is_a_reason_for_no_score() -> None:
    coded = replace(SMALL, codes={"CF": NoScore.CONFLICT})

    expected = ChangedScore(application="A", juror="J", criterion="sme", value=NoScore.CONFLICT)

    assert parse_change("score:A:J:sme=cf", coded) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a change"),
        ("weight", "is not a change"),
        ("weight:helix", "is not a change"),
        ("weight=3", "is not a change"),
        ("budget:helix=3", "is not a change"),
        ("quorum=3", "write weight:ID=30"),
        ("Weight:helix=3", "is not a change"),
        ("weight:x=3", "no criterion “x”"),
        ("weight:helix=0%", "more than 0 and less than 100"),
        ("weight:helix=100%", "more than 0 and less than 100"),
        ("weight:x=30%", "no criterion “x”"),
        ("weight:helix=", "is not a number"),
        ("weight:helix=1e3", "is not a number"),
        ("weight:helix=nan", "is not a number"),
        ("threshold:x=3", "no criterion or group “x”"),
        ("threshold:helix=%", "is not a number"),
        ("threshold:helix=3%%", "is not a number"),
        ("budget=much", "not an amount"),
        ("budget=", "not an amount"),
        ("score:A-1=3", "names no score"),
        ("score:A-1:J1=3", "names no score"),
        ("score::J1:helix=3", "names no score"),
        ("score:A-1::helix=3", "names no score"),
        ("score:A-1:J1:x=3", "no criterion “x”"),
        ("score:A-1:J1:helix=9", "9 is not on the scale"),
        ("score:A-1:J1:helix=4.25", "4.25 is not on the scale"),
        ("score:A-1:J1:helix=", "is not a number"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, words: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse_change(text, SMALL)

    assert words in str(refusal.value)


def test_an_id_that_names_two_things_must_say_which() -> None:
    twofold = parse_scheme(SCHEME.replace('id = "all"', 'id = "sme"'))

    with pytest.raises(BadValue, match="criterion:sme or group:sme"):
        parse_change("threshold:sme=3", twofold)
    assert parse_change("threshold:criterion:sme=off", twofold) == ChangedThreshold(
        target="criterion:sme", threshold=None
    )


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """A-1 with 5 and 3 leads A-2 with 4 and 3 and A-3 with 2 and 5; two of the three can be funded."""
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        steps = {"A-1": (10, 6), "A-2": (8, 6), "A-3": (4, 10)}
        scores = [
            Score(juror=juror, application=number, criterion=criterion, value=value)
            for number, values in steps.items()
            for juror in ("J1", "J2")
            for criterion, value in zip(("helix", "sme"), values)
        ]
        with journal.change(workspace.file, SECRETARY, "merge", "Scores"):
            Rows(workspace.file).put_scores(scores)
        yield workspace


def tried(workspace: Workspace, *texts: str) -> list[Change]:
    scheme: Scheme = workspace.view.call().scheme
    return [parse_change(text, scheme) for text in texts]


def test_a_change_is_tried_against_the_official_ranking(panel: Workspace) -> None:
    difference = what_if_of(panel, tried(panel, "weight:sme=30"))

    assert difference.before == ranking_of(panel)
    assert (difference.enters, difference.leaves) == (("A-3",), ("A-2",))
    assert [(each.application, each.place) for each in difference.after.places] == [
        ("A-3", 1),
        ("A-1", 2),
        ("A-2", 3),
    ]


def test_several_changes_work_together(panel: Workspace) -> None:
    changes = tried(panel, "budget=300000", "threshold:helix=2,5", "score:A-2:J1:sme=5")

    difference = what_if_of(panel, changes)

    assert [(p.application, p.outcome) for p in difference.after.places] == [
        ("A-1", Outcome.FUNDED),
        ("A-2", Outcome.FUNDED),
        ("A-3", Outcome.BELOW_THRESHOLD),
    ]


def test_nothing_is_written(panel: Workspace) -> None:
    before = (panel.view.fingerprint(), panel.view.scores(), panel.view.call())

    what_if_of(panel, tried(panel, "weight:sme=30", "score:A-2:J1:sme=0", "budget=0", "threshold:total=off"))

    assert (panel.view.fingerprint(), panel.view.scores(), panel.view.call()) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("score:A-9:J1:helix=3", "no application “A-9”"),
        ("score:A-1:C1:helix=3", "“C1” is not assigned to A-1"),
        ("weight:helix=0", "more than 0"),
        ("budget=-5", "0 euro or more"),
        ("threshold:total=101%", "between 0 and 100"),
        ("threshold:total=1000", "the total lies between 0 and 5"),
        ("threshold:group:x=3", "no group “x”"),
    ],
)
def test_a_change_that_the_panel_cannot_have_is_told(panel: Workspace, text: str, words: str) -> None:
    with pytest.raises(BadValue) as refusal:
        what_if_of(panel, tried(panel, text))

    assert words in str(refusal.value)
