"""How a table of the star is declared: types, keys, and the comment that every table and column has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKeyConstraint,
    MetaData,
    Numeric,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

SCHEMA = "evalapp"
STAR = MetaData(schema=SCHEMA)
RESTRICTED = "restricted"
"""In `Table.info`: names of people, or what people wrote."""
SHARED = "shared"
"""In `Table.info`: no panel's own."""

# Keys are compared byte by byte, whatever the language of the database.
KEY = Text(collation="C")
TEXT, WHOLE, EXACT, FLAG, DAY = Text(), BigInteger(), Numeric(), Boolean(), Date()
EURO = Numeric(19, 2)  # every number of cents that a panel file can hold
MOMENT = DateTime(timezone=True)


def column(name: str, kind: TypeEngine[Any], comment: str, *, or_null: str = "", to: str = "") -> Column[Any]:
    """`or_null` says when it is null; without it the column never is. `to` is a shared table whose key it names."""
    said = f"{comment}; null: {or_null}" if or_null else comment
    return Column(
        name, kind, comment=f"{said}.", nullable=bool(or_null), autoincrement=False, info={"to": to}
    )


def table(
    name: str,
    comment: str,
    key: Sequence[str],
    *columns: Column[Any],
    to: Mapping[str, Sequence[str]] | None = None,
    is_restricted: bool = False,
    is_shared: bool = False,
) -> Table:
    """`key`: the columns of its primary key. `to`: tables of which it names the key, in columns of the same names."""
    for each in columns:
        if each.name in key:
            each.primary_key = True
    foreign = [(other, tuple(names)) for other, names in (to or {}).items()]
    foreign += [(each.info["to"], (each.name,)) for each in columns if each.info["to"]]
    constraints = [
        ForeignKeyConstraint(names, [f"{SCHEMA}.{other}.{name}" for name in names])
        for other, names in foreign
    ]
    told = f"{comment} Restricted." if is_restricted else comment
    return Table(
        name, STAR, *columns, *constraints, comment=told, info={RESTRICTED: is_restricted, SHARED: is_shared}
    )


def panel_column() -> Column[Any]:
    return column("panel", KEY, "Id of the panel file, a UUID")


def application_column() -> Column[Any]:
    return column("application", KEY, "Number of the application within its call")


def person_column() -> Column[Any]:
    return column("person", KEY, "Pseudonym of the person within this panel")


def criterion_column() -> Column[Any]:
    return column("criterion", KEY, "Id of the criterion in the scheme")
