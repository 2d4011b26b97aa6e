"""Who has the panel file and knows SQLite: rows, journal, schema, content; then whole histories written anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from evalapp.demo.play import CHAIR
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.records.noted import check_noted
from evalapp.operations.records.verification import prove_file
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import FIRST_HASH, hash_of_change
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

Act = Callable[[sqlite3.Connection], object]

_SCORED = "juror = 'J-01' AND application = (SELECT min(application) FROM score WHERE juror = 'J-01')"

# What somebody would gain by it → the statements, once the guards are gone.
ROWS: dict[str, tuple[str, ...]] = {
    "a score raised": (f"UPDATE score SET value = value + 1 WHERE {_SCORED}",),
    "a motivation rewritten": (f"UPDATE score SET comment = 'Excellent in all.' WHERE {_SCORED}",),
    "a score taken away": (f"DELETE FROM score WHERE {_SCORED}",),
    "a juror's scores given to another": (
        "DELETE FROM score WHERE juror = 'J-02'",
        "INSERT OR IGNORE INTO score SELECT 'J-02', application, criterion, value, no_score, comment, at FROM score "
        "WHERE juror = 'J-01' AND application IN (SELECT application FROM assignment WHERE juror = 'J-02')",
    ),
    "a consensus put in": (
        "INSERT INTO consensus SELECT application, criterion, 5, 'agreed', 'V-01', at, '' FROM score LIMIT 1",
    ),
    "an amount granted": ("INSERT INTO granted SELECT number, 1, 'so', 'V-01', '' FROM application LIMIT 1",),
    "a place in a tie put in": (
        "INSERT INTO panel_order SELECT number, 1, 'so', 'V-01', '' FROM application",
    ),
    "the budget of the call raised": ("UPDATE call SET budget = budget * 2",),
    "the deadline moved": ("UPDATE call SET deadline = '2030-01-01T12:00:00+00:00'",),
    "the phase moved back": ("UPDATE call SET phase = 'scoring'",),
    "the title of the call": ("UPDATE call SET title = 'Another call'",),
    "a weight in the scheme": ("UPDATE scheme SET toml = replace(toml, 'weight = 1', 'weight = 2') || ' '",),
    "what an application asks": ("UPDATE application SET requested_support = 1",),
    "who applies": ("UPDATE application SET organisation = 'Somebody else'",),
    "an application let in": ("UPDATE application SET admissibility = 'inadmissible' WHERE number = 'A-05'",),
    "a partner put in": ("UPDATE partner SET staff = 3",),
    "a line of the budget": ("UPDATE budget SET amount = amount + 1",),
    "a conflict of interest taken away": ("DELETE FROM conflict",),
    "an assignment taken away": (
        "DELETE FROM score WHERE juror = 'J-03'",
        "DELETE FROM assignment WHERE juror = 'J-03'",
    ),
    "the name of a juror": ("UPDATE person SET name = 'Nobody' WHERE id = 'J-04'",),
    "the key of a juror": (
        "UPDATE juror_key SET verify_key = (SELECT verify_key FROM juror_key WHERE juror = 'J-02')",
    ),
    "the register of packs": ("DELETE FROM issued WHERE juror = 'J-05'",),
    "a return said complete": ("UPDATE received SET is_complete = 1 - is_complete",),
    "a setting": ("UPDATE setting SET value = value || ' '",),
    "an attachment's content": (
        "UPDATE blob SET content = CAST(content || 'x' AS BLOB) WHERE sha256 IN (SELECT sha256 FROM attachment)",
    ),
    "an attachment gone": ("DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM attachment LIMIT 1)",),
    "the reason of an act": (
        "UPDATE act SET told = replace(told, '{', '{\"why\":\"so\",') WHERE change = 17",
    ),
}
JOURNAL: dict[str, tuple[str, ...]] = {
    "an image of the journal": (
        "UPDATE change_row SET after = replace(after, '\"value\":', '\"value\":1') WHERE seq = 2100",
    ),
    "a row of the journal gone": ("DELETE FROM change_row WHERE seq = 2000",),
    "a row before every change": (
        'INSERT INTO change_row SELECT -5, 1, "table", key, before, after FROM change_row WHERE seq = 2000',
    ),
    "a row after every change": (
        'INSERT INTO change_row SELECT 1000000, 17, "table", key, before, after FROM change_row WHERE seq = 2000',
    ),
    "a row given to another change": ("UPDATE change_row SET change_id = change_id - 1 WHERE seq = 2000",),
    "what a change is called": ("UPDATE change SET summary = 'Nothing' WHERE id = 17",),
    "who made a change": ("UPDATE change SET actor = 'Nobody', role = 'chair' WHERE id = 17",),
    "when a change was made": ("UPDATE change SET at = '2015-01-01T00:00:00.000+00:00' WHERE id = 17",),
    "a hash": (f"UPDATE change SET hash = '{'0' * 64}' WHERE id = 17",),
    "a change taken out of the middle": ("DELETE FROM change WHERE id = 9",),
    "two changes in another order": (
        "UPDATE change SET id = 99 WHERE id = 9",
        "UPDATE change SET id = 9 WHERE id = 10",
        "UPDATE change SET id = 10 WHERE id = 99",
    ),
    "a whole journal gone": ("DELETE FROM change_row", "DELETE FROM change"),
}
SCHEMA: dict[str, tuple[str, ...]] = {
    "a view in the place of a table": (
        "ALTER TABLE score RENAME TO score_kept",
        "CREATE VIEW score AS SELECT juror, application, criterion, 9 AS value, no_score, comment, at FROM score_kept",
    ),
    "a guard that guards nothing": (
        "CREATE TRIGGER score_updated AFTER UPDATE ON score BEGIN SELECT 1; END",
        f"UPDATE score SET value = value + 1 WHERE {_SCORED}",
    ),
    "a column of one's own": ("ALTER TABLE score ADD COLUMN really INTEGER",),
    "bytes that are no text": ("UPDATE call SET title = CAST(x'fffe' AS TEXT)",),
}


def trials(stage: Stage) -> Iterator[Trial]:
    for kind, forgeries in (("row", ROWS), ("journal", JOURNAL), ("schema", SCHEMA)):
        for name, statements in forgeries.items():
            yield Trial(kind=kind, name=name, attempt=partial(_altered, stage, statements))
    yield Trial(kind="schema", name="a trigger of one's own", attempt=partial(_booby_trapped, stage))
    yield Trial(kind="print", name="altered, printed, put back", attempt=partial(_printed, stage))
    yield Trial(
        kind="rewritten", name="a score, with its journal and every hash", attempt=partial(_rewritten, stage)
    )
    yield Trial(
        kind="rewritten", name="an undo that puts another score back", attempt=partial(_undone, stage)
    )
    yield Trial(kind="rewritten", name="the last change cut off", attempt=partial(_cut_off, stage))


def without_guards(panel: Path, act: Act) -> None:
    """As a patient forger does: the guards go, and come back to the letter."""
    with closing(sqlite3.connect(panel, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")  # nobody waits for the disk with every guard
        guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            conn.execute(f'DROP TRIGGER "{name}"')
        act(conn)
        for _name, sql in guards:
            with suppress(sqlite3.Error):  # one of that name stands there now, or its table is none any more
                conn.execute(sql)


def _run(statements: tuple[str, ...], conn: sqlite3.Connection) -> None:
    before = conn.total_changes
    for statement in statements:
        try:
            conn.execute(statement)
        except sqlite3.Error:
            continue  # the tables themselves did not take it
    if conn.total_changes == before and not any(each.startswith(("ALTER", "CREATE")) for each in statements):
        raise AssertionError(f"nothing was forged by {statements}")


def _altered(stage: Stage, statements: tuple[str, ...], folder: Path) -> str:
    panel = stage.copy(stage.panel, folder)
    without_guards(panel, partial(_run, statements))
    proof = prove_file(panel)
    if proof.is_sound:
        raise GaveWay("verify calls it sound")
    if not proof.findings:
        raise GaveWay("verify does not say what is wrong")
    _require_no_paper(panel, folder / "forged.pdf")
    return f"verify ({proof.findings[0].where}), and no paper"


def _booby_trapped(stage: Stage, folder: Path) -> str:
    """It would change a score with the next change; the file as it lies there is what its journal says."""
    panel = stage.copy(stage.panel, folder)
    trap = "CREATE TRIGGER mine AFTER INSERT ON change BEGIN UPDATE score SET value = 0; END"
    without_guards(panel, lambda conn: conn.execute(trap))
    if prove_file(panel).is_sound:
        raise GaveWay("verify calls it sound")
    with suppress(KnownError), Workspace.open(panel) as workspace:
        before = {each.placed: each.value for each in workspace.view.scores()}
        workspace.act_as(CHAIR)
        workspace.execute(SetPhase(phase=Phase.SCORING, reason="again", is_back=True))
        if {each.placed: each.value for each in workspace.view.scores()} != before:
            raise GaveWay("the next change set it off")
        return "verify (schema), and taken out at opening"
    return "verify (schema), and not opened"


def _require_no_paper(panel: Path, target: Path) -> None:
    try:
        with Workspace.open(panel) as workspace:
            write_report(workspace, RANKING, target, Options(language="en"))
    except KnownError:
        if not target.exists():
            return
    raise GaveWay("a report was printed from it")


def _printed(stage: Stage, folder: Path) -> str:
    """Drop the guards, change a score, print, put the score back: the paper would bear a true fingerprint."""
    panel = stage.copy(stage.panel, folder)
    without_guards(panel, lambda conn: conn.execute(f"UPDATE score SET value = value + 1 WHERE {_SCORED}"))
    _require_no_paper(panel, folder / "forged.pdf")
    return "no paper"


def _rewritten(stage: Stage, folder: Path) -> str:
    """All that is in the file agrees; the juror's signature does not, nor what was noted elsewhere."""
    panel = stage.copy(stage.panel, folder)
    without_guards(panel, _rewrite)
    proof = prove_file(panel)
    if not proof.file.is_whole:
        raise AssertionError(f"the forgery was not a good one: {proof.findings}")
    if proof.is_sound or not proof.differing:
        raise GaveWay("verify holds it against no signed return")
    _require_no_paper(panel, folder / "forged.pdf")
    with Workspace.open(panel, read_only=True) as workspace:
        if check_noted(workspace.view, stage.fingerprint()).change is not None:
            raise GaveWay("the fingerprint noted elsewhere is still its own")
    return "the signed return, and what was noted"


def _rewrite(conn: sqlite3.Connection) -> None:
    where = "\"table\" = 'score' AND after ->> '$.juror' = 'J-01' AND after ->> '$.value' IS NOT NULL"
    ((seq, key, value),) = conn.execute(
        f"SELECT seq, key, json_extract(after, '$.value') FROM change_row WHERE {where} ORDER BY seq LIMIT 1"
    )
    new = value - 1 if value else value + 1
    conn.execute("UPDATE change_row SET after = json_set(after, '$.value', ?) WHERE seq = ?", (new, seq))
    conn.execute("UPDATE score SET value = ? WHERE json_array(juror, application, criterion) = ?", (new, key))
    seal_again(conn)


def _undone(stage: Stage, folder: Path) -> str:
    """No juror ever gave that score, and no return holds it: it came in as what was there before."""
    panel = stage.copy(stage.scoring, folder)
    with Workspace.open(panel) as workspace:
        each = next(each for each in workspace.view.scores() if each.value is not None)
        given = SetScore(juror=each.juror, application=each.application, criterion=each.criterion)
        workspace.execute(given)
        workspace.undo()
        number = workspace.view.last_change()
    without_guards(panel, partial(_put_another_back, number))
    proof = prove_file(panel)
    if proof.is_sound:
        raise GaveWay("verify calls it sound")
    if proof.file.broken_at != number:
        raise GaveWay("verify does not name the undo")
    return "verify (journal), at the undo"


def _put_another_back(number: int, conn: sqlite3.Connection) -> None:
    ((key, value),) = conn.execute(
        "SELECT key, after ->> '$.value' FROM change_row WHERE change_id = ? AND \"table\" = 'score'",
        (number,),
    )
    new = value - 1 if value else value + 1
    conn.execute(
        "UPDATE change_row SET after = json_set(after, '$.value', ?) WHERE change_id = ? AND \"table\" = 'score'",
        (new, number),
    )
    conn.execute("UPDATE score SET value = ? WHERE json_array(juror, application, criterion) = ?", (new, key))
    seal_again(conn)


def seal_again(conn: sqlite3.Connection) -> None:
    """Hash every change anew: the chain has no key."""
    previous = FIRST_HASH
    changes = conn.execute(
        "SELECT id, at, actor, role, action, summary, undoes, first_seq FROM change ORDER BY id"
    ).fetchall()
    for change in changes:
        rows = conn.execute(
            'SELECT "table", key, before, after FROM change_row WHERE change_id = ? ORDER BY seq',
            (change[0],),
        )
        own = hash_of_change((*change, previous), iter(rows.fetchall()))
        conn.execute("UPDATE change SET previous_hash = ?, hash = ? WHERE id = ?", (previous, own, change[0]))
        previous = own


def _cut_off(stage: Stage, folder: Path) -> str:
    panel = stage.copy(stage.panel, folder)
    without_guards(panel, _cut)
    proof = prove_file(panel)
    if not proof.file.is_whole:
        raise AssertionError(f"the forgery was not a good one: {proof.findings}")
    with Workspace.open(panel, read_only=True) as workspace:
        if check_noted(workspace.view, stage.fingerprint()).change is not None:
            raise GaveWay("nobody could see it")
    if prove_file(panel, stage.report()).is_sound:
        raise GaveWay("a report of before is still its own")
    return "what was noted, and the paper"


def _cut(conn: sqlite3.Connection) -> None:
    """The last change moved the phase."""
    conn.execute("UPDATE call SET phase = 'scoring'")
    (last,) = conn.execute("SELECT max(id) FROM change").fetchone()
    conn.execute("DELETE FROM act WHERE change = ?", (last,))
    conn.execute("DELETE FROM change_row WHERE change_id = ?", (last,))
    conn.execute("DELETE FROM change WHERE id = ?", (last,))
