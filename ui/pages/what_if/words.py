"""What what-if says of itself, in sentences."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from evalapp.domain.numbers import rounded_text
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats
from evalapp.words.phrases import MOST_NAMED, join_names, numbered
from evalapp.words.places import left_words

if TYPE_CHECKING:
    from evalapp.analytics.what_if.live import Live, Order
    from evalapp.analytics.what_if.shifting import Shifting

UP, DOWN = "▲", "▼"


def in_percent(share: Fraction) -> str:
    """`22,5`, rounded to a tenth and without closing zeros; never 0 or 100 for what is neither."""
    shown = Fraction(rounded_text(share * 100, 1))
    if 0 < share < 1 and shown in (0, 100):
        shown = Fraction(1, 10) if shown == 0 else Fraction(999, 10)
    return formats.score(shown)


def state_words(shifting: Shifting) -> str:
    """What is moved, and what comes of it."""
    if not shifting.is_any:
        return _("What if: nothing is moved yet")
    parts = [_("What if: {what} moved").format(what=join_names(_moved(shifting)))]
    if not shifting.order.is_ready:
        parts.append(_("the ranking would be blocked"))
    elif shifting.order.budget is not None:
        parts.append(crossing_words(len(shifting.enters), len(shifting.leaves)))
    return " · ".join(parts)


def _moved(shifting: Shifting) -> list[str]:
    what = []
    if shifting.hands:
        n = len(shifting.hands)
        what.append(ngettext("{n} weight", "{n} weights", n).format(n=n))
    if n := len(shifting.thresholds):
        what.append(ngettext("{n} threshold", "{n} thresholds", n).format(n=n))
    if shifting.budget != shifting.live.material.budget:
        what.append(_("the budget"))
    return what


def crossing_words(enters: int, leaves: int) -> str:
    """How many cross the funding line."""
    if not enters and not leaves:
        return _("the same applications above the line")
    parts = []
    if enters:
        parts.append(ngettext("{n} application enters", "{n} applications enter", enters).format(n=enters))
    if leaves:
        text = (
            ngettext("{n} leaves", "{n} leave", leaves)
            if enters
            else ngettext("{n} application leaves", "{n} applications leave", leaves)
        )
        parts.append(text.format(n=leaves))
    return ", ".join(parts)


def row_words(live: Live, now: Order, n: int) -> str:
    """One application for who hears the screen: its places, and whether it crosses the line."""
    application, official = live.applications[n], live.official
    parts = [f"{application.number} {application.title}"]
    for place, text in (
        (int(official.place[n]), _("officially place {place}")),
        (int(now.place[n]), _("with the changes place {place}")),
    ):
        parts.append(text.format(place=place or "–"))
    if crossing := crossing_of(live, now, n):
        parts.append(crossing)
    return ", ".join(parts)


def crossing_of(live: Live, now: Order, n: int) -> str:
    """Whether it enters or leaves; empty for neither."""
    crossed = int(live.crossed(now)[n])
    if not crossed:
        return ""
    return _("enters") if crossed > 0 else _("leaves")


def below_words(more: int, enters: int, leaves: int, unplaced: int) -> str:
    """Of those out of sight below, how many of them enter and leave; at the end, of those without a place."""
    if more:
        parts = [ngettext("{n} application more", "{n} applications more", more).format(n=more)]
        if enters:
            parts.append(ngettext("{n} enters", "{n} enter", enters).format(n=enters))
        if leaves:
            parts.append(ngettext("{n} leaves", "{n} leave", leaves).format(n=leaves))
        if not enters and not leaves:
            parts.append(_("none of them crosses the line"))
        return " · ".join(parts)
    if unplaced:
        return ngettext("{n} application has no place", "{n} applications have no place", unplaced).format(
            n=unplaced
        )
    return ""


def line_words(live: Live, order: Order) -> tuple[str, str]:
    """What is granted of what there is, and what is left, with what the jury proposes itself."""
    proposed = live.proposed(order)
    granted = _("{granted} of {available}").format(
        granted=formats.money(proposed), available=formats.money(order.budget)
    )
    if order.tied_at_line is not None:
        granted += " · " + _("tied at the line")
    return granted, left_words((order.budget or 0) - proposed)


def own_words(live: Live) -> str:
    """That some stand otherwise than any order has them; empty where none does."""
    if not live.own:
        return ""
    text = _("the jury proposes otherwise, whatever moves: {applications}")
    return text.format(applications=numbered(live.own, most=MOST_NAMED))


def money_range(low: int, high: int | None) -> str:
    """In whole euros, rounded to the side on which it stays true."""
    first = formats.money(-(-low // 100) * 100)
    if high is None:
        return _("from {low}").format(low=first)
    return _("{low} – {high}").format(low=first, high=formats.money(high // 100 * 100))
