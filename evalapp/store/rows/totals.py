"""What all dossiers together ask for and who stands in them, added up by the file itself: no dossier is read for it."""

from __future__ import annotations

import json
from collections.abc import Collection

from evalapp.domain.application import Helix, company_size
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


def sides(file: PanelFile, aside: Collection[str] = ()) -> Sides:
    """Of the partners of all applications but those `aside`."""
    rows = file.rows(
        "SELECT helix, staff, turnover, balance_total, count(*) FROM partner "
        f"WHERE {_BUT} GROUP BY helix, staff, turnover, balance_total",
        (_listed(aside),),
    )
    partners = dict.fromkeys(Helix, 0)
    smes = sized = 0
    for helix, staff, turnover, balance_total, n in rows:
        side = Helix(helix)
        partners[side] += n
        size = company_size(staff, turnover, balance_total) if side is Helix.COMPANY else None
        if size is not None:
            sized += n
            smes += n * size.is_sme
    return Sides(partners={side: n for side, n in partners.items() if n}, smes=smes, sized=sized)


def _listed(numbers: Collection[str]) -> str:
    return json.dumps(sorted(numbers))
