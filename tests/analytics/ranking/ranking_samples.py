"""Schemes and panels in a line or two, for tests of the ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from evalapp.analytics.ranking.ranking import ScoreTable, rank_scores
from evalapp.domain.application import Application
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.scheme.model import Criterion, Group, Scale, Scheme, Word
from evalapp.domain.scheme.rules import BudgetRules, RankingRules, Threshold, TieKind, TieRule
from evalapp.domain.texts import Text

Scores = Mapping[tuple[str, str, str], int | str]
"""(application, juror, criterion) → steps, or a reason for no score."""


def text(words: str) -> Text:
    return Text(nl=words, en=words)


def scale(lowest: int = 0, highest: int = 10, step: str = "1", *, better: str = "higher") -> Scale:
    return Scale(
        id=f"s{lowest}-{highest}-{step}",
        lowest=Fraction(lowest),
        highest=Fraction(highest),
        step=Fraction(step),
        higher_is_better=better == "higher",
    )


HALVES = scale(0, 5, "1/2")
TENTHS = scale(0, 5, "1/10")
APPRECIATION = Scale(
    id="words",
    lowest=Fraction(-2),
    highest=Fraction(1),
    step=Fraction(1),
    words=tuple(
        Word(id=name, value=n, title=text(name), excludes=name == "critical")
        for n, name in enumerate(("critical", "fair", "good", "excellent"), -2)
    ),
)


def rule(written: str) -> TieRule:
    kind, _colon, target = written.partition(":")
    return TieRule(kind=TieKind(kind), target=target)


def limit(points: int | str | None) -> Threshold | None:
    if points is None:
        return None
    shown = str(points)
    return Threshold(value=Fraction(shown.rstrip("%")), percent=shown.endswith("%"))


def scheme_of(
    weights: Sequence[int | Fraction] = (1,),
    *,
    on: Scale | Sequence[Scale] = HALVES,
    groups: Sequence[int] | None = None,
    thresholds: Sequence[int | str | None] = (),
    group_thresholds: Sequence[int | str | None] = (),
    threshold: int | str | None = None,
    ties: Sequence[str] = (),
    budget: BudgetRules | None = None,
    is_ranked: bool = True,
    **rules: Any,
) -> Scheme:
    """Criteria c0, c1, …; `groups` are the numbers of criteria in g0, g1, … (all in one by default)."""
    scales = [on] * len(weights) if isinstance(on, Scale) else list(on)
    limits = [*thresholds, *[None] * len(weights)]
    criteria = [(n, Fraction(weight), scales[n], limit(limits[n])) for n, weight in enumerate(weights)]
    parts, group_limits = [], [*group_thresholds, *[None] * len(weights)]
    for g, size in enumerate(groups or [len(weights)]):
        inside = tuple(
            Criterion(id=f"c{n}", group=f"g{g}", title=text(f"Criterion {n}"), scale=s, weight=w, threshold=t)
            for n, w, s, t in criteria[:size]
        )
        criteria = criteria[size:]
        parts.append(
            Group(id=f"g{g}", title=text(f"Group {g}"), criteria=inside, threshold=limit(group_limits[g]))
        )
    return Scheme(
        id="test",
        title=text("Test"),
        is_ranked=is_ranked,
        groups=tuple(parts),
        ranking=RankingRules(threshold=limit(threshold), ties=tuple(rule(each) for each in ties), **rules),
        budget=budget or BudgetRules(),
    )


def applications(numbers: Iterable[str], **fields: Any) -> list[Application]:
    return [
        Application(number=each, title=f"Title {each}", organisation="DEMO", **fields) for each in numbers
    ]


def rank(
    scheme: Scheme, scores: Scores, asked: Sequence[Application] | None = None, **options: Any
) -> Ranking:
    """The ranking of the applications that the scores name, or of `asked`; who answered was assigned."""
    listed = applications(sorted({key[0] for key in scores})) if asked is None else list(asked)
    rows = [
        (a, j, c, None if isinstance(value, str) else value, value if isinstance(value, str) else None)
        for (a, j, c), value in scores.items()
    ]
    table = table_of(scheme, [each.number for each in listed], rows)
    return rank_scores(scheme, table, listed, **options)


def one_juror(values: Mapping[str, Sequence[int]]) -> dict[tuple[str, str, str], int | str]:
    """Scores in steps of a single juror: application → one value for each criterion."""
    return {(a, "J1", f"c{n}"): value for a, line in values.items() for n, value in enumerate(line)}


def panel(values: Mapping[str, Sequence[Sequence[int]]]) -> dict[tuple[str, str, str], int | str]:
    """Application → a line for each criterion, with the steps of juror J0, J1, …"""
    return {
        (a, f"J{j}", f"c{c}"): value
        for a, lines in values.items()
        for c, line in enumerate(lines)
        for j, value in enumerate(line)
    }


def place_of(ranking: Ranking, number: str) -> Place:
    return next(each for each in ranking.places if each.application == number)


def order(ranking: Ranking) -> list[tuple[str, int | None]]:
    return [(each.application, each.place) for each in ranking.places]


Row = tuple[str, str, str, int | None, str | None]
"""Application, juror, criterion, value in steps, reason for no score."""


def table_of(scheme: Scheme, applications: Sequence[str], rows: Iterable[Row]) -> ScoreTable:
    """The table of single scores, gathered by juror and application as the store reads them."""
    gathered: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for application, juror, criterion, value, reason in rows:
        answer = str(value) if value is not None else reason or ""
        gathered.setdefault((application, juror), []).append((criterion, answer))
    runs = [
        (application, juror, ",".join(c for c, _answer in pairs), ",".join(a for _criterion, a in pairs))
        for (application, juror), pairs in gathered.items()
    ]
    return ScoreTable.from_runs(scheme, applications, runs)
