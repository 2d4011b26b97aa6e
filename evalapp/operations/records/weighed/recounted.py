"""The ranking of a file, counted twice: as the program ranks, and the plain way, one application after the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from operator import ge, le
from typing import TYPE_CHECKING

from evalapp.domain.decisions import Decisions
from evalapp.domain.numbers import rounded_text
from evalapp.domain.ranking import UNJUDGED, Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind, TieRule
from evalapp.domain.texts import _
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View
from evalapp.store.faults import why

if TYPE_CHECKING:
    from evalapp.analytics.ranking.material import Material
    from evalapp.analytics.table import Run

Recounted = tuple[int | None, str]
"""How many totals were compared, None where none could be computed; and what is wrong, empty where nothing is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    material: Material
    runs: list[Run]
    decisions: Decisions


class Recounting:
    """Reads the rows at once and counts in a thread of its own, while whoever began it goes through the file.

    Most of that is SQLite, beside which Python can count. A file that was altered may hold anything, and is told of
    all the same: nothing is raised.
    """

    def __init__(self, view: View) -> None:
        self._failed = ""
        self._thread = ThreadPoolExecutor(max_workers=1)
        try:
            runs = view.score_runs()
            read = _Read(material=material_of(view, runs), runs=runs, decisions=view.decisions())
            self._counted = self._thread.submit(copy_context().run, _fault_in, read)
        except Exception as error:
            self._failed = _cannot(error)

    def result(self) -> Recounted:
        """Once; waits for the end."""
        self._thread.shutdown()
        return (None, self._failed) if self._failed else self._counted.result()


def _cannot(error: Exception) -> str:
    return _("the ranking cannot be computed: {why}").format(why=why(error))


def _fault_in(read: _Read) -> Recounted:
    try:
        is_reproduced, ranked = _reproduced(read)
    except Exception as error:
        return None, _cannot(error)
    return ranked, "" if is_reproduced else _("the ranking, computed a second way, comes out otherwise")


def _reproduced(read: _Read) -> tuple[bool, int]:
    """Whether a second, plain way to the totals (one application at a time) gives the same ranking; of how many.

    Both go by one reading of the rows, which are compared with the journal.
    """
    from evalapp.analytics.ranking.recount import recount

    material, scheme = read.material, read.material.scheme
    ranking: Ranking = material.rank()
    totals = recount(
        scheme, read.runs, material.consensus, material.assignments or (), frozenset(material.conflicts)
    )
    deciding = [
        _deciding(scheme, place.total)
        for place in ranking.places
        if place.place is not None and place.total is not None
    ]
    follows = ge if scheme.higher_is_better else le
    # Multiplied out, since comparing thousands of Fractions takes ten times as long.
    in_order = all(
        follows(first.numerator * second.denominator, second.numerator * first.denominator)
        for first, second in pairwise(deciding)
    )
    with_total = [place for place in ranking.places if place.total is not None]
    is_same = (
        in_order
        and _follows(ranking, read.decisions)
        and all(totals.get(place.application) == place.total for place in with_total)
    )
    return is_same, len(with_total)


def _follows(ranking: Ranking, decisions: Decisions) -> bool:
    """Whether flags, orders, amounts and triage have the effect that the panel recorded, and no other."""
    aside = frozenset(decisions.aside)
    flagged = {(each.application, each.flag) for each in decisions.flags}
    position = {each.application: each.position for each in decisions.order}
    amount = {each.application: each.amount for each in decisions.grants}

    def comes_first(rule: TieRule, one: str, other: str) -> bool:
        if rule.kind is TieKind.FLAG:
            return (one, rule.target) in flagged and (other, rule.target) not in flagged
        return rule.kind is not TieKind.PANEL_ORDER or position[one] < position[other]

    return all(
        (place.application not in aside or place.outcome in (Outcome.NOT_DISCUSSED, *UNJUDGED))
        and (place.granted or 0) <= amount.get(place.application, place.granted or 0)
        and all(
            comes_first(
                step.rule, *((place.application, other) if step.is_ahead else (other, place.application))
            )
            for step in place.ties
            for other in step.against
        )
        for place in ranking.places
    )


def _deciding(scheme: Scheme, total: Fraction) -> Fraction:
    """What the order is by: the exact total, or the rounded one where the scheme ranks on what is shown."""
    rules = scheme.ranking
    return Fraction(rounded_text(total, rules.decimals)) if rules.rank_on_rounded else total
