"""The tables of a file against what its journal says that they hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice, repeat

from evalapp.domain.journal import Finding, Where
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.store.faults import why
from evalapp.store.file import PanelFile
from evalapp.store.history.guards import image, key

MOST_NAMED = 20
_MOST_KEPT = 1_000  # of the rows that differ, to name the first of them in order
AT_ONCE = 500  # rows; of more the first are out of the processor's reach before the last are looked at

State = dict[str, dict[str, str]]
"""Table → key → image, as the journal says that the rows are."""


def require_wanted(file: PanelFile) -> None:
    """Raises sqlite3.OperationalError, as an interrupted statement does, once nobody waits for the end."""
    if file.is_unwanted():
        raise sqlite3.OperationalError("interrupted")


def differences(file: PanelFile, state: State) -> tuple[list[Finding], int]:
    """The first, and how many more there are; `state` is used up: what is left of it has no row."""
    findings: list[Finding] = []
    differing: list[tuple[str, str]] = []
    more = 0  # of which not even the key is kept
    for table in file.tables:
        told = state.pop(table.name, {})
        try:
            rows = file.conn.execute(f'SELECT {key(table.key)}, {image(table.columns)} FROM "{table.name}"')
            while some := rows.fetchmany(AT_ONCE):
                require_wanted(file)
                keys, images = zip(*some)
                stood = tuple(map(told.pop, keys, repeat(None)))
                if stood == images:  # as all of them are in a file that nobody wrote in by hand
                    continue
                wrong = [(table.name, key) for key, was, is_now in zip(keys, stood, images) if was != is_now]
                room = _MOST_KEPT - len(differing)
                differing += wrong[:room]
                more += len(wrong[room:])
        except Exception as error:
            text = _("the table {table} cannot be read: {why}").format(table=table.name, why=why(error))
            findings.append(Finding(where=Where.TABLES, text=text))
        else:
            differing += [(table.name, row_key) for row_key in told]
    differing += [(name, row_key) for name, rows in state.items() for row_key in rows]
    more += max(len(differing) - MOST_NAMED, 0)
    for name, row_key in sorted(differing)[:MOST_NAMED]:
        text = _("{table} {key} differs from the journal").format(table=shorten(name), key=shorten(row_key))
        findings.append(Finding(where=Where.TABLES, text=text))
    return findings, more


def first_of(findings: Iterable[Finding], more: int) -> list[Finding]:
    """Of many only so many are named; the others are counted, and `more` that nobody kept."""
    found = iter(findings)
    first = list(islice(found, MOST_NAMED))
    more += sum(1 for _each in found)
    if more:
        text = ngettext("and {n} place more", "and {n} places more", more).format(n=more)
        first.append(Finding(where=first[-1].where, text=text))
    return first
