"""What a server refuses is one sentence that says what to do, and no sentence repeats a password."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from evalapp.domain.errors import KnownError
from evalapp.publish.address import address_of
from evalapp.publish.faults import RowsRefused, ServerFault, faults_told
from evalapp.publish.star.star import VERSION
from tests.cli.conftest import Ran, Run
from tests.postgres import PASSWORD, Server
from tests.publish.database import Database
from tests.samples import small_panel
from tests.test_lazy import ROOT, last_line

SECRET = "hunter2-geheim"


@pytest.fixture
def call(tmp_path: Path) -> Path:
    small_panel(tmp_path / "call.evalpanel").close()
    return tmp_path / "call.evalpanel"


def refused(done: Ran) -> str:
    assert (2, "") == (done.status, done.out), done
    assert (SECRET in done.err, PASSWORD in done.err, len(done.err.splitlines())) == (False, False, 1), (
        done.err
    )
    return done.err


def test_a_wrong_password(run: Run, server: Server, call: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    said = refused(run("publish", call, "--to", server.url()))
    assert said.startswith(
        f"The server 127.0.0.1:{server.port}/postgres refuses the user “owner” with this password"
    )


def test_a_database_that_is_not_there(run: Run, server: Server, call: Path) -> None:
    assert refused(run("publish", call, "--to", server.url("nowhere"))).startswith(
        "There is no such database"
    )


def test_a_server_that_is_not_there(run: Run, call: Path) -> None:
    said = refused(run("publish", call, "--to", "postgresql://me@127.0.0.1:1/calls"))
    assert said.startswith("The server 127.0.0.1:1/calls does not answer; see whether it runs")


def test_a_server_without_tls(run: Run, server: Server, call: Path) -> None:
    said = refused(run("publish", call, "--to", f"{server.url()}?sslmode=require"))
    assert said.startswith("No safe connection with 127.0.0.1")


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://me:{SECRET}@server/calls",
        f"postgres//me:{SECRET}@server/calls",
        f"postgresql://me:{SECRET}@server:{SECRET}/calls",
        f"postgresql://me:{SECRET}@server:99999/calls",
        SECRET,
        "",
    ],
)
def test_what_is_no_address(run: Run, call: Path, url: str) -> None:
    assert refused(run("publish", call, "--to", url)).startswith("What follows --to is no address")


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://me:{SECRET}@server/calls",
        f"postgres://me:{SECRET}@server:5433/calls",
        "postgresql://me:@server/calls",
        f"postgresql://me@server/calls?password={SECRET}",
        f"postgresql://me@server/calls?sslpassword={SECRET}",
        f"postgresql://me%3A{SECRET}@server/calls",
        f"postgresql://me@server/calls;password={SECRET}",
        f"postgresql://me@server/host%3D127.0.0.1%20password%3D{SECRET}",
        f"postgresql://me@server/calls?dbname=host%253Dserver%2520password%2520%253D%2520{SECRET}",
        f"postgresql://me@server/calls?scram_client_key={SECRET}",
        f"postgresql://me@server/calls?oauth_client_secret={SECRET}",
        f"postgresql://me@server/calls?PASSWORD={SECRET}",
        f"postgresql://me@server/calls?sslmode=require&passwd={SECRET}",
        f"postgresql://me@server/calls?p%61ssword={SECRET}",
        "postgresql://me@server/calls?password",
        "postgresql://me@server/calls?password&sslmode=require",
    ],
)
def test_a_password_in_the_command_is_refused_and_not_repeated(run: Run, call: Path, url: str) -> None:
    said = refused(run("publish", call, "--to", url))
    assert said.startswith("A password in the command can be seen by everybody on this machine; leave it out")
    assert "keep it in the file .pgpass or in PGPASSWORD" in said


@pytest.mark.parametrize("database", ["password", "secret", "wachtwoorden?passfile=/home/me/.pgpass"])
def test_what_is_only_called_as_a_password_is_an_address(database: str) -> None:
    assert address_of(f"postgresql://me@server/{database}").shown == f"server/{database.partition('?')[0]}"


def test_an_option_that_the_driver_does_not_know(run: Run, server: Server, call: Path) -> None:
    said = refused(run("publish", call, "--to", f"{server.url()}?pasword={SECRET}"))
    assert "invalid connection option" in said


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (
            psycopg.errors.DiskFull("could not extend file"),
            "The disk of the server srv/calls is full; make room",
        ),
        (psycopg.errors.ReadOnlySqlTransaction("x"), "The server srv/calls only reads"),
        (psycopg.errors.AdminShutdown("x"), "The server srv/calls is being stopped or started"),
        (psycopg.errors.TooManyConnections("x"), "The server srv/calls has no connection left"),
        (psycopg.errors.DeadlockDetected("x"), "On srv/calls another program kept its hold"),
        (psycopg.OperationalError("the connection is closed"), "The connection with srv/calls broke off"),
        (
            psycopg.OperationalError('FATAL: no pg_hba.conf entry for host "x"'),
            "The server srv/calls does not let",
        ),
        (psycopg.OperationalError(f"odd {SECRET} thing"), "The server srv/calls says: odd … thing."),
    ],
)
def test_each_fault_has_its_sentence(error: psycopg.Error, begins: str) -> None:
    with (
        pytest.raises(ServerFault) as told,
        faults_told(address_of(f"postgresql://me@srv/calls?passfile={SECRET}")),
    ):
        raise error
    assert str(told.value).startswith(begins)


def test_a_fault_of_rows_is_of_one_panel_alone() -> None:
    with pytest.raises(RowsRefused), faults_told(address_of("postgresql://srv/calls")):
        raise psycopg.errors.NumericValueOutOfRange("numeric field overflow")


def test_a_newer_star_is_left_alone(
    publish: Callable[..., Ran], database: Database, call: Path, tmp_path: Path
) -> None:
    publish(call)
    database.do(f"INSERT INTO evalapp.schema_version VALUES ({VERSION + 1}, now(), '9.9')")
    small_panel(tmp_path / "other.evalpanel").close()
    assert f"has version {VERSION + 1} of its tables" in refused(publish(tmp_path / "other.evalpanel"))
    assert database.value("SELECT count(*) FROM evalapp.panel") == 1


def test_a_schema_of_somebody_else_is_left_alone(
    publish: Callable[..., Ran], database: Database, call: Path
) -> None:
    database.do("CREATE SCHEMA evalapp", "CREATE TABLE evalapp.mine (id int)")
    assert "holds tables of something else" in refused(publish(call))
    assert database.tables() == ["mine"]


@pytest.fixture
def publisher(database: Database) -> Iterator[str]:
    database.do(f"CREATE ROLE plain LOGIN PASSWORD '{PASSWORD}'")
    yield database.as_user("plain")
    database.do("DROP OWNED BY plain CASCADE", "DROP ROLE plain")


def test_who_may_not_make_a_schema_is_told_and_may_be_given_one(
    run: Run, database: Database, call: Path, publisher: str
) -> None:
    said = refused(run("publish", call, "--to", publisher))
    assert "the user “plain” may not do this (" in said
    database.do("CREATE SCHEMA evalapp AUTHORIZATION plain")
    assert run("publish", call, "--to", publisher).status == 0


def test_a_database_that_is_not_in_utf8(run: Run, server: Server, call: Path) -> None:
    with psycopg.connect(server.url(), autocommit=True) as conn:
        conn.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    said = refused(run("publish", call, "--to", server.url("latin")))
    assert said.startswith("The database keeps its texts in LATIN1; have one made in UTF8")


@pytest.mark.parametrize("lacking", ["sqlalchemy", "psycopg"])
def test_without_the_extra_its_name_is_told(
    run: Run, call: Path, lacking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(sys.modules):
        if name.startswith("evalapp.publish."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, lacking, None)
    said = refused(run("publish", call, "--to", "postgresql://localhost/calls"))
    assert "pip install 'evalapp[publish]'" in said


@pytest.mark.long
def test_nobody_else_loads_a_driver(call: Path) -> None:
    heavy = ("sqlalchemy", "psycopg")
    run = f"import sys; sys.argv = {['main.py', 'rank', str(call)]!r}; import main; main.main()"
    assert "[]" == last_line(f"{run}; print([name for name in {heavy!r} if name in sys.modules])")
    helped = [sys.executable, "-X", "importtime", "main.py", "publish", "--help"]
    told = subprocess.run(helped, capture_output=True, text=True, cwd=ROOT, check=True).stderr
    assert [name for name in (*heavy, "pandas") if f"| {name}\n" in told] == []


def test_an_address_is_shown_without_where_its_password_is() -> None:
    address = address_of(f"postgresql://me@server:5433/calls?passfile={SECRET}2&sslkey={SECRET}")
    assert address.shown == "server:5433/calls"
    assert address.without_secrets(f"{SECRET}2 and {SECRET}") == "… and …"
    with pytest.raises(KnownError):
        address_of("sqlite:///calls.db")
