"""Who changes one row of one table behind the journal: of every table that it watches, and `verify` must name it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from evalapp.domain.journal import TableName
from evalapp.operations.records.verification import prove_file
from evalapp.store.tables.declared import TABLES
from tools.forge.panels import without_guards
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

_AT = "'2016-01-04T10:00:00.000+00:00'"
_NO = "'', '', '', ''"
_SO = f"'so', 'V-01', {_AT}"

# Table → what somebody would gain by it, and the statement, once the guards are gone. Those of which no row is played
# get one that nobody wrote.
TAMPERED: dict[TableName, tuple[str, str]] = {
    "act": ("what a change says of itself", "UPDATE act SET told = '{\"steps\": []}' WHERE change = 3"),
    "scheme": (
        "a version of the scheme put in",
        f"INSERT INTO scheme SELECT 9, toml, {_AT}, {_NO} FROM scheme",
    ),
    "call": ("another envelope", "UPDATE call SET budget = budget + 100"),
    "setting": ("a setting put in", "INSERT INTO setting VALUES ('mine', 'so')"),
    "person": ("a juror made chair", "UPDATE person SET role = 'chair' WHERE id = 'J-04'"),
    "juror_key": (
        "the key of a juror",
        "UPDATE juror_key SET verify_key = verify_key || 'x' WHERE juror = 'J-01'",
    ),
    "issued": ("another day of a pack", f"UPDATE issued SET at = {_AT} WHERE juror = 'J-01'"),
    "received": ("another file of a return", "UPDATE received SET file = 'mine' WHERE juror = 'J-01'"),
    "sent": (
        "a letter that nobody made",
        f"INSERT INTO sent VALUES ('J-01', 'reminder', 1, '', 1, 2, '', {_AT})",
    ),
    "application": (
        "an hour of submission",
        f"UPDATE application SET submitted_at = {_AT} WHERE number = 'A-01'",
    ),
    "partner": (
        "the name of a partner",
        "UPDATE partner SET name = 'Mine' WHERE application = 'A-01' AND position = 1",
    ),
    "budget": (
        "a line of the budget",
        "UPDATE budget SET amount = amount + 1 WHERE application = 'A-01' AND position = 1",
    ),
    "attachment": (
        "the name of an attachment",
        "UPDATE attachment SET name = 'mine.pdf' WHERE application = 'A-01'",
    ),
    "refused_row": (
        "a row that nobody refused",
        "INSERT INTO refused_row VALUES ('f', 's', 1, 'A-01', 1, 'budget', 1, 't', 'A1', 'h', 'r', '')",
    ),
    "lacking": ("rows said to be lacking", "INSERT INTO lacking VALUES ('A-01', 'budget', 1)"),
    "conflict": (
        "a juror barred by nobody",
        f"INSERT OR REPLACE INTO conflict VALUES ('J-01', 'A-01', 'other', '', 'V-01', {_AT})",
    ),
    "dismissed": (
        "a suspicion dismissed by nobody",
        f"INSERT INTO dismissed VALUES ('J-01', 'A-01', 'name', 'x', {_SO})",
    ),
    "assignment": ("a seat given away", "UPDATE assignment SET juror = 'V-01' WHERE juror = 'J-01'"),
    "locked": ("a seat locked by nobody", "INSERT INTO locked VALUES ('J-01', 'A-01')"),
    "score": (
        "a score raised",
        "UPDATE score SET value = value + 1 WHERE juror = 'J-01' AND criterion = 'approach' AND application = 'A-01'",
    ),
    "consensus": (
        "a consensus raised",
        "UPDATE consensus SET value = value + 1 WHERE criterion = (SELECT min(criterion) FROM consensus)",
    ),
    "cleared": ("a declaration of no conflict", f"INSERT INTO cleared VALUES ('J-01', 'A-01', {_AT}, '')"),
    "private_note": (
        "a note of a juror",
        f"INSERT INTO private_note VALUES ('A-01', 'approach', 'so', {_AT})",
    ),
    "kept_aside": (
        "a score kept aside",
        f"INSERT INTO kept_aside VALUES ('J-01', 'A-01', 'old', 'Old', '3', '', 'gone', {_AT})",
    ),
    "open_choice": (
        "a choice that nothing left open",
        "INSERT INTO open_choice VALUES "
        f"('J-01', 'A-01', 'approach', 'd', 1, NULL, '', '', '', '', 2, NULL, '', 'f', '', {_AT}, {_AT})",
    ),
    "score_aside": (
        "a score of an earlier version",
        f"INSERT INTO score_aside VALUES ('J-01', 'A-01', 'approach', 1, 3, NULL, '', {_AT}, 'so', {_AT})",
    ),
    "flagged": ("a flag that nobody recorded", f"INSERT INTO flagged VALUES ('A-01', 'young', {_SO})"),
    "panel_order": ("a place in a tie", f"INSERT INTO panel_order VALUES ('A-01', 1, {_SO})"),
    "granted": ("an amount fixed in the ranking", "UPDATE granted SET amount = amount + 100"),
    "checked": (
        "an answer to the checklist",
        "UPDATE checked SET answer = 'no' WHERE application = 'A-01' AND item = (SELECT min(item) FROM checked)",
    ),
    "supplement": (
        "a supplement said to be complete",
        "UPDATE supplement SET note = 'all came' WHERE application = (SELECT min(application) FROM supplement)",
    ),
    "hearing": (
        "what was said at a hearing",
        "UPDATE hearing SET record = 'Convincing.' WHERE application = (SELECT min(application) FROM hearing)",
    ),
    "sitting": ("when a meeting was opened", f"UPDATE sitting SET opened_at = {_AT}"),
    "agenda": ("why something was discussed anyway", "UPDATE agenda SET anyway = 'so' WHERE position = 1"),
    "stay": ("who was in the room", "UPDATE stay SET left_at = '' , left_for = '' WHERE left_for <> ''"),
    "vote": ("a vote turned round", "UPDATE vote SET in_favour = against + 9, against = 0"),
    "voice": ("what somebody voted", "UPDATE voice SET said = 'abstain' WHERE person = 'J-01'"),
    "minute": ("a note of the minutes", "UPDATE minute SET text = 'Nobody asked anything.'"),
    "draw": ("the seed of a draw", "UPDATE draw SET seed = 'mine'"),
    "signature": (
        "another name under the closing",
        "UPDATE signature SET name = 'Nobody' WHERE role = 'chair'",
    ),
    "advice": ("what the jury proposed", "UPDATE advice SET amount = amount + 100"),
    "proviso": ("a condition taken away", "DELETE FROM proviso WHERE nth = 1"),
    "ruling": (
        "a refusal of the body turned",
        "UPDATE ruling SET outcome = 'approve' WHERE outcome = 'reject'",
    ),
    "notified": (
        "the day on which somebody was told",
        "UPDATE notified SET sent_on = '2016-01-01' WHERE nth = 1",
    ),
    "letter_text": (
        "another way to appeal",
        "INSERT INTO letter_text VALUES ('appeal-council', 'nl', 'U kunt niet in beroep.')",
    ),
    "letter_fact": ("another delegate", "INSERT INTO letter_fact VALUES ('delegate', 'Nobody')"),
    "motivation": (
        "another reason of a refusal",
        "INSERT INTO motivation VALUES ('A-01', 'weaknesses', '', 'nl', 'Te duur.')",
    ),
    "own_key": (
        "an own part of another",
        f"INSERT INTO own_key SELECT 'J-02', '{'ab' * 32}', {_AT}, sha256 FROM blob LIMIT 1",
    ),
    "agreed": (
        "an agreement that nobody made",
        f"INSERT INTO agreed SELECT 'J-01', sha256, 'd', '', 'nl', {_AT}, '' FROM blob LIMIT 1",
    ),
    "stepped_back": ("a withdrawal of years before", "UPDATE stepped_back SET stepped_on = '2016-01-01'"),
    "reconciled": (
        "a copy that nobody brought together",
        f"INSERT INTO reconciled VALUES ('x', 1, 1, 'x', 'x', 'x', '[]', 'x', {_AT})",
    ),
    "handover": (
        "a hand-over that nobody made",
        f"INSERT INTO handover VALUES (1, 'taken', 'Nobody', 1, 'x', 'x', '', '', 'x', {_AT})",
    ),
    "identity": (
        "a key that nobody renewed",
        f"INSERT INTO identity VALUES (1, 'age1x', '', '', '', '', '', 'x', {_AT})",
    ),
    "copy": (
        "a copy that nobody noted",
        f"INSERT INTO copy VALUES ('x', 'disk', 'Nobody', '', '', '', '', '', '', '', '', 'x', {_AT})",
    ),
    "called_on": ("more for who was called on", "UPDATE called_on SET amount = amount + 100"),
}


_AT_ONCE = 16  # tables: of more faults than twenty `verify` names the first


def trials(stage: Stage) -> Iterator[Trial]:
    for table, (gained, statement) in TAMPERED.items():
        yield Trial(
            kind="table", name=f"{table}: {gained}", attempt=partial(_tampered, stage, table, statement)
        )
    yield from together(stage)


def together(stage: Stage) -> Iterator[Trial]:
    """Of many tables at once the first row taken away, or one put in where there is none: each must be named."""
    tables = [*TAMPERED]
    for n in range(0, len(tables), _AT_ONCE):
        some = tables[n : n + _AT_ONCE]
        name = f"a row of each from {some[0]} to {some[-1]}"
        yield Trial(kind="table", name=name, attempt=partial(_of_each, stage, some))


def _tampered(stage: Stage, table: TableName, statement: str, folder: Path) -> str:
    panel = stage.copy(stage.ended, folder)
    tamper(panel, [(statement,)])
    return _named(panel, [table])


def _of_each(stage: Stage, tables: Sequence[TableName], folder: Path) -> str:
    panel = stage.copy(stage.ended, folder)
    tamper(panel, [(_first_row_away(table), TAMPERED[table][1]) for table in tables])
    return _named(panel, tables)


def _first_row_away(name: TableName) -> str:
    key = ", ".join(f'"{column}"' for each in TABLES if each.name == name for column in each.key)
    return f'DELETE FROM "{name}" WHERE ({key}) = (SELECT {key} FROM "{name}" ORDER BY {key} LIMIT 1)'


def _named(panel: Path, tables: Sequence[TableName]) -> str:
    """Raises GaveWay unless a finding is about a row of each."""
    said = [each.text for each in prove_file(panel).findings]
    unsaid = [table for table in tables if not any(each.startswith(f"{table} ") for each in said)]
    if unsaid:
        raise GaveWay(f"verify does not name {', '.join(unsaid)}")
    return "verify (tables)"


def tamper(panel: Path, forgeries: Sequence[Sequence[str]]) -> None:
    """Of each the first statement that touches a row."""

    def act(conn: sqlite3.Connection) -> None:
        for each in forgeries:
            if not any(conn.execute(statement).rowcount for statement in each):
                raise AssertionError(f"nothing was forged by {each}")

    without_guards(panel, act)
