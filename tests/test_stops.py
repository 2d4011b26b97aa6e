"""When a stop is heard, and when it waits."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from evalapp import stops

ROOT = Path(__file__).resolve().parents[1]


def stop() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("number", stops.ASKING)
def test_before_anything_is_final_it_ends_the_work(number: int) -> None:
    with pytest.raises(KeyboardInterrupt), stops.watching():
        signal.raise_signal(number)


@pytest.mark.parametrize("number", stops.ASKING)
def test_from_then_on_it_waits_until_it_is_heeded(number: int) -> None:
    with stops.watching() as watch:
        with stops.final():
            signal.raise_signal(number)
        stop()
        assert watch.is_asked
        with pytest.raises(KeyboardInterrupt):
            stops.heed()


def test_where_it_did_not_come_to_that_it_is_heard_as_before() -> None:
    with stops.watching():
        with pytest.raises(OSError, match="full"), stops.final():
            raise OSError("full")
        with pytest.raises(KeyboardInterrupt):
            stop()
        with stops.final():
            pass
        with pytest.raises(OSError, match="full"), stops.final():
            raise OSError("full")
        stop()  # what was done before stays done


def test_one_that_python_drops_is_heard_a_moment_later(capsys: pytest.CaptureFixture[str]) -> None:
    class Cleared:
        def __del__(self) -> None:
            stop()

    with pytest.raises(KeyboardInterrupt), stops.watching():
        Cleared()
        for _moment in range(500):  # a sleep as a whole would not be woken
            time.sleep(0.02)
    assert "" == capsys.readouterr().err


def test_nobody_is_kept_at_a_question() -> None:
    with stops.watching():
        with stops.final():
            pass
        with pytest.raises(KeyboardInterrupt), stops.at_once():
            stop()
        stop()
        with pytest.raises(KeyboardInterrupt), stops.at_once():
            raise AssertionError("it was asked all the same")


def test_what_was_done_is_told_as_long_as_it_is_there(tmp_path: Path) -> None:
    there, gone = tmp_path / "there", tmp_path / "gone"
    there.touch()
    with stops.watching() as watch:
        stops.note_done(there, 3)
        stops.note_done(gone, 1)
        stops.note_done(there, 4)
        assert watch.done == {there: [3, 4]}


def test_without_a_command_nothing_watches(tmp_path: Path) -> None:
    stops.note_done(tmp_path)
    stops.heed()
    with pytest.raises(KeyboardInterrupt), stops.final(), stops.at_once():
        stop()


def test_what_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stops.watching():
            stop()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_command_in_another_thread_hears_none() -> None:
    done = []

    def work() -> None:
        with stops.watching(), stops.final():
            done.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [before]


def test_a_stop_while_the_process_goes_changes_nothing_of_its_status() -> None:
    code = (
        "import signal, sys, main; sys.argv = ['main.py', '--version']; status = main.main(); "
        "signal.raise_signal(signal.SIGINT); sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (0, "") == (ran.returncode, ran.stderr)
