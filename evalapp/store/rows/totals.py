"""What all dossiers together ask for and who stands in them, added up by the file itself: no dossier is read for it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from evalapp.domain.application import CompanySize, Helix, company_size
from evalapp.domain.terms.totals import BudgetTotal, Sides
from evalapp.store.file import PanelFile

_IS_CHOSEN = 4  # among what is read of partners
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


def budget_sums(file: PanelFile, aside: Collection[str] = ()) -> list[tuple[str, str, int]]:
    """Application, source, and the cents of all lines of both, in the order in which dossiers have them."""
    return file.rows(
        f"SELECT application, source, sum(amount) FROM budget WHERE {_BUT} GROUP BY 1, 2 ORDER BY min(position), 1, 2",
        (_listed(aside),),
    )


def sums_by_line(
    file: PanelFile, sources: Mapping[str, str], whole: Collection[str]
) -> list[tuple[str, int, int, int]]:
    """Line, year, and cents of the applications in `sources`, each of its own source; of them those of the `whole`."""
    rows = file.rows(
        "SELECT line, year, sum(amount), "
        "sum(CASE WHEN application IN (SELECT value FROM json_each(?)) THEN amount ELSE 0 END), min(position) "
        "FROM budget JOIN json_each(?) AS own ON own.key = application AND own.value = source "
        "GROUP BY line, year ORDER BY 5, 1, 2",
        (_listed(whole), json.dumps(dict(sources))),
    )
    return [(line, year, amount, given) for line, year, amount, given, _ in rows]


def sides(file: PanelFile, aside: Collection[str] = ()) -> Sides:
    """Of the partners of all applications but those `aside`."""
    return sides_beside(file, aside, ())[0]


def sides_beside(file: PanelFile, aside: Collection[str], chosen: Collection[str]) -> tuple[Sides, Sides]:
    """The same, and of those `chosen` among them alone."""
    rows = file.rows(
        "SELECT helix, staff, turnover, balance_total, application IN (SELECT value FROM json_each(?)), count(*), "
        "coalesce(sum(is_committed), 0), coalesce(sum(is_commitment_known), 0), "
        "coalesce(sum(cash), 0) + coalesce(sum(in_kind), 0), sum(cash IS NULL AND in_kind IS NULL) FROM partner "
        f"WHERE {_BUT} GROUP BY 1, 2, 3, 4, 5",
        (_listed(chosen), _listed(aside)),
    )
    return _added_up(rows), _added_up([row for row in rows if row[_IS_CHOSEN]])


def _added_up(rows: Sequence[tuple[Any, ...]]) -> Sides:
    partners, sizes = dict.fromkeys(Helix, 0), dict.fromkeys(CompanySize, 0)
    for helix, staff, turnover, balance_total, _is_chosen, n, *_more in rows:
        partners[helix] += n
        size = company_size(staff, turnover, balance_total) if helix == Helix.COMPANY else None
        if size is not None:
            sizes[size] += n
    committed, said, contribution, silent = (sum(column) for column in list(zip(*rows))[-4:] or ((),) * 4)
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
