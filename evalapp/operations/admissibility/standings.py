"""How each application of a call stands, for whatever shows it in a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.operations.admissibility.checklist import Standing, by_application, standing_of, until_of
from evalapp.operations.admissibility.days import today
from evalapp.operations.panel.let_through import LetThrough, let_through
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


def standings(view: View) -> Mapping[str, Stood]:
    """By number, as the answers, the rules and the term of submission are now."""
    answers, through = by_application(view.checks.answers()), let_through(view)
    on = today(view.next_time()).isoformat()
    found = {}
    for dossier in view.listed():
        number = dossier.application.number
        given = answers.get(number, ())
        standing = standing_of(dossier.application, given)
        until = until_of(given) if standing is Standing.TO_COMPLETE else ""
        found[number] = Stood(
            standing=standing,
            until=until,
            is_overdue=bool(until) and until < on,
            let_through=through.get(number),
        )
    return found
