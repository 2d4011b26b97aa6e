"""Panels on which changes are tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evalapp.analytics.what_if.what_if import (
    Change,
    Difference,
    Material,
    what_if,
)
from evalapp.domain.application import Application
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import BudgetRules
from tests.analytics.ranking.ranking_samples import (
    applications,
    one_juror,
    order,
    scheme_of,
    table_of,
)

Scores = Mapping[tuple[str, str, str], int | str]


def material(
    scheme: Scheme,
    scores: Scores,
    *,
    asked: Sequence[Application] | None = None,
    **fields: Any,
) -> Material:
    """Applications are those that the scores name; who answered was assigned, unless `assignments` says so."""
    listed = applications(sorted({key[0] for key in scores})) if asked is None else list(asked)
    rows = [
        (a, j, c, None if isinstance(value, str) else value, value if isinstance(value, str) else None)
        for (a, j, c), value in scores.items()
    ]
    table = table_of(scheme, [each.number for each in listed], rows)
    return Material(scheme=scheme, table=table, applications=tuple(listed), **fields)


def asking(amounts: Mapping[str, int]) -> list[Application]:
    return [
        each for number, cents in amounts.items() for each in applications([number], requested_support=cents)
    ]


def funded_line(**rules: Any) -> Material:
    """C, B, A by total; each asks 40 of the 100 there are, so A stays out."""
    return material(
        scheme_of([1, 1], ties=["criterion:c0"], budget=BudgetRules(**rules)),
        one_juror({"A": (9, 2), "B": (6, 6), "C": (4, 10)}),
        asked=asking({"A": 40, "B": 40, "C": 40}),
        budget=100,
    )


def difference_of(change: Change, **rules: Any) -> Difference:
    return what_if(funded_line(**rules), [change])


def places(difference: Difference) -> tuple[list[tuple[str, int | None]], list[tuple[str, int | None]]]:
    return order(difference.before), order(difference.after)
