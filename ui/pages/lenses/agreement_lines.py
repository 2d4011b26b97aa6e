"""How far the jurors agree, measure by measure, and where their scores lie far apart, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import percent, score, whole
from evalapp.words.scores import MISSING
from ui.widgets.charts.line_values import Axis, Group, Line, Lines, Span

if TYPE_CHECKING:
    from evalapp.analytics.lenses.agreement.agreement import Agreement
    from evalapp.analytics.lenses.agreement.outliers import WideSpread

_Ends = tuple[float, float] | None


def measure_lines(found: Agreement) -> Lines:
    """Reliability for each number of scores that occurs, then the measures of the whole jury."""
    from evalapp.analytics.lenses.agreement.agreement import WEAK
    from evalapp.analytics.lenses.agreement.words import decimals_for

    made: list[Line] = []
    rows: list[int | Group] = []
    if found.of_means:
        low, high = found.range_ or (0.0, 0.0)
        rows.append(Group(text=_("Reliability of the mean"), note=_("for each number of scores that occurs")))
        for each in found.of_means:
            decimals = decimals_for(max(high - low, each.least_difference))
            name = ngettext("{n} score", "{n} scores", each.scores).format(n=whole(each.scores))
            least = score(Fraction(each.least_difference), decimals)
            rows.append(len(made))
            made.append(
                _line(f"mean:{each.scores}", name, each.reliability, each.interval, each.applications, least)
            )
    whole_jury = _measures(found)
    if whole_jury:
        rows.append(Group(text=_("Measures of the whole jury"), note=_("1 is full agreement")))
        for key, name, value, ends, chance in whole_jury:
            rows.append(len(made))
            made.append(_line(key, name, value, ends, None, "", chance))
    lowest = min((span.low for line in made for span in line.spans), default=0.0)
    values = [line.dot for line in made if line.dot is not None]
    return Lines(
        axis=Axis(
            low=min(0.0, lowest, *values) if values else 0.0,
            high=1.0,
            ticks=tuple((at, score(Fraction(at))) for at in (0.0, 0.25, 0.5, 0.75, 1.0)),
            line=WEAK,
            line_words=_("half is due to the applications"),
        ),
        rows=rows,
        line=made.__getitem__,
        keys=[each.key for each in made],
    )


def _measures(found: Agreement) -> list[tuple[str, str, float, _Ends, float | None]]:
    spans, accord = found.spans, found.concordance
    listed: list[tuple[str, str, float | None, _Ends, float | None]] = [
        ("single", _("A single score, ICC(A,1)"), found.single, spans.single if spans else None, None),
        ("alpha", _("Krippendorff’s alpha"), found.krippendorff_alpha, found.krippendorff_interval, 0.0),
        (
            "ordinal",
            _("Krippendorff’s alpha, by order"),
            found.krippendorff_ordinal,
            found.krippendorff_ordinal_interval,
            0.0,
        ),
        (
            "w",
            _("Kendall’s W"),
            found.kendall_w,
            found.concordance_interval,
            accord.chance if accord else None,
        ),
    ]
    icc = found.icc2_1
    if icc is not None:
        ends = None if icc.low is None or icc.high is None else (icc.low, icc.high)
        listed.append(("icc", _("Shrout and Fleiss, ICC(2,1)"), icc.value, ends, None))
    return [
        (key, name, value, ends, chance) for key, name, value, ends, chance in listed if value is not None
    ]


def _line(
    key: str,
    name: str,
    value: float,
    ends: _Ends,
    applications: int | None,
    least: str,
    chance: float | None = None,
) -> Line:
    shown = score(Fraction(value), 2)
    band = MISSING if ends is None else f"{score(Fraction(ends[0]), 2)} – {score(Fraction(ends[1]), 2)}"
    said = [f"{name}: {shown}"]
    if ends is not None:
        said.append(_("95% interval {band}").format(band=band))
    if applications is not None:
        said.append(
            ngettext("{n} application", "{n} applications", applications).format(n=whole(applications))
        )
        said.append(_("smallest difference that means anything: {least} points").format(least=least))
    if chance is not None:
        said.append(_("by chance {chance}").format(chance=score(Fraction(chance), 2)))
    return Line(
        key=key,
        words=(name, "" if applications is None else whole(applications), shown, band, least or MISSING),
        values=(name, applications, value, None if ends is None else ends[0], least),
        said="; ".join(said),
        spans=() if ends is None else (Span(low=ends[0], high=ends[1], height=8, role="edge"),),
        dot=value,
        tick=chance,
    )


def spread_lines(scheme: Scheme, found: Sequence[WideSpread], titles: Mapping[str, str]) -> Lines:
    """The widest first, as the share of the scale over which the scores lie."""
    from evalapp.analytics.lenses.agreement.outliers import SPREAD
    from evalapp.analytics.lenses.agreement.outliers_words import spread_sentence
    from evalapp.analytics.lenses.agreement.words import decimals_for

    def line(n: int) -> Line:
        each = found[n]
        what = str(scheme.criterion(each.criterion).title) if each.criterion else _("total")
        points = score(Fraction(each.spread), decimals_for(each.spread))
        alone = _("one stands alone") if each.is_one_extreme else ""
        title = titles.get(each.application, "")
        return Line(
            key=f"{each.application}\n{each.criterion}",
            words=(each.application, title, what, points, percent(str(round(each.share * 100))), alone),
            values=(each.application, title, what, each.spread, each.share, alone),
            said=spread_sentence(scheme, each),
            spans=(Span(low=0.0, high=each.share, height=8, role="accent"),),
        )

    return Lines(
        axis=Axis(
            low=0.0,
            high=1.0,
            ticks=tuple((at, percent(str(round(at * 100)))) for at in (0.0, 0.5, 1.0)),
            line=SPREAD,
            line_words=_("marked from here on"),
        ),
        rows=range(len(found)),
        line=line,
        keys=[f"{each.application}\n{each.criterion}" for each in found],
    )


def state_words(found: Agreement, spreads: Sequence[WideSpread]) -> str:
    parts = []
    if found.of_means:
        values = [each.reliability for each in found.of_means]
        low, high = (score(Fraction(each), 2) for each in (min(values), max(values)))
        text = _("reliability of the mean {value}")
        parts.append(text.format(value=low if low == high else f"{low} – {high}"))
    n = len({each.application for each in spreads})
    parts.append(
        ngettext("scores far apart on {n} application", "scores far apart on {n} applications", n).format(
            n=whole(n)
        )
        if n
        else _("nowhere scores far apart")
    )
    return " · ".join(parts)
