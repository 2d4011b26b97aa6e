"""What a workspace shows of its changes as a list: those asked for, who made them, and what builds on one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from evalapp.domain.journal import Change, Concerning
from evalapp.operations.of_times import OfTimes
from evalapp.store.history.asked import changes
from evalapp.store.history.tail import row_at
from evalapp.store.history.winding import built_on


class OfChanges(OfTimes):
    """Part of `View`."""

    def history(
        self,
        *,
        limit: int = 200,
        before: int | None = None,
        application: str | None = None,
        juror: str | None = None,
        concerning: Concerning | None = None,
        action: str | None = None,
        actions: Collection[str] | None = None,
    ) -> list[Change]:
        return changes.history(
            self._file,
            limit=limit,
            before=before,
            application=application,
            juror=juror,
            concerning=concerning,
            action=action,
            actions=actions,
        )

    def names_ever(self, person: str) -> set[tuple[str, str]]:
        """Name and organisation that somebody of the panel ever had."""
        return changes.names_ever(self._file, person)

    def actors(self) -> list[str]:
        """Everybody who made a change, as the changes have it."""
        return changes.actors(self._file)

    def number_of_changes(self) -> int:
        return changes.number_of_changes(self._file)

    def row_at(self, table: str, key: str, change: int) -> Mapping[str, Any] | None:
        """A row that was written since `change`, as it stood then; `key` as the journal has it."""
        return row_at(self._file, (table, key), change)

    def built_on(self, change: int) -> list[int]:
        """The later changes that must be undone before this one can be, newest first."""
        return built_on(self._file, change)
