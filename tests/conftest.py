"""What every test stands on: English sentences, no display, no wrapper around the real files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import settings

from evalapp.store import migrating, sqlite
from ui.libraries import missing

# Without Qt's system libraries everything else is still tested (see the Makefile).
collect_ignore = ["ui", "delivery/test_screens.py"] if missing() else []

# How long an example takes depends on what else the machine does; speed is measured by `make bench`.
settings.register_profile("evalapp", deadline=None)
settings.load_profile("evalapp")

LONG = 30

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["EVALAPP_LANGUAGE"] = "en"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--whole", action="store_true", help="also what is marked long, and all of its cases")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a test that is marked long the suite runs one case in `LONG`, another one each time; by itself it runs whole.

    Which is told by the seed of the order, that pytest-randomly prints and every process has: with it the same ones
    are run again.
    """
    if config.getoption("--whole") or _is_asked_for_alone(config):
        return
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("long") is not None:
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    seed = int(config.getoption("randomly_seed", 0))
    kept = {
        item
        for name, those in cases.items()
        for n, item in enumerate(sorted(those, key=lambda each: each.nodeid))
        if (n + seed + crc32(name.encode())) % LONG == 0
    }
    left_out = {item for those in cases.values() for item in those} - kept
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=list(left_out))


def _is_asked_for_alone(config: pytest.Config) -> bool:
    """Files or tests are named: whoever works on those wants all of them."""
    return any("::" in each or each.endswith(".py") for each in config.args)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings and recent files of the person who runs the tests stay untouched."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    return


@pytest.fixture(scope="session", autouse=True)
def _empty_files_copied() -> Iterator[None]:
    """The tables and guards of a new file are made for the first one of its kind, and copied into every later one: that
    is half of what it takes to make a small panel. What brings an older file up to date makes them as ever.
    """
    made: dict[int, sqlite3.Connection] = {}
    make = migrating.bring_up_to_date

    def copy(conn: sqlite3.Connection, record: Callable[[], None] = lambda: None) -> None:
        if conn.in_transaction or conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            make(conn, record)
            return
        kind = conn.execute("PRAGMA application_id").fetchone()[0]
        if kind in made:
            made[kind].backup(conn)
        else:
            make(conn, record)
            made[kind] = sqlite3.connect(":memory:", check_same_thread=False)
            conn.backup(made[kind])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "bring_up_to_date", copy)
        yield
    for each in made.values():
        each.close()


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Only a machine that loses its power tells the difference, and no test takes that away."""
    settle = sqlite.settle

    def settle_at_once(conn: sqlite3.Connection) -> None:
        settle(conn)
        conn.execute("PRAGMA synchronous = OFF")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "settle", settle_at_once)
        patch.setattr(os, "fsync", lambda _handle: None)
        yield


SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with real scores, beside the checkout; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip(
            f"the real data is not here: {SHARED.name} lies beside the checkout where it is available"
        )
    return SHARED
