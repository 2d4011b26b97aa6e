"""What the rows of a change must be like for what it says of an application or a person that was edited by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from evalapp.domain.application import BudgetLine, Partner
from evalapp.domain.journal import Step, Value, state
from evalapp.domain.numbers import shorten
from evalapp.operations.records.told.cells import extra_of
from evalapp.operations.records.told.did import Did, Image, Pair
from evalapp.store.rows import codec
from evalapp.store.rows.codec import BUDGET_COLUMNS, PARTNER_COLUMNS
from evalapp.store.rows.edited import edited, list_edited, person_named


def _field(step: Step) -> str:
    """Raises KeyError for a step that names none."""
    match step.named["field"]:
        case {"state": ["field", str(name)]}:
            return name
        case other:
            raise KeyError(other)


def application_edited(step: Step, did: Did) -> bool:
    before, after = did.only("application")
    if before is None or after is None or after["number"] != step.named["application"]:
        return False
    name = _field(step)
    return (edited(name, before[name]), edited(name, after[name])) == (step.before, step.after)


def further_edited(step: Step, did: Did) -> bool:
    before, after = did.only("application")
    if before is None or after is None or after["number"] != step.named["application"]:
        return False
    heading = str(step.named["heading"])
    old, new = (edited("extra", extra_of(each).get(heading)) for each in (before, after))
    return (old, new) == (step.before, step.after)


def partners_edited(step: Step, did: Did) -> bool:
    return _list_edited(step, did.pairs("partner"), PARTNER_COLUMNS, codec.partner)


def budget_edited(step: Step, did: Did) -> bool:
    return _list_edited(step, did.pairs("budget"), BUDGET_COLUMNS, _budget_line)


def _budget_line(row: tuple[Any, ...]) -> BudgetLine:
    return BudgetLine(**dict(zip(BUDGET_COLUMNS, row, strict=True)))


def _list_edited(
    step: Step,
    rows: Sequence[Pair],
    columns: Sequence[str],
    value: Callable[[tuple[Any, ...]], Partner | BudgetLine],
) -> bool:
    was, now = (
        [value(tuple(row[column] for column in columns)) for pair in rows if (row := pair[n]) is not None]
        for n in (0, 1)
    )
    numbers = {row["application"] for pair in rows for row in pair if row is not None}
    said = {name: what for name, what in step.named.items() if name != "application"}
    return numbers == {step.named["application"]} and said == list_edited(was, now)


def _is_named(row: Image | None, step: Step) -> bool:
    return (
        row is not None
        and row["number"] == step.named["application"]
        and shorten(str(row["title"]), 160) == step.named["title"]
    )


def application_came(step: Step, did: Did) -> bool:
    before, after = did.only("application")
    return before is None and _is_named(after, step)


def application_went(step: Step, did: Did) -> bool:
    before, after = did.only("application")
    return after is None and _is_named(before, step)


def attachment_went(step: Step, did: Did) -> bool:
    before, after = did.only("attachment")
    return (
        after is None
        and before is not None
        and before["application"] == step.named["application"]
        and shorten(str(before["name"]), 160) == step.named["file"]
    )


def _person(row: Image) -> str:
    return person_named(row["name"], row["id"])


def _office(row: Image) -> Value:
    return state("office", "deputy-chair" if row.get("is_deputy") else str(row["role"]))


def person_came(step: Step, did: Did) -> bool:
    before, after = did.only("person")
    return before is None and after is not None and _is_person(after, step)


def person_went(step: Step, did: Did) -> bool:
    before, after = did.only("person")
    return after is None and before is not None and _is_person(before, step)


def _is_person(row: Image, step: Step) -> bool:
    return (_person(row), _office(row)) == (step.named["person"], step.named["role"])


def person_edited(step: Step, did: Did) -> bool:
    before, after = did.only("person")
    if before is None or after is None or _person(before) != step.named["person"]:
        return False
    name = _field(step)
    return (edited(name, before[name]), edited(name, after[name])) == (step.before, step.after)


def role_edited(step: Step, did: Did) -> bool:
    before, after = did.only("person")
    if before is None or after is None or _person(before) != step.named["person"]:
        return False
    return (_office(before), _office(after)) == (step.before, step.after)
