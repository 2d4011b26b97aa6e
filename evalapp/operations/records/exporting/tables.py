"""What an export tells in tables: a row a score, a person, a seat, a refused row. Each gives its head and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TypeAlias

from evalapp.domain.people import Assignment, Person
from evalapp.operations.view import View

Table: TypeAlias = tuple[Sequence[str], Iterable[Sequence[str]]]
"""Head and rows."""

SCORE_HEAD = ("juror", "application", "criterion", "value", "comment", "at")
CONSENSUS_HEAD = ("application", "criterion", "value", "reason", "by", "at", "source")
JURY_HEAD = tuple(each.name for each in fields(Person) if each.name != "is_deputy")
SEAT_HEAD = tuple(each.name for each in fields(Assignment))
LOCKED = "locked"
AGREED_HEAD = ("juror", "words", "language", "at", "device", "device_name")
REFUSED_HEAD = (
    *("file", "row", "number", "title", "cell", "column", "reason", "sheet", "kind", "rows"),
    *("nth", "traces"),
)
_OF_THE_CAUSE = ("nth", "traces")


def score_table(view: View) -> Table:
    scheme = view.call().scheme
    rows = (
        (
            score.juror,
            score.application,
            score.criterion,
            scheme.criterion(score.criterion).scale.text(score.value)
            if score.value is not None
            else str(score.no_score or ""),
            score.comment,
            score.at,
        )
        for score in view.scores()
    )
    return SCORE_HEAD, rows


def agreed_table(view: View) -> Table:
    """Without the return in which it was signed, which is in no export."""
    return AGREED_HEAD, ([getattr(each, name) for name in AGREED_HEAD] for each in view.agreements())


def consensus_table(view: View) -> Table:
    scheme = view.call().scheme
    rows = (
        (
            each.application,
            each.criterion,
            scheme.criterion(each.criterion).scale.text(each.value),
            each.reason,
            each.by,
            each.at,
            str(each.source or ""),
        )
        for each in view.consensus()
    )
    return CONSENSUS_HEAD, rows


def jury_table(view: View) -> Table:
    """As it can be taken in again, with the deputy of the chair as a role of its own."""
    rows = (
        [each.office if name == "role" else str(getattr(each, name)) for name in JURY_HEAD]
        for each in view.people()
    )
    return JURY_HEAD, rows


def refused_table(view: View) -> Table:
    rows = (
        [str(getattr(each.cause if name in _OF_THE_CAUSE else each, name)) for name in REFUSED_HEAD]
        for each in view.refused_rows()
    )
    return REFUSED_HEAD, rows


def seat_table(view: View) -> Table:
    """As `assign --from` reads it: which seats are locked is said where one is."""
    names, rows = rows_of(Assignment, view.assignments())
    if locked := set(view.pairs("locked")):
        names.append(LOCKED)
        for row in rows:
            row.append("yes" if (row[0], row[1]) in locked else "no")
    return names, rows


def rows_of(kind: type, values: Iterable[object]) -> tuple[list[str], list[list[str]]]:
    names = [each.name for each in fields(kind)]
    return names, [[str(getattr(value, name)) for name in names] for value in values]
