"""How strict each juror is, and where each application would stand if all were equally strict, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from evalapp.domain.numbers import rounded_text
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score, whole
from evalapp.words.scores import MISSING
from ui.pages.lenses.certainty_lines import ticks_to
from ui.widgets.charts.line_values import Axis, Line, Lines, Span

if TYPE_CHECKING:
    from evalapp.analytics.lenses.ranks.bands import RankOutlook
    from evalapp.analytics.lenses.ratings import Ratings
    from evalapp.analytics.lenses.severity.severity import JurorSeverity, Severity


def juror_lines(found: Severity, names: Mapping[str, str] | None) -> Lines:
    """The strictest first; without `names` they are numbered in that order, so that the number says nothing of who."""
    from evalapp.analytics.lenses.agreement.words import decimals_for

    ratings = found.fit.ratings
    way = 1.0 if ratings.higher_is_better else -1.0
    jurors = sorted(found.jurors, key=lambda each: (way * each.offset, each.juror if names else ""))
    ends = [abs(end) for each in jurors for end in (each.interval or (each.offset, each.offset))]
    most = max(ends, default=0.0) * 1.05 or 1.0
    decimals = decimals_for(ratings.highest - ratings.lowest)

    def line(n: int) -> Line:
        each = jurors[n]
        name = names.get(each.juror, each.juror) if names else _("Juror {n}").format(n=n + 1)
        return _juror(each, name, way, ratings, decimals)

    return Lines(
        axis=Axis(
            low=-most,
            high=most,
            ticks=((-most * 0.8, _("stricter")), (0.0, "0"), (most * 0.8, _("milder"))),
            line=0.0,
            line_words=_("average of the jury"),
        ),
        rows=range(len(jurors)),
        line=line,
        keys=[each.juror for each in jurors],
    )


def _juror(each: JurorSeverity, name: str, way: float, ratings: Ratings, decimals: int) -> Line:
    from evalapp.analytics.lenses.severity.words import juror_sentence

    ends = sorted(way * end for end in each.interval) if each.interval else None
    offset = way * each.offset
    shown = MISSING if ends is None else _signed(offset, decimals)
    band = MISSING if ends is None else _between(ends, decimals)
    return Line(
        key=each.juror,
        words=(name, whole(each.scores), shown, band, _in_words(each, ends)),
        values=(name, each.scores, None if ends is None else offset, None if ends is None else ends[0], ""),
        said=f"{name}: {juror_sentence(each, ratings)}",
        spans=(Span(low=ends[0], high=ends[1], height=8, role="edge"),) if ends and not each.is_thin else (),
        dot=None if ends is None or each.is_thin else offset,
    )


def _in_words(each: JurorSeverity, ends: list[float] | None) -> str:
    if each.is_thin:
        return _("too few scores")
    if ends is None or ends[0] <= 0 <= ends[1]:
        return _("no difference shown")
    return _("stricter") if ends[1] < 0 else _("milder")


def _between(ends: list[float], decimals: int) -> str:
    """In a word: a dash beside a minus is read wrong."""
    return _("{low} to {high}").format(low=_signed(ends[0], decimals), high=_signed(ends[1], decimals))


def _signed(value: float, decimals: int) -> str:
    """With + or −, but for what is shown as 0."""
    size = Fraction(abs(value))
    sign = "" if Fraction(rounded_text(size, decimals)) == 0 else "−" if value < 0 else "+"
    return f"{sign}{score(size, decimals)}"


def rank_lines(found: RankOutlook, ranking: Ranking) -> Lines:
    """By the expected rank; the official place stands beside it."""
    n = len(found.applications)
    order = sorted(range(n), key=lambda each: (float(found.expected_rank[each]), found.applications[each]))
    of = {place.application: place for place in ranking.places}

    def line(at: int) -> Line:
        number = found.applications[at]
        place = of[number]
        low, high, expected = (
            int(found.rank_low[at]),
            int(found.rank_high[at]),
            float(found.expected_rank[at]),
        )
        official = str(place.place or MISSING)
        words = (official, place.title, number, score(Fraction(expected), 1), f"{low} – {high}")
        said = _(
            "{number} {title}: officially place {place}; expected {expected}, nine of ten draws from {band}"
        )
        return Line(
            key=number,
            words=words,
            values=(place.place, place.title, number, expected, low),
            said=said.format(
                number=number, title=place.title, place=official, expected=words[3], band=words[4]
            ),
            spans=(Span(low=low, high=high, height=6, role="edge"),),
            tick=None if place.place is None else float(place.place),
            dot=expected,
        )

    return Lines(
        axis=Axis(low=0.5, high=n + 0.5, ticks=tuple((each, whole(each)) for each in ticks_to(n))),
        rows=order,
        line=line,
        keys=found.applications,
    )


def move_words(found: Severity, most: int) -> list[str]:
    """What corrected means would move, the furthest first."""
    moves = found.moves(most)
    if not found.is_offered:
        return []
    if not moves:
        return [_("Corrected means put the applications in the same order.")]
    lines = [f"{each.application}  {each.place_raw} → {each.place_corrected}" for each in moves]
    return [_("Places by the mean of the scores, and corrected:"), *lines]


def state_words(found: Severity) -> str:
    clear = sum(
        not each.is_thin and each.interval is not None and not each.interval[0] <= 0 <= each.interval[1]
        for each in found.jurors
    )
    if not clear:
        return _("no juror is clearly stricter or milder than the others")
    return ngettext(
        "{n} juror is clearly stricter or milder than the others",
        "{n} jurors are clearly stricter or milder than the others",
        clear,
    ).format(n=whole(clear))
