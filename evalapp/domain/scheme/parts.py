"""A scheme taken apart into the tables of its file, each with its keys, to be written or compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from evalapp.domain.scheme import keys
from evalapp.domain.scheme.checklist import CheckItem
from evalapp.domain.scheme.model import Criterion, Flag, Group, Scale, Scheme, Word
from evalapp.domain.scheme.rules import BudgetRules, RankingRules, Threshold
from evalapp.domain.texts import NO_TEXT, Text


class Kind(StrEnum):
    SCHEME = "scheme"
    SCALE = "scale"
    CODES = "codes"
    FLAG = "flag"
    CHECK = "check"
    GROUP = "group"
    CRITERION = "criterion"
    RANKING = "ranking"
    BUDGET = "budget"


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """The ids of the parts that a key lists, each of which is a part of its own."""

    ids: tuple[str, ...]


Value = (
    bool
    | int
    | str
    | Fraction
    | Threshold
    | Text
    | Order
    | tuple[str, ...]
    | tuple[Text, ...]
    | tuple[Word, ...]
    | Mapping[Fraction, Text]
    | None
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One table of the file. `values` has every key the file may have there, None where it says nothing.

    `id` is empty for the parts of which there is one; `within` is the group of a criterion.
    """

    kind: Kind
    id: str = ""
    title: Text = NO_TEXT
    within: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)


def parts_of(scheme: Scheme) -> tuple[Part, ...]:
    """In the order of the file: each group is followed by its criteria."""
    return tuple(_parts(scheme))


def _parts(scheme: Scheme) -> Iterator[Part]:
    yield _part(keys.SCHEME, _scheme_values(scheme), Kind.SCHEME, scheme.id, scheme.title)
    for scale in scales_of(scheme).values():
        known = keys.SCALE_OF_WORDS if scale.words else keys.SCALE_OF_POINTS
        yield _part(known, _scale_values(scale), Kind.SCALE, scale.id)
    codes = {code: str(reason) for code, reason in scheme.codes.items()}
    yield Part(kind=Kind.CODES, values=codes)
    for flag in scheme.flags:
        yield _part(keys.FLAG, _flag_values(flag), Kind.FLAG, flag.id, flag.title)
    for item in scheme.checklist:
        yield _part(keys.CHECK, _check_values(item), Kind.CHECK, item.id, item.title)
    for group in scheme.groups:
        yield _part(keys.GROUP, _group_values(group), Kind.GROUP, group.id, group.title)
        for criterion in group.criteria:
            values = _criterion_values(criterion)
            yield _part(keys.CRITERION, values, Kind.CRITERION, criterion.id, criterion.title, group.id)
    yield _part(keys.RANKING, _ranking_values(scheme.ranking), Kind.RANKING)
    yield _part(keys.BUDGET, _budget_values(scheme.budget), Kind.BUDGET)


def scales_of(scheme: Scheme) -> Mapping[str, Scale]:
    """By id, in the order in which the criteria use them. Raises ValueError where two share an id."""
    scales: dict[str, Scale] = {}
    for criterion in scheme.criteria:
        if scales.setdefault(criterion.scale.id, criterion.scale) != criterion.scale:
            raise ValueError(f"two scales are called {criterion.scale.id!r}")
    return scales


def _part(
    known: tuple[str, ...],
    values: Mapping[str, Value],
    kind: Kind,
    id: str = "",
    title: Text = NO_TEXT,
    within: str = "",
) -> Part:
    """With the keys in the order of the file; every key that the reader knows must have its value."""
    ordered = {key: values[key] for key in known}
    if unknown := values.keys() - ordered.keys():
        raise LookupError(f"no keys of a {kind}: {unknown}")
    return Part(kind=kind, id=id, title=title, within=within, values=ordered)


def _scheme_values(scheme: Scheme) -> Mapping[str, Value]:
    return {
        "format": keys.FORMAT,
        "id": scheme.id,
        "title": scheme.title,
        "procedure": "ranked" if scheme.is_ranked else "individual",
        "weights_note": scheme.weights_note or None,
        "notes": scheme.notes,
        "howto": scheme.howto,
        "flags": Order(ids=tuple(flag.id for flag in scheme.flags)),
        "checklist": Order(ids=tuple(item.id for item in scheme.checklist)),
        "groups": Order(ids=tuple(group.id for group in scheme.groups)),
        # Tables without an order of their own, which are parts too.
        **dict.fromkeys(("scales", "codes", "ranking", "budget")),
    }


def _scale_values(scale: Scale) -> Mapping[str, Value]:
    if scale.words:
        return {"kind": "words", "words": scale.words}
    return {
        "kind": "points",
        "lowest": scale.lowest,
        "highest": scale.highest,
        "step": scale.step,
        "better": "higher" if scale.higher_is_better else "lower",
        "labels": scale.labels,
    }


def _flag_values(flag: Flag) -> Mapping[str, Value]:
    return {"id": flag.id, "title": flag.title, "guidance": flag.guidance or None}


def _check_values(item: CheckItem) -> Mapping[str, Value]:
    return {
        "id": item.id,
        "title": item.title,
        "guidance": item.guidance or None,
        "source": item.source or None,
        "finding": item.finding and str(item.finding),
        "official": item.is_official,
    }


def _group_values(group: Group) -> Mapping[str, Value]:
    return {
        "id": group.id,
        "title": group.title,
        "threshold": group.threshold,
        "criteria": Order(ids=tuple(criterion.id for criterion in group.criteria)),
    }


def _criterion_values(criterion: Criterion) -> Mapping[str, Value]:
    return {
        "id": criterion.id,
        "code": criterion.code or None,
        "title": criterion.title,
        "short": criterion.short or None,
        "guidance": criterion.guidance or None,
        "source": criterion.source or None,
        "scale": criterion.scale.id,
        "weight": criterion.weight,
        "threshold": criterion.threshold,
        "comment": str(criterion.comment),
        "counts": criterion.counts,
        "descriptors": criterion.descriptors,
    }


def _ranking_values(rules: RankingRules) -> Mapping[str, Value]:
    return {
        "across_jurors": str(rules.across_jurors),
        "missing": str(rules.missing),
        "total": str(rules.total),
        "threshold": rules.threshold,
        "thresholds_on": "weighted" if rules.thresholds_on_weighted else "unweighted",
        "decimals": rules.decimals,
        "rank_on": "rounded" if rules.rank_on_rounded else "exact",
        "ties": tuple(str(rule) for rule in rules.ties),
        "quorum": rules.quorum,
        "triage": rules.triage,
    }


def _budget_values(rules: BudgetRules) -> Mapping[str, Value]:
    rate = rules.support_rate
    return {
        "cut": str(rules.cut),
        "support_rate": None if rate is None else Threshold(value=rate, percent=True),
        "most_per_year": rules.most_per_year,
        "most_years": rules.most_years,
        "reserve": rules.reserve,
    }
