"""How many jurors each application gets, and how many applications a juror takes at most: kept with the call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evalapp.domain.journal import Step, Value, state
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.store.rows.settings import APPLICATIONS_PER_JUROR, JURORS_PER_APPLICATION


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatLimits:
    """`per_application`: 0 where nobody said; `at_most`: 0 where there is no limit."""

    per_application: int = 0
    at_most: int = 0


def limits_of(view: View) -> SeatLimits:
    return SeatLimits(
        per_application=max(view.setting(JURORS_PER_APPLICATION), 0),
        at_most=max(view.setting(APPLICATIONS_PER_JUROR), 0),
    )


def put_limits(change: OpenChange, limits: SeatLimits) -> None:
    """Only what is another."""
    before = limits_of(change.view)
    if limits.per_application != before.per_application:
        change.put_setting(JURORS_PER_APPLICATION, limits.per_application)
    if limits.at_most != before.at_most:
        change.put_setting(APPLICATIONS_PER_JUROR, limits.at_most)


def limit_steps(before: SeatLimits, after: SeatLimits) -> Iterator[Step]:
    if before.per_application != after.per_application:
        yield Step(
            what="seats-each",
            before=said_limit(before.per_application),
            after=said_limit(after.per_application),
        )
    if before.at_most != after.at_most:
        yield Step(what="seats-most", before=said_limit(before.at_most), after=said_limit(after.at_most))


def said_limit(n: int) -> Value:
    """As an act keeps it."""
    return n or state("limit", "")
