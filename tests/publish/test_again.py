"""Publishing again and again: the same result, whatever came in between."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.publishing import publishing
from evalapp.operations.publishing.publishing import Became
from evalapp.operations.publishing.publishing import publish as published
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.publish import warehouse as rooms
from tests.cli.conftest import Ran, Run
from tests.publish.database import Database
from tests.samples import small_panel
from tests.test_lazy import ROOT

Publish = Callable[..., Ran]


def scored(path: Path, value: int, *, comment: str = "Sterk.", juror: str = "J1") -> Path:
    with Workspace.open(path) as panel:
        panel.execute(SetScore(juror=juror, application="A-1", criterion="helix", value=value))
        panel.execute(SetComment(juror=juror, application="A-1", criterion="helix", comment=comment))
    return path


@pytest.fixture
def call(tmp_path: Path) -> Path:
    small_panel(tmp_path / "call.evalpanel").close()
    return scored(tmp_path / "call.evalpanel", 7)


def altered(path: Path) -> Path:
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("DROP TRIGGER score_updated")
        conn.execute("UPDATE score SET value = 9")
    conn.close()
    return path


@pytest.mark.long
def test_the_same_file_twice_is_left_alone(publish: Publish, database: Database, call: Path) -> None:
    assert publish(call).status == 0
    first = database.rows("SELECT * FROM evalapp.panel")

    again = publish(call)

    assert (0, True) == (again.status, "up to date" in again.out)
    assert database.rows("SELECT * FROM evalapp.panel") == first


@pytest.mark.long
def test_what_came_of_each_file_as_a_document(
    run: Run, database: Database, call: Path, tmp_path: Path
) -> None:
    done = run("publish", call, tmp_path / "nowhere.evalpanel", "--to", database.url, "--json")
    again = run("publish", call, "--to", database.url, "--json")

    assert (1, "", 0) == (done.status, done.err, again.status)
    assert ["server", "laid_out", "left_to_do", "panels"] == list(done.json)
    assert [(True, []), (False, [])] == [
        (each.json["laid_out"], each.json["left_to_do"]) for each in (done, again)
    ]
    first, nowhere = done.json["panels"]
    names = ["file", "panel", "title", "outcome", "reason", "change", "fingerprint", "rows", "notes"]
    assert [names, names] == [list(first), list(nowhere)]
    assert ["published", "refused"] == [first["outcome"], nowhere["outcome"]]
    assert (1, 3) == (first["rows"]["score"], first["rows"]["application"])
    assert "does not exist" in nowhere["reason"]
    (same,) = again.json["panels"]
    assert ("up-to-date", {}) == (same["outcome"], same["rows"])
    kept = [(first[name], same[name]) for name in ("file", "panel", "title", "change", "fingerprint")]
    assert all(one == other for one, other in kept)


@pytest.mark.long
def test_a_panel_that_changed_is_there_as_if_it_never_was_before(
    publish: Publish, run: Run, database: Database, call: Path, server: object
) -> None:
    publish(call)
    scored(call, 9, comment="Beter.")
    again = publish(call)
    assert (0, True) == (again.status, "published again" in again.out)
    replaced = database.whole()

    database.do("DROP SCHEMA evalapp CASCADE")
    publish(call)

    assert database.whole() == replaced
    assert database.rows("SELECT value::text, steps FROM evalapp.score") == [("4.5", 9)]


@pytest.mark.long
def test_other_panels_stay(publish: Publish, database: Database, call: Path, tmp_path: Path) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    publish(call, tmp_path / "other.evalpanel")
    other = database.rows("SELECT published_at FROM evalapp.panel WHERE file = 'other.evalpanel'")

    publish(scored(call, 9), tmp_path / "other.evalpanel")

    assert database.value("SELECT count(*) FROM evalapp.panel") == 2
    assert database.rows("SELECT published_at FROM evalapp.panel WHERE file = 'other.evalpanel'") == other


@pytest.mark.long
def test_an_older_copy_is_refused_until_somebody_insists(
    publish: Publish, database: Database, call: Path, tmp_path: Path
) -> None:
    older = Path(shutil.copy(call, tmp_path / "older.evalpanel"))
    publish(scored(call, 9))
    before = database.whole()

    refused = publish(older)
    assert (1, True) == (refused.status, "it is an older copy" in refused.out)
    assert database.whole() == before

    assert publish(older, "--older").status == 0
    assert database.value("SELECT steps FROM evalapp.score") == 7


@pytest.mark.long
@pytest.mark.parametrize("values", [(2,), (2, 3)])
def test_a_copy_that_went_on_apart_is_refused(
    publish: Publish, call: Path, tmp_path: Path, values: tuple[int, ...]
) -> None:
    """Also one that went as far, and is no older copy."""
    fork = Path(shutil.copy(call, tmp_path / "fork.evalpanel"))
    publish(scored(call, 9))
    for each in values:
        scored(fork, each)

    refused = publish(fork)

    assert (1, True) == (refused.status, "the two went on apart" in refused.out)


@pytest.mark.long
def test_an_altered_file_is_refused_and_the_others_go_on(
    publish: Publish, database: Database, call: Path, tmp_path: Path
) -> None:
    small_panel(tmp_path / "bad.evalpanel").close()
    bad = altered(scored(tmp_path / "bad.evalpanel", 3))

    done = publish(bad, call)

    assert done.status == 1
    assert "bad.evalpanel: not published: “bad.evalpanel” was altered outside Evalapp" in done.out
    assert database.rows("SELECT file FROM evalapp.panel") == [("call.evalpanel",)]


@pytest.mark.long
def test_a_file_that_was_altered_since_is_not_up_to_date(publish: Publish, call: Path) -> None:
    publish(call)
    done = publish(altered(call))
    assert (1, True) == (done.status, "was altered outside Evalapp" in done.out)


@pytest.mark.long
def test_what_cannot_be_read_changes_nothing(
    publish: Publish, database: Database, call: Path, tmp_path: Path
) -> None:
    (tmp_path / "text.evalpanel").write_text("no panel")
    with Workspace.open(call) as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, pack.code) as work:
        own = work.path
    alone = publish(tmp_path / "nowhere.evalpanel", tmp_path / "text.evalpanel", own)
    assert (2, "", 3) == (alone.status, alone.out, len(alone.err.splitlines()))
    assert database.rows("SELECT 1 FROM pg_namespace WHERE nspname = 'evalapp'") == []

    with_another = publish(tmp_path / "nowhere.evalpanel", call)
    assert (1, True) == (with_another.status, "“nowhere.evalpanel” does not exist" in with_another.out)
    assert database.value("SELECT count(*) FROM evalapp.panel") == 1


@pytest.mark.long
def test_a_crash_midway_leaves_what_was_there(
    publish: Publish, database: Database, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(call)
    before = database.rows("SELECT * FROM evalapp.panel"), database.whole()
    put_in = rooms.put_in

    def put_and_crash(*given: object) -> None:
        put_in(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(rooms, "put_in", put_and_crash)
    assert publish(scored(call, 9)).status == 2
    assert (database.rows("SELECT * FROM evalapp.panel"), database.whole()) == before

    monkeypatch.undo()
    assert publish(call).status == 0


@pytest.mark.long
def test_a_process_that_is_killed_midway_leaves_what_was_there(
    publish: Publish, database: Database, call: Path
) -> None:
    publish(call)
    before = database.whole()
    scored(call, 9)
    command = [sys.executable, str(ROOT / "main.py"), "publish", str(call), "--to", database.url]
    with psycopg.connect(database.url) as conn:
        # It has taken out the latest of its rows by then, and waits for the next.
        conn.execute("LOCK TABLE evalapp.result IN ACCESS EXCLUSIVE MODE")
        with subprocess.Popen(command) as process:
            while conn.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() != (1,):
                assert process.poll() is None
            process.kill()

    assert database.whole() == before
    assert "published again" in publish(call).out


@pytest.mark.long
def test_two_who_publish_at_once_wait_for_each_other(
    database: Database, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both read the file before either writes; the second then finds that it is done."""
    done: list[Became] = []

    def run() -> None:
        found = published([call], database.url, tell=lambda _n, _all: None)
        done.append(found.outcomes[0].became)

    published([call], database.url, tell=lambda _n, _all: None)
    scored(call, 9)
    with psycopg.connect(database.url) as conn:
        conn.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('evalapp panel ' || panel, 0)) FROM evalapp.panel"
        )
        both = [Thread(target=run) for _n in range(2)]
        for each in both:
            each.start()
        while conn.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() != (2,):
            assert all(each.is_alive() for each in both)
    for each in both:
        each.join(timeout=30)

    assert sorted(done) == [Became.REPLACED, Became.UP_TO_DATE]
    assert database.value("SELECT steps FROM evalapp.score") == 9


@pytest.mark.long
def test_two_who_lay_it_out_at_once_lay_it_out_once(database: Database, call: Path, tmp_path: Path) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    done: list[bool] = []

    def run(path: Path) -> None:
        done.append(published([path], database.url, tell=lambda _n, _all: None).is_new)

    both = [Thread(target=run, args=(path,)) for path in (call, tmp_path / "other.evalpanel")]
    for each in both:
        each.start()
    for each in both:
        each.join(timeout=30)

    assert sorted(done) == [False, True]
    assert database.value("SELECT count(*) FROM evalapp.panel") == 2


@pytest.mark.long
def test_a_server_that_stops_on_the_way_leaves_what_was_published(
    publish: Publish, database: Database, call: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("two", "three"):
        small_panel(tmp_path / f"{name}.evalpanel").close()
    gather, seen = publishing.content_of, []

    def gather_and_cut(workspace: Workspace) -> object:
        seen.append(workspace.path.stem)
        if len(seen) == 2:
            database.do(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'evalapp%'"
            )
        return gather(workspace)

    monkeypatch.setattr(publishing, "content_of", gather_and_cut)
    done = publish(call, tmp_path / "two.evalpanel", tmp_path / "three.evalpanel")

    assert (1, ["call", "two"]) == (done.status, seen)
    assert [1, 2] == [done.out.count("published after"), done.out.count("not published")]
    assert database.rows("SELECT file FROM evalapp.panel") == [("call.evalpanel",)]
