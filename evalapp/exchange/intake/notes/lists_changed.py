"""What differs between two lists of partners, or of the lines of a budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evalapp.domain.application import BudgetLine, Partner
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats
from evalapp.words.fields import field_label
from evalapp.words.partners import all_commitments

_COLUMNS = {"is_committed": "committed", "staff_hundredths": "staff"}
_AMOUNTS = ("turnover", "balance_total", "cash", "in_kind")
_MOST = 5


def budget_total(budget: Sequence[BudgetLine]) -> str:
    """`3 lines, € 300,000`."""
    n = len(budget)
    total = formats.money(sum(each.amount for each in budget))
    return ngettext("{n} line, {total}", "{n} lines, {total}", n).format(n=n, total=total)


def partners_changed(before: Sequence[Partner], after: Sequence[Partner]) -> str:
    """Who came and went, which data of the others differ, and their amounts from what to what."""
    old, new = (Counter(each.name for each in partners) for partners in (before, after))
    said = _come_and_gone(list((new - old).elements()), list((old - new).elements()))
    pairs = _same_ones(before, after)
    if other := _other_data(pairs):
        said.append(other)
    said += _told(_amounts(pairs))
    return " · ".join(said or [_("in another order")])


def budget_changed(before: Sequence[BudgetLine], after: Sequence[BudgetLine]) -> str:
    """Which lines came and went, and the amounts of the others from what to what."""
    old, new = (Counter(map(_key, budget)) for budget in (before, after))
    left: dict[tuple[int, str, str], list[int]] = {}
    for each in after:
        left.setdefault(_key(each), []).append(each.amount)
    others = []  # of several lines of one name the one with the same amount is the same line
    for each in before:
        amounts = left.get(_key(each), [])
        if each.amount in amounts:
            amounts.remove(each.amount)
        else:
            others.append(each)
    differing = [
        f"{_name(each)}: {formats.money(each.amount)} → {formats.money(left[_key(each)].pop(0))}"
        for each in others
        if left.get(_key(each))
    ]
    said = _come_and_gone(_of(after, new - old), _of(before, old - new))
    return " · ".join([*said, *_told(differing)] or [_("in another order")])


def _come_and_gone(come: Sequence[str], gone: Sequence[str]) -> list[str]:
    said = [_("new: {names}").format(names=shorten(", ".join(come), 200))] if come else []
    return said + ([_("gone: {names}").format(names=shorten(", ".join(gone), 200))] if gone else [])


def _told(differing: Sequence[str]) -> list[str]:
    rest = len(differing) - _MOST
    shown = list(differing[:_MOST])
    return [*shown, ngettext("{n} other", "{n} others", rest).format(n=rest)] if rest > 0 else shown


def _key(each: BudgetLine) -> tuple[int, str, str]:
    return each.year, each.line, each.source


def _name(each: BudgetLine) -> str:
    return " ".join(
        filter(None, (str(each.year), shorten(each.line), f"({shorten(each.source)})" * bool(each.source)))
    )


def _of(budget: Iterable[BudgetLine], counts: Counter[tuple[int, str, str]]) -> list[str]:
    """Those that `counts` counts, with their amounts; of several of one name the last ones."""
    found = []
    for each in reversed(list(budget)):
        if counts[_key(each)]:
            counts[_key(each)] -= 1
            found.append(f"{_name(each)} {formats.money(each.amount)}")
    return found[::-1]


def _other_data(pairs: Sequence[tuple[Partner, Partner]]) -> str:
    """Which fields of the partners on both lists differ; how many of these signed, where that does; or nothing."""
    other = [
        name
        for name in Partner.__dataclass_fields__
        if any(getattr(old, name) != getattr(new, name) for old, new in pairs)
    ]
    names = dict.fromkeys(_COLUMNS.get(name, name) for name in other)
    if not names:
        return ""
    said = _("other data: {fields}").format(fields=", ".join(field_label(name) for name in names))
    if "is_committed" in other:
        old, new = ([pair[side] for pair in pairs] for side in (0, 1))
        said += f" ({all_commitments(old)} → {all_commitments(new)})"
    return said


def _amounts(pairs: Sequence[tuple[Partner, Partner]]) -> list[str]:
    return [
        f"{shorten(old.name)}, {field_label(name)}: "
        f"{formats.money(getattr(old, name))} → {formats.money(getattr(new, name))}"
        for old, new in pairs
        for name in _AMOUNTS
        if getattr(old, name) != getattr(new, name)
    ]


def _same_ones(before: Sequence[Partner], after: Sequence[Partner]) -> list[tuple[Partner, Partner]]:
    """Those that stand on both lists under one name, in their order where there are several of it."""
    left: dict[str, list[Partner]] = {}
    for each in after:
        left.setdefault(each.name, []).append(each)
    return [(each, left[each.name].pop(0)) for each in before if left.get(each.name)]
