"""A plugin of pytest that keeps how long each test took: the quick ones of those that can tell are asked first."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

TIMES = "EVALAPP_TIMES"
"""Where to, as an environment variable."""
_took: dict[str, float] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.passed:
        _took[report.nodeid] = report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workerinput"):  # one of several processes, which tells the first
        return
    Path(os.environ[TIMES]).write_text(json.dumps(_took), encoding="utf-8")
