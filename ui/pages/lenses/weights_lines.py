"""How far each weight may go, and who would stay above the line under other weights, line by line."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.words.formats import percent, score
from evalapp.words.scores import MISSING
from ui.pages.lenses.certainty_lines import share_words
from ui.widgets.charts.line_values import Axis, Line, Lines, Span

if TYPE_CHECKING:
    from evalapp.analytics.lenses.stability.smaa import Acceptability
    from evalapp.analytics.lenses.stability.stability import Interval, Stability

_TENTH = Fraction(1, 10)


def weight_lines(scheme: Scheme, found: Stability) -> Lines:
    """In the order of the scheme."""
    from evalapp.analytics.lenses.stability.profile_words import percent as share_of
    from evalapp.analytics.lenses.stability.words import funded_sentence, order_sentence

    def line(n: int) -> Line:
        each = found.criteria[n]
        spans = [Span(low=float(each.order.low), high=float(each.order.high), height=10, role="accent")]
        if each.funded is not None:
            wide = Span(low=float(each.funded.low), high=float(each.funded.high), height=4, role="edge")
            spans.insert(0, wide)
        title = str(scheme.criterion(each.criterion).title)
        said = " ".join(filter(None, (funded_sentence(scheme, each), order_sentence(scheme, each))))
        return Line(
            key=each.criterion,
            words=(
                title,
                share_of(each.weight),
                _ends(each.funded),
                _ends(each.order),
            ),
            values=(
                title,
                float(each.weight),
                None if each.funded is None else float(each.funded.low),
                float(each.order.low),
            ),
            said=f"{title}: {said}",
            spans=tuple(spans),
            tick=float(each.weight),
        )

    return Lines(
        axis=Axis(low=0.0, high=1.0, ticks=_ticks()),
        rows=range(len(found.criteria)),
        line=line,
        keys=[each.criterion for each in found.criteria],
    )


def _ticks() -> tuple[tuple[float, str], ...]:
    return tuple((at, percent(str(round(at * 100)))) for at in (0.0, 0.25, 0.5, 0.75, 1.0))


def _ends(interval: Interval | None) -> str:
    """Rounded inwards, so that what is said of it stays true."""
    from evalapp.analytics.lenses.stability.profile_words import percent as share_of
    from evalapp.analytics.lenses.stability.profile_words import within

    if interval is None:
        return MISSING
    low, high = within(interval.low, 1, is_high=False), within(interval.high, 1, is_high=True)
    return f"{share_of(low)} – {share_of(high)}"


def weighting_lines(scheme: Scheme, found: Acceptability, ranking: Ranking) -> Lines:
    """In the order of the ranking; how often above the line, and how often first."""
    from evalapp.analytics.lenses.stability.smaa_words import first_where

    of = {place.application: place for place in ranking.places}

    def line(n: int) -> Line:
        place, first = of[found.applications[n]], float(found.first[n])
        among = None if found.among_top is None else float(found.among_top[n])
        words = (
            str(place.place or MISSING),
            place.title,
            place.application,
            MISSING if among is None else share_words(among),
            share_words(first),
        )
        said = _(
            "{number} {title}: among the first {top} in {among} of the drawn weightings, first in {first}"
        )
        if among is None:
            said = _("{number} {title}: first in {first} of the drawn weightings")
        shares = said.format(
            number=place.application, title=place.title, top=found.top, among=words[3], first=words[4]
        )
        return Line(
            key=place.application,
            words=words,
            values=(place.place, place.title, place.application, among, first),
            said=". ".join(filter(None, (shares, first_where(scheme, found, n)))),
            spans=() if among is None else (Span(low=0.0, high=among, height=8, role="accent"),),
            dot=first,
        )

    return Lines(
        axis=Axis(low=0.0, high=1.0, ticks=_ticks()),
        rows=range(len(found.applications)),
        line=line,
        keys=found.applications,
    )


def state_words(found: Stability) -> str:
    swap = found.most_fragile
    if swap is None:
        return _("no change of a single weight makes a difference")
    points = (
        score(swap.change * 100, 1)
        if swap.change * 1000 >= 1
        else _("less than {n}").format(n=score(_TENTH, 1))
    )
    words = (
        _("a change of one weight by {points} percentage points already moves the order")
        if found.no_line
        else _(
            "a change of one weight by {points} percentage points lets somebody overtake a proposed application"
        )
    )
    return words.format(points=points)
