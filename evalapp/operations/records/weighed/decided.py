"""What the panel decided, counted again as it then stood: a consensus against its scale, a grant against its ceilings.

A lot needs none of it: nothing but its seed is kept, and every ranking draws it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.domain.writing.listed import Listed
from evalapp.operations.records.merged import row_of
from evalapp.store.history.images import whole
from evalapp.store.history.proving.differences import State
from evalapp.store.history.verify import Replayed

DECIDED = (Action.SET_CONSENSUS, Action.SET_GRANT, Action.READ_BACK, Action.RECONCILE)


@dataclass(kw_only=True)
class Decided:
    """Shown each such change in turn; `faults` the program never writes, `notes` are to be looked at."""

    scheme_of: Callable[[State], Scheme]
    faults: Listed = field(default_factory=Listed)
    _above_ceilings: list[tuple[int, str]] = field(default_factory=list)

    def watch(self, change: Replayed) -> None:
        written = [
            (table, kept_json(str(whole(table, after))))
            for table, _key, _before, after in change.rows
            if after is not None and table in ("consensus", "granted")
        ]
        for table, row in written:
            if table == "consensus":
                self.faults.extend(self._off_scale(change, row))
            else:
                self._above_ceilings += self._above(change, row)

    @property
    def notes(self) -> Listed:
        """Of the largest amounts first: whoever fixes many hides none behind them."""
        found = Listed()
        found.extend(text for _amount, text in sorted(self._above_ceilings, reverse=True))
        return found

    def _off_scale(self, change: Replayed, row: dict[str, Any]) -> Iterator[str]:
        try:
            scale = self.scheme_of(change.state).criterion(row["criterion"]).scale
            is_on = row["value"] in scale.allowed_steps
        except KnownError:
            is_on = False
        if not is_on:
            text = _(
                "change {number} gave {application} a consensus on “{criterion}” that its scale does not have"
            )
            yield text.format(
                number=change.number,
                application=shorten(row["application"]),
                criterion=shorten(row["criterion"]),
            )

    def _above(self, change: Replayed, row: dict[str, Any]) -> Iterator[tuple[int, str]]:
        from evalapp.analytics.ranking.funding import entitlement
        from evalapp.store.rows.codec import APPLICATION_COLUMNS, application
        from evalapp.store.tables.declared import TABLES

        asked = row_of(change.state, "application", row["application"]) or {}
        grown = next(table.grown for table in TABLES if table.name == "application")
        asked = {each.column: each.otherwise for each in grown} | asked
        of = application(tuple(asked[name] for name in APPLICATION_COLUMNS))
        most = entitlement(self.scheme_of(change.state).budget, of)
        if most is None or row["amount"] > most:
            text = _("Change {number} fixed for {application} more support than the ceilings allow.")
            yield (
                row["amount"],
                text.format(number=change.number, application=shorten(row["application"])),
            )
