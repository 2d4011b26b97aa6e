"""Random schemes over the whole model, each of which a file can say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from evalapp.domain.scheme.checklist import CheckItem, FindingKind
from evalapp.domain.scheme.model import (
    Comment,
    Criterion,
    Flag,
    Group,
    NoScore,
    Scale,
    Scheme,
    Word,
)
from evalapp.domain.scheme.rules import (
    AcrossJurors,
    BudgetRules,
    Cut,
    Missing,
    RankingRules,
    Threshold,
    TieKind,
    TieRule,
    Total,
)
from evalapp.domain.texts import NO_TEXT, Text

_AWKWARD = st.sampled_from(
    ['"', "\\", "\n", "\r\n", "\t", "\x00", "\x7f", "\u2028", "\ufeff", "'''", '"""', "#", "€"]
)
strings = st.lists(
    st.one_of(_AWKWARD, st.text(st.characters(exclude_categories=["Cs"]), max_size=8)), max_size=4
).map("".join)
filled = strings.map(lambda each: each or "–")  # filtered, too many examples would be thrown away
texts = st.one_of(strings.map(lambda each: Text(nl=each, en=each)), st.builds(Text, nl=filled, en=filled))
optional_texts = st.one_of(st.just(NO_TEXT), texts)
ids = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)


def decimals(lowest: int, highest: int, places: int = 6) -> st.SearchStrategy[Fraction]:
    """Decimal numbers between two whole ones."""
    return st.integers(0, places).flatmap(
        lambda n: st.integers(lowest * 10**n, highest * 10**n).map(lambda each: Fraction(each, 10**n))
    )


def positive(highest: int, places: int = 6) -> st.SearchStrategy[Fraction]:
    """Decimal numbers above nought."""
    return st.integers(0, places).flatmap(
        lambda n: st.integers(1, highest * 10**n).map(lambda each: Fraction(each, 10**n))
    )


@st.composite
def scales_of_points(draw: st.DrawFn, name: str, higher: bool) -> Scale:
    step = draw(positive(1000))
    lowest = draw(st.integers(-1000, 1000))
    values = range(lowest, lowest + draw(st.integers(1, 1000)) + 1)
    labels = draw(st.dictionaries(st.sampled_from(values).map(lambda n: n * step), texts, max_size=4))
    return Scale(
        id=name,
        lowest=values[0] * step,
        highest=values[-1] * step,
        step=step,
        higher_is_better=higher,
        labels=labels,
    )


@st.composite
def scales_of_words(draw: st.DrawFn, name: str) -> Scale:
    words_ids = draw(
        st.lists(ids.filter(lambda each: each not in set(NoScore)), min_size=1, max_size=5, unique=True)
    )
    n = len(words_ids)
    values = sorted(draw(st.sets(st.integers(-10_000, 10_000), min_size=n, max_size=n)))
    words = tuple(
        Word(
            id=each,
            value=value,
            excludes=draw(st.booleans()),
            title=draw(st.builds(Text, nl=filled, en=filled)),
        )
        for each, value in zip(words_ids, values, strict=True)
    )
    return Scale(
        id=name, lowest=Fraction(values[0]), highest=Fraction(values[-1]), step=Fraction(1), words=words
    )


def thresholds(higher: bool) -> st.SearchStrategy[Threshold | None]:
    points = decimals(-1000, 1000).map(lambda each: Threshold(value=each))
    shares = decimals(0, 100).map(lambda each: Threshold(value=each, percent=True))
    return st.one_of(st.none(), points, *([shares] if higher else []))


@st.composite
def criteria(draw: st.DrawFn, name: str, group: str, scales: Sequence[Scale], counts: bool) -> Criterion:
    scale = draw(st.sampled_from(scales))
    values = st.integers(scale.lowest_steps, scale.highest_steps).map(scale.value)
    higher = scale.higher_is_better
    return Criterion(
        id=name,
        group=group,
        title=draw(texts),
        scale=scale,
        weight=draw(positive(1000)),
        threshold=draw(thresholds(higher)) if counts else None,
        comment=draw(st.sampled_from(Comment)),
        guidance=draw(optional_texts),
        short=draw(optional_texts),
        code=draw(strings),
        source=draw(optional_texts),
        descriptors=draw(st.dictionaries(values, texts, max_size=3)),
        counts=counts,
    )


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    higher = draw(st.booleans())
    scale_ids = draw(st.lists(st.one_of(ids, strings), min_size=1, max_size=3, unique=True))
    scales = [
        draw(scales_of_words(each) if higher and draw(st.booleans()) else scales_of_points(each, higher))
        for each in scale_ids
    ]
    names = draw(st.lists(ids, min_size=1, max_size=6, unique=True))
    counting = draw(st.sets(st.sampled_from(names), min_size=1))
    group_ids = draw(st.lists(ids, min_size=1, max_size=min(3, len(names)), unique=True))
    groups = []
    for n, group in enumerate(group_ids):
        own = names[n :: len(group_ids)]
        made = tuple(draw(criteria(each, group, scales, each in counting)) for each in own)
        threshold = draw(thresholds(higher)) if counting & set(own) else None
        groups.append(Group(id=group, title=draw(texts), criteria=made, threshold=threshold))
    flags = tuple(
        Flag(id=each, title=draw(texts), guidance=draw(optional_texts))
        for each in draw(st.lists(ids, max_size=2, unique=True))
    )
    checklist = tuple(
        CheckItem(
            id=each,
            title=draw(texts),
            guidance=draw(optional_texts),
            source=draw(optional_texts),
            finding=draw(st.one_of(st.none(), st.sampled_from(FindingKind))),
            is_official=draw(st.booleans()),
        )
        for each in draw(st.lists(ids, max_size=2, unique=True))
    )
    return Scheme(
        id=draw(ids),
        title=draw(texts),
        is_ranked=draw(st.booleans()),
        groups=tuple(groups),
        ranking=draw(_rankings(groups, flags, higher)),
        budget=draw(_BUDGETS),
        notes=tuple(draw(st.lists(texts, max_size=3))),
        howto=tuple(draw(st.lists(texts, max_size=2))),
        weights_note=draw(optional_texts),
        flags=flags,
        codes=draw(_CODES),
        checklist=checklist,
    )


_CODES: st.SearchStrategy[Mapping[str, NoScore]] = st.dictionaries(
    strings.map(str.upper).filter(lambda each: each == each.upper()), st.sampled_from(NoScore), max_size=3
)
_BUDGETS = st.builds(
    BudgetRules,
    cut=st.sampled_from(Cut),
    support_rate=st.one_of(st.none(), positive(100)),
    most_per_year=st.one_of(st.none(), st.integers(1, 10**12)),
    most_years=st.one_of(st.none(), st.integers(1, 10**12)),
    reserve=st.integers(0, 10_000),
)


def _rankings(
    groups: Sequence[Group], flags: Sequence[Flag], higher: bool
) -> st.SearchStrategy[RankingRules]:
    targets = {
        TieKind.CRITERION: [each.id for group in groups for each in group.counting],
        TieKind.GROUP: [group.id for group in groups if group.counting],
        TieKind.FLAG: [flag.id for flag in flags],
    }
    rules = [TieRule(kind=kind, target=each) for kind in TieKind for each in targets.get(kind, [""])]
    return st.builds(
        RankingRules,
        across_jurors=st.sampled_from(AcrossJurors),
        missing=st.sampled_from(Missing),
        total=st.sampled_from(Total),
        threshold=thresholds(higher),
        thresholds_on_weighted=st.booleans(),
        decimals=st.integers(0, 6),
        rank_on_rounded=st.booleans(),
        ties=st.lists(st.sampled_from(rules), max_size=6).map(tuple),
        quorum=st.integers(1, 1000),
        triage=st.booleans(),
    ).map(_allowed)


def _allowed(rules: RankingRules) -> RankingRules:
    """Agreed scores with nought for those that are missing are refused."""
    is_refused = rules.across_jurors is AcrossJurors.AGREED and rules.missing is Missing.ZERO
    return replace(rules, missing=Missing.SKIP) if is_refused else rules
