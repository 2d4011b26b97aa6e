"""All tables that the journal watches, parents before children, and what follows from their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evalapp.domain.permissions import Action
from evalapp.store.tables.agreeing import AGREEING
from evalapp.store.tables.call import CALL
from evalapp.store.tables.checking import CHECKING
from evalapp.store.tables.closing import CLOSING
from evalapp.store.tables.deciding import DECIDING
from evalapp.store.tables.decisions import DECISIONS
from evalapp.store.tables.desks import DESKS
from evalapp.store.tables.dossier import DOSSIER
from evalapp.store.tables.judging import JUDGING
from evalapp.store.tables.letters import LETTERS
from evalapp.store.tables.meeting import MEETING
from evalapp.store.tables.table import AtConflict, Table, Together

TABLES: tuple[Table, ...] = (
    *CALL,
    *DOSSIER,
    *JUDGING,
    *DECISIONS,
    *CHECKING,
    *MEETING,
    *CLOSING,
    *DECIDING,
    *LETTERS,
    *DESKS,
    *AGREEING,
)
_BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}

ABOUT_APPLICATION = tuple(table for table in TABLES if table.application)
ABOUT_JUROR = tuple(table for table in TABLES if table.juror)
FORGOTTEN_AT_CONFLICT = tuple(table for table in TABLES if table.at_conflict is AtConflict.FORGOTTEN)
FOLLOWING_PACK = tuple(table for table in TABLES if table.follows_pack)

# Of two copies of a panel that are brought together.
BROUGHT_TOGETHER = tuple(table for table in TABLES if table.together not in (Together.ONE_SIDE, Together.OWN))
OF_THE_COPY = tuple(table for table in TABLES if table.together is Together.OWN)

# One row of these is of one juror and one application.
ENDING_AT_CONFLICT = tuple(
    table
    for table in ABOUT_JUROR
    if table.application and table.at_conflict in (AtConflict.ENDS, AtConflict.FORGOTTEN)
)


def require_changeable(tables: Iterable[str], action: Action) -> None:
    """Raises TableNotOpen where an act touched a table that it may not."""
    for name in sorted(tables):
        if not _BY_NAME[name].may_be_changed_by(action):
            raise TableNotOpen(f"“{action}” may not change the table “{name}”")


def tables_of(action: str) -> frozenset[str] | None:
    """The tables that such an act may change; None for an act that this version does not know."""
    if action not in set(Action):
        return None
    return frozenset(name for name, table in _BY_NAME.items() if table.may_be_changed_by(Action(action)))


class TableNotOpen(Exception):
    """A fault of the program: a command wrote what it has no business with. Nothing of it was kept."""
