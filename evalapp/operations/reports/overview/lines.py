"""On which line and in which year support is asked and given.

Budgets hold all money of a project, and what a file calls the support it calls as it likes. So support is read off
where the sums prove it: the lines of one source that add up to what the application asks. What an application gets
stands on those lines where it is just what it asked; nobody divided any other amount over lines, so neither does this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TypedDict

from evalapp.operations.view import View
from evalapp.reports.overview.content import LineYear, Money

_OF_SUPPORT = ("steun", "support", "subsidie", "grant")


class ByLine(TypedDict):
    lines: Mapping[LineYear, Money]
    unlined: Money
    budgets: Mapping[LineYear, int]


def support_by_line(
    view: View, aside: Collection[str], requested: Mapping[str, int | None], given: Mapping[str, int]
) -> ByLine:
    """`requested` of every application that counts, `given` of those that get something; by number, in cents. `aside`
    are the applications that do not count."""
    sources = proved_sources(view.budget_sums(aside), requested)
    whole = [number for number, cents in given.items() if cents == requested[number]]
    lines = {
        (line, year): Money(requested=asked, given=got)
        for line, year, asked, got in view.sums_by_line(sources, whole)
    }
    asked = sum(each or 0 for each in requested.values()) - sum(each.requested for each in lines.values())
    got = sum(given.values()) - sum(each.given for each in lines.values())
    return ByLine(
        lines=lines,
        unlined=Money(requested=asked, given=got),
        budgets={} if lines else _whole(view, aside),
    )


def proved_sources(
    sums: Sequence[tuple[str, str, int]], requested: Mapping[str, int | None]
) -> Mapping[str, str]:
    """By number, the source of its support: where several fit, as half of a budget and the other half do, that which
    fits most applications of the call; of two that fit as many the one that is called so, else none."""
    fitting = [(number, source) for number, source, cents in sums if cents and cents == requested.get(number)]
    fits = Counter(source for _number, source in fitting)
    most = [source for source in fits if fits[source] == max(fits.values())]
    if len(most) > 1:
        most = [source for source in most if source.casefold().startswith(_OF_SUPPORT)]
    return {number: source for number, source in fitting if most == [source]}


def _whole(view: View, aside: Collection[str]) -> Mapping[LineYear, int]:
    found: Counter[LineYear] = Counter()
    for each in view.budget_totals(aside):
        found[each.line, each.year] += each.amount
    return found
