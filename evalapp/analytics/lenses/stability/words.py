"""How far each weight may move, in sentences that hold for every percentage between those they show."""

from __future__ import annotations

from fractions import Fraction

from evalapp.analytics.lenses.stability.profile_words import FEWEST_DECIMALS, MOST_DECIMALS, percent, within
from evalapp.analytics.lenses.stability.stability import Interval, NoLine, Stability, WeightStability
from evalapp.analytics.lenses.stability.swaps_words import swap_sentence
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _

_FEWEST_COMPARED = 2


def stability_sentences(scheme: Scheme, found: Stability) -> list[str]:
    """The lens in a few sentences: what it does, what it hangs on most, and what it leaves out."""
    if found.applications < _FEWEST_COMPARED:
        return [_("Fewer than two applications have a place, so no weight can change the order.")]
    if len(found.criteria) == 1:
        return [_("Only one criterion counts, so its weight cannot change the order.")]
    parts = [
        _("One weight changes at a time; the others keep their proportions."),
        fragile_sentence(scheme, found),
        _no_line(found.no_line),
    ]
    if found.tied:
        parts.append(
            _("{n} applications share their total with another; changes among those are not counted.").format(
                n=found.tied
            )
        )
    if scheme.ranking.rank_on_rounded:
        parts.append(_("Places follow rounded totals; here the unrounded ones are compared."))
    if scheme.ranking.thresholds_on_weighted:
        parts.append(
            _("Thresholds look at weighted scores; here the applications that have a place keep it.")
        )
    return [part for part in parts if part]


def fragile_sentence(scheme: Scheme, found: Stability) -> str:
    """The weight of which the smallest change makes a difference, and the difference."""
    swap = found.most_fragile
    if swap is None:
        return (
            _("No change of a single weight changes the order.")
            if found.no_line
            else _("No change of a single weight lets an application overtake a proposed one.")
        )
    most = (
        _("The order hangs most on the weight of “{criterion}”.")
        if found.no_line
        else _("Which applications are proposed hangs most on the weight of “{criterion}”.")
    ).format(criterion=scheme.criterion(swap.criterion).title)
    return f"{most} {swap_sentence(scheme, swap)}"


def funded_sentence(scheme: Scheme, of: WeightStability) -> str:
    """Empty where no line is drawn. The amounts asked are left aside: only who is ahead of whom depends on weights."""
    if of.funded is None:
        return ""
    return _sentence(scheme, of, of.funded, _("No other application overtakes a proposed one"))


def order_sentence(scheme: Scheme, of: WeightStability) -> str:
    return _sentence(scheme, of, of.order, _("No application overtakes one with a better total"))


def _sentence(scheme: Scheme, of: WeightStability, interval: Interval, what: str) -> str:
    low, high = _shown(of.weight, interval.low, is_high=False), _shown(of.weight, interval.high, is_high=True)
    decimals = max(each[1] for each in (low, high))
    return _words(interval, low[0], high[0]).format(
        what=what,
        criterion=scheme.criterion(of.criterion).title,
        low="" if low[0] is None else percent(low[0], decimals),
        high="" if high[0] is None else percent(high[0], decimals),
        now=percent(of.weight, decimals),
    )


def _shown(weight: Fraction, end: Fraction, *, is_high: bool) -> tuple[Fraction | None, int]:
    """The end as it is shown, and its decimals: as many as it takes to leave half of the room there is.

    None where the weight stands on the end, or too close to it to write down.
    """
    room = abs(end - weight)
    for decimals in range(FEWEST_DECIMALS, MOST_DECIMALS + 1):
        shown = within(end, decimals, is_high=is_high)
        left = shown - weight if is_high else weight - shown
        if room and 2 * left >= room:
            return shown, decimals
    return None, FEWEST_DECIMALS


def _words(interval: Interval, low: Fraction | None, high: Fraction | None) -> str:
    """The sentence for this kind of interval; an end at 0 or 1 is no limit."""
    if interval.fall is None and interval.rise is None:
        return _("{what}, whatever the weight of “{criterion}”.")
    if low is None and high is None:
        return _("{what} as long as the weight of “{criterion}” stays as it is ({now}).")
    if low is None:
        if interval.rise is None:
            return _("{what} as long as the weight of “{criterion}” does not fall (now {now}).")
        return _(
            "{what} as long as the weight of “{criterion}” does not fall and is at most {high} (now {now})."
        )
    if high is None:
        if interval.fall is None:
            return _("{what} as long as the weight of “{criterion}” does not rise (now {now}).")
        return _(
            "{what} as long as the weight of “{criterion}” does not rise and is at least {low} (now {now})."
        )
    if interval.fall is None:
        return _("{what} as long as the weight of “{criterion}” is at most {high} (now {now}).")
    if interval.rise is None:
        return _("{what} as long as the weight of “{criterion}” is at least {low} (now {now}).")
    return _("{what} as long as the weight of “{criterion}” lies between {low} and {high} (now {now}).")


def _no_line(reason: NoLine | None) -> str:
    if reason is None:
        return ""
    return {
        NoLine.NO_BUDGET: _("No budget draws a line, so only the order is looked at."),
        NoLine.EVERYONE: _("Every application with a place is proposed, so only the order is looked at."),
        NoLine.NOBODY: _("No application is proposed, so only the order is looked at."),
        NoLine.NOT_BY_TOTAL: _(
            "An application is proposed ahead of one with a better total, so only the order is looked at."
        ),
    }[reason]
