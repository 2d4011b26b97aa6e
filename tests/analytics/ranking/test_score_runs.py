from __future__ import annotations

import pytest

from evalapp.analytics.table import ScoreTable
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.reader import parse_scheme
from tests.samples import SCHEME

APPLICATIONS = ["A-1", "A-2"]
RUNS = [
    ("A-1", "J1", "helix,sme", "7,abstain"),
    ("A-2", "J1", "helix,sme", "0,"),
    ("A-1", "J2", "sme", "10"),
    ("A-9", "J2", "sme", "10"),
]


def test_runs_become_one_entry_per_answer() -> None:
    table = ScoreTable.from_runs(parse_scheme(SCHEME), APPLICATIONS, RUNS)
    entries = [
        (table.applications[a], table.jurors[j], table.criteria[c], int(value), int(reason))
        for a, j, c, value, reason in zip(
            table.application, table.juror, table.criterion, table.value, table.reason
        )
    ]
    assert entries == [
        ("A-1", "J1", "helix", 7, 0),
        ("A-1", "J1", "sme", 0, 2),
        ("A-2", "J1", "helix", 0, 0),
        ("A-1", "J2", "sme", 10, 0),
    ]


def test_no_scores_make_an_empty_table() -> None:
    assert 0 == ScoreTable.from_runs(parse_scheme(SCHEME), APPLICATIONS, []).value.size


def test_a_criterion_the_scheme_does_not_have_is_named() -> None:
    with pytest.raises(BadValue, match="hellix"):
        ScoreTable.from_runs(parse_scheme(SCHEME), APPLICATIONS, [("A-1", "J1", "hellix", "7")])
