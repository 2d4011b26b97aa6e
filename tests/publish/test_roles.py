"""Who logs in as a reader sees every number, no name of a person and nothing that anybody wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from evalapp.domain.people import ConflictKind
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.publish.star.star import OPEN, RESTRICTED_TABLES
from evalapp.publish.star.views import VIEWS
from tests.cli.conftest import Ran, Run
from tests.postgres import PASSWORD
from tests.publish.database import Database
from tests.samples import small_panel

ROLES = ("evalapp_reader", "evalapp_reader_named")
_REFUSED = psycopg.errors.InsufficientPrivilege


@pytest.fixture(autouse=True)
def without_roles(database: Database) -> Iterator[None]:
    """Roles are of the whole server, whichever test made them."""
    remove_roles(database)
    yield
    remove_roles(database)


def remove_roles(database: Database) -> None:
    database.do(
        "DROP SCHEMA IF EXISTS evalapp CASCADE", "ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM PUBLIC"
    )
    for role in (*ROLES, "analyst", "registrar", "publisher"):
        if database.rows(f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'"):
            database.do(f"DROP OWNED BY {role} CASCADE", f"DROP ROLE {role}")


@pytest.fixture
def call(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        panel.execute(
            SetComment(juror="J1", application="A-1", criterion="helix", comment="An Peeters kent hen.")
        )
        panel.execute(
            DeclareConflict(juror="J2", application="A-2", kind=ConflictKind.EMPLOYER, note="Werkt er.")
        )
    return tmp_path / "call.evalpanel"


def let_in(database: Database, user: str, role: str) -> None:
    database.do(f"CREATE ROLE {user} LOGIN PASSWORD '{PASSWORD}' IN ROLE {role}")


@pytest.mark.long
def test_a_reader_is_refused_for_names_and_comments_alone(
    publish: Callable[..., Ran], database: Database, call: Path
) -> None:
    assert (0, "") == (publish(call).status, publish(call).err)
    let_in(database, "analyst", "evalapp_reader")

    for table in RESTRICTED_TABLES:
        with pytest.raises(_REFUSED):
            database.rows(f"SELECT 1 FROM {table}", "analyst")
    for name in [*(str(each) for each in OPEN), *(f"evalapp.{each.name}" for each in VIEWS)]:
        database.rows(f"SELECT * FROM {name}", "analyst")
    with pytest.raises(_REFUSED):
        database.rows("DELETE FROM evalapp.score RETURNING 1", "analyst")


@pytest.mark.long
def test_what_everybody_may_read_by_default_is_not_read_here(
    publish: Callable[..., Ran], database: Database, call: Path
) -> None:
    database.do("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC")
    publish(call)
    let_in(database, "analyst", "evalapp_reader")
    with pytest.raises(_REFUSED):
        database.rows("SELECT 1 FROM evalapp.person_name", "analyst")


@pytest.mark.long
def test_who_may_read_names_reads_all(publish: Callable[..., Ran], database: Database, call: Path) -> None:
    publish(call)
    let_in(database, "registrar", "evalapp_reader_named")
    for table in (*OPEN, *RESTRICTED_TABLES):
        database.rows(f"SELECT * FROM {table}", "registrar")
    query = "SELECT name, comment FROM evalapp.score_comment JOIN evalapp.person_name USING (panel, person)"
    assert database.rows(query, "registrar") == [("An Peeters", "An Peeters kent hen.")]


@pytest.mark.long
def test_nothing_that_a_reader_sees_holds_a_name_an_id_or_a_comment(
    publish: Callable[..., Ran], database: Database, call: Path
) -> None:
    publish(call)
    let_in(database, "analyst", "evalapp_reader")
    names = [*(str(each) for each in OPEN), *(f"evalapp.{each.name}" for each in VIEWS)]
    seen = [
        value for name in names for row in database.rows(f"SELECT * FROM {name}", "analyst") for value in row
    ]
    texts = [value for value in seen if isinstance(value, str)]
    assert len(texts) > 100
    secrets = ("Peeters", "Claes", "kent hen", "Werkt er")
    assert [text for text in texts if any(each in text for each in secrets) or text in ("J1", "J2")] == []


@pytest.mark.long
def test_no_view_reads_what_is_restricted(
    publish: Callable[..., Ran], database: Database, call: Path
) -> None:
    publish(call)
    query = """SELECT DISTINCT used.relname FROM pg_depend AS d JOIN pg_rewrite AS w ON w.oid = d.objid
        JOIN pg_class AS used ON used.oid = d.refobjid WHERE d.classid = 'pg_rewrite'::regclass
        AND used.relnamespace = 'evalapp'::regnamespace"""
    used = {name for (name,) in database.rows(query)}
    assert "application" in used
    assert used & {each.name for each in RESTRICTED_TABLES} == set()


@pytest.mark.long
def test_who_may_not_make_roles_is_told_what_to_have_done(run: Run, database: Database, call: Path) -> None:
    database.do(
        f"CREATE ROLE publisher LOGIN PASSWORD '{PASSWORD}'",
        f"GRANT CREATE ON DATABASE {database.name} TO publisher",
    )
    first = run("publish", call, "--to", database.as_user("publisher"))
    assert first.status == 0
    assert "have its manager carry out:" in first.err
    statements = [line.strip() for line in first.err.splitlines() if line.startswith("  ")]
    assert [each.split()[0] for each in statements] == ["CREATE", "CREATE", "GRANT", "GRANT", "GRANT"]

    database.do(*statements)

    assert run("publish", call, "--to", database.as_user("publisher")).err == ""
    let_in(database, "analyst", "evalapp_reader")
    assert database.rows("SELECT count(*) FROM evalapp.score", "analyst") == [(1,)]
    with pytest.raises(_REFUSED):
        database.rows("SELECT 1 FROM evalapp.person_name", "analyst")


@pytest.mark.long
def test_a_pseudonym_stays_and_is_of_one_panel_alone(
    publish: Callable[..., Ran], database: Database, call: Path, tmp_path: Path
) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    publish(call, tmp_path / "other.evalpanel")
    query = "SELECT id, person FROM evalapp.person_name JOIN evalapp.panel USING (panel) WHERE file = '{}' ORDER BY 1"
    first, other = (dict(database.rows(query.format(f"{name}.evalpanel"))) for name in ("call", "other"))
    assert (set(first), set()) == (set(other), set(first.values()) & set(other.values()))

    with Workspace.open(call) as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=2))
    publish(call)

    assert dict(database.rows(query.format("call.evalpanel"))) == first
