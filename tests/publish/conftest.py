"""A real server for all tests of a run (of each worker), and an empty database for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from evalapp.cli import main
from tests import postgres
from tests.cli.conftest import Ran, Run
from tests.postgres import Server
from tests.publish.database import Database


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if why := postgres.why_not():
        pytest.skip(why)
    with postgres.running() as started:
        yield started


@pytest.fixture(scope="session")
def _made(server: Server) -> Database:
    """A database takes longer to make than all that a test does in it."""
    with psycopg.connect(server.url(), autocommit=True) as conn:
        conn.execute("CREATE DATABASE calls")
    return Database(server, "calls")


@pytest.fixture
def database(_made: Database) -> Database:
    """Empty, as if it were new."""
    _made.do("DROP SCHEMA IF EXISTS evalapp CASCADE")
    return _made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(each) for each in arguments])
        written = capsys.readouterr()
        return Ran(status=status, out=written.out, err=written.err)

    return run_command


@pytest.fixture
def publish(run: Run, database: Database) -> Callable[..., Ran]:
    def publish_files(*files: Path | str) -> Ran:
        return run("publish", *files, "--to", database.url)

    return publish_files
