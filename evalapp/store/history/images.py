"""The images that the journal keeps of rows, made whole where a table has grown since."""

from __future__ import annotations

import json
from collections.abc import Mapping

from evalapp.store.tables.declared import TABLES

# For each column that a table was given later: the mark of its key in an image, and the pair to put at its end.
# A quotation mark inside a value is written \", so the mark of a key never stands in one.
GROWN_TABLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    table.name: tuple(
        (f',"{each.column}":', f',"{each.column}":{json.dumps(each.otherwise, ensure_ascii=False)}')
        for each in table.grown
    )
    for table in TABLES
    if table.grown
}


def whole(table: str, image: str | None) -> str | None:
    """The image as the table of today would have it: what it could not know yet is what its row then meant."""
    if image is None or table not in GROWN_TABLES:
        return image
    for mark, pair in GROWN_TABLES[table]:
        if mark not in image:
            image = f"{image[:-1]}{pair}}}"
    return image


_NAMES = json.JSONDecoder(object_pairs_hook=lambda pairs: tuple(name for name, _value in pairs))


def has_columns(columns: tuple[str, ...], image: str) -> bool:
    """Whether an image made whole is one of a row with these columns, each once: what it names becomes SQL."""
    try:
        return bool(_NAMES.decode(image) == columns)
    except (ValueError, RecursionError):
        return False
