"""`make locale`: collect every sentence of core and window, merge them into the Dutch catalogue, compile it.

Sentences that are no longer used are dropped; new ones are listed and left empty for a translator.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from resources import resource

ROOT = resource().parent
SOURCES = ("main.py", "evalapp", "ui")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "NN_": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
FOLDER = resource("locale", "nl", "LC_MESSAGES")
PO, MO = FOLDER / "evalapp.po", FOLDER / "evalapp.mo"
# A fixed date: the same sentences must give the same file.
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = "# Dutch (Belgium) sentences of Evalapp.\n#"


def source_files() -> Iterator[Path]:
    for name in SOURCES:
        path = ROOT / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def template() -> Catalog:
    """Every sentence in the sources, sorted, without line numbers: those would change with every edit."""
    catalog = Catalog(project="Evalapp", charset="utf-8", fuzzy=False)
    for path in source_files():
        for _line, message, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            catalog.add(
                message,
                locations=[(path.relative_to(ROOT).as_posix(), 0)],
                auto_comments=comments,
                context=context,
            )
    return catalog


def stored() -> Catalog:
    if not PO.exists():
        return Catalog(locale="nl", charset="utf-8", fuzzy=False, header_comment=_HEADER)
    with PO.open("rb") as file:
        return read_po(file, locale="nl")


def missing(catalog: Catalog) -> list[Message]:
    def is_empty(message: Message) -> bool:
        strings = message.string if isinstance(message.string, list | tuple) else [message.string]
        return not all(strings)

    return [message for message in catalog if message.id and (is_empty(message) or message.fuzzy)]


def main() -> int:
    catalog = stored()
    catalog.creation_date = catalog.revision_date = _NO_DATE
    found = template()
    found.creation_date = _NO_DATE
    catalog.update(found, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, include_lineno=False)
    with MO.open("wb") as file:
        write_mo(file, catalog)
    empty = missing(catalog)
    for message in empty:
        print(f"not translated: {message.id}")
    print(f"{len(catalog) - len(empty)} of {len(catalog)} sentences in Dutch")
    return 1 if empty else 0


if __name__ == "__main__":
    sys.exit(main())
