"""What a reader writes past Python's streams goes nowhere, and afterwards everything is as it was."""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Thread

import pytest

from evalapp.domain.incoming.unheard import unheard


def test_what_is_written_meanwhile_is_let_go(capfd: pytest.CaptureFixture[str]) -> None:
    with unheard():
        os.write(2, b"thread panicked")
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_the_last_one_out_turns_it_back_on(capfd: pytest.CaptureFixture[str]) -> None:
    with unheard():
        other = Thread(target=_within)
        other.start()
        other.join()
        os.write(2, b"still within")
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def _within() -> None:
    with unheard():
        os.write(2, b"of another thread")


def test_an_error_turns_it_back_on(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="x"), unheard():
        raise ValueError("x")
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_nothing_stays_open_of_it() -> None:
    """Of a list with many files the program would run out of what it may have open."""
    before = _open()
    with unheard():
        pass
    assert before == _open()


def _open() -> list[int]:
    found = []
    for number in range(256):
        with suppress(OSError):
            os.fstat(number)
            found.append(number)
    return found
