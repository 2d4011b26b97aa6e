"""A real server for all tests of a run (of each worker), and a database of its own for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
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
def _numbers() -> Iterator[int]:
    return count()


@pytest.fixture
def database(server: Server, _numbers: Iterator[int]) -> Database:
    name = f"calls_{next(_numbers)}"
    with psycopg.connect(server.url(), autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name}")
    return Database(server, name)


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
