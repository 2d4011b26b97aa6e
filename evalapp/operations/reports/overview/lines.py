"""On which line and in which year support is asked and given.

Budgets hold all money of a project, and what a file calls the support it calls as it likes. So support is read off
where the sums prove it: the lines of one source that add up to what the application asks. What an application gets
stands on those lines where it is just what it asked; nobody divided any other amount over lines, so neither does this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypedDict

from evalapp.reports.overview.content import LineYear, Money

Lines = Sequence[tuple[str, str, int, str, int]]
"""Application, line, year, source, cents."""
_OF_SUPPORT = ("steun", "support", "subsidie", "grant")


class ByLine(TypedDict):
    lines: Mapping[LineYear, Money]
    unlined: Money
    budgets: Mapping[LineYear, int]


def support_by_line(budget: Lines, requested: Mapping[str, int | None], given: Mapping[str, int]) -> ByLine:
    """`requested` of every application that counts, `given` of those that get something; by number, in cents."""
    proved = _proved(budget, requested)
    asked: Counter[LineYear] = Counter()
    got: Counter[LineYear] = Counter()
    for number, line, year, source, cents in budget:
        if source == proved.get(number):
            asked[line, year] += cents
            got[line, year] += cents if given.get(number) == requested[number] else 0
    lines = {each: Money(requested=asked[each], given=got[each]) for each in asked}
    all_asked = sum(each or 0 for each in requested.values())
    on_lines = sum(lines.values(), Money())
    return ByLine(
        lines=lines,
        unlined=Money(requested=all_asked - on_lines.requested, given=sum(given.values()) - on_lines.given),
        budgets={} if lines else _whole(budget),
    )


def _proved(budget: Lines, requested: Mapping[str, int | None]) -> Mapping[str, str]:
    """By number, the source of its support: where several fit, as half of a budget and the other half do, that which
    fits most applications of the call; of two that fit as many the one that is called so, else none."""
    sums: Counter[tuple[str, str]] = Counter()
    for number, _line, _year, source, cents in budget:
        sums[number, source] += cents
    fitting = [pair for pair, amount in sums.items() if amount and amount == requested.get(pair[0])]
    fits = Counter(source for _number, source in fitting)
    most = [source for source in fits if fits[source] == max(fits.values())]
    if len(most) > 1:
        most = [source for source in most if source.casefold().startswith(_OF_SUPPORT)]
    return {number: source for number, source in fitting if most == [source]}


def _whole(budget: Lines) -> Mapping[LineYear, int]:
    found: Counter[LineYear] = Counter()
    for _number, line, year, _source, cents in budget:
        found[line, year] += cents
    return found
