"""How each application of a call stands, for whatever shows it in a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evalapp.operations.admissibility.checklist import Standing, by_application, standing_of, until_of
from evalapp.operations.admissibility.days import today
from evalapp.operations.panel.let_through import LetThrough, LetThroughs
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class Stood:
    """`until`: the first day by which something is to complete, empty where nothing is; `let_through`: that it is
    admissible though it does not fit the rules, and how that came.
    """

    standing: Standing
    until: str = ""
    is_overdue: bool = False
    let_through: LetThrough | None = None


class Standings:
    """As the answers, the rules and the term of submission are when it is made; of one application as it is asked for.

    A window shows some forty of the ten thousand of a call.
    """

    def __init__(self, view: View) -> None:
        self._answers, self._through = by_application(view.checks.answers()), LetThroughs(view)
        self._on = today(view.next_time()).isoformat()
        self._applications = {each.application.number: each.application for each in view.listed()}

    def first_to_decide(self, numbers: Iterable[str]) -> str | None:
        """One that its applicant may still complete only where no other waits for a decision."""
        awaited = None
        for number in numbers:
            standing = standing_of(self._applications[number], self._answers.get(number, ()))
            if standing is Standing.OPEN:
                return number
            if standing is Standing.TO_COMPLETE and awaited is None:
                awaited = number
        return awaited

    def of(self, number: str) -> Stood | None:
        """None where there is no such application."""
        if (application := self._applications.get(number)) is None:
            return None
        given = self._answers.get(number, ())
        standing = standing_of(application, given)
        until = until_of(given) if standing is Standing.TO_COMPLETE else ""
        return Stood(
            standing=standing,
            until=until,
            is_overdue=bool(until) and until < self._on,
            let_through=self._through.of(number),
        )
