"""A process that is killed at a certain step of what it does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import ModuleType

import pytest

Step = tuple[ModuleType, str, int]
"""A function of a module by its name, and the how manieth call of it is not reached any more."""


def kill_at(step: Step, operation: Callable[[], object]) -> None:
    """Nothing of it is cleaned up, as when the current goes. Whoever calls holds no file that it opens."""
    if not hasattr(os, "fork"):
        pytest.skip("no process can be split here")
    module, name, nth = step
    process = os.fork()
    if not process:
        try:
            _die_at(module, name, nth)
            operation()
        finally:
            os._exit(1)  # it was not killed: whoever waits says so
    _process, status = os.waitpid(process, 0)
    assert (os.WIFSIGNALED(status) and os.WTERMSIG(status)) == signal.SIGKILL, f"never came to {name} {nth}"


def _die_at(module: ModuleType, name: str, nth: int) -> None:
    real, calls = vars(module)[name], []

    def call(*given: object, **named: object) -> object:
        calls.append(name)
        if len(calls) == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)

    pytest.MonkeyPatch().setattr(module, name, call)
