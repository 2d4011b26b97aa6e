"""A small panel to merge into, and what becomes of it when a plan is applied."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction
from typing import Any

from evalapp.domain.merge import FilePlan
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Criterion, Group, NoScore, Scale, Scheme
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.texts import Text
from evalapp.exchange.merge.incoming import ScoreTable, SignedReturn, TableRow
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.state import MergePlan, PanelState
from evalapp.exchange.sealed.returns import DeclaredConflict, Evaluation
from tests.exchange.sealed.exchange_samples import JUROR, PACK, PANEL, evaluation, opened, return_content

HALVES = Scale(id="half", lowest=Fraction(0), highest=Fraction(5), step=Fraction(1, 2))
CRITERIA = tuple(
    Criterion(id=each, group="all", title=Text(nl=each, en=each), scale=HALVES) for each in ("helix", "sme")
)
SCHEME = Scheme(
    id="small",
    title=Text(nl="Klein", en="Small"),
    is_ranked=True,
    groups=(Group(id="all", title=Text(nl="a", en="a"), criteria=CRITERIA),),
)
NUMBERS = ("A-1", "A-2", "A-3")
HELIX = (JUROR, "A-1", "helix")


def panel(**changes: Any) -> PanelState:
    facts: dict[str, Any] = {
        "panel": PANEL,
        "phase": Phase.SCORING,
        "scheme": SCHEME,
        "scheme_versions": frozenset({1}),
        "jurors": {"J1": "An", "J2": "Jan"},
        "applications": frozenset({*NUMBERS, "A-9"}),
        "assignments": frozenset((juror, number) for juror in ("J1", "J2") for number in NUMBERS),
        "issued": {PACK: "J1"},
    }
    return PanelState(**(facts | changes))


def holding(
    value: int | None, comment: str = "", no_score: NoScore | None = None, **changes: Any
) -> PanelState:
    """A panel that has one score, of J1 for A-1 on helix."""
    return panel(stored={HELIX: Answer(value, no_score, comment)}, **changes)


def sent(*rows: Evaluation, file: str = "a.evalreturn", **changes: Any) -> SignedReturn:
    return SignedReturn(file=file, opened=opened(return_content(*rows, **changes)))


def helix(value: int | None = None, comment: str = "", **more: Any) -> Evaluation:
    return evaluation("A-1", "helix", value, comment, **more)


def table(*rows: TableRow, file: str = "scores.csv", salt: str = "") -> ScoreTable:
    return ScoreTable(file=file, sha256=hashlib.sha256(repr((rows, salt)).encode()).hexdigest(), rows=rows)


def row(
    number: int, value: int | None = None, comment: str = "", no_score: NoScore | None = None, **more: Any
) -> TableRow:
    facts: dict[str, Any] = {"juror": "J1", "application": "A-1", "criterion": "helix"} | more
    return TableRow(row=number, answer=Answer(value, no_score, comment), **facts)


def applied(plan: MergePlan) -> PanelState:
    """The panel after the plan was written: what the store does, without one."""
    state = plan.state
    stored = dict(state.stored)
    for each in plan.writes:
        stored[each.placed] = each.answer
    kept = {key: each for key, each in state.open.items() if key not in plan.lapsed}
    return replace(
        state,
        stored=stored,
        stored_at=dict(state.stored_at) | {each.placed: each.at for each in plan.writes},
        open=kept | {each.key: each for each in plan.left_open},
        received=dict(state.received) | {(each.juror, each.device): each for each in plan.receipts},
        conflicts=state.conflicts | {(each.juror, each.application) for each in plan.declared},
    )


def merged(state: PanelState, *files: Any, **how: Any) -> PanelState:
    return applied(plan_merge(state, files, **how))


FAMILY = DeclaredConflict(application="A-1", kind=ConflictKind.FAMILY, note="sister", at="2026-02-08")


def only(plan: MergePlan) -> FilePlan:
    (file,) = plan.files
    return file


def helix_of(state: PanelState) -> Answer | None:
    return state.stored.get(HELIX)
