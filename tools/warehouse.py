"""`python -m tools.warehouse`: write every table and view of the warehouse, as declared, into docs/warehouse.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.dialects.postgresql.base import PGDialect

from evalapp.publish.star.making import RESTRICTED
from evalapp.publish.star.star import TABLES
from evalapp.publish.star.views import VIEWS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "warehouse.md"
BEGIN, END = "<!-- what follows is written by tools.warehouse -->", "<!-- until here -->"


def described() -> str:
    return "\n".join([BEGIN, *_tables(), *_views(), END])


def _tables() -> Iterator[str]:
    dialect = PGDialect()  # type: ignore[no-untyped-call]
    yield "\n## Tables"
    for table in TABLES:
        lock = " 🔒" if table.info[RESTRICTED] else ""
        yield f"\n### `{table.name}`{lock}\n\n{table.comment}\n"
        key = ", ".join(f"`{each.name}`" for each in table.primary_key)
        refers = [
            f"{', '.join(f'`{name}`' for name in each.column_keys)} → `{each.referred_table.name}`"
            for each in sorted(
                table.foreign_key_constraints, key=lambda each: (each.column_keys, each.referred_table.name)
            )
        ]
        yield "; ".join([f"Key: {key}", *refers]) + ".\n"
        yield "| column | type | what it is |\n|---|---|---|"
        for each in table.columns:
            kind = str(each.type.compile(dialect=dialect)).partition(" COLLATE")[0].lower()
            yield f"| `{each.name}` | {kind} | {each.comment} |"


def _views() -> Iterator[str]:
    yield "\n## Views"
    for view in VIEWS:
        yield f"\n### `{view.name}`\n\n{view.comment}\n"
        yield "| column | what it is |\n|---|---|"
        for name, comment in view.columns.items():
            yield f"| `{name}` | {comment}. |"
    yield ""


def rewritten(page: str) -> str:
    before, _begin, rest = page.partition(BEGIN)
    return before + described() + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
