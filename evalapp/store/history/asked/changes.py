"""The changes of a file, newest first: all of them, or those that are about something."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping

from evalapp.domain.journal import Change, Concerning
from evalapp.store.file import PanelFile
from evalapp.store.history.read_journal import CHANGE, change_of
from evalapp.store.tables.declared import ABOUT_APPLICATION, ABOUT_JUROR, TABLES
from evalapp.store.tables.table import Table

_PLAIN = re.compile(r"[A-Za-z0-9 ._/-]+")
_OF_APPLICATION: Mapping[str, str] = {table.name: table.application for table in ABOUT_APPLICATION}
_OF_JUROR: Mapping[str, str] = {table.name: table.juror for table in ABOUT_JUROR}
(_PERSON,) = (table for table in TABLES if table.name == "person")


def history(
    file: PanelFile,
    *,
    limit: int = 200,
    before: int | None = None,
    application: str | None = None,
    juror: str | None = None,
    concerning: Concerning | None = None,
    action: str | None = None,
    actions: Collection[str] | None = None,
) -> list[Change]:
    """Newest first; where given only the changes with a number under `before`, by `action`, by one of `actions` or
    what took back or redid those, that touched a row of `application` or `juror`, or that are `concerning` a person.
    """
    conditions, parameters = ["hash <> ''"], list[str | int]()
    if before is not None:
        conditions.append("id < ?")
        parameters.append(before)
    if action is not None:
        conditions.append("action = ?")
        parameters.append(action)
    if actions is not None:
        each = "(SELECT value FROM json_each(?))"
        conditions.append(f"(action IN {each} OR id IN {each})")
        parameters += [json.dumps(sorted(actions)), json.dumps(_taking_back(file, actions))]
    if application is not None:
        conditions.append(_touching(ABOUT_APPLICATION, _OF_APPLICATION, application))
        parameters += [application] * conditions[-1].count("?")
    if juror is not None:
        conditions.append(_touching(ABOUT_JUROR, _OF_JUROR, juror))
        parameters += [juror] * conditions[-1].count("?")
    if concerning is not None:
        touched = _touching((*ABOUT_JUROR, _PERSON), {**_OF_JUROR, _PERSON.name: "id"}, concerning.person)
        conditions.append(f"(actor IN (SELECT value FROM json_each(?)) OR {touched})")
        parameters += [json.dumps(sorted(concerning.called)), *[concerning.person] * touched.count("?")]
    sql = f"{CHANGE} WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT ?"
    return [change_of(file, row) for row in file.rows(sql, [*parameters, limit])]


def _touching(tables: Iterable[Table], columns: Mapping[str, str], value: str) -> str:
    """The condition that a change touched a row with a value, in the column that each of these tables has for it.

    Where the key of a row holds it, that is looked at first: reading every image of a long journal takes its time.
    """
    cases = " ".join(f"WHEN '{table}' THEN '$.{column}'" for table, column in columns.items())
    named = f'coalesce(after, before) ->> (CASE "table" {cases} END) = ?'
    if not _PLAIN.fullmatch(value):  # another version of SQLite may have written it otherwise
        return f"id IN (SELECT change_id FROM change_row WHERE {named})"
    beside = ", ".join(f"'{table.name}'" for table in tables if columns[table.name] not in table.key)
    seen = f'(instr(key, json_quote(?)) OR "table" IN ({beside}))'
    return f"id IN (SELECT change_id FROM change_row WHERE {seen} AND {named})"


def _taking_back(file: PanelFile, actions: Collection[str]) -> list[int]:
    """The undos and redos that are about a change by one of these in the end."""
    undoes: dict[int, int] = dict(file.rows("SELECT id, undoes FROM change WHERE undoes IS NOT NULL"))
    origins: dict[int, int] = {}
    for number in sorted(undoes):
        taken_back = undoes[number]
        origins[number] = origins.get(taken_back, taken_back)
    asked = json.dumps(sorted(set(origins.values())))
    done = dict(
        file.rows("SELECT id, action FROM change WHERE id IN (SELECT value FROM json_each(?))", (asked,))
    )
    return [number for number, origin in origins.items() if done.get(origin) in actions]


def names_ever(file: PanelFile, person: str) -> set[tuple[str, str]]:
    """Name and organisation that somebody of the panel ever had."""
    rows = file.rows(
        "SELECT DISTINCT coalesce(after, before) ->> '$.name', coalesce(after, before) ->> '$.organisation' "
        "FROM change_row WHERE \"table\" = 'person' AND key = json_array(?)",
        (person,),
    )
    return {(str(name), str(organisation or "")) for name, organisation in rows}


def actors(file: PanelFile) -> list[str]:
    """Everybody who made a change, as the changes have it."""
    return [str(actor) for (actor,) in file.rows("SELECT DISTINCT actor FROM change WHERE hash <> ''")]


def number_of_changes(file: PanelFile) -> int:
    return int(str(file.value("SELECT count(*) FROM change WHERE hash <> ''")))
