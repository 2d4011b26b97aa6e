"""What another panel would have decided, line by line: a band of places, and how often it would give support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from evalapp.analytics.lenses.another_panel.standing import CLEAR, Standing
from evalapp.domain.ranking import Outcome, Place, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import percent, whole
from evalapp.words.scores import MISSING
from ui.widgets.charts.line_values import Axis, Group, Line, Lines

if TYPE_CHECKING:
    from evalapp.analytics.lenses.another_panel.another_panel import AnotherPanel

_TICKS = (1, 2, 5, 10)
_EVEN, _LIKELY = 0.05, 0.30  # from a half: as many for as against, rather so, likely
_GAMMA = 0.6  # so that a wide band is still seen beside a narrow one


def share_words(chance: float | None) -> str:
    """In whole percents that never turn nearly all into all, or nearly none into none."""
    if chance is None:
        return MISSING
    whole_percents = round(chance * 100)
    if whole_percents == 0:
        return f"< {percent('1')}"
    return f"> {percent('99')}" if whole_percents == 100 else percent(str(whole_percents))


def chance_words(chance: float | None, standing: Standing | None) -> str:
    """Nearly certain is only what is clearly on one side of the line."""
    if chance is None or standing is None:
        return ""
    if standing is Standing.CLEARLY_ABOVE:
        return _("nearly certain")
    if standing is Standing.CLEARLY_BELOW:
        return _("nearly ruled out")
    if abs(chance - 0.5) <= _EVEN:
        return _("as likely as not")
    if chance > 0.5:
        return _("likely") if chance >= 0.5 + _LIKELY else _("rather yes")
    return _("unlikely") if chance <= 0.5 - _LIKELY else _("rather no")


def line_of(ranking: Ranking) -> int | None:
    """After how many places support ends; None where it does not go to the first places alone."""
    ranked = [place for place in ranking.places if place.is_ranked]
    funded = [place.outcome is Outcome.FUNDED for place in ranked]
    above = sum(funded)
    if ranking.available is None or not above or not all(funded[:above]):
        return None
    return above


def lines_of(found: AnotherPanel, ranking: Ranking) -> Lines:
    """In the groups, and in each in the order of the ranking."""
    at = {number: n for n, number in enumerate(found.applications)}
    places = [place for place in ranking.places if place.application in at]
    order = [at[place.application] for place in places]
    of = {at[place.application]: place for place in places}
    darkest = float(found.where.max(initial=0.0)) or 1.0

    def line(n: int) -> Line:
        return _line(found, n, of[n], darkest)

    n, after = len(found.applications), line_of(ranking)
    return Lines(
        axis=Axis(
            low=0.5,
            high=n + 0.5,
            ticks=tuple((each, whole(each)) for each in ticks_to(n)),
            line=None if after is None else after + 0.5,
            line_words=_("funding line") if after is not None else "",
        ),
        rows=_rows(found, order),
        line=line,
        keys=found.applications,
    )


def ticks_to(n: int) -> list[int]:
    """1, then steps of 1, 2 or 5, ten at most, and the last."""
    step = next(each * 10**power for power in range(9) for each in _TICKS[:3] if n <= 8 * each * 10**power)
    found = [1, *range(step, n, step), n] if n > 1 else [1]
    return list(dict.fromkeys(found))


def _rows(found: AnotherPanel, order: Sequence[int]) -> list[int | Group]:
    if found.standing is None:
        return list(order)
    few = round((1 - CLEAR) * 100)
    said: Mapping[Standing, tuple[str, str, str, str]] = {
        Standing.CLEARLY_ABOVE: (
            _("Clearly above the line"),
            _("P(support) above {share}").format(share=percent(str(100 - few))),
            "good",
            "sunk",
        ),
        Standing.NOT_DISTINGUISHABLE: (
            _("Around the line"),
            _("scores do not decide it"),
            "attention",
            "attention-ground",
        ),
        Standing.CLEARLY_BELOW: (
            _("Clearly below the line"),
            _("P(support) below {share}").format(share=percent(str(few))),
            "text",
            "sunk",
        ),
    }
    rows: list[int | Group] = []
    for standing, (text, note, tone, ground) in said.items():
        within = [n for n in order if found.standing[n] is standing]
        if within:
            rows.append(Group(text=text, count=whole(len(within)), note=note, tone=tone, ground=ground))
            rows += within
    return rows


def _line(found: AnotherPanel, n: int, place: Place, darkest: float) -> Line:
    low, high = int(found.place_low[n]), int(found.place_high[n])
    chance = None if found.support is None else float(found.support[n])
    standing = None if found.standing is None else found.standing[n]
    words = (
        str(place.place or MISSING),
        place.title,
        place.application,
        f"{low} – {high}",
        share_words(chance),
        chance_words(chance, standing),
    )
    return Line(
        key=place.application,
        words=words,
        values=(place.place, place.title, place.application, low, chance, chance),
        said=_said(place, words, float(found.placeless[n])),
        shade=((found.where[n] / darkest) ** _GAMMA).tolist(),
        tick=None if place.place is None else float(place.place),
        share=chance,
    )


def _said(place: Place, words: tuple[str, ...], placeless: float) -> str:
    parts = [f"{place.application} {place.title}"]
    if place.place is None:
        parts.append(_("officially without a place: {outcome}").format(outcome=place.outcome.label))
    else:
        parts.append(_("officially place {place}").format(place=place.place))
    parts.append(_("nine of ten panels put it at {band}").format(band=words[3]))
    if placeless > 0:
        share = share_words(placeless)
        parts.append(_("in {share} of the panels it has no place").format(share=share))
    if words[4] != MISSING:
        parts.append(_("support in {share} of the panels: {words}").format(share=words[4], words=words[5]))
    return "; ".join(parts)


def state_words(found: AnotherPanel) -> str:
    """How many stand where, in a line."""
    if found.standing is None:
        return _("The call has no budget, so there is no line to be above or below.")
    above, between, below = (found.standing.count(each) for each in Standing)
    return ", ".join(
        (
            ngettext("{n} is clearly above the line", "{n} are clearly above the line", above).format(
                n=whole(above)
            ),
            ngettext("{n} cannot be told from it", "{n} cannot be told from it", between).format(
                n=whole(between)
            ),
            ngettext("{n} is clearly below it", "{n} are clearly below it", below).format(n=whole(below)),
        )
    )
