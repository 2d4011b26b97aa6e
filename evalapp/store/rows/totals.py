"""What all dossiers together ask for and who stands in them, added up by the file itself: no dossier is read for it."""

from __future__ import annotations

import json
from collections.abc import Collection

from evalapp.domain.application import CompanySize, Helix, company_size
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


def budget_lines(file: PanelFile, aside: Collection[str] = ()) -> list[tuple[str, str, int, str, int]]:
    """Application, line, year, source and cents of each, in the order in which dossiers have them."""
    return file.rows(
        f"SELECT application, line, year, source, amount FROM budget WHERE {_BUT} ORDER BY position, application",
        (_listed(aside),),
    )


def sides(file: PanelFile, aside: Collection[str] = ()) -> Sides:
    """Of the partners of all applications but those `aside`."""
    rows = file.rows(
        "SELECT helix, staff, turnover, balance_total, count(*), coalesce(sum(is_committed), 0), count(is_committed), "
        "coalesce(sum(cash), 0) + coalesce(sum(in_kind), 0), sum(cash IS NULL AND in_kind IS NULL) FROM partner "
        f"WHERE {_BUT} GROUP BY helix, staff, turnover, balance_total",
        (_listed(aside),),
    )
    partners, sizes = dict.fromkeys(Helix, 0), dict.fromkeys(CompanySize, 0)
    for helix, staff, turnover, balance_total, n, *_more in rows:
        partners[Helix(helix)] += n
        size = company_size(staff, turnover, balance_total) if helix == Helix.COMPANY else None
        if size is not None:
            sizes[size] += n
    committed, said, contribution, silent = (sum(row[column] for row in rows) for column in range(5, 9))
    return Sides(
        partners={side: n for side, n in partners.items() if n},
        smes=sum(n for size, n in sizes.items() if size.is_sme),
        sized=sum(sizes.values()),
        sizes={size: n for size, n in sizes.items() if n},
        committed=committed,
        unsaid=sum(partners.values()) - said,
        contribution=contribution,
        silent=silent,
    )


def _listed(numbers: Collection[str]) -> str:
    return json.dumps(sorted(numbers))
