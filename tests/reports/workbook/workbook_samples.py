"""Workbooks of panels that are made in code, beside the rankings that the program has of them."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.call import Call, Consensus, Score
from evalapp.domain.decisions import NO_DECISIONS, Decisions, Flagged, Ordered
from evalapp.domain.people import Assignment, Conflict, ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Flag, NoScore, Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Total
from evalapp.domain.texts import in_language
from evalapp.reports.content import WorkbookReport
from evalapp.reports.workbook.workbook import workbook
from evalapp.words.explain import method_sentences
from tests.analytics.ranking.ranking_samples import (
    APPRECIATION,
    HALVES,
    TENTHS,
    Scores,
    applications,
    panel,
    rank,
    scale,
    scheme_of,
    text,
)

FINGERPRINT = "7f3a91c044de02b7" * 4
LINES = {"A-1": [[8, 7], [6, 6]], "A-2": [[8, 8], [6, 7]], "A-3": [[2, 2], [3, 3]]}
CHAIN = ("criterion:c0", "group:g1", "flag:region", "earlier-submission", "top-marks", "panel-order", "lot")


def report_of(
    scheme: Scheme,
    scores: Scores,
    asked: Sequence[Application] | None = None,
    *,
    consensus: Sequence[Consensus] = (),
    assignments: Sequence[tuple[str, str]] | None = None,
    conflicts: Sequence[tuple[str, str]] = (),
    decisions: Decisions = NO_DECISIONS,
    comments: Mapping[tuple[str, str, str], str] | None = None,
    people: Sequence[Person] = (),
    budget: int | None = None,
    lot_seed: str = "",
    **changed: Any,
) -> WorkbookReport:
    listed = list(asked or applications(sorted({number for number, _juror, _criterion in scores})))
    pairs = (
        sorted({(juror, number) for number, juror, _criterion in scores})
        if assignments is None
        else assignments
    )
    ranking = rank(
        scheme,
        scores,
        listed,
        consensus=consensus,
        assignments=pairs,
        conflicts=conflicts,
        decisions=decisions,
        budget=budget,
        lot_seed=lot_seed,
    )
    jurors = sorted({juror for _number, juror, _criterion in scores})
    flagged: dict[str, set[str]] = {}
    for each in decisions.flags:
        flagged.setdefault(each.flag, set()).add(each.application)
    given = [
        Score(
            juror=juror,
            application=number,
            criterion=criterion,
            value=value if isinstance(value, int) else None,
            no_score=NoScore(value) if isinstance(value, str) else None,
            comment=(comments or {}).get((number, juror, criterion), ""),
            at="2016-06-20T08:00:00+00:00",
        )
        for (number, juror, criterion), value in scores.items()
    ]
    made: dict[str, Any] = {
        "call": Call(
            panel="panel", title="Oproep", reference="REF", phase=Phase.DELIBERATION, scheme=scheme,
            scheme_version=1, budget=budget,
        ),
        "fingerprint": FINGERPRINT, "change": 12, "at": "2016-06-27T12:12:00+00:00", "ranking": ranking,
        "dossiers": tuple(Dossier(application=each) for each in listed),
        "people": tuple(people) or tuple(Person(id=each, name=f"Lid {each}", role=Role.JUROR) for each in jurors),
        "assignments": tuple(Assignment(juror=juror, application=number) for juror, number in pairs),
        "scores": tuple(given), "consensus": tuple(consensus), "method": tuple(method_sentences(scheme)),
        "conflicts": tuple(
            Conflict(juror=juror, application=number, kind=ConflictKind.EMPLOYER) for juror, number in conflicts
        ),
        "flagged": {flag: frozenset(found) for flag, found in flagged.items()},
    }  # fmt: skip
    return WorkbookReport(**made | changed)


def book_of(report: WorkbookReport, language: str = "en") -> bytes:
    with in_language(language):
        return workbook(report)


def opened(report: WorkbookReport, language: str = "en", *, computed: bool = False) -> Any:
    return load_workbook(io.BytesIO(book_of(report, language)), data_only=computed)


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    heads, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def plain(**changed: Any) -> WorkbookReport:
    return report_of(scheme_of([1, 2], thresholds=[None, 2]), panel(LINES), **changed)


def random_report(seed: int) -> WorkbookReport:
    """Of any rules and any scores: few points, so that many are tied, and some of everything that may be missing."""
    chance = random.Random(seed)
    across = chance.choice(list(AcrossJurors))
    missing = Missing.SKIP if across is AcrossJurors.AGREED else chance.choice([Missing.SKIP, Missing.ZERO])
    on = chance.choice([HALVES, TENTHS, scale(1, 9, better="lower"), scale(0, 3), APPRECIATION])
    numbers = [f"A-{n}" for n in range(1, 15)]
    many = 11 if across is AcrossJurors.TRIMMED_MEAN else chance.choice([3, 6, 7])
    jurors = [f"J{n}" for n in range(many)]
    rules = scheme_of(
        [chance.choice([1, 2, 3, 7]) for _n in range(4)],
        on=on,
        groups=[2, 2],
        thresholds=[chance.choice([None, "40%"]) if not on.words and on.higher_is_better else None],
        group_thresholds=[None, chance.choice([None, 1])],
        threshold=chance.choice([None, "33%"]) if on.higher_is_better and not on.words else None,
        ties=CHAIN[: chance.randint(0, len(CHAIN))],
        across_jurors=across,
        missing=missing,
        total=chance.choice(list(Total)),
        thresholds_on_weighted=chance.random() < 0.3,
        rank_on_rounded=chance.random() < 0.3,
        decimals=chance.choice([0, 1, 2]),
    )
    rules = replace(rules, flags=(Flag(id="region", title=text("Region")),))
    steps = on.allowed_steps
    few = steps if chance.random() < 0.5 else steps[-3:]
    scores: dict[tuple[str, str, str], int | str] = {}
    for number in numbers:
        same = chance.random() < 0.5
        for criterion in ("c0", "c1", "c2", "c3"):
            agreed = chance.choice(few)
            for juror in jurors:
                if chance.random() < 0.06:
                    scores[number, juror, criterion] = chance.choice(["abstain", "absent", "conflict"])
                elif chance.random() < 0.95:
                    is_one = same or across is AcrossJurors.AGREED
                    scores[number, juror, criterion] = agreed if is_one else chance.choice(few)
    asked = [
        replace(
            each,
            submitted_at=chance.choice(
                ["2016-03-01T10:00+01:00", "2016-03-01T11:30:15", "2016-03-02T09:00Z"]
            ),
            requested_support=chance.choice([None, 100_000_00, 250_000_50]),
        )
        for each in applications(numbers)
    ]
    asked[0] = replace(asked[0], admissibility=Admissibility.INADMISSIBLE, admissibility_reason="Te laat.")
    asked[1] = replace(asked[1], withdrawn_on="2016-05-01", withdrawn_reason="Ingetrokken.")
    return report_of(
        rules,
        scores,
        asked,
        assignments=[(juror, number) for juror in jurors for number in numbers],
        conflicts=[("J0", "A-3"), ("J1", "A-4")],
        consensus=[Consensus(application="A-5", criterion="c1", value=few[0], reason="Besproken.")],
        decisions=Decisions(
            flags=tuple(Flagged(application=each, flag="region", reason="x") for each in ("A-7", "A-9")),
            order=tuple(
                Ordered(application=each, position=n, reason="x", at="1") for n, each in enumerate(numbers, 1)
            ),
        ),
        lot_seed=chance.choice(["", "zaad"]),
        budget=chance.choice([None, 700_000_00]),
    )
