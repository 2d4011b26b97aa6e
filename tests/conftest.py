"""What every test stands on: English sentences, no display, no wrapper around the real files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.libraries import missing

# Without Qt's system libraries everything else is still tested (see the Makefile).
collect_ignore = ["ui", "delivery/test_screens.py"] if missing() else []

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["EVALAPP_LANGUAGE"] = "en"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings and recent files of the person who runs the tests stay untouched."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    return


SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with real scores, beside the checkout; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip(
            f"the real data is not here: {SHARED.name} lies beside the checkout where it is available"
        )
    return SHARED
