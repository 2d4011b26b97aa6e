"""What all dossiers together ask for and who stands in them, added up by the file itself: no dossier is read for it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from evalapp.domain.application import BudgetLine, Helix, company_size
from evalapp.domain.terms.totals import BudgetTotal, Sides
from evalapp.store.file import PanelFile

_BUT = "application NOT IN (SELECT value FROM json_each(?))"


def budget_totals(file: PanelFile, aside: Collection[str] = ()) -> list[BudgetTotal]:
    """By line and year, in the order in which dossiers have the lines; without the applications `aside`."""
    rows = file.rows(
        "SELECT line, year, source, sum(amount), min(position) FROM budget "
        f"WHERE {_BUT} GROUP BY line, year, source ORDER BY 5, 1, 2, 3",
        (_listed(aside),),
    )
    return [
        BudgetTotal(line=line, year=year, source=source, amount=amount)
        for line, year, source, amount, _ in rows
    ]


def budget_lines(file: PanelFile, aside: Collection[str] = ()) -> list[tuple[str, BudgetLine]]:
    """With the number of its application, in the order in which dossiers have the lines."""
    rows = file.rows(
        f"SELECT application, line, year, source, amount FROM budget WHERE {_BUT} ORDER BY position, application",
        (_listed(aside),),
    )
    return [
        (number, BudgetLine(line=line, year=year, source=source, amount=amount))
        for number, line, year, source, amount in rows
    ]


def sides(file: PanelFile, aside: Collection[str] = ()) -> Sides:
    """Of the partners of all applications but those `aside`."""
    rows = file.rows(
        "SELECT helix, staff, turnover, balance_total, count(*), coalesce(sum(is_committed), 0), count(is_committed), "
        "coalesce(sum(cash), 0) + coalesce(sum(in_kind), 0), sum(cash IS NULL AND in_kind IS NULL) FROM partner "
        f"WHERE {_BUT} GROUP BY helix, staff, turnover, balance_total",
        (_listed(aside),),
    )
    found = Sides(partners={})
    for helix, staff, turnover, balance_total, n, committed, said, contribution, silent in rows:
        side = Helix(helix)
        size = company_size(staff, turnover, balance_total) if side is Helix.COMPANY else None
        found += Sides(
            partners={side: n},
            smes=n if size is not None and size.is_sme else 0,
            sized=n if size is not None else 0,
            sizes={size: n} if size is not None else {},
            committed=committed,
            unsaid=n - said,
            contribution=contribution,
            silent=silent,
        )
    return replace(found, partners={side: found.partners[side] for side in Helix if side in found.partners})


def _listed(numbers: Collection[str]) -> str:
    return json.dumps(sorted(numbers))
